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

    /// <summary>The dossier takes in what a feed brings from now on.</summary>
    public const string FeedFollowed = "feed-followed";

    /// <summary>No longer; what it brought stays.</summary>
    public const string FeedLeft = "feed-left";

    public const string DossierOpened = "dossier-opened";

    public const string DossierAmended = "dossier-amended";

    public const string DossierImported = "dossier-imported";

    /// <summary>An author took an own draft back.</summary>
    public const string DraftWithdrawn = "draft-withdrawn";

    /// <summary>A decision was taken back: what it decided waits again.</summary>
    public const string DecisionUndone = "decision-undone";

    /// <summary>A statement that the reader proposes was approved.</summary>
    public const string StatementApproved = "statement-approved";

    public const string StatementRejected = "statement-rejected";

    /// <summary>A person's version of a statement.</summary>
    public const string StatementCorrected = "statement-corrected";

    /// <summary>A document's text and its statements' words were taken out.</summary>
    public const string TextWithdrawn = "text-withdrawn";

    /// <summary>The kind of a decision on a draft of an item; in the first schema the noun was <c>draft</c>.</summary>
    public static string Decided(string noun, bool approved) => noun + (approved ? "-approved" : "-rejected");
}
