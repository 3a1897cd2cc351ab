namespace Casus.Logic;

/// <summary>Makes a circuit smaller without changing its function: gates of a kind join, what is implied goes, what is common is taken out.</summary>
internal sealed class Simplification
{
    // A gate that would have more inputs is not made before the one it joins: a chain of gates of a kind would be written out once for each of them.
    private const int MostJoined = 1_000;

    private readonly Circuit _old;
    private readonly int[] _uses;
    private readonly Circuit _new = new();
    private readonly Wire[] _map;
    private readonly bool[] _isPassedOn; // its inputs are those of the gate that it is used in
    private readonly HashSet<int> _sole = []; // nodes of the new circuit that stand for a gate with one use

    private Simplification(Circuit circuit, int[] uses)
    {
        _old = circuit;
        _uses = uses;
        _map = new Wire[circuit.Nodes];
        _isPassedOn = new bool[circuit.Nodes];
        var inputs = new int[circuit.Nodes];
        for (var node = 1; node < circuit.Nodes; node++)
        {
            foreach (var input in circuit.Inputs(node))
            {
                var isJoined = IsJoined(input, node);
                inputs[node] += isJoined ? inputs[input.Node] : 1;
                _isPassedOn[input.Node] |= isJoined && inputs[input.Node] > MostJoined;
            }
        }
    }

    /// <summary>Rounds of all rules until none bites.</summary>
    public static (Circuit Circuit, Wire Root) Run(Circuit circuit, Wire root)
    {
        const int rounds = 12;
        var size = long.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            (circuit, root) = Polarity.Normalise(circuit, root);
            (circuit, root) = Once(circuit, root);
            (circuit, root) = Implied.Remove(circuit, root);
            (circuit, root) = Companions.Join(circuit, root);
            var now = Size(circuit, root);
            if (now >= size)
            {
                break;
            }

            size = now;
        }

        return (circuit, root);
    }

    private static long Size(Circuit circuit, Wire root)
    {
        var uses = circuit.Uses(root);
        var size = 0L;
        for (var node = 1; node < uses.Length; node++)
        {
            size += uses[node] > 0 ? 1 + circuit.Inputs(node).Length : 0;
        }

        return size;
    }

    private static (Circuit Circuit, Wire Root) Once(Circuit circuit, Wire root)
    {
        var pass = new Simplification(circuit, circuit.Uses(root));
        for (var node = 1; node <= root.Node; node++)
        {
            if (pass._uses[node] > 0 && !pass._isPassedOn[node])
            {
                pass._map[node] = pass.Gate(node);
            }
        }

        return (pass._new, pass._map[root.Node].NegatedIf(root.IsNegative));
    }

    private Wire Gate(int node)
    {
        var kind = _old.Kind(node);
        var inputs = new List<Wire>();
        foreach (var input in Inputs(node))
        {
            var mapped = _map[input.Node].NegatedIf(input.IsNegative);
            if (kind is GateKind.And or GateKind.Or && !mapped.IsNegative && _uses[input.Node] == 1 && _new.Kind(mapped.Node) == kind)
            {
                // A gate of the same kind that is used here alone.
                inputs.AddRange(_new.Inputs(mapped.Node));
            }
            else
            {
                inputs.Add(mapped);
            }

            if (_uses[input.Node] == 1)
            {
                _sole.Add(mapped.Node);
            }
        }

        return kind is GateKind.And or GateKind.Or ? Join(kind, inputs) : _new.Like(kind, _old.Count(node), inputs.ToArray());
    }

    // Used here alone, and of the same kind.
    private bool IsJoined(Wire input, int node) =>
        _old.Kind(node) is (GateKind.And or GateKind.Or) and var kind && !input.IsNegative && _uses[input.Node] == 1 && _old.Kind(input.Node) == kind;

    private IEnumerable<Wire> Inputs(int node)
    {
        var open = new Stack<Wire>();
        Open(node);
        while (open.TryPop(out var input))
        {
            if (_isPassedOn[input.Node])
            {
                Open(input.Node);
            }
            else
            {
                yield return input;
            }
        }

        void Open(int gate)
        {
            var inputs = _old.Inputs(gate);
            for (var i = inputs.Length - 1; i >= 0; i--)
            {
                open.Push(inputs[i]);
            }
        }
    }

    private Wire Join(GateKind kind, List<Wire> inputs) => Factor(kind, Absorb(kind, inputs));

    // a or (a and b) is a; a or (not a and b) is a or b; (a and b) or (a and b and c) is a and b; likewise the other way round. None is left twice.
    private List<Wire> Absorb(GateKind kind, List<Wire> inputs)
    {
        var other = kind == GateKind.And ? GateKind.Or : GateKind.And;
        var here = inputs.ToHashSet();
        var kept = new List<Wire>(inputs.Count);
        foreach (var input in inputs)
        {
            if (!IsGate(input, other))
            {
                kept.Add(input);
                continue;
            }

            var parts = _new.Inputs(input.Node).ToArray();
            if (Array.Exists(parts, here.Contains))
            {
                continue;
            }

            if (_sole.Contains(input.Node) && Array.Exists(parts, p => here.Contains(!p)))
            {
                var rest = _new.Like(other, 0, Array.FindAll(parts, p => !here.Contains(!p)));
                if (!rest.IsNegative && !rest.IsConstant)
                {
                    _sole.Add(rest.Node);
                }

                kept.Add(rest);
                continue;
            }

            kept.Add(input);
        }

        return Subsumed([.. kept.Distinct()], other);
    }

    private List<Wire> Subsumed(List<Wire> inputs, GateKind other)
    {
        const int most = 100;
        var gates = inputs.FindAll(i => IsGate(i, other));
        if (gates.Count is < 2 or > most)
        {
            return inputs;
        }

        var sets = gates.ConvertAll(g => (Gate: g, Parts: _new.Inputs(g.Node).ToArray().ToHashSet()));
        var gone = new HashSet<Wire>();
        foreach (var (gate, parts) in sets)
        {
            if (sets.Exists(s => s.Gate != gate && s.Parts.Count <= parts.Count && !gone.Contains(s.Gate) && s.Parts.IsSubsetOf(parts)))
            {
                gone.Add(gate);
            }
        }

        return inputs.FindAll(i => !gone.Contains(i));
    }

    // (a and b) or (a and c) is a and (b or c).
    private Wire Factor(GateKind kind, List<Wire> inputs)
    {
        var other = kind == GateKind.And ? GateKind.Or : GateKind.And;
        const int mostGates = 2_000; // each step looks at all of them
        while (true)
        {
            var gates = inputs.FindAll(i => IsGate(i, other) && _sole.Contains(i.Node));
            if (gates.Count is < 2 or > mostGates)
            {
                return _new.Like(kind, 0, inputs.ToArray());
            }

            var counts = new Dictionary<Wire, int>();
            var best = Wire.False;
            var most = 1;
            foreach (var gate in gates)
            {
                foreach (var part in _new.Inputs(gate.Node))
                {
                    var count = counts[part] = counts.GetValueOrDefault(part) + 1;
                    if (count > most)
                    {
                        (best, most) = (part, count);
                    }
                }
            }

            if (most == 1)
            {
                return _new.Like(kind, 0, inputs.ToArray());
            }

            var common = gates.FindAll(g => _new.Inputs(g.Node).Contains(best));
            var rests = common.ConvertAll(g =>
            {
                var rest = _new.Like(other, 0, _new.Inputs(g.Node).ToArray().Where(p => p != best).ToArray());
                if (!rest.IsConstant && !rest.IsNegative)
                {
                    _sole.Add(rest.Node);
                }

                return rest;
            });
            var inner = Join(kind, rests);
            var outer = new List<Wire> { best };
            if (IsGate(inner, other))
            {
                outer.AddRange(_new.Inputs(inner.Node));
            }
            else
            {
                outer.Add(inner);
            }

            var joined = Join(other, outer);
            var place = inputs.IndexOf(common[0]);
            inputs[place] = joined;
            inputs = Absorb(kind, inputs.FindAll(i => !common.Contains(i) || i == joined));
        }
    }

    private bool IsGate(Wire literal, GateKind kind) => !literal.IsNegative && _new.Kind(literal.Node) == kind;
}
