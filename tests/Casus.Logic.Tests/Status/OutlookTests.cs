using Casus.Model;
using static Casus.Model.CommitmentActKind;

namespace Casus.Logic.Tests;

/// <summary>The nearest change that would alter a status, in the kind's own words.</summary>
public sealed class OutlookTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("trigger", "deed").Monitored("done");

    private static Arrangement Of(CommitmentKind kind, string then = "done") => Base.Pledge(kind: kind, @if: "trigger", then: then, by: "2026-02-01");

    private static string? Nearest(Arrangement arrangement, string valid) => arrangement.Commitment(valid).Nearest;

    [Fact]
    public void Nearest_NamesTheFewestOpenMatters()
    {
        var gate = new Arrangement().Propositions("a", "b", "c", "d", "deed").Pledge(@if: "at least 2 of (a and d, b, c) and not d", then: "deed").Finding("b", true, "2026-01-03");
        Assert.Equal("becomes detached if c holds and d does not", gate.Commitment("2026-01-10").Nearest);
    }

    [Theory]
    [InlineData(CommitmentKind.Pledge, "becomes detached if trigger holds")]
    [InlineData(CommitmentKind.Threat, "becomes detached if trigger holds")]
    [InlineData(CommitmentKind.Demand, "falls due if trigger holds")]
    [InlineData(CommitmentKind.Permission, "becomes available if trigger holds")]
    public void Conditional_NamesWhatItWouldBecome(CommitmentKind kind, string expected) => Assert.Equal(expected, Nearest(Of(kind), "2026-01-10"));

    [Theory]
    [InlineData(CommitmentKind.Pledge, "satisfied if done holds by 2026-02-01, else violated")]
    [InlineData(CommitmentKind.Threat, "executed if done holds by 2026-02-01, else not carried out")]
    [InlineData(CommitmentKind.Demand, "met if done holds by 2026-02-01, else lapsed")]
    [InlineData(CommitmentKind.Permission, "exercised if done holds by 2026-02-01, else lapsed")]
    [InlineData(CommitmentKind.Prohibition, "violated if done holds by 2026-02-01, else satisfied")]
    public void Detached_NamesBothEnds(CommitmentKind kind, string expected) =>
        Assert.Equal(expected, Nearest(Of(kind).Finding("trigger", true, "2026-01-05"), "2026-01-10"));

    [Theory]
    [InlineData("watched", "violated if watched does not hold by 2026-02-01, else violated then unless findings tell that watched held throughout")]
    [InlineData("not watched", "violated if watched holds by 2026-02-01, else satisfied")]
    [InlineData("deed", "violated if deed does not hold by 2026-02-01, else overdue then unless findings tell that deed held throughout")]
    public void DetachedStandingObligation_TellsWhatItEndsAsIfNothingIsFound(string then, string expected) => Assert.Equal(
        expected, Nearest(Base.Monitored("watched").Pledge(kind: CommitmentKind.Obligation, standing: true, then: then, by: "2026-02-01"), "2026-01-10"));

    [Theory]
    [InlineData(CommitmentKind.Pledge, "satisfied if a finding tells that deed held before the deadline, violated if one tells that it did not throughout")]
    [InlineData(CommitmentKind.Threat, "executed if a finding tells that deed held before the deadline, not carried out if one tells that it did not throughout")]
    [InlineData(CommitmentKind.Prohibition, "violated if a finding tells that deed held before the deadline, satisfied if one tells that it did not throughout")]
    public void Overdue_NamesWhatAFindingWouldMakeOfIt(CommitmentKind kind, string expected) =>
        Assert.Equal(expected, Nearest(Of(kind, "deed").Finding("trigger", true, "2026-01-05"), "2026-02-02"));

    [Fact]
    public void OverdueStandingObligation_IsKeptByWhatHeldAndBrokenByWhatDidNot() => Assert.Equal(
        "satisfied if findings tell that deed held throughout, violated if one tells that it did not at some time before the deadline",
        Nearest(Base.Pledge(kind: CommitmentKind.Obligation, standing: true, then: "deed", by: "2026-02-01"), "2026-02-02"));

    [Fact]
    public void Undetermined_NamesTheKindsWords()
    {
        var contested = Of(CommitmentKind.Threat).Finding("trigger", true, "2026-01-05").Finding("done", true, "2026-01-07").Finding("done", false, "2026-01-07");
        Assert.Equal("executed or not carried out: settled once it is known whether done held from 2026-01-07", Nearest(contested, "2026-02-02"));
    }

    [Fact]
    public void Suspended_GoesBackToTheKindsWord() =>
        Assert.Equal("goes back to available when it is resumed", Nearest(Of(CommitmentKind.Permission).Finding("trigger", true, "2026-01-05").Act(Suspend, "2026-01-07"), "2026-01-10"));

    [Theory]
    [InlineData(CommitmentKind.Threat, "averted")]
    [InlineData(CommitmentKind.Pledge, "expired")]
    [InlineData(CommitmentKind.Demand, "lapsed")]
    public void Expired_NamesTheConditionThatNeverHeldAndByWhichFindings(CommitmentKind kind, string label)
    {
        var status = Of(kind).Finding("trigger", false, "2026-01-01", "2026-01-20").Finding("trigger", false, "2026-01-20").Commitment("2026-02-02");
        Assert.Equal(("expired", label), (status.Words(), status.Label));
        var heading = Assert.Single(status.Reasons, r => r.Rule == "antecedent-never-held");
        Assert.Equal("the condition did not hold from 2026-01-01: trigger", heading.Text);
        Assert.Equal(["test/5", "test/6"], status.Reasons.Where(r => r.Rule == "finding-false" && r.Proposition == "trigger").Select(r => r.Entry));
    }
}
