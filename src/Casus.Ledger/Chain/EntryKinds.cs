namespace Casus.Ledger;

/// <summary>The past-tense names of entries that are not about an item of a dossier.</summary>
public static class EntryKinds
{
    /// <summary>The chain of documents and statements.</summary>
    public const string LedgerChain = "ledger";

    public const string DocumentAdded = "document-added";

    /// <summary>A reader version has processed a document; its statements follow.</summary>
    public const string DocumentRead = "document-read";

    public const string StatementRecorded = "statement-recorded";

    /// <summary>A document was put to a dossier.</summary>
    public const string DocumentAttached = "document-attached";

    public const string DossierOpened = "dossier-opened";

    public const string DossierAmended = "dossier-amended";

    public const string DossierImported = "dossier-imported";

    public const string DraftApproved = "draft-approved";

    public const string DraftRejected = "draft-rejected";
}
