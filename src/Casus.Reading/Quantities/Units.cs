using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Units of measure by their names (<c>data/reading/units.tsv</c>): SI symbols where there are, else the usual sign.</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, string> Names = Facts.Rows("units.tsv")
        .SelectMany(row => row[1].Split('|').Select(name => (name, row[0]))).ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>The unit named at a token, two words before one; null for none.</summary>
    public static (int End, string Unit)? At(Doc doc, int at, int end)
    {
        if (at >= end)
        {
            return null;
        }

        if (at + 1 < end && Names.TryGetValue(doc[at].Lower + " " + doc[at + 1].Lower, out var two))
        {
            return (at + 2, two);
        }

        return Names.TryGetValue(doc[at].Lower, out var one) ? (at + 1, one) : null;
    }
}
