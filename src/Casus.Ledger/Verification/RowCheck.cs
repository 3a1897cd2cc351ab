using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Checks the rows that entries stand for: documents, statements, their search rows, what was processed and attached.</summary>
/// <remarks>A row has the number of its entry, so all tables are read once, side by side, in one order.</remarks>
internal sealed class RowCheck : IDisposable
{
    private readonly HashedText _text = new();
    private readonly Cursor _documents;
    private readonly Cursor _search;
    private readonly Cursor _processed;
    private readonly Cursor _statements;
    private readonly Cursor _attached;
    private readonly Dictionary<long, CheckedDocument> _byId = [];
    private readonly Dictionary<string, CheckedDocument> _bySha = new(StringComparer.Ordinal);
    private readonly Dictionary<long, CheckedReading> _readings = [];
    private readonly byte[] _hash = new byte[EntryHash.Size];

    public RowCheck(SqliteConnection connection)
    {
        _documents = new Cursor(
            connection,
            "select id, sha256, name, path, is_page, title, published, published_from, updated, publisher, relayed_from, dateline, authors, language, raw from document order by id");
        _search = new Cursor(connection, "select id, c0, c1 from search_content order by id");
        _processed = new Cursor(connection, "select id, document, reader, statements from processed order by id");
        _statements = new Cursor(connection, "select id, processed, statement, json from statement order by id");
        _attached = new Cursor(connection, "select id, dossier, document from attached order by id");
    }

    public int Documents { get; private set; }

    public int Statements { get; private set; }

    /// <summary>What is wrong with the rows of an entry whose own hash holds, or null.</summary>
    public string? Check(Cursor entry, ChainState chain)
    {
        var id = entry.Number(0);
        var kind = entry.Bytes(3);
        var wrong =
            chain.IsLedger && kind.SequenceEqual("statement-recorded"u8) ? Statement(id, entry.Bytes(8))
            : chain.IsLedger && kind.SequenceEqual("document-added"u8) ? Document(id, entry.Bytes(8), chain)
            : chain.IsLedger && kind.SequenceEqual("document-read"u8) ? Processed(id, entry.Bytes(8))
            : kind.SequenceEqual("document-attached"u8) ? Attached(id, entry.Bytes(8), chain)
            : entry.Bytes(8).IndexOf("\"cites\":"u8) >= 0 ? Cites(entry.Bytes(8))
            : null;
        return wrong ?? Stray(id);
    }

    /// <summary>What is left over when all entries have been seen, or null.</summary>
    public string? Finish()
    {
        if (Stray(long.MaxValue) is { } stray)
        {
            return stray;
        }

        var incomplete = _readings.Values.FirstOrDefault(reading => reading.Left != 0);
        return incomplete is null ? null : $"document {incomplete.Document.Sha256}: {incomplete.Left} of the statements that reader {incomplete.Reader} found are missing";
    }

    public void Dispose()
    {
        _documents.Dispose();
        _search.Dispose();
        _processed.Dispose();
        _statements.Dispose();
        _attached.Dispose();
    }

    private string? Document(long id, ReadOnlySpan<byte> payload, ChainState chain)
    {
        if (!At(_documents, id) || !At(_search, id))
        {
            return "its document is missing";
        }

        var row = _documents;
        if (!row.IsOf("itttiTTTTTTTtTB") || !_search.IsOf("itt"))
        {
            return "a column of its document holds another kind of value than was written";
        }

        var sha256 = row.Text(1)!;
        var name = $"document {sha256} ({row.Text(2)})";
        var columns = new DocumentColumns(
            sha256, row.Text(2)!, row.Text(3)!, row.Number(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8), row.Text(9), row.Text(10), row.Text(11),
            row.Text(12)!, row.Text(13));
        var rowHash = columns.Hash(_text);
        if (!_search.Bytes(1).SequenceEqual(row.IsNull(5) ? default : row.Bytes(5)))
        {
            return $"{name}: its search row has another title";
        }

        SHA256.HashData(row.IsNull(14) ? _search.Bytes(2) : row.Bytes(14), _hash);
        if (Convert.ToHexStringLower(_hash) != sha256)
        {
            return $"{name}: its raw bytes are not those that were recorded";
        }

        SHA256.HashData(_search.Bytes(2), _hash);
        if (!payload.SequenceEqual(RowPayloads.Document(_text, row.Bytes(1), rowHash, _hash)))
        {
            return $"{name}: its text or one of its columns is not what was recorded";
        }

        var document = new CheckedDocument(id, sha256, $"{EntryKinds.LedgerChain}/{chain.Position}", chain.Position, [.. chain.Hash]);
        _byId.Add(id, document);
        if (!_bySha.TryAdd(sha256, document))
        {
            return $"{name}: it stands in the ledger twice";
        }

        Documents++;
        _documents.Step();
        _search.Step();
        return null;
    }

    private string? Processed(long id, ReadOnlySpan<byte> payload)
    {
        if (!At(_processed, id))
        {
            return "what it says was processed is missing";
        }

        if (!_processed.IsOf("iiti") || !_byId.TryGetValue(_processed.Number(1), out var document)
            || !payload.SequenceEqual(RowPayloads.Read(_text, document.Utf8, _processed.Bytes(2), _processed.Number(3))))
        {
            return "what was processed is not what was recorded";
        }

        _readings.Add(id, new CheckedReading(document, _processed.Text(2)!, _processed.Bytes(2).ToArray()) { Left = _processed.Number(3) });
        _processed.Step();
        return null;
    }

    private string? Statement(long id, ReadOnlySpan<byte> payload)
    {
        if (!At(_statements, id) || !At(_search, id))
        {
            return "its statement is missing";
        }

        if (!_statements.IsOf("iitt") || !_search.IsOf("itt") || !_readings.TryGetValue(_statements.Number(1), out var reading))
        {
            return "a column of its statement is not what was recorded";
        }

        RowPayloads.StatementRow(_text, _search.Bytes(1), _statements.Bytes(2), _statements.Bytes(3), _search.Bytes(2), _hash);
        if (!payload.SequenceEqual(RowPayloads.Statement(_text, reading.Document.Utf8, reading.Utf8, _hash, _statements.Bytes(2))))
        {
            return $"statement {_statements.Text(2)} of document {reading.Document.Sha256} is not what was recorded";
        }

        reading.Left--;
        Statements++;
        _statements.Step();
        _search.Step();
        return null;
    }

    private string? Attached(long id, ReadOnlySpan<byte> payload, ChainState chain)
    {
        if (!At(_attached, id))
        {
            return "the document it attaches is missing from the dossier";
        }

        if (!_attached.IsOf("iti") || _attached.Text(1) != chain.Name || !_byId.TryGetValue(_attached.Number(2), out var document)
            || !payload.SequenceEqual(RowPayloads.Attached(_text, document.Utf8, document.Position, document.Hash)))
        {
            return "the document it attaches is not the one that was recorded";
        }

        _attached.Step();
        return null;
    }

    private string? Cites(ReadOnlySpan<byte> payload)
    {
        var cites = JsonSerializer.Deserialize(payload, LedgerJson.Default.ItemPayload)?.Cites ?? [];
        var wrong = cites.FirstOrDefault(cite => !_bySha.TryGetValue(cite.Document, out var document)
            || document.Entry != cite.Entry || Convert.ToHexStringLower(document.Hash) != cite.Hash);
        return wrong is null ? null : $"document {wrong.Document}, which it cites, is not in the ledger as it was";
    }

    // A row that no entry stands for has a number that was passed over.
    private string? Stray(long upto)
    {
        return Left(_documents, "document") ?? Left(_statements, "statement") ?? Left(_search, "search row")
            ?? Left(_processed, "processed row") ?? Left(_attached, "attached row");

        string? Left(Cursor cursor, string what) =>
            cursor.HasRow && cursor.Number(0) <= upto ? $"a {what} (number {cursor.Number(0)}) stands there that no entry recorded" : null;
    }

    private static bool At(Cursor cursor, long id) => cursor.HasRow && cursor.Number(0) == id;

    private sealed record CheckedDocument(long Id, string Sha256, string Entry, long Position, byte[] Hash)
    {
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Sha256);
    }

    private sealed record CheckedReading(CheckedDocument Document, string Reader, byte[] Utf8)
    {
        public long Left { get; set; }
    }
}
