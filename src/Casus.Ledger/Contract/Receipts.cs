using Casus.Model;

namespace Casus.Ledger;

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

    /// <summary>One of <see cref="Roles"/>; null in entries of the first schema.</summary>
    public string? Role { get; init; }

    /// <summary>From when what it says is true, where it says so: a finding's beginning, the day of an act.</summary>
    public Moment? ValidFrom { get; init; }

    /// <summary>Until when, not counting that moment.</summary>
    public Moment? ValidTo { get; init; }
}

/// <param name="IsNew">False when this document was already processed by this reader version.</param>
public sealed record AddReceipt(bool IsNew, string Sha256, int Statements);

public sealed record ImportReceipt(int Added, int Amended, int Withdrawn, int Unchanged);

/// <param name="IsDraft">True when it waits for another's approval.</param>
public sealed record EntryReceipt(string Entry, Instant Recorded, bool IsDraft);

public sealed record DossierSummary(string Id, string Title, string? SourceSha256, int Drafts)
{
    /// <summary>When its last entry was recorded: later than the clock tells where that was set back meanwhile.</summary>
    public Instant Recorded { get; init; }
}

/// <param name="Statements">As the reader version that processed it last took them.</param>
public sealed record DocumentSummary(string Sha256, string Name, string Path, string? Title, PartialDate? Published, string? Publisher, int Statements)
{
    /// <summary>True when its text was withdrawn: the document is known, its words are gone.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>A feed whose items a dossier takes in.</summary>
/// <param name="Address">As it was given.</param>
/// <param name="Entry">The entry since which it is followed.</param>
public sealed record FollowedFeed(string Address, string By, Instant Since, string Entry);

/// <param name="Broken">The first broken entry and what is wrong; null when all holds.</param>
/// <param name="Heads">The last entry of each chain, for safekeeping.</param>
public sealed record VerifyReport(string? Broken, long Entries, int Documents, int Statements, IReadOnlyList<LedgerEntry> Heads)
{
    public bool Holds => Broken is null;
}

/// <param name="Entries">How many entries were taken in.</param>
/// <param name="IsKnownWhole">False where an earlier version exported without the heads, so that entries missing at the end are not seen.</param>
public sealed record LoadReceipt(long Entries, bool IsKnownWhole);

/// <summary>A part of a longer list.</summary>
/// <param name="Next">Give it as the cursor for the part that follows; null after the last.</param>
public sealed record Page<T>(ValueList<T> Items, string? Next);
