using System.Numerics;
using Casus.Model;

namespace Casus.Logic;

/// <summary>Answers what brings an event about: minimal cut sets, probability, importance. Exact, or said not to be.</summary>
public static class Critical
{
    /// <summary>Nodes that one diagram may have: below 1 GB with its tables.</summary>
    private const int MaxNodes = 1 << 25;

    private const long QuickWork = 200_000;

    public static CriticalResult Analyze(CriticalQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        CriticalResult? result = null;
        DeepStack.Run(() => result = Run(question));
        return result!;
    }

    private static CriticalResult Run(CriticalQuestion question)
    {
        var effort = new Effort(MaxNodes, question.StopExact);
        var (circuit, root, isModule) = Decomposition.Prepare(question.Circuit, question.Event);
        var diagrams = new RegionDiagram?[circuit.Nodes];
        var parts = Decomposition.Solve(circuit, root, isModule, diagrams, effort);
        while (Decomposition.WithoutConstants(circuit, root, diagrams) is { } simpler)
        {
            (circuit, root, isModule) = Decomposition.Prepare(simpler.Circuit, simpler.Root);
            diagrams = new RegionDiagram?[circuit.Nodes];
            parts = Decomposition.Solve(circuit, root, isModule, diagrams, effort);
        }

        var variables = parts?.Variables() ?? Variables(circuit, root);
        var missing = variables.Where(v => question.Probability(v) is null).ToList();
        var areImplicants = AreImplicants(circuit, root);
        var reason = effort.Stop.IsCancellationRequested ? "the time limit was reached" : "it grew too large";
        if (parts is null)
        {
            var bounds = missing.Count > 0 ? new EventProbability(null, null, null, Lacking(question, missing))
                : Bound(question, circuit, root, isModule, diagrams, reason);
            return new(false, bounds, areImplicants, null, reason, [], [], [], [], reason, variables);
        }

        var cuts = CutSets.Find(parts, effort);
        reason = effort.Stop.IsCancellationRequested ? "the time limit was reached" : "there are too many kinds of them";
        var byOrder = cuts?.CountByOrder() ?? [];
        BigInteger? total = cuts is null ? null : byOrder.Aggregate(BigInteger.Zero, (sum, count) => sum + count);
        var singles = cuts?.Take(int.MaxValue, 1).Where(c => c.Parts.Count == 1).Select(c => c.Parts[0]).ToValueList() ?? [];
        var listed = cuts is null || question.List == 0 ? [] : cuts.Take(question.List).ToValueList();
        var why = cuts is null ? reason : null;
        if (missing.Count > 0)
        {
            return new(cuts is not null, new(null, null, null, Lacking(question, missing)), areImplicants, total, why, byOrder, singles, listed, [], Lacking(question, missing), variables);
        }

        var contributions = cuts is null ? null : Contributions.Find(parts, cuts, question.IsThorough ? long.MaxValue : QuickWork, effort);
        var (probability, importance) = Mixture.Weigh(question, parts, contributions, variables);
        return new(
            cuts is not null || (areImplicants && !effort.Stop.IsCancellationRequested),
            new(probability, probability, probability, null), areImplicants, total, why, byOrder, singles, listed, importance, null, variables);
    }

    private static string Lacking(CriticalQuestion question, List<int> missing)
    {
        const int most = 5;
        var names = string.Join(", ", missing.Take(most).Select(question.Name));
        return $"no probability is given for {names}{(missing.Count > most ? $" and {missing.Count - most} more" : string.Empty)}";
    }

    private static ValueList<int> Variables(Circuit circuit, Wire root)
    {
        var uses = circuit.Uses(root);
        return Enumerable.Range(1, circuit.Nodes - 1).Where(n => uses[n] > 0 && circuit.Kind(n) == GateKind.Variable).Select(circuit.Count).Order().ToValueList();
    }

    private static bool AreImplicants(Circuit circuit, Wire root)
    {
        var uses = circuit.Uses(root);
        return root.IsNegative || Enumerable.Range(1, circuit.Nodes - 1).Any(n => uses[n] > 0
            && (circuit.Kind(n) == GateKind.Xor || circuit.Inputs(n).ToArray().Any(i => i.IsNegative)));
    }

    private static EventProbability Bound(CriticalQuestion question, Circuit circuit, Wire root, bool[] isModule, RegionDiagram?[] diagrams, string why)
    {
        var (lower, upper) = (0.0, 1.0);
        if (question.Causes.IsEmpty)
        {
            // Modules that were solved stand as one variable each, all else is one region.
            var solved = Enumerable.Range(0, circuit.Nodes).Select(n => isModule[n] && (circuit.Kind(n) == GateKind.Variable || diagrams[n] is not null)).ToArray();
            var known = new Probabilities(
                new(circuit, root, new Region?[circuit.Nodes], diagrams, [.. Enumerable.Range(1, circuit.Nodes - 1).Where(n => diagrams[n] is not null)]),
                v => question.Probability(v)!.Value);
            var region = Region.Of(circuit, root.Node, solved);
            var order = Orders.Of(region).First();
            for (var size = 500; size < 1_000_000 && upper - lower > 1e-10 * lower; size *= 4)
            {
                if (Bounds.Find(region, order, n => known.Of(new Wire(n << 1)), size, question.Stop) is not { } found)
                {
                    break;
                }

                var (least, most) = root.IsNegative ? (1 - found.Upper, 1 - found.Lower) : found;
                (lower, upper) = (Math.Max(lower, least), Math.Min(upper, most));
            }
        }

        return new(null, lower, upper, why);
    }
}
