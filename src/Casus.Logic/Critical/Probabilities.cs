namespace Casus.Logic;

/// <summary>Probabilities over a decomposed circuit whose variables are independent.</summary>
/// <remarks>
/// Each function's probability and that of its negation are computed side by side from sums and products of probabilities, never by subtraction,
/// so that small ones keep their digits: the relative error is below 4·n·2⁻⁵³ for n variables on the longest path, modules multiplied through.
/// </remarks>
internal sealed class Probabilities
{
    private readonly Decomposition _parts;
    private readonly double[] _true; // by node of the circuit
    private readonly double[] _false;
    private readonly Dictionary<int, (double[] True, double[] False)> _inside = []; // by module, by node of its diagram

    /// <param name="probability">By number of a variable, in [0, 1].</param>
    public Probabilities(Decomposition parts, Func<int, double> probability)
    {
        _parts = parts;
        _true = new double[parts.Circuit.Nodes];
        _false = new double[parts.Circuit.Nodes];
        _true[0] = 1;
        for (var node = 1; node < parts.Circuit.Nodes; node++)
        {
            if (parts.Circuit.Kind(node) == GateKind.Variable)
            {
                _true[node] = probability(parts.Circuit.Count(node));
                _false[node] = 1 - _true[node];
            }
        }

        foreach (var module in parts.Modules)
        {
            Evaluate(module);
        }
    }

    /// <summary>The root's.</summary>
    public double Root => Of(_parts.Root);

    /// <summary>That of the root's negation.</summary>
    public double NotRoot => Of(!_parts.Root);

    public double Of(Wire literal) => literal.IsNegative ? _false[literal.Node] : _true[literal.Node];

    /// <summary>By variable, how much the root's probability grows with it: its probability with the variable true, less that with it false (Birnbaum 1969).</summary>
    public Dictionary<int, double> Derivatives()
    {
        var derivative = new double[_parts.Circuit.Nodes];
        derivative[_parts.Root.Node] = _parts.Root.IsNegative ? -1 : 1;
        for (var i = _parts.Modules.Length - 1; i >= 0; i--)
        {
            PassDown(_parts.Modules[i], derivative);
        }

        var result = new Dictionary<int, double>();
        for (var node = 1; node < derivative.Length; node++)
        {
            if (_parts.Circuit.Kind(node) == GateKind.Variable)
            {
                result.Add(_parts.Circuit.Count(node), derivative[node]);
            }
        }

        return result;
    }

    private void Evaluate(int module)
    {
        var (diagram, root, order) = _parts.Diagrams[module]!;
        var (yes, no) = (new double[diagram.Count], new double[diagram.Count]);
        yes[0] = 1;
        for (var node = 1; node < diagram.Count; node++)
        {
            var input = order[diagram.Variable(node << 1)];
            var (high, low) = (diagram.High(node << 1), diagram.Low(node << 1));
            var (lowYes, lowNo) = (low & 1) == 0 ? (yes[low >> 1], no[low >> 1]) : (no[low >> 1], yes[low >> 1]);
            yes[node] = (_true[input] * yes[high >> 1]) + (_false[input] * lowYes);
            no[node] = (_true[input] * no[high >> 1]) + (_false[input] * lowNo);
        }

        _inside.Add(module, (yes, no));
        (_true[module], _false[module]) = (root & 1) == 0 ? (yes[root >> 1], no[root >> 1]) : (no[root >> 1], yes[root >> 1]);
    }

    // reach[n]: how the module's probability grows with that of node n; complemented ways count against it.
    private void PassDown(int module, double[] derivative)
    {
        if (derivative[module] == 0)
        {
            return;
        }

        var (diagram, root, order) = _parts.Diagrams[module]!;
        var (yes, no) = _inside[module];
        var reach = new double[diagram.Count];
        reach[root >> 1] = (root & 1) == 0 ? derivative[module] : -derivative[module];
        for (var node = diagram.Count - 1; node > 0; node--)
        {
            if (reach[node] == 0)
            {
                continue;
            }

            var input = order[diagram.Variable(node << 1)];
            var (high, low) = (diagram.High(node << 1) >> 1, diagram.Low(node << 1) >> 1);
            var isComplemented = (diagram.Low(node << 1) & 1) != 0;

            // Of a probability and its complement the smaller one has the digits.
            var difference = isComplemented
                ? Difference(yes[high], no[high], no[low], yes[low])
                : Difference(yes[high], no[high], yes[low], no[low]);
            derivative[input] += reach[node] * difference;
            reach[high] += reach[node] * _true[input];
            reach[low] += reach[node] * _false[input] * (isComplemented ? -1 : 1);
        }
    }

    private static double Difference(double a, double notA, double b, double notB) => a + b < 1 ? a - b : notB - notA;
}
