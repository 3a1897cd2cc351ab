using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Counts the facets of the newest rows that fit a search.</summary>
internal sealed class FacetCounts(SqliteConnection connection, SearchQuery query, Func<string, IEnumerable<string>> names, DocumentReview? review)
{
    private readonly long _last = query.Known is { } known ? EntryReader.LastBy(connection, known) : long.MaxValue;

    public SearchFacets Run()
    {
        // One pass serves all facets that the query leaves open; one that it gives is counted as if it did not.
        var open = Rows(query);
        return new(
            Facet(query.Acts.IsEmpty ? open : Rows(query with { Acts = [] }), Acts),
            Facet(query.Side is null ? open : Rows(query with { Side = null }), Sides),
            Facet(query.Actors.IsEmpty ? open : Rows(query with { Actors = [] }), Actors),
            Facet(query.Place is null ? open : Rows(query with { Place = null }), Places),
            Dates(query.From is null && query.To is null ? open : Rows(query with { From = null, To = null })),
            review is null ? new([], 0, true) : Facet(query.State is null ? open : Rows(query with { State = null }), States));
    }

    private (List<Row> Rows, bool IsWhole) Rows(SearchQuery asked)
    {
        using var command = new PreparedCommand(connection, $"select d.sha256, d.dateline, d.published, s.json {FullText.Fits} limit {SearchFacets.Bound + 1}", 4);
        using var reader = command.Query(MatchText.Of(asked, names).Text, _last, _last, asked.Dossier);
        var rows = new List<Row>();
        var read = 0;
        while (reader.Read())
        {
            if (++read > SearchFacets.Bound)
            {
                return (rows, false);
            }

            if (Taken(reader, asked.State) is { } row)
            {
                rows.Add(row);
            }
        }

        return (rows, true);
    }

    // Passed over as a search passes over them: another state, and what is merged into another statement.
    private Row? Taken(SqliteDataReader reader, ReviewState? state)
    {
        var (place, published) = (Text(reader, 1), DocumentQueries.Date(Text(reader, 2)));
        if (Text(reader, 3) is not { } json)
        {
            return state is null ? new(null, place, published, null) : null;
        }

        var proposed = DocumentQueries.Statement(json);
        var stands = review?.Of(reader.GetString(0), proposed).State;
        return (state is { } wanted && stands != wanted) || (review is not null && review.Statements.Of(proposed.Id) != proposed.Id)
            ? null
            : new(review is null ? proposed : MergedItems.In(proposed, review.Actors, review.Statements), place, proposed.Said ?? published, stands);
    }

    private static Facet Facet((List<Row> Rows, bool IsWhole) counted, Func<Row, IEnumerable<(string Value, string Name)>> values) => new(
        [
            .. counted.Rows
                .SelectMany(row => values(row).DistinctBy(v => v.Value.ToLowerInvariant()))
                .GroupBy(v => v.Value, StringComparer.OrdinalIgnoreCase)
                .Select(g => new FacetValue(g.First().Value, g.First().Name, g.Count()))
                .OrderByDescending(v => v.Count).ThenBy(v => v.Name, StringComparer.Ordinal)
                .Take(SearchFacets.Most),
        ],
        counted.Rows.Count,
        counted.IsWhole);

    private static Facet Dates((List<Row> Rows, bool IsWhole) counted)
    {
        var dates = counted.Rows.Select(row => row.Date?.ToString()).OfType<string>().ToList();
        var length = dates.Select(d => d[..4]).Distinct().Count() == 1 && dates.Any(d => d.Length > 4) ? 7 : 4;
        return new(
            [
                .. dates.Select(d => d[..Math.Min(length, d.Length)])
                    .CountBy(d => d)
                    .OrderByDescending(d => d.Key, StringComparer.Ordinal)
                    .Take(SearchFacets.Most)
                    .Select(d => new FacetValue(d.Key, d.Key, d.Value)),
            ],
            counted.Rows.Count,
            counted.IsWhole);
    }

    private static IEnumerable<(string Value, string Name)> Acts(Row row) => row.Statement is { } statement ? [(statement.Act.Word(), statement.Act.Word())] : [];

    private static IEnumerable<(string Value, string Name)> Sides(Row row) => (row.Statement?.Speakers ?? []).Select(s => s.Side).OfType<string>().Select(s => (s, s));

    private IEnumerable<(string Value, string Name)> Actors(Row row)
    {
        var speakers = (row.Statement?.Speakers ?? []).Select(s => new ActorName(s.Actor, s.Name));
        var all = query.AsSpeaker ? speakers : speakers
            .Concat(row.Statement?.Addressees ?? []).Concat(row.Statement?.Commitment?.Debtors ?? []).Concat(row.Statement?.Commitment?.Toward ?? []);
        return all.Where(a => a.Actor is not null).Select(a => (a.Actor!, a.Name));
    }

    private static IEnumerable<(string Value, string Name)> Places(Row row) => string.IsNullOrWhiteSpace(row.Place) ? [] : [(row.Place.Trim(), row.Place.Trim())];

    private static IEnumerable<(string Value, string Name)> States(Row row) => row.State is { } state ? [(state.ToString().ToLowerInvariant(), state.ToString().ToLowerInvariant())] : [];

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record Row(Statement? Statement, string? Place, PartialDate? Date, ReviewState? State);
}
