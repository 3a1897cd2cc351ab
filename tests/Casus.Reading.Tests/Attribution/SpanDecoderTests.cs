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
    public void ShortSections_GiveWhatTryingEveryLabellingGives(int count)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var scores = Scores(seed, count);
            var found = Decode(scores, count);
            var (best, spans) = Tried(scores, count);
            Assert.Equal(spans.Select(s => (s.Role, s.Range)), found.Select(s => (s.Role, s.Range)));
            Assert.All(found.Zip(spans), pair => Assert.Equal(pair.Second.Probability, pair.First.Probability, 3));
            Assert.True(best > double.NegativeInfinity);
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
            new SpanDecoder(Weights).Decode(pointer, Labels, count, 0, 0, found);
        }

        return found;
    }

    // Every sequence of labels: the best whose last span is closed, and the share of each of its spans in the sum over all.
    private static (double Best, List<LabelledSpan> Spans) Tried(float[] scores, int count)
    {
        var all = new List<(int[] Labels, double Score)>();
        var total = (int)Math.Pow(Labels, count);
        for (var code = 0; code < total; code++)
        {
            var labels = new int[count];
            for (int i = 0, rest = code; i < count; i++, rest /= Labels)
            {
                labels[i] = rest % Labels;
            }

            double score = 0;
            for (var i = 0; i < count; i++)
            {
                score += scores[(i * Labels) + labels[i]] + Weights.OutBias[labels[i]] + Weights.Transitions[((i == 0 ? 0 : labels[i - 1]) * Labels) + labels[i]];
            }

            if (score > -1000)
            {
                all.Add((labels, score));
            }
        }

        var best = all.Where(a => a.Labels[^1] == 0 || (a.Labels[^1] - 1) % 4 >= 2).MaxBy(a => a.Score);
        var sum = all.Sum(a => Math.Exp(a.Score));
        var spans = new List<LabelledSpan>();
        var begin = 0;
        for (var i = 0; i < count; i++)
        {
            if (best.Labels[i] == 0)
            {
                continue;
            }

            var kind = (best.Labels[i] - 1) % 4;
            begin = kind is 0 or 3 ? i : begin;
            if (kind is 2 or 3)
            {
                var share = all.Where(a => Enumerable.Range(begin, i + 1 - begin).All(j => a.Labels[j] == best.Labels[j])).Sum(a => Math.Exp(a.Score)) / sum;
                spans.Add(new((SpanRole)((best.Labels[i] - 1) / 4), new(begin, i + 1), share));
            }
        }

        return (best.Score, spans);
    }
}
