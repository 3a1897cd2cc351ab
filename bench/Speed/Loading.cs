using System.Diagnostics;
using System.Globalization;
using Casus.Language;

namespace Casus.Speed;

/// <summary>What opening a model costs in this fresh process: milliseconds, and megabytes beyond what the process had before.</summary>
internal static class Loading
{
    public static int Run(string model)
    {
        var before = Environment.WorkingSet;
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using var pipeline = Pipeline.Load(model);
        var loaded = watch.Elapsed.TotalMilliseconds;
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        var opened = Environment.WorkingSet - before;
        var doc = pipeline.Read("The harbour was closed on Monday, the mayor of Oslo said.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {loaded:F1} ms ({used:F1} ms of CPU), {opened >> 20} MB; first sentence ({doc.Count} tokens) after {watch.Elapsed.TotalMilliseconds:F1} ms, {(Environment.WorkingSet - before) >> 20} MB"));
        return 0;
    }
}
