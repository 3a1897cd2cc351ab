using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Edits, conflicts, undoing, merges of actors, and the queue.</summary>
public abstract partial class LedgerContract
{
    [Fact]
    public void Entry_SaysItsAuthorRoleReasonAndWhenItIsTrue()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var finding = Samples.Strait().Findings[0] with { Id = "n" };
        var entry = Entry(ledger, ledger.Record("strait", finding, new Edit("anna") { Reason = "seen from the shore" }).Entry);
        Assert.Equal(("anna", Roles.Analyst, "seen from the shore"), (entry.Author, entry.Role, entry.Reason));
        Assert.Equal((finding.From, finding.To), (entry.ValidFrom, entry.ValidTo));
        Assert.Equal(Roles.Reviewer, Entry(ledger, ledger.Decide(entry.Id, true, "bela").Entry).Role);
        Assert.Equal(Roles.Administrator, Entry(ledger, ledger.Record("strait", finding with { Value = false }, new Edit("carl") { Role = Roles.Administrator }).Entry).Role);
        Assert.Equal("unknown-role", Assert.Throws<LedgerException>(() => ledger.Record("strait", finding with { Source = "x" }, new Edit("carl") { Role = "kin" })).Code);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void DossierBegunWithoutAFile_TakesItemsAndStandsOnce()
    {
        using var ledger = Open();
        ledger.Begin(new Dossier { Id = "delta", Title = "The delta", Policy = new ReviewPolicy(1) }, "anna");
        Assert.False(ledger.Record("delta", Samples.Strait().Propositions[0], "anna").IsDraft);
        var found = ledger.FindDossier("delta")!;
        Assert.Equal(("The delta", 1, "ceasefire"), (found.Title, found.Policy.Reviewers, found.Propositions[0].Id));
        Assert.Equal("exists", Assert.Throws<LedgerException>(() => ledger.Begin(new Dossier { Id = "delta", Title = "Again" }, "bela")).Code);
    }

    [Fact]
    public void SecondOfTwoEdits_IsToldAndLosesNothing()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var seen = ledger.FindDossier("strait")!.Commitments[0];
        var first = ledger.Record("strait", seen with { Text = "Alfa withdraws early." }, new Edit("anna") { Saw = seen.Origin.Entry });
        var entries = ledger.Verify().Entries;
        var second = seen with { Text = "Alfa withdraws late." };
        var conflict = Assert.Throws<LedgerConflictException>(() => ledger.Record("strait", second, new Edit("bela") { Saw = seen.Origin.Entry }));
        Assert.Equal(("conflict", first.Entry), (conflict.Code, conflict.Entry));
        Assert.Contains("anna", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(entries, ledger.Verify().Entries);

        // Having looked at the first, the second stands beside it.
        Assert.True(ledger.Record("strait", second, new Edit("bela") { Saw = conflict.Entry }).IsDraft);
        Assert.Throws<LedgerConflictException>(() => ledger.Record("strait", seen with { Text = "Alfa stays." }, new Edit("carl") { Saw = Edit.Nothing }));
        Assert.Throws<LedgerConflictException>(() => ledger.Withdraw("strait", "commitment", seen.Id, new Edit("carl") { Saw = seen.Origin.Entry }));
        Assert.Throws<LedgerConflictException>(() => ledger.Record("strait", seen with { Id = "new" }, new Edit("carl") { Saw = "strait/1" }));
    }

    [Fact]
    public void RejectedDraft_IsNoLongerWhatStands()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var seen = ledger.FindDossier("strait")!.Parties[0];
        var draft = ledger.Record("strait", seen with { Note = "x" }, "anna");
        ledger.Decide(draft.Entry, false, "bela");
        Assert.True(ledger.Record("strait", seen with { Note = "y" }, new Edit("anna") { Saw = seen.Origin.Entry }).IsDraft);
        Assert.Throws<LedgerConflictException>(() => ledger.Record("strait", seen with { Note = "z" }, new Edit("carl") { Saw = draft.Entry }));
    }

    [Fact]
    public void WithdrawalByAPerson_WaitsForAnother()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var draft = ledger.Withdraw("strait", "incident", "i1", new Edit("anna") { Reason = "it never was" });
        Assert.True(draft.IsDraft);
        Assert.Null(ledger.FindDossier("strait")!.Incidents[0].Origin.Until);
        Assert.Equal(1, Assert.Single(ledger.Dossiers()).Drafts);
        Assert.Equal("own-change", Assert.Throws<LedgerException>(() => ledger.Decide(draft.Entry, true, "anna")).Code);
        var decision = ledger.Decide(draft.Entry, true, "bela");
        Assert.Equal(decision.Recorded, ledger.FindDossier("strait")!.Incidents[0].Origin.Until);
        var failure = Assert.Throws<LedgerException>(() => ledger.Withdraw("strait", "commitment", "alfa-withdrew", "anna"));
        Assert.Equal("no-such-item", failure.Code);
        Assert.Contains("did you mean 'alfa-withdraws'?", failure.Message, StringComparison.Ordinal);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void UndoneApproval_LetsWhatStoodBeforeStandAgain_AndKeepsTheOldAnswers()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2026-02-01T00:00:00Z", null));
        using var ledger = Open(clock);
        ledger.Import(Samples.Strait(), Source, "importer");
        var draft = ledger.Record("strait", Samples.Strait().Findings[0] with { Value = false }, "anna");
        clock.Now += TimeSpan.FromDays(1);
        var approved = ledger.Decide(draft.Entry, true, "bela");
        clock.Now += TimeSpan.FromDays(1);
        Assert.Equal("own-change", Assert.Throws<LedgerException>(() => ledger.Undo(approved.Entry, "anna")).Code);
        var undone = ledger.Undo(approved.Entry, new Edit("bela") { Reason = "too soon" });
        Assert.Equal("decision-undone", Entry(ledger, undone.Entry).Kind);
        foreach (var dossier in new[] { ledger.FindDossier("strait")!, Replayed() })
        {
            Assert.Equal([true], Values(dossier, approved.Recorded.Previous));
            Assert.Equal([false], Values(dossier, approved.Recorded));
            Assert.Equal([false], Values(dossier, undone.Recorded.Previous));
            Assert.Equal([true], Values(dossier, undone.Recorded));
            Assert.Equal([true, false], Values(dossier, undone.Recorded, drafts: true));
        }

        // The draft waits again, under its own entry.
        Assert.Equal(draft.Entry, Assert.Single(ledger.Queue("strait", new QueueQuery()).Items).Entry);
        var again = ledger.Decide(draft.Entry, true, "carl");
        Assert.Equal([false], Values(ledger.FindDossier("strait")!, again.Recorded));
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Undo(approved.Entry, "bela")).Code);
        Assert.True(ledger.Verify().Holds);

        static List<bool> Values(Dossier dossier, Instant known, bool drafts = false) => [.. dossier.Findings.Where(finding => finding.Origin.Counts(known, drafts)).Select(finding => finding.Value)];
    }

    [Fact]
    public void UndoneRejectionAndOwnDraft_ComeAndGo()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var draft = ledger.Record("strait", Samples.Strait().Parties[0] with { Note = "x" }, "anna");
        var rejected = ledger.Decide(draft.Entry, false, "bela");
        Assert.Empty(ledger.Queue("strait", new QueueQuery()).Items);
        ledger.Undo(rejected.Entry, "bela");
        Assert.Single(ledger.Queue("strait", new QueueQuery()).Items);
        Assert.Equal("not-own", Assert.Throws<LedgerException>(() => ledger.Undo(draft.Entry, "bela")).Code);
        var taken = ledger.Undo(draft.Entry, "anna");
        Assert.Equal("draft-withdrawn", Entry(ledger, taken.Entry).Kind);
        Assert.Empty(ledger.Queue("strait", new QueueQuery()).Items);
        ledger.Undo(taken.Entry, "anna");
        Assert.Single(ledger.Queue("strait", new QueueQuery()).Items);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void UndoOfAnAmendmentAdditionAndWithdrawal_IsANewEntryEach()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait() with { Policy = new ReviewPolicy(1) }, Source, "importer");
        var party = Samples.Strait().Parties[0];
        var amended = ledger.Record("strait", party with { Note = "changed" }, "anna");
        ledger.Undo(amended.Entry, "anna");
        Assert.Equal(party.Note, ledger.FindDossier("strait")!.Parties.Single(p => p is { Id: "state/ALF", Origin.Until: null }).Note);
        Assert.Equal("conflict", Assert.Throws<LedgerConflictException>(() => ledger.Undo(amended.Entry, "bela")).Code);

        var added = ledger.Record("strait", party with { Id = "state/CHA", Name = "Charlie" }, "anna");
        var withdrawn = ledger.Undo(added.Entry, "anna");
        Assert.Equal("party-withdrawn", Entry(ledger, withdrawn.Entry).Kind);
        Assert.NotNull(ledger.FindDossier("strait")!.Parties.Single(p => p.Id == "state/CHA").Origin.Until);
        var back = ledger.Undo(withdrawn.Entry, "bela");
        Assert.Null(ledger.FindDossier("strait")!.Parties.Last(p => p.Id == "state/CHA").Origin.Until);
        Assert.Equal("anna", ledger.FindDossier("strait")!.Parties.Last(p => p.Id == "state/CHA").Origin.Author);
        Assert.Contains($"\"undoes\":\"{withdrawn.Entry}\"", Entry(ledger, back.Entry).Payload, StringComparison.Ordinal);
        Assert.Equal("not-undoable", Assert.Throws<LedgerException>(() => ledger.Undo("strait/1", "anna")).Code);
        Assert.Equal("no-such-entry", Assert.Throws<LedgerException>(() => ledger.Undo("strait/999", "anna")).Code);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void ItemThatStandsAgain_IsOfWhoRecordedItAndItsReturnOfWhoUndid()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var finding = Samples.Strait().Findings[0] with { Id = "later" };
        var added = ledger.Record("strait", finding, "anna");
        ledger.Decide(added.Entry, true, "bela");
        var gone = ledger.Undo(added.Entry, "bela");
        ledger.Decide(gone.Entry, true, "anna");
        Assert.NotNull(Last().Until);

        // While it waits, it is a draft of who undid: anna may decide it, bela may not.
        var back = ledger.Undo(gone.Entry, "bela");
        Assert.Equal(("bela", null), (Last().Author, Last().Approved));
        Assert.Equal("own-change", Assert.Throws<LedgerException>(() => ledger.Decide(back.Entry, true, "bela")).Code);
        var approved = ledger.Decide(back.Entry, true, "anna");
        Assert.Equal(("anna", true), (Last().Author, Last().Approved is not null));

        ledger.Undo(approved.Entry, "anna");
        Assert.Equal("bela", Last().Author);
        ledger.Decide(back.Entry, true, "carl");
        Assert.Equal("anna", Last().Author);
        Assert.True(ledger.Verify().Holds);

        Origin Last() => ledger.FindDossier("strait")!.Findings.Last(f => f.Id == "later").Origin;
    }

    [Fact]
    public void StageOfAContribution_ChangesByAnEntryOfItsOwn()
    {
        using var ledger = Open();
        var given = Samples.Strait() with { Policy = new ReviewPolicy(1) };
        ledger.Import(given, Source, "importer");
        var receipt = ledger.Record("strait", given.Contributions[0] with { Stage = ContributionStage.Delivered }, "anna");
        Assert.Equal("contribution-stage-changed", Entry(ledger, receipt.Entry).Kind);
        Assert.Equal([ContributionStage.PromisedIf, ContributionStage.Delivered], ledger.FindDossier("strait")!.Contributions.Select(c => c.Stage));
    }

    [Fact]
    public void MergedActors_AreOneFromThenOnAndApartAgainWhenUndone()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2026-02-01T00:00:00Z", null));
        var document = Samples.Document("Alfa will withdraw.");
        using var ledger = Open(clock);
        ledger.Import(Samples.Strait() with { Policy = new ReviewPolicy(1) }, Source, "importer");
        ledger.Add(document, [Samples.Statement(document, 5, 18)], "1.0", "strait");
        var before = ledger.FindDossier("strait")!;
        clock.Now += TimeSpan.FromDays(1);
        var merge = ledger.Record("strait", new Merge("one", MergeOf.Actors, ["state/ALF", "person/orla-venn"], "state/BRV", "they are one", [], Samples.File()), "anna");
        var merged = ledger.FindDossier("strait")!;
        Assert.Equal(["state/BRV"], merged.Commitments.Single(c => c.Origin.Until is null).Debtors);
        Assert.Equal("Bravo", Assert.Single(merged.Parties, p => p.Origin.Until is null).Name);
        Assert.Equal(before.Commitments[0].Debtors, Assert.Single(merged.Commitments, c => c.Origin.Counts(merge.Recorded.Previous)).Debtors);
        Assert.Equal("state/BRV", Assert.Single(ledger.Reviewed("strait", document.Sha256)).Statement.Speakers[0].Actor);
        Assert.Equal("person/orla-venn", Assert.Single(ledger.Reviewed("strait", document.Sha256, merge.Recorded.Previous)).Statement.Speakers[0].Actor);
        Assert.Single(ledger.Search(new SearchQuery { Actors = ["person/orla-venn"], Dossier = "strait" }).Items);
        Assert.Single(ledger.Search(new SearchQuery { Actors = ["state/ALF"], AsSpeaker = true }).Items);
        Assert.Empty(ledger.Search(new SearchQuery { Actors = ["state/ALF"], AsSpeaker = true, Known = merge.Recorded.Previous }).Items);

        // What is recorded while they are one is by the name that stays.
        ledger.Record("strait", before.Commitments[0] with { Id = "second" }, "anna");
        Assert.Equal(["state/BRV"], ledger.FindDossier("strait")!.Commitments.Single(c => c.Id == "second").Debtors);

        clock.Now += TimeSpan.FromDays(1);
        var undone = ledger.Undo(merge.Entry, "anna");
        Assert.Equal("merge-undone", Entry(ledger, undone.Entry).Kind);
        foreach (var dossier in new[] { ledger.FindDossier("strait")!, Replayed() })
        {
            Assert.All(dossier.Commitments.Where(c => c.Origin.Until is null), commitment => Assert.Equal(["state/ALF"], commitment.Debtors));
            Assert.Equal(["Alfa", "Bravo"], dossier.Parties.Where(p => p.Origin.Until is null).Select(p => p.Name).Order());
            Assert.Equal(["state/BRV"], Assert.Single(dossier.Commitments, c => c.Id == "alfa-withdraws" && c.Origin.Counts(undone.Recorded.Previous)).Debtors);
        }

        Assert.Empty(ledger.Search(new SearchQuery { Actors = ["state/ALF"], AsSpeaker = true }).Items);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void Queue_ShowsWhatAPersonMayDecideWithItsDifference()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var given = Samples.Strait();
        var amendment = ledger.Record("strait", given.Commitments[0] with { Text = "Alfa goes.", Debtors = ["state/ALF", "state/BRV"], By = null }, new Edit("anna") { Reason = "clearer" });
        var addition = ledger.Record("strait", given.Incidents[0] with { Id = "i2" }, "bela");
        ledger.Withdraw("strait", "measure", "m1", "anna");
        var all = ledger.Queue("strait", new QueueQuery()).Items;
        Assert.Equal([ReviewOf.Withdrawal, ReviewOf.Item, ReviewOf.Amendment], all.Select(item => item.Of));
        Assert.Equal("clearer", all[2].Reason);
        Assert.Equal(
            [new FieldChange("by", "2026-12", null), new FieldChange("debtors[1]", null, "state/BRV"), new FieldChange("text", "Alfa withdraws.", "Alfa goes.")],
            all[2].Changes);
        Assert.Equal("Alfa withdraws.", ((Commitment)all[2].Before!).Text);
        Assert.Contains(new FieldChange("text", null, "A collision."), all[1].Changes);
        Assert.Contains(new FieldChange("stage", "in-force", null), all[0].Changes);
        Assert.Equal([addition.Entry], ledger.Queue("strait", new QueueQuery { Reviewer = "Anna" }).Items.Select(item => item.Entry));

        var first = ledger.Queue("strait", new QueueQuery { Limit = 2 });
        var second = ledger.Queue("strait", new QueueQuery { Limit = 2, Cursor = first.Next });
        Assert.Equal([amendment.Entry], second.Items.Select(item => item.Entry));
        Assert.Null(second.Next);
        Assert.Equal("bad-cursor", Assert.Throws<LedgerException>(() => ledger.Queue("strait", new QueueQuery { Cursor = "x9" })).Code);
        Assert.Equal("no-such-dossier", Assert.Throws<LedgerException>(() => ledger.Queue("stait", new QueueQuery())).Code);
    }

    private static LedgerEntry Entry(ILedger ledger, string entry)
    {
        var slash = entry.LastIndexOf('/');
        return Assert.Single(ledger.Entries(entry[..slash], long.Parse(entry[(slash + 1)..], null) - 1, 1));
    }

    private Dossier Replayed()
    {

        using var fresh = Open();
        return fresh.FindDossier("strait")!;
    }
}
