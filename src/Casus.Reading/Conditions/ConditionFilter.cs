using System.Collections.Frozen;
using System.Globalization;

namespace Casus.Reading;

/// <summary>How likely a candidate is a condition, not a mere time, a question or a concession: a logistic regression (<c>data/reading/conditions.tsv</c>, made by <c>training/conditions</c>).</summary>
internal static class ConditionFilter
{
    private static readonly FrozenDictionary<string, double> Weights = Facts.Rows("conditions.tsv")
        .ToFrozenDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>A probability; features that the table does not know weigh nothing.</summary>
    public static double Probability(List<string> features)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += Weights.GetValueOrDefault(feature);
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
