namespace Casus.Logic;

/// <summary>Proven bounds of a probability where the exact one takes too much: the function is held between a smaller and a greater one.</summary>
/// <remarks>
/// Both are built gate by gate as diagrams of bounded size. Where one outgrows its size, the branches that carry the least probability become
/// false in the smaller function and true in the greater one. Since gates keep the order of their inputs and negation turns it, the function
/// stays between the two, and so does its probability.
/// </remarks>
internal sealed class Bounds
{
    private const int MostNodes = 8_000_000;

    private readonly Region _region;
    private readonly int _size;
    private readonly CancellationToken _stop;
    private readonly double[] _probability; // by variable of the diagram
    private readonly Dictionary<int, int> _places = [];
    private readonly int[] _edges; // of each node the smaller function, then the greater; after them those at hand
    private readonly int _hand;
    private readonly BinaryDiagram _diagram;

    private Bounds(Region region, int[] order, Func<int, double> probability, int size, CancellationToken stop)
    {
        (_region, _size, _stop) = (region, size, stop);
        _diagram = new BinaryDiagram(new Effort(2 * MostNodes, stop));
        _probability = [.. order.Select(probability)];
        foreach (var node in order.Concat(region.Gates))
        {
            _places.Add(node, 2 * _places.Count);
        }

        _hand = 2 * _places.Count;
        _edges = new int[_hand + (2 * (region.Gates.Max(region.Circuit.Count) + 1))];
        Array.Fill(_edges, BinaryDiagram.False);
        for (var i = 0; i < order.Length; i++)
        {
            _edges[2 * i] = _edges[(2 * i) + 1] = _diagram.Test(i);
        }
    }

    /// <summary>Bounds of the probability of the region's module, with diagrams of about <paramref name="size"/> nodes; null when it was stopped.</summary>
    /// <param name="probability">Of the region's inputs, by node, exact.</param>
    public static (double Lower, double Upper)? Find(Region region, int[] order, Func<int, double> probability, int size, CancellationToken stop) =>
        new Bounds(region, order, probability, size, stop).Run();

    private (double Lower, double Upper)? Run()
    {
        foreach (var gate in _region.Gates)
        {
            // Stopped before it began, not even its inputs are there.
            if (_stop.IsCancellationRequested || !Gate(gate))
            {
                return null;
            }
        }

        if (_stop.IsCancellationRequested)
        {
            return null;
        }

        var place = _places[_region.Module];
        var lower = Probability(_edges[place]);
        var upper = Probability(_edges[place + 1] ^ 1);

        // Outward by more than rounding can have moved them.
        const double slack = 1e-12;
        return (Math.Max(0, lower * (1 - slack)), Math.Min(1, 1 - (upper * (1 - slack)) + (slack * 1e-3)));
    }

    private bool Gate(int gate)
    {
        var circuit = _region.Circuit;
        var inputs = circuit.Inputs(gate).ToArray();
        var place = _places[gate];
        switch (circuit.Kind(gate))
        {
            case GateKind.And:
                return Fold(place, inputs, BinaryDiagram.True, (a, b) => _diagram.And(a, b));
            case GateKind.Or:
                return Fold(place, inputs, BinaryDiagram.False, (a, b) => _diagram.Or(a, b));
            case GateKind.Xor:
                var (a, b) = (Of(inputs[0]), Of(inputs[1]));
                return Set(
                    place,
                    _diagram.Or(_diagram.And(a.Lower, Not(b.Upper)), _diagram.And(Not(a.Upper), b.Lower)),
                    _diagram.And(_diagram.Or(a.Upper, b.Upper), Not(_diagram.And(a.Lower, b.Lower))));
            default:
                var count = circuit.Count(gate);
                _edges.AsSpan(_hand).Fill(BinaryDiagram.False);
                _edges[_hand] = _edges[_hand + 1] = BinaryDiagram.True;
                for (var i = 0; i < inputs.Length; i++)
                {
                    for (var k = Math.Min(count, i + 1); k > 0; k--)
                    {
                        // Seen anew at each step: making room moves edges.
                        var at = _hand + (2 * k);
                        var part = Of(inputs[i]);
                        if (!Set(at, _diagram.Or(_diagram.And(part.Lower, _edges[at - 2]), _edges[at]), _diagram.Or(_diagram.And(part.Upper, _edges[at - 1]), _edges[at + 1])))
                        {
                            return false;
                        }
                    }
                }

                return Set(place, _edges[_hand + (2 * count)], _edges[_hand + (2 * count) + 1]);
        }
    }

    private bool Fold(int place, Wire[] inputs, int start, Func<int, int, int> join)
    {
        _edges[place] = _edges[place + 1] = start;
        Array.Sort(inputs, (a, b) => _diagram.Variable(Of(b).Upper).CompareTo(_diagram.Variable(Of(a).Upper)));
        foreach (var input in inputs)
        {
            var (lower, upper) = Of(input);
            if (!Set(place, join(_edges[place], lower), join(_edges[place + 1], upper)))
            {
                return false;
            }
        }

        return true;
    }

    private (int Lower, int Upper) Of(Wire literal)
    {
        var place = _places[literal.Node];
        return literal.IsNegative ? (_edges[place + 1] ^ 1, _edges[place] ^ 1) : (_edges[place], _edges[place + 1]);
    }

    private static int Not(int edge) => edge < 0 ? edge : edge ^ 1;

    private bool Set(int place, int lower, int upper)
    {
        if ((lower | upper) < 0)
        {
            return false;
        }

        (_edges[place], _edges[place + 1]) = (Smaller(lower), Not(Smaller(upper ^ 1)));
        if (_diagram.Count > MostNodes)
        {
            _diagram.Keep(_edges);
        }

        return (_edges[place] | _edges[place + 1]) >= 0 && _diagram.Count <= MostNodes;
    }

    private double Probability(int root)
    {
        var nodes = Below(root);
        return Values(nodes)[root];
    }

    /// <summary>A function of about the allowed size that implies the given one.</summary>
    private int Smaller(int root)
    {
        var edges = Below(root);
        if (edges.Count <= _size)
        {
            return root;
        }

        // What is lost with an edge: the probability of the ways to it, times its own.
        var value = Values(edges);
        var ways = edges.ToDictionary(e => e, _ => 0.0);
        ways[root] = 1;
        foreach (var edge in edges)
        {
            var p = _probability[_diagram.Variable(edge)];
            Pass(_diagram.High(edge), ways[edge] * p);
            Pass(_diagram.Low(edge), ways[edge] * (1 - p));
        }

        var kept = edges.OrderByDescending(e => ways[e] * value[e]).Take(_size).ToHashSet();
        var made = new Dictionary<int, int> { [BinaryDiagram.True] = BinaryDiagram.True, [BinaryDiagram.False] = BinaryDiagram.False };
        for (var i = edges.Count - 1; i >= 0; i--)
        {
            var edge = edges[i];
            var (high, low) = (made[_diagram.High(edge)], made[_diagram.Low(edge)]);
            made[edge] = !kept.Contains(edge) ? BinaryDiagram.False : (high | low) < 0 ? BinaryDiagram.None : _diagram.Make(_diagram.Variable(edge), high, low);
        }

        return made[root];

        void Pass(int edge, double share)
        {
            if (edge > BinaryDiagram.False)
            {
                ways[edge] += share;
            }
        }
    }

    // The edges reached, with their signs, those that test early variables first.
    private List<int> Below(int root)
    {
        var found = new List<int>();
        var seen = new HashSet<int> { BinaryDiagram.True, BinaryDiagram.False };
        var open = new Stack<int>([root]);
        while (open.TryPop(out var edge))
        {
            if (seen.Add(edge))
            {
                found.Add(edge);
                open.Push(_diagram.High(edge));
                open.Push(_diagram.Low(edge));
            }
        }

        found.Sort((a, b) => b.CompareTo(a)); // parents have greater numbers
        return found;
    }

    private Dictionary<int, double> Values(List<int> edges)
    {
        var value = new Dictionary<int, double>(edges.Count + 2) { [BinaryDiagram.True] = 1, [BinaryDiagram.False] = 0 };
        for (var i = edges.Count - 1; i >= 0; i--)
        {
            var p = _probability[_diagram.Variable(edges[i])];
            value[edges[i]] = (p * value[_diagram.High(edges[i])]) + ((1 - p) * value[_diagram.Low(edges[i])]);
        }

        return value;
    }
}
