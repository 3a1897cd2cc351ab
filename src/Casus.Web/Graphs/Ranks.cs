namespace Casus.Web;

/// <summary>Gives each node the column it stands in: every arrow but those that close a circle leads to a later one.</summary>
internal static class Ranks
{
    /// <summary>Ranks from 0; for reversed arrows the end stands before the start.</summary>
    public static int[] Of(int nodes, IReadOnlyList<(int From, int To)> ends)
    {
        var reversed = Reversed(nodes, ends);
        var after = new List<int>[nodes];
        var before = new int[nodes];
        for (var n = 0; n < nodes; n++)
        {
            after[n] = [];
        }

        for (var i = 0; i < ends.Count; i++)
        {
            var (from, to) = reversed[i] ? (ends[i].To, ends[i].From) : ends[i];
            if (from != to)
            {
                after[from].Add(to);
                before[to]++;
            }
        }

        var ranks = new int[nodes];
        var order = new List<int>(nodes);
        var waiting = (int[])before.Clone();
        var free = new Queue<int>(Enumerable.Range(0, nodes).Where(n => waiting[n] == 0));
        while (free.TryDequeue(out var n))
        {
            order.Add(n);
            foreach (var next in after[n])
            {
                ranks[next] = Math.Max(ranks[next], ranks[n] + 1);
                if (--waiting[next] == 0)
                {
                    free.Enqueue(next);
                }
            }
        }

        // What nothing leads to stands next to what it leads to, not at the far left.
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var n = order[i];
            if (before[n] == 0 && after[n].Count > 0)
            {
                ranks[n] = after[n].Min(next => ranks[next]) - 1;
            }
        }

        return ranks;
    }

    /// <summary>The arrows that lead back to a node that is being followed: taken the other way round, no circle is left.</summary>
    public static bool[] Reversed(int nodes, IReadOnlyList<(int From, int To)> ends)
    {
        var reversed = new bool[ends.Count];
        var leaving = Enumerable.Range(0, ends.Count).ToLookup(i => ends[i].From);
        var state = new byte[nodes]; // 1: being followed, 2: done
        var hasEntry = new bool[nodes];
        foreach (var (from, to) in ends)
        {
            hasEntry[to] |= from != to;
        }

        // From what nothing leads to first: a circle is then cut where it is entered from outside.
        foreach (var start in Enumerable.Range(0, nodes).OrderBy(n => hasEntry[n]))
        {
            if (state[start] != 0)
            {
                continue;
            }

            state[start] = 1;
            var open = new Stack<(int Node, IEnumerator<int> Arrows)>([(start, leaving[start].GetEnumerator())]);
            while (open.TryPeek(out var top))
            {
                if (!top.Arrows.MoveNext())
                {
                    state[top.Node] = 2;
                    open.Pop();
                    continue;
                }

                var arrow = top.Arrows.Current;
                var to = ends[arrow].To;
                reversed[arrow] = state[to] == 1;
                if (state[to] == 0)
                {
                    state[to] = 1;
                    open.Push((to, leaving[to].GetEnumerator()));
                }
            }
        }

        return reversed;
    }
}
