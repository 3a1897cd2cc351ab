using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Statements tied to propositions: recorded, approved, taken back, inherited; never on what is rejected.</summary>
public abstract partial class LedgerContract
{
    [Fact]
    public void StatementTied_SaysWhatItIsForAndHoldsItsHash()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        var stance = Tie(document, 5, 18);
        var draft = ledger.Record("strait", stance, new Edit("anna") { Reason = "said at the pier" });
        Assert.True(draft.IsDraft);
        Assert.Equal("own-change", Assert.Throws<LedgerException>(() => ledger.Decide(draft.Entry, true, "anna")).Code);
        var approved = ledger.Decide(draft.Entry, true, "bela");
        var entry = Entry(ledger, draft.Entry);
        Assert.Equal(("stance-recorded", "anna", Roles.Analyst, "said at the pier"), (entry.Kind, entry.Author, entry.Role, entry.Reason));
        Assert.Contains(ledger.Entries("ledger", 2, 1)[0].Hash, entry.Payload, StringComparison.Ordinal);
        Assert.Equal("stance-approved", Entry(ledger, approved.Entry).Kind);
        Assert.Equal(new Origin(draft.Entry, draft.Recorded, approved.Recorded, null, "anna"), ledger.FindDossier("strait")!.Stances.Single(s => s.Id == stance.Id).Origin);

        var reviewed = ledger.Reviewed("strait", document.Sha256);
        Assert.Equal([stance.Id], reviewed[0].Stances.Select(s => s.Id));
        Assert.Empty(reviewed[1].Stances);
        Assert.Empty(ledger.Reviewed("strait", document.Sha256, draft.Recorded.Previous)[0].Stances);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void StanceUndone_IsGoneFromThenOnAndStoodBefore()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        var stance = Tie(document, 5, 18);
        ledger.Decide(ledger.Record("strait", stance, "anna").Entry, true, "bela");
        var standing = ledger.FindDossier("strait")!.Stances[^1].Origin;
        var undone = ledger.Undo(standing.Entry, "anna");
        Assert.Equal([stance.Id], ledger.Reviewed("strait", document.Sha256)[0].Stances.Select(s => s.Id));
        var approved = ledger.Decide(undone.Entry, true, "bela");
        Assert.Equal(("stance-withdrawn", approved.Recorded), (Entry(ledger, undone.Entry).Kind, ledger.FindDossier("strait")!.Stances[^1].Origin.Until!.Value));
        Assert.Empty(ledger.Reviewed("strait", document.Sha256)[0].Stances);
        Assert.Equal([stance.Id], ledger.Reviewed("strait", document.Sha256, approved.Recorded.Previous)[0].Stances.Select(s => s.Id));
        Assert.True(ledger.FindDossier("strait")!.Stances[^1].Origin.Counts(approved.Recorded.Previous));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void NewReading_InheritsWhatItsStatementsAreTiedTo()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        ledger.Record("strait", Tie(document, 5, 18), "anna");
        ledger.Record("strait", Tie(document, 45, 54), "anna");
        var before = ledger.FindDossier("strait")!.Stances;

        // The first is longer now; the second is another's.
        var other = Samples.Statement(document, 45, 55) with { Speakers = [new Speaker("person/other", "Other", SpeakerKind.Person, null)] };
        ledger.Add(document, [Samples.Statement(document, 5, 24), other], "1.1", "strait");
        var reviewed = ledger.Reviewed("strait", document.Sha256);
        Assert.Equal([Id(document, 5, 18)], reviewed[0].Stances.Select(s => s.Statement));
        Assert.Empty(reviewed[1].Stances);
        Assert.Equal(ReviewState.Proposed, reviewed[0].State);
        Assert.Contains(ledger.Queue("strait", new QueueQuery()).Items, item => item.Id == Id(document, 5, 24));
        Assert.Equal(before, ledger.FindDossier("strait")!.Stances);
    }

    [Fact]
    public void RejectedStatement_CarriesNoStance()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54));
        var tied = ledger.Record("strait", Tie(document, 5, 18), "anna");
        ledger.DecideStatement("strait", document.Sha256, Id(document, 45, 54), false, "anna");
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Record("strait", Tie(document, 45, 54), "anna")).Code);
        Assert.Equal("no-such-statement", Assert.Throws<LedgerException>(() => ledger.Record("strait", Tie(document, 60, 70), "anna")).Code);

        // A draft does not keep its statement from being rejected, but can then no longer be approved; what counts does.
        var rejection = ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), false, "bela");
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Decide(tied.Entry, true, "bela")).Code);
        ledger.Undo(rejection.Entry, "bela");
        ledger.Decide(tied.Entry, true, "bela");
        var conflict = Assert.Throws<LedgerConflictException>(() => ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), false, "bela"));
        Assert.Equal(tied.Entry, conflict.Entry);
        Assert.Equal(ReviewState.Proposed, ledger.Reviewed("strait", document.Sha256)[0].State);

        var gone = ledger.Decide(ledger.Undo(tied.Entry, "anna").Entry, true, "bela");
        ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), false, "bela");
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Undo(gone.Entry, "bela")).Code);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void StanceOfAMergedActor_IsTheirsWhoStays()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        ledger.Decide(ledger.Record("strait", Tie(document, 5, 18) with { By = ["person/orla-venn"] }, "anna").Entry, true, "bela");
        var merge = ledger.Record("strait", new Merge("one", MergeOf.Actors, ["person/orla-venn"], "state/ALF", null, [], Samples.File()), "anna");
        var merged = ledger.Decide(merge.Entry, true, "bela").Recorded;
        var (then, now) = (ledger.FindDossier("strait")!.Stances.Single(s => s.Origin.Counts(merged.Previous) && s.Document is not null), ledger.FindDossier("strait")!.Stances.Single(s => s.Origin.Counts(merged) && s.Document is not null));
        Assert.Equal(("person/orla-venn", "state/ALF"), (then.By[0], now.By[0]));
    }

    [Fact]
    public void StancesReplayed_EqualThoseOfALiveLedgerWhateverTheOrder()
    {
        using var live = Open();
        var document = Read(live, "1.0", (5, 18), (45, 54));
        Stance[] stances = [Tie(document, 5, 18), Tie(document, 45, 54), Tie(document, 5, 18) with { Id = "third", Proposition = "ceasefire", Act = StanceAct.Threat }];
        foreach (var stance in stances)
        {
            var draft = live.Record("strait", stance, "anna");
            _ = live.FindDossier("strait"); // so that the next answer builds on this one
            live.Decide(draft.Entry, true, "bela");
        }

        live.Decide(live.Record("strait", stances[0] with { Negated = true }, "anna").Entry, true, "bela");
        using var fresh = Open();
        var (held, replayed) = (live.FindDossier("strait")!, fresh.FindDossier("strait")!);
        Assert.Equal(held, replayed);
        Assert.Equal(2, replayed.Stances.Count(s => s.Id == stances[0].Id));
    }

    private static Stance Tie(Document document, int start, int end)
    {
        var content = Quoted.From(document.Text, new Span(start, end));
        return new Stance(
            $"stance-withdrawn-{start}", "withdrawn", ["state/ALF"], StanceAct.Pledge, false, Samples.On("2026-01-05"), "once the sea is calm", Id(document, start, end),
            [new Evidence(document.Name, content.Text, content.Spans, document.Sha256, null, "Minister Orla Venn")], Samples.File());
    }
}
