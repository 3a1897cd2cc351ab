using System.Text.Json;
using Casus.Model;

namespace Casus.Quality;

/// <summary>Where pieces of a text stand that are given by their words, and by which of their occurrences.</summary>
internal static class Pieces
{
    /// <summary>UTF-16 spans of one role: a string, an object with <c>text</c> and <c>occurrence</c>, or a list of either; none for null.</summary>
    public static List<Span> Of(string text, JsonElement statement, string role) =>
        !statement.TryGetProperty(role, out var value) || value.ValueKind == JsonValueKind.Null ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(piece => One(text, piece))]
        : [One(text, value)];

    public static Span One(string text, JsonElement piece)
    {
        var (words, occurrence) = piece.ValueKind == JsonValueKind.String ? (piece.GetString()!, 1)
            : (piece.GetProperty("text").GetString()!, piece.TryGetProperty("occurrence", out var count) ? count.GetInt32() : 1);
        var at = -1;
        for (var i = 0; i < occurrence; i++)
        {
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal);
            if (at < 0)
            {
                throw new InvalidDataException($"the words '{words}' do not occur {occurrence} times in '{text}'");
            }
        }

        return new(at, at + words.Length);
    }

    /// <summary>The characters that both spans have, of those that either has.</summary>
    public static double Overlap(IReadOnlyList<Span> a, IReadOnlyList<Span> b)
    {
        var left = a.SelectMany(span => Enumerable.Range(span.Start, span.Length)).ToHashSet();
        var right = b.SelectMany(span => Enumerable.Range(span.Start, span.Length)).ToHashSet();
        var both = left.Count(right.Contains);
        return both == 0 ? 0 : (double)both / (left.Count + right.Count - both);
    }
}
