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
    private readonly Layered<string, PropositionNode> _nodes;
    private readonly Layered<Timed, PropositionNode> _timed;
    private readonly Layered<Formula, Condition> _conditions;
    private readonly List<Condition> _renewed = [];
    private Conditions? _earlier;
    private readonly KnownItems _items;
    private readonly ILookup<string, (Instant From, Truth Value)> _suppositions;
    private readonly IStandings _standings;
    private readonly Instant _valid;

    public Conditions(KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions, IStandings standings)
    {
        (_items, _suppositions, _valid, _standings) = (items, suppositions, valid, standings);
        (_nodes, _timed, _conditions) = (new(StringComparer.Ordinal), new(EqualityComparer<Timed>.Default), new(EqualityComparer<Formula>.Default));
        Propositions = [.. items.Propositions.Select(p => Add(p.Id, p))];
        var derived = Propositions.Where(n => n.Item!.Holds is not null).ToList();
        Derived = derived.Count == 0 ? [] : Definitions.Order(derived, Find);
        foreach (var node in Derived)
        {
            node.Definition = node.Circle.IsEmpty ? Of(node.Item!.Holds!) : null;
        }
    }

    /// <summary>Those of an earlier evaluation over the same items that are propositions: what the revision reaches is renewed, all else is the same object.</summary>
    public Conditions(
        Conditions earlier, Revision revision, KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions, IStandings standings)
    {
        (_items, _suppositions, _valid, _standings) = (items, suppositions, valid, standings);
        (_nodes, _timed, _conditions) = (new(earlier._nodes), new(earlier._timed), new(earlier._conditions));
        _earlier = earlier;
        var renewal = Renewal = new(this, revision.Reached, valid, earlier._valid);
        foreach (var id in revision.Reached)
        {
            if (earlier._nodes.Find(id) is { } node)
            {
                renewal.Add(node, Renew(node, revision.Touched.Contains(id)));
            }
        }

        foreach (var node in earlier._timed.Values)
        {
            if (revision.Reached.Contains(node.Id))
            {
                renewal.Add(node, _timed.Set(node.Timed!, Part(node.Timed!)));
            }
        }

        (Propositions, Derived) = (Current(earlier.Propositions), Current(earlier.Derived));
        foreach (var node in earlier.Derived.Where(n => renewal.Current(n) != n && n.Definition is not null))
        {
            renewal.Current(node).Definition = Of(node.Definition!.Formula);
        }

        IReadOnlyList<PropositionNode> Current(IReadOnlyList<PropositionNode> nodes) => nodes.Any(n => renewal.Current(n) != n) ? [.. nodes.Select(renewal.Current)] : nodes;
    }

    /// <summary>Which conditions of the earlier evaluation are worth the same; null where there is none, and once it is done.</summary>
    public Renewal? Renewal { get; private set; }

    /// <summary>Lets go of the earlier evaluation.</summary>
    public void Settle()
    {
        foreach (var condition in _renewed)
        {
            condition.Earlier = null;
        }

        _renewed.Clear();
        (_earlier, Renewal) = (null, null);
    }

    /// <summary>Those the dossier describes, in its order.</summary>
    public IReadOnlyList<PropositionNode> Propositions { get; }

    /// <summary>The derived ones, each after what it is made of.</summary>
    public IReadOnlyList<PropositionNode> Derived { get; }

    /// <summary>The timed parts that were asked for so far.</summary>
    public IEnumerable<PropositionNode> TimedParts => _timed.Values;

    public PropositionNode Find(string id) => _nodes.Find(id) ?? Add(id, null);

    /// <summary>A proposition or timed part of another evaluation of the dossier as it is in this one.</summary>
    public PropositionNode Current(PropositionNode other) => other.Timed is { } timed ? Find(timed) : Find(other.Id);

    public Condition Of(Formula formula)
    {
        var condition = _conditions.Find(formula);
        if (condition is not null && !IsAnyOfBefore(condition.Atoms))
        {
            return condition;
        }

        PropositionNode[] atoms = formula is Atom one ? [Find(one.Proposition)] : [.. formula.Leaves.Select(Find)];
        var current = new Condition(formula, Term.Of(formula, Find), atoms, _valid);
        if (condition is not null && Renewal is { } renewal)
        {
            current.Earlier = (_earlier!.Of(formula), renewal);
            _renewed.Add(current);
        }

        return _conditions.Set(formula, current);
    }

    // One was renewed since.
    private bool IsAnyOfBefore(PropositionNode[] nodes)
    {
        foreach (var node in nodes)
        {
            if ((node.Timed is { } timed ? _timed.Find(timed) : _nodes.Find(node.Id)) != node)
            {
                return true;
            }
        }

        return false;
    }

    private PropositionNode Find(Leaf leaf)
    {
        if (leaf is Atom atom)
        {
            return Find(atom.Proposition);
        }

        var timed = (Timed)leaf;
        return _timed.Find(timed) ?? _timed.Set(timed, Part(timed));
    }

    private PropositionNode Part(Timed timed)
    {
        PropositionNode? part = null;
        return part = new(timed, n => new TimedValues(this, _items, _standings, _valid).Of(n))
        {
            Explain = time => TimedReasons.Of(part!, time, this, _items, _standings),
        };
    }

    private PropositionNode Add(string id, Proposition? item)
    {
        var node = new PropositionNode(id, item, FindingsOf(id), Determine, Tell, FindOnly);
        return _nodes.Set(id, Overridden(node));
    }

    private PropositionNode Renew(PropositionNode earlier, bool isTouched)
    {
        var id = earlier.Id;
        var node = new PropositionNode(id, earlier.Item, isTouched ? FindingsOf(id) : earlier.Findings, Determine, Tell, FindOnly) { Circle = earlier.Circle, Rank = earlier.Rank };
        return _nodes.Set(id, Overridden(node));
    }

    private ValueList<Finding> FindingsOf(string id) => [.. _items.Findings[id].OrderBy(f => f.From.Start).ThenBy(f => f.Id, StringComparer.Ordinal)];

    private PropositionNode Overridden(PropositionNode node)
    {
        if (node.Item?.Holds is not null)
        {
            node.Override = node.Findings.IsEmpty ? null : Determinations.Covered(node.Findings);
        }

        if (_suppositions.Contains(node.Id))
        {
            node.Supposed = Determinations.Supposed(_suppositions[node.Id]);
            node.Override = node.Item?.Holds is null ? null : Determinations.Either(node.Override, node.Supposed);
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
            ? Determinations.Open(timeline, node.Found, awaited)
            : node.Timeline;
    }

    private static Timeline<Truth> FindOnly(PropositionNode node)
    {
        if (node.Definition is { } definition)
        {
            return ReferenceEquals(definition.Found, definition.Timeline) ? node.Timeline : Laid(node, definition.Found, true);
        }

        return node.IsMonitored ? Laid(node, Determinations.Found(node.Findings), false) : node.Timeline;
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
