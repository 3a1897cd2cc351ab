namespace Casus.Logic;

/// <summary>Reorders the variables of a diagram so that it gets smaller: each is moved through all places and left at the best (Rudell 1993).</summary>
/// <remarks>
/// Works on a copy that counts references: two neighbours change places by rewriting the nodes of the upper one alone, and what is no longer
/// used is freed at once, so that sizes are exact.
/// </remarks>
internal sealed class Sifting
{
    private const double MaxGrowth = 1.15;

    private readonly int[] _levelOf; // by variable
    private readonly int[] _variableAt; // by level
    private readonly Level[] _levels; // by variable
    private readonly CancellationToken _stop;
    private int[] _variable = new int[1024];
    private int[] _high = new int[1024];
    private int[] _low = new int[1024];
    private int[] _references = new int[1024];
    private int[] _next = new int[1024];
    private int _count = 1;
    private int _free; // a list through _next
    private int _size;

    private Sifting(int variables, CancellationToken stop)
    {
        _levelOf = [.. Enumerable.Range(0, variables)];
        _variableAt = [.. Enumerable.Range(0, variables)];
        _levels = [.. Enumerable.Range(0, variables).Select(_ => new Level())];
        _variable[0] = int.MaxValue;
        _references[0] = 1;
        _stop = stop;
    }

    /// <summary>Finds a better order for the functions of <paramref name="edges"/> and makes them anew in it.</summary>
    /// <param name="edges">Edges of <paramref name="diagram"/>, replaced by those of the result; negative ones stay.</param>
    /// <param name="variables">How many variables there are.</param>
    /// <returns>The new diagram, and for each of its variables the old one.</returns>
    public static (BinaryDiagram Diagram, int[] Variables) Reorder(BinaryDiagram diagram, Span<int> edges, int variables, Effort effort)
    {
        var work = new Sifting(variables, effort.Stop);
        var map = new int[diagram.Count];
        for (var i = 1; i < diagram.Count; i++)
        {
            var (high, low) = (diagram.High(i << 1), diagram.Low(i << 1));
            map[i] = work.Find(diagram.Variable(i << 1), (map[high >> 1] << 1) | (high & 1), (map[low >> 1] << 1) | (low & 1)) >> 1;
        }

        foreach (ref var edge in edges)
        {
            if (edge >= 0)
            {
                edge = (map[edge >> 1] << 1) | (edge & 1);
                work._references[edge >> 1]++;
            }
        }

        work.Sift();
        return (work.Export(edges, effort), work._variableAt);
    }

    private void Sift()
    {
        for (var before = int.MaxValue; _size < before * 0.97;)
        {
            before = _size;
            foreach (var variable in Enumerable.Range(0, _levels.Length).OrderByDescending(v => _levels[v].Count).ToArray())
            {
                if (_stop.IsCancellationRequested)
                {
                    return;
                }

                if (_levels[variable].Count > 0)
                {
                    Move(variable);
                }
            }
        }
    }

    private void Move(int variable)
    {
        var (best, at) = (_size, _levelOf[variable]);
        var bestLevel = at;
        var last = _levels.Length - 1;

        // To the nearer end first, then to the other, then back to the best.
        var downFirst = last - at < at;
        foreach (var down in new[] { downFirst, !downFirst })
        {
            while (down ? at < last : at > 0)
            {
                Swap(down ? at : at - 1);
                at += down ? 1 : -1;
                if (_size < best)
                {
                    (best, bestLevel) = (_size, at);
                }
                else if (_size > best * MaxGrowth + 16)
                {
                    break;
                }
            }

            GoTo(bestLevel);
        }

        void GoTo(int level)
        {
            while (at != level)
            {
                Swap(at < level ? at : at - 1);
                at += at < level ? 1 : -1;
            }
        }
    }

    /// <summary>Exchanges the variables of a level and the one below.</summary>
    private void Swap(int level)
    {
        var (upper, lower) = (_variableAt[level], _variableAt[level + 1]);
        (_variableAt[level], _variableAt[level + 1]) = (lower, upper);
        (_levelOf[upper], _levelOf[lower]) = (level + 1, level);
        foreach (var node in TakeDependent(upper, lower))
        {
            var (high, low) = (_high[node], _low[node]);
            var (high1, high0) = Cofactors(high, lower);
            var (low1, low0) = Cofactors(low, lower);
            var newHigh = Find(upper, high1, low1);
            _references[newHigh >> 1]++;
            var newLow = Find(upper, high0, low0);
            _references[newLow >> 1]++;
            (_variable[node], _high[node], _low[node]) = (lower, newHigh, newLow);
            Insert(lower, node);
            Release(high >> 1);
            Release(low >> 1);
        }
    }

    // The nodes of the upper variable that test the lower one next, taken out of the upper's table.
    private List<int> TakeDependent(int upper, int lower)
    {
        var taken = new List<int>();
        var level = _levels[upper];
        for (var bucket = 0; bucket < level.Buckets.Length; bucket++)
        {
            var kept = 0;
            for (var node = level.Buckets[bucket]; node != 0;)
            {
                var next = _next[node];
                if (_variable[_high[node] >> 1] == lower || _variable[_low[node] >> 1] == lower)
                {
                    taken.Add(node);
                    level.Count--;
                    _size--;
                }
                else
                {
                    _next[node] = kept;
                    kept = node;
                }

                node = next;
            }

            level.Buckets[bucket] = kept;
        }

        return taken;
    }

    private (int High, int Low) Cofactors(int edge, int variable)
    {
        var node = edge >> 1;
        return _variable[node] == variable ? (_high[node] ^ (edge & 1), _low[node] ^ (edge & 1)) : (edge, edge);
    }

    private int Find(int variable, int high, int low)
    {
        if (high == low)
        {
            return high;
        }

        var sign = high & 1;
        high ^= sign;
        low ^= sign;
        var level = _levels[variable];
        for (var found = level.Buckets[Bucket(level, high, low)]; found != 0; found = _next[found])
        {
            if (_high[found] == high && _low[found] == low)
            {
                return (found << 1) | sign;
            }
        }

        var node = _free != 0 ? _free : _count++;
        if (node == _free)
        {
            _free = _next[node];
        }
        else if (node == _variable.Length)
        {
            Array.Resize(ref _variable, 2 * node);
            Array.Resize(ref _high, 2 * node);
            Array.Resize(ref _low, 2 * node);
            Array.Resize(ref _references, 2 * node);
            Array.Resize(ref _next, 2 * node);
        }

        (_variable[node], _high[node], _low[node], _references[node]) = (variable, high, low, 0);
        _references[high >> 1]++;
        _references[low >> 1]++;
        Insert(variable, node);
        return (node << 1) | sign;
    }

    private void Insert(int variable, int node)
    {
        var level = _levels[variable];
        if (level.Count >= 2 * level.Buckets.Length)
        {
            var old = level.Buckets;
            level.Buckets = new int[4 * old.Length];
            foreach (var first in old)
            {
                for (var at = first; at != 0;)
                {
                    var next = _next[at];
                    Link(level, at);
                    at = next;
                }
            }
        }

        Link(level, node);
        level.Count++;
        _size++;
    }

    private void Link(Level level, int node)
    {
        ref var bucket = ref level.Buckets[Bucket(level, _high[node], _low[node])];
        _next[node] = bucket;
        bucket = node;
    }

    private void Release(int first)
    {
        var open = new Stack<int>([first]);
        while (open.TryPop(out var node))
        {
            if (--_references[node] > 0)
            {
                continue;
            }

            var level = _levels[_variable[node]];
            ref var link = ref level.Buckets[Bucket(level, _high[node], _low[node])];
            while (link != node)
            {
                link = ref _next[link];
            }

            link = _next[node];
            level.Count--;
            _size--;
            open.Push(_high[node] >> 1);
            open.Push(_low[node] >> 1);
            _variable[node] = -1;
            _next[node] = _free;
            _free = node;
        }
    }

    private BinaryDiagram Export(Span<int> edges, Effort effort)
    {
        var diagram = new BinaryDiagram(effort, 2 * _size + 64);
        var map = new int[_count];
        for (var at = _levels.Length - 1; at >= 0; at--)
        {
            foreach (var first in _levels[_variableAt[at]].Buckets)
            {
                for (var node = first; node != 0; node = _next[node])
                {
                    map[node] = diagram.Make(at, map[_high[node] >> 1], map[_low[node] >> 1] ^ (_low[node] & 1));
                }
            }
        }

        foreach (ref var edge in edges)
        {
            if (edge >= 0)
            {
                edge = map[edge >> 1] < 0 ? BinaryDiagram.None : map[edge >> 1] ^ (edge & 1);
            }
        }

        return diagram;
    }

    private static int Bucket(Level level, int high, int low)
    {
        var hash = ((uint)high * 0x9E3779B1u) ^ ((uint)low * 0x85EBCA77u);
        return (int)((hash ^ (hash >> 15)) & (uint)(level.Buckets.Length - 1));
    }

    private sealed class Level
    {
        public int[] Buckets { get; set; } = new int[16];

        public int Count { get; set; }
    }
}
