namespace Casus.Model;

/// <summary>A named set of parties, propositions and commitments with all that bears on them: one arrangement.</summary>
/// <remarks>Holds every version of every item; <see cref="Origin.Counts"/> selects what was known at a time.</remarks>
public sealed record Dossier
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What the arrangement is, for a reader who opens it.</summary>
    public string? Summary { get; init; }

    /// <summary>The known time of what gives no other.</summary>
    public Moment? AsOf { get; init; }

    public ReviewPolicy Policy { get; init; } = new(2);

    public ValueList<Party> Parties { get; init; } = [];

    public ValueList<Proposition> Propositions { get; init; } = [];

    public ValueList<Commitment> Commitments { get; init; } = [];

    public ValueList<Dependency> Dependencies { get; init; } = [];

    public ValueList<Finding> Findings { get; init; } = [];

    public ValueList<CommitmentAct> Acts { get; init; } = [];

    /// <summary>What was said for and against propositions.</summary>
    public ValueList<Stance> Stances { get; init; } = [];

    public ValueList<Contribution> Contributions { get; init; } = [];

    public ValueList<Measure> Measures { get; init; } = [];

    public ValueList<Incident> Incidents { get; init; } = [];

    public ValueList<Series> Series { get; init; } = [];

    /// <summary>Which actors and which statements are one.</summary>
    public ValueList<Merge> Merges { get; init; } = [];
}

/// <param name="Reviewers">2: a person's own change waits for another's approval; 1: it counts at once, and every export says so.</param>
public sealed record ReviewPolicy(int Reviewers);

/// <param name="Named">False for a party that the report counts but does not name.</param>
public sealed record Party(string Id, string Name, bool Named, string? Note, ValueList<Evidence> Evidence, Origin Origin) : IDossierItem;

/// <summary>A named yes/no matter that things depend on.</summary>
/// <param name="Holds">For a derived proposition, what it is made of; else null.</param>
/// <param name="Probability">In [0, 1], where one is given.</param>
public sealed record Proposition(string Id, string Text, Absence Absence, Formula? Holds, double? Probability, ValueList<Evidence> Evidence, Origin Origin)
    : IDossierItem
{
    /// <summary>The name of a cause by which it may turn out false together with the other propositions that name it.</summary>
    public string? Cause { get; init; }

    /// <summary>The share of its probability of being false that the cause has, in [0, 1].</summary>
    public double? Share { get; init; }
}

/// <summary>What may be concluded when no true finding is known by the end of a window.</summary>
public enum Absence
{
    /// <summary>Nothing: it is unknown.</summary>
    Open,

    /// <summary>That it is false: somebody watches, and would have told.</summary>
    Monitored,
}

public enum CommitmentKind
{
    Pledge,
    Threat,
    Offer,
    Demand,
    Obligation,
    Prohibition,
    Permission,
}

/// <summary>Who must bring what about toward whom, once what holds.</summary>
/// <param name="Text">What is committed, in a sentence; null: the evidence's words stand for it.</param>
/// <param name="If">The antecedent; null: detached from <paramref name="Made"/> on.</param>
/// <param name="IfWords">The quoted words the antecedent formalises.</param>
/// <param name="Then">The consequent.</param>
/// <param name="Within">A deadline counted from detachment.</param>
/// <param name="By">A deadline as a date: the day itself is still in time.</param>
public sealed record Commitment(
    string Id,
    CommitmentKind Kind,
    string? Text,
    ValueList<string> Debtors,
    ValueList<string> Toward,
    Moment? Made,
    Formula? If,
    string? IfWords,
    Formula Then,
    Duration? Within,
    Moment? By,
    ValueList<Evidence> Evidence,
    Origin Origin) : IDossierItem
{
    /// <summary>From when the consequent counts: the window opens then, and not when it was made.</summary>
    public Moment? Opens { get; init; }

    /// <summary>What <see cref="Within"/> is counted from, where that is not detachment: the first instant at which this holds.</summary>
    public Formula? WithinOf { get; init; }

    /// <summary>True for one that must be kept up: violated when the consequent first fails after detachment, satisfied at the end of the window.</summary>
    public bool? Standing { get; init; }

    /// <summary>For a permission: what its exercise does to other commitments.</summary>
    public ValueList<Effect>? Effects { get; init; }
}

/// <summary>What the exercise of a permission does to a commitment.</summary>
public sealed record Effect(EffectKind Does, string Commitment);

public enum EffectKind
{
    /// <summary>The commitment is conditional until then.</summary>
    Create,
    Suspend,
    Resume,
    Release,

    /// <summary>It ends without being violated.</summary>
    Terminate,
}

/// <summary>A sourced edge: <paramref name="Of"/> (a proposition or a commitment) cannot hold without the proposition <paramref name="Needs"/>.</summary>
public sealed record Dependency(string Id, string Of, string Needs, string? Text, ValueList<Evidence> Evidence, Origin Origin) : IDossierItem;

/// <summary>A dated, sourced determination of a proposition over [from, to).</summary>
/// <param name="To">Null: until something else is found.</param>
/// <param name="Corrects">The id of the finding it replaces.</param>
public sealed record Finding(
    string Id,
    string Proposition,
    bool Value,
    Moment From,
    Moment? To,
    string? Source,
    string? Reason,
    string? Corrects,
    ValueList<Evidence> Evidence,
    Origin Origin) : IDossierItem;

public enum CommitmentActKind
{
    Cancel,
    Release,
    Suspend,
    Resume,
    Assign,
    Delegate,
    Supersede,
    Repair,
    Accept,
    Refuse,
}

/// <summary>What a party did to a commitment on a date.</summary>
/// <param name="To">The party or the commitment it passes to, for assign, delegate and supersede.</param>
public sealed record CommitmentAct(
    string Id,
    string Commitment,
    CommitmentActKind Act,
    Moment On,
    string? By,
    string? To,
    string? Text,
    ValueList<Evidence> Evidence,
    Origin Origin) : IDossierItem;

public enum ContributionStage
{
    Pledged,
    PromisedIf,
    Allocated,
    Delivered,
    Withdrawn,
}

/// <param name="Domain">land, sea, air, cyber, money, …; null where the report gives none.</param>
public sealed record Contribution(
    string Id,
    string Party,
    string? Domain,
    string? Capability,
    decimal? Quantity,
    string? Unit,
    ContributionStage Stage,
    Moment? On,
    string? Commitment,
    ValueList<Evidence> Evidence,
    Origin Origin) : IDossierItem;

public enum MeasureStage
{
    Proposed,
    Threatened,
    Decided,
    InForce,
    Suspended,
    Lifted,
}

/// <summary>A sanction or a lifting of one.</summary>
public sealed record Measure(
    string Id,
    string Text,
    string? Authority,
    ValueList<string> Targets,
    MeasureStage Stage,
    Formula? Trigger,
    Moment? On,
    ValueList<Evidence> Evidence,
    Origin Origin) : IDossierItem;

/// <summary>A dated, placed event with an attribution and how certain that is.</summary>
public sealed record Incident(
    string Id,
    string Text,
    Moment On,
    string? Place,
    string? AttributedTo,
    string? Certainty,
    ValueList<Evidence> Evidence,
    Origin Origin) : IDossierItem
{
    /// <summary>The id of the commitment it broke, or of the proposition; null where that is not said.</summary>
    public string? Broke { get; init; }
}

/// <summary>A figure over time with its source.</summary>
public sealed record Series(string Id, string Text, string? Unit, ValueList<SeriesPoint> Points, ValueList<Evidence> Evidence, Origin Origin)
    : IDossierItem;

/// <param name="Until">The end of the period a flow is counted over, where it is one.</param>
/// <param name="Period">The period in words where no dates are given (<c>one year</c>).</param>
public sealed record SeriesPoint(Moment? At, Moment? Until, string? Period, decimal Value, string? Source);
