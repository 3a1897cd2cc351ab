using System.Diagnostics;
using System.Globalization;
using Casus.Dossiers;
using Casus.Logic;
using Casus.Model;

// [COMMITMENTS]   status, what-if and changes over a made-up dossier (default 10000): the first call and the median of the next, wall time and CPU time
var size = args.Length == 0 ? 10_000 : int.Parse(args[0], CultureInfo.InvariantCulture);
var valid = LargeDossier.Day(60).AsOf;
foreach (var hub in new[] { false, true })
{
    var dossier = LargeDossier.Of(size, hub);
    var reached = WhatIf.Suppose(dossier with { Title = "counted" }, [new("p0", Truth.True)], valid, Instant.Max);
    Console.WriteLine($"{size} commitments, {dossier.Propositions.Count} propositions; supposing p0 changes {reached.Commitments.Count}");
    Measure("what-if (changes and reasons)", () => WhatIf.Suppose(dossier, [new("p0", Truth.True)], valid, Instant.Max).Commitments.Sum(c => c.Reasons.Count));
    Measure("status without reasons", () => StatusTable.Evaluate(dossier, valid, Instant.Max).Commitments.Count);
    Measure("status with reasons", () => StatusTable.Evaluate(dossier, valid, Instant.Max).Commitments.Sum(c => c.Reasons.Count));
}

var history = LargeDossier.Of(Math.Min(size, 1000), hub: false);
Measure($"changes over 60 days of {history.Commitments.Count} commitments", () => Changes.Since(history, LargeDossier.Day(30).AsOf, LargeDossier.Day(90).AsOf).Changes.Count, rounds: 3);

static void Measure(string what, Func<int> run, int rounds = 9)
{
    var walls = new List<double>();
    var processors = new List<double>();
    for (var i = 0; i <= rounds; i++)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        run();
        walls.Add(watch.Elapsed.TotalMilliseconds);
        processors.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: first {walls[0]:F1} ms wall, {processors[0]:F1} ms CPU; then median {Median(walls[1..]):F1} ms wall, {Median(processors[1..]):F1} ms CPU"));
}

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}
