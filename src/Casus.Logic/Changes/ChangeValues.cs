using Casus.Model;

namespace Casus.Logic;

/// <summary>What kind of thing changed.</summary>
public enum ChangeKind
{
    /// <summary>Where a commitment stands.</summary>
    Status,

    /// <summary>What a proposition is worth.</summary>
    Value,

    /// <summary>A proposition became contested, or is so no longer.</summary>
    Conflict,
}

/// <summary>Everything that changed over (since, until], in order of time.</summary>
public sealed record ChangeList(string Dossier, Instant Since, Instant Until, bool Drafts, ValueList<Change> Changes);

/// <summary>One change with its moment and its cause.</summary>
/// <param name="Id">The commitment's or the proposition's.</param>
/// <param name="At">The valid time from which it stands so.</param>
/// <param name="Known">When it could be told: a late finding is known after <paramref name="At"/>.</param>
/// <param name="Before">In words, flags included where they changed; null: it was not there.</param>
/// <param name="After">In words; null: it is there no longer.</param>
/// <param name="Entry">The entry that did it; null where time passed and nothing else.</param>
/// <param name="Evidence">The words of that entry.</param>
/// <param name="Reasons">The steps that are new, the cause first.</param>
/// <param name="Commitment">The whole statuses before and after, for <see cref="ChangeKind.Status"/>.</param>
/// <param name="Proposition">The whole statuses before and after, for the others.</param>
public sealed record Change(
    ChangeKind Kind,
    string Id,
    Instant At,
    Instant Known,
    string? Before,
    string? After,
    string? Entry,
    ValueList<Evidence> Evidence,
    ValueList<Reason> Reasons,
    CommitmentChange? Commitment,
    PropositionChange? Proposition);
