namespace Casus.Logic.Tests;

/// <summary>What must be kept up, when a window opens, and a clock that stands still.</summary>
public sealed class StandingObligationTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("ceasefire", "quiet").Monitored("line-open");

    private static Arrangement Kept(string then = "quiet") => Base.Pledge(@if: "ceasefire", then: then, by: "2026-02-01", standing: true).Finding("ceasefire", true, "2026-01-05");

    [Fact]
    public void FirstBreach_Violates()
    {
        var kept = Kept().Finding("quiet", true, "2026-01-03", "2026-01-20").Finding("quiet", false, "2026-01-20", "2026-01-21").Finding("quiet", true, "2026-01-21");
        Assert.Equal("detached", kept.States("2026-01-19"));
        Assert.Equal("violated", kept.States("2026-01-20"));
        Assert.Equal("2026-01-20", kept.Commitment("2026-03-01").Since());
        Assert.Contains(kept.Commitment("2026-03-01").Reasons, r => r.Rule == "kept-up-fails");
    }

    [Fact]
    public void KeptUpToTheEnd_IsSatisfiedThereAndNotBefore()
    {
        var kept = Kept().Finding("quiet", true, "2026-01-03");
        Assert.Equal("detached", kept.States("2026-02-01"));
        Assert.Equal("satisfied", kept.States("2026-02-02"));
        Assert.Equal("violated if quiet does not hold by 2026-02-01, else satisfied", kept.Commitment("2026-01-10").Nearest);
    }

    [Fact]
    public void FailureBeforeTheCondition_IsNoBreach() => Assert.Equal("detached", Kept().Finding("quiet", false, "2026-01-03", "2026-01-05").Finding("quiet", true, "2026-01-05").States("2026-01-10"));

    [Fact]
    public void NothingTold_IsUnverifiedAtTheEndOrViolatedWhereSomebodyWatched()
    {
        Assert.Equal("detached", Kept().States("2026-02-01"));
        Assert.Equal("overdue", Kept().States("2026-02-02"));
        Assert.Equal("detached", Kept("line-open").States("2026-02-01"));
        Assert.Equal("violated", Kept("line-open").States("2026-02-02"));
    }

    [Theory]
    [InlineData("not line-open", "satisfied")]
    [InlineData("not line-open and not quiet", "overdue")]
    [InlineData("not (line-open and quiet)", "satisfied")]
    [InlineData("not line-open and line-open", "violated")]
    public void WhatNobodySawBroken_IsJudgedAtTheEndByAbsence(string then, string expected)
    {
        Assert.Equal(expected == "violated" ? "violated" : "detached", Kept(then).States("2026-02-01"));
        Assert.Equal(expected, Kept(then).States("2026-02-02"));
    }

    [Fact]
    public void WhatIsWatched_HasNoGapAfterAFindingEnds()
    {
        Assert.Equal("detached", Kept("line-open").Finding("line-open", true, "2026-01-05", "2026-01-10").States("2026-02-01"));
        Assert.Equal("violated", Kept("line-open").Finding("line-open", true, "2026-01-05", "2026-01-10").States("2026-02-02"));
        Assert.Equal("satisfied", Kept("not line-open").Finding("line-open", false, "2026-01-05", "2026-01-10").States("2026-02-02"));
    }

    [Fact]
    public void BeforeTheWindowOpens_NothingIsBroken()
    {
        var later = Base.Pledge(then: "quiet", opens: "2026-01-05", by: "2026-01-20", standing: true);
        var kept = later.Finding("quiet", true, "2026-01-01");
        Assert.Equal("detached", kept.States("2026-01-03"));
        Assert.Equal("detached", kept.States("2026-01-20"));
        Assert.Equal("satisfied", kept.States("2026-01-21"));
        Assert.Equal("2026-01-21", kept.Commitment("2026-03-01").Since());
        Assert.Equal("satisfied", later.Finding("quiet", false, "2026-01-01", "2026-01-05").Finding("quiet", true, "2026-01-05").States("2026-01-21"));
        Assert.Equal("2026-01-05", later.Finding("quiet", false, "2026-01-01").Commitment("2026-01-10").Since());
        Assert.Equal("violated", later.Finding("quiet", false, "2026-01-01").States("2026-01-05"));
    }

    [Fact]
    public void WithoutAnEnd_StaysDetached() =>
        Assert.Equal("detached", Base.Pledge(@if: "ceasefire", then: "quiet", standing: true).Finding("ceasefire", true, "2026-01-05").Finding("quiet", true, "2026-01-05").States("2030-01-01"));

    [Fact]
    public void WindowNotOpenYet_DoneTooEarlyDoesNotCount()
    {
        var window = Base.Pledge(then: "quiet", opens: "2026-01-10", by: "2026-01-20");
        Assert.Equal("detached", window.Finding("quiet", true, "2026-01-05", "2026-01-06").Finding("quiet", false, "2026-01-06").States("2026-01-15"));
        Assert.Equal("satisfied", window.Finding("quiet", true, "2026-01-05").States("2026-01-10"));
        Assert.Equal("detached", window.Finding("quiet", true, "2026-01-05").States("2026-01-09"));
    }

    [Fact]
    public void Suspension_StopsADurationAndNotADate()
    {
        var within = Base.Pledge(@if: "ceasefire", then: "line-open", within: "P30D").Finding("ceasefire", true, "2026-01-05")
            .Act(Model.CommitmentActKind.Suspend, "2026-01-20").Act(Model.CommitmentActKind.Resume, "2026-01-30");
        Assert.Equal("2026-02-14", within.Commitment("2026-02-01").Deadline.ToString());
        Assert.Equal("detached", within.States("2026-02-14"));
        Assert.Equal("violated", within.States("2026-02-15"));
        var by = Base.Pledge(then: "line-open", by: "2026-02-04").Act(Model.CommitmentActKind.Suspend, "2026-01-20").Act(Model.CommitmentActKind.Resume, "2026-01-30");
        Assert.Equal("2026-02-04", by.Commitment("2026-02-01").Deadline.ToString());
        Assert.Equal("violated", by.States("2026-02-05"));
    }

    [Fact]
    public void DeadlineOfSomethingElse_CountsFromWhenThatFirstHeld()
    {
        var notice = Base.Pledge(then: "line-open", within: "PT48H", of: "ceasefire").Finding("ceasefire", true, "2026-01-05T06:00:00Z");
        Assert.Null(notice.Commitment("2026-01-04").Deadline);
        Assert.Equal("2026-01-07T06:00:00Z", notice.Commitment("2026-01-06").Deadline.ToString());
        Assert.Equal("detached", notice.States("2026-01-07T06:00:00Z"));
        Assert.Equal("violated", notice.States("2026-01-07"));
        Assert.Equal("satisfied", notice.Finding("line-open", true, "2026-01-07T05:59:00Z").States("2026-01-07"));
    }
}
