using Casus.Model;

namespace Casus.Logic;

/// <summary>Something needed, whatever it is worth.</summary>
/// <param name="Path">From the item to the need: the ids in between, nearest first.</param>
internal readonly record struct Needed(Dependency Dependency, ValueList<string> Path);

/// <summary>What each proposition and commitment needs: by its own dependencies, by what it cannot hold without, and in turn by what those need.</summary>
/// <remarks>It follows from dependencies and definitions alone, so that it stays the same whatever is found or supposed.</remarks>
internal sealed class DependencyGraph
{
    private readonly ILookup<string, Dependency> _byOf;
    private readonly ILookup<string, Dependency> _byNeed;
    private readonly ILookup<string, PropositionNode> _madeOf;
    private readonly Conditions _conditions;
    private readonly Dictionary<string, List<Needed>> _ofPropositions = new(StringComparer.Ordinal);
    private readonly Dictionary<Condition, List<Needed>> _ofConsequents = [];
    private readonly IReadOnlyList<Dependency> _dependencies;
    private readonly Dictionary<Condition, (List<PropositionNode>, List<PropositionNode>)> _parts = [];
    private readonly Dictionary<string, Downfall> _downfalls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needy; // what leads to a dependency at all, so that searches need not look elsewhere

    public DependencyGraph(IReadOnlyList<Dependency> dependencies, Conditions conditions)
    {
        _byOf = dependencies.ToLookup(d => d.Of, StringComparer.Ordinal);
        _byNeed = dependencies.ToLookup(d => d.Needs, StringComparer.Ordinal);
        (_dependencies, _conditions) = (dependencies, conditions);
        _madeOf = (dependencies.Count == 0 ? [] : conditions.Propositions)
            .SelectMany(n => (n.Definition?.Atoms ?? []).Select(part => (Part: part.Id, Whole: n)))
            .ToLookup(e => e.Part, e => e.Whole, StringComparer.Ordinal);
        _needy = Needy(dependencies);
    }

    /// <summary>True when it is made of the same dependencies.</summary>
    public bool IsOf(IReadOnlyList<Dependency> dependencies) => _dependencies.SequenceEqual(dependencies, ReferenceEqualityComparer.Instance);

    /// <summary>The needs of a commitment: its own, and those of what its consequent cannot hold without.</summary>
    public IReadOnlyList<Needed> Of(Commitment commitment)
    {
        var isOwn = _byOf.Contains(commitment.Id);
        if (!isOwn && _needy.Count == 0)
        {
            return [];
        }

        var consequent = _conditions.Of(commitment.Then);
        if (!isOwn && !Array.Exists(consequent.Atoms, IsNeedy))
        {
            return [];
        }

        if (isOwn || !_ofConsequents.TryGetValue(consequent, out var needs))
        {
            needs = new NeedSearch(this, null).Of(commitment.Id, consequent);
            if (!isOwn)
            {
                _ofConsequents.Add(consequent, needs);
            }
        }

        return needs;
    }

    /// <summary>The needs of a proposition.</summary>
    public IReadOnlyList<Needed> NeedsOf(string id)
    {
        if (!_needy.Contains(id))
        {
            return [];
        }

        if (!_ofPropositions.TryGetValue(id, out var needs))
        {
            needs = new NeedSearch(this, id).Of(Find(id));
            _ofPropositions.Add(id, needs);
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
