using Casus.Model;

namespace Casus.Logic;

/// <summary>A proposition taken to have a value, for the length of one question; never a finding.</summary>
/// <param name="Value">True, False or Unknown.</param>
/// <param name="From">From when on; null: from the valid time of the question (its first instant, where that is the end of a day).</param>
public sealed record Supposition(string Proposition, Truth Value, Moment? From = null);

/// <summary>What would stand otherwise if the suppositions held.</summary>
/// <param name="Before">The whole status as it stands.</param>
/// <param name="After">The whole status with the suppositions.</param>
/// <param name="Commitments">Those that differ, in the dossier's order.</param>
/// <param name="Propositions">Those that differ, the supposed ones included, in the dossier's order.</param>
public sealed record WhatIfResult(
    ValueList<Supposition> Set, DossierStatus Before, DossierStatus After, ValueList<CommitmentChange> Commitments, ValueList<PropositionChange> Propositions)
{
    public string Dossier => After.Dossier;

    /// <summary>The time asked about: the question's valid time, or the latest supposition's day, where that is later.</summary>
    public Instant Valid => After.Valid;

    public Instant Known => After.Known;

    /// <summary>The number of commitments that stay as they are.</summary>
    public int Unchanged => After.Commitments.Count - Commitments.Count(c => c.After is not null);
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
