using System.Text;
using System.Text.Json;
using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Takes a ledger's JSON lines into an empty ledger: each entry's hash is checked as it comes, the rows once all are there, before anything is kept.</summary>
internal sealed class LineReader(WriteSession session, TextReader lines)
{
    private static readonly Dictionary<string, string> Inserts = LedgerLines.Rows.ToDictionary(
        row => row.Table,
        row => $"insert into {row.Table} ({(row.Table == "search" ? "rowid" : "id")}, {string.Join(", ", row.Columns)}) values ({string.Join(", ", Enumerable.Range(1, row.Columns.Length + 1).Select(i => $"${i}"))})",
        StringComparer.Ordinal);

    private const long Before = 1; // lines before the first entry

    private long _line;
    private bool _isEnded;

    /// <exception cref="LedgerException"><c>not-empty</c>; <c>bad-line</c> with its number; <c>cut-off</c>.</exception>
    public LoadReceipt Read()
    {
        if (session.Last > 0)
        {
            throw new LedgerException("not-empty", "a whole ledger is taken into an empty one alone; this one holds entries already");
        }

        var isWhole = Header() != LedgerLines.WithoutHeads;
        while (Next() is { } line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                if (_isEnded)
                {
                    throw Bad("it stands after the line of heads, which is the last");
                }

                if (isWhole && json.RootElement.TryGetProperty("heads", out var heads))
                {
                    Heads(heads);
                    _isEnded = true;
                }
                else
                {
                    Entry(json.RootElement);
                }
            }
            catch (JsonException) when (!_isEnded && lines.Peek() < 0)
            {
                throw Cut($"the file ends within line {_line}");
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw Bad(e.Message, e);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
            {
                throw Bad($"what it holds is no row of a ledger: {Failures.SqliteMessage(e)}", e);
            }
        }

        if (isWhole && !_isEnded)
        {
            throw Cut($"the file ends after line {_line - 1}, before its line of heads");
        }

        Rows();
        return new LoadReceipt(session.Last, isWhole);
    }

    // A text that is withdrawn later is empty where its document stands, so rows are checked when all have come.
    private void Rows()
    {
        var stretch = new Stretch(long.MinValue, long.MaxValue);
        stretch.Check(session.Connection.Handle!, Verification.Withdrawn(session.Connection.Handle!), words: null, keys: null);
        if (stretch.Damage is { } damage)
        {
            throw new LedgerException("bad-line", $"a row cannot be read: {damage.Message}", damage);
        }

        if (stretch.Broken is { } broken)
        {
            _line = broken.Id + Before;
            throw Bad(broken.Message);
        }

        var joint = new Joint();
        if ((joint.Join(stretch) ?? joint.Finish()) is { } wrong)
        {
            throw Bad(wrong);
        }
    }

    private void Heads(JsonElement heads)
    {
        var named = 0;
        foreach (var head in heads.EnumerateArray())
        {
            var (chain, position) = (Text(head, "chain")!, head.GetProperty("position").GetInt64());
            var here = session.Heads.GetValueOrDefault(chain);
            named++;
            if (here is null || here.Position < position)
            {
                throw Cut($"chain {chain} had {position} entries where it was exported; the file holds {here?.Position ?? 0}");
            }

            if (here.Position != position || Convert.ToHexStringLower(here.Hash) != Text(head, "hash"))
            {
                throw Bad($"the head of chain {chain} is another: {chain}/{here.Position} with {Convert.ToHexStringLower(here.Hash)}");
            }
        }

        if (named != session.Heads.Count)
        {
            throw Bad($"it names {named} heads; the file holds {session.Heads.Count} chains");
        }
    }

    private int Header()
    {
        var line = Next() ?? string.Empty;
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("casus").GetString() == "ledger")
            {
                var format = json.RootElement.GetProperty("format").GetInt32();
                return format is LedgerLines.Format or LedgerLines.WithoutHeads
                    ? format
                    : throw Bad($"its format is {format}; this program knows {LedgerLines.WithoutHeads} and {LedgerLines.Format}");
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

    private static LedgerException Cut(string why) => new("cut-off", $"{why}; export it anew");

    private LedgerException Bad(string why, Exception? inner = null) => new("bad-line", $"line {_line}: {why}", inner);
}
