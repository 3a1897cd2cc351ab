using Casus.Model;

namespace Casus.Logic;

/// <summary>A circuit cut into modules, each solved as a diagram over the modules and variables right below it.</summary>
/// <param name="Regions">By node, of the modules.</param>
/// <param name="Diagrams">By node; null of variables and of what is no module.</param>
/// <param name="Modules">The modules' nodes, those below before those above; the root's is last.</param>
internal sealed record Decomposition(Circuit Circuit, Wire Root, Region?[] Regions, RegionDiagram?[] Diagrams, int[] Modules)
{
    /// <summary>The simplified circuit and its modules, none solved yet.</summary>
    public static (Circuit Circuit, Wire Root, bool[] IsModule) Prepare(Circuit circuit, Wire root)
    {
        (circuit, root) = Simplification.Run(circuit, root);
        return Casus.Logic.Modules.Find(circuit, root);
    }

    /// <summary>Solves every module, or gives null when one takes too much.</summary>
    /// <param name="diagrams">By node; holds in the end those that were solved.</param>
    public static Decomposition? Solve(Circuit circuit, Wire root, bool[] isModule, RegionDiagram?[] diagrams, Effort effort)
    {
        var regions = new Region?[circuit.Nodes];
        var modules = new List<int>();
        for (var node = 1; node <= root.Node; node++)
        {
            if (isModule[node] && circuit.Kind(node) != GateKind.Variable)
            {
                modules.Add(node);
                var region = regions[node] = Region.Of(circuit, node, isModule);
                diagrams[node] = Attempts.Solve(region, effort);
                if (diagrams[node] is null)
                {
                    return null;
                }
            }
        }

        return new(circuit, root, regions, diagrams, [.. modules]);
    }

    /// <summary>The numbers of the variables that the function rests on, ascending: the form may name more.</summary>
    public ValueList<int> Variables()
    {
        var (variables, seen) = (new List<int>(), new HashSet<int>());
        var open = new Stack<int>([Root.Node]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (Circuit.Kind(node) == GateKind.Variable)
            {
                variables.Add(Circuit.Count(node));
            }
            else if (Diagrams[node] is { } region)
            {
                // A diagram that was walked holds the nodes it needs and no other.
                for (var test = 1; test < region.Diagram.Count; test++)
                {
                    open.Push(region.Order[region.Diagram.Variable(test << 1)]);
                }
            }
        }

        return variables.Order().ToValueList();
    }

    /// <summary>The circuit with the modules put in that turned out to be always true or always false; null where none did.</summary>
    /// <remarks>
    /// A form may hide that. Such a module is none: its sets are no sets of its elements, and put in for it they would leave the whole with sets that are not smallest.
    /// </remarks>
    public static (Circuit Circuit, Wire Root)? WithoutConstants(Circuit circuit, Wire root, RegionDiagram?[] diagrams)
    {
        if (!Array.Exists(diagrams, d => d?.Constant is not null))
        {
            return null;
        }

        var uses = circuit.Uses(root);
        var (result, map) = (new Circuit(), new Wire[circuit.Nodes]);
        for (var node = 1; node <= root.Node; node++)
        {
            map[node] = uses[node] == 0 ? Wire.True
                : diagrams[node]?.Constant is { } value ? Wire.True.NegatedIf(!value)
                : result.Like(circuit.Kind(node), circuit.Count(node), [.. circuit.Inputs(node).ToArray().Select(i => map[i.Node].NegatedIf(i.IsNegative))]);
        }

        return (result, map[root.Node].NegatedIf(root.IsNegative));
    }
}
