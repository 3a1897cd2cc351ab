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

    /// <summary>Records an item. It counts at once where the policy says one reviewer; else it is a draft until another approves it.</summary>
    /// <remarks>The item's <see cref="IDossierItem.Origin"/> is replaced by the entry's own; an item with the id of a standing one amends it.</remarks>
    EntryReceipt Record(string dossier, IDossierItem item, string author);

    /// <summary>Approves or rejects a draft by its entry (<c>CHAIN/POSITION</c>).</summary>
    /// <exception cref="LedgerException"><c>own-change</c>: the author of a change is not its reviewer; <c>no-such-entry</c>; <c>decided</c>.</exception>
    EntryReceipt Decide(string entry, bool approve, string author, string? reason);

    /// <summary>The dossier with every version of every item, or null.</summary>
    Dossier? FindDossier(string id);

    IReadOnlyList<DossierSummary> Dossiers();

    /// <summary>Documents in order of name, of one dossier or all.</summary>
    IReadOnlyList<DocumentSummary> Documents(string? dossier = null);

    Document? FindDocument(string sha256);

    /// <summary>Statements of a document in order of text.</summary>
    IReadOnlyList<Statement> Statements(string documentSha256);

    /// <summary>Documents and statements that hold all the words, newest first, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<SearchHit> Search(string words, int limit, string? dossier = null);

    /// <summary>Entries of a chain after a position, ascending, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<LedgerEntry> Entries(string chain, long after, int limit);

    /// <summary>Recomputes every hash from the columns that are shown.</summary>
    VerifyReport Verify();
}

/// <param name="Chain"><c>ledger</c> for documents and statements, else the dossier's id.</param>
/// <param name="Position">1, 2, 3, … in its chain.</param>
/// <param name="Kind">A past-tense name: <c>document-added</c>, <c>finding-recorded</c>, …</param>
/// <param name="Recorded">When it was recorded; never earlier than the entry before it.</param>
/// <param name="Known">The known time it claims: an imported finding's own, else <paramref name="Recorded"/>.</param>
/// <param name="Payload">Canonical JSON (RFC 8785).</param>
/// <param name="Previous">Hash of the entry before it in its chain; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256, lower-case hex.</param>
public sealed record LedgerEntry(
    string Chain, long Position, string Kind, Instant Recorded, Instant Known, string Author, string? Reason, string Payload, string Previous, string Hash)
{
    public string Id => $"{Chain}/{Position}";
}

/// <param name="IsNew">False when this document was already processed by this reader version.</param>
public sealed record AddReceipt(bool IsNew, string Sha256, int Statements);

public sealed record ImportReceipt(int Added, int Amended, int Withdrawn, int Unchanged);

/// <param name="IsDraft">True when it waits for another's approval.</param>
public sealed record EntryReceipt(string Entry, Instant Recorded, bool IsDraft);

public sealed record DossierSummary(string Id, string Title, string? SourceSha256, int Drafts);

public sealed record DocumentSummary(string Sha256, string Name, string Path, string? Title, PartialDate? Published, string? Publisher, int Statements);

/// <param name="Statement">Null when the document itself was hit.</param>
public sealed record SearchHit(DocumentSummary Document, Statement? Statement, string Excerpt);

/// <param name="Broken">The first broken entry and what is wrong; null when all holds.</param>
/// <param name="Heads">The last entry of each chain, for safekeeping.</param>
public sealed record VerifyReport(string? Broken, long Entries, int Documents, int Statements, IReadOnlyList<LedgerEntry> Heads)
{
    public bool Holds => Broken is null;
}

/// <summary>A foreseeable failure of the store, with a stable code.</summary>
public sealed class LedgerException : Exception
{
    public LedgerException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary><c>ledger-busy</c>, <c>ledger-full</c> (no space), <c>ledger-not-writable</c>, <c>ledger-missing</c>, <c>not-a-ledger</c>, <c>ledger-damaged</c>, <c>ledger-newer</c>, …</summary>
    public string Code { get; }
}
