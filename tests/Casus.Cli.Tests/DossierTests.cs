using System.Text.Json;
using Casus.Tests;

namespace Casus.Cli.Tests;

public sealed class DossierTests : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Theory]
    [InlineData("propositions: [", "bad-yaml", "dossier.yaml:")]
    [InlineData("if: protocoll, then", "unknown-proposition", "did you mean 'protocol'?")]
    [InlineData("id: velia-lifts, kind: threat", "duplicate-id", "velia-lifts")]
    [InlineData("if: protocol and, then", "bad-formula", "dossier.yaml:")]
    [InlineData("made: 2026-02-31", "bad-date", "2026-02-31")]
    [InlineData("knd: pledge", "unknown-key", "did you mean 'kind'?")]
    public void BrokenDossier_IsRefusedWithLineColumnAndReason(string broken, string code, string said)
    {
        var text = broken switch
        {
            "propositions: [" => Texts.Dossier.Replace("propositions:", "propositions: [", StringComparison.Ordinal),
            "id: velia-lifts, kind: threat" => Texts.Dossier.Replace("id: korland-closes, kind: threat", broken, StringComparison.Ordinal),
            "made: 2026-02-31" => Texts.Dossier.Replace("made: 2026-01-02", broken, StringComparison.Ordinal),
            "knd: pledge" => Texts.Dossier.Replace("kind: pledge", broken, StringComparison.Ordinal),
            _ => Texts.Dossier.Replace("if: protocol, then", broken, StringComparison.Ordinal),
        };
        Assert.NotEqual(Texts.Dossier, text);
        _casus.File("harbour/dossier.yaml", text);
        var run = _casus.Run("status", "harbour");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Matches($@"dossier\.yaml:\d+:\d+: {code}: ", run.Error);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownDossier_IsWrongUse()
    {
        var run = _casus.Run("status", "nowhere");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unknown dossier 'nowhere'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownIdInALedger_NamesTheNearest()
    {
        WriteDossier();
        Assert.Equal(0, _casus.Run("import", "harbour", "--ledger", "l.casus").ExitCode);
        var run = _casus.Run("status", "harbor", "--ledger", "l.casus");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean 'harbour'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_FollowsTheTable()
    {
        WriteDossier("findings: [{ proposition: protocol, value: true, from: 2026-01-20, recorded: 2026-01-22, source: agency }]");
        Assert.Equal("conditional", StatusOf("velia-lifts", "2026-01-19", "2026-06-01"));
        Assert.Equal("detached", StatusOf("velia-lifts", "2026-01-20", "2026-06-01"));
        Assert.Equal("conditional", StatusOf("velia-lifts", "2026-01-25", "2026-01-21"));
        Assert.Equal("detached", StatusOf("velia-lifts", "2026-02-19", "2026-06-01"));
        Assert.Equal("violated", StatusOf("velia-lifts", "2026-02-21", "2026-06-01"));
    }

    [Fact]
    public void WhatIf_TellsWhatChangesAndRecordsNothing()
    {
        WriteDossier();
        var result = Json("whatif", "harbour", "--set", "protocol=true@2026-02-01", "--valid", "2026-02-10", "--format", "json");
        var change = result.GetProperty("changed").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "velia-lifts");
        Assert.Equal("conditional", change.GetProperty("before").GetProperty("status").GetString());
        Assert.Equal("detached", change.GetProperty("after").GetProperty("status").GetString());
        Assert.Equal("2026-02-01", change.GetProperty("after").GetProperty("since").GetString());
        Assert.NotEmpty(change.GetProperty("reasons").EnumerateArray());
        Assert.Equal("conditional", StatusOf("velia-lifts", "2026-02-10", "2026-02-10"));
        Assert.False(Directory.Exists(Path.Combine(_casus.Folder, "data", "casus")));
    }

    [Theory]
    [InlineData("protocl=true", "did you mean 'protocol'?")]
    [InlineData("protocol=maybe", "protocol=maybe")]
    [InlineData("protocol=true@soon", "soon")]
    public void WhatIf_WrongSupposition_IsWrongUse(string set, string said)
    {
        WriteDossier();
        var run = _casus.Run("whatif", "harbour", "--set", set);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_ChangesTheStatusAndLeavesTheFolderAlone()
    {
        WriteDossier();
        _casus.File("harbour/report.txt", "The envoy said Velia will lift the fees. The protocol was signed at noon.");
        var before = Directory.GetFileSystemEntries(Path.Combine(_casus.Folder, "harbour")).Order().ToList();
        var run = _casus.Run("record", "harbour", "protocol=true", "--from", "2026-03-01", "--evidence", "report.txt:41-73", "--as", "A. Analyst");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("velia-lifts", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(Path.Combine(_casus.Folder, "harbour")).Order());
        Assert.Equal("detached", StatusOf("velia-lifts", "2026-03-05", null));

        var status = Json("status", "harbour", "--valid", "2026-03-05", "--format", "json");
        var reason = status.GetProperty("commitments").EnumerateArray().First().GetProperty("reasons").EnumerateArray()
            .First(r => r.GetProperty("document").GetString() == "report.txt" && r.GetProperty("proposition").GetString() == "protocol");
        Assert.Equal([41, 73], reason.GetProperty("spans")[0].EnumerateArray().Select(n => n.GetInt32()));
    }

    [Theory]
    [InlineData("protocol=true", "--from 2026-03-01 --evidence report.txx", "did you mean 'report.txt'?")]
    [InlineData("protocol=true", "--from 2026-03-01 --evidence report.txt:5-9999", "5-9999")]
    [InlineData("protcol=true", "--from 2026-03-01 --reason r", "did you mean 'protocol'?")]
    [InlineData("protocol=unknown", "--from 2026-03-01 --reason r", "protocol=unknown")]
    [InlineData("protocol=true", "--from 2026-03-01", "--evidence")]
    [InlineData("protocol=true", "--from 2026-03-01 --until 2026-02-01 --reason r", "--until")]
    public void Record_WrongUse_NamesWhatIsWrong(string assignment, string options, string said)
    {
        WriteDossier();
        _casus.File("harbour/report.txt", "The envoy said Velia will lift the fees.");
        var run = _casus.Run(["record", "harbour", assignment, .. options.Split(' '), "--as", "A. Analyst"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ReadsBackToTheSameStatus()
    {
        WriteDossier("findings: [{ proposition: protocol, value: true, from: 2026-01-20, recorded: 2026-01-22, source: agency }]");
        Assert.Equal(0, _casus.Run("import", "harbour", "--ledger", "l.casus").ExitCode);
        var export = _casus.Run("export", "harbour", "--ledger", "l.casus", "--format", "yaml");
        Assert.Equal(0, export.ExitCode);
        Assert.Contains("reviewers: 1", export.Output, StringComparison.Ordinal);
        _casus.File("again/dossier.yaml", export.Output);
        var first = _casus.Run("status", "harbour", "--ledger", "l.casus", "--valid", "2026-02-01", "--format", "json");
        var second = _casus.Run("status", "again", "--valid", "2026-02-01", "--format", "json");
        Assert.Equal(Statuses(first.Output), Statuses(second.Output));
    }

    [Fact]
    public void Import_Twice_ChangesNothing()
    {
        WriteDossier();
        Assert.Equal(0, _casus.Run("import", "harbour", "--ledger", "l.casus").ExitCode);
        Assert.Contains("0 added, 0 amended, 0 withdrawn", _casus.Run("import", "harbour", "--ledger", "l.casus").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ImportedAgainIntoItsLedger_ChangesNothing()
    {
        WriteDossier("findings: [{ proposition: protocol, value: true, from: 2026-01-20, recorded: 2026-01-22, source: agency }]");
        Assert.Equal(0, _casus.Run("import", "harbour", "--ledger", "l.casus").ExitCode);
        _casus.File("again/dossier.yaml", _casus.Run("export", "harbour", "--ledger", "l.casus", "--format", "yaml").Output);
        Assert.Contains("0 added, 0 amended, 0 withdrawn", _casus.Run("import", "again", "--ledger", "l.casus").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_TakesTheDocumentsCitedAndTellsOfThoseRefused()
    {
        WriteDossier();
        _casus.File("harbour/report.txt", "The envoy said Velia will lift the fees.");
        _casus.File("harbour/unrelated.txt", "Nothing to do with it.");
        var run = _casus.Run("import", "harbour", "--ledger", "l.casus");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 documents", _casus.Run("verify", "--ledger", "l.casus").Output, StringComparison.Ordinal);

        _casus.File("harbour/documents/report.txt", "The envoy said Velia will lift the fees.");
        _casus.File("harbour/documents/broken.txt", [0, 1, 2]);
        var broken = _casus.Run("import", "harbour", "--ledger", "l.casus");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("broken.txt: binary: ", broken.Error, StringComparison.Ordinal);
        Assert.Contains("imported harbour", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NamedLedger_WinsOverAFolderOfTheSameName()
    {
        WriteDossier();
        Assert.Equal(0, _casus.Run("import", "harbour", "--ledger", "l.casus").ExitCode);
        Assert.Equal(0, _casus.Run("record", "harbour", "protocol=true", "--from", "2026-03-01", "--reason", "r", "--as", "A", "--ledger", "l.casus").ExitCode);
        Assert.Contains("2026-03-01", _casus.Run("export", "harbour", "--ledger", "l.casus").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_NameTheEntryAndTheMoment()
    {
        WriteDossier("findings: [{ proposition: protocol, value: true, from: 2026-01-20, recorded: 2026-01-22, source: agency }]");
        var changes = Json("changes", "harbour", "--since", "2026-01-15", "--until", "2026-03-01", "--format", "json").GetProperty("changes").EnumerateArray()
            .Where(c => c.GetProperty("id").GetString() == "velia-lifts").Select(c => c.GetProperty("after").ToString()).ToList();
        Assert.Contains(changes, c => c.Contains("detached", StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Contains("violated", StringComparison.Ordinal));
    }

    private static List<string> Statuses(string json) => [.. JsonDocument.Parse(json).RootElement.GetProperty("commitments").EnumerateArray()
        .Select(c => $"{c.GetProperty("id")} {c.GetProperty("status")} {c.GetProperty("since")} {c.GetProperty("deadline")}")];

    private JsonElement Json(params string[] arguments)
    {
        var run = _casus.Run(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private string? StatusOf(string commitment, string valid, string? known)
    {
        string[] arguments = ["status", "harbour", "--valid", valid, "--format", "json"];
        return Json(known is null ? arguments : [.. arguments, "--known", known]).GetProperty("commitments").EnumerateArray()
            .Single(c => c.GetProperty("id").GetString() == commitment).GetProperty("status").GetString();
    }

    private void WriteDossier(string findings = "findings: []") =>
        _casus.File("harbour/dossier.yaml", Texts.Dossier.Replace("findings: []", findings, StringComparison.Ordinal));
}
