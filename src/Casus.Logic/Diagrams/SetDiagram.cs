using System.Numerics;
using System.Runtime.CompilerServices;

namespace Casus.Logic;

/// <summary>Zero-suppressed decision diagrams (Minato 1993): families of sets of elements, all in one table.</summary>
/// <remarks>
/// 0 is the empty family, 1 the family of the empty set alone. A node's high child has the sets that hold its element, without it; its low
/// child the others. Elements are tested in the order of their numbers; children have smaller numbers than their parents. Past the limit of
/// nodes, or told to stop, operations give <see cref="None"/>.
/// </remarks>
internal sealed class SetDiagram
{
    public const int Empty = 0;

    public const int Unit = 1;

    public const int None = -1;

    private const int MaxCache = 1 << 21;
    private const int CheckEvery = 1 << 14;

    private readonly Effort _effort;
    private Node[] _nodes;
    private int _count = 2;
    private int[] _table;
    private Entry[] _cache;
    private int _untilCheck = CheckEvery;

    public SetDiagram(Effort effort, int capacity = 256)
    {
        _effort = effort;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        _nodes = new Node[size];
        _nodes[0] = _nodes[1] = new(int.MaxValue, 0, 0);
        _table = new int[2 * size];
        _cache = new Entry[size];
    }

    public int Count => _count;

    public bool IsStopped { get; private set; }

    /// <summary>The element a family tests first; <see cref="int.MaxValue"/> of the two constants.</summary>
    public int Element(int family) => _nodes[family].Element;

    public int High(int family) => _nodes[family].High;

    public int Low(int family) => _nodes[family].Low;

    /// <summary>The sets of <paramref name="low"/>, and those of <paramref name="high"/> with the element added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Make(int element, int high, int low)
    {
        if (high == Empty)
        {
            return low;
        }

        if ((high | low) < 0)
        {
            return None;
        }

        var table = _table;
        var mask = table.Length - 1;
        var at = Hash(element, high, low) & mask;
        for (var found = table[at]; found != 0; found = table[at])
        {
            ref readonly var node = ref _nodes[found];
            if (node.Low == low && node.High == high && node.Element == element)
            {
                return found;
            }

            at = (at + 1) & mask;
        }

        if (--_untilCheck == 0)
        {
            _untilCheck = CheckEvery;
            IsStopped |= _effort.Stop.IsCancellationRequested;
        }

        if (_count >= _effort.Nodes || IsStopped)
        {
            return None;
        }

        if (_count == _nodes.Length)
        {
            Grow();
            mask = _table.Length - 1;
            at = Hash(element, high, low) & mask;
            while (_table[at] != 0)
            {
                at = (at + 1) & mask;
            }
        }

        _table[at] = _count;
        _nodes[_count] = new(element, high, low);
        return _count++;
    }

    /// <summary>The sets of <paramref name="f"/> that are not in <paramref name="g"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Without(int f, int g)
    {
        while (true)
        {
            if ((f | g) < 0)
            {
                return None;
            }

            if (f == Empty || f == g)
            {
                return Empty;
            }

            if (g == Empty)
            {
                return f;
            }

            // What g says of elements before f's first does not matter; a constant f meets a constant g in the end.
            if (_nodes[g].Element >= _nodes[f].Element)
            {
                break;
            }

            g = _nodes[g].Low;
        }

        var slot = Hash(0, f, g) & (_cache.Length - 1);
        ref readonly var entry = ref _cache[slot];
        if (entry.F == f && entry.G == g)
        {
            return entry.Result;
        }

        var node = _nodes[f];
        var (high, low) = (node.High, node.Low);
        var other = _nodes[g];
        if (other.Element == node.Element)
        {
            high = Without(high, other.High);
            low = high < 0 ? None : Without(low, other.Low);
        }
        else
        {
            low = Without(low, g);
        }

        if ((high | low) < 0)
        {
            return None;
        }

        var result = Make(node.Element, high, low);
        if (result >= 0)
        {
            _cache[Hash(0, f, g) & (_cache.Length - 1)] = new(f, g, result);
        }

        return result;
    }

    /// <summary>Drops every node that none of the families reaches, and gives the families their new numbers.</summary>
    public void Keep(Span<int> families)
    {
        var moved = new int[_count];
        foreach (var family in families)
        {
            if (family >= 0)
            {
                moved[family] = 1;
            }
        }

        for (var i = _count - 1; i > 1; i--)
        {
            if (moved[i] != 0)
            {
                moved[_nodes[i].High] = 1;
                moved[_nodes[i].Low] = 1;
            }
        }

        (moved[0], moved[1]) = (0, 1);
        var kept = 2;
        for (var i = 2; i < _count; i++)
        {
            if (moved[i] != 0)
            {
                var node = _nodes[i];
                _nodes[kept] = new(node.Element, moved[node.High], moved[node.Low]);
                moved[i] = kept++;
            }
        }

        _count = kept;
        Array.Clear(_cache);
        Array.Clear(_table);
        Enter();
        foreach (ref var family in families)
        {
            family = family < 0 ? None : moved[family];
        }
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
                    _cache[Hash(0, entry.F, entry.G) & (_cache.Length - 1)] = entry;
                }
            }
        }
    }

    private void Enter()
    {
        var mask = _table.Length - 1;
        for (var i = 2; i < _count; i++)
        {
            ref readonly var node = ref _nodes[i];
            var at = Hash(node.Element, node.High, node.Low) & mask;
            while (_table[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _table[at] = i;
        }
    }

    private readonly record struct Node(int Element, int High, int Low);

    private readonly record struct Entry(int F, int G, int Result);
}
