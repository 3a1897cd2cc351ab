namespace Casus.Web;

/// <summary>The columns of a graph, long arrows cut into pieces of one column each by bends, which are nodes of their own behind the given ones.</summary>
internal sealed class Layers
{
    private readonly List<int> _rank;

    private readonly List<List<int>> _left = [];

    private readonly List<List<int>> _right = [];

    public Layers(int[] ranks, IReadOnlyList<(int From, int To)> ends)
    {
        Given = ranks.Length;
        _rank = [.. ranks];
        _left.AddRange(ranks.Select(_ => new List<int>()));
        _right.AddRange(ranks.Select(_ => new List<int>()));
        Order = [.. Enumerable.Range(0, ranks.Length == 0 ? 0 : ranks.Max() + 1).Select(_ => new List<int>())];
        IsReversed = new bool[ends.Count];
        Chains = new IReadOnlyList<int>[ends.Count];
        for (var i = 0; i < ends.Count; i++)
        {
            Chains[i] = Cut(i, ends[i]);
        }

        Enter();
    }

    /// <summary>How many of the nodes are no bends.</summary>
    public int Given { get; }

    public int Count => _rank.Count;

    public IReadOnlyList<int> Rank => _rank;

    /// <summary>By rank, the nodes from top to bottom.</summary>
    public List<List<int>> Order { get; }

    /// <summary>By arrow, whether it leads from right to left.</summary>
    public bool[] IsReversed { get; }

    /// <summary>By arrow, its bends from left to right.</summary>
    public IReadOnlyList<int>[] Chains { get; }

    /// <summary>The neighbours in the column before.</summary>
    public IReadOnlyList<int> Left(int node) => _left[node];

    public IReadOnlyList<int> Right(int node) => _right[node];

    private List<int> Cut(int arrow, (int From, int To) ends)
    {
        var chain = new List<int>();
        if (ends.From == ends.To)
        {
            return chain;
        }

        IsReversed[arrow] = _rank[ends.From] > _rank[ends.To];
        var (first, last) = IsReversed[arrow] ? (ends.To, ends.From) : ends;
        var at = first;
        for (var rank = _rank[first] + 1; rank < _rank[last]; rank++)
        {
            var bend = _rank.Count;
            _rank.Add(rank);
            _left.Add([]);
            _right.Add([]);
            Join(at, bend);
            chain.Add(bend);
            at = bend;
        }

        Join(at, last);
        return chain;
    }

    private void Join(int left, int right)
    {
        _right[left].Add(right);
        _left[right].Add(left);
    }

    // A first order in which trees have no crossing: each node beside the one it was reached from.
    private void Enter()
    {
        var seen = new bool[Count];
        foreach (var start in Enumerable.Range(0, Count).OrderBy(n => _rank[n]).ThenBy(n => n))
        {
            if (seen[start])
            {
                continue;
            }

            seen[start] = true;
            var open = new Stack<int>([start]);
            while (open.TryPop(out var node))
            {
                Order[_rank[node]].Add(node);
                foreach (var next in _right[node].Concat(_left[node]).Reverse().Where(n => !seen[n]))
                {
                    seen[next] = true;
                    open.Push(next);
                }
            }
        }
    }
}
