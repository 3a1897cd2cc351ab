using Casus.Model;

namespace Casus.Logic.Tests;

/// <summary>What waits for approval, and versions that stand at one time.</summary>
public sealed class DraftTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("p", "q", "deed");

    [Fact]
    public void Drafts_AreMarkedWhereTheyMakeADifference()
    {
        var arrangement = new Arrangement().Propositions("p", "deed").Pledge("c", @if: "p", then: "deed").Pledge("other", then: "deed").Pledge("new", then: "deed", draft: true)
            .Finding("p", true, "2026-01-05", draft: true);
        Assert.Equal("conditional", arrangement.States("2026-01-10"));
        var status = arrangement.At("2026-01-10", drafts: true);
        Assert.Equal("detached", status.Of("c").Words());
        Assert.Equal([true, false, true], status.Commitments.Select(c => c.RestsOnDraft));
        Assert.True(status.Proposition("p").RestsOnDraft);
        Assert.False(status.Proposition("deed").RestsOnDraft);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PendingAmendmentOfACommitment_RulesWithDraftsAlone(bool amendmentFirst)
    {
        var arrangement = Base.Pledge("c", @if: "p", then: "deed", known: "2026-01-03").Pledge("c", @if: "q", then: "deed", known: "2026-01-06", draft: true).Finding("q", true, "2026-01-05");
        if (amendmentFirst)
        {
            arrangement = arrangement with { Dossier = arrangement.Dossier with { Commitments = [.. arrangement.Dossier.Commitments.Reverse()] } };
        }

        Assert.Equal("conditional", arrangement.States("2026-01-10"));
        var status = Assert.Single(arrangement.At("2026-01-10", drafts: true).Commitments);
        Assert.Equal(("detached", true), (status.Words(), status.RestsOnDraft));
        Assert.Equal("conditional", Assert.Single(arrangement.At("2026-01-10", known: "2026-01-05", drafts: true).Commitments).Words());
    }

    [Fact]
    public void PendingAmendmentOfAFinding_RulesAndIsNoConflict()
    {
        var arrangement = Base.Finding("p", true, "2026-01-05", known: "2026-01-05", id: "f").Finding("p", false, "2026-01-05", known: "2026-01-06", id: "f", draft: true);
        Assert.Equal(Truth.True, arrangement.Value("p", "2026-01-10"));
        var status = arrangement.At("2026-01-10", drafts: true).Proposition("p");
        Assert.Equal((Truth.False, true), (status.Value, status.RestsOnDraft));
        Assert.Single(status.Findings);
    }

    [Fact]
    public void AmendmentThatNoLongerCorrects_GivesBackWhatWasCorrected()
    {
        var arrangement = Base.Finding("p", true, "2026-01-05", known: "2026-01-05", id: "first").Finding("p", false, "2026-01-05", known: "2026-01-06", corrects: "first", id: "second")
            .Finding("q", false, "2026-01-05", known: "2026-01-07", id: "second", draft: true);
        Assert.Equal(Truth.False, arrangement.Value("p", "2026-01-10"));
        var drafts = arrangement.At("2026-01-10", drafts: true);
        Assert.Equal((Truth.True, Truth.False), (drafts.Value("p"), drafts.Value("q")));
    }

    [Fact]
    public void PendingAmendmentOfAProposition_RulesWithDraftsAlone()
    {
        var arrangement = Base.Derived("g", "p");
        var amended = arrangement.Dossier.Propositions[^1] with { Holds = Arrangement.Formula("q"), Origin = new Origin("test/9", Arrangement.Moment("2026-01-06").Start, null) };
        arrangement = (arrangement with { Dossier = arrangement.Dossier with { Propositions = [.. arrangement.Dossier.Propositions, amended] } }).Finding("q", true, "2026-01-05");
        Assert.Equal(Truth.Open, arrangement.Value("g", "2026-01-10"));
        Assert.Equal((Truth.True, 1), (arrangement.At("2026-01-10", drafts: true).Value("g"), arrangement.At("2026-01-10", drafts: true).Propositions.Count(p => p.Proposition.Id == "g")));
    }
}
