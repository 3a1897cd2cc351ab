using Casus.Model;

namespace Casus.Logic;

/// <summary>What a timed part of a formula may ask of the rest of the dossier.</summary>
internal interface IStandings
{
    /// <summary>Over valid time, whether a commitment stands as a word says; unknown where it may and may not.</summary>
    Timeline<Truth> StandsAs(CommitmentState state, string commitment);

    /// <summary>Why: the reasons of the commitment's own walk that made it stand so.</summary>
    IEnumerable<Reason> WhyStandsAs(CommitmentState state, string commitment, Instant time);

    /// <summary>The spans over which the window of some commitment is open on a monitored proposition.</summary>
    Timeline<bool>? AwaitedOver(PropositionNode node);
}

/// <summary>The propositions and formulas of a dossier with their values over valid time, each computed once, when it is asked for.</summary>
/// <remarks>
/// Values are supervaluations: a formula is true when it is so however the undetermined propositions turn out, false likewise, and else
/// contested, unknown or open by the most doubtful proposition that still matters.
/// </remarks>
internal sealed class Conditions
{
    private readonly Dictionary<string, PropositionNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<Timed, PropositionNode> _timed = [];
    private readonly Dictionary<Formula, Condition> _conditions = [];
    private readonly KnownItems _items;
    private readonly ILookup<string, (Instant From, Truth Value)> _suppositions;
    private readonly IStandings _standings;
    private readonly Instant _valid;

    public Conditions(KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions, IStandings standings)
    {
        (_items, _suppositions, _valid, _standings) = (items, suppositions, valid, standings);
        Propositions = [.. items.Propositions.Select(p => Add(p.Id, p))];
        var derived = Propositions.Where(n => n.Item!.Holds is not null).ToList();
        Derived = derived.Count == 0 ? [] : Definitions.Order(derived, Find);
        foreach (var node in Derived)
        {
            node.Definition = node.Circle.IsEmpty ? Of(node.Item!.Holds!) : null;
        }
    }

    /// <summary>Those the dossier describes, in its order.</summary>
    public IReadOnlyList<PropositionNode> Propositions { get; }

    /// <summary>The derived ones, each after what it is made of.</summary>
    public IReadOnlyList<PropositionNode> Derived { get; }

    /// <summary>The timed parts that were asked for so far.</summary>
    public IReadOnlyCollection<PropositionNode> TimedParts => _timed.Values;

    public PropositionNode Find(string id) => _nodes.TryGetValue(id, out var node) ? node : Add(id, null);

    public Condition Of(Formula formula)
    {
        if (!_conditions.TryGetValue(formula, out var condition))
        {
            PropositionNode[] atoms = formula is Atom one ? [Find(one.Proposition)] : [.. formula.Leaves.Select(Find)];
            condition = new(formula, Term.Of(formula, Find), atoms, _valid);
            _conditions.Add(formula, condition);
        }

        return condition;
    }

    private PropositionNode Find(Leaf leaf)
    {
        if (leaf is Atom atom)
        {
            return Find(atom.Proposition);
        }

        var timed = (Timed)leaf;
        if (!_timed.TryGetValue(timed, out var node))
        {
            _timed.Add(timed, node = new(timed, n => new TimedValues(this, _items, _standings, _valid).Of(n))
            {
                Explain = time => TimedReasons.Of(_timed[timed], time, this, _items, _standings),
            });
        }

        return node;
    }

    private PropositionNode Add(string id, Proposition? item)
    {
        ValueList<Finding> findings = [.. _items.Findings[id].OrderBy(f => f.From.Start).ThenBy(f => f.Id, StringComparer.Ordinal)];
        var node = new PropositionNode(id, item, findings, Determine, Tell, FindOnly);
        _nodes[id] = node;
        if (item?.Holds is not null)
        {
            node.Override = findings.IsEmpty ? null : Determinations.Covered(findings);
        }

        if (_suppositions.Contains(id))
        {
            node.Supposed = Determinations.Supposed(_suppositions[id]);
            node.Override = item?.Holds is null ? null : Determinations.Either(node.Override, node.Supposed);
        }

        return node;
    }

    private static Timeline<Truth> Determine(PropositionNode node)
    {
        var isDerived = node.Item?.Holds is not null;
        var timeline = !isDerived ? Determinations.Basic(node.Findings, node.Item?.Absence ?? Absence.Open)
            : node.Definition is { } definition ? definition.Timeline
            : Timeline<Truth>.Constant(Truth.Unknown);
        return Laid(node, timeline, isDerived);
    }

    // As determined, but open where somebody may still bring a monitored proposition about in time: "false" would read as "did not happen".
    private Timeline<Truth> Tell(PropositionNode node)
    {
        if (node.Definition is { } definition)
        {
            return ReferenceEquals(definition.Told, definition.Timeline) ? node.Timeline : Laid(node, definition.Told, true);
        }

        return node.IsMonitored && node.Timeline is var timeline && _standings.AwaitedOver(node) is { } awaited
            ? Determinations.Open(timeline, awaited, start => !node.IsFoundAt(start) && node.Supposed?.At(start) is null)
            : node.Timeline;
    }

    private static Timeline<Truth> FindOnly(PropositionNode node)
    {
        if (node.Definition is { } definition)
        {
            return ReferenceEquals(definition.Found, definition.Timeline) ? node.Timeline : Laid(node, definition.Found, true);
        }

        return node.IsMonitored ? Laid(node, Determinations.Basic(node.Findings, Absence.Open), false) : node.Timeline;
    }

    private static Timeline<Truth> Laid(PropositionNode node, Timeline<Truth> timeline, bool isDerived)
    {
        if (isDerived && !node.Findings.IsEmpty)
        {
            // A finding about a derived proposition speaks beside its definition; where the two differ, it is contested.
            timeline = Determinations.Overlay(
                timeline, Determinations.Covered(node.Findings), (defined, value) => defined.IsDetermined() && defined != value ? Truth.Contested : value);
        }

        return Determinations.Overlay(timeline, node.Supposed, (_, supposed) => supposed);
    }
}
