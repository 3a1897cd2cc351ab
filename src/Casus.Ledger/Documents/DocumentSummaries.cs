using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Summaries of single documents, each looked up once.</summary>
/// <remarks>Written out by hand: pages of hits and of the queue ask for many, and a mapper takes milliseconds for each.</remarks>
internal sealed class DocumentSummaries(SqliteConnection connection) : IDisposable
{
    private const string Sql =
        """
        select d.name, d.path, d.title, d.published, d.publisher,
          (select p.statements from processed p where p.document = d.id order by p.id desc limit 1),
          exists (select 1 from withdrawn w where w.document = d.id)
        from document d where d.sha256 = $1
        """;

    private readonly PreparedCommand _command = new(connection, Sql, 1);
    private readonly Dictionary<string, DocumentSummary> _found = new(StringComparer.Ordinal);

    /// <param name="sha256">Of a document that the ledger holds.</param>
    public DocumentSummary Of(string sha256)
    {
        if (!_found.TryGetValue(sha256, out var summary))
        {
            _found.Add(sha256, summary = Read(sha256));
        }

        return summary;
    }

    public void Dispose() => _command.Dispose();

    private DocumentSummary Read(string sha256)
    {
        using var row = _command.Query(sha256);
        return row.Read()
            ? new DocumentSummary(
                sha256, row.GetString(0), row.GetString(1), Text(row, 2), DocumentQueries.Date(Text(row, 3)), Text(row, 4), row.IsDBNull(5) ? 0 : row.GetInt32(5))
            {
                IsWithdrawn = row.GetInt64(6) != 0,
            }
            : throw new FormatException($"document {sha256} is missing");
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
