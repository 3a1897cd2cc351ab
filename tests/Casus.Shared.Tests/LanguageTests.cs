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

    [Theory]
    [InlineData("meta.json")]
    [InlineData("tokenizer")]
    [InlineData("tagger/cfg")]
    [InlineData("parser/moves")]
    [InlineData("ner/model")]
    [InlineData("lemmatizer/lookups/lookups.bin")]
    [InlineData("vocab/vectors")]
    public void FolderWithAFileCutShort_IsRefusedByThatFile(string file)
    {
        var folder = Damaged(file, bytes => bytes[..(bytes.Length / 2)]);
        var refused = Assert.Throws<ModelFormatException>(() => ModelPack.Write(folder, Path.Combine(_casus.Folder, "out.casus")));
        Assert.Equal(Path.Combine(folder, file), refused.File);
        Assert.False(File.Exists(Path.Combine(_casus.Folder, "out.casus")));
    }

    [Fact]
    public void FolderWithBytesAltered_IsPackedOrRefusedByName()
    {
        string[] files = ["meta.json", "tokenizer", "tagger/cfg", "tagger/model", "parser/moves", "ner/model", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin", "vocab/lookups.bin", "vocab/vectors"];
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 12; i++)
        {
            var file = files[random.Next(files.Length)];
            var folder = Damaged(file, bytes =>
            {
                for (var j = 0; j < 3; j++)
                {
                    bytes[random.Next(Math.Min(bytes.Length, random.Next(2) == 0 ? 200 : int.MaxValue))] = (byte)random.Next(256);
                }

                return bytes;
            });
            try
            {
                ModelPack.Write(folder, Path.Combine(_casus.Folder, "out.casus"));
            }
            catch (ModelFormatException refused)
            {
                Assert.StartsWith(folder, refused.File, StringComparison.Ordinal);
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {seed}, {file}: {other}");
            }
        }
    }

    // A folder of links to the files of sm, one of them changed.
    private string Damaged(string file, Func<byte[], byte[]> change)
    {
        var from = Shared.In("models", "en_core_web_sm");
        var to = Path.Combine(_casus.Folder, Path.GetRandomFileName());
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.CreateSymbolicLink(target, path);
        }

        File.Delete(Path.Combine(to, file));
        File.WriteAllBytes(Path.Combine(to, file), change(File.ReadAllBytes(Path.Combine(from, file))));
        return to;
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
