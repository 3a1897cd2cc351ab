using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Casus.Language;
using Casus.Tests;

namespace Casus.Shared.Tests;

/// <summary>The language pipeline against spaCy's own answers, by the comparer that came with them.</summary>
public sealed class LanguageTests : IDisposable
{
    private static readonly string[] Columns = ["tokens", "space", "norm", "tag", "pos", "morph", "lemma", "head", "dep", "sent_start", "ent"];

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Theory]
    [InlineData("sm", "documents", 0.99998)]
    [InlineData("sm", "tricky", 0.9999)]
    [InlineData("md", "documents", 0.99998)]
    [InlineData("md", "tricky", 0.9999)]
    public void Parse_IsSpacys(string model, string set, double floor)
    {
        var golden = Shared.In("models", "golden", $"{model}-{set}.jsonl.gz");
        var found = Path.Combine(_casus.Folder, "found.jsonl");
        using (var pipeline = Pipeline.Load(Shared.In("models", $"en_core_web_{model}")))
        using (var output = File.Create(found))
        {
            var writer = new JsonLinesWriter(output);
            foreach (var (name, text) in Texts(golden))
            {
                writer.Write(name, pipeline.Read(text, TestContext.Current.CancellationToken));
            }
        }

        var report = Compare(golden, found);
        foreach (var column in Columns)
        {
            Assert.InRange(Shared.Figure(report, column), column is "tokens" or "space" or "norm" ? 1 : floor, 1);
        }

        Assert.DoesNotContain("missing", report, StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedModel_IsThePackOfTheFolder()
    {
        var packed = Path.Combine(_casus.Folder, "sm.casus");
        ModelPack.Write(Shared.In("models", "en_core_web_sm"), packed);
        Assert.Equal(File.ReadAllBytes(packed), File.ReadAllBytes(Path.Combine(CasusProcess.Root, "models", "en_core_web_sm.casus")));
    }

    [Fact]
    public void Similarity_ByVectors_OrdersWords()
    {
        using var pipeline = Pipeline.Load(Shared.In("models", "en_core_web_md"));
        var doc = pipeline.Read("dog cat treaty", TestContext.Current.CancellationToken);
        Assert.InRange(doc[0].Similarity(doc[0]), 0.99999, 1.00001);
        Assert.True(doc[0].Similarity(doc[1]) > doc[0].Similarity(doc[2]) + 0.1);
    }

    private static IEnumerable<(string Name, string Text)> Texts(string golden)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(golden), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return (document.RootElement.GetProperty("name").GetString()!, document.RootElement.GetProperty("text").GetString()!);
        }
    }

    private static string Compare(string golden, string found)
    {
        var start = new ProcessStartInfo("python3", [Shared.In("models", "compare.py"), golden, found]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(process.ExitCode == 0, report);
        return report;
    }
}
