using System.Text;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Full-text search by FTS5: all the words, newest first.</summary>
internal static class FullText
{
    private const int MaxWords = 64;

    // Only the statements of the reader version that processed a document last; the excerpt is cut for the rows given, not for those passed over.
    private const string Query =
        """
        select search.rowid, d.id, s.json, snippet(search, -1, '', '', '…', 32)
        from search
        left join statement s on s.id = search.rowid
        left join processed p on p.id = s.processed
        join document d on d.id = coalesce(p.document, search.rowid)
        where search match $1
          and (p.id is null or p.id = (select max(q.id) from processed q where q.document = d.id))
          and ($2 is null or exists (select 1 from attached a where a.dossier = $2 and a.document = d.id))
        order by search.rowid desc
        limit $3
        """;

    public static List<SearchHit> Search(SqliteConnection connection, Tables tables, string words, int limit, string? dossier)
    {
        var match = Match(words);
        if (match.Length == 0 || limit <= 0)
        {
            return [];
        }

        var found = new List<(long Document, string? Json, string Excerpt)>();
        using (var command = new PreparedCommand(connection, Query, 3))
        using (var reader = command.Query(match, dossier, limit))
        {
            while (reader.Read())
            {
                found.Add((reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3)));
            }
        }

        var documents = DocumentQueries.Summaries(tables, found.Select(hit => hit.Document).ToHashSet());
        return found.ConvertAll(hit => new SearchHit(documents[hit.Document], hit.Json is null ? null : DocumentQueries.Statement(hit.Json), hit.Excerpt));
    }

    // Every word in quotation marks, so that nothing of FTS5's own syntax is read into it.
    private static string Match(string words)
    {
        var match = new StringBuilder();
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit)).Take(MaxWords))
        {
            match.Append('"').Append(word.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", string.Empty, StringComparison.Ordinal)).Append("\" ");
        }

        return match.ToString();
    }
}
