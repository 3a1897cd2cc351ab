using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>A ledger in one SQLite file.</summary>
/// <remarks>Readers see the last commit and never wait for the writer. See docs/reference/ledger.md for the tables and the chain.</remarks>
public sealed class SqliteLedger : ILedger
{
    /// <summary>How long a second writer waits before <c>ledger-busy</c>.</summary>
    public static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(10);

    private readonly LedgerFile _file;
    private readonly WriterThread? _writer;
    private readonly DossierCache _replays = new();
    private readonly Lock _replaying = new();

    private SqliteLedger(LedgerFile file, WriterThread? writer) => (_file, _writer) = (file, writer);

    public string Path => _file.Path;

    /// <param name="clock">Gives recorded times; the system's where null.</param>
    /// <param name="busyWait">How long to wait for another writer; <see cref="BusyWait"/> where null.</param>
    /// <exception cref="LedgerException">
    /// <c>ledger-missing</c>, <c>not-a-ledger</c>, <c>ledger-newer</c>, <c>ledger-older</c> (reading only), <c>ledger-not-writable</c>, <c>ledger-damaged</c>,
    /// <c>ledger-busy</c>, <c>ledger-full</c>.
    /// </exception>
    public static SqliteLedger Open(string path, LedgerAccess access, TimeProvider? clock = null, TimeSpan? busyWait = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = LedgerFile.Open(path, access, busyWait ?? BusyWait);
        return new SqliteLedger(file, access == LedgerAccess.Read ? null : new WriterThread(file, clock ?? TimeProvider.System));
    }

    public AddReceipt Add(Document document, IReadOnlyList<Statement> statements, string readerVersion, string? dossier = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentException.ThrowIfNullOrEmpty(readerVersion);
        if (dossier is not null)
        {
            CheckId(dossier);
        }

        var writer = Writer();
        var prepared = PreparedDocument.From(document, statements);
        return writer.Run(session => Adding.Add(session, prepared, readerVersion, dossier));
    }

    public ImportReceipt Import(Dossier dossier, string sourceSha256, string author)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentException.ThrowIfNullOrEmpty(sourceSha256);
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        CheckId(dossier.Id);
        return Writer().Run(session => new DossierImport(session, dossier, sourceSha256, author).Run());
    }

    public EntryReceipt Record(string dossier, IDossierItem item, string author)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentException.ThrowIfNullOrEmpty(item.Id, nameof(item));
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        return Writer().Run(session => Recording.Record(session, dossier, item, author));
    }

    public EntryReceipt Decide(string entry, bool approve, string author, string? reason)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        return Writer().Run(session => Recording.Decide(session, entry, approve, author, reason));
    }

    public Dossier? FindDossier(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id == EntryKinds.LedgerChain ? null : Replayed(connection => _replays.Upto(connection, id).Build());
    }

    public IReadOnlyList<DossierSummary> Dossiers() => Replayed(connection =>
        EntryReader.Chains(connection)
            .Select(chain => _replays.Upto(connection, chain))
            .Where(replay => replay.Header is not null)
            .Select(replay => new DossierSummary(replay.Id, replay.Header!.Title, replay.Source, replay.Drafts))
            .ToList());

    public IReadOnlyList<DocumentSummary> Documents(string? dossier = null) => Query(tables => DocumentQueries.Summaries(tables, dossier));

    public Document? FindDocument(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return Query(tables => DocumentQueries.Find(tables, sha256));
    }

    public IReadOnlyList<Statement> Statements(string documentSha256)
    {
        ArgumentNullException.ThrowIfNull(documentSha256);
        return Query(tables => DocumentQueries.Statements(tables, documentSha256));
    }

    public IReadOnlyList<SearchHit> Search(string words, int limit, string? dossier = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Read(connection =>
        {
            using var tables = new Tables(connection);
            return FullText.Search(connection, tables, words, limit, dossier);
        });
    }

    public IReadOnlyList<LedgerEntry> Entries(string chain, long after, int limit)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return Read(connection => EntryReader.Read(connection, chain, after, limit).ToList());
    }

    public VerifyReport Verify() => Verification.Run(_file);

    public void Dispose()
    {
        // The last connection to close is one that writes: it folds the write-ahead log into the file.
        _file.Dispose();
        _writer?.Dispose();
    }

    private static void CheckId(string dossier)
    {
        if (dossier is "" or EntryKinds.LedgerChain)
        {
            throw new LedgerException("reserved-id", $"'{dossier}' cannot be the id of a dossier");
        }
    }

    private WriterThread Writer() =>
        _writer ?? throw new LedgerException("ledger-not-writable", $"{Path}: the ledger was opened for reading only");

    private T Query<T>(Func<Tables, T> query) => Read(connection =>
    {
        using var tables = new Tables(connection);
        return query(tables);
    });

    private T Replayed<T>(Func<Microsoft.Data.Sqlite.SqliteConnection, T> query)
    {
        lock (_replaying)
        {
            return Read(query);
        }
    }

    private T Read<T>(Func<Microsoft.Data.Sqlite.SqliteConnection, T> query)
    {
        try
        {
            return _file.Read(query);
        }
        catch (Exception e) when (e is JsonException or InvalidCastException or FormatException)
        {
            throw Failures.Damaged(Path, $"the ledger is damaged: {e.Message}", e);
        }
    }
}
