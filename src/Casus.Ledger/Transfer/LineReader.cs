using System.Text;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Takes a ledger's JSON lines into an empty ledger, checking each entry's hash as it comes.</summary>
internal sealed class LineReader(WriteSession session, TextReader lines)
{
    private static readonly Dictionary<string, string> Inserts = LedgerLines.Rows.ToDictionary(
        row => row.Table,
        row => $"insert into {row.Table} ({(row.Table == "search" ? "rowid" : "id")}, {string.Join(", ", row.Columns)}) values ({string.Join(", ", Enumerable.Range(1, row.Columns.Length + 1).Select(i => $"${i}"))})",
        StringComparer.Ordinal);

    private long _line;

    /// <returns>How many entries were taken in.</returns>
    /// <exception cref="LedgerException"><c>not-empty</c>; <c>bad-line</c> with its number.</exception>
    public long Read()
    {
        if (session.Last > 0)
        {
            throw new LedgerException("not-empty", "a whole ledger is taken into an empty one alone; this one holds entries already");
        }

        Header();
        while (Next() is { } line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                Entry(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw Bad(e.Message, e);
            }
        }

        return session.Last;
    }

    private void Header()
    {
        var line = Next() ?? string.Empty;
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("casus").GetString() == "ledger")
            {
                if (json.RootElement.GetProperty("format").GetInt32() is not LedgerLines.Format and var format)
                {
                    throw Bad($"its format is {format}; this program knows {LedgerLines.Format}");
                }

                return;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Bad("this is no export of a ledger: its first line says so otherwise", e);
        }

        throw Bad("this is no export of a ledger: its first line says so otherwise");
    }

    private string? Next()
    {
        _line++;
        try
        {
            return lines.ReadLine();
        }
        catch (DecoderFallbackException e)
        {
            throw Bad("near it stand bytes that are not UTF-8", e);
        }
    }

    private void Entry(JsonElement entry)
    {
        var recorded = Time(entry.GetProperty("recorded"));
        var edit = new Edit(Text(entry, "author")!) { Reason = Text(entry, "reason"), Role = Text(entry, "role") };
        var known = entry.TryGetProperty("known", out var time) ? Time(time) : recorded;
        var payload = Encoding.UTF8.GetBytes(entry.GetProperty("payload").GetRawText());
        var appended = session.Restore(
            Text(entry, "chain")!, Text(entry, "kind")!, recorded, known, edit, payload, (Text(entry, "validFrom"), Text(entry, "validTo")));
        if (appended.Position != entry.GetProperty("position").GetInt64())
        {
            throw Bad($"the entry before {appended.Chain}/{entry.GetProperty("position").GetInt64()} is missing");
        }

        if (Convert.ToHexStringLower(appended.Hash) != Text(entry, "hash"))
        {
            throw Bad($"entry {appended.Entry}: its hash is not that of what it says and of the entry before it");
        }

        foreach (var (table, columns) in LedgerLines.Rows)
        {
            if (entry.TryGetProperty(table, out var row))
            {
                session.Command(Inserts[table], columns.Length + 1).Execute([appended.Id, .. columns.Select(column => Value(row, column))]);
            }
        }
    }

    private static Bound Value(JsonElement row, string column) =>
        !row.TryGetProperty(column, out var value) || value.ValueKind == JsonValueKind.Null ? (string?)null
        : column == "raw" ? value.GetBytesFromBase64()
        : value.ValueKind == JsonValueKind.Number ? value.GetInt64()
        : value.GetString();

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Instant Time(JsonElement value) =>
        Instant.TryParse(value.GetString() ?? string.Empty, out var time) ? time : throw new FormatException($"'{value.GetString()}' is no time");

    private LedgerException Bad(string why, Exception? inner = null) => new("bad-line", $"line {_line}: {why}", inner);
}
