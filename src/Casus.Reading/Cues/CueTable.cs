using System.Collections.Frozen;
using System.Globalization;

namespace Casus.Reading;

/// <summary>How often a verb or noun, with a kind of complement, was the cue of an attribution: counts over the training articles.</summary>
internal static class CueTable
{
    // Below this share an attribution found is more often wrong than right, by far enough to cost more than it gives.
    public const double Least = 0.28;

    private const double PriorWeight = 3;

    private static readonly FrozenDictionary<(string Base, Pattern Pattern), (int Hits, int Seen)> Counts = Facts.Rows("cues.tsv")
        .Where(row => row[0] != "*")
        .ToFrozenDictionary(row => (row[0], Enum.Parse<Pattern>(row[1])), row => (Number(row[2]), Number(row[3])));

    private static readonly FrozenDictionary<Pattern, double> Priors = Facts.Rows("cues.tsv")
        .Where(row => row[0] == "*")
        .ToFrozenDictionary(row => Enum.Parse<Pattern>(row[1]), row => Number(row[2]) / (double)Math.Max(1, Number(row[3])));

    /// <summary>In [0, 1]; a pair never seen has the share of its pattern, halved.</summary>
    public static double Strength(string cue, Pattern pattern)
    {
        var prior = Priors.GetValueOrDefault(pattern) / 2;
        return Counts.TryGetValue((cue, pattern), out var count)
            ? (count.Hits + (prior * PriorWeight)) / (count.Seen + PriorWeight)
            : prior;
    }

    /// <summary>The strongest of a cue's patterns that take a clause or a quote.</summary>
    public static double Speaking(string cue) =>
        Math.Max(Math.Max(Strength(cue, Pattern.That), Strength(cue, Pattern.Clause)), Math.Max(Strength(cue, Pattern.QuoteRight), Strength(cue, Pattern.Left)));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
