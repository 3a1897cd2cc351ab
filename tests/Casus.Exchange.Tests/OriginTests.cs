using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class OriginTests
{
    private const string Head = "dossier: d\ntitle: T\npropositions: [{ id: p, text: P }]\n";

    [Theory]
    [InlineData("", "recorded: 2031-01-05", "2031-01-05T00:00:00Z")]
    [InlineData("asOf: 2031-02-01\n", "recorded: 2031-01", "2031-01-01T00:00:00Z")]
    [InlineData("asOf: 2031-02-01\n", "source: x", "2031-02-01T00:00:00Z")]
    [InlineData("", "source: x", "2031-03-01T00:00:00Z")]
    public void Finding_IsKnownWhenRecordedElseAtAsOfElseFromItsOwnTime(string asOf, string key, string known)
    {
        var finding = Read($"{Head}{asOf}findings:\n  - {{ proposition: p, value: true, from: 2031-03, {key} }}\n").Findings[0];
        Assert.Equal(known, finding.Origin.Known.ToString());
        Assert.Equal(finding.Origin.Known, finding.Origin.Approved);
    }

    [Theory]
    [InlineData("", "", "0001-01-01T00:00:00Z")]
    [InlineData("asOf: 2031-02-01\n", "", "2031-02-01T00:00:00Z")]
    [InlineData("", "made: 2031-01-05,", "2031-01-05T00:00:00Z")]
    [InlineData("asOf: 2031-02-01\n", "made: 2031-01-05,", "2031-01-05T00:00:00Z")]
    [InlineData("asOf: 2031-02-01\n", "made: 2031-03-05,", "2031-02-01T00:00:00Z")]
    public void Commitment_IsKnownFromTheEarlierOfMadeAndAsOf(string asOf, string made, string known) =>
        Assert.Equal(known, Read($"{Head}{asOf}commitments:\n  - {{ id: c, kind: pledge, debtors: [x], {made} then: p }}\n").Commitments[0].Origin.Known.ToString());

    [Theory]
    [InlineData("", "", "0001-01-01T00:00:00Z")]
    [InlineData("asOf: 2031-02-01\n", ", on: 2031-01-05", "2031-01-05T00:00:00Z")]
    [InlineData("asOf: 2031-02-01\n", ", on: 2031-03-05", "2031-02-01T00:00:00Z")]
    public void Stance_IsKnownFromTheEarlierOfOnAndAsOf(string asOf, string on, string known) =>
        Assert.Equal(known, Read($"{Head}{asOf}stances:\n  - {{ proposition: p, by: [x], act: denial{on} }}\n").Stances[0].Origin.Known.ToString());

    [Fact]
    public void Definitions_AreAlwaysKnown() => Assert.Equal(Instant.Min, Read($"{Head}asOf: 2031-02-01\n").Propositions[0].Origin.Known);

    [Fact]
    public void Entry_IsTheItemsLine()
    {
        var dossier = Read($"{Head}\n\nfindings:\n  - proposition: p\n    value: true\n    from: 2031\n  # between\n  - {{ proposition: p, value: false, from: 2032 }}\n");
        Assert.Equal(["d.yaml:7", "d.yaml:11"], dossier.Findings.Select(f => f.Origin.Entry));
        Assert.Equal("d.yaml:3", dossier.Propositions[0].Origin.Entry);
    }

    [Fact]
    public void Draft_DoesNotCountUntilDraftsDo()
    {
        var origin = Read($"{Head}findings: [{{ proposition: p, value: true, from: 2031, draft: true, author: clerk }}]\n").Findings[0].Origin;
        Assert.Null(origin.Approved);
        Assert.Equal("clerk", origin.Author);
        Assert.False(origin.Counts(Instant.Max));
        Assert.True(origin.Counts(origin.Known, drafts: true));
    }

    [Fact]
    public void KnownOfADate_IsSeenOnThatVeryDay()
    {
        Assert.True(Moment.TryParse("2031-01-05", out var day));
        var origin = Read($"{Head}findings: [{{ proposition: p, value: true, from: 2031-01-01, recorded: 2031-01-05 }}]\n").Findings[0].Origin;
        Assert.True(origin.Counts(day.AsOf));
        Assert.False(origin.Counts(day.Start.Previous));
    }

    [Fact]
    public void PolicyNotSaid_AsksForTwoReviewers() => Assert.Equal(2, Read(Head).Policy.Reviewers);

    [Fact]
    public void IdNotGiven_DependsOnContentAndNotOnPlace()
    {
        const string A = "  - { proposition: p, value: true, from: 2031-01-05 }\n", B = "  - { proposition: p, value: true, from: 2031-02 }\n";
        var one = Read($"{Head}findings:\n{A}{B}").Findings.Select(f => f.Id);
        var other = Read($"{Head}findings:\n{B}{A}").Findings.Select(f => f.Id);
        Assert.Equal(["finding-p-2031-01-05", "finding-p-2031-02"], one);
        Assert.Equal(one.Reverse(), other);
    }

    [Fact]
    public void IdGivenLater_IsNotTakenByOneThatIsMade()
    {
        var findings = Read($"{Head}findings:\n  - {{ proposition: p, value: true, from: 2031 }}\n  - {{ id: finding-p-2031, proposition: p, value: true, from: 2032 }}\n").Findings;
        Assert.Equal(["finding-p-2031-2", "finding-p-2031"], findings.Select(f => f.Id));
    }

    private static Dossier Read(string yaml)
    {
        var outcome = DossierYaml.Read("d.yaml", yaml);
        Assert.True(outcome.IsValue, string.Join('\n', outcome.Refusals));
        return outcome.Value;
    }
}
