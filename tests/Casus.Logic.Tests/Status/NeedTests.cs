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

    [Theory]
    [InlineData("at least 1 of (a, b)", "")]
    [InlineData("at least 2 of (a, b)", "x")]
    [InlineData("a or b", "")]
    [InlineData("not a", "")]
    [InlineData("not not a", "x")]
    [InlineData("not (a or b)", "")]
    [InlineData("not (not a or b)", "x")]
    [InlineData("not at least 1 of (b, not a)", "x")]
    [InlineData("(a or b) and (a or not b)", "x")]
    [InlineData("(a and b) or (b and not a)", "")]
    [InlineData("b and (a or not b)", "x")]
    public void NeedsOfAPart_PassOnlyWhereThePartIsIndispensable(string formula, string expected)
    {
        var parts = new Arrangement().Propositions("a", "b", "x").Needs("a", "x").Finding("x", false, "2026-01-03");
        Assert.Equal(expected, Ids(parts.Derived("g", formula).At("2026-01-10").Proposition("g").BlockedBy));
        Assert.Equal(expected, Ids(parts.Pledge(then: formula).Commitment("2026-01-10").BlockedBy));
    }

    [Fact]
    public void WhatHolds_IsNotBlockedByANeedOfAnotherWay()
    {
        var gate = new Arrangement().Propositions("a", "b", "x").Derived("g", "at least 1 of (a, b)").Needs("a", "x").Finding("x", false, "2026-01-03").Finding("b", true, "2026-01-03");
        var status = gate.At("2026-01-10").Proposition("g");
        Assert.Equal(Truth.True, status.Value);
        Assert.Empty(status.BlockedBy);
        Assert.Equal("x", Ids(gate.Needs("g", "x").At("2026-01-10").Proposition("g").BlockedBy));
    }

    [Fact]
    public void IndispensableWhateverHoldsToday_IsNeededStill()
    {
        var both = new Arrangement().Propositions("a", "b", "x").Derived("g", "a or b").Needs("a", "x").Finding("b", false, "2026-01-03");
        Assert.Empty(both.At("2026-01-10").Proposition("g").NotAssuredBy);
    }

    [Fact]
    public void WhatEveryWayNeeds_IsNeeded()
    {
        var ways = new Arrangement().Propositions("a", "b", "x", "y").Derived("g", "a or b").Pledge(then: "g").Needs("a", "x").Needs("b", "x").Needs("x", "y");
        var status = ways.Commitment("2026-01-10");
        Assert.Equal("x x y", Ids(status.NotAssuredBy));
        Assert.Equal([["g", "a"], ["g", "b"], ["g", "a", "x"]], status.NotAssuredBy.Select(n => n.Path.ToArray()));
        Assert.Equal("x x y", Ids(ways.At("2026-01-10").Proposition("g").NotAssuredBy));
    }

    [Fact]
    public void WhatTwoDerivedWaysShare_IsNeeded()
    {
        var ways = new Arrangement().Propositions("a", "b", "c", "x").Derived("first", "a and b").Derived("second", "a and c").Derived("g", "first or second").Needs("a", "x").Needs("b", "c");
        Assert.Equal("x c", Ids(ways.At("2026-01-10").Proposition("g").NotAssuredBy));
    }

    [Fact]
    public void NeedThatTheNegationOfItsHolderMeets_DoesNotBlock()
    {
        var calm = new Arrangement().Propositions("war", "arms").Derived("peace", "not war").Derived("trade", "peace and arms").Needs("war", "arms").Finding("arms", false, "2026-01-03");
        Assert.Empty(calm.At("2026-01-10").Proposition("peace").BlockedBy);
        Assert.Empty(calm.At("2026-01-10").Proposition("trade").BlockedBy);
    }
}
