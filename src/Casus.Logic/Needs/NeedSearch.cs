using Casus.Model;

namespace Casus.Logic;

/// <summary>Searches what one commitment or proposition needs, breadth first, so that each dependency is found on its shortest way.</summary>
/// <remarks>
/// It passes through a condition by its indispensable propositions alone. Beside these, what all the other ways need together is needed too:
/// of <c>a or b</c>, where each needs <c>x</c>, nothing holds without <c>x</c>.
/// </remarks>
/// <param name="omitted">The id the paths begin at, which they do not name.</param>
internal sealed class NeedSearch(DependencyGraph graph, string? omitted)
{
    private readonly List<Needed> _needs = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly HashSet<PropositionNode> _passed = [];
    private readonly Dictionary<PropositionNode, PropositionNode?> _cameFrom = [];
    private readonly Queue<PropositionNode> _queue = new();
    private readonly List<PropositionNode> _dispensable = [];

    public List<Needed> Of(string commitment, Condition consequent)
    {
        Follow(commitment, null);
        Through(consequent, null);
        Drain();
        AddJoint(d => d.CannotHold(consequent), consequent.Term);
        return _needs;
    }

    public List<Needed> Of(PropositionNode node)
    {
        Reach(node, null);
        Drain();
        AddJoint(d => d.CannotHold(node.Id), new Term.Leaf(node));
        return _needs;
    }

    private void Drain()
    {
        while (_queue.TryDequeue(out var node))
        {
            Follow(node.Id, node);
            if (node.Definition is { } definition)
            {
                Through(definition, node);
            }
        }
    }

    private void Through(Condition condition, PropositionNode? from)
    {
        var (indispensable, others) = graph.Parts(condition);
        foreach (var part in indispensable)
        {
            Reach(part, from);
        }

        _dispensable.AddRange(others);
    }

    private void Follow(string of, PropositionNode? at)
    {
        foreach (var dependency in graph.Of(of))
        {
            Name(dependency, at);
        }
    }

    private void Name(Dependency dependency, PropositionNode? at)
    {
        _needs.Add(new(dependency, Path(at)));
        _named.Add(dependency.Needs);
        Reach(graph.Find(dependency.Needs), at);
    }

    private void Reach(PropositionNode node, PropositionNode? from)
    {
        if (graph.IsNeedy(node) && _passed.Add(node))
        {
            _cameFrom.TryAdd(node, from);
            _queue.Enqueue(node);
        }
    }

    // What no single part needs by itself, but all ways together do.
    private void AddJoint(Func<Downfall, bool> falls, Term begin)
    {
        var below = new HashSet<PropositionNode>();
        for (var i = 0; i < _dispensable.Count; i++)
        {
            foreach (var needed in graph.NeededBelow(_dispensable[i], below))
            {
                if (!_named.Contains(needed) && graph.DownfallOf(needed) is var downfall && falls(downfall))
                {
                    NameWays(needed, downfall, begin);
                    Drain();
                }
            }
        }
    }

    // Down every way on which it falls. A negation turns the question round: there a part does harm by what it cannot help being.
    private void NameWays(string needed, Downfall downfall, Term begin)
    {
        var queue = new Queue<(PropositionNode Node, bool Falls)>();
        var seen = new HashSet<(PropositionNode, bool)>();
        Visit(begin, null, true);
        while (queue.TryDequeue(out var next))
        {
            var (node, falls) = next;
            foreach (var dependency in falls ? graph.Of(node.Id) : [])
            {
                if (dependency.Needs == needed)
                {
                    Name(dependency, node);
                }
                else
                {
                    Enter(graph.Find(dependency.Needs), node, true);
                }
            }

            if (node.Definition is { } definition)
            {
                Visit(definition.Term, node, falls);
            }
        }

        void Visit(Term term, PropositionNode? from, bool falls)
        {
            foreach (var (node, isPositive) in Signs.Of(term))
            {
                Enter(node, from, isPositive == falls);
            }
        }

        void Enter(PropositionNode node, PropositionNode? from, bool falls)
        {
            if ((falls ? downfall.CannotHold(node.Id) : downfall.CannotFail(node.Id)) && seen.Add((node, falls)))
            {
                _cameFrom.TryAdd(node, from);
                queue.Enqueue((node, falls));
            }
        }
    }

    private ValueList<string> Path(PropositionNode? at)
    {
        var path = new List<string>();
        for (; at is not null; at = _cameFrom[at])
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
