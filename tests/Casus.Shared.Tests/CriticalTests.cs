using System.Globalization;
using System.Numerics;
using Casus.Exchange;
using Casus.Logic;

namespace Casus.Shared.Tests;

/// <summary>The trees of the Aralia set that are solved in a moment; <c>bench/critical.sh</c> runs all.</summary>
public sealed class CriticalTests
{
    public static TheoryData<string> Trees =>
    [
        "baobab1", "baobab2", "baobab3", "chinese", "das9201", "das9202", "das9203", "das9204", "das9205", "das9206", "das9207", "das9208", "das9209",
        "edf9201", "edf9202", "edf9205", "edf9206", "edfpa14o", "edfpa14p", "edfpa15b", "edfpa15o", "edfpa15p", "edfpa15q", "edfpa15r",
        "elf9601", "ftr10", "isp9601", "isp9602", "isp9603", "isp9604", "isp9605", "isp9606", "isp9607", "jbd9601",
    ];

    [Theory]
    [MemberData(nameof(Trees))]
    public void Tree_HasTheKnownProbabilityAndCount(string name)
    {
        var answer = File.ReadLines(Shared.In("data", "aralia", "answers.tsv")).Select(l => l.Split('\t')).Single(a => a[0] == name);
        using var file = File.OpenRead(Shared.In("data", "aralia", name + ".xml"));
        var tree = FaultTreeReader.Read([(name, file)]).Value!;
        var result = Critical.Analyze(new CriticalQuestion(tree.Circuit, tree.Event, i => tree.Events[i].Probability));
        Assert.Equal(BigInteger.Parse(answer[1], CultureInfo.InvariantCulture), result.CutSets);
        Assert.Equal(result.CutSets, result.ByOrder.Aggregate(BigInteger.Zero, (a, b) => a + b));
        Assert.Equal(1, result.Probability.Probability!.Value / double.Parse(answer[2], CultureInfo.InvariantCulture), 1e-9);
    }

    [Theory]
    [InlineData("nus9601")]
    [InlineData("das9701")]
    public void LargestTrees_StopWithBounds(string name)
    {
        using var file = File.OpenRead(Shared.In("data", "aralia", name + ".xml"));
        var tree = FaultTreeReader.Read([(name, file)]).Value!;
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var stopExact = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        var result = Critical.Analyze(new CriticalQuestion(tree.Circuit, tree.Event, i => tree.Events[i].Probability) { Stop = stop.Token, StopExact = stopExact.Token });
        Assert.True(result.Probability.Lower <= result.Probability.Upper);
        Assert.InRange(result.Probability.Lower!.Value, 0, 1);
        Assert.InRange(result.Probability.Upper!.Value, 0, 1);
    }
}
