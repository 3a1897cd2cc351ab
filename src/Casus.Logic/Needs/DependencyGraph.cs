using Casus.Model;

namespace Casus.Logic;

/// <summary>What each proposition and commitment needs: by its own dependencies, by what it is made of, and in turn by what those need.</summary>
internal sealed class DependencyGraph
{
    private readonly ILookup<string, Dependency> _dependencies;
    private readonly Conditions _conditions;
    private readonly Func<PropositionNode, Truth> _valueOf;
    private readonly Dictionary<string, IReadOnlyList<Need>> _ofPropositions = new(StringComparer.Ordinal);
    private readonly bool _isEmpty;

    public DependencyGraph(IReadOnlyList<Dependency> dependencies, Conditions conditions, Func<PropositionNode, Truth> valueOf)
    {
        _dependencies = dependencies.ToLookup(d => d.Of, StringComparer.Ordinal);
        (_conditions, _valueOf, _isEmpty) = (conditions, valueOf, dependencies.Count == 0);
    }

    /// <summary>The needs of a commitment: its own, and those of the propositions in its consequent.</summary>
    public IReadOnlyList<Need> Of(Commitment commitment) =>
        _isEmpty ? [] : Search(commitment.Id, _conditions.Of(commitment.Then).Atoms, []);

    public IReadOnlyList<Need> Of(PropositionNode node)
    {
        if (_isEmpty)
        {
            return [];
        }

        if (!_ofPropositions.TryGetValue(node.Id, out var needs))
        {
            needs = Search(null, [node], [node.Id]);
            _ofPropositions.Add(node.Id, needs);
        }

        return needs;
    }

    /// <summary>False blocks; open, unknown and contested leave it not assured.</summary>
    public static (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) Divide(IReadOnlyList<Need> needs) =>
        needs.Count == 0
            ? ([], [])
            : ([.. needs.Where(n => n.Value == Truth.False)], [.. needs.Where(n => n.Value is not (Truth.False or Truth.True))]);

    // Breadth first, so that each dependency is found on its shortest way; circles end where they were.
    private List<Need> Search(string? self, IReadOnlyList<PropositionNode> begin, HashSet<string> omitted)
    {
        var needs = new List<Need>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<(PropositionNode Node, ValueList<string> Path)>();
        if (self is not null)
        {
            Follow(self, []);
        }

        foreach (var node in begin)
        {
            Reach(node, []);
        }

        while (queue.TryDequeue(out var next))
        {
            var path = omitted.Contains(next.Node.Id) ? next.Path : [.. next.Path, next.Node.Id];
            Follow(next.Node.Id, path);
            foreach (var part in next.Node.Definition?.Atoms ?? [])
            {
                Reach(part, path);
            }
        }

        return needs;

        void Follow(string of, ValueList<string> path)
        {
            foreach (var dependency in _dependencies[of])
            {
                var node = _conditions.Find(dependency.Needs);
                needs.Add(new(dependency, _valueOf(node), path));
                Reach(node, path);
            }
        }

        void Reach(PropositionNode node, ValueList<string> path)
        {
            if (seen.Add(node.Id))
            {
                queue.Enqueue((node, path));
            }
        }
    }
}
