using System.Collections.Frozen;
using System.Globalization;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The likely acts of a saying by naive Bayes over counts of labelled attributions (<c>data/reading/acts.tsv</c>).</summary>
internal static class ActTable
{
    // The content's words repeat each other, so each weighs less than the cue's; set on articles the counts leave out.
    private const double ContentWeight = 0.5;

    private const double CueWeight = 1.0;

    private const double Smoothing = 0.5;

    private static readonly Act[] Acts = Enum.GetValues<Act>();

    private static readonly FrozenDictionary<string, int[]> Counts = Facts.Rows("acts.tsv").ToFrozenDictionary(
        row => row[0], row => row[1..].Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal);

    private static readonly int[] Totals = Counts.GetValueOrDefault("*") ?? [.. Acts.Select(_ => 1)];

    /// <summary>All acts, likeliest first; the probabilities sum to one.</summary>
    public static List<ActProbability> Of(Words words, IReadOnlyList<TokenRange> cue, IReadOnlyList<TokenRange> content)
    {
        var all = (double)Totals.Sum();
        var scores = Acts.Select(act => Math.Log((Totals[(int)act] + 1) / (all + Acts.Length))).ToArray();
        foreach (var feature in ActFeatures.Of(words, cue, content))
        {
            if (feature == "*" || !Counts.TryGetValue(feature, out var counts))
            {
                continue;
            }

            var weight = feature[0] == 'c' ? CueWeight : ContentWeight;
            var seen = counts.Sum();
            foreach (var act in Acts)
            {
                // How much likelier the feature is with this act than in general.
                var share = (counts[(int)act] + (Smoothing * Totals[(int)act] / all * Acts.Length)) / (seen + (Smoothing * Acts.Length));
                scores[(int)act] += weight * Math.Log(share * all / Math.Max(1, Totals[(int)act]));
            }
        }

        var top = scores.Max();
        var weights = scores.Select(score => Math.Exp(score - top)).ToArray();
        var sum = weights.Sum();
        return [.. Acts.Select(act => new ActProbability(act, weights[(int)act] / sum)).OrderByDescending(p => p.Probability).ThenBy(p => p.Act)];
    }
}
