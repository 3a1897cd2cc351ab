namespace Casus.Logic;

/// <summary>The part of a circuit between a module and the modules and variables right below it.</summary>
/// <param name="Gates">The gates between, inputs before what uses them; the module itself is last.</param>
/// <param name="Inputs">The nodes below: variables and other modules.</param>
internal sealed record Region(Circuit Circuit, int Module, int[] Gates, int[] Inputs)
{
    public static Region Of(Circuit circuit, int module, bool[] isModule)
    {
        var gates = new SortedSet<int> { module };
        var inputs = new List<int>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([module]);
        while (open.TryPop(out var gate))
        {
            foreach (var input in circuit.Inputs(gate))
            {
                if (!seen.Add(input.Node))
                {
                    continue;
                }

                if (isModule[input.Node])
                {
                    inputs.Add(input.Node);
                }
                else
                {
                    gates.Add(input.Node);
                    open.Push(input.Node);
                }
            }
        }

        return new(circuit, module, [.. gates], [.. inputs]);
    }

    /// <summary>For each input of <paramref name="order"/>, 1 where the module can only grow with it, -1 where it can only shrink, 0 where the form does not tell.</summary>
    /// <param name="negated">Asks about the module's negation.</param>
    public sbyte[] Signs(int[] order, bool negated)
    {
        const int grows = 1;
        const int shrinks = 2;
        var found = order.Concat(Gates).ToDictionary(n => n, _ => 0);
        found[Module] = negated ? shrinks : grows;
        for (var i = Gates.Length - 1; i >= 0; i--)
        {
            var here = found[Gates[i]];
            foreach (var input in Circuit.Inputs(Gates[i]))
            {
                var turned = (here >> 1) | ((here << 1) & shrinks);
                found[input.Node] |= Circuit.Kind(Gates[i]) == GateKind.Xor ? grows | shrinks : input.IsNegative ? turned : here;
            }
        }

        return [.. order.Select(n => (sbyte)(found[n] == grows ? 1 : found[n] == shrinks ? -1 : 0))];
    }
}
