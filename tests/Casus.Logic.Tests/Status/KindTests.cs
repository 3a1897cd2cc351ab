using Casus.Model;
using static Casus.Model.CommitmentActKind;

namespace Casus.Logic.Tests;

/// <summary>Kinds change words and rights, not the table.</summary>
public sealed class KindTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("trigger", "deed").Monitored("done");

    private static Arrangement Of(CommitmentKind kind, string? by = "2026-02-01", string then = "done") => Base.Pledge(kind: kind, @if: "trigger", then: then, by: by);

    private static Arrangement Fallen(CommitmentKind kind, string? by = "2026-02-01", string then = "done") => Of(kind, by, then).Finding("trigger", true, "2026-01-05");

    private static (string States, string Label) At(Arrangement arrangement, string valid) =>
        (arrangement.States(valid), arrangement.Commitment(valid).Label);

    [Theory]
    [InlineData(CommitmentKind.Pledge)]
    [InlineData(CommitmentKind.Offer)]
    [InlineData(CommitmentKind.Obligation)]
    public void PledgeOfferObligation_CarryTheTablesWords(CommitmentKind kind)
    {
        Assert.Equal(("conditional", "conditional"), At(Of(kind), "2026-01-10"));
        Assert.Equal(("detached", "detached"), At(Fallen(kind), "2026-01-10"));
        Assert.Equal(("satisfied", "satisfied"), At(Fallen(kind).Finding("done", true, "2026-01-07"), "2026-01-10"));
        Assert.Equal(("violated", "violated"), At(Fallen(kind), "2026-02-02"));
    }

    [Fact]
    public void Threat_ExecutedOrNotCarriedOutOrAverted()
    {
        Assert.Equal(("satisfied", "executed"), At(Fallen(CommitmentKind.Threat).Finding("done", true, "2026-01-07"), "2026-01-10"));
        Assert.Equal(("violated", "not carried out"), At(Fallen(CommitmentKind.Threat), "2026-02-02"));
        Assert.Equal(("expired", "averted"), At(Of(CommitmentKind.Threat).Finding("trigger", false, "2026-01-01"), "2026-02-02"));
        Assert.Equal(("cancelled", "averted"), At(Of(CommitmentKind.Threat).Act(Cancel, "2026-01-05", "debtor"), "2026-01-10"));
        Assert.Equal(("released", "averted"), At(Of(CommitmentKind.Threat).Act(Release, "2026-01-05", "debtor"), "2026-01-10"));
    }

    [Theory]
    [InlineData(Release)]
    [InlineData(Cancel)]
    [InlineData(Suspend)]
    public void ThreatsTarget_HasNoRightOverIt(CommitmentActKind act)
    {
        var status = Fallen(CommitmentKind.Threat).Act(act, "2026-01-07", "creditor").Commitment("2026-01-10");
        Assert.Equal("detached", status.Words());
        Assert.Contains(status.Reasons, r => r.Rule == "not-entitled" && r.Text.Contains("the target of a threat", StringComparison.Ordinal));
    }

    [Fact]
    public void Demand_PendingMetWithdrawnLapsed()
    {
        Assert.Equal(("conditional", "pending"), At(Of(CommitmentKind.Demand), "2026-01-10"));
        Assert.Equal(("detached", "pending"), At(Fallen(CommitmentKind.Demand), "2026-01-10"));
        Assert.Equal(("satisfied", "met"), At(Fallen(CommitmentKind.Demand).Finding("done", true, "2026-01-07"), "2026-01-10"));
        Assert.Equal(("cancelled", "withdrawn"), At(Fallen(CommitmentKind.Demand).Act(Cancel, "2026-01-07", "creditor"), "2026-01-10"));
        Assert.Equal(("expired", "lapsed"), At(Fallen(CommitmentKind.Demand), "2026-02-02"));
        Assert.Equal(("expired", "lapsed"), At(Fallen(CommitmentKind.Demand, then: "deed"), "2026-02-02"));
    }

    [Fact]
    public void DemandRefusedByTheOneAsked_IsRefusedAndNobodyViolatedIt()
    {
        var refused = Fallen(CommitmentKind.Demand).Act(Refuse, "2026-01-07", "debtor");
        Assert.Equal(("cancelled", "refused"), At(refused, "2026-03-01"));
        Assert.Equal("detached", Fallen(CommitmentKind.Demand).Act(Refuse, "2026-01-07", "creditor").States("2026-01-10"));
    }

    [Fact]
    public void DemandAccepted_BindsLikeAPledge()
    {
        var accepted = Fallen(CommitmentKind.Demand).Act(Accept, "2026-01-06", "debtor");
        Assert.Equal(("detached", "pending"), At(accepted, "2026-01-10"));
        Assert.Equal(("violated", "violated"), At(accepted, "2026-02-02"));
        Assert.Equal("violated", accepted.Act(Cancel, "2026-01-08", "debtor").States("2026-01-10"));
        Assert.Equal("violated", accepted.Act(Refuse, "2026-01-08", "debtor").States("2026-01-10"));
    }

    [Fact]
    public void OfferRefusedByTheOneItWasMadeTo_BindsNobodyAnyMore()
    {
        Assert.Equal(("released", "refused"), At(Fallen(CommitmentKind.Offer).Act(Refuse, "2026-01-07", "creditor"), "2026-03-01"));
        Assert.Equal("detached", Fallen(CommitmentKind.Offer).Act(Accept, "2026-01-07", "creditor").States("2026-01-10"));
    }

    [Fact]
    public void AcceptanceOfAPledge_ChangesNothing() =>
        Assert.Contains(Fallen(CommitmentKind.Pledge).Act(Accept, "2026-01-07").Commitment("2026-01-10").Reasons, r => r.Rule == "no-effect");

    [Fact]
    public void Permission_AvailableExercisedLapsedAndNeverViolated()
    {
        Assert.Equal(("conditional", "conditional"), At(Of(CommitmentKind.Permission), "2026-01-10"));
        Assert.Equal(("detached", "available"), At(Fallen(CommitmentKind.Permission), "2026-01-10"));
        Assert.Equal(("satisfied", "exercised"), At(Fallen(CommitmentKind.Permission).Finding("done", true, "2026-01-07"), "2026-01-10"));
        Assert.Equal(("expired", "lapsed"), At(Fallen(CommitmentKind.Permission), "2026-02-02"));
        Assert.Equal(("expired", "lapsed"), At(Fallen(CommitmentKind.Permission, then: "deed"), "2026-02-02"));
        Assert.Equal("cancelled", Fallen(CommitmentKind.Permission).Act(Cancel, "2026-01-07", "debtor").States("2026-01-10"));
    }

    [Fact]
    public void Prohibition_ViolatedAtTheFirstBreachWhileItStands()
    {
        var breached = Fallen(CommitmentKind.Prohibition).Finding("done", true, "2026-01-20", "2026-01-21");
        Assert.Equal("detached", breached.States("2026-01-19"));
        Assert.Equal("violated", breached.States("2026-01-20"));
        Assert.Equal("2026-01-20", breached.Commitment("2026-03-01").Since());
    }

    [Fact]
    public void Prohibition_DeedBeforeTheCondition_IsNoBreach() =>
        Assert.Equal("detached", Fallen(CommitmentKind.Prohibition).Finding("done", true, "2026-01-03", "2026-01-04").States("2026-01-10"));

    [Fact]
    public void Prohibition_KeptUntilTheEnd_IsSatisfied() => Assert.Equal("satisfied", Fallen(CommitmentKind.Prohibition).States("2026-02-02"));

    [Fact]
    public void Prohibition_WithoutAnEnd_StaysDetached() => Assert.Equal("detached", Fallen(CommitmentKind.Prohibition, by: null).States("2030-01-01"));

    [Fact]
    public void Prohibition_NobodyWatchedToTheEnd_IsUnverified() =>
        Assert.Equal(("overdue", "unverified"), At(Fallen(CommitmentKind.Prohibition, then: "deed"), "2026-02-02"));

    [Fact]
    public void Prohibition_ContestedBreach_StandsOrIsViolated() =>
        Assert.Equal("detached|violated", Fallen(CommitmentKind.Prohibition).Finding("done", true, "2026-01-20").Finding("done", false, "2026-01-20").States("2026-01-25"));
}
