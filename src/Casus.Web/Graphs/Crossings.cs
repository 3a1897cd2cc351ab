namespace Casus.Web;

/// <summary>Orders each column so that few arrows cross: sweeps by weighted medians, then neighbours exchanged while that helps (Gansner et al. 1993).</summary>
internal static class Crossings
{
    private const int Sweeps = 16;

    /// <summary>Columns longer than this are not improved by exchanges, which cost more than they bring.</summary>
    private const int LongestExchanged = 120;

    public static void Reduce(Layers layers)
    {
        var best = Copy(layers.Order);
        var fewest = Count(layers);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var toRight = sweep % 2 == 0;
            var ranks = Enumerable.Range(0, layers.Order.Count);
            foreach (var rank in toRight ? ranks.Skip(1) : ranks.Reverse().Skip(1))
            {
                ByMedian(layers, rank, toRight);
            }

            Exchange(layers);
            var crossings = Count(layers);
            if (crossings < fewest)
            {
                (fewest, best) = (crossings, Copy(layers.Order));
            }
        }

        for (var rank = 0; rank < best.Count; rank++)
        {
            layers.Order[rank].Clear();
            layers.Order[rank].AddRange(best[rank]);
        }
    }

    /// <summary>How many pairs of arrows cross, over all columns.</summary>
    public static long Count(Layers layers)
    {
        var places = Places(layers);
        return Enumerable.Range(0, Math.Max(0, layers.Order.Count - 1)).Sum(rank => Between(layers, rank, places));
    }

    // Inversions of the right ends, the arrows taken in order of their left ends: Barth, Jünger and Mutzel's count by a tree of sums.
    private static long Between(Layers layers, int rank, int[] places)
    {
        var right = layers.Order[rank + 1].Count;
        var sums = new int[right + 1];
        var (crossings, seen) = (0L, 0);
        foreach (var node in layers.Order[rank])
        {
            var ends = layers.Right(node).Select(n => places[n]).Order().ToList();
            foreach (var end in ends)
            {
                crossings += seen - Until(end);
            }

            foreach (var end in ends)
            {
                seen++;
                for (var i = end + 1; i <= right; i += i & -i)
                {
                    sums[i]++;
                }
            }
        }

        return crossings;

        int Until(int end)
        {
            var sum = 0;
            for (var i = end + 1; i > 0; i -= i & -i)
            {
                sum += sums[i];
            }

            return sum;
        }
    }

    private static void ByMedian(Layers layers, int rank, bool toRight)
    {
        var order = layers.Order[rank];
        var places = Places(layers);
        var medians = order.ToDictionary(n => n, n => Median([.. (toRight ? layers.Left(n) : layers.Right(n)).Select(m => places[m]).Order()]));

        // Nodes without a neighbour on that side stay where they are; the others are sorted around them.
        var movable = new Queue<int>(order.Where(n => medians[n] >= 0).OrderBy(n => medians[n]).ThenBy(n => places[n]));
        for (var i = 0; i < order.Count; i++)
        {
            if (medians[order[i]] >= 0)
            {
                order[i] = movable.Dequeue();
            }
        }
    }

    private static double Median(int[] places)
    {
        var middle = places.Length / 2;
        switch (places.Length)
        {
            case 0:
                return -1;
            case var odd when odd % 2 == 1:
                return places[middle];
            case 2:
                return (places[0] + places[1]) / 2.0;
            default:
                var (left, right) = (places[middle - 1] - places[0], places[^1] - places[middle]);
                return left + right == 0 ? (places[middle - 1] + places[middle]) / 2.0 : ((places[middle - 1] * (double)right) + (places[middle] * (double)left)) / (left + right);
        }
    }

    private static void Exchange(Layers layers)
    {
        var places = Places(layers);
        foreach (var order in layers.Order.Where(o => o.Count <= LongestExchanged))
        {
            for (var again = order.Count; again > 0; again--)
            {
                var moved = false;
                for (var i = 0; i + 1 < order.Count; i++)
                {
                    var (upper, lower) = (order[i], order[i + 1]);
                    if (Pair(layers, upper, lower, places) > Pair(layers, lower, upper, places))
                    {
                        (order[i], order[i + 1]) = (lower, upper);
                        (places[upper], places[lower]) = (i + 1, i);
                        moved = true;
                    }
                }

                if (!moved)
                {
                    break;
                }
            }
        }
    }

    private static int Pair(Layers layers, int upper, int lower, int[] places) =>
        Cross(layers.Left(upper), layers.Left(lower), places) + Cross(layers.Right(upper), layers.Right(lower), places);

    private static int Cross(IReadOnlyList<int> ofUpper, IReadOnlyList<int> ofLower, int[] places) => ofUpper.Sum(u => ofLower.Count(l => places[u] > places[l]));

    private static int[] Places(Layers layers)
    {
        var places = new int[layers.Count];
        foreach (var order in layers.Order)
        {
            for (var i = 0; i < order.Count; i++)
            {
                places[order[i]] = i;
            }
        }

        return places;
    }

    private static List<List<int>> Copy(List<List<int>> order) => [.. order.Select(o => new List<int>(o))];
}
