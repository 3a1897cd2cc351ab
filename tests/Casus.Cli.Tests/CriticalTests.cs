using System.Text.Json;
using Casus.Tests;

namespace Casus.Cli.Tests;

public sealed class CriticalTests : IDisposable
{
    private const string Tree = """
        <?xml version="1.0"?>
        <opsa-mef><define-fault-tree name="t">
        <define-gate name="top"><or><and><basic-event name="a"/><basic-event name="b"/></and><basic-event name="c"/></or></define-gate>
        </define-fault-tree><model-data>
        <define-basic-event name="a"><float value="0.1"/></define-basic-event>
        <define-basic-event name="b"><float value="0.2"/></define-basic-event>
        <define-basic-event name="c"><float value="0.01"/></define-basic-event>
        </model-data></opsa-mef>
        """;

    private const string Dossier = """
        dossier: bridge
        title: The bridge
        asOf: 2031-01-01
        propositions:
          - { id: north, text: North pays, probability: 0.5 }
          - { id: south, text: South pays, probability: 0.75 }
          - { id: permit, text: The permit is there }
          - { id: funded, text: The bridge is funded, holds: north or south }
          - { id: allowed, text: The bridge is allowed, holds: permit }
        """;

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void WhatIsNotKnownYet_IsToldAsSuch()
    {
        var file = _casus.File("later.yaml", Dossier + "\ncommitments: [{ id: com, kind: pledge, debtors: [A], made: 2031-01-01, then: funded }, { id: draft, kind: pledge, debtors: [A], made: 2030-01-01, then: funded, draft: true }]");
        var early = _casus.Run("critical", file, "--of", "com", "--known", "2030-06-01");
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("--of: 'com' is not known yet at 2030-06-01T23:59:59.999999Z: it counts from 2031-01-01T00:00:00Z on", early.Error, StringComparison.Ordinal);
        Assert.Equal(0, _casus.Run("critical", file, "--of", "com", "--known", "2031-01-01").ExitCode);
        Assert.Contains("'draft' is a draft that is not approved", _casus.Run("critical", file, "--of", "draft", "--known", "2031-01-01").Error, StringComparison.Ordinal);
        Assert.Equal(0, _casus.Run("critical", file, "--of", "draft", "--known", "2031-01-01", "--drafts").ExitCode);
        Assert.Contains("unknown proposition or commitment 'comm'; did you mean 'com'?", _casus.Run("critical", file, "--of", "comm", "--known", "2031-01-01").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FaultTree_GivesTheContractsJson()
    {
        var run = _casus.Run("critical", "--open-psa", _casus.File("tree.xml", Tree), "--list", "5", "--format", "json");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal(0.0298, root.GetProperty("probability").GetDouble(), 1e-12);
        Assert.Equal(2, root.GetProperty("cutSets").GetInt32());
        Assert.Equal("[0,1,1]", JsonSerializer.Serialize(root.GetProperty("byOrder")));
        Assert.Equal("""["c"]""", JsonSerializer.Serialize(root.GetProperty("singlePoints")));
        Assert.Equal("""[["c"],["a","b"]]""", JsonSerializer.Serialize(root.GetProperty("list")));
        Assert.Equal("c", root.GetProperty("importance")[0].GetProperty("id").GetString());
        Assert.True(root.GetProperty("seconds").GetDouble() >= 0);
    }

    [Fact]
    public void Dossier_AnswersForEachEnd()
    {
        var run = _casus.Run("critical", _casus.File("dossier.yaml", Dossier), "--format", "json");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal("one of funded, allowed is false", root.GetProperty("event").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("probability").ValueKind);
        Assert.Equal("no probability is given for permit", root.GetProperty("probabilityWhy").GetString());
        var funded = root.GetProperty("each")[0];
        Assert.Equal((0.125, 0.875), (funded.GetProperty("probability").GetDouble(), funded.GetProperty("holds").GetDouble()));
    }

    [Fact]
    public void Text_NamesWhatBreaks()
    {
        var run = _casus.Run("critical", _casus.File("dossier.yaml", Dossier), "--of", "allowed");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("permit: The permit is there", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownProposition_NamesTheNearest()
    {
        var run = _casus.Run("critical", _casus.File("dossier.yaml", Dossier), "--of", "fundet");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean 'funded'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("critical")]
    [InlineData("critical", "somewhere", "--open-psa", "tree.xml")]
    [InlineData("critical", "--open-psa", "tree.xml", "--time-limit", "0")]
    public void WrongUse_IsTold(params string[] arguments) => Assert.Equal(2, _casus.Run(arguments).ExitCode);

    [Fact]
    public void BrokenTree_IsRefusedWithItsPlace()
    {
        var run = _casus.Run("critical", "--open-psa", _casus.File("tree.xml", Tree.Replace("\"b\"/>", "\"x\"/>", StringComparison.Ordinal)));
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith("tree.xml:3:", run.Error, StringComparison.Ordinal);
        Assert.Contains("undefined", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void HardTree_StopsInTimeWithProvenBounds()
    {
        // A grid of exclusive ors over many events: no diagram of it stays small in any order.
        const int side = 26;
        var gates = new System.Text.StringBuilder();
        var random = new Random(5);
        for (var g = 0; g < 400; g++)
        {
            var inputs = string.Concat(Enumerable.Range(0, 4).Select(_ => $"<basic-event name='e{random.Next(side * side)}'/>"));
            gates.Append($"<define-gate name='g{g}'><atleast min='2'>{inputs}{(g == 0 ? string.Empty : $"<gate name='g{random.Next(g)}'/>")}</atleast></define-gate>");
        }

        var events = string.Concat(Enumerable.Range(0, side * side).Select(i => $"<define-basic-event name='e{i}'><float value='0.3'/></define-basic-event>"));
        var top = $"<define-gate name='top'><xor><xor>{string.Concat(Enumerable.Range(0, 2).Select(i => $"<atleast min='60'>{string.Concat(Enumerable.Range(0, 200).Select(j => $"<gate name='g{(2 * j) + i}'/>"))}</atleast>"))}</xor><gate name='g399'/></xor></define-gate>";
        var path = _casus.File("hard.xml", $"<opsa-mef><define-fault-tree name='t'>{top}{gates}</define-fault-tree><model-data>{events}</model-data></opsa-mef>");
        var run = _casus.Run("critical", "--open-psa", path, "--time-limit", "3", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("time-limit", run.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        var bounds = json.RootElement.GetProperty("bounds");
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("cutSets").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("probability").ValueKind);
        Assert.True(bounds.GetProperty("lower").GetDouble() <= bounds.GetProperty("upper").GetDouble());
    }
}
