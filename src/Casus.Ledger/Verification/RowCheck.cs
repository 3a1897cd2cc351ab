using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>Checks the rows that entries stand for: documents, statements, their search rows, what was processed and attached.</summary>
/// <remarks>
/// A row has the number of its entry, so all tables are read once, side by side, in one order. What an entry refers to and stands before the stretch is looked up: whether it is as it was
/// recorded is for the stretch to say in which it stands.
/// </remarks>
internal sealed class RowCheck : IDisposable
{
    private readonly HashedText _text = new();
    private readonly Cursor _documents;
    private readonly Cursor _search;
    private readonly Cursor _processed;
    private readonly Cursor _statements;
    private readonly Cursor _attached;
    private readonly Cursor _corrections;
    private readonly Cursor _withdrawals;
    private readonly Cursor _documentBefore;
    private readonly Cursor _readingBefore;
    private readonly Cursor _entryNamed;
    private readonly Cursor _documentNamed;
    private readonly long _first;
    private readonly IReadOnlySet<long> _withdrawn;
    private readonly WordsOfTexts? _words;
    private readonly RowKeys? _keys;
    private readonly Dictionary<long, CheckedDocument> _byId = [];
    private readonly Dictionary<long, CheckedReading> _readings = [];
    private readonly byte[] _hash = new byte[EntryHash.Size];
    private CheckedReading? _reading;

    /// <param name="withdrawn">The numbers of the documents whose text was withdrawn later: it is empty already where they were added.</param>
    /// <param name="words">Takes in the words of the search rows; null where they are not wanted.</param>
    /// <param name="keys">Takes in the keys of the statements' rows; null where they are not wanted.</param>
    public RowCheck(sqlite3 database, long first, long last, IReadOnlySet<long> withdrawn, WordsOfTexts? words, RowKeys? keys)
    {
        (_first, _withdrawn, _words, _keys) = (first, withdrawn, words, keys);
        _documents = Over(
            "select id, sha256, name, path, is_page, title, published, published_from, updated, publisher, relayed_from, dateline, authors, language, raw from document");
        _search = Over("select id, c0, c1, c2 from search_content");
        _processed = Over("select id, document, reader, statements, facets from processed");
        _statements = Over("select id, processed, statement, json, weight, confidence from statement");
        _attached = Over("select id, dossier, document from attached");
        _corrections = Over("select id, document, json from correction");
        _withdrawals = Over("select id, document from withdrawn");
        _documentBefore = Cursor.Prepared(
            database, "select d.sha256, e.position, e.hash, d.published, d.dateline, d.publisher, d.language from document d join entry e on e.id = d.id where d.id = $1");
        _readingBefore = Cursor.Prepared(database, "select document, reader, facets from processed where id = $1");
        _entryNamed = Cursor.Prepared(database, "select hash from entry where chain = $1 and position = $2");
        _documentNamed = Cursor.Prepared(database, "select e.chain, e.position, e.hash from document d join entry e on e.id = d.id where d.sha256 = $1 and d.id < $2");

        Cursor Over(string sql) => Cursor.Over(database, Stretch.Between(sql, first, last));
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
            : entry.Bytes(8).IndexOf("\"cites\":"u8) >= 0 ? Cites(id, entry.Bytes(8))
            : null;
        return wrong ?? Stray(id);
    }

    /// <summary>A row up to a number that no entry stands for, or null: one that was passed over.</summary>
    public string? Stray(long upto)
    {
        return Left(_documents, "document") ?? Left(_statements, "statement") ?? Left(_search, "search row")
            ?? Left(_processed, "processed row") ?? Left(_attached, "attached row") ?? Left(_corrections, "correction") ?? Left(_withdrawals, "withdrawn row");

        string? Left(Cursor cursor, string what) =>
            cursor.HasRow && cursor.Id <= upto ? $"a {what} (number {cursor.Id}) stands there that no entry recorded" : null;
    }

    /// <summary>The readings whose statements do not all stand in this stretch.</summary>
    public IReadOnlyList<CheckedReading> Open() => [.. _readings.Values.Where(reading => reading.Left != 0)];

    public void Dispose()
    {
        _documents.Dispose();
        _search.Dispose();
        _processed.Dispose();
        _statements.Dispose();
        _attached.Dispose();
        _corrections.Dispose();
        _withdrawals.Dispose();
        _documentBefore.Dispose();
        _readingBefore.Dispose();
        _entryNamed.Dispose();
        _documentNamed.Dispose();
    }

    private string? Document(long id, ReadOnlySpan<byte> payload, ChainState chain)
    {
        if (!At(_documents, id) || !At(_search, id))
        {
            return "its document is missing";
        }

        var row = _documents;
        if (!row.IsOf("itttiTTTTTTTtTB"u8) || !_search.IsOf("ittt"u8))
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

        return Checked(id, sha256, chain);
    }

    // Of a withdrawn text the hash alone is left: it is taken from the entry.
    private string? Emptied(long id, string sha256, ReadOnlySpan<byte> payload, byte[] rowHash, string name, ChainState chain)
    {
        var text = JsonSerializer.Deserialize(payload, LedgerJson.Default.DocumentPayload)?.Text ?? string.Empty;
        return _documents.Bytes(14).Length > 0 || _documents.IsNull(14) || _search.Bytes(2).Length > 0
            ? $"{name}: its text was withdrawn and is still there"
            : text.Length != 64 || !payload.SequenceEqual(RowPayloads.Document(_text, _documents.Bytes(1), rowHash, Convert.FromHexString(text)))
                ? $"{name}: one of its columns is not what was recorded"
                : Checked(id, sha256, chain);
    }

    private string? Checked(long id, string sha256, ChainState chain)
    {
        var facets = new DocumentFacets(_documents.Text(6), _documents.Text(11), _documents.Text(9), _documents.Text(13));
        _byId.Add(id, new CheckedDocument(id, sha256, chain.Position, [.. chain.Hash], facets));
        Documents++;
        _documents.Step();
        Search(id);
        return null;
    }

    private string? Processed(long id, ReadOnlySpan<byte> payload)
    {
        if (!At(_processed, id))
        {
            return "what it says was processed is missing";
        }

        if (!_processed.IsOf("iitiI"u8) || (!_processed.IsNull(4) && _processed.Number(4) != 1) || DocumentOf(_processed.Number(1)) is not { } document
            || !payload.SequenceEqual(RowPayloads.Read(_text, document.Utf8, _processed.Bytes(2), _processed.Number(3), !_processed.IsNull(4))))
        {
            return "what was processed is not what was recorded";
        }

        _readings.Add(id, new CheckedReading(id, document, _processed.Text(2)!, _processed.Bytes(2).ToArray(), !_processed.IsNull(4)) { Left = _processed.Number(3) });
        _processed.Step();
        return null;
    }

    private string? Statement(long id, ReadOnlySpan<byte> payload)
    {
        if (!At(_statements, id) || !At(_search, id))
        {
            return "its statement is missing";
        }

        if (!_statements.IsOf("iittii"u8) || !_search.IsOf("ittt"u8) || ReadingOf(_statements.Number(1)) is not { } reading)
        {
            return "a column of its statement is not what was recorded";
        }

        if (_withdrawn.Contains(reading.Document.Id) ? !IsEmptied(payload, reading) : !IsRecorded(payload, reading))
        {
            return $"statement {_statements.Text(2)} of document {reading.Document.Sha256} is not what was recorded";
        }

        _keys?.Statement(reading.Id, _statements.Bytes(2), _statements.Number(4), _statements.Number(5), id);
        reading.Left--;
        Statements++;
        _statements.Step();
        Search(id);
        return null;
    }

    private void Search(long id)
    {
        _words?.Add(id, _search.Bytes(1), _search.Bytes(2), _search.Bytes(3));
        _search.Step();
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
        if (!At(_corrections, id) || !_corrections.IsOf("iit"u8) || DocumentOf(_corrections.Number(1)) is not { } document)
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
        if (!At(_withdrawals, id) || !_withdrawals.IsOf("ii"u8) || DocumentOf(_withdrawals.Number(1)) is not { } document
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
        return CitedStatement(cited?.Entry ?? string.Empty, cited?.Hash, cited?.Statement);
    }

    private string? CitedStatement(string entry, string? hash, string? statement) =>
        entry.LastIndexOf('/') is > 0 and var slash && entry.AsSpan(0, slash) is EntryKinds.LedgerChain
            && long.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && _entryNamed.Find(EntryKinds.LedgerChain, position) && Convert.ToHexStringLower(_entryNamed.Bytes(0)) == hash
            ? null
            : $"statement {statement}, which it cites, is not in the ledger as it was";

    private string? Attached(long id, ReadOnlySpan<byte> payload, ChainState chain)
    {
        if (!At(_attached, id))
        {
            return "the document it attaches is missing from the dossier";
        }

        if (!_attached.IsOf("iti"u8) || _attached.Text(1) != chain.Name || DocumentOf(_attached.Number(2)) is not { } document
            || !payload.SequenceEqual(RowPayloads.Attached(_text, document.Utf8, document.Position, document.Hash)))
        {
            return "the document it attaches is not the one that was recorded";
        }

        _attached.Step();
        return null;
    }

    private string? Cites(long id, ReadOnlySpan<byte> payload)
    {
        var cites = JsonSerializer.Deserialize(payload, LedgerJson.Default.ItemPayload)?.Cites ?? [];
        foreach (var cite in cites)
        {
            if (cite.Statement is { } statement)
            {
                if (CitedStatement(cite.Entry, cite.Hash, statement) is { } wrong)
                {
                    return wrong;
                }
            }
            else if (!_documentNamed.Find(cite.Document, id)
                || $"{_documentNamed.Text(0)}/{_documentNamed.Number(1)}" != cite.Entry || Convert.ToHexStringLower(_documentNamed.Bytes(2)) != cite.Hash)
            {
                return $"document {cite.Document}, which it cites, is not in the ledger as it was";
            }
        }

        return null;
    }

    private CheckedDocument? DocumentOf(long id)
    {
        if (_byId.TryGetValue(id, out var document) || id >= _first || !_documentBefore.Find(id))
        {
            return document;
        }

        var row = _documentBefore;
        document = new CheckedDocument(
            id, row.Text(0) ?? string.Empty, row.Number(1), row.Bytes(2).ToArray(), new DocumentFacets(row.Text(3), row.Text(4), row.Text(5), row.Text(6)));
        _byId.Add(id, document);
        return document;
    }

    private CheckedReading? ReadingOf(long id)
    {
        if (_reading?.Id == id || _readings.TryGetValue(id, out _reading))
        {
            return _reading;
        }

        // Begun before this stretch: how many statements it has is counted where it began.
        if (id < _first && _readingBefore.Find(id) && DocumentOf(_readingBefore.Number(0)) is { } document)
        {
            _reading = new CheckedReading(id, document, _readingBefore.Text(1) ?? string.Empty, _readingBefore.Bytes(1).ToArray(), !_readingBefore.IsNull(2));
            _readings.Add(id, _reading);
            return _reading;
        }

        return null;
    }

    private static bool At(Cursor cursor, long id) => cursor.HasRow && cursor.Id == id;
}

/// <summary>A document whose row was checked, or is checked elsewhere.</summary>
/// <param name="Position">Of its entry in the ledger's chain.</param>
/// <param name="Hash">Of its entry.</param>
internal sealed record CheckedDocument(long Id, string Sha256, long Position, byte[] Hash, DocumentFacets Facets)
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Sha256);
}

/// <summary>What a reader version made of a document.</summary>
/// <param name="Utf8">The reader's name.</param>
/// <param name="Facets">True when the hashes of its statements' rows hold their facets.</param>
internal sealed record CheckedReading(long Id, CheckedDocument Document, string Reader, byte[] Utf8, bool Facets)
{
    /// <summary>How many of its statements have not been met.</summary>
    public long Left { get; set; }
}
