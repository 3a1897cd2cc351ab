using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Statements: decisions, corrections, what a new reading inherits, duplicates, withdrawn texts.</summary>
public abstract partial class LedgerContract
{
    private const string Words = "Alfa will withdraw once the sea is calm, and Bravo will wait for the ferry at noon.";

    [Fact]
    public void StatementDecided_LeavesTheQueueAndComesBackWhenUndone()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        Assert.Equal(2, ledger.Queue("strait", new QueueQuery()).Items.Count);
        var approved = ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, new Edit("anna") { Reason = "as it stands" });
        Assert.False(approved.IsDraft);
        Assert.Equal(approved, ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, "anna"));
        ledger.DecideStatement("strait", document.Sha256, Id(document, 45, 54), false, "anna");
        Assert.Empty(ledger.Queue("strait", new QueueQuery()).Items);
        var reviewed = ledger.Reviewed("strait", document.Sha256);
        Assert.Equal([ReviewState.Approved, ReviewState.Rejected], reviewed.Select(statement => statement.State));
        Assert.Equal("as it stands", Assert.Single(reviewed[0].Decisions).Reason);
        Assert.Equal(Roles.Reviewer, Entry(ledger, approved.Entry).Role);
        Assert.Contains(ledger.Entries("ledger", 2, 1)[0].Hash, Entry(ledger, approved.Entry).Payload, StringComparison.Ordinal);

        ledger.Undo(approved.Entry, "anna");
        Assert.Equal(Id(document, 5, 18), Assert.Single(ledger.Queue("strait", new QueueQuery()).Items).Id);
        Assert.Equal(ReviewState.Approved, ledger.Reviewed("strait", document.Sha256, approved.Recorded)[0].State);
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Undo(approved.Entry, "bela")).Code);
        Assert.Equal("own-change", Assert.Throws<LedgerException>(() => ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, "reader/2.0")).Code);
        Assert.Equal("no-such-statement", Assert.Throws<LedgerException>(() => ledger.DecideStatement("strait", document.Sha256, "0000000000000000", true, "anna")).Code);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void Correction_WaitsForAnotherAndLeavesTheReadersOwn()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        var own = Assert.Single(ledger.Statements(document.Sha256));
        var corrected = own with { Act = Act.Threat, Content = Quoted.From(document.Text, new Span(5, 39)), Speakers = [] };
        var version = Assert.Single(ledger.Reviewed("strait", document.Sha256)).Version;
        var draft = ledger.CorrectStatement("strait", document.Sha256, corrected, new Edit("anna") { Saw = version, Reason = "cut short" });
        Assert.True(draft.IsDraft);
        var conflict = Assert.Throws<LedgerConflictException>(() => ledger.CorrectStatement("strait", document.Sha256, own with { Act = Act.Offer }, new Edit("bela") { Saw = version }));
        Assert.Equal(draft.Entry, conflict.Entry);

        var waiting = Assert.Single(ledger.Queue("strait", new QueueQuery { Reviewer = "bela" }).Items);
        Assert.Equal((ReviewOf.Correction, draft.Entry), (waiting.Of, waiting.Entry));
        Assert.Contains(new FieldChange("act", "pledge", "threat"), waiting.Changes);
        Assert.Contains(new FieldChange("content.spans[0]", "[5,18]", "[5,39]"), waiting.Changes);
        Assert.Empty(ledger.Queue("strait", new QueueQuery { Reviewer = "anna" }).Items);
        Assert.Equal("own-change", Assert.Throws<LedgerException>(() => ledger.Decide(draft.Entry, true, "anna")).Code);
        var decision = ledger.Decide(draft.Entry, true, "bela");
        Assert.Equal("correction-approved", Entry(ledger, decision.Entry).Kind);

        var reviewed = Assert.Single(ledger.Reviewed("strait", document.Sha256));
        Assert.Equal((corrected, own, ReviewState.Approved), (reviewed.Statement, reviewed.Proposed, reviewed.State));
        Assert.Equal(own, Assert.Single(ledger.Statements(document.Sha256)));
        Assert.Equal(own, Assert.Single(ledger.Reviewed("strait", document.Sha256, decision.Recorded.Previous)).Statement);
        Assert.Equal(corrected, ledger.Search(new SearchQuery { Dossier = "strait", For = SearchFor.Statements, State = ReviewState.Approved }).Items[0].Statement);
        ledger.Undo(decision.Entry, "bela");
        Assert.Equal((own, draft.Entry), (ledger.Reviewed("strait", document.Sha256)[0].Statement, ledger.Reviewed("strait", document.Sha256)[0].Pending?.Entry));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void StatementWhoseDecisionWasUndone_IsCorrectedByWhoLookedAtIt()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        var own = Assert.Single(ledger.Statements(document.Sha256));
        var undone = ledger.Undo(ledger.DecideStatement("strait", document.Sha256, own.Id, true, "anna").Entry, "anna");
        var shown = Assert.Single(ledger.Reviewed("strait", document.Sha256));
        Assert.Equal((ReviewState.Proposed, undone.Entry), (shown.State, shown.Version));
        var draft = ledger.CorrectStatement("strait", document.Sha256, own with { Act = Act.Threat }, new Edit("bela") { Saw = shown.Version });
        Assert.True(draft.IsDraft);

        // A rejected correction leaves the statement as it was, and that can be corrected again.
        var rejected = ledger.Decide(draft.Entry, false, "anna");
        shown = Assert.Single(ledger.Reviewed("strait", document.Sha256));
        Assert.Equal(rejected.Entry, shown.Version);
        Assert.True(ledger.CorrectStatement("strait", document.Sha256, own with { Act = Act.Offer }, new Edit("bela") { Saw = shown.Version }).IsDraft);
    }

    [Fact]
    public void CorrectionWithWordsThatAreNotThere_IsRefused()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        var own = Assert.Single(ledger.Statements(document.Sha256));
        foreach (var content in new[] { new Quoted([new Span(5, 18)], "other words"), new Quoted([new Span(5, 5000)], "x"), new Quoted([new Span(9, 18), new Span(5, 8)], "x"), new Quoted([], "") })
        {
            Assert.Equal("bad-span", Assert.Throws<LedgerException>(() => ledger.CorrectStatement("strait", document.Sha256, own with { Content = content }, "anna")).Code);
        }
    }

    [Fact]
    public void NewReading_InheritsDecisionsAndShowsOnlyWhatDiffers()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, "anna");
        ledger.DecideStatement("strait", document.Sha256, Id(document, 45, 54), false, "anna");

        // The first is longer now, the second the same under another span, a third is new.
        var longer = Samples.Statement(document, 5, 24);
        var again = ledger.Statements(document.Sha256)[1] with { Id = "00000000000000aa", Confidence = 0.5 };
        ledger.Add(document, [longer, again, Samples.Statement(document, 60, 70)], "1.1", "strait");
        var reviewed = ledger.Reviewed("strait", document.Sha256);
        Assert.Equal([ReviewState.Approved, ReviewState.Rejected, ReviewState.Proposed], reviewed.Select(statement => statement.State));
        Assert.Equal([Id(document, 5, 18), Id(document, 45, 54), null], reviewed.Select(statement => statement.InheritedFrom));
        Assert.Empty(reviewed[1].Reread);

        var queue = ledger.Queue("strait", new QueueQuery()).Items;
        Assert.Equal([ReviewOf.Statement, ReviewOf.Reread], queue.Select(item => item.Of));
        Assert.Contains(new FieldChange("content.spans[0]", "[5,18]", "[5,24]"), queue[1].Changes);
        ledger.DecideStatement("strait", document.Sha256, longer.Id, true, "anna");
        Assert.Equal([ReviewOf.Statement], ledger.Queue("strait", new QueueQuery()).Items.Select(item => item.Of));
    }

    [Fact]
    public void SameWordsTakenOtherwise_ComeBackWithTheDifferenceUntilTheyAreDecided()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54), (60, 70));
        var ids = ledger.Statements(document.Sha256).Select(statement => statement.Id).ToList();
        ids.ForEach(id => ledger.DecideStatement("strait", document.Sha256, id, true, "anna"));
        var before = ledger.Verify().Heads[^1].Recorded;

        // The first is another act now, the second another's, of the third the reader is but less sure.
        var read = ledger.Statements(document.Sha256);
        var other = read[1] with { Speakers = [new Speaker("person/other", "Other", SpeakerKind.Person, null)] };
        ledger.Add(document, [read[0] with { Act = Act.Threat }, other, read[2] with { Confidence = 0.5 }], "1.1", "strait");
        var reviewed = ledger.Reviewed("strait", document.Sha256);
        Assert.Equal([ReviewState.Approved, ReviewState.Proposed, ReviewState.Approved], reviewed.Select(statement => statement.State));
        Assert.Equal([new FieldChange("act", "pledge", "threat")], reviewed[0].Reread);
        Assert.Equal([(ReviewOf.Reread, ids[0]), (ReviewOf.Statement, ids[1])], ledger.Queue("strait", new QueueQuery()).Items.OrderBy(item => ids.IndexOf(item.Id)).Select(item => (item.Of, item.Id)));
        Assert.Equal([ids[0], ids[2]], ledger.Search(new SearchQuery { Dossier = "strait", State = ReviewState.Approved }).Items.Select(hit => hit.Statement!.Id).OrderBy(ids.IndexOf));
        Assert.All(ledger.Reviewed("strait", document.Sha256, before), statement => Assert.Equal((ReviewState.Approved, 0), (statement.State, statement.Reread.Count)));

        // Who approved the first as it was may approve it as it is.
        var again = ledger.DecideStatement("strait", document.Sha256, ids[0], true, "anna");
        Assert.Equal(again, ledger.DecideStatement("strait", document.Sha256, ids[0], true, "anna"));
        ledger.DecideStatement("strait", document.Sha256, ids[1], false, "anna");
        Assert.Empty(ledger.Queue("strait", new QueueQuery()).Items);
        Assert.Equal([ReviewState.Approved, ReviewState.Rejected, ReviewState.Approved], ledger.Reviewed("strait", document.Sha256).Select(statement => statement.State));
        ledger.Undo(again.Entry, "anna");
        Assert.Equal(ReviewOf.Reread, Assert.Single(ledger.Queue("strait", new QueueQuery()).Items).Of);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void NewReading_OfLessThanHalfOrAnotherSpeaker_InheritsNothing()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, "anna");
        ledger.DecideStatement("strait", document.Sha256, Id(document, 45, 54), true, "anna");
        var other = Samples.Statement(document, 45, 55) with { Speakers = [new Speaker("person/other", "Other", SpeakerKind.Person, null)] };
        ledger.Add(document, [Samples.Statement(document, 5, 39), other], "1.1", "strait");
        var reviewed = ledger.Reviewed("strait", document.Sha256);
        Assert.Equal(2, reviewed.Count(statement => statement is { State: ReviewState.Proposed, InheritedFrom: null }));
        Assert.Equal(2, reviewed.Count(statement => statement is { State: ReviewState.Approved, IsGone: true }));
        Assert.Equal(2, ledger.Queue("strait", new QueueQuery()).Items.Count);
    }

    [Fact]
    public void Queue_IsOrderedByImportanceOrDoubtAndPagedWithoutGaps()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var document = Samples.Document(Words);
        var acts = new[] { Act.Report, Act.Threat, Act.Assessment, Act.Pledge, Act.Warning };
        ledger.Add(document, [.. acts.Select((act, i) => Samples.Statement(document, i, i + 5) with { Act = act, Confidence = 0.5 + (i * 0.1), Commitment = null })], "1.0", "strait");
        foreach (var (order, wanted) in new[]
        {
            (QueueOrder.Importance, "threat pledge warning assessment report"), (QueueOrder.Doubt, "report threat assessment pledge warning"),
            (QueueOrder.Newest, "warning pledge assessment threat report"),
        })
        {
            foreach (var limit in new[] { 1, 2, 5, 500 })
            {
                var found = new List<string>();
                string? cursor = null;
                do
                {
                    var page = ledger.Queue("strait", new QueueQuery { Order = order, Limit = limit, Cursor = cursor });
                    Assert.InRange(page.Items.Count, 1, limit);
                    found.AddRange(page.Items.Select(item => item.Statement!.Act.Word()));
                    cursor = page.Next;
                }
                while (cursor is not null);
                Assert.Equal(wanted, string.Join(' ', found));
            }
        }

        Assert.Equal(0.5, ledger.Queue("strait", new QueueQuery { Order = QueueOrder.Doubt }).Items[0].Doubt, 3);
    }

    [Fact]
    public void SecondReviewers_AgreeMoreOrLess()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (0, 10), (10, 20), (20, 30), (30, 40));
        Assert.Equal(new ReviewAgreement(0, 0, null, null), ledger.Agreement("strait"));
        foreach (var (start, anna, bela) in new[] { (0, true, true), (10, true, true), (20, false, false), (30, true, false) })
        {
            ledger.DecideStatement("strait", document.Sha256, Id(document, start, start + 10), anna, "anna");
            Assert.Equal(1, ledger.Queue("strait", new QueueQuery { Reviewer = "bela", SecondLook = true }).Items.Count(item => item.Id == Id(document, start, start + 10)));
            ledger.DecideStatement("strait", document.Sha256, Id(document, start, start + 10), bela, "bela");
        }

        // Of 8 decisions 5 approve: 1 - 2 * 7 / (2 * 5 * 3).
        var agreement = ledger.Agreement("strait");
        Assert.Equal((4, 8, 0.75), (agreement.Statements, agreement.Decisions, agreement.Observed!.Value));
        Assert.Equal(1 - (14.0 / 30), agreement.Alpha!.Value, 12);
        Assert.Empty(ledger.Queue("strait", new QueueQuery { Reviewer = "bela", SecondLook = true }).Items);
    }

    [Theory]
    [InlineData(QueueOrder.Importance)]
    [InlineData(QueueOrder.Doubt)]
    [InlineData(QueueOrder.Newest)]
    public void LongQueue_GoesOnInOrderPastWhatIsDecided(QueueOrder order)
    {
        const int Reports = 3;
        const int OfOne = 80;
        const int Decided = 130;
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        for (var report = 0; report < Reports; report++)
        {
            var document = Samples.Document(string.Concat(Enumerable.Range(0, OfOne).Select(i => $"ship {report}{i:D3}.")), $"report-{report}.txt");
            var said = Enumerable.Range(0, OfOne).Select(i => Samples.Statement(document, i * 10, (i * 10) + 10) with
            {
                Act = (i % 3) switch { 0 => Act.Threat, 1 => Act.Report, _ => Act.Offer },
                Confidence = ((i + report) * 37 % 50) / 100.0,
            });
            ledger.Add(document, [.. said], "1.0", "strait");
        }

        var all = Queued(ledger, order, 500);
        Assert.Equal(Reports * OfOne, all.Select(item => item.Entry).Distinct().Count());
        Assert.Equal(all.OrderBy(Key).Select(item => item.Entry), all.Select(item => item.Entry));
        foreach (var item in all.Take(Decided))
        {
            ledger.DecideStatement("strait", item.Document!.Sha256, item.Id, true, "anna");
        }

        Assert.Equal(all.Skip(Decided).Select(item => item.Entry), Queued(ledger, order, 40).Select(item => item.Entry));

        (double, double, long) Key(ReviewItem item)
        {
            var latest = -long.Parse(item.Entry.AsSpan(item.Entry.LastIndexOf('/') + 1), null);
            return order switch
            {
                QueueOrder.Importance => (-item.Importance, -item.Doubt, latest),
                QueueOrder.Doubt => (-item.Doubt, -item.Importance, latest),
                _ => (0, 0, latest),
            };
        }
    }

    [Fact]
    public void MergedStatements_AreOneUntilUndone()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        var (kept, twin) = (Id(document, 5, 18), Id(document, 45, 54));
        var merge = ledger.Record("strait", new Merge("twins", MergeOf.Statements, [twin], kept, null, [], Samples.File()), "anna");
        Assert.Equal(3, ledger.Queue("strait", new QueueQuery()).Items.Count);
        ledger.Decide(merge.Entry, true, "bela");
        Assert.Equal(kept, ledger.Reviewed("strait", document.Sha256).Single(statement => statement.Statement.Id == twin).Statement.DuplicateOf);
        Assert.Equal([kept], ledger.Queue("strait", new QueueQuery()).Items.Select(item => item.Id));
        Assert.Equal([kept], ledger.Search(new SearchQuery { Dossier = "strait", For = SearchFor.Statements }).Items.Select(hit => hit.Statement!.Id));
        var undone = ledger.Undo(merge.Entry, "anna");
        ledger.Decide(undone.Entry, true, "bela");
        Assert.Equal(2, ledger.Search(new SearchQuery { Dossier = "strait", For = SearchFor.Statements }).Items.Count);
    }

    [Fact]
    public void WithdrawnText_IsGoneAndTheChainHolds()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        ledger.CorrectStatement("strait", document.Sha256, ledger.Statements(document.Sha256)[0] with { Act = Act.Offer }, "anna");
        Assert.Equal("reason-missing", Assert.Throws<LedgerException>(() => ledger.WithdrawText(document.Sha256, "carl")).Code);
        Assert.Equal("no-such-document", Assert.Throws<LedgerException>(() => ledger.WithdrawText(new string('0', 64), new Edit("carl") { Reason = "x" })).Code);
        var receipt = ledger.WithdrawText(document.Sha256, new Edit("carl") { Reason = "its publisher asked" });
        Assert.Equal(receipt, ledger.WithdrawText(document.Sha256, new Edit("dora") { Reason = "again" }));
        var entry = Entry(ledger, receipt.Entry);
        Assert.Equal(("text-withdrawn", "carl", Roles.Administrator, "its publisher asked"), (entry.Kind, entry.Author, entry.Role, entry.Reason));
        var found = ledger.FindDocument(document.Sha256)!;
        Assert.Equal((string.Empty, 0, document.Name), (found.Text, found.Raw.Length, found.Name));
        Assert.True(Assert.Single(ledger.Documents()).IsWithdrawn);
        Assert.Empty(ledger.Statements(document.Sha256));
        Assert.Empty(ledger.Reviewed("strait", document.Sha256));
        Assert.Empty(ledger.Search("withdraw", 10));
        Assert.Empty(ledger.Queue("strait", new QueueQuery { Reviewer = "bela" }).Items);
        Assert.Equal("text-withdrawn", Assert.Throws<LedgerException>(() => ledger.Add(document, [Samples.Statement(document, 5, 18)], "1.1")).Code);
        Assert.Null(ledger.Verify().Broken);
    }

    private static List<ReviewItem> Queued(ILedger ledger, QueueOrder order, int limit)
    {
        var items = new List<ReviewItem>();
        for (string? cursor = null; ;)
        {
            var page = ledger.Queue("strait", new QueueQuery { Order = order, Limit = limit, Cursor = cursor });
            items.AddRange(page.Items);
            if ((cursor = page.Next) is null)
            {
                return items;
            }
        }
    }

    private static string Id(Document document, int start, int end) => Samples.Statement(document, start, end).Id;

    // A document of a dossier, read.
    private static Document Read(ILedger ledger, string version, params (int Start, int End)[] spans)
    {
        var document = Samples.Document(Words);
        ledger.Import(Samples.Strait(), Source, "importer");
        ledger.Add(document, [.. spans.Select(span => Samples.Statement(document, span.Start, span.End))], version, "strait");
        return document;
    }
}
