namespace Casus.Logic;

/// <summary>Finds an order in which a region's diagram stays small: each order is built as far as few nodes reach, then on with more; as many at a time as there are cores.</summary>
/// <remarks>
/// Which order is taken does not depend on how the threads run: of a round the first that is built, all before it having failed. What is built after that one is dropped.
/// </remarks>
internal sealed class Attempts
{
    // What is easy is solved by the first order at once; what is hard gets its best order found cheaply.
    private static readonly int[] Rounds = [30_000, 250_000, 2_000_000];

    private const int MostLarge = 3;

    // From how many nodes on the order is improved while building.
    private const int SiftFrom = 20_000;

    private static readonly int Threads = Math.Min(Environment.ProcessorCount, 4);

    private readonly Lock _handed = new();
    private readonly IEnumerator<RegionBuild> _next;
    private readonly int _nodes;
    private readonly List<RegionBuild> _begun = [];
    private int _first = int.MaxValue;
    private RegionDiagram? _built;

    private Attempts(IEnumerator<RegionBuild> next, int nodes) => (_next, _nodes) = (next, nodes);

    /// <summary>The region's diagram, or null when it takes too much or is stopped.</summary>
    public static RegionDiagram? Solve(Region region, Effort effort)
    {
        var all = new List<RegionBuild>();
        try
        {
            IEnumerable<RegionBuild> builds = Orders.Of(region).Select(order =>
            {
                var build = new RegionBuild(region, order, effort);
                all.Add(build);
                return build;
            });
            foreach (var nodes in Rounds)
            {
                // What got furthest within few nodes is tried first with more; of the great many only the best are given a chance.
                using var next = (nodes <= Rounds[1] ? builds : builds.Take(MostLarge)).GetEnumerator();
                var attempts = new Attempts(next, nodes);

                // Most regions are built at the first attempt; threads would cost them more than they bring.
                if (nodes > Rounds[0] || !attempts.One())
                {
                    DeepStack.Run([.. Enumerable.Repeat(attempts.Some, Threads)]);
                }

                if (attempts._built is not null || effort.Stop.IsCancellationRequested)
                {
                    return attempts._built;
                }

                builds = [.. attempts._begun.OrderByDescending(build => build.Done)];
            }

            // From here on each may take a gigabyte.
            foreach (var build in builds)
            {
                if (build.Run(effort.Nodes) is { } built)
                {
                    return built;
                }

                if (effort.Stop.IsCancellationRequested)
                {
                    return null;
                }

                build.Dispose(); // it makes room for the next
            }

            using var last = new RegionBuild(region, Orders.Of(region).First(), effort, SiftFrom);
            return last.Run(effort.Nodes);
        }
        finally
        {
            all.ForEach(build => build.Dispose());
        }
    }

    private void Some()
    {
        while (!One())
        {
        }
    }

    // True when there is nothing more to try.
    private bool One()
    {
        int place;
        RegionBuild build;
        lock (_handed)
        {
            if (_built is not null || !_next.MoveNext())
            {
                return true;
            }

            (place, build) = (_begun.Count, _next.Current);
            _begun.Add(build);
        }

        if (build.Run(_nodes) is { } built)
        {
            lock (_handed)
            {
                if (place < _first)
                {
                    (_first, _built) = (place, built);
                    _begun[(place + 1)..].ForEach(later => later.Drop());
                }
            }
        }

        return false;
    }
}
