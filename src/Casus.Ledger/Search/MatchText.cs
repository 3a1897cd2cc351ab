using System.Text;

namespace Casus.Ledger;

/// <summary>A search as FTS5 reads it.</summary>
/// <param name="Text">Never empty: what asks for nothing in particular asks for the kinds of rows.</param>
internal sealed record MatchText(string Text)
{
    private const int MaxWords = 64;

    /// <param name="actors">Gives all the names of an actor.</param>
    public static MatchText Of(SearchQuery query, Func<string, IEnumerable<string>> actors)
    {
        var parts = new List<string>();
        if (Words(query.Words) is { Length: > 0 } words)
        {
            parts.Add($"({{heading text}} : ({words}))");
        }

        AddAny(parts, query.For switch
        {
            SearchFor.Statements => [Facets.Statement],
            SearchFor.Documents => [Facets.Document],
            _ => query.State is not null ? [Facets.Statement] : parts.Count > 0 ? [] : [Facets.Statement, Facets.Document],
        });
        AddAny(parts, query.Actors.SelectMany(actors).Distinct(StringComparer.Ordinal).Select(actor => query.AsSpeaker ? Facets.Speaker(actor) : Facets.Actor(actor)));
        AddAny(parts, query.Side is { } side ? [Facets.Side(side)] : []);
        AddAny(parts, query.Acts.Select(Facets.Act));
        AddAny(parts, query.Place is { } place ? [Facets.Place(place)] : []);
        AddAny(parts, query.Publisher is { } publisher ? [Facets.Publisher(publisher)] : []);
        AddAny(parts, query.From is null && query.To is null ? [] : Facets.Dates(query.From, query.To));
        return new MatchText(string.Join(" AND ", parts));
    }

    private static void AddAny(List<string> parts, IEnumerable<string> facets)
    {
        if (facets.Select(Facets.Token).ToList() is { Count: > 0 } any)
        {
            parts.Add($"(facets : ({string.Join(" OR ", any)}))");
        }
    }

    // Every word in quotation marks, so that nothing of FTS5's own syntax is read into it.
    private static string Words(string words)
    {
        var match = new StringBuilder();
        var count = 0;
        foreach (var word in Split(words).Where(word => word.Any(char.IsLetterOrDigit)).Take(MaxWords))
        {
            match.Append(count++ == 0 ? "\"" : " AND \"").Append(word.Replace("\0", string.Empty, StringComparison.Ordinal)).Append('"');
        }

        return match.ToString();
    }

    // What stands between two quotation marks is one; the rest by white space.
    private static IEnumerable<string> Split(string words)
    {
        var parts = words.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1 && i < parts.Length - 1)
            {
                yield return parts[i];
                continue;
            }

            foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                yield return word;
            }
        }
    }
}
