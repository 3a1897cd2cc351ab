using Casus.Model;

namespace Casus.Logic.Tests;

/// <summary>What is not known for a time, where windows open and close in the midst of it.</summary>
public sealed class GapTests
{
    [Fact]
    public void DeedThatHangsOnWhatIsUnknownAndOnWhatIsOpen_IsOverdueAndNotViolated()
    {
        // Nothing was ever found of b: that nobody knows of a makes no breach.
        var pledge = new Arrangement().Propositions("a", "b").Pledge(then: "a and b", by: "2026-01-10").Finding("a", true, "2026-01-02", "2026-01-04");
        Assert.Equal("detached", pledge.States("2026-01-10"));
        Assert.Equal("overdue", pledge.States("2026-01-11"));
    }

    [Fact]
    public void ProhibitedThatHangsOnWhatIsUnknownAndOnWhatIsOpen_IsUnverified()
    {
        var prohibition = new Arrangement().Propositions("a", "b").Pledge(then: "not (a or b)", by: "2026-01-10", made: "2026-01-03", kind: CommitmentKind.Prohibition)
            .Finding("b", true, "2026-01-02", "2026-01-05");
        Assert.Equal("overdue", prohibition.States("2026-01-11"));
    }

    [Fact]
    public void WhatAConflictLeavesOfAProhibitionWithoutACondition_IsNamedInTheNearestChange()
    {
        var prohibition = new Arrangement().Propositions("a", "b").Pledge(then: "a and b", by: "2026-01-10", kind: CommitmentKind.Prohibition)
            .Finding("a", true, "2026-01-01").Finding("a", false, "2026-01-03", "2026-01-05").Finding("b", false, "2026-01-05");
        Assert.DoesNotContain("whether held", prohibition.Commitment("2026-01-11").Nearest ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void WindowThatOpensInAGapOfTheCondition_IsClosedForAllWhoWereDueBefore()
    {
        // From the 10th on, what makes it due also fulfils it, so it fell due before the 10th or not at all: by the 12th every window is over.
        var pledge = new Arrangement().Propositions("a", "b").Pledge(@if: "a", then: "a or b", within: "PT48H", opens: "2026-01-10")
            .Finding("a", false, "2026-01-01", "2026-01-08").Finding("b", false, "2026-01-01");
        Assert.Contains("detached", pledge.States("2026-01-11"), StringComparison.Ordinal);
        Assert.DoesNotContain("detached", pledge.States("2026-01-13"), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatComesToBeUnknownWhileAWindowMayClose_LeavesItOverdueAtOnce()
    {
        // Due at some instant from the 6th on, for a day; b is false until the 8th and unknown from then.
        var pledge = new Arrangement().Propositions("a", "b").Pledge(@if: "a", then: "b", within: "P1D")
            .Finding("a", false, "2026-01-01", "2026-01-06").Finding("b", false, "2026-01-01", "2026-01-08");
        Assert.Equal("conditional|detached|violated", pledge.States("2026-01-07"));
        Assert.Contains("overdue", pledge.States("2026-01-08"), StringComparison.Ordinal);
    }

    [Fact]
    public void DeedThatIsTheConditionTurnedAround_FellDueWhenTheGapBeganOrWasDone()
    {
        // Of every instant one of the two is so: it waits at none, and its one window is over.
        var pledge = new Arrangement().Propositions("m").Pledge(@if: "not m", then: "m", made: "2026-01-06", within: "P2D").Finding("m", true, "2026-01-01", "2026-01-04");
        Assert.Equal("detached|satisfied", pledge.States("2026-01-08"));
        Assert.Equal("overdue", pledge.States("2026-01-09"));
    }
}
