using Casus.Model;

namespace Casus.Ledger;

/// <summary>Which statement of a new reading takes over the decision on one of an earlier reading.</summary>
internal static class Inheritance
{
    /// <summary>Pairs each statement with at most one decided: of the same speaker, and sharing at least half of the longer content; the closest pairs first.</summary>
    /// <param name="read">Of the new reading, those not decided themselves.</param>
    /// <param name="decided">Of earlier readings, those the new one does not have.</param>
    /// <returns>By index in <paramref name="read"/>, the index in <paramref name="decided"/>.</returns>
    public static Dictionary<int, int> Match(IReadOnlyList<Statement> read, IReadOnlyList<Statement> decided)
    {
        var pairs = new List<(double Shared, int Read, int Decided)>();
        for (var i = 0; i < read.Count; i++)
        {
            for (var j = 0; j < decided.Count; j++)
            {
                if (Shared(read[i].Content.Spans, decided[j].Content.Spans) is var shared and >= 0.5 && SameSpeaker(read[i], decided[j]))
                {
                    pairs.Add((shared, i, j));
                }
            }
        }

        var matched = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        foreach (var (_, i, j) in pairs.OrderByDescending(pair => pair.Shared).ThenBy(pair => pair.Read).ThenBy(pair => pair.Decided))
        {
            if (!matched.ContainsKey(i) && taken.Add(j))
            {
                matched.Add(i, j);
            }
        }

        return matched;
    }

    /// <summary>The share of the longer of two contents that both have.</summary>
    private static double Shared(ValueList<Span> a, ValueList<Span> b)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < a.Count && j < b.Count)
        {
            common += Math.Max(0, Math.Min(a[i].End, b[j].End) - Math.Max(a[i].Start, b[j].Start));
            _ = a[i].End < b[j].End ? i++ : j++;
        }

        var longer = Math.Max(a.Sum(span => span.Length), b.Sum(span => span.Length));
        return longer == 0 ? 0 : (double)common / longer;
    }

    // By actors where both readings know them, else by the names.
    public static bool SameSpeaker(Statement a, Statement b)
    {
        var (first, second) = (Actors(a), Actors(b));
        return first.Count > 0 && second.Count > 0 ? first.SetEquals(second) : Names(a).SetEquals(Names(b));
    }

    private static HashSet<string> Actors(Statement statement) => [.. statement.Speakers.Select(speaker => speaker.Actor).OfType<string>()];

    private static HashSet<string> Names(Statement statement) => new(statement.Speakers.Select(speaker => speaker.Name), StringComparer.OrdinalIgnoreCase);
}
