using Casus.Model;

namespace Casus.Logic;

/// <summary>What was not determined at some time in a window.</summary>
[Flags]
internal enum Doubts
{
    None = 0,
    Open = 1,
    Unknown = 2,
    Contested = 4,

    /// <summary>Nothing was found of a monitored proposition that had to hold.</summary>
    Absent = 8,
}

/// <summary>One way in which a commitment may stand, with what its future depends on.</summary>
/// <param name="State">A state of the design's table.</param>
internal readonly record struct Hypothesis(CommitmentState State)
{
    /// <summary>When it detached; where that is not known, the instant of which the window would close first. Null while it has not.</summary>
    public Instant? DetachedFrom { get; init; }

    /// <summary>That of which it would close last; the same, unless the antecedent was unknown over a time.</summary>
    public Instant? DetachedTo { get; init; }

    /// <summary>Doubts about the consequent in its window so far.</summary>
    public Doubts Doubts { get; init; }

    /// <summary>Doubts about the antecedent so far, while conditional.</summary>
    public Doubts AntecedentDoubts { get; init; }

    /// <summary>Where its window may have closed: the doubts with which it may have, of the consequent and of the antecedent. Null where it was open.</summary>
    public (Doubts Deed, Doubts Fall)? ClosedOn { get; init; }

    /// <summary>For a suspended one: where it goes back to.</summary>
    public CommitmentState Before { get; init; }

    /// <summary>For a suspended one: since when.</summary>
    public Instant SuspendedAt { get; init; }

    /// <summary>For how long it was suspended since its window was counted, in microseconds; two where it is not known from when (<see cref="Course.Counting"/>).</summary>
    public (long First, long Last) Paused { get; init; }

    /// <summary>For a suspended one: the consequent held meanwhile.</summary>
    public bool HeldMeanwhile { get; init; }

    /// <summary>The doubt on which it was entered: the consequent might have held. None when it did.</summary>
    public Doubts GuessedOn { get; init; }

    /// <summary>True for a demand or an offer that the other side turned down.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Where a transferred one went.</summary>
    public string? Successor { get; init; }

    /// <summary>How conflicts must have turned out for this: a node of the pair's diagram (<see cref="Joint"/>).</summary>
    public int Given { get; init; } = DecisionDiagram.True;

    public bool IsActive => State is CommitmentState.Conditional or CommitmentState.Detached or CommitmentState.Suspended or CommitmentState.Overdue;

    /// <summary>True while findings may still move it.</summary>
    public bool IsWaiting => State is CommitmentState.Conditional or CommitmentState.Detached or CommitmentState.Suspended;
}
