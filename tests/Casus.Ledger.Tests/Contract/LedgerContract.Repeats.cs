using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>What is sent twice, since the first answer was lost: one entry and one receipt, until something else is recorded about the same.</summary>
public abstract partial class LedgerContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void CorrectionSentAgain_IsRecordedOnce(int reviewers)
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        ledger.Import(Samples.Strait() with { Policy = new ReviewPolicy(reviewers) }, Source, "importer");
        var corrected = ledger.Statements(document.Sha256)[0] with { Act = Act.Threat };
        var edit = new Edit("anna") { Saw = Assert.Single(ledger.Reviewed("strait", document.Sha256)).Version, Reason = "as it stands" };
        var first = ledger.CorrectStatement("strait", document.Sha256, corrected, edit);
        var entries = ledger.Verify().Entries;
        Assert.Equal(first, ledger.CorrectStatement("strait", document.Sha256, corrected, edit));
        Assert.Equal(reviewers == 2, first.IsDraft);

        // Another's, other words and another reason are changes of their own, made of what was seen before.
        Assert.Throws<LedgerConflictException>(() => ledger.CorrectStatement("strait", document.Sha256, corrected, edit with { Author = "bela" }));
        Assert.Throws<LedgerConflictException>(() => ledger.CorrectStatement("strait", document.Sha256, corrected with { Act = Act.Offer }, edit));
        Assert.Throws<LedgerConflictException>(() => ledger.CorrectStatement("strait", document.Sha256, corrected, edit with { Reason = "no" }));
        Assert.Equal(entries, ledger.Verify().Entries);

        ledger.DecideStatement("strait", document.Sha256, corrected.Id, true, "bela");
        Assert.Throws<LedgerConflictException>(() => ledger.CorrectStatement("strait", document.Sha256, corrected, edit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TieAndItsUndoing_SentAgain_AreRecordedOnceEach(int reviewers)
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        ledger.Import(Samples.Strait() with { Policy = new ReviewPolicy(reviewers) }, Source, "importer");
        var tied = ledger.Record("strait", Tie(document, 5, 18), "anna");
        Assert.Equal(tied, ledger.Record("strait", Tie(document, 5, 18), "anna"));
        if (reviewers == 2)
        {
            ledger.Decide(tied.Entry, true, "bela");
        }

        var undo = new Edit("anna") { Reason = "it is about another ship" };
        var undone = ledger.Undo(tied.Entry, undo);
        var entries = ledger.Verify().Entries;
        Assert.Equal(undone, ledger.Undo(tied.Entry, undo));
        Assert.Equal((reviewers == 2, entries), (undone.IsDraft, ledger.Verify().Entries));
        if (reviewers == 2)
        {
            // What waits may be put forward by another as well; what another has decided since is no repeat.
            Assert.NotEqual(undone, ledger.Undo(tied.Entry, "bela"));
            ledger.Decide(undone.Entry, true, "bela");
        }

        Assert.Throws<LedgerConflictException>(() => ledger.Undo(tied.Entry, undo with { Author = "carl" }));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void MergeAndItsUndoing_SentAgain_AreRecordedOnceEach()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait() with { Policy = new ReviewPolicy(1) }, Source, "importer");
        var merge = new Merge("one", MergeOf.Actors, ["person/orla-venn"], "state/ALF", null, [], Samples.File());
        var merged = ledger.Record("strait", merge, new Edit("anna") { Reason = "she is" });
        Assert.Equal(merged, ledger.Record("strait", merge, new Edit("anna") { Reason = "she is" }));
        var apart = ledger.Undo(merged.Entry, new Edit("anna") { Reason = "she is not" });
        Assert.Equal(apart, ledger.Undo(merged.Entry, new Edit("anna") { Reason = "she is not" }));
        Assert.Throws<LedgerConflictException>(() => ledger.Undo(merged.Entry, "bela"));

        // Taken back in its turn, the same words undo it anew.
        ledger.Undo(apart.Entry, "anna");
        var standing = ledger.FindDossier("strait")!.Merges[^1].Origin.Entry;
        Assert.NotEqual(apart, ledger.Undo(standing, new Edit("anna") { Reason = "she is not" }));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void DecisionOfADraftAndItsUndoing_SentAgain_AreRecordedOnceEach()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var draft = ledger.Record("strait", Samples.Strait().Parties[0] with { Note = "x" }, "anna");
        var approved = ledger.Decide(draft.Entry, true, "bela");
        Assert.Equal(approved, ledger.Decide(draft.Entry, true, "Bela"));
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Decide(draft.Entry, false, "bela")).Code);
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Decide(draft.Entry, true, "carl")).Code);
        var undone = ledger.Undo(approved.Entry, "bela");
        Assert.Equal(undone, ledger.Undo(approved.Entry, "bela"));

        // It waits again: the same decision is a new one, and so is its undoing.
        var again = ledger.Decide(draft.Entry, true, "bela");
        Assert.NotEqual(approved, again);
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Undo(approved.Entry, "bela")).Code);
        Assert.NotEqual(undone, ledger.Undo(again.Entry, "bela"));

        var taken = ledger.Undo(draft.Entry, "anna");
        Assert.Equal(taken, ledger.Undo(draft.Entry, "anna"));
        ledger.Undo(taken.Entry, "anna");
        Assert.NotEqual(taken, ledger.Undo(draft.Entry, "anna"));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void StatementsDecisionUndoneTwice_IsUndoneOnce()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18));
        var approved = ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, "anna");
        var undone = ledger.Undo(approved.Entry, "anna");
        Assert.Equal(undone, ledger.Undo(approved.Entry, "anna"));
        ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, "anna");
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Undo(approved.Entry, "anna")).Code);
    }
}
