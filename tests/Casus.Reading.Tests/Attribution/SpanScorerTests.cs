using System.Runtime.InteropServices;
using Casus.Language;

namespace Casus.Reading.Tests;

public class SpanScorerTests
{
    private const int Sums = 16;

    private static readonly int Length = (SpanFeatures.Count * Sums) + Sums + (SpanFeatures.Values.Sum() * Sums) + Sums;

    [Fact]
    public void Score_IsTheFirstSumAndWhatIsAboveZeroOfTheOthers()
    {
        // The first number counts 2 in the first sum and −1 in the second, the third number 3 in the third; the bias of the second sum is 1; a value of the last category adds 5 to the third.
        var weights = new float[Length];
        (weights[0], weights[1], weights[(2 * Sums) + 2], weights[(SpanFeatures.Count * Sums) + 1]) = (2, -1, 3, 1);
        weights[(SpanFeatures.Count * Sums) + Sums + ((SpanFeatures.Values.Sum() - SpanFeatures.Values[^1] + 7) * Sums) + 2] = 5;
        weights.AsSpan(Length - Sums).Fill(0.5f);
        var scorer = Read(weights);
        Assert.Equal(Odds((2 * 0.25) + (0.5 * 0.75) + (0.5 * 3 * 0.1)), Probability(scorer, 0.25f, 0.1f, 0), 6);
        Assert.Equal(Odds((2 * 4) + (0.5 * 3 * 0.1) + (0.5 * 5)), Probability(scorer, 4, 0.1f, 7), 6);
        Assert.Equal(Odds(0.5 * 1), Probability(scorer, 0, -2, 0), 6);
    }

    [Fact]
    public void SectionOfAnotherSize_IsRefusedByName()
    {
        var refused = Assert.Throws<ModelFormatException>(() => Read(new float[Length - 1]));
        Assert.Contains("spans.source", refused.Message, StringComparison.Ordinal);
    }

    // Trained on whole texts: what stands farther off than its numbers look changes nothing of a span's own.
    [Fact]
    public void Spans_AreScoredAlikeInAShortTextAndBehindALongOne()
    {
        const string text = "The mayor said that the bridge would stay open until the toll is paid.";
        var alone = Texts.Read(text);
        var longer = string.Concat(Enumerable.Repeat("Nobody came to the harbour on that day. ", 400)) + "\n\n" + text;
        var behind = Texts.Read(longer);
        Assert.Equal(2, Attributor.Sections(Contents.Parse(longer).Doc).Count());
        Assert.Equal(Assert.Single(alone).Content.Text, Assert.Single(behind).Content.Text);
    }

    private static double Probability(SpanScorer scorer, float first, float third, int last)
    {
        var (row, categories) = (new float[SpanFeatures.Count], new int[SpanFeatures.Categories]);
        (row[0], row[2], categories[^1]) = (first, third, last);
        var found = Kernel.Runnable.Select(kernel => scorer.Probability(kernel, SpanRole.Cue, row, categories)).Distinct();
        return Assert.Single(found);
    }

    private static double Odds(double score) => 1 / (1 + Math.Exp(-score));

    private static SpanScorer Read(float[] weights)
    {
        var writer = new PackWriter();
        foreach (var role in (string[])["source", "cue", "content"])
        {
            writer.Add("spans." + role, MemoryMarshal.AsBytes(weights.AsSpan()).ToArray());
        }

        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, writer.ToBytes());
            return new(PackFile.Open(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
