namespace Casus.Logic;

/// <summary>Finds modules: gates that share nothing below them with the rest of the circuit (Dutuit and Rauzy 1996, in linear time).</summary>
/// <remarks>
/// One walk numbers every visit. A gate is a module when all visits to what lies below it fall between its own first visit and its leaving.
/// Inputs of one gate that share nothing with the others are given a gate of their own first.
/// </remarks>
internal sealed class Modules
{
    private readonly Circuit _circuit;
    private readonly int[] _enter;
    private readonly int[] _exit; // of a gate, when it was left; of a variable, its first visit
    private readonly int[] _first; // the first and last visit to a node or anything below it
    private readonly int[] _last;

    private Modules(Circuit circuit, Wire root)
    {
        _circuit = circuit;
        _enter = new int[circuit.Nodes];
        _exit = new int[circuit.Nodes];
        _first = new int[circuit.Nodes];
        _last = new int[circuit.Nodes];
        Walk(root.Node);
    }

    /// <summary>The circuit with gates for independent inputs, and which of its nodes are modules; variables and the root count as such.</summary>
    public static (Circuit Circuit, Wire Root, bool[] IsModule) Find(Circuit circuit, Wire root)
    {
        (circuit, root) = new Modules(circuit, root).Divide(root);
        var found = new Modules(circuit, root);
        var isModule = new bool[circuit.Nodes];
        for (var node = 1; node <= root.Node; node++)
        {
            isModule[node] = found._enter[node] > 0 && (circuit.Kind(node) == GateKind.Variable || found.IsModule(node));
        }

        return (circuit, root, isModule);
    }

    private bool IsModule(int gate)
    {
        var (first, last) = (int.MaxValue, 0);
        foreach (var input in _circuit.Inputs(gate))
        {
            first = Math.Min(first, _first[input.Node]);
            last = Math.Max(last, _last[input.Node]);
        }

        return first > _enter[gate] && last < _exit[gate];
    }

    private void Walk(int root)
    {
        var time = 0;
        var open = new Stack<(int Node, int Next)>();
        Visit(root);
        while (open.TryPop(out var top))
        {
            var inputs = _circuit.Inputs(top.Node);
            if (top.Next < inputs.Length)
            {
                open.Push((top.Node, top.Next + 1));
                Visit(inputs[top.Next].Node);
            }
            else
            {
                _exit[top.Node] = _last[top.Node] = ++time;
            }
        }

        for (var node = 1; node <= root; node++)
        {
            _first[node] = _enter[node];
            foreach (var input in _enter[node] > 0 ? _circuit.Inputs(node) : [])
            {
                _first[node] = Math.Min(_first[node], _first[input.Node]);
                _last[node] = Math.Max(_last[node], _last[input.Node]);
            }
        }

        void Visit(int node)
        {
            time++;
            _last[node] = time;
            if (_enter[node] == 0)
            {
                _enter[node] = time;
                open.Push((node, 0));
            }
        }
    }

    private (Circuit Circuit, Wire Root) Divide(Wire root)
    {
        var result = new Circuit();
        var map = new Wire[_circuit.Nodes];
        for (var node = 1; node <= root.Node; node++)
        {
            if (_enter[node] == 0)
            {
                continue;
            }

            var kind = _circuit.Kind(node);
            var inputs = _circuit.Inputs(node).ToArray();
            map[node] = kind is GateKind.And or GateKind.Or && inputs.Length > 2
                ? result.Like(kind, 0, Groups(node, inputs).Select(g => result.Like(kind, 0, [.. g.Select(Mapped)])).ToArray())
                : result.Like(kind, _circuit.Count(node), [.. inputs.Select(Mapped)]);
        }

        return (result, map[root.Node].NegatedIf(root.IsNegative));

        Wire Mapped(Wire literal) => map[literal.Node].NegatedIf(literal.IsNegative);
    }

    // The inputs in groups that get a gate each, in the order of their first members; inputs that are entangled with the rest stay alone.
    private List<List<Wire>> Groups(int gate, Wire[] inputs)
    {
        var order = Enumerable.Range(0, inputs.Length).OrderBy(i => _first[inputs[i].Node]).ToArray();
        var groupOf = new int[inputs.Length];
        var open = -1; // the group whose visits still go on
        var end = 0;
        var isClosed = new List<bool>();
        var sizes = new List<int>();
        foreach (var i in order)
        {
            var (first, last) = (_first[inputs[i].Node], _last[inputs[i].Node]);
            if (open < 0 || first > end)
            {
                open = isClosed.Count;
                isClosed.Add(true);
                sizes.Add(0);
                end = 0;
            }

            end = Math.Max(end, last);
            isClosed[open] &= first > _enter[gate] && last < _exit[gate];
            sizes[open]++;
            groupOf[i] = open;
        }

        // Independent inputs that stand alone go together in one gate.
        var groups = new Dictionary<int, List<Wire>>();
        const int singles = -1;
        for (var i = 0; i < inputs.Length; i++)
        {
            var group = groupOf[i];
            var key = !isClosed[group] ? inputs.Length + i : sizes[group] == 1 ? singles : group;
            (groups.TryGetValue(key, out var members) ? members : groups[key] = []).Add(inputs[i]);
        }

        return [.. groups.Values];
    }
}
