using Casus.Model;

namespace Casus.Logic.Tests;

/// <summary>Which conditions look at a series, and when they held.</summary>
public sealed class SeriesConditionTests
{
    private static readonly Arrangement Oil = new Arrangement().Propositions("x")
        .Series("oil", ("2026-01-01", 78), ("2026-01-05", 84), ("2026-01-20", 79));

    [Fact]
    public void EachCondition_IsToldOnceWithItsCourseAndItsHolders()
    {
        var dossier = Oil.Derived("dear", "price(oil) > 80 for 10 days").Pledge(@if: "price(oil) > 80 for 10 days or price(oil) < 79", then: "x");
        var found = Of(dossier, "2026-02-01");
        Assert.Equal(["price(oil) > 80 for 10 days", "price(oil) < 79"], found.Select(c => c.Condition.ToString()));
        Assert.All(found, c => Assert.Equal("oil", c.Series));
        Assert.Equal(["dear", "c"], found[0].Items);
        Assert.Equal("false 2026-01-01 2026-01-15, true 2026-01-15 2026-01-20, false 2026-01-20 on", Course(found[0]));
        Assert.Equal("true 2026-01-01 2026-01-05, false 2026-01-05 on", Course(found[1]));
    }

    [Fact]
    public void Course_EndsAtTheValidTime()
    {
        var dossier = Oil.Derived("dear", "oil > 80");
        Assert.Equal("false 2026-01-01 2026-01-05, true 2026-01-05 on", Course(Assert.Single(Of(dossier, "2026-01-10"))));
        Assert.Empty(Assert.Single(Of(dossier, "2025-12-01")).Course);
    }

    [Fact]
    public void Nested_IsFoundAndAThresholdOfNoSeriesIsNot()
    {
        var dossier = Oil.Derived("later", "x after (oil >= 84 and gas > 3)");
        var one = Assert.Single(Of(dossier, "2026-02-01"));
        Assert.Equal("oil >= 84", one.Condition.ToString());
        Assert.Equal(84, one.Threshold.Value);
    }

    [Fact]
    public void FiguresThatDisagree_AreContestedAndEndsAreUnknown()
    {
        var torn = new Arrangement().Series("oil", ("2026-01-05", 84), ("2026-01-05", 79), ("2026-01-09", 90)).Derived("dear", "oil > 80");
        Assert.Equal("contested 2026-01-05 2026-01-09, true 2026-01-09 on", Course(Assert.Single(Of(torn, "2026-02-01"))));
    }

    private static ValueList<SeriesCondition> Of(Arrangement arrangement, string day) => SeriesConditions.Of(arrangement.Dossier, Arrangement.Time(day), Arrangement.Time("2026-06-01"));

    private static string Course(SeriesCondition condition) =>
        string.Join(", ", condition.Course.Select(s => $"{s.Value.Word()} {s.From.Date:yyyy-MM-dd} {(s.To is { } to ? $"{to.Date:yyyy-MM-dd}" : "on")}"));
}
