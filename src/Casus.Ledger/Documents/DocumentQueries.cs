using System.Text;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Documents and statements as they are asked for.</summary>
internal static class DocumentQueries
{
    public static List<DocumentSummary> Summaries(Tables tables, string? dossier) =>
        [.. Rows(tables, dossier is null ? tables.Documents : tables.Documents.Where(d => tables.Attached.Any(a => a.Dossier == dossier && a.Document == d.Id)))
            .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Sha256, StringComparer.Ordinal)];

    public static Dictionary<long, DocumentSummary> Summaries(Tables tables, IReadOnlyCollection<long> ids)
    {
        var rows = tables.Documents.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Sha256 }).ToDictionary(d => d.Sha256, d => d.Id);
        return Rows(tables, tables.Documents.Where(d => ids.Contains(d.Id))).ToDictionary(row => rows[row.Sha256]);
    }

    public static Document? Find(Tables tables, string sha256)
    {
        if (tables.Documents.FirstOrDefault(d => d.Sha256 == sha256) is not { } row)
        {
            return null;
        }

        var text = tables.Search.Where(s => s.Id == row.Id).Select(s => s.Text).First();
        return new Document
        {
            Name = row.Name,
            Path = row.Path,
            Sha256 = row.Sha256,
            Text = text,
            Raw = row.Raw ?? Encoding.UTF8.GetBytes(text),
            IsPage = row.IsPage != 0,
            Title = row.Title,
            Published = Date(row.Published),
            PublishedFrom = Enum.TryParse<DateSource>(row.PublishedFrom, ignoreCase: true, out var source) ? source : DateSource.None,
            Updated = row.Updated,
            Publisher = row.Publisher,
            RelayedFrom = row.RelayedFrom,
            Dateline = row.Dateline,
            Authors = JsonSerializer.Deserialize(row.Authors, LedgerJson.Default.ValueListString) ?? [],
            Language = row.Language,
        };
    }

    /// <summary>As the reader version that processed it last took them.</summary>
    public static List<Statement> Statements(Tables tables, string sha256)
    {
        var last = tables.Processed.Where(p => tables.Documents.Any(d => d.Id == p.Document && d.Sha256 == sha256)).Max(p => (long?)p.Id);
        return last is null ? [] : [.. tables.Statements.Where(s => s.Processed == last).OrderBy(s => s.Id).Select(s => s.Json).AsEnumerable().Select(Statement)];
    }

    public static Statement Statement(string json) =>
        JsonSerializer.Deserialize(json, LedgerJson.Default.Statement) ?? throw new JsonException("A statement is missing.");

    private static IEnumerable<DocumentSummary> Rows(Tables tables, IQueryable<DocumentRow> documents) =>
        documents
            .Select(d => new
            {
                d.Sha256,
                d.Name,
                d.Path,
                d.Title,
                d.Published,
                d.Publisher,
                Statements = tables.Processed.Where(p => p.Document == d.Id).OrderByDescending(p => p.Id).Select(p => (long?)p.Statements).FirstOrDefault(),
            })
            .AsEnumerable()
            .Select(d => new DocumentSummary(d.Sha256, d.Name, d.Path, d.Title, Date(d.Published), d.Publisher, (int)(d.Statements ?? 0)));

    private static PartialDate? Date(string? text) => text is not null && PartialDate.TryParse(text, out var date) ? date : null;
}
