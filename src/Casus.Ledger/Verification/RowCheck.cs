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
    private readonly SqliteConnection _connection;
    private readonly Cursor _documents;
    private readonly Cursor _search;
    private readonly Cursor _processed;
    private readonly Cursor _statements;
    private readonly Cursor _attached;
    private readonly Cursor _corrections;
    private readonly Cursor _withdrawals;
    private readonly HashSet<long> _withdrawn = [];
    private readonly Dictionary<long, CheckedDocument> _byId = [];
    private readonly Dictionary<string, CheckedDocument> _bySha = new(StringComparer.Ordinal);
    private readonly Dictionary<long, CheckedReading> _readings = [];
    private readonly byte[] _hash = new byte[EntryHash.Size];

    public RowCheck(SqliteConnection connection)
    {
        _connection = connection;
        _documents = new Cursor(
            connection,
            "select id, sha256, name, path, is_page, title, published, published_from, updated, publisher, relayed_from, dateline, authors, language, raw from document order by id");
        _search = new Cursor(connection, "select id, c0, c1, c2 from search_content order by id");
        _processed = new Cursor(connection, "select id, document, reader, statements, facets from processed order by id");
        _statements = new Cursor(connection, "select id, processed, statement, json, weight, confidence from statement order by id");
        _attached = new Cursor(connection, "select id, dossier, document from attached order by id");
        _corrections = new Cursor(connection, "select id, document, json from correction order by id");
        _withdrawals = new Cursor(connection, "select id, document from withdrawn order by id");

        // What was withdrawn later is empty already where it was added.
        using var withdrawn = new Cursor(connection, "select document from withdrawn");
        for (; withdrawn.HasRow; withdrawn.Step())
        {
            _withdrawn.Add(withdrawn.Number(0));
        }
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
            : chain.IsLedger && kind.SequenceEqual("text-withdrawn"u8) ? Withdrawn(id, entry.Bytes(8))
            : kind.SequenceEqual("statement-corrected"u8) ? Corrected(id, entry.Bytes(8))
            : kind.SequenceEqual("statement-approved"u8) || kind.SequenceEqual("statement-rejected"u8) ? Cited(entry.Bytes(8))
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
        _corrections.Dispose();
        _withdrawals.Dispose();
    }

    private string? Document(long id, ReadOnlySpan<byte> payload, ChainState chain)
    {
        if (!At(_documents, id) || !At(_search, id))
        {
            return "its document is missing";
        }

        var row = _documents;
        if (!row.IsOf("itttiTTTTTTTtTB") || !_search.IsOf("ittt"))
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

        if (!_search.Bytes(3).SequenceEqual(Encoding.UTF8.GetBytes(Facets.Of(DocumentFacets.Of(columns)))))
        {
            return $"{name}: its search row is found by something else than its columns say";
        }

        if (_withdrawn.Contains(id))
        {
            return Emptied(id, sha256, payload, rowHash, name, chain);
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

        return Checked(id, sha256, name, chain);
    }

    // Of a withdrawn text the hash alone is left: it is taken from the entry.
    private string? Emptied(long id, string sha256, ReadOnlySpan<byte> payload, byte[] rowHash, string name, ChainState chain)
    {
        var text = JsonSerializer.Deserialize(payload, LedgerJson.Default.DocumentPayload)?.Text ?? string.Empty;
        return _documents.Bytes(14).Length > 0 || _documents.IsNull(14) || _search.Bytes(2).Length > 0
            ? $"{name}: its text was withdrawn and is still there"
            : text.Length != 64 || !payload.SequenceEqual(RowPayloads.Document(_text, _documents.Bytes(1), rowHash, Convert.FromHexString(text)))
                ? $"{name}: one of its columns is not what was recorded"
                : Checked(id, sha256, name, chain);
    }

    private string? Checked(long id, string sha256, string name, ChainState chain)
    {
        var facets = new DocumentFacets(_documents.Text(6), _documents.Text(11), _documents.Text(9), _documents.Text(13));
        var document = new CheckedDocument(id, sha256, $"{EntryKinds.LedgerChain}/{chain.Position}", chain.Position, [.. chain.Hash], facets);
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

        if (!_processed.IsOf("iitiI") || (!_processed.IsNull(4) && _processed.Number(4) != 1) || !_byId.TryGetValue(_processed.Number(1), out var document)
            || !payload.SequenceEqual(RowPayloads.Read(_text, document.Utf8, _processed.Bytes(2), _processed.Number(3), !_processed.IsNull(4))))
        {
            return "what was processed is not what was recorded";
        }

        _readings.Add(id, new CheckedReading(document, _processed.Text(2)!, _processed.Bytes(2).ToArray(), !_processed.IsNull(4)) { Left = _processed.Number(3) });
        _processed.Step();
        return null;
    }

    private string? Statement(long id, ReadOnlySpan<byte> payload)
    {
        if (!At(_statements, id) || !At(_search, id))
        {
            return "its statement is missing";
        }

        if (!_statements.IsOf("iittii") || !_search.IsOf("ittt") || !_readings.TryGetValue(_statements.Number(1), out var reading))
        {
            return "a column of its statement is not what was recorded";
        }

        if (_withdrawn.Contains(reading.Document.Id) ? !IsEmptied(payload, reading) : !IsRecorded(payload, reading))
        {
            return $"statement {_statements.Text(2)} of document {reading.Document.Sha256} is not what was recorded";
        }

        reading.Left--;
        Statements++;
        _statements.Step();
        _search.Step();
        return null;
    }

    private bool IsRecorded(ReadOnlySpan<byte> payload, CheckedReading reading)
    {
        var columns = new StatementColumns
        {
            Id = _statements.Bytes(2),
            Json = _statements.Bytes(3),
            Heading = _search.Bytes(1),
            Text = _search.Bytes(2),
            HasFacets = reading.Facets,
            Facets = _search.Bytes(3),
            Weight = _statements.Number(4),
            Confidence = _statements.Number(5),
        };
        RowPayloads.StatementRow(_text, columns, _hash);
        return payload.SequenceEqual(RowPayloads.Statement(_text, reading.Document.Utf8, reading.Utf8, _hash, _statements.Bytes(2)))
            && (reading.Facets || AreDerived(reading));
    }

    // What the first schema did not have was computed when it was left, and is computed again here.
    private bool AreDerived(CheckedReading reading)
    {
        var statement = DocumentQueries.Statement(_statements.Text(3)!);
        return _search.Bytes(3).SequenceEqual(Encoding.UTF8.GetBytes(Facets.Of(statement, reading.Document.Facets)))
            && _statements.Number(4) == Weights.Of(statement) && _statements.Number(5) == Weights.Confidence(statement);
    }

    private bool IsEmptied(ReadOnlySpan<byte> payload, CheckedReading reading)
    {
        var row = JsonSerializer.Deserialize(payload, LedgerJson.Default.StatementPayload)?.Row ?? string.Empty;
        return _statements.Bytes(3).IsEmpty && _statements.Number(4) == 0 && _statements.Number(5) == 0
            && _search.Bytes(1).IsEmpty && _search.Bytes(2).IsEmpty && _search.Bytes(3).IsEmpty && row.Length == 64
            && payload.SequenceEqual(RowPayloads.Statement(_text, reading.Document.Utf8, reading.Utf8, Convert.FromHexString(row), _statements.Bytes(2)));
    }

    private string? Corrected(long id, ReadOnlySpan<byte> payload)
    {
        if (!At(_corrections, id) || !_corrections.IsOf("iit") || !_byId.TryGetValue(_corrections.Number(1), out var document))
        {
            return "the correction it records is missing";
        }

        SHA256.HashData(_corrections.Bytes(2), _hash);
        var recorded = JsonSerializer.Deserialize(payload, LedgerJson.Default.CorrectionPayload);
        if (recorded?.Document != document.Sha256
            || (_withdrawn.Contains(document.Id) ? !_corrections.Bytes(2).IsEmpty : recorded.Row != Convert.ToHexStringLower(_hash)))
        {
            return $"the correction of statement {recorded?.Statement} is not what was recorded";
        }

        _corrections.Step();
        return Cited(payload);
    }

    private string? Withdrawn(long id, ReadOnlySpan<byte> payload)
    {
        if (!At(_withdrawals, id) || !_withdrawals.IsOf("ii") || !_byId.TryGetValue(_withdrawals.Number(1), out var document)
            || !payload.SequenceEqual(RowPayloads.Withdrawn(_text, document.Utf8, document.Position, document.Hash)))
        {
            return "the withdrawal it records is missing or of another document";
        }

        _withdrawals.Step();
        return null;
    }

    // A decision holds the hash of the entry that recorded the statement.
    private string? Cited(ReadOnlySpan<byte> payload)
    {
        var cited = JsonSerializer.Deserialize(payload, LedgerJson.Default.StatementDecisionPayload);
        return cited is not null && EntryReader.Find(_connection, cited.Entry) is { } entry && entry.Hash == cited.Hash && entry.Chain == EntryKinds.LedgerChain
            ? null
            : $"statement {cited?.Statement}, which it cites, is not in the ledger as it was";
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
            ?? Left(_processed, "processed row") ?? Left(_attached, "attached row") ?? Left(_corrections, "correction") ?? Left(_withdrawals, "withdrawn row");

        string? Left(Cursor cursor, string what) =>
            cursor.HasRow && cursor.Number(0) <= upto ? $"a {what} (number {cursor.Number(0)}) stands there that no entry recorded" : null;
    }

    private static bool At(Cursor cursor, long id) => cursor.HasRow && cursor.Number(0) == id;

    private sealed record CheckedDocument(long Id, string Sha256, string Entry, long Position, byte[] Hash, DocumentFacets Facets)
    {
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Sha256);
    }

    private sealed record CheckedReading(CheckedDocument Document, string Reader, byte[] Utf8, bool Facets)
    {
        public long Left { get; set; }
    }
}
