using System.Diagnostics;
using System.Globalization;
using Casus.Language;

namespace Casus.Speed;

/// <summary>What one long line costs: a pattern repeated to a length, read and written as JSON lines to nowhere, in this fresh process.</summary>
internal static class Lengths
{
    public static int Run(string model, string pattern, int length)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, (length / pattern.Length) + 1))[..length];
        using var pipeline = Pipeline.Load(model);
        using var output = new BufferedStream(new FileStream("/dev/null", FileMode.Open, FileAccess.Write, FileShare.ReadWrite), 1 << 16);
        var writer = new JsonLinesWriter(output);
        var doc = pipeline.Read(text);
        writer.Write("text", doc);
        var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"'{pattern}' to {length} characters: {doc.Count} tokens, {process.TotalProcessorTime.TotalSeconds:F2} s of CPU, {process.PeakWorkingSet64 >> 20} MB at most"));
        return 0;
    }
}
