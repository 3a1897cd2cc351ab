using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Speed;

/// <summary>Tokens a CPU second of the whole reading, one thread, after a fifth of the texts has warmed it up; and what each stage takes.</summary>
internal static class ReadingSpeed
{
    private const double FlopsPerToken = 1.25e6;

    public static int Run(string folder)
    {
        var paths = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToList();
        using var pipeline = Pipeline.Load(ModelFiles.Find(ReadingModel.LanguageName)!);
        using var attributor = new Attributor(new(PackFile.Open(ModelFiles.Find(ReadingModel.AttributionName)!)), Kernel.Best);
        using var rows = new EncoderRows();
        var reader = new Reader(new());
        var (open, parse, find, build) = (0L, 0L, 0L, 0L);
        long tokens = 0;
        var statements = 0;
        double cpu = 0;
        for (var i = 0; i < paths.Count; i++)
        {
            if (i == paths.Count / 5)
            {
                (open, parse, find, build, tokens, statements, cpu) = (0, 0, 0, 0, 0, 0, Cpu());
            }

            var started = Stopwatch.GetTimestamp();
            var raw = File.ReadAllBytes(paths[i]);
            var document = reader.Open(new() { Name = Path.GetFileName(paths[i]), Path = paths[i], Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = Encoding.UTF8.GetString(raw), Kind = TextKind.Plain });
            Lap(ref open);
            var parsed = new ParsedDocument(document, pipeline.Read(StoppedText.Of(document.Text), rows));
            Lap(ref parse);
            var sayings = attributor.Find(parsed, rows, CancellationToken.None);
            Lap(ref find);
            statements += StatementBuilder.Build(parsed, sayings, CancellationToken.None).Count;
            Lap(ref build);
            tokens += parsed.Doc.Count;

            void Lap(ref long total)
            {
                var now = Stopwatch.GetTimestamp();
                total += now - started;
                started = now;
            }
        }

        cpu = Cpu() - cpu;
        var peak = PeakLoop.Measure();
        var ceiling = peak / FlopsPerToken;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tokens} tokens, {statements} statements, {tokens / cpu:F0} tokens a CPU second; peak {peak / 1e9:F1} GFLOP/s, ceiling {ceiling:F0}, ratio {tokens / cpu / ceiling:F3}"));
        double all = open + parse + find + build;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open {open / all:P1}, parse {parse / all:P1}, attribution {find / all:P1}, speakers, acts, conditions and the rest {build / all:P1}"));
        return 0;
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
}
