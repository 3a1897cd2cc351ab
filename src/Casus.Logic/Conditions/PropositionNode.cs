using Casus.Model;

namespace Casus.Logic;

/// <summary>How a monitored proposition is read where nothing is found of it.</summary>
internal enum View
{
    /// <summary>False: somebody watches and would have told.</summary>
    Concluded,

    /// <summary>Open while the window of some commitment has not closed on it, then false.</summary>
    Told,

    /// <summary>Open.</summary>
    Found,
}

/// <summary>A proposition with all that determines it: findings, suppositions, its definition. Or a timed part of a formula, which has a value like one.</summary>
internal sealed class PropositionNode
{
    private readonly Func<PropositionNode, Timeline<Truth>> _determine;
    private readonly Func<PropositionNode, Timeline<Truth>> _tell;
    private readonly Func<PropositionNode, Timeline<Truth>> _find;
    private Timeline<Truth>? _found;
    private (Timeline<Truth> Concluded, Timeline<Truth> Told)? _both;
    private Timeline<Truth>? _timeline;
    private Timeline<Truth>? _told;

    public PropositionNode(
        string id,
        Proposition? item,
        ValueList<Finding> findings,
        Func<PropositionNode, Timeline<Truth>> determine,
        Func<PropositionNode, Timeline<Truth>> tell,
        Func<PropositionNode, Timeline<Truth>> find) =>
        (Id, Item, Findings, _determine, _tell, _find) = (id, item, findings, determine, tell, find);

    /// <param name="value">Its timeline, and the same as it is told.</param>
    public PropositionNode(Timed timed, Func<PropositionNode, (Timeline<Truth> Concluded, Timeline<Truth> Told)> value)
        : this(timed.ToString(), null, [], n => n.Both(value).Concluded, n => n.Both(value).Told, n => n.Both(value).Told) => Timed = timed;

    /// <summary>For a timed part: as it is written.</summary>
    public string Id { get; }

    /// <summary>Null when the dossier mentions it and does not describe it (yet), and for a timed part.</summary>
    public Proposition? Item { get; }

    public Timed? Timed { get; }

    /// <summary>Those that count, by start.</summary>
    public ValueList<Finding> Findings { get; }

    public bool IsMonitored => Item is { Absence: Absence.Monitored, Holds: null };

    /// <summary>What a derived proposition is made of; null for a basic one and for the members of a circle.</summary>
    public Condition? Definition { get; set; }

    /// <summary>The ids of the circle it stands in, its own first and last; empty when it stands in none.</summary>
    public ValueList<string> Circle { get; set; } = [];

    /// <summary>Place in an order in which every derived proposition comes after what it is made of.</summary>
    public int Rank { get; set; }

    /// <summary>Its value until the valid time of the question: a monitored one is false where nothing is found.</summary>
    public Timeline<Truth> Timeline => _timeline ??= _determine(this);

    /// <summary>The same as it is told: a monitored one is open while the window of a commitment has not closed on it.</summary>
    public Timeline<Truth> Told => _told ??= _tell(this);

    /// <summary>For a derived one, where findings or suppositions speak in place of the definition.</summary>
    public Timeline<Truth?>? Override { get; set; }

    public Timeline<Truth?>? Supposed { get; set; }

    /// <summary>For a timed part: from when it keeps its value whatever happens.</summary>
    public (Instant From, bool Value)? Settled { get; set; }

    /// <summary>For a timed part: from when it was decided for good, though nobody knows which way.</summary>
    public Instant? Decided { get; set; }

    /// <summary>For a timed part: the next instant after the valid time at which time alone may change it.</summary>
    public Instant? NextChange { get; set; }

    /// <summary>For a timed part: how its value at a time is explained.</summary>
    public Func<Instant, IEnumerable<Reason>>? Explain { get; init; }

    /// <summary>Why it is worth what it is, by time and by how it is read, once it was asked.</summary>
    public Dictionary<(Instant, View), ValueList<Reason>> Reasons => field ??= [];

    /// <summary>True when, at that time, its value is that of its definition.</summary>
    public bool IsExpandedAt(Instant time) => Definition is not null && Override?.At(time) is null;

    /// <summary>As <see cref="Timeline"/>, but open where absence alone made it false.</summary>
    public Timeline<Truth> Found => _found ??= _find(this);

    public Timeline<Truth> In(View view) => view switch { View.Told => Told, View.Found => Found, _ => Timeline };

    /// <summary>True where a finding covers a time.</summary>
    public bool IsFoundAt(Instant time) => Findings.Any(f => f.From.Start <= time && !(f.To?.Start <= time));

    public override string ToString() => Id;

    /// <summary>The ids that a part of a formula names itself, whatever is inside it.</summary>
    public static IEnumerable<string> Ids(Formula part) => part switch
    {
        Atom atom => [atom.Proposition],
        StandsAs stands => [stands.Item],
        Threshold threshold => threshold.Candidates,
        _ => [],
    };

    private (Timeline<Truth> Concluded, Timeline<Truth> Told) Both(Func<PropositionNode, (Timeline<Truth>, Timeline<Truth>)> value) => _both ??= value(this);
}
