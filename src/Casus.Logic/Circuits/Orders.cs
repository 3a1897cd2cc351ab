namespace Casus.Logic;

/// <summary>Orders in which a region's inputs may be tested. None is best everywhere, so several are tried.</summary>
internal static class Orders
{
    /// <summary>The candidates, the most promising first.</summary>
    public static IEnumerable<int[]> Of(Region region)
    {
        var written = Walk(region, null);
        if (region.Gates.Length == 1)
        {
            yield return written; // one gate over independent inputs: any order will do
            yield break;
        }

        var size = Sizes(region);
        var light = Walk(region, (a, b) => size[a].CompareTo(size[b]));
        yield return Force(region, light);
        yield return Force(region, written);
        yield return Walk(region, (a, b) => size[b].CompareTo(size[a]));
        var uses = Uses(region);
        yield return Walk(region, (a, b) => uses[b].CompareTo(uses[a]));
        yield return light;
        yield return written;
        var weights = Weights(region);
        yield return Walk(region, (a, b) => weights[b].CompareTo(weights[a]));
    }

    /// <summary>Inputs as a walk down from the module meets them, the inputs of a gate in the order of <paramref name="compare"/>.</summary>
    private static int[] Walk(Region region, Comparison<int>? compare)
    {
        var order = new List<int>(region.Inputs.Length);
        var inner = region.Gates.ToHashSet();
        var seen = new HashSet<int>();
        var open = new Stack<int>([region.Module]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (!inner.Contains(node))
            {
                order.Add(node);
                continue;
            }

            var inputs = new List<int>();
            foreach (var input in region.Circuit.Inputs(node))
            {
                inputs.Add(input.Node);
            }

            if (compare is not null)
            {
                inputs = [.. inputs.Order(Comparer<int>.Create(compare))];
            }

            for (var i = inputs.Count - 1; i >= 0; i--)
            {
                open.Push(inputs[i]);
            }
        }

        return [.. order];
    }

    // How much lies below, what is shared counted again.
    private static Dictionary<int, double> Sizes(Region region)
    {
        var size = region.Inputs.ToDictionary(i => i, _ => 1.0);
        foreach (var gate in region.Gates)
        {
            var sum = 1.0;
            foreach (var input in region.Circuit.Inputs(gate))
            {
                sum += size[input.Node];
            }

            size[gate] = sum;
        }

        return size;
    }

    private static Dictionary<int, int> Uses(Region region)
    {
        var uses = region.Inputs.Concat(region.Gates).ToDictionary(i => i, _ => 0);
        foreach (var gate in region.Gates)
        {
            foreach (var input in region.Circuit.Inputs(gate))
            {
                uses[input.Node]++;
            }
        }

        return uses;
    }

    // What a gate's value rests on, dealt out from the top in equal shares (Minato, Ishiura, Yajima 1990).
    private static Dictionary<int, double> Weights(Region region)
    {
        var weights = region.Inputs.Concat(region.Gates).ToDictionary(i => i, _ => 0.0);
        weights[region.Module] = 1;
        for (var i = region.Gates.Length - 1; i >= 0; i--)
        {
            var inputs = region.Circuit.Inputs(region.Gates[i]);
            foreach (var input in inputs)
            {
                weights[input.Node] += weights[region.Gates[i]] / inputs.Length;
            }
        }

        return weights;
    }

    // Moves inputs to the middle of the gates they stand in, over and over, and keeps the order with the least sum of spans (FORCE; Aloul, Markov, Sakallah 2003).
    private static int[] Force(Region region, int[] start)
    {
        const int rounds = 60;
        var nodes = region.Circuit.Nodes;
        var (position, isGate) = (new double[nodes], new bool[nodes]);
        for (var i = 0; i < start.Length; i++)
        {
            position[start[i]] = i;
        }

        // A gate is a point too, which its inputs and its users draw.
        foreach (var gate in region.Gates)
        {
            isGate[gate] = true;
            position[gate] = Sum(gate) / region.Circuit.Inputs(gate).Length;
        }

        var (order, best, least) = (start, start, double.MaxValue);
        var all = new int[start.Length + region.Gates.Length];
        var places = new int[all.Length];
        var centre = new double[nodes];
        var count = new int[nodes];
        for (var round = 0; round < rounds; round++)
        {
            Array.Clear(centre);
            Array.Clear(count);
            foreach (var gate in region.Gates)
            {
                var inputs = region.Circuit.Inputs(gate);
                var middle = (Sum(gate) + position[gate]) / (inputs.Length + 1);
                foreach (var input in inputs)
                {
                    centre[input.Node] += middle;
                    count[input.Node]++;
                }

                centre[gate] += middle;
                count[gate]++;
            }

            order.CopyTo(all, 0);
            region.Gates.CopyTo(all, order.Length);
            for (var i = 0; i < all.Length; i++)
            {
                places[i] = i;
                centre[all[i]] /= count[all[i]];
            }

            // What is drawn to one place keeps its order.
            places.AsSpan().Sort((a, b) => centre[all[a]].CompareTo(centre[all[b]]) is not 0 and var apart ? apart : a.CompareTo(b));
            order = new int[start.Length];
            var found = 0;
            for (var i = 0; i < all.Length; i++)
            {
                var node = all[places[i]];
                position[node] = i;
                if (!isGate[node])
                {
                    order[found++] = node;
                }
            }

            var spans = 0.0;
            foreach (var gate in region.Gates)
            {
                var (first, last) = (position[gate], position[gate]);
                foreach (var input in region.Circuit.Inputs(gate))
                {
                    first = Math.Min(first, position[input.Node]);
                    last = Math.Max(last, position[input.Node]);
                }

                spans += last - first;
            }

            if (spans < least)
            {
                (best, least) = (order, spans);
            }
        }

        return best;

        double Sum(int gate)
        {
            var sum = 0.0;
            foreach (var input in region.Circuit.Inputs(gate))
            {
                sum += position[input.Node];
            }

            return sum;
        }
    }
}
