namespace Casus.Logic;

/// <summary>Moves negations down: a gate that is used only negated becomes its dual, so that what is monotone is seen to be.</summary>
internal static class Polarity
{
    private const byte Positive = 1;
    private const byte Negative = 2;

    public static (Circuit Circuit, Wire Root) Normalise(Circuit circuit, Wire root)
    {
        var used = new byte[circuit.Nodes];
        used[root.Node] = root.IsNegative ? Negative : Positive;
        for (var node = root.Node; node > 0; node--)
        {
            // A gate used both ways is built once, as it stands, and negated where it is used so.
            var dual = used[node] == Negative;
            if (used[node] != 0)
            {
                foreach (var input in circuit.Inputs(node))
                {
                    used[input.Node] |= input.IsNegative != dual && circuit.Kind(node) != GateKind.Xor ? Negative : Positive;
                }
            }
        }

        var result = new Circuit();
        var map = new Wire[circuit.Nodes];
        var inputs = new List<Wire>();
        for (var node = 1; node <= root.Node; node++)
        {
            if (used[node] == 0)
            {
                continue;
            }

            var kind = circuit.Kind(node);
            var dual = used[node] == Negative && kind is (GateKind.And or GateKind.Or or GateKind.AtLeast);
            inputs.Clear();
            foreach (var input in circuit.Inputs(node))
            {
                inputs.Add(map[input.Node].NegatedIf(input.IsNegative != dual));
            }

            var given = inputs.ToArray();
            map[node] = !dual ? result.Like(kind, circuit.Count(node), given) : !(kind switch
            {
                GateKind.And => result.Or(given),
                GateKind.Or => result.And(given),
                _ => result.AtLeast(given.Length - circuit.Count(node) + 1, given),
            });
        }

        return (result, map[root.Node].NegatedIf(root.IsNegative));
    }
}
