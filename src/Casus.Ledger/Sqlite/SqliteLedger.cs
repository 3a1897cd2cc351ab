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

    public EntryReceipt Begin(Dossier dossier, Edit edit)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        Check(edit);
        CheckId(dossier.Id);
        return Writer().Run(session => Recording.Begin(session, dossier, edit));
    }

    public EntryReceipt Record(string dossier, IDossierItem item, Edit edit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentException.ThrowIfNullOrEmpty(item.Id, nameof(item));
        Check(edit);
        return Writer().Run(session => Recording.Record(session, dossier, item, edit));
    }

    public IReadOnlyList<EntryReceipt> RecordAll(string dossier, IReadOnlyList<IDossierItem> items, Edit edit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentNullException.ThrowIfNull(items);
        Check(edit);
        var before = edit with { Saw = null };
        return Writer().Run(session => items.Select((item, at) => Recording.Record(session, dossier, item, at == items.Count - 1 ? edit : before)).ToList());
    }

    public EntryReceipt Withdraw(string dossier, string kind, string id, Edit edit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(id);
        Check(edit);
        return Writer().Run(session => Recording.Withdraw(session, dossier, kind, id, edit));
    }

    public EntryReceipt Decide(string entry, bool approve, Edit edit)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Check(edit);
        return Writer().Run(session => Recording.Decide(session, entry, approve, edit));
    }

    public EntryReceipt DecideStatement(string dossier, string document, string statement, bool approve, Edit edit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(statement);
        Check(edit);
        return Writer().Run(session => Reviewing.Decide(session, dossier, document, statement, approve, edit));
    }

    public EntryReceipt CorrectStatement(string dossier, string document, Statement corrected, Edit edit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(corrected);
        Check(edit);
        var json = LedgerJson.Canonical(corrected, LedgerJson.Default.Statement);
        return Writer().Run(session => Reviewing.Correct(session, dossier, document, corrected, json, edit));
    }

    public EntryReceipt Undo(string entry, Edit edit)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Check(edit);
        return Writer().Run(session => Undoing.Undo(session, entry, edit));
    }

    public EntryReceipt WithdrawText(string document, Edit edit)
    {
        ArgumentNullException.ThrowIfNull(document);
        Check(edit);
        var receipt = Writer().Run(session => Withdrawing.Withdraw(session, document, edit));
        try
        {
            _file.Fold();
            return receipt;
        }
        catch (LedgerException e)
        {
            throw new LedgerException(e.Code, $"{receipt.Entry} withdraws the text, but its words still lie in the file: {e.Message}; withdraw it again to overwrite them", e);
        }
    }

    public EntryReceipt Follow(string dossier, string address, Edit edit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentException.ThrowIfNullOrEmpty(address);
        Check(edit);
        return Writer().Run(session => Following.Follow(session, dossier, address, edit));
    }

    public EntryReceipt Leave(string dossier, string address, Edit edit)
    {
        ArgumentException.ThrowIfNullOrEmpty(dossier);
        ArgumentException.ThrowIfNullOrEmpty(address);
        Check(edit);
        return Writer().Run(session => Following.Leave(session, dossier, address, edit));
    }

    public IReadOnlyList<FollowedFeed> Feeds(string dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return Replayed(connection => _replays.Upto(connection, dossier).Feeds.Values.ToList());
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
            .Select(replay => new DossierSummary(replay.Id, replay.Header!.Title, replay.Source, replay.Drafts) { Recorded = replay.LastRecorded })
            .ToList());

    public IReadOnlyList<DocumentSummary> Documents(string? dossier = null, Instant? known = null) => Read(connection =>
    {
        using var tables = new Tables(connection);
        return DocumentQueries.Summaries(tables, dossier, Last(connection, known));
    });

    public Document? FindDocument(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return Read(connection =>
        {
            using var tables = new Tables(connection);
            return DocumentQueries.Find(tables, sha256);
        });
    }

    public IReadOnlyList<Statement> Statements(string documentSha256, Instant? known = null)
    {
        ArgumentNullException.ThrowIfNull(documentSha256);
        return Read(connection => StatementRows.Read(connection, documentSha256, Last(connection, known)).ConvertAll(DocumentQueries.Statement));
    }

    public IReadOnlyList<ReviewedStatement> Reviewed(string dossier, string documentSha256, Instant? known = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(documentSha256);
        CheckId(dossier);
        return Replayed(connection => new DocumentReview(connection, _replays.Upto(connection, dossier), known ?? Instant.Max).Of(documentSha256));
    }

    public Page<ReviewItem> Queue(string dossier, QueueQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Replayed(connection =>
        {
            using var queue = new ReviewQueue(connection, Opened(connection, dossier), query);
            return queue.Take();
        });
    }

    public ReviewAgreement Agreement(string dossier) => Replayed(connection => Agreements.Of(Opened(connection, dossier).Statements));

    public Page<SearchHit> Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Dossier is not null)
        {
            CheckId(query.Dossier);
        }

        return Searched(query, (connection, review) =>
            new FullText(connection, query, MatchText.Of(query, actor => Names(connection, actor, query.Known ?? Instant.Max, review)), review).Run());
    }

    public SearchFacets CountFacets(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Dossier is not null)
        {
            CheckId(query.Dossier);
        }

        return Searched(query, (connection, review) => new FacetCounts(connection, query, actor => Names(connection, actor, query.Known ?? Instant.Max, review), review).Run());
    }

    public IReadOnlyList<LedgerEntry> Entries(string chain, long after, int limit)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return Read(connection => EntryReader.Read(connection, chain, after, limit).ToList());
    }

    public long Export(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Read(connection => LedgerLines.Write(connection, output));
    }

    public LoadReceipt Load(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var lines = new StreamReader(input, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
        return Writer().Run(session => new LineReader(session, lines).Read());
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

    private static void Check(Edit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentException.ThrowIfNullOrWhiteSpace(edit.Author, nameof(edit));
    }

    private static long Last(Microsoft.Data.Sqlite.SqliteConnection connection, Instant? known) =>
        known is { } time ? EntryReader.LastBy(connection, time) : long.MaxValue;

    private DossierReplay Opened(Microsoft.Data.Sqlite.SqliteConnection connection, string dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return _replays.Upto(connection, dossier) is { Header: not null } replay && dossier != EntryKinds.LedgerChain
            ? replay
            : throw new LedgerException("no-such-dossier", $"the ledger has no dossier '{dossier}'{Nearest.Hint(dossier, EntryReader.Chains(connection))}");
    }

    private T Searched<T>(SearchQuery query, Func<Microsoft.Data.Sqlite.SqliteConnection, DocumentReview?, T> search)
    {
        return query.Dossier is null && query.Actors.IsEmpty ? Read(Run) : Replayed(Run);

        T Run(Microsoft.Data.Sqlite.SqliteConnection connection) =>
            search(connection, query.Dossier is null ? null : new DocumentReview(connection, _replays.Upto(connection, query.Dossier), query.Known ?? Instant.Max));
    }

    // Over the whole ledger an actor goes by every name that any dossier knows it by.
    private IEnumerable<string> Names(Microsoft.Data.Sqlite.SqliteConnection connection, string actor, Instant known, DocumentReview? review) =>
        review is not null
            ? review.Actors.All(actor)
            : EntryReader.Chains(connection).SelectMany(chain => _replays.Upto(connection, chain).Merged(MergeOf.Actors, known).All(actor)).Append(actor).Distinct(StringComparer.Ordinal);

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
