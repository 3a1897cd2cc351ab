using System.Text;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Documents and statements as they are asked for.</summary>
internal static class DocumentQueries
{
    /// <param name="last">The number of the last entry that is known.</param>
    public static List<DocumentSummary> Summaries(Tables tables, string? dossier, long last)
    {
        var known = tables.Documents.Where(d => d.Id <= last);
        return
        [
            .. Rows(tables, dossier is null ? known : known.Where(d => tables.Attached.Any(a => a.Dossier == dossier && a.Document == d.Id && a.Id <= last)), last)
                .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Sha256, StringComparer.Ordinal),
        ];
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

    public static Statement Statement(string json) =>
        JsonSerializer.Deserialize(json, LedgerJson.Default.Statement) ?? throw new JsonException("A statement is missing.");

    private static IEnumerable<DocumentSummary> Rows(Tables tables, IQueryable<DocumentRow> documents, long last) =>
        documents
            .Select(d => new
            {
                d.Sha256,
                d.Name,
                d.Path,
                d.Title,
                d.Published,
                d.Publisher,
                Statements = tables.Processed.Where(p => p.Document == d.Id && p.Id <= last).OrderByDescending(p => p.Id).Select(p => (long?)p.Statements).FirstOrDefault(),
                Withdrawn = tables.Withdrawn.Any(w => w.Document == d.Id),
            })
            .AsEnumerable()
            .Select(d => new DocumentSummary(d.Sha256, d.Name, d.Path, d.Title, Date(d.Published), d.Publisher, (int)(d.Statements ?? 0)) { IsWithdrawn = d.Withdrawn });

    public static PartialDate? Date(string? text) => text is not null && PartialDate.TryParse(text, out var date) ? date : null;
}
