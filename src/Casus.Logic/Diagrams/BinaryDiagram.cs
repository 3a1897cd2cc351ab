using System.Numerics;
using System.Runtime.CompilerServices;

namespace Casus.Logic;

/// <summary>Reduced ordered binary decision diagrams with complement edges (Brace, Rudell, Bryant 1990), all in one table.</summary>
/// <remarks>
/// An edge is twice a node's number, plus 1 where it is complemented; 0 is true and 1 is false. Variables are tested in the order of their
/// numbers. A node's high edge is never complemented, so that equal functions are equal edges. Children have smaller numbers than their
/// parents, which makes every pass over a diagram a loop. An operation that would pass the limit of nodes, or is told to stop, gives
/// <see cref="None"/>, and so does all that is made of it; what is not used any more goes with <see cref="Keep"/>.
/// </remarks>
internal sealed class BinaryDiagram
{
    public const int True = 0;

    public const int False = 1;

    /// <summary>No edge: the limit was passed, or the work was stopped.</summary>
    public const int None = -1;

    private const int MaxCache = 1 << 22;
    private const int CheckEvery = 1 << 14;

    private readonly Effort _effort;
    private Node[] _nodes;
    private int _count = 1;
    private int[] _table;
    private Entry[] _cache;
    private int _untilCheck = CheckEvery;

    public BinaryDiagram(Effort effort, int capacity = 256)
    {
        _effort = effort;
        Limit = effort.Nodes;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        _nodes = new Node[size];
        _nodes[0] = new(int.MaxValue, True, True);
        _table = new int[2 * size];
        _cache = new Entry[size];
    }

    /// <summary>The most nodes there may be.</summary>
    public int Limit { get; set; }

    /// <summary>How many nodes there are, the constant and what is no longer used included.</summary>
    public int Count => _count;

    /// <summary>True once the work was told to stop.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The variable an edge tests first; <see cref="int.MaxValue"/> of a constant.</summary>
    public int Variable(int edge) => _nodes[edge >> 1].Variable;

    public int High(int edge) => _nodes[edge >> 1].High ^ (edge & 1);

    public int Low(int edge) => _nodes[edge >> 1].Low ^ (edge & 1);

    /// <summary>The edge that tests one variable.</summary>
    public int Test(int variable) => Make(variable, True, False);

    public int Or(int f, int g)
    {
        if ((f | g) < 0)
        {
            return None;
        }

        var neither = And(f ^ 1, g ^ 1);
        return neither < 0 ? None : neither ^ 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int And(int f, int g)
    {
        if ((f | g) < 0)
        {
            return None;
        }

        if (f == g || g == True)
        {
            return f;
        }

        if (f == True)
        {
            return g;
        }

        if (f == False || g == False || f == (g ^ 1))
        {
            return False;
        }

        if (f > g)
        {
            (f, g) = (g, f);
        }

        var slot = Slot(f, g, -1);
        ref readonly var entry = ref _cache[slot];
        if (entry.F == f && entry.G == g && entry.H == -1)
        {
            return entry.Result;
        }

        var (variable, f1, f0, g1, g0) = Cofactors(f, g);
        var high = And(f1, g1);
        if (high < 0)
        {
            return None;
        }

        var low = And(f0, g0);
        return low < 0 ? None : Remember(f, g, -1, Make(variable, high, low));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Xor(int f, int g)
    {
        if ((f | g) < 0)
        {
            return None;
        }

        var sign = (f ^ g) & 1;
        f &= ~1;
        g &= ~1;
        if (f == g)
        {
            return False ^ sign;
        }

        if (f > g)
        {
            (f, g) = (g, f);
        }

        if (f == True)
        {
            return g ^ 1 ^ sign;
        }

        var slot = Slot(f, g, -2);
        ref readonly var entry = ref _cache[slot];
        if (entry.F == f && entry.G == g && entry.H == -2)
        {
            return entry.Result ^ sign;
        }

        var (variable, f1, f0, g1, g0) = Cofactors(f, g);
        var high = Xor(f1, g1);
        if (high < 0)
        {
            return None;
        }

        var low = Xor(f0, g0);
        if (low < 0)
        {
            return None;
        }

        var result = Remember(f, g, -2, Make(variable, high, low));
        return result < 0 ? None : result ^ sign;
    }

    /// <summary>If f then g else h.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Choose(int f, int g, int h)
    {
        if ((f | g | h) < 0)
        {
            return None;
        }

        if ((f & 1) != 0)
        {
            (f, g, h) = (f ^ 1, h, g);
        }

        if (f == True || g == h)
        {
            return g;
        }

        if (g == True || g == f)
        {
            return Or(f, h);
        }

        if (g == False || g == (f ^ 1))
        {
            return And(f ^ 1, h);
        }

        if (h == False || h == f)
        {
            return And(f, g);
        }

        if (h == True || h == (f ^ 1))
        {
            return Or(f ^ 1, g);
        }

        if (g == (h ^ 1))
        {
            var different = Xor(f, g);
            return different < 0 ? None : different ^ 1;
        }

        var sign = g & 1;
        g ^= sign;
        h ^= sign;
        var slot = Slot(f, g, h);
        ref readonly var entry = ref _cache[slot];
        if (entry.F == f && entry.G == g && entry.H == h)
        {
            return entry.Result ^ sign;
        }

        var variable = Math.Min(Variable(f), Math.Min(Variable(g), Variable(h)));
        var high = Choose(HighAt(f, variable), HighAt(g, variable), HighAt(h, variable));
        if (high < 0)
        {
            return None;
        }

        var low = Choose(LowAt(f, variable), LowAt(g, variable), LowAt(h, variable));
        if (low < 0)
        {
            return None;
        }

        var result = Remember(f, g, h, Make(variable, high, low));
        return result < 0 ? None : result ^ sign;
    }

    /// <summary>The edge that tests <paramref name="variable"/> first; both children test later ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Make(int variable, int high, int low)
    {
        if (high == low)
        {
            return high;
        }

        var sign = high & 1;
        high ^= sign;
        low ^= sign;
        var table = _table;
        var mask = table.Length - 1;
        var at = Hash(variable, high, low) & mask;
        for (var found = table[at]; found != 0; found = table[at])
        {
            ref readonly var node = ref _nodes[found];
            if (node.Low == low && node.High == high && node.Variable == variable)
            {
                return (found << 1) | sign;
            }

            at = (at + 1) & mask;
        }

        if (--_untilCheck == 0)
        {
            _untilCheck = CheckEvery;
            IsStopped |= _effort.Stop.IsCancellationRequested;
        }

        if (_count >= Limit || IsStopped)
        {
            return None;
        }

        if (_count == _nodes.Length)
        {
            Grow();
            mask = _table.Length - 1;
            at = Hash(variable, high, low) & mask;
            while (_table[at] != 0)
            {
                at = (at + 1) & mask;
            }
        }

        _table[at] = _count;
        _nodes[_count] = new(variable, high, low);
        return (_count++ << 1) | sign;
    }

    /// <summary>Drops every node that none of the edges reaches, and gives the edges their new numbers.</summary>
    public void Keep(Span<int> edges)
    {
        var moved = new int[_count];
        foreach (var edge in edges)
        {
            if (edge >= 0)
            {
                moved[edge >> 1] = 1;
            }
        }

        for (var i = _count - 1; i > 0; i--)
        {
            if (moved[i] != 0)
            {
                moved[_nodes[i].High >> 1] = 1;
                moved[_nodes[i].Low >> 1] = 1;
            }
        }

        moved[0] = 0;
        var kept = 1;
        for (var i = 1; i < _count; i++)
        {
            if (moved[i] != 0)
            {
                var node = _nodes[i];
                _nodes[kept] = new(node.Variable, (moved[node.High >> 1] << 1) | (node.High & 1), (moved[node.Low >> 1] << 1) | (node.Low & 1));
                moved[i] = kept++;
            }
        }

        _count = kept;
        Array.Clear(_cache);
        Array.Clear(_table);
        Enter();
        foreach (ref var edge in edges)
        {
            if (edge >= 0)
            {
                edge = (moved[edge >> 1] << 1) | (edge & 1);
            }
        }
    }

    /// <summary>One function in a diagram of its own, its nodes numbered as a walk from it meets them, high before low.</summary>
    public (BinaryDiagram Diagram, int Root) Walked(int root, Effort effort)
    {
        var numbers = new int[_count];
        var found = 0;
        var open = new Stack<int>([root >> 1]);
        while (open.TryPeek(out var node))
        {
            var (high, low) = (_nodes[node].High >> 1, _nodes[node].Low >> 1);
            if (node == 0 || numbers[node] != 0)
            {
                open.Pop();
            }
            else if (high != 0 && numbers[high] == 0)
            {
                open.Push(high);
            }
            else if (low != 0 && numbers[low] == 0)
            {
                open.Push(low);
            }
            else
            {
                open.Pop();
                numbers[node] = ++found;
            }
        }

        var walked = new BinaryDiagram(effort, found + 2) { _count = found + 1 };
        for (var node = 1; node < _count; node++)
        {
            if (numbers[node] != 0)
            {
                var (variable, high, low) = _nodes[node];
                walked._nodes[numbers[node]] = new(variable, numbers[high >> 1] << 1, (numbers[low >> 1] << 1) | (low & 1));
            }
        }

        walked.Enter();
        return (walked, (numbers[root >> 1] << 1) | (root & 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Variable, int F1, int F0, int G1, int G0) Cofactors(int f, int g)
    {
        ref readonly var a = ref _nodes[f >> 1];
        ref readonly var b = ref _nodes[g >> 1];
        var (f1, f0, g1, g0) = (f, f, g, g);
        var variable = a.Variable;
        if (a.Variable <= b.Variable)
        {
            f1 = a.High ^ (f & 1);
            f0 = a.Low ^ (f & 1);
        }

        if (b.Variable <= a.Variable)
        {
            variable = b.Variable;
            g1 = b.High ^ (g & 1);
            g0 = b.Low ^ (g & 1);
        }

        return (variable, f1, f0, g1, g0);
    }

    private int HighAt(int edge, int variable) => Variable(edge) == variable ? High(edge) : edge;

    private int LowAt(int edge, int variable) => Variable(edge) == variable ? Low(edge) : edge;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(int f, int g, int h) => Hash(h, f, g) & (_cache.Length - 1);

    // The slot is found again: the cache may have grown meanwhile.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Remember(int f, int g, int h, int result)
    {
        if (result >= 0)
        {
            _cache[Slot(f, g, h)] = new(f, g, h, result);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(int a, int b, int c)
    {
        var hash = ((uint)a * 0x9E3779B1u) ^ ((uint)b * 0x85EBCA77u) ^ BitOperations.RotateLeft((uint)c * 0xC2B2AE3Du, 15);
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        return (int)((hash ^ (hash >> 13)) & 0x7FFFFFFF);
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, 2 * _nodes.Length);
        _table = new int[2 * _nodes.Length];
        Enter();
        if (_cache.Length < MaxCache)
        {
            var old = _cache;
            _cache = new Entry[2 * old.Length];
            foreach (var entry in old)
            {
                if (entry.F != 0)
                {
                    _cache[Slot(entry.F, entry.G, entry.H)] = entry;
                }
            }
        }
    }

    private void Enter()
    {
        var mask = _table.Length - 1;
        for (var i = 1; i < _count; i++)
        {
            ref readonly var node = ref _nodes[i];
            var at = Hash(node.Variable, node.High, node.Low) & mask;
            while (_table[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _table[at] = i;
        }
    }

    private readonly record struct Node(int Variable, int High, int Low);

    // F is 0 in an empty entry: no operation on the constant true is remembered.
    private readonly record struct Entry(int F, int G, int H, int Result);
}
