namespace Casus.Logic;

/// <summary>Removes repeated variables whose value is settled above: below <c>x or …</c> alone, x counts as false, below <c>x and …</c>, as true.</summary>
/// <remarks>
/// A gate is settled by a gate that every way from the root to it passes (its dominator; Cooper, Harvey, Kennedy 2001, one pass suffices for a
/// graph without circles). The topmost such gate keeps its variable, so that all removals together are as sound as one after the other.
/// </remarks>
internal static class Implied
{
    private const int MostSteps = 2_000;

    public static (Circuit Circuit, Wire Root) Remove(Circuit circuit, Wire root)
    {
        var uses = circuit.Uses(root);
        var dominator = Dominators(circuit, root, uses);
        var settles = new HashSet<(int Gate, int Variable)>();
        var result = new Circuit();
        var map = new Wire[circuit.Nodes];
        for (var node = root.Node; node > 0; node--)
        {
            if (uses[node] > 0 && circuit.Kind(node) is GateKind.And or GateKind.Or)
            {
                foreach (var input in circuit.Inputs(node))
                {
                    if (circuit.Kind(input.Node) == GateKind.Variable && uses[input.Node] > 1)
                    {
                        settles.Add((node, input.Code));
                    }
                }
            }
        }

        var inputs = new List<Wire>();
        for (var node = 1; node <= root.Node; node++)
        {
            if (uses[node] == 0)
            {
                continue;
            }

            inputs.Clear();
            foreach (var input in circuit.Inputs(node))
            {
                var value = circuit.Kind(input.Node) == GateKind.Variable && uses[input.Node] > 1 ? Settled(input.Node, node) : null;
                inputs.Add((value ?? map[input.Node]).NegatedIf(input.IsNegative));
            }

            map[node] = result.Like(circuit.Kind(node), circuit.Count(node), inputs.ToArray());
        }

        return (result, map[root.Node].NegatedIf(root.IsNegative));

        Wire? Settled(int variable, int gate)
        {
            Wire? value = null;
            var at = gate;
            for (var steps = 0; at != root.Node && steps < MostSteps; steps++)
            {
                at = dominator[at];

                // Below an or, an input that is true decides it: what is left to ask about has it false.
                var isOr = circuit.Kind(at) == GateKind.Or;
                if (settles.Contains((at, variable << 1)))
                {
                    value = isOr ? Wire.False : Wire.True;
                }
                else if (settles.Contains((at, (variable << 1) | 1)))
                {
                    value = isOr ? Wire.True : Wire.False;
                }
            }

            // Not all of the way up was seen: a gate further up might have settled the one that was found.
            return at == root.Node ? value : null;
        }
    }

    private static int[] Dominators(Circuit circuit, Wire root, int[] uses)
    {
        var dominator = new int[circuit.Nodes];
        for (var node = root.Node; node > 0; node--)
        {
            if (uses[node] == 0)
            {
                continue;
            }

            foreach (var input in circuit.Inputs(node))
            {
                // Parents have greater numbers, so do dominators.
                var (a, b) = (dominator[input.Node], node);
                if (a == 0)
                {
                    a = b;
                }

                while (a != b)
                {
                    if (a < b)
                    {
                        a = dominator[a];
                    }
                    else
                    {
                        b = dominator[b];
                    }
                }

                dominator[input.Node] = a;
            }
        }

        return dominator;
    }
}
