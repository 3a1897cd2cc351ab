using Casus.Model;

namespace Casus.Logic;

/// <summary>What a proposition is worth at a time.</summary>
public enum Truth
{
    True,
    False,

    /// <summary>Not determined, and it may still be: no window has closed on it, no evidence has lapsed.</summary>
    Open,

    /// <summary>A gap in the evidence: it was determined and no longer is, or its window closed and absence proves nothing.</summary>
    Unknown,

    /// <summary>Two findings known at the time give it both values.</summary>
    Contested,
}

/// <summary>The states of the design's table.</summary>
public enum CommitmentState
{
    Conditional,
    Detached,
    Satisfied,
    Expired,
    Cancelled,
    Violated,
    Released,
    Overdue,
    Suspended,
    Transferred,
    Repaired,
}

/// <summary>One step of the reason for a value, a status or a flag.</summary>
/// <param name="Rule">The row of the design's table or the rule of evidence, in lower-case words joined by hyphens (<c>antecedent-holds</c>).</param>
/// <param name="Entry">The entry it came from (<see cref="Origin.Entry"/>).</param>
/// <param name="Document">The document of the words, by name as the dossier cites it.</param>
/// <param name="Spans">UTF-16 spans of the words in it, where it is at hand.</param>
/// <param name="Text">The step in a plain sentence, with the words in quotation marks where there are some.</param>
public sealed record Reason(string Rule, string? Proposition, string? Entry, string? Document, ValueList<Span> Spans, string Text)
{
    internal Unfolding Unfolding { get; init; } = Unfolding.None;
}

/// <summary>Something a commitment or proposition needs, as it stands.</summary>
/// <param name="Path">From the item to the need: the ids in between, nearest first.</param>
public sealed record Need(Dependency Dependency, Truth Value, ValueList<string> Path);

public sealed record PropositionStatus(
    Proposition Proposition,
    Truth Value,
    Instant? From,
    Instant? To,
    ValueList<Finding> Findings,
    ValueList<Need> BlockedBy,
    ValueList<Need> NotAssuredBy,
    bool RestsOnDraft)
{
    /// <param name="reasons">Why, already in words.</param>
    public PropositionStatus(
        Proposition proposition, Truth value, Instant? from, Instant? to, ValueList<Finding> findings, ValueList<Need> blockedBy, ValueList<Need> notAssuredBy, bool restsOnDraft,
        ValueList<Reason> reasons)
        : this(proposition, value, from, to, findings, blockedBy, notAssuredBy, restsOnDraft) => Telling = new(new Account(reasons, new()));

    /// <summary>Why, in order of time.</summary>
    public ValueList<Reason> Reasons => Telling.Value.Reasons;

    /// <summary>The same as a tree, under a step that says what it is worth.</summary>
    public ReasonTree Explain() => new(
        new("value", Proposition.Id, Proposition.Origin.Entry, null, [], $"{Proposition.Id} is {Value.Word()}{(From is { } from ? Say.From(from) : string.Empty)}"), Telling.Value.Trees);

    internal Told<Account> Telling { get; init; } = new(Account.Empty);
}

/// <param name="States">All possible states, exact over the unknowns; ascending.</param>
/// <param name="Label">The kind's own word: <c>executed</c>, <c>pending</c>, …; for a set, the words joined by <c>" or "</c>.</param>
/// <param name="Since">When the present state (or set) was entered.</param>
/// <param name="Deadline">The last instant in time, where there is a deadline and it is known.</param>
/// <param name="Successor">For <see cref="CommitmentState.Transferred"/>: the party or commitment it passed to.</param>
public sealed record CommitmentStatus(
    Commitment Commitment,
    ValueList<CommitmentState> States,
    string Label,
    Instant? Since,
    Moment? Deadline,
    ValueList<Need> BlockedBy,
    ValueList<Need> NotAssuredBy,
    bool RestsOnDraft,
    string? Successor)
{
    /// <param name="nearest">The nearest change that would alter it.</param>
    /// <param name="reasons">Why, already in words.</param>
    public CommitmentStatus(
        Commitment commitment, ValueList<CommitmentState> states, string label, Instant? since, Moment? deadline, ValueList<Need> blockedBy, ValueList<Need> notAssuredBy,
        bool restsOnDraft, string? successor, string? nearest, ValueList<Reason> reasons)
        : this(commitment, states, label, since, deadline, blockedBy, notAssuredBy, restsOnDraft, successor) =>
        (Telling, Foretelling) = (new(new Account(reasons, new())), new(nearest));

    /// <summary>The nearest change that would alter it, in a sentence: <c>becomes due if …</c>.</summary>
    public string? Nearest => Foretelling.Value;

    /// <summary>Why, in order of the walk.</summary>
    public ValueList<Reason> Reasons => Telling.Value.Reasons;

    /// <summary>The same as a tree, under a step that says where it stands. What would alter it is <see cref="Nearest"/>.</summary>
    public ReasonTree Explain() => new(
        new("status", null, Commitment.Origin.Entry, null, [], $"{Commitment.Id} is {Label}{(Since is { } since ? Say.From(since) : string.Empty)}"), Telling.Value.Trees);

    /// <summary>The circle of promises it waits in (<em>I will if you will</em>): commitments by their ids, itself first and last; empty when it stands in none.</summary>
    public ValueList<string> Circle { get; init; } = [];

    internal Told<Account> Telling { get; init; } = new(Account.Empty);

    internal Told<string?> Foretelling { get; init; } = new((string?)null);

    /// <summary>The only possible state, or null when it is undetermined.</summary>
    public CommitmentState? Status => States.Count == 1 ? States[0] : null;
}

/// <summary>Where a dossier stands at a valid time, as known at a known time.</summary>
public sealed record DossierStatus(
    string Dossier,
    Instant Valid,
    Instant Known,
    bool Drafts,
    ValueList<PropositionStatus> Propositions,
    ValueList<CommitmentStatus> Commitments);
