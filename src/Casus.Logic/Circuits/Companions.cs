namespace Casus.Logic;

/// <summary>Joins inputs that stand together in all their gates, which are of one kind: they act as one.</summary>
internal static class Companions
{
    public static (Circuit Circuit, Wire Root) Join(Circuit circuit, Wire root)
    {
        var uses = circuit.Uses(root);
        var parents = new List<int>?[circuit.Nodes];
        var signs = new byte[circuit.Nodes];
        for (var node = 1; node <= root.Node; node++)
        {
            if (uses[node] == 0)
            {
                continue;
            }

            foreach (var input in circuit.Inputs(node))
            {
                (parents[input.Node] ??= []).Add(node);
                signs[input.Node] |= (byte)(input.IsNegative ? 2 : 1);
            }
        }

        // group[node]: the first of the inputs it stands together with, or 0.
        var group = new int[circuit.Nodes];
        var members = new Dictionary<int, List<int>>();
        var byParents = new Dictionary<int, List<int>>();
        for (var node = 1; node < circuit.Nodes; node++)
        {
            if (parents[node] is not { Count: > 1 } list || signs[node] == 3 || !OneKind(circuit, list))
            {
                continue;
            }

            var hash = default(HashCode);
            foreach (var parent in list)
            {
                hash.Add(parent);
            }

            ref var alike = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(byParents, hash.ToHashCode(), out _);
            alike ??= [];
            var first = alike.Find(other => parents[other]!.SequenceEqual(list));
            if (first == 0)
            {
                alike.Add(node);
                members.Add(node, [node]);
                group[node] = node;
            }
            else
            {
                group[node] = first;
                members[first].Add(node);
            }
        }

        var result = new Circuit();
        var map = new Wire[circuit.Nodes];
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
                var first = group[input.Node];
                if (first == 0 || members[first].Count == 1)
                {
                    inputs.Add(map[input.Node].NegatedIf(input.IsNegative));
                }
                else if (first == input.Node)
                {
                    var together = members[first].ConvertAll(m => map[m].NegatedIf(signs[m] == 2));
                    inputs.Add(result.Like(circuit.Kind(node), 0, together.ToArray()));
                }
            }

            map[node] = result.Like(circuit.Kind(node), circuit.Count(node), inputs.ToArray());
        }

        return (result, map[root.Node].NegatedIf(root.IsNegative));
    }

    private static bool OneKind(Circuit circuit, List<int> gates) =>
        circuit.Kind(gates[0]) is (GateKind.And or GateKind.Or) and var kind && gates.TrueForAll(g => circuit.Kind(g) == kind);
}
