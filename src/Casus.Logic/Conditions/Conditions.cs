using Casus.Model;

namespace Casus.Logic;

/// <summary>The propositions and formulas of a dossier with their values over valid time, each computed once.</summary>
/// <remarks>
/// Values are supervaluations: a formula is true when it is so however the undetermined propositions turn out, false likewise, and else
/// contested, unknown or open by the most doubtful proposition that still matters.
/// </remarks>
internal sealed class Conditions
{
    private readonly Dictionary<string, PropositionNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<Formula, Condition> _conditions = [];
    private readonly ILookup<string, Finding> _findings;
    private readonly ILookup<string, (Instant From, Truth Value)> _suppositions;
    private readonly Instant _valid;

    public Conditions(KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions)
    {
        (_findings, _suppositions, _valid) = (items.Findings, suppositions, valid);
        Propositions = [.. items.Propositions.Select(p => Add(p.Id, p))];
        var derived = Propositions.Where(n => n.Item!.Holds is not null).ToList();
        var order = derived.Count == 0 ? [] : Definitions.Order(derived, Find);
        foreach (var node in Propositions.Where(n => n.Item!.Holds is null))
        {
            Determine(node, Determinations.Basic(node.Findings, node.Item!.Absence));
        }

        foreach (var node in order)
        {
            if (!node.Circle.IsEmpty)
            {
                Determine(node, Timeline<Truth>.Constant(Truth.Unknown));
            }
        }

        foreach (var node in order)
        {
            if (node.Circle.IsEmpty)
            {
                var condition = Of(node.Item!.Holds!);
                Determine(node, condition.Timeline);
                node.Definition = condition;
            }
        }
    }

    /// <summary>Those the dossier describes, in its order.</summary>
    public IReadOnlyList<PropositionNode> Propositions { get; }

    public PropositionNode Find(string id) => _nodes.TryGetValue(id, out var node) ? node : Add(id, null);

    public Condition Of(Formula formula)
    {
        if (_conditions.TryGetValue(formula, out var known))
        {
            return known;
        }

        var condition = new Condition(formula, formula is Atom one ? [Find(one.Proposition)] : [.. formula.Propositions.Select(Find)]);
        condition.IsReadOnce = formula is Atom || IsReadOnce(condition);
        condition.Timeline = Over(condition);
        _conditions.Add(formula, condition);
        return condition;
    }

    /// <summary>The value at a time, with the propositions' values as given.</summary>
    public static Truth Value(Condition condition, Instant time, Func<PropositionNode, Truth> valueOf)
    {
        var byParts = condition.Formula is Atom ? valueOf(condition.Atoms[0]) : Kleene.Value(condition.Formula, id => valueOf(condition.Atom(id)));
        return condition.IsReadOnce || byParts.IsDetermined() ? byParts : Supervaluation.Value(condition, time, valueOf) ?? byParts;
    }

    /// <summary>The value whatever time it is, with every proposition taken by its definition but those in <paramref name="itself"/>.</summary>
    public static Truth Value(Condition condition, Func<PropositionNode, bool> itself, Func<PropositionNode, Truth> valueOf)
    {
        var byParts = Kleene.Value(condition.Formula, id => valueOf(condition.Atom(id)));
        return condition.IsReadOnce || byParts.IsDetermined()
            ? byParts
            : Supervaluation.Value(condition, n => n.Definition is not null && !itself(n), valueOf) ?? byParts;
    }

    private Timeline<Truth> Over(Condition condition)
    {
        if (condition.Formula is Atom)
        {
            return condition.Atoms[0].Timeline;
        }

        if (Array.TrueForAll(condition.Atoms, a => a.Timeline.Count == 1))
        {
            return Timeline<Truth>.Constant(Value(condition, Instant.Min, n => n.Timeline.At(Instant.Min)));
        }

        var starts = new List<Instant> { Instant.Min };
        foreach (var atom in condition.Atoms)
        {
            for (var i = 1; i < atom.Timeline.Count && atom.Timeline.Start(i) <= _valid; i++)
            {
                starts.Add(atom.Timeline.Start(i));
            }
        }

        starts.Sort();
        var changes = new List<(Instant At, Truth)>(starts.Count);
        var time = Instant.Min;
        Func<PropositionNode, Truth> valueOf = n => n.Timeline.At(time);
        foreach (var start in starts)
        {
            if (changes.Count == 0 || changes[^1].At != start)
            {
                time = start;
                changes.Add((start, Value(condition, start, valueOf)));
            }
        }

        return Timeline<Truth>.From(changes);
    }

    private PropositionNode Add(string id, Proposition? item)
    {
        ValueList<Finding> findings = [.. _findings[id].OrderBy(f => f.From.Start).ThenBy(f => f.Id, StringComparer.Ordinal)];
        var node = new PropositionNode(id, item, findings);
        _nodes[id] = node;
        if (item is null)
        {
            Determine(node, Determinations.Basic(findings, Absence.Open));
        }

        return node;
    }

    private void Determine(PropositionNode node, Timeline<Truth> timeline)
    {
        var isDerived = node.Item?.Holds is not null;
        node.Timeline = timeline;
        if (isDerived && !node.Findings.IsEmpty)
        {
            // A finding about a derived proposition speaks beside its definition; where the two differ, it is contested.
            var found = Determinations.Covered(node.Findings);
            node.Timeline = Determinations.Overlay(
                timeline, found, (defined, value) => defined.IsDetermined() && defined != value ? Truth.Contested : value);
            node.Override = found;
        }

        if (_suppositions.Contains(node.Id))
        {
            node.Supposed = Determinations.Supposed(_suppositions[node.Id]);
            node.Timeline = Determinations.Overlay(node.Timeline, node.Supposed, (_, supposed) => supposed);
            node.Override = isDerived ? Either(node.Override, node.Supposed) : null;
        }
    }

    private static Timeline<Truth?> Either(Timeline<Truth?>? first, Timeline<Truth?> second)
    {
        if (first is null)
        {
            return second;
        }

        var starts = Enumerable.Range(0, first.Count).Select(first.Start).Concat(Enumerable.Range(0, second.Count).Select(second.Start));
        return Timeline<Truth?>.From([.. starts.Order().Select(s => (s, second.At(s) ?? first.At(s)))]);
    }

    // Walks from each atom down to the basic propositions; reaching one from two sides means that the sides are not independent.
    private static bool IsReadOnce(Condition condition)
    {
        if (Occurrences(condition.Formula) != condition.Atoms.Length)
        {
            return false;
        }

        if (condition.Atoms.Length == 1 || Array.TrueForAll(condition.Atoms, a => a.Item?.Holds is null))
        {
            return true;
        }

        var reachedFrom = new Dictionary<PropositionNode, PropositionNode>();
        foreach (var side in condition.Atoms)
        {
            var open = new Stack<PropositionNode>([side]);
            while (open.TryPop(out var node))
            {
                if (reachedFrom.TryGetValue(node, out var other))
                {
                    if (other != side)
                    {
                        return false;
                    }

                    continue;
                }

                reachedFrom.Add(node, side);
                foreach (var part in node.Definition?.Atoms ?? [])
                {
                    open.Push(part);
                }
            }
        }

        return true;
    }

    private static int Occurrences(Formula formula) => formula switch
    {
        Not not => Occurrences(not.Inner),
        And and => and.Parts.Sum(Occurrences),
        Or or => or.Parts.Sum(Occurrences),
        AtLeast gate => gate.Parts.Sum(Occurrences),
        _ => 1,
    };
}
