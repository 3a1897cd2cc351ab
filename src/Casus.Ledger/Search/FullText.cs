using System.Globalization;
using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Search by FTS5: words and facets in one index, newest first, or the best of the newest.</summary>
internal sealed class FullText(SqliteConnection connection, SearchQuery query, MatchText match, DocumentReview? review)
{
    private const int MostLimit = 500;

    // How many rows that fit the index one page may look at when most of them are passed over for their state.
    private const int MostPassed = 20_000;

    // Only the statements of the reading that was a document's last; the excerpt is cut for the rows given, not for those passed over.
    internal const string Fits =
        """
        from search
        left join statement s on s.id = search.rowid
        left join processed p on p.id = s.processed
        join document d on d.id = coalesce(p.document, search.rowid)
        where search match $1 and search.rowid <= $2
          and (p.id is null or p.id = (select max(q.id) from processed q where q.document = d.id and q.id <= $3))
          and ($4 is null or exists (select 1 from attached a where a.dossier = $4 and a.document = d.id and a.id <= $3))
        order by search.rowid desc
        """;

    private readonly long _last = query.Known is { } known ? EntryReader.LastBy(connection, known) : long.MaxValue;
    private readonly List<Found> _found = [];

    public Page<SearchHit> Run()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MostLimit, nameof(query));
        return query.Order == SearchOrder.Ranked ? Ranked() : Newest();
    }

    private Page<SearchHit> Newest()
    {
        using var command = new PreparedCommand(connection, $"select search.rowid, d.sha256, s.json, snippet(search, 1, '', '', '…', 32) {Fits}", 4);
        using var reader = command.Query(match.Text, Math.Min(_last, Before(query.Cursor) - 1), _last, query.Dossier);
        var passed = 0;
        while (reader.Read())
        {
            if (_found.Count == query.Limit)
            {
                return Page(Next(_found[^1].Id));
            }

            if (!Take(reader) && ++passed == MostPassed)
            {
                return Page(Next(reader.GetInt64(0)));
            }
        }

        return Page(null);
    }

    // A word in the title or among the speakers counts five times one in the text; facets do not count.
    private Page<SearchHit> Ranked()
    {
        using var command = new PreparedCommand(
            connection,
            $"""
            select r, sha256, json, excerpt from (
              select search.rowid r, d.sha256 sha256, s.json json, snippet(search, 1, '', '', '…', 32) excerpt, bm25(search, 5.0, 1.0, 0.0) score {Fits} limit {SearchQuery.RankedBound})
            order by score, r desc
            """, 4);
        using var reader = command.Query(match.Text, _last, _last, query.Dossier);
        while (_found.Count < query.Limit && reader.Read())
        {
            Take(reader);
        }

        return Page(null);
    }

    private bool Take(SqliteDataReader reader)
    {
        var (id, document) = (reader.GetInt64(0), reader.GetString(1));
        if (reader.IsDBNull(2))
        {
            if (query.State is null)
            {
                _found.Add(new Found(id, document, null, null, reader.GetString(3)));
            }

            return query.State is null;
        }

        var proposed = DocumentQueries.Statement(reader.GetString(2));
        var reviewed = review?.Of(document, proposed);
        if ((query.State is { } state && reviewed?.State != state) || (review is not null && review.Statements.Of(proposed.Id) != proposed.Id))
        {
            return false;
        }

        _found.Add(new Found(id, document, reviewed?.Statement ?? proposed, reviewed?.State, reader.GetString(3)));
        return true;
    }

    private Page<SearchHit> Page(string? next)
    {
        using var documents = new DocumentSummaries(connection);
        using var recorded = new PreparedCommand(connection, "select recorded from entry where id = $1", 1);
        return new Page<SearchHit>(
            [.. _found.Select(hit => new SearchHit(documents.Of(hit.Document), hit.Statement, hit.Excerpt) { State = hit.State, Recorded = new Instant((long)recorded.Scalar(hit.Id)!) })], next);
    }

    private static string Next(long last) => string.Create(CultureInfo.InvariantCulture, $"r{last}");

    private static long Before(string? cursor) =>
        cursor is null ? long.MaxValue
        : cursor.Length > 1 && cursor[0] == 'r' && long.TryParse(cursor.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row
        : throw new LedgerException("bad-cursor", $"'{cursor}' is no cursor of a search: take the next page's from the page before");

    private sealed record Found(long Id, string Document, Statement? Statement, ReviewState? State, string Excerpt);
}
