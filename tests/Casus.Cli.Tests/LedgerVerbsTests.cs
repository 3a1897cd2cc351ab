using System.Text.Json;
using Casus.Tests;

namespace Casus.Cli.Tests;

/// <summary>From an empty ledger to a reviewed dossier, copies of it, and a text taken down.</summary>
public sealed class LedgerVerbsTests : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void DossierBegunByHand_TakesACommitmentFromAStatementAndIsReviewed()
    {
        Done("begin", "delta", "--title", "The delta", "--as", "Anna", "--ledger", "l.casus");
        _casus.File("report.txt", Texts.Report);
        Done("add", "report.txt", "--ledger", "l.casus", "--dossier", "delta");
        var waiting = Queue("--as", "Bela");
        var statement = waiting.First(item => item.GetProperty("changes").EnumerateArray().Any(change => change.GetProperty("path").GetString() == "commitment.kind"));
        var id = statement.GetProperty("id").GetString()!;
        Assert.StartsWith("approved ledger/", Done("review", "delta", "--approve", statement.GetProperty("entry").GetString()!, "--as", "Bela", "--reason", "as it stands", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Queue("--as", "Bela"), item => item.GetProperty("id").GetString() == id);

        var proposed = Done("propose", "commitment", "delta", "first", "--statement", $"report.txt:{id}", "--as", "Anna", "--ledger", "l.casus");
        Assert.Contains("commitment first", proposed.OutputLines[^1], StringComparison.Ordinal);
        Assert.StartsWith("proposed delta/", proposed.Output, StringComparison.Ordinal);
        var own = _casus.Run("review", "delta", "--approve", proposed.OutputLines[^1].Split(' ')[1], "--as", "Anna", "--ledger", "l.casus");
        Assert.Equal(1, own.ExitCode);
        Assert.Contains("own-change", own.Error, StringComparison.Ordinal);
        foreach (var line in proposed.OutputLines)
        {
            Done("review", "delta", "--approve", line.Split(' ')[1], "--as", "Bela", "--ledger", "l.casus");
        }

        Assert.Contains("\"id\": \"first\"", Done("status", "delta", "--format", "json", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        var dependency = Done("propose", "dependency", "delta", "--of", "first", "--needs", "first-kept", "--as", "Anna", "--ledger", "l.casus");
        Done("review", "delta", "--undo", dependency.OutputLines[0].Split(' ')[1], "--as", "Anna", "--ledger", "l.casus");
        Assert.Matches("that is all|nothing waits", Done("review", "delta", "--limit", "500", "--ledger", "l.casus").Output);
        Done("verify", "--ledger", "l.casus");

        // One that stands is changed: what no option says stays as it stands.
        var amended = Done("propose", "commitment", "delta", "first", "--if", "first-kept", "--within", "P3D", "--as", "Anna", "--ledger", "l.casus");
        Done("review", "delta", "--approve", Assert.Single(amended.OutputLines).Split(' ')[1], "--as", "Bela", "--ledger", "l.casus");
        var file = Done("export", "delta", "--format", "yaml", "--ledger", "l.casus").Output;
        Assert.Contains("if: first-kept", file, StringComparison.Ordinal);
        Assert.Contains("then: first-kept", file, StringComparison.Ordinal);
        Assert.Contains("within: P3D", file, StringComparison.Ordinal);
        foreach (var (arguments, says) in new[]
        {
            (new[] { "first", "--if", "first-kpet" }, "--if: the dossier has no proposition 'first-kpet'; did you mean 'first-kept'?"),
            (["first", "--if", "first-kept && first-kept"], "--if: at character 12: 'and', 'or' or the end was expected here, not '&'; did you mean 'and'?"),
            (["first", "--by", "2026-01-10", "--within", "P3D"], "--by: a commitment has one deadline"),
            (["first", "--kind", "plegde"], "--kind: 'plegde' is no kind of commitment; did you mean 'pledge'?"),
            (["second", "--debtor", "nobody", "--kind", "pledge", "--then", "first-kept"], "--debtor: the dossier has no party 'nobody'"),
            (["second", "--kind", "pledge", "--then", "first-kept"], "--debtor: say who is bound"),
        })
        {
            var refused = _casus.Run(["propose", "commitment", "delta", .. arguments, "--as", "Anna", "--ledger", "l.casus"]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(says, refused.Error, StringComparison.Ordinal);
        }

        var unknown = _casus.Run("propose", "dependency", "delta", "--of", "frist", "--needs", "first-kept", "--as", "Anna", "--ledger", "l.casus");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("did you mean 'first'?", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("begin", "", "--title", "The delta")]
    [InlineData("begin", "estuary", "--title", " ")]
    [InlineData("propose", "party", "delta", "", "--name", "Alfa")]
    [InlineData("propose", "party", "delta", "state/ALF", "--name", "")]
    [InlineData("propose", "proposition", "delta", "guns silent", "--text", "The guns are silent")]
    [InlineData("propose", "proposition", "delta", "not", "--text", "The guns are silent")]
    [InlineData("propose", "proposition", "delta", "silent", "--text", "")]
    [InlineData("propose", "commitment", "delta", "first pledge", "--kind", "pledge", "--debtor", "state/BRV", "--then", "peace")]
    public void IdOrTextThatNoFileMayHave_IsWrongUse(params string[] line)
    {
        Done("begin", "delta", "--title", "The delta", "--reviewers", "1", "--ledger", "l.casus");
        Done("propose", "party", "delta", "state/BRV", "--name", "Bravo", "--ledger", "l.casus");
        Done("propose", "proposition", "delta", "peace", "--text", "There is peace", "--ledger", "l.casus");
        var run = _casus.Run([.. line, "--ledger", "l.casus"]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("casus: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith("verified l.casus: 3 entries", Done("verify", "--ledger", "l.casus").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StatementTiedToAProposition_MovesThePositionUntilItIsUndone()
    {
        Done("begin", "delta", "--title", "The delta", "--reviewers", "1", "--as", "Anna", "--ledger", "l.casus");
        _casus.File("report.txt", Texts.Report);
        Done("add", "report.txt", "--ledger", "l.casus", "--dossier", "delta");
        Done("propose", "party", "delta", "group/alfa", "--name", "Alfa", "--as", "Anna", "--ledger", "l.casus");
        Done("propose", "proposition", "delta", "matter", "--text", "The matter", "--as", "Anna", "--ledger", "l.casus");
        var statement = Queue("--as", "Anna").First(item => item.GetProperty("kind").GetString() == "statement");
        string[] tie = ["propose", "stance", "delta", "matter", "--statement", $"report.txt:{statement.GetProperty("id").GetString()}", "--by", "group/alfa", "--as", "Anna", "--ledger", "l.casus"];
        var first = Done([.. tie, "--act", "demand", "--on", "2026-01-05", "--reason", "asked for"]);
        Assert.StartsWith("recorded delta/", first.OutputLines[0], StringComparison.Ordinal);
        Assert.Contains("group/alfa on matter: only one statement exists, demand of 2026-01-05 “", first.Output, StringComparison.Ordinal);
        var second = Done("propose", "stance", "delta", "matter", "--act", "refusal", "--by", "group/alfa", "--on", "2026-02-05", "--reason", "heard on the radio", "--as", "Anna", "--ledger", "l.casus");
        Assert.Contains("reversed, from demand of 2026-01-05", second.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        var known = Done("watch", "delta", "--valid", "2026-03-01", "--format", "json", "--ledger", "l.casus").Output;
        var course = Assert.Single(JsonElement.Parse(known).GetProperty("positions").EnumerateArray());
        Assert.Equal("reversed", Assert.Single(course.GetProperty("moves").EnumerateArray()).GetProperty("direction").GetString());
        Assert.Contains("statement: ", Done("export", "delta", "--format", "yaml", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        Done("review", "delta", "--undo", second.OutputLines[0].Split(' ')[1], "--as", "Anna", "--ledger", "l.casus");
        Assert.Contains("only one statement exists", Done("watch", "delta", "--valid", "2026-03-01", "--ledger", "l.casus").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var rejected = _casus.Run("review", "delta", "--reject", statement.GetProperty("entry").GetString()!, "--as", "Anna", "--ledger", "l.casus");
        Assert.Equal(1, rejected.ExitCode);
        Assert.Contains("conflict: statement", rejected.Error, StringComparison.Ordinal);
        Done("verify", "--ledger", "l.casus");

        var unknown = _casus.Run([.. tie[..3], "mattter", .. tie[4..]]);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("did you mean 'matter'?", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, _casus.Run([.. tie, "--act", "pledgee"]).ExitCode);
        Assert.Equal(2, _casus.Run("propose", "stance", "delta", "matter", "--act", "refusal", "--as", "Anna", "--ledger", "l.casus").ExitCode);
    }

    [Fact]
    public void WholeLedger_IsBackedUpRestoredExportedAndTakenIn()
    {
        _casus.File("in/a.txt", Texts.Report);
        Done("add", "in", "--ledger", "l.casus");
        var heads = Heads(Done("verify", "--ledger", "l.casus"));
        Assert.Equal(heads, Heads(Done("backup", "b.casus", "--ledger", "l.casus")));
        Assert.Equal(1, _casus.Run("backup", "b.casus", "--ledger", "l.casus").ExitCode);
        Assert.Equal(heads, Heads(Done("restore", "b.casus", "--ledger", "r.casus")));
        Assert.Contains("exists", _casus.Run("restore", "b.casus", "--ledger", "r.casus").Error, StringComparison.Ordinal);
        Assert.Contains("what was there is r.casus.", Done("restore", "b.casus", "--ledger", "r.casus", "--replace").Output, StringComparison.Ordinal);

        Assert.Equal(0, _casus.Bash("casus export --format jsonl --ledger l.casus > all.jsonl").ExitCode);
        Assert.Equal(heads, Heads(Done("import", "all.jsonl", "--ledger", "new.casus")));
        var again = _casus.Run("import", "all.jsonl", "--ledger", "new.casus");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("not-empty", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, _casus.Bash("sed '2s/reader/writer/' all.jsonl > bad.jsonl").ExitCode);
        Assert.Matches("^bad.jsonl: bad-line: line 2: ", _casus.Run("import", "bad.jsonl", "--ledger", "bad.casus").Error);

        // A word of a document's text is seen too, and the ledger takes the good file afterwards.
        Assert.Equal(0, _casus.Bash("sed '2s/\"text\":\"\\(.\\)/\"text\":\"X\\1/2' all.jsonl > word.jsonl && ! cmp -s all.jsonl word.jsonl").ExitCode);
        var word = _casus.Run("import", "word.jsonl", "--ledger", "bad.casus");
        Assert.Equal(1, word.ExitCode);
        Assert.Matches("^word.jsonl: bad-line: line 2: entry ledger/1: ", word.Error);

        Assert.Equal(0, _casus.Bash("sed '$d' all.jsonl > cut.jsonl").ExitCode);
        var cut = _casus.Run("import", "cut.jsonl", "--ledger", "bad.casus");
        Assert.Equal(1, cut.ExitCode);
        Assert.Matches("^cut.jsonl: cut-off: the file ends after line ", cut.Error);
        Assert.Equal(heads, Heads(Done("import", "all.jsonl", "--ledger", "bad.casus")));

        // What an earlier version exported has no line of heads: it is taken, and said not to be known whole.
        Assert.Equal(0, _casus.Bash("sed '1s/\"format\":2/\"format\":1/' cut.jsonl > old.jsonl").ExitCode);
        var old = Done("import", "old.jsonl", "--ledger", "old.casus");
        Assert.Equal(heads, Heads(old));
        Assert.StartsWith("warning: old.jsonl: an earlier version exported it without the heads", old.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DossierWhoseDocumentsTextIsWithdrawn_IsExportedWithWhatItQuotes()
    {
        _casus.File("wd/communique.txt", "Alfa said that it will withdraw its troops within 30 days.");
        _casus.File(
            "wd/dossier.yaml",
            "dossier: wd\ntitle: W\nasOf: 2026-01-10\npolicy: { reviewers: 1 }\npropositions: [{ id: withdrawn, text: Alfa has withdrawn }]\ncommitments:\n"
            + "  - { id: aw, kind: pledge, debtors: [A], made: 2026-01-05, then: withdrawn, evidence: [{ document: communique.txt, words: will withdraw its troops }] }\n");
        Done("import", "wd", "--ledger", "l.casus");
        var before = Done("export", "wd", "--ledger", "l.casus");
        Done("withdraw-text", "communique.txt", "--reason", "its publisher asked", "--ledger", "l.casus");
        var after = Done("export", "wd", "--ledger", "l.casus");
        Assert.Equal(before.Output, after.Output);
        Assert.Contains("words: will withdraw its troops", after.Output, StringComparison.Ordinal);
        Assert.Matches("^warning: wd/[0-9]+: text-withdrawn: the text of 'communique.txt' was withdrawn: what 'aw' quotes from it stays", after.Error);
        Assert.Equal(string.Empty, before.Error);
    }

    [Fact]
    public void TableWithAnOpenQuoteOrAnIdTwice_LosesNoRowInSilence()
    {
        const string Header = "id,person,promise,made,deadline,rating,rated,source\n";
        Done("begin", "aid", "--title", "Aid", "--ledger", "l.casus");
        _casus.File("open.csv", Header + "P1,Ann,Build,2025-01-05,2025-06-01,Kept,2025-05-01,x\nP2,Ann,\"Cut taxes,2025-01-05,2025-06-01,Broken,2025-05-01,x\nP3,Ann,Open,2025-01-05,2025-06-01,Kept,2025-05-01,x\n");
        var open = _casus.Run("import", "open.csv", "--map", "promises", "--dossier", "aid", "--ledger", "l.casus");
        Assert.Equal(1, open.ExitCode);
        Assert.StartsWith("open.csv:3:8: unclosed-quote: ", open.Error, StringComparison.Ordinal);
        Assert.Contains(": 1 rows, 4 drafts, 0 known already, 0 rows passed over, 1 refused", open.Output, StringComparison.Ordinal);

        _casus.File("twice.csv", Header + "P1,Ann,Build,2025-01-05,2025-06-01,Kept,2025-05-01,x\nP1,Ann,Build more,2025-01-05,2025-06-01,Kept,2025-05-01,x\n");
        for (var i = 0; i < 2; i++)
        {
            var twice = _casus.Run("import", "twice.csv", "--map", "promises", "--dossier", "aid", "--ledger", "l.casus");
            Assert.Equal(1, twice.ExitCode);
            Assert.Contains("twice.csv:3:4: duplicate-id: the commitment 'p1' is made of the row in line 2 already", twice.Error, StringComparison.Ordinal);
            Assert.Contains(" 0 drafts, ", twice.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void SearchAndWithdrawText_WorkOnTheLedger()
    {
        _casus.File("a.txt", Texts.Report);
        Done("add", "a.txt", "--ledger", "l.casus");
        var word = Texts.Report.Split(' ').First(part => part.Length > 6 && part.All(char.IsAsciiLetter));
        using (var found = JsonDocument.Parse(Done("search", word, "--ledger", "l.casus", "--format", "json").Output))
        {
            Assert.NotEqual(0, found.RootElement.GetProperty("hits").GetArrayLength());
        }

        Assert.Equal(2, _casus.Run("withdraw-text", "b.txt", "--reason", "x", "--ledger", "l.casus").ExitCode);
        Assert.StartsWith("withdrew the text of a.txt ", Done("withdraw-text", "a.txt", "--reason", "its publisher asked", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        Assert.Equal("nothing found", Done("search", word, "--ledger", "l.casus").Output.Trim());
        Done("verify", "--ledger", "l.casus");
        Assert.False(File.ReadAllText(Path.Combine(_casus.Folder, "l.casus"), System.Text.Encoding.Latin1).Contains(Texts.Report[..40], StringComparison.Ordinal));
        Assert.Contains("did you mean 'threat'?", _casus.Run("search", "--act", "threats", "--ledger", "l.casus").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_BecomesDraftsRowByRow()
    {
        Done("begin", "aid", "--title", "Aid", "--as", "Anna", "--ledger", "l.casus");
        _casus.File(
            "aid.csv",
            "id,donor,announcement_date,aid_type_general,item,value,currency,measure,explanation,source\n"
            + "D-1,Germany,2024-03-05,Military,howitzers,18,pieces,Allocation,from stocks,ministry\n"
            + "D-2,Atlantis,2024-03-05,Military,,,,Allocation,,\n");
        var run = _casus.Run("import", "aid.csv", "--map", "support", "--dossier", "aid", "--as", "Anna", "--ledger", "l.casus");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 rows, 2 drafts, 0 known already, 0 rows passed over, 1 refused", run.Output, StringComparison.Ordinal);
        Assert.Contains("aid.csv:3:5: unknown-word: 'Atlantis'", run.Error, StringComparison.Ordinal);
        Assert.Contains("0 drafts", _casus.Run("import", "aid.csv", "--map", "support", "--dossier", "aid", "--as", "Anna", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        Assert.Contains("new contribution d-1", Done("review", "aid", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        Assert.StartsWith("# A sheet of promises", Done("import", "--show-map", "promises").Output, StringComparison.Ordinal);
        var wrong = _casus.Run("import", "aid.csv", "--map", "suport", "--dossier", "aid", "--ledger", "l.casus");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("did you mean 'support'?", wrong.Error, StringComparison.Ordinal);
    }

    private static string[] Heads(CasusRun run) => [.. run.OutputLines.Where(line => line.StartsWith("head ", StringComparison.Ordinal))];

    private CasusRun Done(params string[] arguments)
    {
        var run = _casus.Run(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Error}");
        return run;
    }

    private List<JsonElement> Queue(params string[] more)
    {
        using var json = JsonDocument.Parse(Done(["review", "delta", "--format", "json", "--limit", "500", "--ledger", "l.casus", .. more]).Output);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.Clone())];
    }
}
