using System.Numerics;
using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>The engine against counting all assignments.</summary>
public sealed class CriticalLawsTests
{
    [Fact]
    public void AnyFunction_HasTheProbabilityOfItsAssignments() =>
        Gen.Select(RandomFunction.Any(10), Gen.Double[0, 1].Array[10]).Sample((function, p) =>
        {
            var result = Analyze(function, p);
            var expected = Sum(function, p, _ => true);
            Assert.Equal(expected, result.Probability.Probability!.Value, 1e-12);
        });

    [Fact]
    public void AnyFunction_HasThePrimeImplicantsOfItsCubes() =>
        RandomFunction.Any(6).Sample(function =>
        {
            var expected = PrimeImplicants(function);
            var result = Analyze(function, null, list: 1000);
            Assert.Equal(expected.Count, result.CutSets!.Value);
            Assert.Equal(expected, Listed(result));
            Assert.Equal(expected.GroupBy(c => c.Length).ToDictionary(g => g.Key, g => (BigInteger)g.Count()), Orders(result));
            Assert.Equal(expected.Where(c => c.Length == 1).Select(c => c[0]), result.SinglePoints.Order());
        });

    [Fact]
    public void GrowingFunction_HasTheMinimalSetsOfItsAssignments() =>
        RandomFunction.Growing(12).Sample(
            function =>
            {
                var minimal = Enumerable.Range(0, 1 << function.Variables)
                    .Where(a => function.Value(a) && Enumerable.Range(0, function.Variables).All(i => (a & (1 << i)) == 0 || !function.Value(a & ~(1 << i))))
                    .Select(a => Enumerable.Range(0, function.Variables).Where(i => (a & (1 << i)) != 0).Select(i => new CutSetPart(i, false)).ToArray())
                    .ToList();
                var result = Analyze(function, null, list: 5000);
                Assert.False(result.AreImplicants);
                Assert.Equal(minimal.Count, result.CutSets!.Value);
                Assert.Equal(Sorted(minimal), Listed(result));
            },
            iter: 60);

    [Fact]
    public void RepeatedInputs_AreCountedWithoutNegation()
    {
        var circuit = new Circuit();
        var (a, b) = (circuit.Variable(0), circuit.Variable(1));
        var (both, either) = (circuit.And(a, b), circuit.Or(a, b));
        var result = Critical.Analyze(new CriticalQuestion(circuit, circuit.AtLeast(3, either, a, either, both, b), _ => null) { List = 9 });
        Assert.False(result.AreImplicants);
        Assert.Equal([0, 2], result.ByOrder);
    }

    [Fact]
    public void AnyFunction_HasTheImportanceOfItsConditionedAssignments() =>
        Gen.Select(RandomFunction.Any(8), Gen.Double[0.05, 0.95].Array[8]).Sample((function, p) =>
        {
            var result = Analyze(function, p);
            foreach (var importance in result.Importance)
            {
                var bit = 1 << importance.Variable;
                var own = p[importance.Variable];
                var ifTrue = Sum(function, p, a => (a & bit) != 0) / own;
                var ifFalse = Sum(function, p, a => (a & bit) == 0) / (1 - own);
                double? whole = Sum(function, p, _ => true) is > 0 and var sum ? sum : null;
                Assert.Equal(ifTrue, importance.IfTrue, 1e-10);
                Assert.Equal(ifFalse, importance.IfFalse, 1e-10);
                Assert.Equal(ifTrue - ifFalse, importance.Birnbaum, 1e-10);
                AssertClose((whole - ifFalse) / whole, importance.Criticality);
                AssertClose(own * ifTrue / whole, importance.Diagnosis);
            }
        });

    [Fact]
    public void GrowingFunction_HasFussellVeselyOfTheCutSetsWithTheVariable() =>
        Gen.Select(RandomFunction.Growing(8), Gen.Double[0.05, 0.95].Array[8]).Sample((function, p) =>
        {
            var result = Analyze(function, p, list: 1000);
            foreach (var importance in result.Importance)
            {
                var sets = Listed(result).Where(s => s.Any(e => e.Variable == importance.Variable)).ToList();
                var union = Enumerable.Range(0, 1 << function.Variables)
                    .Where(a => sets.Any(s => s.All(e => (a & (1 << e.Variable)) != 0))).Sum(a => Weight(function.Variables, p, a));
                Assert.Equal(union / result.Probability.Probability!.Value, importance.FussellVesely!.Value, 1e-9);
            }
        });

    [Fact]
    public void SharedCauses_WeighAllTheirStatesAndKeepEachProbability() =>
        Gen.Select(RandomFunction.Growing(6), Gen.Double[0.3, 0.9].Array[6], Gen.Double[0, 0.15].Array[2], Gen.Int[0, 63].Array[2]).Sample((function, p, c, members) =>
        {
            var causes = members.Select((m, i) => new SharedCause(c[i], Enumerable.Range(0, function.Variables).Where(v => (m & (1 << v)) != 0).ToValueList()))
                .Where(cause => !cause.Variables.IsEmpty).ToValueList();
            var (circuit, root) = function.Build();
            var result = Critical.Analyze(new CriticalQuestion(circuit, root, v => p[v]) { Causes = causes });
            var expected = 0.0;
            for (var state = 0; state < 1 << causes.Count; state++)
            {
                var weight = causes.Select((cause, i) => (state & (1 << i)) != 0 ? cause.Probability : 1 - cause.Probability).Aggregate(1.0, (a, b) => a * b);
                var given = p.Select((q, v) => causes.Where((cause, i) => (state & (1 << i)) != 0 && cause.Variables.Contains(v)).Any()
                    ? 1
                    : 1 - ((1 - q) / causes.Where(cause => cause.Variables.Contains(v)).Aggregate(1.0, (a, cause) => a * (1 - cause.Probability)))).ToArray();
                expected += weight * Sum(function, given, _ => true);
            }

            Assert.Equal(expected, result.Probability.Probability!.Value, 1e-12);
        });

    [Fact]
    public void StoppedAtOnce_GivesBoundsThatHold() =>
        Gen.Select(RandomFunction.Any(10), Gen.Double[0, 1].Array[10]).Sample((function, p) =>
        {
            var (circuit, root) = function.Build();
            var result = Critical.Analyze(new CriticalQuestion(circuit, root, v => p[v]) { StopExact = new CancellationToken(true) });
            var expected = Sum(function, p, _ => true);
            Assert.InRange(expected, result.Probability.Lower!.Value - 1e-12, result.Probability.Upper!.Value + 1e-12);
        });

    [Fact]
    public void StoppedAmongManyInputs_IsToldAsStopped()
    {
        var circuit = new Circuit();
        var inputs = Enumerable.Range(0, 20_000).Select(circuit.Variable).ToArray();
        var stopped = new CancellationToken(true);
        var result = Critical.Analyze(new CriticalQuestion(circuit, circuit.Or(inputs), _ => 0.001) { StopExact = stopped, Stop = stopped });
        Assert.False(result.IsComplete);
        Assert.Equal(((double?)null, 0.0, 1.0), (result.Probability.Probability, result.Probability.Lower, result.Probability.Upper));
    }

    [Fact]
    public void GatesOfAKindInALongChain_AreOneWideGate()
    {
        const int length = 50_000;
        var circuit = new Circuit();
        var root = circuit.Variable(length);
        for (var i = length - 1; i >= 0; i--)
        {
            root = circuit.Or(circuit.Variable(i), root);
        }

        var result = Critical.Analyze(new CriticalQuestion(circuit, root, _ => 1e-5));
        Assert.Equal([0, length + 1], result.ByOrder);
        Assert.Equal(1 - Math.Pow(1 - 1e-5, length + 1), result.Probability.Probability!.Value, 1e-9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void BoundsOfAFewNodes_HoldAndNarrowWithMore(int size) =>
        Gen.Select(RandomFunction.Any(9), Gen.Double[0, 1].Array[9]).Sample((function, p) =>
        {
            if (Whole(function) is not (var circuit, var root, var region))
            {
                return;
            }

            var (lower, upper) = Bounds.Find(region, region.Inputs, n => p[circuit.Count(n)], size, default)!.Value;
            var expected = Sum(function, p, _ => true);
            expected = root.IsNegative ? 1 - expected : expected;
            Assert.InRange(expected, lower - 1e-12, upper + 1e-12);
            var (least, most) = Bounds.Find(region, region.Inputs, n => p[circuit.Count(n)], 100_000, default)!.Value;
            Assert.Equal(expected, least, 1e-9);
            Assert.Equal(expected, most, 1e-9);
        });

    [Fact]
    public void RegionBuiltInStages_IsTheDiagramThatIsBuiltAtOnce() =>
        RandomFunction.Any(10).Sample(function =>
        {
            if (Whole(function) is not (_, _, var region))
            {
                return;
            }

            using var whole = new RegionBuild(region, region.Inputs, new Effort(100_000, default));
            var atOnce = whole.Run(100_000)!;
            using var staged = new RegionBuild(region, region.Inputs, new Effort(100_000, default));
            RegionDiagram? found = null;
            for (var (nodes, done) = (region.Inputs.Length + 1, 0); found is null; nodes++)
            {
                found = staged.Run(nodes);
                Assert.True(staged.Done >= done);
                done = staged.Done;
            }

            Assert.Equal(Nodes(atOnce), Nodes(found));
            Assert.Equal(atOnce.Root, found.Root);
        });

    [Fact]
    public void Sifting_KeepsTheFunctions() =>
        RandomFunction.Any(10).Sample(function =>
        {
            if (Whole(function) is not (var circuit, _, var region))
            {
                return;
            }

            using var build = new RegionBuild(region, region.Inputs, new Effort(100_000, default));
            var (diagram, edge, order) = build.Run(100_000)!;
            Span<int> edges = [edge];
            var (sifted, variables) = Sifting.Reorder(diagram, edges, order.Length, new Effort(100_000, default));
            Assert.True(sifted.Count <= diagram.Count);
            for (var assignment = 0; assignment < 1 << function.Variables; assignment++)
            {
                var a = assignment;
                bool Of(int node) => (a & (1 << circuit.Count(node))) != 0;
                Assert.Equal(Follow(diagram, edge, v => Of(order[v])), Follow(sifted, edges[0], v => Of(order[variables[v]])));
            }
        });

    // The whole function as one region; null where it is a constant or a variable itself.
    private static (Circuit Circuit, Wire Root, Region Region)? Whole(RandomFunction function)
    {
        var (circuit, root) = function.Build();
        if (root.IsConstant || circuit.Kind(root.Node) == GateKind.Variable)
        {
            return null;
        }

        var leaves = Enumerable.Range(0, circuit.Nodes).Select(n => circuit.Kind(n) == GateKind.Variable).ToArray();
        return (circuit, root, Region.Of(circuit, root.Node, leaves));
    }

    private static (int, int, int)[] Nodes(RegionDiagram region) =>
        [.. Enumerable.Range(1, region.Diagram.Count - 1).Select(n => (region.Diagram.Variable(n << 1), region.Diagram.High(n << 1), region.Diagram.Low(n << 1)))];

    private static bool Follow(BinaryDiagram diagram, int edge, Func<int, bool> value)
    {
        while (edge > BinaryDiagram.False)
        {
            edge = value(diagram.Variable(edge)) ? diagram.High(edge) : diagram.Low(edge);
        }

        return edge == BinaryDiagram.True;
    }

    private static CriticalResult Analyze(RandomFunction function, double[]? p, int list = 0)
    {
        var (circuit, root) = function.Build();
        return Critical.Analyze(new CriticalQuestion(circuit, root, v => p?[v]) { List = list });
    }

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected.HasValue, actual.HasValue);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-9);
    }

    private static double Weight(int variables, double[] p, int assignment) =>
        Enumerable.Range(0, variables).Aggregate(1.0, (w, i) => w * ((assignment & (1 << i)) != 0 ? p[i] : 1 - p[i]));

    private static double Sum(RandomFunction function, double[] p, Func<int, bool> when) =>
        Enumerable.Range(0, 1 << function.Variables).Where(a => when(a) && function.Value(a)).Sum(a => Weight(function.Variables, p, a));

    private static Dictionary<int, BigInteger> Orders(CriticalResult result) =>
        result.ByOrder.Select((count, order) => (count, order)).Where(o => !o.count.IsZero).ToDictionary(o => o.order, o => o.count);

    private static List<CutSetPart[]> Listed(CriticalResult result)
    {
        Assert.Equal(result.Listed.Select(s => s.Parts.Count), result.Listed.Select(s => s.Parts.Count).Order());
        return Sorted(result.Listed.Select(s => s.Parts.ToArray()));
    }

    private static List<CutSetPart[]> Sorted(IEnumerable<CutSetPart[]> sets) =>
        [.. sets.OrderBy(s => s.Length).ThenBy(s => string.Join(' ', s.Select(e => $"{e.Variable:D3}{e.IsNegated}")), StringComparer.Ordinal)];

    private static List<CutSetPart[]> PrimeImplicants(RandomFunction function)
    {
        var cubes = (int)Math.Pow(3, function.Variables);
        var implicants = new List<CutSetPart[]>();
        for (var cube = 0; cube < cubes; cube++)
        {
            var parts = new List<CutSetPart>();
            for (int i = 0, rest = cube; i < function.Variables; i++, rest /= 3)
            {
                if (rest % 3 > 0)
                {
                    parts.Add(new(i, rest % 3 == 2));
                }
            }

            if (Enumerable.Range(0, 1 << function.Variables).Where(a => parts.TrueForAll(e => ((a & (1 << e.Variable)) == 0) == e.IsNegated)).All(function.Value))
            {
                implicants.Add([.. parts]);
            }
        }

        return Sorted(implicants.Where(c => !implicants.Exists(d => d.Length < c.Length && d.All(c.Contains))));
    }
}
