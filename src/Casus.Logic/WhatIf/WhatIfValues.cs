using Casus.Model;

namespace Casus.Logic;

/// <summary>A proposition taken to have a value, for the length of one question; never a finding.</summary>
/// <param name="Value">True, False or Unknown.</param>
/// <param name="From">From when on; null: from the valid time of the question (its first instant, where that is the end of a day).</param>
public sealed record Supposition(string Proposition, Truth Value, Moment? From = null);

/// <summary>What would stand otherwise if the suppositions held.</summary>
/// <param name="Commitments">Those that differ, in the dossier's order.</param>
/// <param name="Propositions">Those that differ, the supposed ones included, in the dossier's order.</param>
/// <param name="Unchanged">The number of commitments that stay as they are.</param>
public sealed record WhatIfResult(ValueList<Supposition> Set, ValueList<CommitmentChange> Commitments, ValueList<PropositionChange> Propositions, int Unchanged)
{
    /// <param name="before">The whole status as it stands.</param>
    /// <param name="after">The whole status otherwise.</param>
    public WhatIfResult(
        ValueList<Supposition> set, DossierStatus before, DossierStatus after, ValueList<CommitmentChange> commitments, ValueList<PropositionChange> propositions)
        : this(set, commitments, propositions, after.Commitments.Count - commitments.Count(c => c.After is not null)) =>
        (Dossier, Valid, Known, Whole) = (after.Dossier, after.Valid, after.Known, (new(before), new(after)));

    public string Dossier { get; init; } = string.Empty;

    /// <summary>The time asked about: the question's valid time, or the latest supposition's day, where that is later.</summary>
    public Instant Valid { get; init; }

    public Instant Known { get; init; }

    /// <summary>The whole status as it stands; evaluated when it is asked for.</summary>
    public DossierStatus Before => Whole.Before.Value;

    /// <summary>The whole status with the suppositions; evaluated when it is asked for.</summary>
    public DossierStatus After => Whole.After.Value;

    internal (Lazy<DossierStatus> Before, Lazy<DossierStatus> After) Whole { get; init; }
}

/// <summary>A commitment that stands otherwise.</summary>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is there no longer.</param>
/// <param name="When">The valid time from which it stands so; null: from the beginning.</param>
/// <param name="Reasons">The steps that are new, in order of time.</param>
public sealed record CommitmentChange(string Id, CommitmentStatus? Before, CommitmentStatus? After, Instant? When, ValueList<Reason> Reasons);

/// <summary>A proposition that stands otherwise.</summary>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is there no longer.</param>
/// <param name="When">The valid time from which it stands so; null: from the beginning.</param>
/// <param name="Reasons">The steps that are new, in order of time.</param>
public sealed record PropositionChange(string Id, PropositionStatus? Before, PropositionStatus? After, Instant? When, ValueList<Reason> Reasons);
