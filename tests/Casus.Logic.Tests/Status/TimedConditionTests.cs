using Casus.Model;

namespace Casus.Logic.Tests;

/// <summary>Order, windows, lasting, dates, figures and stages in conditions.</summary>
public sealed class TimedConditionTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("x", "y").Monitored("seen");

    private static string Value(Arrangement arrangement, string formula, string valid) => arrangement.Derived("whole", formula).Value("whole", valid).Word();

    [Fact]
    public void Before_IsTrueOnceTheFirstHeldWithoutTheSecond()
    {
        var first = Base.Finding("x", true, "2026-01-05", "2026-01-06");
        Assert.Equal("open", Value(Base, "x before y", "2026-01-10"));
        Assert.Equal("true", Value(first, "x before y", "2026-01-10"));
        Assert.Equal("true", Value(first.Finding("y", true, "2026-01-08"), "x before y", "2026-01-10"));
        Assert.Equal("false", Value(Base.Finding("y", true, "2026-01-05").Finding("seen", true, "2026-01-05"), "seen before y", "2026-01-10"));
        Assert.Equal("false", Value(Base.Finding("y", true, "2026-01-03").Finding("seen", true, "2026-01-05"), "seen before y", "2026-01-10"));
        Assert.Equal("unknown", Value(Base.Finding("y", true, "2026-01-03"), "x before y", "2026-01-10"));
    }

    [Fact]
    public void Before_TooLate_ExpiresThePromise()
    {
        var pledge = Base.Pledge(@if: "seen before y", then: "x").Finding("y", true, "2026-01-06");
        Assert.Equal("conditional", pledge.States("2026-01-05"));
        Assert.Equal("expired", pledge.States("2026-01-06"));
        Assert.Contains(pledge.Commitment("2026-01-06").Reasons, r => r.Rule == "antecedent-impossible");
        Assert.Equal("violated", Base.Pledge(then: "seen before y").Finding("y", true, "2026-01-06").States("2026-01-06"));

        // Nobody told whether x came first, and now it is decided: it did, or it never will have.
        Assert.Equal("satisfied|violated", Base.Pledge(then: "x before y").Finding("y", true, "2026-01-06").States("2026-01-06"));
        Assert.Equal("detached", Base.Pledge(then: "x before y").Finding("y", true, "2026-01-06").States("2026-01-05"));
        Assert.Equal("detached|expired", Base.Pledge(@if: "x before y", then: "seen").Finding("y", true, "2026-01-06").States("2026-01-20"));
        Assert.Equal("satisfied|expired", Base.Pledge(@if: "x before y", then: "seen", kind: CommitmentKind.Permission, by: "2026-01-10").Finding("y", true, "2026-01-06").Finding("seen", true, "2026-01-08").States("2026-01-20"));
        Assert.Equal("satisfied|violated", Base.Pledge(then: "x before 2026-01-06").States("2026-01-06"));
        Assert.Equal("satisfied|violated", Base.Pledge(then: "x within 3 days of y").Finding("y", true, "2026-01-06").States("2026-01-10"));
        Assert.Equal("expired", Base.Pledge(@if: "x before y and seen before y", then: "seen").Finding("y", true, "2026-01-06").States("2026-01-20"));

        // Together with what still may come it may hold yet, if it was decided for it.
        var both = Base.Pledge(@if: "x before y and z", then: "seen").Finding("y", true, "2026-01-06");
        Assert.Equal("conditional|expired", both.States("2026-01-20"));
        Assert.Equal("detached|expired", both.Finding("z", true, "2026-01-12").States("2026-01-20"));
    }

    [Fact]
    public void After_IsTrueOnceItHoldsFromTheOtherOn()
    {
        var both = Base.Finding("x", true, "2026-01-05", "2026-01-06").Finding("x", false, "2026-01-06", "2026-01-09").Finding("y", true, "2026-01-08");
        Assert.Equal("open", Value(both, "x after y", "2026-01-08"));
        Assert.Equal("true", Value(both.Finding("x", true, "2026-01-09", "2026-01-10"), "x after y", "2026-01-12"));
    }

    [Fact]
    public void EverInAConsequent_IsJudgedAtTheDeadline()
    {
        var late = Base.Pledge(then: "seen or seen after y", by: "2026-01-20").Finding("y", false, "2020-01-01");
        Assert.Equal("violated", late.States("2026-01-21"));
        Assert.Equal("overdue", Base.Pledge(then: "x before y", by: "2026-01-20").States("2026-01-21"));
    }

    [Fact]
    public void WithinOf_ClosesAfterTheLastDay()
    {
        var begun = Base.Finding("y", true, "2026-01-05", "2026-01-06");
        Assert.Equal("open", Value(Base, "seen within 30 days of y", "2026-01-04"));
        Assert.Equal("open", Value(begun, "seen within 30 days of y", "2026-02-04"));
        Assert.Equal("false", Value(begun, "seen within 30 days of y", "2026-02-05"));
        Assert.Equal("unknown", Value(begun, "x within 30 days of y", "2026-02-05"));
        Assert.Equal("true", Value(begun.Finding("seen", true, "2026-02-04", "2026-02-05"), "seen within 30 days of y", "2026-03-01"));
        Assert.Equal("true", Value(begun, "within 30 days of y", "2026-02-04"));
        Assert.Equal("false", Value(begun, "within 30 days of y", "2026-02-05"));
        Assert.Equal("false", Value(Base, "seen within 48 hours of 2026-01-05", "2026-01-07"));
    }

    [Fact]
    public void For_NeedsATimeWithoutABreak()
    {
        var held = Base.Finding("x", true, "2026-01-05");
        Assert.Equal("open", Value(held, "x for 10 days", "2026-01-14"));
        Assert.Equal("true", Value(held, "x for 10 days", "2026-01-15"));
        var broken = Base.Finding("x", true, "2026-01-05", "2026-01-09").Finding("x", false, "2026-01-09", "2026-01-10").Finding("x", true, "2026-01-10");
        Assert.Equal("false", Value(broken, "x for 10 days", "2026-01-19"));
        Assert.Equal("true", Value(broken, "x for 10 days", "2026-01-20"));
        var gap = Base.Finding("x", true, "2026-01-05", "2026-01-09").Finding("x", true, "2026-01-10");
        Assert.Equal("unknown", Value(gap, "x for 10 days", "2026-01-15"));
        Assert.Equal("true", Value(gap, "x for 10 days", "2026-01-20"));
    }

    [Fact]
    public void Figures_AreComparedFromTheirDayOn()
    {
        var oil = Base.Series("oil", ("2026-01-01", 78), ("2026-01-05", 84), ("2026-01-20", 79));
        Assert.Equal("open", Value(oil, "price(oil) > 80", "2025-12-31"));
        Assert.Equal("false", Value(oil, "price(oil) > 80", "2026-01-04"));
        Assert.Equal("true", Value(oil, "oil >= 84", "2026-01-05"));
        Assert.Equal("false", Value(oil, "price(oil) > 80 for 10 days", "2026-01-14"));
        Assert.Equal("true", Value(oil, "price(oil) > 80 for 10 days", "2026-01-15"));
        Assert.Equal("false", Value(oil, "price(oil) > 80 for 10 days", "2026-01-20"));
        var due = oil.Pledge(@if: "price(oil) > 80 for 10 days", then: "x");
        Assert.Equal("detached", due.States("2026-02-01"));
        Assert.Contains(due.Commitment("2026-02-01").Reasons, r => r.Rule == "figure" && r.Text.Contains("84 EUR from 2026-01-05, by market", StringComparison.Ordinal));
    }

    [Fact]
    public void FiguresOfOneDayThatDisagree_ContestEachOther() =>
        Assert.Equal("contested", Value(Base.Series("oil", ("2026-01-05", 84), ("2026-01-05", 79)), "price(oil) > 80", "2026-01-06"));

    [Fact]
    public void Dates_OpenAndCloseByThemselves()
    {
        Assert.Equal("true", Value(Base.Finding("x", true, "2026-01-05"), "x before 2026-02-01", "2026-03-01"));
        Assert.Equal("false", Value(Base.Finding("seen", true, "2026-02-05"), "seen before 2026-02-01", "2026-03-01"));
        Assert.Equal("true", Value(Base.Finding("x", true, "2026-01-05"), "x after 2026-02-01", "2026-02-01"));
    }

    [Fact]
    public void Stages_OfContributionsMakeAGate()
    {
        var lift = Base.Contribution("lift", ContributionStage.Pledged, "2026-01-05").Contribution("lift-now", ContributionStage.Delivered, "2026-01-20").Contribution("ships", ContributionStage.Allocated, "2026-01-07", "q");
        Assert.Equal("false", Value(lift, "delivered(lift)", "2026-01-19"));
        Assert.Equal("true", Value(lift, "pledged(lift) and delivered(lift)", "2026-01-20"));
        Assert.Equal("true", Value(lift, "at least 2 of (allocated(ships), delivered(lift), withdrawn(ships))", "2026-01-20"));
    }

    [Fact]
    public void QuantityOfNought_BringsNothingFurther()
    {
        var lift = Base.Contribution("lift", ContributionStage.Pledged, "2026-01-05").Contribution("none-came", ContributionStage.Delivered, "2026-01-20", quantity: 0);
        Assert.Equal("false", Value(lift, "delivered(lift)", "2026-01-21"));
        Assert.Equal("true", Value(lift, "pledged(lift)", "2026-01-21"));
        Assert.Equal("false", Value(lift, "delivered(none-came)", "2026-01-21"));
    }

    [Fact]
    public void ConditionThatCanNeverHold_ExpiresAtOnce()
    {
        Assert.Equal("expired", Base.Pledge(@if: "x and not x", then: "y").States("2026-01-10"));
        Assert.Equal("violated", Base.Pledge(then: "y and not y").States("2026-01-10"));
        Assert.Equal("conditional", Base.Pledge(@if: "x and not y", then: "y").States("2026-01-10"));
    }
}
