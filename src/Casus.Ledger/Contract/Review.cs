using Casus.Model;

namespace Casus.Ledger;

/// <summary>Where a statement stands in a dossier.</summary>
public enum ReviewState
{
    /// <summary>The reader proposes it; nobody has decided.</summary>
    Proposed,
    Approved,
    Rejected,
}

/// <summary>A statement of a document as a dossier holds it.</summary>
public sealed record ReviewedStatement
{
    /// <summary>As it counts: with the correction that was approved last, actors and duplicates merged. Of a rejected one, as it was proposed.</summary>
    public required Statement Statement { get; init; }

    /// <summary>The reader's own.</summary>
    public required Statement Proposed { get; init; }

    public required ReviewState State { get; init; }

    /// <summary>The last decision of each reviewer, in order of time.</summary>
    public ValueList<StatementDecision> Decisions { get; init; } = [];

    /// <summary>The correction that waits for another's approval, where one does.</summary>
    public PendingCorrection? Pending { get; init; }

    /// <summary>What it is tied to for or against, in the order of recording: by itself, or by what an earlier reading had in its place; drafts too.</summary>
    public ValueList<Stance> Stances { get; init; } = [];

    /// <summary>The id of the statement that was decided, where this one has its decision from an earlier reading.</summary>
    public string? InheritedFrom { get; init; }

    /// <summary>What the reader says otherwise than what was decided on; empty where it was decided on itself.</summary>
    public ValueList<FieldChange> Reread { get; init; } = [];

    /// <summary>True when it was decided on and the last reading no longer finds it.</summary>
    public bool IsGone { get; init; }

    /// <summary>For <see cref="Edit.Saw"/>: the last entry about it in the dossier, or <see cref="Edit.Nothing"/>.</summary>
    public required string Version { get; init; }
}

public sealed record StatementDecision(string Entry, string Author, bool IsApproval, Instant At, string? Reason);

/// <param name="Changes">From what counts to what is proposed.</param>
public sealed record PendingCorrection(string Entry, string Author, Instant At, Statement Statement, ValueList<FieldChange> Changes);

/// <summary>What kind of decision is asked for.</summary>
public enum ReviewOf
{
    /// <summary>A new item of the dossier.</summary>
    Item,

    /// <summary>A change of one that stands.</summary>
    Amendment,

    /// <summary>Taking back one that stands.</summary>
    Withdrawal,

    /// <summary>A person's correction of a statement.</summary>
    Correction,

    /// <summary>A statement that the reader proposes.</summary>
    Statement,

    /// <summary>A statement that a new reading takes otherwise than it was decided.</summary>
    Reread,
}

/// <summary>Something that waits for a decision.</summary>
public sealed record ReviewItem
{
    public required ReviewOf Of { get; init; }

    /// <summary>Of drafts: the entry to decide on. Of statements: the entry that recorded it, <c>ledger/POSITION</c>; both are decided by <see cref="ILedger.Decide"/> or <see cref="ILedger.DecideStatement"/>.</summary>
    public required string Entry { get; init; }

    /// <summary>The noun: <c>commitment</c>, <c>finding</c>, …, <c>statement</c>.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Author { get; init; }

    public required Instant Recorded { get; init; }

    public string? Reason { get; init; }

    /// <summary>The item as proposed; of a withdrawal, as it stands; null for statements.</summary>
    public IDossierItem? Item { get; init; }

    /// <summary>What stands and would be replaced.</summary>
    public IDossierItem? Before { get; init; }

    /// <summary>The statement as proposed.</summary>
    public Statement? Statement { get; init; }

    /// <summary>The statement as it counts or was decided, where it differs.</summary>
    public Statement? StatementBefore { get; init; }

    /// <summary>The statement's document.</summary>
    public DocumentSummary? Document { get; init; }

    /// <summary>From what stands to what is proposed; of something new, all it says.</summary>
    public ValueList<FieldChange> Changes { get; init; } = [];

    /// <summary>Higher is looked at first: 100 and more for people's drafts, below for statements by their act, commitment, conditions and deadline.</summary>
    public int Importance { get; init; }

    /// <summary>In [0, 1]: one minus the reader's confidence; 0 for people's drafts.</summary>
    public double Doubt { get; init; }
}

public enum QueueOrder
{
    Newest,
    Importance,
    Doubt,
}

/// <summary>What to take from the queue of a dossier. People's drafts come first, newest first; then statements in the order asked for.</summary>
public sealed record QueueQuery
{
    public QueueOrder Order { get; init; } = QueueOrder.Newest;

    /// <summary>Leaves out what this person may not decide (their own changes) or has decided.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Also statements that others have decided and <see cref="Reviewer"/> has not: a second look, for agreement.</summary>
    public bool SecondLook { get; init; }

    /// <summary>False: drafts of people alone.</summary>
    public bool Statements { get; init; } = true;

    /// <summary><see cref="Page{T}.Next"/> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>How far reviewers agree on the statements that two or more of them have decided.</summary>
/// <param name="Statements">How many those are.</param>
/// <param name="Decisions">The decisions on them.</param>
/// <param name="Observed">The share of pairs of decisions on one statement that are the same; null without pairs.</param>
/// <param name="Alpha">Krippendorff's alpha for two named values; null where all decisions are the same or there are no pairs.</param>
public sealed record ReviewAgreement(int Statements, int Decisions, double? Observed, double? Alpha);
