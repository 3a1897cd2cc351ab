using System.Diagnostics;
using System.Globalization;
using Casus.Language;

namespace Casus.Speed;

/// <summary>Tokens a CPU second without start and warming up: a run over a fifth of the texts is taken off a run over all of them, each a process of its own.</summary>
internal static class Throughput
{
    /// <summary>Floating-point operations a token, once what depends on a word alone is remembered.</summary>
    private const double FlopsPerToken = 1.25e6;

    public static int Compare(string model, string folder, int threads)
    {
        var all = Texts(folder).Count;
        var peak = PeakLoop.Measure();
        for (var round = 0; round < 3; round++)
        {
            var (few, many) = (Child(model, folder, all / 5, threads), Child(model, folder, all, threads));
            var tokens = many.Tokens - few.Tokens;
            var rate = tokens / (many.Cpu - few.Cpu);
            peak = Math.Max(peak, PeakLoop.Measure(3));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tokens} tokens, {rate:F0} a CPU second, {tokens / (many.Wall - few.Wall):F0} a second, {threads} thread(s); peak {peak / 1e9:F1} GFLOP/s, ceiling {peak / FlopsPerToken:F0}, ratio {rate / (peak / FlopsPerToken):F3}"));
        }

        return 0;
    }

    /// <summary>Reads the first texts and writes them as JSON lines to nowhere; prints tokens, CPU seconds and seconds of the whole process.</summary>
    public static int Run(string model, string folder, int count, int threads)
    {
        using var pipeline = Pipeline.Load(model);
        using var output = new BufferedStream(new FileStream("/dev/null", FileMode.Open, FileAccess.Write, FileShare.ReadWrite), 1 << 16);
        var writer = new JsonLinesWriter(output);
        long tokens = 0;
        var texts = Texts(folder).Take(count).Select(File.ReadAllText);
        foreach (var doc in pipeline.ReadAll(texts, threads))
        {
            writer.Write("text", doc);
            tokens += doc.Count;
        }

        var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tokens} {process.TotalProcessorTime.TotalSeconds:F4} {(DateTimeOffset.UtcNow - process.StartTime.ToUniversalTime()).TotalSeconds:F4} {process.PeakWorkingSet64 >> 20}"));
        return 0;
    }

    private static (long Tokens, double Cpu, double Wall) Child(string model, string folder, int count, int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["run", model, folder, count.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var words = child.StandardOutput.ReadToEnd().Split(' ');
        child.WaitForExit();
        return (long.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture));
    }

    private static List<string> Texts(string folder) => [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)];
}
