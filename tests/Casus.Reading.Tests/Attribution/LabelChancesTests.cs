using Casus.Language;

namespace Casus.Reading.Tests;

public class LabelChancesTests
{
    private const int Labels = NetworkWeights.Labels;

    private static readonly NetworkWeights Weights = new(PackFile.Open(ModelFiles.Find(ReadingModel.AttributionName)!));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void ShortSections_HaveTheSharesOfEverySequence(int count)
    {
        var any = false;
        for (var seed = 0; seed < 20; seed++)
        {
            var scores = Scores(seed, count);
            var chances = Read(scores, count);
            var found = new List<LabelledSpan>();
            chances.AddSpans(0.01, found);
            any |= found.Count > 0;
            var weighed = Weighed(scores, count);
            Assert.Equal(weighed.Count(span => span.Probability > 0.011), found.Count(span => span.Probability > 0.011));
            Assert.All(found, span => Assert.Equal(weighed.Single(one => one.Role == span.Role && one.Range == span.Range).Probability, span.Probability, 3));
            Assert.All(found, span => Assert.Equal(weighed.Single(one => one.Role == span.Role && one.Range == span.Range).Presence, span.Presence, 3));
            foreach (var role in Enum.GetValues<SpanRole>())
            {
                for (var i = 0; i < count; i++)
                {
                    // What is still open at the end of the section begins and is of its role, but is no span.
                    Assert.Equal(weighed.Where(span => span.Role == role && span.Range.End == i + 1).Sum(span => span.Probability), chances.End(role, i), 3);
                    Assert.InRange(weighed.Where(span => span.Role == role && span.Range.First == i).Sum(span => span.Probability), 0, chances.Begin(role, i) + 0.001);
                    Assert.InRange(chances.Begin(role, i), 0, chances.Of(role, i) + 0.001);
                }
            }
        }

        Assert.True(any);
    }

    [Fact]
    public void ShorterSectionAfterALonger_HasItsOwnChances()
    {
        var chances = new LabelChances(Weights);
        Read(chances, Scores(1, 500), 500);
        Read(chances, Scores(2, 3), 3);
        var fresh = Read(Scores(2, 3), 3);
        Assert.Equal(3, chances.Count);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(fresh.Of(SpanRole.Content, i), chances.Of(SpanRole.Content, i)));
    }

    private static LabelChances Read(float[] scores, int count)
    {
        var chances = new LabelChances(Weights);
        Read(chances, scores, count);
        return chances;
    }

    private static unsafe void Read(LabelChances chances, float[] scores, int count)
    {
        fixed (float* pointer = scores)
        {
            chances.Read(pointer, Labels, count);
        }
    }

    private static float[] Scores(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * Labels).Select(_ => (float)((random.NextDouble() * 8) - 4))];
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
