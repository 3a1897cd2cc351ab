using System.Runtime.InteropServices;

namespace Casus.Logic;

/// <summary>What a node of a circuit is.</summary>
public enum GateKind : byte
{
    /// <summary>Node 0 alone: true.</summary>
    Constant,
    Variable,
    And,
    Or,

    /// <summary>True when at least <see cref="Circuit.Count"/> of the inputs are.</summary>
    AtLeast,

    /// <summary>True when exactly one of its two inputs is.</summary>
    Xor,
}

/// <summary>A Boolean function as a graph of gates over numbered variables; equal gates over equal inputs are one node.</summary>
/// <remarks>
/// Append-only. A gate's inputs have smaller numbers than the gate, so that every pass is a loop and no depth of nesting can overflow the
/// stack. Constants, doubled and contradicting inputs are simplified away when a gate is made; inputs keep the order they were given in, which
/// orders of variables are found from.
/// </remarks>
public sealed class Circuit
{
    private readonly List<Gate> _gates = [new(GateKind.Constant, 0, 0, 0)];
    private readonly List<Wire> _inputs = [];
    private readonly Dictionary<int, int> _variables = [];
    private readonly Dictionary<long, List<int>> _byHash = [];
    private int[] _marks = [];
    private int _mark;

    /// <summary>How many nodes there are, the constant included.</summary>
    public int Nodes => _gates.Count;

    public GateKind Kind(int node) => _gates[node].Kind;

    /// <summary>The threshold of an at-least gate, the number of a variable; else 0.</summary>
    public int Count(int node) => _gates[node].Count;

    /// <summary>A gate's inputs; none of a variable or the constant. Valid until the circuit grows.</summary>
    public ReadOnlySpan<Wire> Inputs(int node) => CollectionsMarshal.AsSpan(_inputs).Slice(_gates[node].First, _gates[node].Length);

    /// <summary>The variable of this number.</summary>
    public Wire Variable(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (!_variables.TryGetValue(number, out var node))
        {
            node = _gates.Count;
            _gates.Add(new(GateKind.Variable, number, 0, 0));
            _variables.Add(number, node);
        }

        return new Wire(node << 1);
    }

    public Wire And(params ReadOnlySpan<Wire> inputs) => Join(GateKind.And, inputs);

    public Wire Or(params ReadOnlySpan<Wire> inputs) => Join(GateKind.Or, inputs);

    /// <summary>True when exactly one of the two is.</summary>
    public Wire Xor(Wire a, Wire b)
    {
        if (a.Node == b.Node)
        {
            return a == b ? Wire.False : Wire.True;
        }

        if (a.IsConstant || b.IsConstant)
        {
            return a.IsConstant ? b.NegatedIf(a == Wire.True) : a.NegatedIf(b == Wire.True);
        }

        // Signs of the inputs are a sign of the whole.
        var negate = a.IsNegative != b.IsNegative;
        return Unique(GateKind.Xor, 0, [a.NegatedIf(a.IsNegative), b.NegatedIf(b.IsNegative)]).NegatedIf(negate);
    }

    /// <summary>True when at least <paramref name="count"/> of the inputs are, each counted as often as it stands there.</summary>
    public Wire AtLeast(int count, params ReadOnlySpan<Wire> inputs)
    {
        var kept = new List<Wire>(inputs.Length);
        var times = new Dictionary<int, (int Positive, int Negative)>(inputs.Length);
        foreach (var input in inputs)
        {
            if (input.IsConstant)
            {
                count -= input == Wire.True ? 1 : 0;
                continue;
            }

            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(times, input.Node, out _);
            seen = input.IsNegative ? (seen.Positive, seen.Negative + 1) : (seen.Positive + 1, seen.Negative);
            kept.Add(input);
        }

        if (times.Count < kept.Count)
        {
            return Repeated(count, times);
        }

        var given = CollectionsMarshal.AsSpan(kept);
        return count <= 0 ? Wire.True
            : count > kept.Count ? Wire.False
            : count == 1 ? Or(given)
            : count == kept.Count ? And(given)
            : Unique(GateKind.AtLeast, count, given);
    }

    /// <summary>A gate of the kind of another, over other inputs.</summary>
    internal Wire Like(GateKind kind, int count, ReadOnlySpan<Wire> inputs) => kind switch
    {
        GateKind.And or GateKind.Or => Join(kind, inputs),
        GateKind.AtLeast => AtLeast(count, inputs),
        GateKind.Xor => Xor(inputs[0], inputs[1]),
        GateKind.Variable => Variable(count),
        _ => Wire.True,
    };

    /// <summary>Which nodes a literal rests on, itself included, and how often each is an input there.</summary>
    /// <returns>0 for what is not reached; the root counts 1 more.</returns>
    internal int[] Uses(Wire root)
    {
        var uses = new int[_gates.Count];
        uses[root.Node] = 1;
        for (var node = root.Node; node > 0; node--)
        {
            if (uses[node] > 0)
            {
                foreach (var input in Inputs(node))
                {
                    uses[input.Node]++;
                }
            }
        }

        return uses;
    }

    // An input that stands several times weighs as often: its value is decided first.
    private Wire Repeated(int count, Dictionary<int, (int Positive, int Negative)> times)
    {
        var (node, (positive, negative)) = times.MaxBy(t => t.Value.Positive + t.Value.Negative);
        var rest = new List<Wire>();
        foreach (var (other, (plus, minus)) in times)
        {
            if (other != node)
            {
                rest.AddRange(Enumerable.Repeat(new Wire(other << 1), plus));
                rest.AddRange(Enumerable.Repeat(new Wire((other << 1) | 1), minus));
            }
        }

        var literal = new Wire(node << 1);
        var given = rest.ToArray();
        var (ifTrue, ifFalse) = (AtLeast(count - positive, given), AtLeast(count - negative, given));

        // Of the two the one with the lower threshold holds wherever the other does, so the other needs no condition and no negation comes in.
        return positive >= negative ? Or(And(literal, ifTrue), ifFalse) : Or(And(!literal, ifFalse), ifTrue);
    }

    private Wire Join(GateKind kind, ReadOnlySpan<Wire> inputs)
    {
        // And: true drops out, false decides; or: the other way round.
        var neutral = kind == GateKind.And ? Wire.True : Wire.False;
        var kept = inputs.Length <= 64 ? stackalloc Wire[inputs.Length] : new Wire[inputs.Length];
        var count = 0;
        var mark = NextMark();
        foreach (var input in inputs)
        {
            if (input == !neutral || (!input.IsConstant && _marks[input.Code ^ 1] == mark))
            {
                return !neutral;
            }

            if (input != neutral && _marks[input.Code] != mark)
            {
                _marks[input.Code] = mark;
                kept[count++] = input;
            }
        }

        return count switch
        {
            0 => neutral,
            1 => kept[0],
            _ => Unique(kind, 0, kept[..count]),
        };
    }

    // Inputs are compared as sets: none stands twice.
    private Wire Unique(GateKind kind, int count, ReadOnlySpan<Wire> inputs)
    {
        var hash = ((long)kind << 56) ^ ((long)count << 32) ^ inputs.Length;
        foreach (var input in inputs)
        {
            var mixed = (ulong)(input.Code + 1) * 0x9E3779B97F4A7C15;
            hash += (long)(mixed ^ (mixed >> 29));
        }

        ref var alike = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash, out _);
        alike ??= [];
        if (alike.Count > 0)
        {
            var mark = NextMark();
            foreach (var input in inputs)
            {
                _marks[input.Code] = mark;
            }

            foreach (var node in alike)
            {
                if (Kind(node) == kind && Count(node) == count && Inputs(node).Length == inputs.Length && AreMarked(Inputs(node), mark))
                {
                    return new Wire(node << 1);
                }
            }
        }

        alike.Add(_gates.Count);
        _gates.Add(new(kind, count, _inputs.Count, inputs.Length));
        _inputs.AddRange(inputs);
        return new Wire((_gates.Count - 1) << 1);
    }

    private bool AreMarked(ReadOnlySpan<Wire> inputs, int mark)
    {
        foreach (var input in inputs)
        {
            if (_marks[input.Code] != mark)
            {
                return false;
            }
        }

        return true;
    }

    private int NextMark()
    {
        if (_marks.Length < 2 * _gates.Count)
        {
            Array.Resize(ref _marks, Math.Max(64, 4 * _gates.Count));
        }

        return ++_mark;
    }

    private readonly record struct Gate(GateKind Kind, int Count, int First, int Length);
}
