using Casus.Model;
using static Casus.Model.CommitmentActKind;

namespace Casus.Logic.Tests;

/// <summary>The design's table, row by row.</summary>
public sealed class TableTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("ceasefire", "blockade").Monitored("done");

    private static Arrangement Conditional => Base.Pledge(@if: "ceasefire", within: "P30D");

    private static Arrangement Detached => Conditional.Finding("ceasefire", true, "2026-01-05");

    [Fact]
    public void RecordedWithACondition_IsConditional()
    {
        var status = Conditional.Commitment("2026-01-10");
        Assert.Equal("conditional", status.Words());
        Assert.Equal("conditional", status.Label);
        Assert.Equal("2026-01-02", status.Since());
        Assert.Null(status.Deadline);
        Assert.Equal("becomes detached if ceasefire holds", status.Nearest);
        Assert.Equal(["recorded", "antecedent-open", "open"], status.Reasons.Select(r => r.Rule));
    }

    [Fact]
    public void RecordedWithoutACondition_IsDetachedFromWhenItWasMade()
    {
        var status = Base.Pledge(by: "2026-03-01").Commitment("2026-01-10");
        Assert.Equal("detached", status.Words());
        Assert.Equal("2026-01-02", status.Since());
        Assert.Equal("2026-03-01", status.Deadline.ToString());
    }

    [Fact]
    public void RecordedWhenTheAntecedentAlreadyHolds_IsDetachedAtOnce()
    {
        var status = Base.Pledge(@if: "ceasefire").Finding("ceasefire", true, "2025-12-01").Commitment("2026-01-02");
        Assert.Equal("detached", status.Words());
        Assert.Equal("2026-01-02", status.Since());
    }

    [Fact]
    public void BeforeItWasMade_ItIsNotListed() => Assert.Empty(Conditional.At("2026-01-01").Commitments);

    [Fact]
    public void ConditionWhoseDefinitionContradictsItself_IsExpired()
    {
        var never = new Arrangement().Propositions("a", "b", "deed").Derived("never", "a and not a").Derived("nor-this", "never and b");
        Assert.Equal("expired", never.Pledge(@if: "never", then: "deed").States("2026-01-10"));
        Assert.Equal("expired", never.Pledge(@if: "nor-this", then: "deed").States("2026-01-10"));
        Assert.Equal("violated", never.Pledge(then: "never").States("2026-01-10"));
    }

    [Fact]
    public void ConditionThatAFindingSpeaksOfAgainstItsDefinition_MayHoldAllTheSame() => Assert.Equal(
        "conditional|detached",
        new Arrangement().Propositions("a", "deed").Derived("never", "a and not a").Pledge(@if: "never", then: "deed").Finding("never", true, "2026-01-05").States("2026-01-10"));

    [Fact]
    public void AntecedentHolds_Detaches()
    {
        var status = Detached.Commitment("2026-01-10");
        Assert.Equal("detached", status.Words());
        Assert.Equal("2026-01-05", status.Since());
        Assert.Equal("2026-02-04", status.Deadline.ToString());
        Assert.Equal("satisfied if done holds by 2026-02-04, else violated", status.Nearest);
        var finding = status.Reasons.Single(r => r.Rule == "finding-true");
        Assert.Equal(("ceasefire", "test/5", "document.txt"), (finding.Proposition, finding.Entry, finding.Document));
        Assert.Equal("ceasefire holds from 2026-01-05: “that ceasefire is True”", finding.Text);
    }

    [Fact]
    public void AntecedentHeldOnce_StaysDetachedWhenItEnds() =>
        Assert.Equal("detached", Conditional.Finding("ceasefire", true, "2026-01-05", "2026-01-07").States("2026-01-10"));

    [Theory]
    [InlineData("2026-01-20", "satisfied")]
    [InlineData("2026-02-04", "satisfied")]
    [InlineData("2026-02-05", "violated")]
    public void ConsequentHolds_SatisfiesOnTheLastDayStillAndNotAfter(string done, string expected) =>
        Assert.Equal(expected, Detached.Finding("done", true, done).States("2026-06-01"));

    [Fact]
    public void ConsequentHoldsBeforeTheCondition_SatisfiesAConditionalToo() =>
        Assert.Equal("satisfied", Conditional.Finding("done", true, "2026-01-04").States("2026-01-10"));

    [Fact]
    public void ConsequentHeldBeforeItWasMadeAndNotAfter_DoesNotSatisfy() =>
        Assert.Equal("conditional", Conditional.Finding("done", true, "2025-12-01", "2025-12-20").States("2026-01-10"));

    [Fact]
    public void AntecedentFalseThroughoutUntilTheDate_Expires() =>
        Assert.Equal("expired", Base.Pledge(@if: "ceasefire", by: "2026-02-01").Finding("ceasefire", false, "2026-01-01").States("2026-02-02"));

    [Fact]
    public void AntecedentOpenAtTheDate_ExpiredOrNotIsTold()
    {
        var status = new Arrangement().Propositions("ceasefire", "deed").Pledge(@if: "ceasefire", then: "deed", by: "2026-02-01").Commitment("2026-02-02");
        Assert.Equal("expired|overdue", status.Words());
        Assert.Equal("expired or overdue", status.Label);
        Assert.Null(status.Status);
        Assert.Contains(status.Reasons, r => r.Rule == "antecedent-unknown");
    }

    [Fact]
    public void AntecedentOpenAtTheDateAndTheDeedKnownNotDone_ExpiredOrViolated() =>
        Assert.Equal("expired|violated", Base.Pledge(@if: "ceasefire", by: "2026-02-01").States("2026-02-02"));

    [Fact]
    public void DebtorTakesAConditionalBack_Cancelled()
    {
        var status = Conditional.Act(Cancel, "2026-01-08", "debtor").Finding("ceasefire", true, "2026-01-09").Commitment("2026-01-10");
        Assert.Equal("cancelled", status.Words());
        Assert.Equal("2026-01-08", status.Since());
    }

    [Fact]
    public void DebtorTakesADetachedBack_ViolatedAsRepudiated()
    {
        var status = Detached.Act(Cancel, "2026-01-08", "debtor").Commitment("2026-01-10");
        Assert.Equal("violated", status.Words());
        Assert.Contains(status.Reasons, r => r.Rule == "repudiated");
    }

    [Theory]
    [InlineData("2026-01-04")]
    [InlineData("2026-01-08")]
    public void CreditorLetsItGo_Released(string on) => Assert.Equal("released", Detached.Act(Release, on, "creditor").States("2026-01-10"));

    [Fact]
    public void ConsequentFalseThroughoutByAFinding_ViolatedAtTheDeadline()
    {
        var dossier = new Arrangement().Propositions("deed").Pledge(then: "deed", by: "2026-02-01").Finding("deed", false, "2026-01-01");
        Assert.Equal("detached", dossier.States("2026-02-01"));
        Assert.Equal("violated", dossier.States("2026-02-02"));
        Assert.Equal("2026-02-02", dossier.Commitment("2026-03-01").Since());
    }

    [Fact]
    public void MonitoredAndNothingTold_ViolatedAtTheDeadline()
    {
        var status = Detached.Commitment("2026-02-05");
        Assert.Equal("violated", status.Words());
        Assert.Contains(status.Reasons, r => r.Rule == "absence-monitored");
        Assert.Equal("repaired if it is made good", status.Nearest);
    }

    [Fact]
    public void DeadlinePassedAndNothingKnown_Overdue()
    {
        var dossier = new Arrangement().Propositions("deed").Pledge(then: "deed", by: "2026-02-01");
        Assert.Equal("detached", dossier.States("2026-02-01"));
        Assert.Equal("overdue", dossier.States("2026-02-02"));
    }

    [Fact]
    public void SuspendedAndResumed_GoesBack()
    {
        var dossier = Detached.Act(Suspend, "2026-01-10").Act(Resume, "2026-01-20");
        Assert.Equal("suspended", dossier.States("2026-01-15"));
        Assert.Equal("detached", dossier.States("2026-01-20"));
        Assert.Equal("goes back to detached when it is resumed", dossier.Commitment("2026-01-15").Nearest);
    }

    [Fact]
    public void DatePassesWhileSuspended_CountsWhenResumed()
    {
        var dossier = Base.Pledge(@if: "ceasefire", by: "2026-02-04").Finding("ceasefire", true, "2026-01-05").Act(Suspend, "2026-01-10").Act(Resume, "2026-03-01");
        Assert.Equal("suspended", dossier.States("2026-02-20"));
        Assert.Equal("violated", dossier.States("2026-03-01"));
    }

    [Fact]
    public void AntecedentHoldsWhileSuspended_DetachesWhenResumed()
    {
        var dossier = Conditional.Act(Suspend, "2026-01-03").Finding("ceasefire", true, "2026-01-05").Act(Resume, "2026-01-10");
        Assert.Equal("suspended", dossier.States("2026-01-08"));
        Assert.Equal("2026-02-09", dossier.Commitment("2026-01-12").Deadline.ToString());
    }

    [Fact]
    public void DoneWhileSuspended_SatisfiedWhenResumed()
    {
        var dossier = Detached.Act(Suspend, "2026-01-10").Finding("done", true, "2026-01-12", "2026-01-13").Act(Resume, "2026-01-20");
        Assert.Equal("suspended", dossier.States("2026-01-15"));
        Assert.Equal("satisfied", dossier.States("2026-01-20"));
    }

    [Theory]
    [InlineData(Assign, "assigned")]
    [InlineData(CommitmentActKind.Delegate, "delegated")]
    [InlineData(Supersede, "superseded")]
    public void PassedOn_TransferredWithALink(CommitmentActKind act, string rule)
    {
        var status = Detached.Act(act, "2026-01-10", "debtor", to: "successor").Commitment("2026-01-12");
        Assert.Equal("transferred", status.Words());
        Assert.Equal("successor", status.Successor);
        Assert.Contains(status.Reasons, r => r.Rule == rule);
    }

    [Fact]
    public void ViolatedAndMadeGood_Repaired()
    {
        var dossier = Detached.Act(Repair, "2026-02-20", "debtor");
        Assert.Equal("violated", dossier.States("2026-02-19"));
        Assert.Equal("repaired", dossier.States("2026-02-20"));
    }

    [Fact]
    public void DoneTooLateWithoutARepair_StaysViolated() => Assert.Equal("violated", Detached.Finding("done", true, "2026-02-20").States("2026-03-01"));

    [Theory]
    [InlineData(Cancel)]
    [InlineData(Release)]
    [InlineData(Suspend)]
    [InlineData(Resume)]
    [InlineData(Assign)]
    [InlineData(Repair)]
    public void ActOnAFinalState_ChangesNothingAndSaysSo(CommitmentActKind act)
    {
        var status = Detached.Finding("done", true, "2026-01-06").Act(act, "2026-01-08").Commitment("2026-01-10");
        Assert.Equal("satisfied", status.Words());
        Assert.Contains(status.Reasons, r => r.Rule == "no-effect" && r.Text.Contains("changes nothing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Cancel, "creditor")]
    [InlineData(Release, "debtor")]
    [InlineData(Suspend, "stranger")]
    [InlineData(Repair, "creditor")]
    public void ActByOneNotEntitled_ChangesNothingAndSaysSo(CommitmentActKind act, string by)
    {
        var status = Detached.Act(act, "2026-01-08", by).Commitment("2026-01-10");
        Assert.Equal("detached", status.Words());
        Assert.Contains(status.Reasons, r => r.Rule == "not-entitled" && r.Text.Contains(by, StringComparison.Ordinal));
    }

    [Fact]
    public void ActWithoutAnAuthor_IsTakenAsByTheOneEntitled() => Assert.Equal("cancelled", Conditional.Act(Cancel, "2026-01-08").States("2026-01-10"));

    [Fact]
    public void ActBeforeItWasMade_ChangesNothing() => Assert.Equal("conditional", Conditional.Act(Cancel, "2026-01-01").States("2026-01-10"));
}
