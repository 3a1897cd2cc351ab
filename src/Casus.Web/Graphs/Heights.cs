namespace Casus.Web;

/// <summary>Gives each node of ordered columns its middle: near its neighbours, never over the one above it.</summary>
internal static class Heights
{
    private const int Sweeps = 24;

    /// <summary>A bend pulls harder than a box, so that long arrows run straight.</summary>
    private const double BendWeight = 8;

    /// <summary>Bends need no more room than a line with air.</summary>
    private const double BendHeight = 10;

    /// <param name="layers">Columns in order.</param>
    /// <param name="heights">By node; those of bends are set here.</param>
    public static double[] Fit(Layers layers, double[] heights)
    {
        for (var n = layers.Given; n < layers.Count; n++)
        {
            heights[n] = BendHeight;
        }

        var middles = new double[layers.Count];
        foreach (var order in layers.Order)
        {
            var y = 0.0;
            foreach (var node in order)
            {
                middles[node] = y + (heights[node] / 2);
                y += heights[node] + LayeredLayout.BoxGap;
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var side = sweep >= Sweeps - 4 ? Side.Both : sweep % 2 == 0 ? Side.Left : Side.Right;
            var ranks = Enumerable.Range(0, layers.Order.Count);
            foreach (var rank in side == Side.Right ? ranks.Reverse() : ranks)
            {
                Fit(layers, layers.Order[rank], heights, middles, side);
            }
        }

        var top = Enumerable.Range(0, layers.Count).Select(n => middles[n] - (heights[n] / 2)).DefaultIfEmpty(0).Min();
        return [.. middles.Select(m => m - top + LayeredLayout.Margin)];
    }

    // Least squares under "each at least so far below the one above": with those distances taken off it is an isotonic regression, which pooling solves exactly.
    private static void Fit(Layers layers, List<int> order, double[] heights, double[] middles, Side side)
    {
        var blocks = new List<(double Sum, double Weight, int Count)>(order.Count);
        var offsets = new double[order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + ((heights[order[i - 1]] + heights[node]) / 2) + LayeredLayout.BoxGap;
            var (wanted, pull) = Wanted(layers, node, middles, side);
            var block = (Sum: (wanted - offsets[i]) * pull, Weight: pull, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight >= block.Sum / block.Weight)
            {
                var above = blocks[^1];
                block = (above.Sum + block.Sum, above.Weight + block.Weight, above.Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var at = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Count; i++, at++)
            {
                middles[order[at]] = (block.Sum / block.Weight) + offsets[at];
            }
        }
    }

    private static (double Middle, double Pull) Wanted(Layers layers, int node, double[] middles, Side side)
    {
        var (sum, weight) = (0.0, 0.0);
        if (side != Side.Right)
        {
            Add(layers.Left(node));
        }

        if (side != Side.Left)
        {
            Add(layers.Right(node));
        }

        // Without a neighbour on that side it stays, and gives way easily.
        return weight == 0 ? (middles[node], 0.05) : (sum / weight, weight);

        void Add(IReadOnlyList<int> neighbours)
        {
            foreach (var other in neighbours)
            {
                var pull = node >= layers.Given && other >= layers.Given ? BendWeight : 1;
                sum += middles[other] * pull;
                weight += pull;
            }
        }
    }

    private enum Side
    {
        Left,
        Right,
        Both,
    }
}
