namespace Casus.Model;

/// <summary>Finds the known word nearest to one that is not known, for "did you mean".</summary>
public static class Nearest
{
    /// <summary>The candidate at the smallest edit distance, or null when even that is more than a third of the longer word (at least 2) away.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        var distance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            // Names past this length are compared by their beginnings: a hint need not be exact.
            var d = Distance(Head(word), Head(candidate));
            if (d < distance)
            {
                (best, distance) = (candidate, d);
            }
        }

        return best is not null && distance <= Math.Max(2, Math.Max(word.Length, best.Length) / 3) ? best : null;
    }

    /// <summary><c>; did you mean 'X'?</c>, or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> candidates) => To(word, candidates) is { } near ? $"; did you mean '{near}'?" : string.Empty;

    private static ReadOnlySpan<char> Head(string text) => text.AsSpan(0, Math.Min(text.Length, 128));

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var up = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1));
                diagonal = up;
            }
        }

        return row[^1];
    }
}
