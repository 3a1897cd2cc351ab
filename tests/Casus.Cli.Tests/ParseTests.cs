using System.Text;
using System.Text.Json;
using Casus.Tests;

namespace Casus.Cli.Tests;

public sealed class ParseTests : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void Jsonl_HasTheColumnsInCodePoints()
    {
        _casus.File("a.txt", "🚢 The envoy of Velia won't sign.");
        var run = _casus.Run("parse", "a.txt", "--format", "jsonl");
        Assert.True(run.ExitCode == 0, run.Error);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("a.txt", root.GetProperty("name").GetString());
        Assert.Equal(["🚢", "The", "envoy", "of", "Velia", "wo", "n't", "sign", "."], Tokens(root));
        Assert.Equal("nsubj", root.GetProperty("dep")[2].GetString());
        Assert.Equal(7, root.GetProperty("head")[2].GetInt32());
        Assert.Equal("will", root.GetProperty("lemma")[5].GetString());
        Assert.Equal("B-GPE", root.GetProperty("ent")[4].GetString());
    }

    [Fact]
    public void Conllu_HasTenColumnsAToken()
    {
        _casus.File("a.txt", "Ships sail. Ports wait.");
        var run = _casus.Run("parse", "a.txt", "--format", "conllu");
        var tokens = run.OutputLines.Where(l => l[0] != '#').ToList();
        Assert.Equal(6, tokens.Count);
        Assert.All(tokens, line => Assert.Equal(10, line.Split('\t').Length));
        Assert.Equal(2, run.OutputLines.Count(l => l.StartsWith("# sent_id", StringComparison.Ordinal)));
    }

    [Fact]
    public void Table_ShowsEveryToken()
    {
        var run = _casus.Run(["parse", "-"], "Ships sail."u8.ToArray());
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ROOT", run.Output, StringComparison.Ordinal);
        Assert.Contains("Ships", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonLines_KeepOrderAndNamesOnAllThreads()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < 200; i++)
        {
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"name\":\"n{i}\",\"text\":\"Port {i} is closed.\"}}\n");
        }

        _casus.File("t.jsonl", lines.ToString());
        var one = _casus.Run("parse", "t.jsonl", "--input", "jsonl", "--format", "jsonl", "--threads", "1");
        var two = _casus.Run("parse", "t.jsonl", "--input", "jsonl", "--format", "jsonl", "--threads", "2");
        Assert.Equal(one.Output, two.Output);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"n{i}"), two.OutputLines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("name").GetString()));
    }

    [Fact]
    public void JsonLines_EmptyTextIsValid_LoneSurrogatesRead_BadLinesFailAlone()
    {
        _casus.File("t.jsonl", """
            {"name":"empty","text":""}
            {"name":"half","text":"\ud800 a\udc00"}
            {"name":"whole","text":"\ud83d\udea2"}
            not json
            {"name":"none"}
            {"name":7,"text":"x"}
            {"text":"unnamed","more":[1,{"a":2}]}
            """);
        var run = _casus.Run("parse", "t.jsonl", "--input", "jsonl", "--format", "jsonl");
        Assert.Equal(1, run.ExitCode);
        var texts = run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString());
        Assert.Equal(["", "\uFFFD a\uFFFD", "🚢", "unnamed"], texts);
        Assert.Equal(["t.jsonl:4: bad-json", "t.jsonl:5: bad-json", "t.jsonl:6: bad-json"], run.ErrorLines.Where(l => l.StartsWith("t.jsonl:", StringComparison.Ordinal)).Select(l => l[..19]));
    }

    [Fact]
    public void Page_IsCleanedFirst()
    {
        _casus.File("page.html", Texts.Page);
        var run = _casus.Run("parse", "page.html", "--format", "jsonl");
        Assert.DoesNotContain("Share", string.Join(' ', Tokens(JsonDocument.Parse(run.Output).RootElement)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--model", "en_core_web_xxl")]
    [InlineData("--threads", "0")]
    [InlineData("--input", "xml")]
    public void WrongOption_IsWrongUse(string option, string value)
    {
        _casus.File("a.txt", "Ships sail.");
        var run = _casus.Run("parse", "a.txt", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedModel_IsRefusedByName()
    {
        var model = File.ReadAllBytes(Path.Combine(CasusProcess.Root, "models", "en_core_web_sm.casus"));
        _casus.File("cut.casus", model[..(model.Length / 2)]);
        model[^1000] ^= 1;
        _casus.File("altered.casus", model);
        _casus.File("foreign.casus", "no model at all, but long enough to have a header of some sort"u8.ToArray());
        _casus.File("a.txt", "Ships sail.");
        foreach (var name in new[] { "cut.casus", "altered.casus", "foreign.casus" })
        {
            var run = _casus.Run("parse", "a.txt", "--model", name);
            Assert.Equal(1, run.ExitCode);
            Assert.Empty(run.Output);
            Assert.Contains($"{name}: bad-model: ", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en_core_web_sm", "read")]
    [InlineData("en_core_web_sm", "add")]
    [InlineData("attribution", "read")]
    public void DamagedModel_OfTheReader_IsRefusedByName(string damaged, string verb)
    {
        foreach (var name in (string[])["en_core_web_sm", "attribution"])
        {
            var model = File.ReadAllBytes(Path.Combine(CasusProcess.Root, "models", name + ".casus"));
            model[model.Length / 2] ^= (byte)(name == damaged ? 1 : 0);
            _casus.File(name + ".casus", model);
        }

        _casus.File("a.txt", "The ministry said that ships sail.");
        var run = _casus.Bash($"CASUS_MODELS=. casus {verb} a.txt");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains($"{damaged}.casus: bad-model: its checksum", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Pack_OfWhatIsNoPipeline_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_casus.Folder, "folder"));
        var run = _casus.Run("model", "pack", "folder");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad-model", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_casus.Folder));
    }

    private static List<string> Tokens(JsonElement root)
    {
        var runes = root.GetProperty("text").GetString()!.EnumerateRunes().ToArray();
        return [.. root.GetProperty("start").EnumerateArray().Zip(root.GetProperty("length").EnumerateArray())
            .Select(t => string.Concat(runes[t.First.GetInt32()..(t.First.GetInt32() + t.Second.GetInt32())].Select(r => r.ToString())))];
    }
}
