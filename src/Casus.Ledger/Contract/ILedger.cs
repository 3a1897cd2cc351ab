using Casus.Model;

namespace Casus.Ledger;

/// <summary>Append-only, hash-chained entries with the documents and statements they cite.</summary>
/// <remarks>
/// Every method that writes has committed durably when it returns. One writer at a time: a second waits up to ten seconds and then fails with
/// <c>ledger-busy</c>. Safe to share between threads. Foreseeable failures of the store are <see cref="LedgerException"/>.
/// </remarks>
public interface ILedger : IDisposable
{
    /// <summary>Records a document, its statements and that this reader version has processed it, in one transaction; a repeat changes nothing.</summary>
    AddReceipt Add(Document document, IReadOnlyList<Statement> statements, string readerVersion, string? dossier = null);

    /// <summary>
    /// Makes the ledger's dossier hold what the given one holds: new items become entries, changed ones amendments, and items that came by an
    /// earlier import and are gone are withdrawn. What was recorded otherwise stays. A repeat changes nothing.
    /// </summary>
    /// <param name="sourceSha256">Hash of the file it was read from; <see cref="DossierSummary.SourceSha256"/> tells it back.</param>
    ImportReceipt Import(Dossier dossier, string sourceSha256, string author);

    /// <summary>Begins a dossier without a file: its id, title, summary and policy are taken, its items are not.</summary>
    /// <exception cref="LedgerException"><c>exists</c>: there is one of that id.</exception>
    EntryReceipt Begin(Dossier dossier, Edit edit);

    /// <summary>Records an item. It counts at once where the policy says one reviewer; else it is a draft until another approves it.</summary>
    /// <remarks>The item's <see cref="IDossierItem.Origin"/> is replaced by the entry's own; an item with the id of a standing one amends it.</remarks>
    /// <exception cref="LedgerConflictException">Another version stands than <see cref="Edit.Saw"/>.</exception>
    EntryReceipt Record(string dossier, IDossierItem item, Edit edit);

    /// <summary>Records several items in one transaction: all, or none.</summary>
    /// <remarks>What the author saw, <see cref="Edit.Saw"/>, is a version of the last item; those before it are what it needs.</remarks>
    /// <exception cref="LedgerConflictException">Another version of the last item stands than <see cref="Edit.Saw"/>.</exception>
    IReadOnlyList<EntryReceipt> RecordAll(string dossier, IReadOnlyList<IDossierItem> items, Edit edit);

    /// <summary>Takes back an item that stands; under two reviewers, once another approves.</summary>
    /// <param name="kind">The item's noun: <c>commitment</c>, <c>merge</c>, …</param>
    /// <exception cref="LedgerException"><c>no-such-item</c>.</exception>
    EntryReceipt Withdraw(string dossier, string kind, string id, Edit edit);

    /// <summary>Approves or rejects a draft by its entry (<c>CHAIN/POSITION</c>); the same decision by the same person is one.</summary>
    /// <exception cref="LedgerException"><c>own-change</c>: the author of a change is not its reviewer; <c>no-such-entry</c>; <c>decided</c>.</exception>
    EntryReceipt Decide(string entry, bool approve, Edit edit);

    /// <summary>Approves or rejects a statement that the reader proposes; one person may, and a second decision by another stands beside the first.</summary>
    /// <param name="document">SHA-256.</param>
    /// <param name="statement">The statement's id in the last reading of that document.</param>
    /// <exception cref="LedgerException"><c>no-such-statement</c>.</exception>
    EntryReceipt DecideStatement(string dossier, string document, string statement, bool approve, Edit edit);

    /// <summary>Corrects a statement: span, speaker, act, condition. The reader's own output stays; the correction counts as an item's change would.</summary>
    /// <remarks>The same again by the same author for the same reason, with nothing recorded about the statement since, gives the first receipt.</remarks>
    /// <param name="corrected">With the id of the statement that it corrects.</param>
    EntryReceipt CorrectStatement(string dossier, string document, Statement corrected, Edit edit);

    /// <summary>
    /// Undoes an entry by a new one: a decision (the draft waits again), an own draft (it is taken back), an item's record, amendment or withdrawal (what stood
    /// before stands again; under two reviewers once another approves), a merge.
    /// </summary>
    /// <remarks>The same again by the same author for the same reason, with nothing recorded about it since, gives the first receipt.</remarks>
    /// <exception cref="LedgerException"><c>not-undoable</c>: documents and imports stay; <c>conflict</c>: something later rests on it.</exception>
    EntryReceipt Undo(string entry, Edit edit);

    /// <summary>Takes a document's text and its statements' words out of the ledger for good; their hashes stay, and <see cref="Verify"/> still holds.</summary>
    /// <remarks>What dossiers quote from it in their own entries stays.</remarks>
    /// <exception cref="LedgerException"><c>no-such-document</c>; <c>reason-missing</c>.</exception>
    EntryReceipt WithdrawText(string document, Edit edit);

    /// <summary>Lets a dossier take in what a feed brings; followed already, the first receipt is given again.</summary>
    /// <param name="address">Of http or https, as it will be fetched.</param>
    EntryReceipt Follow(string dossier, string address, Edit edit);

    /// <summary>Leaves a feed; what it brought stays.</summary>
    /// <exception cref="LedgerException"><c>no-such-feed</c>.</exception>
    EntryReceipt Leave(string dossier, string address, Edit edit);

    /// <summary>The feeds that a dossier follows, in the order in which they were first followed.</summary>
    IReadOnlyList<FollowedFeed> Feeds(string dossier);

    /// <summary>The dossier with every version of every item, or null.</summary>
    /// <remarks>Merges of actors are carried out in it from when they count. Look at it as known on a time by <see cref="Origin.Counts"/>.</remarks>
    Dossier? FindDossier(string id);

    IReadOnlyList<DossierSummary> Dossiers();

    /// <summary>Documents in order of name, of one dossier or all.</summary>
    /// <param name="known">Only what was recorded by then; null: now.</param>
    IReadOnlyList<DocumentSummary> Documents(string? dossier = null, Instant? known = null);

    /// <summary>With an empty text where that was withdrawn.</summary>
    Document? FindDocument(string sha256);

    /// <summary>Statements of a document in order of text, as the reader version that processed it last took them.</summary>
    /// <param name="known">As known then; null: now.</param>
    IReadOnlyList<Statement> Statements(string documentSha256, Instant? known = null);

    /// <summary>Statements of a document as a dossier holds them: decided, corrected, merged, in order of text.</summary>
    IReadOnlyList<ReviewedStatement> Reviewed(string dossier, string documentSha256, Instant? known = null);

    /// <summary>What waits for a decision.</summary>
    Page<ReviewItem> Queue(string dossier, QueueQuery query);

    /// <summary>How far the reviewers of a dossier agree.</summary>
    ReviewAgreement Agreement(string dossier);

    /// <summary>Documents and statements that fit.</summary>
    /// <exception cref="LedgerException"><c>bad-cursor</c>.</exception>
    Page<SearchHit> Search(SearchQuery query);

    /// <summary>How what fits is spread over acts, sides, actors, places, dates and states, within a bound; cursor, limit and order count for nothing.</summary>
    SearchFacets CountFacets(SearchQuery query);

    /// <summary>Entries of a chain after a position, ascending, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<LedgerEntry> Entries(string chain, long after, int limit);

    /// <summary>Writes the whole ledger as JSON lines in UTF-8, one entry a line, without holding it in memory.</summary>
    /// <returns>How many entries it has.</returns>
    long Export(Stream output);

    /// <summary>Takes what <see cref="Export"/> wrote into this ledger, which must be empty, in one transaction; each entry's hash and every row are checked before anything is kept.</summary>
    /// <exception cref="LedgerException"><c>not-empty</c>; <c>bad-line</c>, with its number and the reason; <c>cut-off</c>: it does not come to the heads that it was exported with.</exception>
    LoadReceipt Load(Stream input);

    /// <summary>Recomputes every hash from the columns that are shown.</summary>
    VerifyReport Verify();
}
