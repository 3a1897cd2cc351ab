namespace Casus.Logic;

/// <summary>For each variable the union of the minimal cut sets it stands in, less the variable itself: what Fussell and Vesely's importance is made of.</summary>
/// <remarks>Module by module: where x lies in the module m, the sets of the whole that hold x are those that hold m, with those of m that hold x.</remarks>
internal sealed class Contributions
{
    // A module with more sets and inputs than this is divided among two threads, each with every second input.
    private const long Large = 20_000;

    private readonly Decomposition _parts;
    private readonly Dictionary<int, Unions[]> _unions = [];

    private Contributions(Decomposition parts) => _parts = parts;

    /// <summary>Finds the unions; null where sets hold negations, where it takes more than <paramref name="work"/> steps, or when it is stopped.</summary>
    public static Contributions? Find(Decomposition parts, CutSets cuts, long work, Effort effort)
    {
        var found = new Contributions(parts);
        foreach (var module in parts.Modules)
        {
            if (cuts.Of(new Wire((module << 1) | 1)) is not null)
            {
                return null;
            }

            if (cuts.Of(new Wire(module << 1)) is not { } family)
            {
                continue;
            }

            work -= (long)family.Sets.Count * family.Order.Length;
            if (work < 0 || !found.Add(module, family, effort))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>By variable, the probability that all of some minimal cut set that holds it comes true, the variable included.</summary>
    public Dictionary<int, double> Of(Probabilities probabilities)
    {
        var share = new double[_parts.Circuit.Nodes];
        share[_parts.Root.Node] = 1;
        var result = new Dictionary<int, double>();
        for (var i = _parts.Modules.Length - 1; i >= 0; i--)
        {
            if (_unions.TryGetValue(_parts.Modules[i], out var unions))
            {
                foreach (var of in unions)
                {
                    var value = Values(of.Diagram, of.Order, probabilities);
                    for (var variable = of.First; variable < of.Order.Length; variable += unions.Length)
                    {
                        var edge = of.Edges[variable / unions.Length];
                        share[of.Order[variable]] = share[_parts.Modules[i]] * ((edge & 1) == 0 ? value[edge >> 1] : 1 - value[edge >> 1]);
                    }
                }
            }
        }

        for (var node = 1; node < share.Length; node++)
        {
            if (_parts.Circuit.Kind(node) == GateKind.Variable)
            {
                result.Add(_parts.Circuit.Count(node), share[node] * probabilities.Of(new Wire(node << 1)));
            }
        }

        return result;
    }

    private static double[] Values(BinaryDiagram diagram, int[] order, Probabilities probabilities)
    {
        var value = new double[diagram.Count];
        value[0] = 1;
        for (var node = 1; node < value.Length; node++)
        {
            var p = probabilities.Of(new Wire(order[diagram.Variable(node << 1)] << 1));
            var low = diagram.Low(node << 1);
            value[node] = (p * value[diagram.High(node << 1) >> 1]) + ((1 - p) * ((low & 1) == 0 ? value[low >> 1] : 1 - value[low >> 1]));
        }

        return value;
    }

    private bool Add(int module, CutSets.Family family, Effort effort)
    {
        var unions = new Unions?[(long)family.Sets.Count * family.Order.Length > Large ? 2 : 1];
        if (unions.Length == 1)
        {
            unions[0] = Unions.Of(family, 0, 1, effort);
        }
        else
        {
            DeepStack.Run(() => unions[0] = Unions.Of(family, 0, 2, effort), () => unions[1] = Unions.Of(family, 1, 2, effort));
        }

        if (Array.Exists(unions, u => u is null))
        {
            return false;
        }

        _unions.Add(module, unions!);
        return true;
    }

    /// <summary>For some inputs of a module, from the first on at even steps, the union of those of its sets that hold the input, without it.</summary>
    private sealed record Unions(BinaryDiagram Diagram, int[] Edges, int[] Order, int First)
    {
        public static Unions? Of(CutSets.Family family, int first, int step, Effort effort)
        {
            var diagram = new BinaryDiagram(effort);
            var sets = family.Sets;
            var whole = new int[sets.Count]; // the union of each family
            whole[SetDiagram.Empty] = BinaryDiagram.False;
            whole[SetDiagram.Unit] = BinaryDiagram.True;
            for (var node = 2; node < whole.Length; node++)
            {
                var element = sets.Element(node);
                if ((element & 1) != 0)
                {
                    return null;
                }

                whole[node] = Join(diagram, element >> 1, whole[sets.High(node)], whole[sets.Low(node)]);
                if (whole[node] < 0)
                {
                    return null;
                }
            }

            var edges = new int[(family.Order.Length - first + step - 1) / step];
            var part = new int[whole.Length]; // the union of those sets of each family that hold the input, without it
            for (var i = 0; i < edges.Length; i++)
            {
                var variable = first + (i * step);
                part[SetDiagram.Empty] = part[SetDiagram.Unit] = BinaryDiagram.False;
                for (var node = 2; node < part.Length; node++)
                {
                    var tested = sets.Element(node) >> 1;
                    part[node] = tested > variable ? BinaryDiagram.False
                        : tested == variable ? whole[sets.High(node)]
                        : Join(diagram, tested, part[sets.High(node)], part[sets.Low(node)]);
                    if (part[node] < 0)
                    {
                        return null;
                    }
                }

                edges[i] = part[family.Root];
            }

            diagram.Keep(edges);
            return new(diagram, edges, family.Order, first);
        }

        private static int Join(BinaryDiagram diagram, int variable, int high, int low)
        {
            var either = diagram.Or(high, low);
            return either < 0 ? BinaryDiagram.None : diagram.Make(variable, either, low);
        }
    }
}
