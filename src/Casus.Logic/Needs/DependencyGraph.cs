using Casus.Model;

namespace Casus.Logic;

/// <summary>What each proposition and commitment needs: by its own dependencies, by what it is made of, and in turn by what those need.</summary>
internal sealed class DependencyGraph
{
    private readonly ILookup<string, Dependency> _dependencies;
    private readonly Conditions _conditions;
    private readonly Func<PropositionNode, Truth> _valueOf;
    private readonly Dictionary<string, IReadOnlyList<Need>> _ofPropositions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needy; // what leads to a dependency at all, so that searches need not look elsewhere

    public DependencyGraph(IReadOnlyList<Dependency> dependencies, Conditions conditions, Func<PropositionNode, Truth> valueOf)
    {
        _dependencies = dependencies.ToLookup(d => d.Of, StringComparer.Ordinal);
        (_conditions, _valueOf) = (conditions, valueOf);
        _needy = Needy(dependencies, conditions);
    }

    /// <summary>The needs of a commitment: its own, and those of the propositions in its consequent.</summary>
    public IReadOnlyList<Need> Of(Commitment commitment) =>
        _needy.Count == 0 ? [] : Search(commitment.Id, _conditions.Of(commitment.Then).Atoms, null);

    public IReadOnlyList<Need> Of(PropositionNode node)
    {
        if (!_needy.Contains(node.Id))
        {
            return [];
        }

        if (!_ofPropositions.TryGetValue(node.Id, out var needs))
        {
            needs = Search(null, [node], node.Id);
            _ofPropositions.Add(node.Id, needs);
        }

        return needs;
    }

    /// <summary>False blocks; open, unknown and contested leave it not assured.</summary>
    public static (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) Divide(IReadOnlyList<Need> needs) =>
        needs.Count == 0
            ? ([], [])
            : ([.. needs.Where(n => n.Value == Truth.False)], [.. needs.Where(n => n.Value is not (Truth.False or Truth.True))]);

    private static HashSet<string> Needy(IReadOnlyList<Dependency> dependencies, Conditions conditions)
    {
        var needy = new HashSet<string>(StringComparer.Ordinal);
        if (dependencies.Count == 0)
        {
            return needy;
        }

        var leadFrom = conditions.Propositions
            .SelectMany(n => (n.Definition?.Atoms ?? []).Select(part => (Part: part.Id, Whole: n.Id)))
            .Concat(dependencies.Select(d => (Part: d.Needs, Whole: d.Of)))
            .ToLookup(e => e.Part, e => e.Whole, StringComparer.Ordinal);
        var queue = new Queue<string>(dependencies.Select(d => d.Of));
        while (queue.TryDequeue(out var id))
        {
            if (needy.Add(id))
            {
                foreach (var whole in leadFrom[id])
                {
                    queue.Enqueue(whole);
                }
            }
        }

        return needy;
    }

    // Breadth first, so that each dependency is found on its shortest way; circles end where they were.
    private List<Need> Search(string? self, IReadOnlyList<PropositionNode> begin, string? omitted)
    {
        var needs = new List<Need>();
        var cameFrom = new Dictionary<PropositionNode, PropositionNode?>();
        var queue = new Queue<PropositionNode>();
        if (self is not null)
        {
            Follow(self, null);
        }

        foreach (var node in begin)
        {
            Reach(node, null);
        }

        while (queue.TryDequeue(out var node))
        {
            Follow(node.Id, node);
            foreach (var part in node.Definition?.Atoms ?? [])
            {
                Reach(part, node);
            }
        }

        return needs;

        void Follow(string of, PropositionNode? at)
        {
            foreach (var dependency in _dependencies[of])
            {
                var node = _conditions.Find(dependency.Needs);
                needs.Add(new(dependency, _valueOf(node), Path(at)));
                Reach(node, at);
            }
        }

        void Reach(PropositionNode node, PropositionNode? from)
        {
            if (_needy.Contains(node.Id) && cameFrom.TryAdd(node, from))
            {
                queue.Enqueue(node);
            }
        }

        ValueList<string> Path(PropositionNode? at)
        {
            var path = new List<string>();
            for (; at is not null; at = cameFrom[at])
            {
                if (at.Id != omitted)
                {
                    path.Add(at.Id);
                }
            }

            path.Reverse();
            return [.. path];
        }
    }
}
