using System.Text.Json;
using Casus.Tests;

namespace Casus.Shared.Tests;

/// <summary>The reader against the gold, by the gold's own scorers. The floors stand a little below what was measured (bench/results).</summary>
public sealed class GoldTests : IDisposable
{
    private static readonly string[] Endings = [".txt", ".json"];

    private static readonly string[] Roles = ["source", "cue", "content"];

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void Dev_IsReadWholeAndScored()
    {
        var run = _casus.Run("read", Shared.In("gold", "dev"), "--format", "jsonl");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(24, run.OutputLines.Length);
        AssertSpansQuoteTheText(run);
        var score = Shared.Score("score.py", Shared.In("gold", "dev"), _casus.File("dev.jsonl", run.Output));
        Assert.DoesNotContain("documents without a prediction", score, StringComparison.Ordinal);
        Assert.InRange(Shared.Figure(score, "statement_f1"), 0.50, 1);
    }

    [Fact]
    public void SeedArticle_HasTheStatementF1TheFirstReaderPromises()
    {
        foreach (var ending in Endings)
        {
            File.Copy(Shared.In("gold", "dev", "reassurance-force" + ending), Path.Combine(_casus.Folder, "reassurance-force" + ending));
        }

        var run = _casus.Run("read", "reassurance-force.txt", "--format", "jsonl");
        var score = Shared.Score("score.py", _casus.Folder, _casus.File("seed.jsonl", run.Output));
        Assert.InRange(Shared.Figure(score, "statement_f1"), 0.45, 1);
    }

    [Fact]
    public void PolNeAR_IsAboveThePublishedRules()
    {
        var run = _casus.Run("read", Shared.In("data", "polnear-dev", "text"), "--format", "jsonl");
        Assert.True(run.ExitCode == 0, run.Error);
        var score = Shared.Score("polnear.py", Shared.In("data", "polnear-dev"), _casus.File("polnear.jsonl", run.Output));
        Assert.InRange(Shared.Figure(score, "source"), 10.7, 100);
        Assert.InRange(Shared.Figure(score, "cue"), 22.8, 100);
        Assert.InRange(Shared.Figure(score, "content"), 5.6, 100);
    }

    private static void AssertSpansQuoteTheText(CasusRun run)
    {
        foreach (var line in run.OutputLines)
        {
            var root = JsonDocument.Parse(line).RootElement;
            var runes = File.ReadAllText(root.GetProperty("document").GetProperty("path").GetString()!).EnumerateRunes().ToArray();
            foreach (var statement in root.GetProperty("statements").EnumerateArray())
            {
                foreach (var role in Roles.Select(statement.GetProperty).Where(r => r.ValueKind == JsonValueKind.Object))
                {
                    var quoted = role.GetProperty("spans").EnumerateArray().Select(s => string.Concat(runes[s[0].GetInt32()..s[1].GetInt32()].Select(r => r.ToString())));
                    Assert.Equal(role.GetProperty("text").GetString(), string.Join(' ', quoted));
                }
            }
        }
    }
}
