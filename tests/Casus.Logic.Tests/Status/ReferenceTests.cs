using Casus.Model;
using static Casus.Model.CommitmentActKind;

namespace Casus.Logic.Tests;

/// <summary>Commitments that speak of others: secondary duties, permissions with effects, promises in a circle, windows that keep matters open.</summary>
public sealed class ReferenceTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("fall").Monitored("paid", "paid-late", "delivered", "halted", "resumed", "ended");

    private static Arrangement Sale => Base.Pledge("pay", then: "paid", by: "2026-01-07").Pledge("deliver", then: "delivered", within: "P20D")
        .Pledge("pay-late", @if: "violated(pay)", then: "paid-late", by: "2026-04-01")
        .Pledge("halt", @if: "violated(pay)", then: "halted", kind: CommitmentKind.Permission, effects: [(EffectKind.Suspend, "deliver")])
        .Pledge("go-on", @if: "satisfied(pay-late)", then: "resumed", kind: CommitmentKind.Permission, effects: [(EffectKind.Resume, "deliver")])
        .Pledge("end", @if: "violated(deliver) or violated(pay)", then: "ended", kind: CommitmentKind.Permission, effects: [(EffectKind.Terminate, "deliver"), (EffectKind.Terminate, "pay-late")]);

    [Fact]
    public void SecondaryDuty_FallsDueByTheBreachOfTheFirst()
    {
        Assert.Equal("conditional", Sale.States("2026-01-07", "pay-late"));
        Assert.Equal("detached", Sale.States("2026-01-08", "pay-late"));
        Assert.Equal("conditional", Sale.Finding("paid", true, "2026-01-05").States("2026-01-20", "pay-late"));
        Assert.Contains(Sale.Commitment("2026-01-10", "pay-late").Reasons, r => r.Rule == "stands-as" && r.Text.StartsWith("pay is violated from 2026-01-08", StringComparison.Ordinal));
    }

    [Fact]
    public void ExercisedPermissions_SuspendResumeAndEnd()
    {
        var halted = Sale.Finding("halted", true, "2026-01-09");
        Assert.Equal("exercised", halted.Commitment("2026-01-10", "halt").Label);
        Assert.Equal("suspended", halted.States("2026-01-10", "deliver"));
        var resumed = halted.Finding("paid-late", true, "2026-01-12").Finding("resumed", true, "2026-01-14");
        Assert.Equal("detached", resumed.States("2026-01-15", "deliver"));
        Assert.Equal("2026-01-27", resumed.Commitment("2026-01-15", "deliver").Deadline.ToString());
        Assert.Equal("cancelled", Sale.Finding("ended", true, "2026-01-20").States("2026-01-20", "deliver"));
        Assert.Equal("cancelled", Sale.Finding("ended", true, "2026-01-20").States("2026-01-20", "pay-late"));
        Assert.Contains(Sale.Finding("ended", true, "2026-01-20").Commitment("2026-01-20", "deliver").Reasons, r => r.Rule == "terminated");
    }

    [Fact]
    public void PermissionNotAvailable_HasNoEffect() =>
        Assert.Equal("detached", Base.Pledge("deliver", then: "delivered").Pledge("halt", @if: "fall", then: "halted", kind: CommitmentKind.Permission, effects: [(EffectKind.Suspend, "deliver")]).States("2026-01-09", "deliver"));

    [Fact]
    public void PermissionPerhapsExercised_LeavesBoth()
    {
        var maybe = Sale.Finding("halted", true, "2026-01-09").Finding("halted", false, "2026-01-09");
        Assert.Equal("detached|suspended", maybe.States("2026-01-10", "deliver"));
    }

    [Fact]
    public void WhatAPermissionNotMadeYetIsToCreate_WaitsForIt()
    {
        var waiting = Base.Pledge("order", then: "halted", made: "2026-01-08", kind: CommitmentKind.Permission, effects: [(EffectKind.Create, "deliver")]).Pledge("deliver", then: "delivered");
        Assert.Equal("conditional", waiting.States("2026-01-05", "deliver"));
        Assert.Equal("conditional", waiting.States("2026-01-09", "deliver"));
    }

    [Fact]
    public void CreatedByAPermission_IsConditionalUntilThen()
    {
        var created = Base.Pledge("order", then: "halted", kind: CommitmentKind.Permission, effects: [(EffectKind.Create, "deliver")]).Pledge("deliver", then: "delivered", within: "P10D");
        Assert.Equal("conditional", created.States("2026-01-10", "deliver"));
        Assert.Equal("2026-01-25", created.Finding("halted", true, "2026-01-15").Commitment("2026-01-16", "deliver").Deadline.ToString());
    }

    [Fact]
    public void EffectThatBearsOnItsOwnCause_ComesToRest()
    {
        // The right to end falls due by the breach of what it ends: that breach stands.
        var late = Sale.Finding("paid", true, "2026-01-05").Finding("ended", true, "2026-01-25");
        Assert.Equal("violated", late.States("2026-02-01", "deliver"));
        Assert.Equal("exercised", late.Commitment("2026-02-01", "end").Label);
    }

    [Fact]
    public void StandingsThatContradictThemselves_AreUnknownAndNamed()
    {
        var paradox = Base.Pledge("one", @if: "conditional(two)", then: "paid").Pledge("two", @if: "not conditional(one)", then: "delivered");
        var status = paradox.Commitment("2026-01-10", "one");
        Assert.Equal("conditional|detached", status.Words());
        Assert.Contains(status.Reasons, r => r.Rule == "circular-reference");
    }

    [Fact]
    public void DerivedThatAsksAboutWhoeverBringsItAbout_ComesToRest()
    {
        var breach = Base.Derived("d", "violated(a)").Pledge("a", then: "d", by: "2026-01-20");
        Assert.Equal("detached", breach.States("2026-01-20", "a"));
        Assert.Equal("violated", breach.States("2026-01-21", "a"));
        Assert.Equal(Truth.True, breach.Value("d", "2026-01-21"));
        var mutual = Base.Derived("d", "satisfied(b)").Pledge("a", then: "d").Pledge("b", @if: "satisfied(a)", then: "paid");
        Assert.Equal("detached", mutual.States("2026-02-14", "a"));
        Assert.Equal("conditional", mutual.States("2026-02-14", "b"));
        var paid = mutual.Finding("paid", true, "2026-01-20");
        Assert.Equal("satisfied", paid.States("2026-02-14", "a"));
        Assert.Equal("satisfied", paid.States("2026-02-14", "b"));
    }

    [Fact]
    public void DerivedThatContradictsWhoeverBringsItAbout_IsUnknownAndNamed()
    {
        var paradox = Base.Derived("e", "d").Derived("d", "not satisfied(a)").Pledge("a", then: "e");
        Assert.Equal("detached|satisfied", paradox.States("2026-01-10", "a"));
        Assert.Equal(Truth.Unknown, paradox.Value("e", "2026-01-10"));
        Assert.Contains(paradox.At("2026-01-10").Proposition("e").Reasons, r => r.Rule == "circular-reference");
    }

    [Fact]
    public void WhatComesToNoRest_LeavesOthersAsTheyAre()
    {
        var beside = Base.Pledge("mine", @if: "satisfied(yours)", then: "paid").Pledge("yours", @if: "satisfied(mine)", then: "delivered")
            .Pledge("odd", @if: "conditional(odd)", then: "fall");
        Assert.Equal("conditional", beside.States("2026-01-10", "mine"));
        Assert.Equal("conditional", beside.States("2026-01-10", "yours"));
        Assert.Equal("conditional|detached", beside.States("2026-01-10", "odd"));
        Assert.Equal("satisfied", beside.Finding("delivered", true, "2026-01-08").States("2026-01-10", "yours"));
        Assert.Equal("detached", beside.Finding("delivered", true, "2026-01-08").States("2026-01-10", "mine"));

        // What rests on it is as doubtful as it must be, and another circle on top of it no more than that.
        var above = beside.Pledge("above", @if: "detached(odd) or violated(above)", then: "resumed").Pledge("all", @if: "not (detached(odd) and not detached(odd)) and not violated(all)", then: "ended");
        Assert.Equal("conditional|detached", above.States("2026-01-10", "above"));
        Assert.Equal("detached", above.States("2026-01-10", "all"));
    }

    [Fact]
    public void WhatRestsOnNoRest_IsWalkedAgainWhoeverElseAsksAboutItsMatter()
    {
        var odd = Base.Monitored("a").Derived("h", "detached(odd)").Derived("k", "h").Pledge("odd", made: "2026-01-27", @if: "not k", then: "paid or k")
            .Pledge("other", made: "2026-01-28", @if: "a", then: "h and fall and a", within: "P3D")
            .Pledge("above", made: "2026-01-12", @if: "(k for 7 days) before fall", then: "a and delivered", within: "P8D");
        Assert.Equal("conditional|detached|violated", odd.States("2026-01-30", "above"));
    }

    [Fact]
    public void CirclesThatRestOnCircles_AreExactHoweverMany()
    {
        const int Many = 70;
        var chain = Enumerable.Range(1, Many).Aggregate(
            Base.Pledge("p0", then: "paid", by: "2026-01-05"),
            (a, i) => a.Pledge($"p{i}", @if: $"violated(p{i - 1}) and not cancelled(p{i})", then: "paid", by: "2026-01-05").Pledge($"q{i}", @if: $"satisfied(q{i}) or violated(p{i - 1})", then: $"kept-{i}"));
        Assert.Equal("violated", chain.States("2026-01-06", "p0"));
        Assert.Equal("detached", chain.States("2026-01-06", "q1"));
        var told = Base.Pledge("p0", then: "paid", by: "2026-01-05");
        var rights = Enumerable.Range(1, Many).Aggregate(told, (a, i) => a.Pledge($"p{i}", @if: $"detached(p{i - 1}) and not cancelled(p{i})", then: $"kept-{i}"));
        Assert.Equal("detached", rights.States("2026-01-04", $"p{Many}"));
    }

    [Fact]
    public void IWillIfYouWill_IsNamed()
    {
        var circle = Base.Pledge("mine", @if: "delivered", then: "paid").Pledge("yours", @if: "resumed and fall", then: "delivered").Pledge("theirs", @if: "paid or halted", then: "resumed")
            .Pledge("fourth", @if: "paid", then: "halted");
        Assert.Equal(["mine", "yours", "theirs", "mine"], circle.Commitment("2026-01-10", "mine").Circle);
        Assert.Contains(circle.Commitment("2026-01-10", "mine").Reasons, r => r.Rule == "circular-promise");
        var broken = circle.Pledge("fifth", then: "halted", known: "2026-01-01");
        Assert.Empty(broken.Commitment("2026-01-10", "mine").Circle);
        Assert.Empty(circle.Finding("paid", true, "2026-01-05").Commitment("2026-01-10", "yours").Circle);
    }

    [Fact]
    public void WhatAnotherWhoWaitsForNoPromiseMayBringAbout_IsNotWaitedForInVain()
    {
        var alone = Base.Pledge("mine", @if: "delivered", then: "paid").Pledge("yours", @if: "paid", then: "delivered");
        Assert.Equal(["mine", "yours", "mine"], alone.Commitment("2026-01-10", "mine").Circle);
        Assert.Empty(alone.Pledge("theirs", @if: "fall", then: "paid").Commitment("2026-01-10", "mine").Circle);

        // Nor may it, where what it waits for is waited for in vain.
        var inVain = alone.Pledge("theirs", @if: "resumed", then: "paid").Pledge("fourth", @if: "halted", then: "resumed").Pledge("fifth", @if: "resumed", then: "halted");
        Assert.Equal(["mine", "yours", "mine"], inVain.Commitment("2026-01-10", "mine").Circle);
        Assert.Empty(inVain.Commitment("2026-01-10", "theirs").Circle);
    }

    [Fact]
    public void IWillOnceYouHave_IsNamed()
    {
        var circle = Base.Pledge("mine", @if: "satisfied(yours)", then: "paid").Pledge("yours", @if: "fall and satisfied(theirs)", then: "delivered").Pledge("theirs", @if: "paid", then: "resumed");
        Assert.Equal(["mine", "yours", "theirs", "mine"], circle.Commitment("2026-01-10", "mine").Circle);
        Assert.Equal(["theirs", "mine", "yours", "theirs"], circle.Commitment("2026-01-10", "theirs").Circle);
        Assert.Contains(circle.Commitment("2026-01-10", "mine").Reasons, r => r.Rule == "circular-promise");

        // Whoever is bound already would bring about what another has promised.
        Assert.Empty(circle.Pledge("fourth", then: "delivered").Commitment("2026-01-10", "mine").Circle);
        Assert.Empty(circle.Pledge("fourth", then: "delivered").Commitment("2026-01-10", "theirs").Circle);
        Assert.Empty(circle.Pledge("fourth", then: "paid").Commitment("2026-01-10", "yours").Circle);
        Assert.Empty(circle.Finding("resumed", true, "2026-01-05").Commitment("2026-01-10", "yours").Circle);
        var either = Base.Pledge("mine", @if: "satisfied(yours) or fall", then: "paid").Pledge("yours", @if: "satisfied(mine)", then: "delivered");
        Assert.Empty(either.Commitment("2026-01-10", "mine").Circle);
        Assert.Empty(either.Commitment("2026-01-10", "yours").Circle);
    }

    [Fact]
    public void NotDoneYet_IsNoConditionFulfilledWhileTheWindowIsOpen()
    {
        var sanction = Base.Pledge("deliver", then: "delivered", by: "2026-02-01").Pledge("sanction", @if: "not delivered", then: "halted", kind: CommitmentKind.Threat);
        Assert.Equal("conditional", sanction.States("2026-02-01", "sanction"));
        Assert.Equal("detached", sanction.States("2026-02-02", "sanction"));
        Assert.Equal("conditional", sanction.Finding("delivered", true, "2026-01-20").States("2026-02-02", "sanction"));
        Assert.Equal("detached", Base.Pledge("sanction", @if: "not delivered", then: "halted", kind: CommitmentKind.Threat).States("2026-01-10", "sanction"));
    }

    [Fact]
    public void LongChainOfBreaches_IsNoTrouble()
    {
        var chain = Base.Pledge("c0", then: "paid", by: "2026-01-07");
        var first = chain.Dossier.Commitments[0];
        chain = chain with
        {
            Dossier = chain.Dossier with
            {
                Commitments = [.. Enumerable.Range(1, 5000).Select(i => first with { Id = $"c{i}", If = Arrangement.Formula($"violated(c{i - 1})"), Made = null, By = null }).Reverse(), first],
            },
        };
        Assert.Equal("detached", chain.States("2026-01-10", "c1"));
        Assert.Equal("conditional", chain.States("2026-01-10", "c5000"));
    }

    [Fact]
    public void Repair_AfterTheBreachOfASecondaryDuty() => Assert.Equal("repaired", Sale.Act(Repair, "2026-01-20", commitment: "pay").States("2026-01-21", "pay"));
}
