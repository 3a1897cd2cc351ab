using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Writes a ledger as JSON lines: a line that says what it is, then one for each entry in order of recording, with the row it stands for, and last the heads, by which a file that was cut off is seen.</summary>
internal static class LedgerLines
{
    public const int Format = 2;

    /// <summary>The format that ended with its last entry.</summary>
    public const int WithoutHeads = 1;

    /// <summary>The tables whose rows have the number of their entry, and the columns that are written; all but the first are by those of SQLite's own types.</summary>
    public static readonly IReadOnlyList<(string Table, string[] Columns)> Rows =
    [
        ("document", ["sha256", "name", "path", "is_page", "title", "published", "published_from", "updated", "publisher", "relayed_from", "dateline", "authors", "language", "raw"]),
        ("search", ["heading", "text", "facets"]),
        ("processed", ["document", "reader", "statements", "facets"]),
        ("statement", ["processed", "statement", "json", "weight", "confidence"]),
        ("attached", ["dossier", "document"]),
        ("correction", ["document", "json"]),
        ("withdrawn", ["document"]),
    ];

    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <returns>How many entries were written.</returns>
    public static long Write(SqliteConnection connection, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        json.WriteStartObject();
        json.WriteString("casus", "ledger");
        json.WriteNumber("format", Format);
        json.WriteNumber("schema", LedgerSchema.Version);
        json.WriteEndObject();
        End(json, output);

        var cursors = Rows.Select(row => (row.Table, row.Columns, Cursor: new Cursor(connection, $"select {Id(row.Table)}, {string.Join(", ", row.Columns)} from {row.Table} order by 1"))).ToList();
        try
        {
            using var entries = new Cursor(connection, $"select {ChainCheck.Columns} from entry order by id");
            var count = 0L;
            for (; entries.HasRow; entries.Step(), count++)
            {
                json.WriteStartObject();
                Entry(json, entries);
                foreach (var (table, columns, cursor) in cursors)
                {
                    if (cursor.HasRow && cursor.Number(0) == entries.Number(0))
                    {
                        Row(json, table, columns, cursor);
                        cursor.Step();
                    }
                }

                json.WriteEndObject();
                End(json, output);
            }

            Heads(json, connection);
            End(json, output);
            return count;
        }
        finally
        {
            cursors.ForEach(cursor => cursor.Cursor.Dispose());
        }
    }

    private static string Id(string table) => table == "search" ? "rowid" : "id";

    private static void Heads(Utf8JsonWriter json, SqliteConnection connection)
    {
        json.WriteStartObject();
        json.WriteStartArray("heads");
        using var heads = new Cursor(connection, "select chain, position, hash from head order by chain");
        for (; heads.HasRow; heads.Step())
        {
            json.WriteStartObject();
            json.WriteString("chain", heads.Bytes(0));
            json.WriteNumber("position", heads.Number(1));
            json.WriteString("hash", Convert.ToHexStringLower(heads.Bytes(2)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Entry(Utf8JsonWriter json, Cursor entry)
    {
        json.WriteString("chain", entry.Bytes(1));
        json.WriteNumber("position", entry.Number(2));
        json.WriteString("kind", entry.Bytes(3));
        json.WriteString("recorded", Time(entry.Number(4)));
        if (entry.Number(5) != entry.Number(4))
        {
            json.WriteString("known", Time(entry.Number(5)));
        }

        json.WriteString("author", entry.Bytes(6));
        Optional(json, "reason", entry, 7);
        Optional(json, "role", entry, 11);
        Optional(json, "validFrom", entry, 12);
        Optional(json, "validTo", entry, 13);
        json.WritePropertyName("payload");
        json.WriteRawValue(entry.Bytes(8), skipInputValidation: true);
        json.WriteString("hash", Convert.ToHexStringLower(entry.Bytes(10)));
    }

    private static void Row(Utf8JsonWriter json, string table, string[] columns, Cursor row)
    {
        json.WriteStartObject(table);
        for (var i = 0; i < columns.Length; i++)
        {
            var name = columns[i];
            switch (row.Type(i + 1))
            {
                case SQLitePCL.raw.SQLITE_NULL:
                    break;
                case SQLitePCL.raw.SQLITE_INTEGER:
                    json.WriteNumber(name, row.Number(i + 1));
                    break;
                case SQLitePCL.raw.SQLITE_BLOB:
                    json.WriteBase64String(name, row.Bytes(i + 1));
                    break;
                default:
                    json.WriteString(name, row.Bytes(i + 1));
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static string Time(long microseconds) => new Casus.Model.Instant(microseconds).ToString();

    private static void Optional(Utf8JsonWriter json, string name, Cursor entry, int column)
    {
        if (!entry.IsNull(column))
        {
            json.WriteString(name, entry.Bytes(column));
        }
    }

    private static void End(Utf8JsonWriter json, Stream output)
    {
        json.Flush();
        json.Reset();
        output.WriteByte((byte)'\n');
    }
}
