namespace Casus.Logic;

/// <summary>Finds what leads back to itself in a graph: strongly connected components (Tarjan 1972, without recursion).</summary>
internal static class Components
{
    /// <summary>The components of the nodes 0 to <paramref name="count"/> - 1, each after those it leads to.</summary>
    /// <param name="next">Where a node leads; asked more than once.</param>
    public static List<List<int>> Of(int count, Func<int, IReadOnlyList<int>> next)
    {
        var (index, low) = (new int[count], new int[count]);
        var (open, isOpen) = (new Stack<int>(), new bool[count]);
        var components = new List<List<int>>();
        var seen = 0;
        var work = new Stack<(int Node, int Next)>();
        for (var root = 0; root < count; root++)
        {
            if (index[root] > 0)
            {
                continue;
            }

            Enter(root);
            while (work.TryPop(out var top))
            {
                var (node, at) = top;
                var ways = next(node);
                if (at < ways.Count)
                {
                    work.Push((node, at + 1));
                    if (index[ways[at]] == 0)
                    {
                        Enter(ways[at]);
                    }
                    else if (isOpen[ways[at]])
                    {
                        low[node] = Math.Min(low[node], index[ways[at]]);
                    }

                    continue;
                }

                if (work.TryPeek(out var above))
                {
                    low[above.Node] = Math.Min(low[above.Node], low[node]);
                }

                if (low[node] == index[node])
                {
                    Close(node);
                }
            }
        }

        return components;

        void Enter(int node)
        {
            index[node] = low[node] = ++seen;
            open.Push(node);
            isOpen[node] = true;
            work.Push((node, 0));
        }

        void Close(int root)
        {
            var members = new List<int>();
            int member;
            do
            {
                member = open.Pop();
                isOpen[member] = false;
                members.Add(member);
            }
            while (member != root);
            components.Add(members);
        }
    }

    /// <summary>The shortest way from a node back to itself through nodes that <paramref name="isMember"/> allows, itself first and last; empty when there is none.</summary>
    public static List<T> Circle<T>(T from, Func<T, IEnumerable<T>> next, Func<T, bool> isMember)
        where T : notnull
    {
        var came = new Dictionary<T, T>();
        var queue = new Queue<T>([from]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var way in next(node).Where(isMember))
            {
                if (way.Equals(from))
                {
                    var path = new List<T> { from };
                    for (var at = node; !at.Equals(from); at = came[at])
                    {
                        path.Add(at);
                    }

                    path.Add(from);
                    path.Reverse();
                    return path;
                }

                if (came.TryAdd(way, node))
                {
                    queue.Enqueue(way);
                }
            }
        }

        return [];
    }
}
