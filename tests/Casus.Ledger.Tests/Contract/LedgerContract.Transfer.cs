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
        Assert.Equal(count + 2, Encoding.UTF8.GetString(lines.ToArray()).Count(c => c == '\n'));

        using var other = OpenAnother();
        lines.Position = 0;
        Assert.Equal(new LoadReceipt(count, true), other.Load(lines));
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
    [InlineData("\"format\":2", "\"format\":7", "its format is 7")]
    [InlineData("ferry. é", "ferry! é", "its text or one of its columns is not what was recorded")]
    [InlineData("\"name\":\"gone.txt\"", "\"name\":\"here.txt\"", "one of its columns is not what was recorded")]
    [InlineData("\"name\":\"gone.txt\",", "", "no row of a ledger")]
    [InlineData("\"weight\":", "\"weight\":1", "is not what was recorded")]
    [InlineData("\"statements\":1,\"facets\"", "\"statements\":2,\"facets\"", "what was processed is not what was recorded")]
    [InlineData(",\"attached\":", ",\"detached\":", "the document it attaches is missing")]
    [InlineData("{\"heads\":[{\"chain\":\"ledger\"", "{\"heads\":[{\"chain\":\"strait\"", "the head of chain strait is another")]
    [InlineData("{\"heads\":[", "{\"heads\":[]}\n{\"heads\":[", "it names 0 heads")]
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
    public void Load_NamesTheLineOfARowThatIsNotWhatWasRecorded()
    {
        using var ledger = Open();
        Everything(ledger);
        var lines = Exported(ledger);
        var at = lines.FindIndex(line => line.Contains("\"document\":{\"sha256\"", StringComparison.Ordinal) && line.Contains("Bravo waits", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("Bravo waits", "Bravo went ", StringComparison.Ordinal);
        using var other = OpenAnother();
        var failure = Assert.Throws<LedgerException>(() => other.Load(Stream(lines)));
        Assert.StartsWith($"line {at + 1}: entry ledger/", failure.Message, StringComparison.Ordinal);

        // The ledger is empty still, and takes the good file.
        Assert.True(other.Load(Stream(Exported(ledger))).IsKnownWhole);
        Assert.True(other.Verify().Holds);
    }

    [Fact]
    public void Load_OfAFileCutOffAtALine_IsRefused()
    {
        using var ledger = Open();
        Everything(ledger);
        var lines = Exported(ledger);
        using var other = OpenAnother();
        for (var count = 1; count < lines.Count; count++)
        {
            var cut = Assert.Throws<LedgerException>(() => other.Load(Stream(lines[..count])));
            Assert.Equal("cut-off", cut.Code);
            Assert.Contains($"after line {count}", cut.Message, StringComparison.Ordinal);
        }

        // So it is where it ends within a line.
        Assert.Contains($"within line {lines.Count - 1}", Assert.Throws<LedgerException>(() => other.Load(Stream([.. lines[..^2], lines[^2][..20]]))).Message, StringComparison.Ordinal);

        // Entries missing before the heads are seen too.
        var missing = Assert.Throws<LedgerException>(() => other.Load(Stream([.. lines[..^2], lines[^1]])));
        Assert.Equal("cut-off", missing.Code);
        Assert.Contains("where it was exported", missing.Message, StringComparison.Ordinal);
        Assert.Equal("bad-line", Assert.Throws<LedgerException>(() => other.Load(Stream([.. lines, lines[^2]]))).Code);
        Assert.Equal(0, other.Verify().Entries);
    }

    [Fact]
    public void Load_OfTheFormatWithoutHeads_TakesItAndSaysThatItsEndIsNotKnown()
    {
        using var ledger = Open();
        Everything(ledger);
        var lines = Exported(ledger);
        using var other = OpenAnother();
        var receipt = other.Load(Stream([lines[0].Replace("\"format\":2", "\"format\":1", StringComparison.Ordinal), .. lines[1..^1]]));
        Assert.Equal(new LoadReceipt(ledger.Verify().Entries, false), receipt);
        Assert.Equal(ledger.Verify().Heads, other.Verify().Heads);
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

        // What was seen is a version of the last; those before it are what it needs, there or not.
        Assert.Equal(2, ledger.RecordAll("strait", [finding with { Id = "b", Source = "seen" }, finding with { Id = "a", Source = "seen" }], new Edit("anna") { AsDraft = true, Saw = receipts[0].Entry }).Count);
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

    private static List<string> Exported(ILedger ledger)
    {
        using var lines = new MemoryStream();
        ledger.Export(lines);
        return [.. Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static MemoryStream Stream(IEnumerable<string> lines) => new(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + '\n'))));

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
