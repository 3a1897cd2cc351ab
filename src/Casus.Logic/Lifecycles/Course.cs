using Casus.Model;

namespace Casus.Logic;

/// <summary>A commitment on its walk through valid time: every way it may stand so far, and why.</summary>
internal sealed class Course(Commitment commitment, Condition? antecedent, Condition consequent, Instant valid)
{
    public Commitment Commitment => commitment;

    public Condition? Antecedent => antecedent;

    public Condition Consequent => consequent;

    /// <summary>Where the walk ends.</summary>
    public Instant Valid => valid;

    /// <summary>When it was made: where the walk begins.</summary>
    public Instant Made { get; } = commitment.Made?.Start ?? Instant.Min;

    /// <summary>Each possible way it stands; never empty.</summary>
    public List<Hypothesis> Now { get; set; } = [new(CommitmentState.Conditional)];

    /// <summary>True once the one asked has accepted a demand.</summary>
    public bool IsAccepted { get; set; }

    public bool IsProhibition { get; } = commitment.Kind == CommitmentKind.Prohibition;

    /// <summary>False for what nobody can violate: a permission, and a demand that was not accepted.</summary>
    public bool IsBinding => commitment.Kind != CommitmentKind.Permission && (commitment.Kind != CommitmentKind.Demand || IsAccepted);

    public List<Reason> Reasons { get; } = [];

    /// <summary>What was unknown or contested where it mattered, and from when.</summary>
    public HashSet<(Condition Condition, Instant From)> Unsettled => field ??= [];

    public bool Has(CommitmentState state) => Now.Exists(h => h.State == state);
}
