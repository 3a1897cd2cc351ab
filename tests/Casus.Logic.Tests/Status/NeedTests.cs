using Casus.Model;

namespace Casus.Logic.Tests;

public sealed class NeedTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("a", "b", "harbour", "fuel").Derived("both", "a and b")
        .Pledge(then: "both").Needs("a", "harbour").Needs("harbour", "fuel");

    private static string Ids(ValueList<Need> needs) => string.Join(' ', needs.Select(n => n.Dependency.Needs));

    [Fact]
    public void OpenNeeds_AreInheritedThroughDefinitionsAndNeeds()
    {
        var status = Base.Commitment("2026-01-10");
        Assert.Equal("harbour fuel", Ids(status.NotAssuredBy));
        Assert.Equal(["both", "a", "harbour"], status.NotAssuredBy[1].Path);
        Assert.Equal("harbour fuel", Ids(Base.At("2026-01-10").Proposition("both").NotAssuredBy));
        Assert.Empty(Base.At("2026-01-10").Proposition("b").NotAssuredBy);
    }

    [Fact]
    public void FalseNeed_Blocks()
    {
        var status = Base.Finding("fuel", false, "2026-01-03").Finding("harbour", true, "2026-01-03").Commitment("2026-01-10");
        Assert.Equal(("fuel", string.Empty), (Ids(status.BlockedBy), Ids(status.NotAssuredBy)));
        Assert.Contains(status.Reasons, r => r.Rule == "blocked" && r.Proposition == "fuel" && r.Text.Contains("“harbour rests on fuel”", StringComparison.Ordinal));
    }

    [Fact]
    public void ContestedNeed_QuotesBothSides()
    {
        var status = Base.Finding("harbour", true, "2026-01-03").Finding("harbour", false, "2026-01-03").Commitment("2026-01-10");
        Assert.Contains("harbour", Ids(status.NotAssuredBy), StringComparison.Ordinal);
        Assert.Contains(status.Reasons, r => r.Text.Contains("“that harbour is True”", StringComparison.Ordinal));
        Assert.Contains(status.Reasons, r => r.Text.Contains("“that harbour is False”", StringComparison.Ordinal));
    }

    [Fact]
    public void NeedsOfACommitmentItself_StandFirstAndEachDependencyOnce() => Assert.Equal("fuel harbour fuel", Ids(Base.Needs("c", "fuel").Commitment("2026-01-10").NotAssuredBy));

    [Fact]
    public void FinalCommitment_NeedsNothing() =>
        Assert.Empty(Base.Finding("a", true, "2026-01-03").Finding("b", true, "2026-01-03").Commitment("2026-01-10").NotAssuredBy);

    [Fact]
    public void NeedsInACircle_EndWhereTheyWere() => Assert.Equal("harbour fuel harbour", Ids(Base.Needs("fuel", "harbour").Commitment("2026-01-10").NotAssuredBy));

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

    [Fact]
    public void Nearest_NamesTheFewestOpenMatters()
    {
        var gate = new Arrangement().Propositions("a", "b", "c", "d", "deed").Pledge(@if: "at least 2 of (a and d, b, c) and not d", then: "deed").Finding("b", true, "2026-01-03");
        Assert.Equal("becomes detached if c holds and d does not", gate.Commitment("2026-01-10").Nearest);
    }
}
