using Casus.Model;

namespace Casus.Logic;

/// <summary>What each proposition and commitment needs: by its own dependencies, by what it cannot hold without, and in turn by what those need.</summary>
internal sealed class DependencyGraph
{
    private readonly ILookup<string, Dependency> _byOf;
    private readonly ILookup<string, Dependency> _byNeed;
    private readonly ILookup<string, PropositionNode> _madeOf;
    private readonly Conditions _conditions;
    private readonly Dictionary<PropositionNode, (ValueList<Need>, ValueList<Need>)> _ofPropositions = [];
    private readonly Dictionary<Condition, (ValueList<Need>, ValueList<Need>)> _ofConsequents = [];
    private readonly Dictionary<Condition, (List<PropositionNode>, List<PropositionNode>)> _parts = [];
    private readonly Dictionary<string, Downfall> _downfalls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needy; // what leads to a dependency at all, so that searches need not look elsewhere

    public DependencyGraph(IReadOnlyList<Dependency> dependencies, Conditions conditions, Func<PropositionNode, Truth> valueOf)
    {
        _byOf = dependencies.ToLookup(d => d.Of, StringComparer.Ordinal);
        _byNeed = dependencies.ToLookup(d => d.Needs, StringComparer.Ordinal);
        (_conditions, ValueOf) = (conditions, valueOf);
        _madeOf = (dependencies.Count == 0 ? [] : conditions.Propositions)
            .SelectMany(n => (n.Definition?.Atoms ?? []).Select(part => (Part: part.Id, Whole: n)))
            .ToLookup(e => e.Part, e => e.Whole, StringComparer.Ordinal);
        _needy = Needy(dependencies);
    }

    /// <summary>The value of a need as it is told.</summary>
    public Func<PropositionNode, Truth> ValueOf { get; }

    /// <summary>The needs of a commitment: its own, and those of what its consequent cannot hold without. False blocks; open, unknown and contested leave it not assured.</summary>
    public (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) Of(Commitment commitment, Condition consequent)
    {
        var isOwn = _byOf.Contains(commitment.Id);
        if (!isOwn && !Array.Exists(consequent.Atoms, IsNeedy))
        {
            return ([], []);
        }

        if (isOwn || !_ofConsequents.TryGetValue(consequent, out var needs))
        {
            needs = Divide(new NeedSearch(this, null).Of(commitment.Id, consequent));
            if (!isOwn)
            {
                _ofConsequents.Add(consequent, needs);
            }
        }

        return needs;
    }

    public (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) Of(PropositionNode node)
    {
        if (!IsNeedy(node))
        {
            return ([], []);
        }

        if (!_ofPropositions.TryGetValue(node, out var needs))
        {
            needs = Divide(new NeedSearch(this, node.Id).Of(node));
            _ofPropositions.Add(node, needs);
        }

        return needs;
    }

    public IEnumerable<Dependency> Of(string id) => _byOf[id];

    public PropositionNode Find(string id) => _conditions.Find(id);

    public bool IsNeedy(PropositionNode node) => _needy.Contains(node.Id);

    /// <summary>Of the propositions of a condition that need anything: those it cannot hold without, and the others.</summary>
    public (List<PropositionNode> Indispensable, List<PropositionNode> Others) Parts(Condition condition)
    {
        if (!_parts.TryGetValue(condition, out var parts))
        {
            var needy = Array.FindAll(condition.Atoms, IsNeedy);
            var indispensable = needy.Length == 0 ? [] : Indispensable.Among(needy, condition);
            parts = (indispensable, [.. needy.Except(indispensable)]);
            _parts.Add(condition, parts);
        }

        return parts;
    }

    public Downfall DownfallOf(string id)
    {
        if (!_downfalls.TryGetValue(id, out var downfall))
        {
            downfall = new(id, _byNeed, _madeOf);
            _downfalls.Add(id, downfall);
        }

        return downfall;
    }

    /// <summary>Everything needed on any way down from a proposition, nearest first, where <paramref name="seen"/> has not been.</summary>
    public List<string> NeededBelow(PropositionNode top, HashSet<PropositionNode> seen)
    {
        var needed = new List<string>();
        var queue = new Queue<PropositionNode>();
        Enter(top);
        while (queue.TryDequeue(out var node))
        {
            foreach (var dependency in _byOf[node.Id])
            {
                needed.Add(dependency.Needs);
                Enter(Find(dependency.Needs));
            }

            foreach (var part in node.Definition?.Atoms ?? [])
            {
                Enter(part);
            }
        }

        return needed;

        void Enter(PropositionNode node)
        {
            if (IsNeedy(node) && seen.Add(node))
            {
                queue.Enqueue(node);
            }
        }
    }

    private static (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) Divide(List<Need> needs) =>
        ([.. needs.Where(n => n.Value == Truth.False)], [.. needs.Where(n => n.Value is not (Truth.False or Truth.True))]);

    private HashSet<string> Needy(IReadOnlyList<Dependency> dependencies)
    {
        var needy = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(dependencies.Select(d => d.Of));
        while (queue.TryDequeue(out var id))
        {
            if (needy.Add(id))
            {
                foreach (var whole in _madeOf[id].Select(n => n.Id).Concat(_byNeed[id].Select(d => d.Of)))
                {
                    queue.Enqueue(whole);
                }
            }
        }

        return needy;
    }
}
