using Casus.Language;

namespace Casus.Reading.Tests;

public class SpanDecoderTests
{
    private const int Labels = NetworkWeights.Labels;

    private static readonly NetworkWeights Weights = new(PackFile.Open(ModelFiles.Find(ReadingModel.AttributionName)!));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void ShortSections_GiveWhatTryingEveryChoiceGives(int count)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var scores = Scores(seed, count);
            var found = Decode(scores, count);
            var best = Choices(Weighed(scores, count), 0).MaxBy(Worth)!;
            Assert.Equal(Worth(best), Worth(found), 3);
            Assert.Equal(best.Select(s => (s.Role, s.Range)), found.Select(s => (s.Role, s.Range)));
            Assert.All(found.Zip(best), pair => Assert.Equal(pair.Second.Probability, pair.First.Probability, 3));
            Assert.All(found.Zip(best), pair => Assert.Equal(pair.Second.Presence, pair.First.Presence, 3));
        }
    }

    [Fact]
    public void LongSection_GivesSpansInOrderThatDoNotOverlap()
    {
        var found = Decode(Scores(7, 4000), 4000);
        Assert.NotEmpty(found);
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.Range.End <= pair.Second.Range.First));
        Assert.All(found, span => Assert.InRange(span.Probability, 0, 1));
    }

    private static float[] Scores(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * Labels).Select(_ => (float)((random.NextDouble() * 8) - 4))];
    }

    private static unsafe List<LabelledSpan> Decode(float[] scores, int count)
    {
        var found = new List<LabelledSpan>();
        fixed (float* pointer = scores)
        {
            new SpanDecoder(Weights).Decode(pointer, Labels, count, 0, found);
        }

        return found;
    }

    private static double Worth(List<LabelledSpan> spans) => spans.Sum(s => SpanDecoder.Gain(s.Role, s.Probability));

    // Every way to take some of the spans, none overlapping, in order.
    private static IEnumerable<List<LabelledSpan>> Choices(List<LabelledSpan> spans, int from)
    {
        yield return [];
        foreach (var span in spans.Where(s => s.Range.First >= from && SpanDecoder.Gain(s.Role, s.Probability) > 0))
        {
            foreach (var rest in Choices(spans, span.Range.End))
            {
                yield return [span, .. rest];
            }
        }
    }

    // The share of each span, and of each token's roles, in the sum over every sequence of labels.
    private static List<LabelledSpan> Weighed(float[] scores, int count)
    {
        var shares = new Dictionary<(int Role, int First, int End), double>();
        var roles = new double[3, count];
        double sum = 0;
        var total = (int)Math.Pow(Labels, count);
        for (var code = 0; code < total; code++)
        {
            var labels = new int[count];
            double score = 0;
            for (int i = 0, rest = code; i < count; i++, rest /= Labels)
            {
                labels[i] = rest % Labels;
                score += scores[(i * Labels) + labels[i]] + Weights.OutBias[labels[i]] + Weights.Transitions[((i == 0 ? 0 : labels[i - 1]) * Labels) + labels[i]];
            }

            if (score < -1000)
            {
                continue;
            }

            sum += Math.Exp(score);
            for (var i = 0; i < count; i++)
            {
                if (labels[i] > 0)
                {
                    roles[(labels[i] - 1) / 4, i] += Math.Exp(score);
                }
            }

            foreach (var span in Spans(labels))
            {
                shares[span] = shares.GetValueOrDefault(span) + Math.Exp(score);
            }
        }

        return [.. shares.Select(s => new LabelledSpan((SpanRole)s.Key.Role, new(s.Key.First, s.Key.End), s.Value / sum, Enumerable.Range(s.Key.First, s.Key.End - s.Key.First).Average(i => roles[s.Key.Role, i]) / sum))];
    }

    private static IEnumerable<(int Role, int First, int End)> Spans(int[] labels)
    {
        var begin = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var kind = labels[i] == 0 ? -1 : (labels[i] - 1) % 4;
            begin = kind is 0 or 3 ? i : begin;
            if (kind is 2 or 3)
            {
                yield return ((labels[i] - 1) / 4, begin, i + 1);
            }
        }
    }
}
