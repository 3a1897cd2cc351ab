using System.Text;
using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Whole ledgers as JSON lines: out, in, the same heads.</summary>
public abstract partial class LedgerContract
{
    /// <summary>Another, empty store of the same kind.</summary>
    protected abstract ILedger OpenAnother();

    [Fact]
    public void WholeLedger_GoesOutAndInWithTheSameHeads()
    {
        using var ledger = Open();
        Everything(ledger);
        using var lines = new MemoryStream();
        var count = ledger.Export(lines);
        Assert.Equal(ledger.Verify().Entries, count);
        Assert.Equal(count + 1, Encoding.UTF8.GetString(lines.ToArray()).Count(c => c == '\n'));

        using var other = OpenAnother();
        lines.Position = 0;
        Assert.Equal(count, other.Load(lines));
        var (before, after) = (ledger.Verify(), other.Verify());
        Assert.Null(after.Broken);
        Assert.Equal(before.Heads, after.Heads);
        Assert.Equal((before.Documents, before.Statements), (after.Documents, after.Statements));
        Assert.Equal(ledger.FindDossier("strait"), other.FindDossier("strait"));
        Assert.Equal(ledger.Documents(), other.Documents());
        foreach (var document in ledger.Documents())
        {
            Assert.Equal(ledger.Statements(document.Sha256), other.Statements(document.Sha256));
            Assert.Equal(ledger.FindDocument(document.Sha256)!.Raw.ToArray(), other.FindDocument(document.Sha256)!.Raw.ToArray());
        }

        Assert.Equal(ledger.Search("withdraw", 50), other.Search("withdraw", 50));
        using var again = new MemoryStream();
        other.Export(again);
        Assert.Equal(Encoding.UTF8.GetString(lines.ToArray()), Encoding.UTF8.GetString(again.ToArray()));

        // And it is written on as any other.
        Assert.True(other.Record("strait", Samples.Strait().Findings[0] with { Id = "later" }, "anna").IsDraft);
        Assert.True(other.Verify().Holds);
    }

    [Fact]
    public void Load_IntoALedgerThatHoldsSomething_IsRefused()
    {
        using var ledger = Open();
        ledger.Add(Samples.Document("a"), [], "1.0");
        using var lines = new MemoryStream();
        ledger.Export(lines);
        lines.Position = 0;
        Assert.Equal("not-empty", Assert.Throws<LedgerException>(() => ledger.Load(lines)).Code);
    }

    [Theory]
    [InlineData("\"anna\"", "\"emma\"", "its hash is not that of what it says")]
    [InlineData("\"kind\":\"document-added\"", "\"sort\":\"x\"", "")]
    [InlineData("\"position\":2,", "\"position\":3,", "is missing")]
    [InlineData("\"recorded\":\"", "\"recorded\":\"about ", "is no time")]
    [InlineData("\"casus\":\"ledger\"", "\"casus\":\"letter\"", "this is no export of a ledger")]
    [InlineData("\"format\":1", "\"format\":7", "its format is 7")]
    [InlineData("{\"chain\":\"strait\"", "{\"chain\":", "line ")]
    public void Load_OfChangedLines_NamesTheLineAndTakesNothing(string from, string to, string why)
    {
        using var ledger = Open();
        Everything(ledger);
        using var lines = new MemoryStream();
        ledger.Export(lines);
        var text = Encoding.UTF8.GetString(lines.ToArray());
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);
        using var changed = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length))));
        using var other = OpenAnother();
        var failure = Assert.Throws<LedgerException>(() => other.Load(changed));
        Assert.Equal("bad-line", failure.Code);
        Assert.Matches(@"^line \d+: ", failure.Message);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, other.Verify().Entries);
    }

    [Fact]
    public void RecordAll_IsAllOrNothing()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var finding = Samples.Strait().Findings[0];
        var receipts = ledger.RecordAll("strait", [finding with { Id = "a" }, finding with { Id = "b" }], new Edit("anna") { AsDraft = true });
        Assert.Equal([true, true], receipts.Select(receipt => receipt.IsDraft));
        var entries = ledger.Verify().Entries;
        Assert.Throws<LedgerConflictException>(() => ledger.RecordAll("strait", [finding with { Id = "c" }, finding with { Id = "a", Value = false }], new Edit("bela") { Saw = Edit.Nothing }));
        Assert.Equal(entries, ledger.Verify().Entries);
    }

    [Fact]
    public void DraftOnPurpose_WaitsUnderOneReviewerToo()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait() with { Policy = new ReviewPolicy(1) }, Source, "importer");
        var receipt = ledger.Record("strait", Samples.Strait().Findings[0] with { Id = "a" }, new Edit("anna") { AsDraft = true });
        Assert.True(receipt.IsDraft);
        Assert.False(ledger.Decide(receipt.Entry, true, "anna").IsDraft);
    }

    // Something of every kind of entry and row.
    private static void Everything(ILedger ledger)
    {
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        var page = Samples.Document("Bravo waits for the ferry. \u00e9\u2602\U0001F30A \"quoted\"\\\r\n\u2028", "page.html.gz", [1, 2, 3, 4, 255]) with { IsPage = true };
        ledger.Add(page, [Samples.Statement(page, 0, 11)], "1.0", "strait");
        ledger.Add(document, [Samples.Statement(document, 5, 24)], "1.1");
        var draft = ledger.Record("strait", Samples.Strait().Commitments[0] with { Text = "Alfa goes." }, new Edit("anna") { Reason = "clearer" });
        ledger.Undo(ledger.Decide(draft.Entry, true, "bela").Entry, "bela");
        var merge = ledger.Record("strait", new Merge("one", MergeOf.Actors, ["state/ALF"], "state/BRV", null, [], Samples.File()), "anna");
        ledger.Decide(merge.Entry, true, "bela");
        ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 24), true, "anna");
        ledger.CorrectStatement("strait", document.Sha256, Samples.Statement(document, 5, 24) with { Act = Act.Offer }, "anna");
        ledger.Withdraw("strait", "incident", "i1", "anna");
        var gone = Samples.Document("A text that is taken down.", "gone.txt");
        ledger.Add(gone, [Samples.Statement(gone, 2, 11)], "1.0");
        ledger.WithdrawText(gone.Sha256, new Edit("carl") { Reason = "its publisher asked" });
    }
}
