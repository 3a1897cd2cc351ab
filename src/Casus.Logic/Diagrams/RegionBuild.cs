namespace Casus.Logic;

/// <summary>A region being built as a diagram in one order: as far as the nodes allowed reach, and on from there when it is allowed more.</summary>
internal sealed class RegionBuild : IDisposable
{
    private const int CollectAtLeast = 4096;

    private readonly Region _region;
    private readonly Effort _allowed;
    private readonly Effort _effort; // the same, until it is dropped
    private readonly CancellationTokenSource _dropped;
    private readonly Dictionary<int, int> _places;
    private readonly int[] _edges; // of the inputs, of the gates, and what is at hand while a gate is built
    private readonly int[] _waiting; // how many gates still need it
    private readonly int _scratch;
    private int[] _order;
    private int? _sift;
    private int _nodes;
    private BinaryDiagram _diagram;
    private int _collectAt = CollectAtLeast;

    /// <param name="sift">From how many nodes on the order is improved while building; null: never.</param>
    public RegionBuild(Region region, int[] order, Effort effort, int? sift = null)
    {
        _dropped = CancellationTokenSource.CreateLinkedTokenSource(effort.Stop);
        (_region, _order, _allowed, _sift) = (region, order, effort, sift);
        _effort = effort with { Stop = _dropped.Token };
        _diagram = new BinaryDiagram(_effort);
        _scratch = order.Length + region.Gates.Length;
        _places = new Dictionary<int, int>(_scratch);
        _waiting = new int[_scratch];
        foreach (var node in order.Concat(region.Gates))
        {
            _places.Add(node, _places.Count);
        }

        var most = 0;
        foreach (var gate in region.Gates)
        {
            var inputs = region.Circuit.Inputs(gate);
            most = Math.Max(most, inputs.Length + region.Circuit.Count(gate) + 1);
            foreach (var input in inputs)
            {
                _waiting[_places[input.Node]]++;
            }
        }

        _edges = new int[_scratch + most];
        Array.Fill(_edges, BinaryDiagram.None);
        for (var i = 0; i < order.Length; i++)
        {
            _edges[i] = _diagram.Test(i);
        }
    }

    /// <summary>How many gates were built.</summary>
    public int Done { get; private set; }

    /// <summary>Goes on with up to so many nodes at a time; null when they do not suffice or it is stopped.</summary>
    public RegionDiagram? Run(int nodes)
    {
        _nodes = Math.Min(nodes, _effort.Nodes);
        for (; Done < _region.Gates.Length; Done++)
        {
            // Stopped before it began, not even its inputs are there.
            var gate = _region.Gates[Done];
            if (_diagram.IsStopped || !Gate(gate, _region.Circuit.Inputs(gate)))
            {
                return null;
            }

            foreach (var input in _region.Circuit.Inputs(gate))
            {
                if (--_waiting[_places[input.Node]] == 0)
                {
                    _edges[_places[input.Node]] = BinaryDiagram.None;
                }
            }
        }

        var (diagram, root) = _diagram.Walked(_edges[_scratch - 1], _allowed);
        return new(diagram, root, _order);
    }

    /// <summary>Ends it: nobody waits for it any more.</summary>
    public void Drop() => _dropped.Cancel();

    /// <summary>Gives back what it holds; it cannot go on.</summary>
    public void Dispose()
    {
        _dropped.Dispose();
        _diagram = new BinaryDiagram(_effort);
    }

    private bool Gate(int gate, ReadOnlySpan<Wire> inputs)
    {
        var parts = _edges.AsSpan(_scratch, inputs.Length);
        for (var i = 0; i < inputs.Length; i++)
        {
            parts[i] = _edges[_places[inputs[i].Node]] ^ (inputs[i].IsNegative ? 1 : 0);
        }

        // What is tested last first: then each step adds on top of what is there.
        parts.Sort((a, b) => _diagram.Variable(b).CompareTo(_diagram.Variable(a)));
        var (kind, count) = (_region.Circuit.Kind(gate), _region.Circuit.Count(gate));
        var place = _places[gate];
        var done = true;
        switch (kind)
        {
            case GateKind.And or GateKind.Or:
                _edges[place] = kind == GateKind.And ? BinaryDiagram.True : BinaryDiagram.False;
                for (var i = 0; i < inputs.Length && done; i++)
                {
                    var part = _scratch + i;
                    done = Step(place, () => kind == GateKind.And ? _diagram.And(_edges[place], _edges[part]) : _diagram.Or(_edges[place], _edges[part]));
                    _edges[part] = BinaryDiagram.None;
                }

                break;
            case GateKind.Xor:
                done = Step(place, () => _diagram.Xor(_edges[_scratch], _edges[_scratch + 1]));
                break;
            default:
                // needed + k: at least k of the parts seen so far.
                var needed = _scratch + inputs.Length;
                _edges[needed] = BinaryDiagram.True;
                _edges.AsSpan(needed + 1, count).Fill(BinaryDiagram.False);
                for (var i = 0; i < inputs.Length && done; i++)
                {
                    var part = _scratch + i;

                    // What fewer than the gate needs with all that is still to come does not matter any more.
                    for (var k = Math.Min(count, i + 1); k >= Math.Max(1, count - (inputs.Length - 1 - i)) && done; k--)
                    {
                        var at = needed + k;
                        done = Step(at, () => _diagram.Choose(_edges[part], _edges[at - 1], _edges[at]));
                    }

                    _edges[part] = BinaryDiagram.None;
                }

                _edges[place] = _edges[needed + count];
                break;
        }

        _edges.AsSpan(_scratch).Fill(BinaryDiagram.None);
        return done;
    }

    /// <summary>One operation, its result put in <paramref name="place"/>; room is made before, and an operation that outgrows it is done again in a better order.</summary>
    private bool Step(int place, Func<int> operation)
    {
        while (true)
        {
            if (_diagram.Count > _collectAt)
            {
                Collect();
                if (_diagram.Count > _sift && !Reorder())
                {
                    return false;
                }
            }

            _diagram.Limit = _sift is null ? _nodes : (int)Math.Min(_nodes, (8L * _diagram.Count) + (4L * _sift.Value));
            var result = operation();
            if (result >= 0)
            {
                _edges[place] = result;
                return true;
            }

            if (_diagram.IsStopped || _sift is null)
            {
                return false;
            }

            Collect();
            if (_diagram.Count > _nodes / 4 || !Reorder())
            {
                return false;
            }

            _sift *= 2;
        }
    }

    private void Collect()
    {
        _diagram.Keep(_edges);
        _collectAt = Math.Max(CollectAtLeast, 3 * _diagram.Count);
    }

    private bool Reorder()
    {
        (_diagram, var variables) = Sifting.Reorder(_diagram, _edges, _order.Length, _effort);
        _order = [.. variables.Select(v => _order[v])];
        _sift = Math.Max(_sift ?? 0, 2 * _diagram.Count);
        _collectAt = Math.Max(CollectAtLeast, 3 * _diagram.Count);
        return !_effort.Stop.IsCancellationRequested;
    }
}
