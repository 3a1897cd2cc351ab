using Casus.Model;

namespace Casus.Logic;

/// <summary>Orders derived propositions so that each comes after what it is made of, and finds circles (Tarjan 1972, without recursion).</summary>
internal static class Definitions
{
    /// <summary>The derived propositions in order; those in a circle have their <see cref="PropositionNode.Circle"/> set.</summary>
    public static List<PropositionNode> Order(IReadOnlyList<PropositionNode> derived, Func<string, PropositionNode> find)
    {
        var parts = derived.ToDictionary(n => n, n => n.Item!.Holds!.Propositions.Select(find).Where(p => p.Item?.Holds is not null).ToArray());
        var index = new Dictionary<PropositionNode, int>();
        var low = new Dictionary<PropositionNode, int>();
        var open = new Stack<PropositionNode>();
        var isOpen = new HashSet<PropositionNode>();
        var order = new List<PropositionNode>(derived.Count);
        foreach (var root in derived)
        {
            if (index.ContainsKey(root))
            {
                continue;
            }

            var work = new Stack<(PropositionNode Node, int Next)>();
            Enter(root);
            while (work.TryPop(out var top))
            {
                var (node, next) = top;
                if (next < parts[node].Length)
                {
                    work.Push((node, next + 1));
                    var part = parts[node][next];
                    if (!index.TryGetValue(part, out var seen))
                    {
                        Enter(part);
                    }
                    else if (isOpen.Contains(part))
                    {
                        low[node] = Math.Min(low[node], seen);
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

            void Enter(PropositionNode node)
            {
                index[node] = low[node] = index.Count;
                open.Push(node);
                isOpen.Add(node);
                work.Push((node, 0));
            }
        }

        return order;

        void Close(PropositionNode root)
        {
            var members = new HashSet<PropositionNode>();
            PropositionNode member;
            do
            {
                member = open.Pop();
                isOpen.Remove(member);
                members.Add(member);
                member.Rank = order.Count;
                order.Add(member);
            }
            while (member != root);
            if (members.Count == 1 && !parts[root].Contains(root))
            {
                return;
            }

            foreach (var one in members)
            {
                one.Circle = Path(one, members);
            }
        }

        // The shortest way from a member back to itself.
        ValueList<string> Path(PropositionNode from, HashSet<PropositionNode> members)
        {
            var came = new Dictionary<PropositionNode, PropositionNode>();
            var queue = new Queue<PropositionNode>([from]);
            while (queue.TryDequeue(out var node))
            {
                foreach (var part in parts[node].Where(members.Contains))
                {
                    if (part == from)
                    {
                        var path = new List<string> { from.Id };
                        for (var at = node; at != from; at = came[at])
                        {
                            path.Add(at.Id);
                        }

                        path.Add(from.Id);
                        path.Reverse();
                        return [.. path];
                    }

                    if (came.TryAdd(part, node))
                    {
                        queue.Enqueue(part);
                    }
                }
            }

            throw new InvalidOperationException("A member of a circle leads back to itself.");
        }
    }
}
