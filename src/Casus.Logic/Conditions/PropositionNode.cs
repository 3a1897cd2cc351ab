using Casus.Model;

namespace Casus.Logic;

/// <summary>A proposition with all that determines it: findings, suppositions, its definition.</summary>
internal sealed class PropositionNode(string id, Proposition? item, ValueList<Finding> findings)
{
    public string Id => id;

    /// <summary>Null when the dossier mentions it and does not describe it (yet).</summary>
    public Proposition? Item => item;

    /// <summary>Those that count, by start.</summary>
    public ValueList<Finding> Findings => findings;

    public bool IsMonitored => item?.Absence == Absence.Monitored && Definition is null;

    /// <summary>What a derived proposition is made of; null for a basic one and for the members of a circle.</summary>
    public Condition? Definition { get; set; }

    /// <summary>The ids of the circle it stands in, its own first and last; empty when it stands in none.</summary>
    public ValueList<string> Circle { get; set; } = [];

    /// <summary>Place in an order in which every derived proposition comes after what it is made of.</summary>
    public int Rank { get; set; }

    public Timeline<Truth> Timeline { get; set; } = Timeline<Truth>.Constant(Truth.Open);

    /// <summary>For a derived one, where findings or suppositions speak in place of the definition.</summary>
    public Timeline<Truth?>? Override { get; set; }

    public Timeline<Truth?>? Supposed { get; set; }

    /// <summary>Why it is worth what it is, by time, once it was asked.</summary>
    public Dictionary<Instant, ValueList<Reason>> Reasons => field ??= [];

    /// <summary>True when, at that time, its value is that of its definition.</summary>
    public bool IsExpandedAt(Instant time) => Definition is not null && Override?.At(time) is null;
}
