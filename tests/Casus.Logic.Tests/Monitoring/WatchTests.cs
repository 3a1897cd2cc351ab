using Casus.Model;
using static Casus.Model.CommitmentActKind;

namespace Casus.Logic.Tests;

public sealed class WatchTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("troops", "north", "treaty").Monitored("strikes").Derived("presence", "troops or north");

    private static WatchList At(Arrangement arrangement, string valid, string until = "2026-02-28") =>
        Watch.Over(arrangement.Dossier, Arrangement.Time(valid), Instant.Max, Arrangement.Time(until));

    [Fact]
    public void Deadlines_ComeNearestFirstAndSayWhetherTheyRun()
    {
        var list = At(Base.Pledge("late", then: "treaty", by: "2026-02-20").Pledge("soon", @if: "north", then: "troops", by: "2026-02-10").Pledge("far", then: "troops", by: "2026-06-01").Pledge("past", then: "treaty", by: "2026-01-20"), "2026-02-01");
        Assert.Equal([("soon", false), ("late", true)], list.Due.Select(d => (d.Commitment.Commitment.Id, d.IsCertain)));
        Assert.Equal(["past"], list.Overdue.Select(c => c.Commitment.Id));
    }

    [Fact]
    public void ThreatAgainstWhatAPromiseBringsAbout_CollidesThroughDefinitions()
    {
        var dossier = Base.Pledge("deploy", then: "troops").Pledge("stay-out", then: "not north").Pledge("threat", kind: CommitmentKind.Threat, @if: "presence and not treaty", then: "strikes");
        dossier = dossier with { Dossier = dossier.Dossier with { Commitments = [.. dossier.Dossier.Commitments.Select(c => c.Kind == CommitmentKind.Threat ? c with { Debtors = ["other"] } : c)] } };
        var collision = Assert.Single(At(dossier, "2026-01-10").Collisions);
        Assert.Equal(("threat", "deploy"), (collision.Threat.Commitment.Id, collision.Promise.Commitment.Id));
        Assert.Equal(["troops"], collision.Through);
    }

    [Fact]
    public void ThreatInCaseSomethingIsNotSo_CollidesWithThePromiseThatItIsNot()
    {
        var start = new Arrangement().Propositions("withdrawn", "strikes").Derived("out", "withdrawn").Pledge("threat", kind: CommitmentKind.Threat, @if: "not out", then: "strikes")
            .Pledge("stay", then: "not withdrawn").Pledge("leave", then: "withdrawn");
        var dossier = start with { Dossier = start.Dossier with { Commitments = [.. start.Dossier.Commitments.Select(c => c.Id == "threat" ? c with { Debtors = ["creditor"] } : c)] } };
        var collision = Assert.Single(At(dossier, "2026-01-10").Collisions);
        Assert.Equal("stay", collision.Promise.Commitment.Id);
        Assert.Equal(["withdrawn"], collision.Through);
    }

    [Fact]
    public void IncidentOnADayOfDuty_IsTold()
    {
        var bound = Base.Pledge("no-strikes", kind: CommitmentKind.Prohibition, then: "strikes", by: "2026-02-01");
        Incident Of(string id, string on, string by) => new(id, "shots", Arrangement.Moment(on), null, by, "likely", [], new("x/1", Instant.Min, Instant.Min));
        bound = bound with { Dossier = bound.Dossier with { Incidents = [Of("in", "2026-01-20", "debtor"), Of("after", "2026-02-05", "debtor"), Of("other", "2026-01-20", "creditor")] } };
        Assert.Equal(["in"], At(bound, "2026-02-20").Breaches.Select(b => b.Incident.Id));
    }

    [Theory]
    [InlineData("debtor", null, "no-strikes,no-north")]
    [InlineData("debtor", "no-north", "no-north")]
    [InlineData(null, "no-north", "no-north")]
    [InlineData("creditor", "no-north", "no-north")]
    [InlineData("debtor", "strikes", "no-strikes")]
    [InlineData("debtor", "north", "no-north")]
    [InlineData(null, "north", "no-north")]
    [InlineData("creditor", "north", "")]
    [InlineData("debtor", "promise", "promise")]
    [InlineData("debtor", "later", "")]
    [InlineData("debtor", "treaty", "")]
    public void IncidentThatSaysWhatItBroke_NamesThatAlone(string? by, string? broke, string named)
    {
        var bound = Base.Pledge("no-strikes", kind: CommitmentKind.Prohibition, then: "strikes", by: "2026-02-01").Pledge("no-north", kind: CommitmentKind.Prohibition, then: "presence", by: "2026-02-01")
            .Pledge("promise", then: "treaty", by: "2026-03-01").Pledge("later", kind: CommitmentKind.Prohibition, then: "strikes", made: "2026-01-25", by: "2026-02-01");
        var incident = new Incident("shots", "shots", Arrangement.Moment("2026-01-20"), null, by, "likely", [], new("x/1", Instant.Min, Instant.Min)) { Broke = broke };
        bound = bound with { Dossier = bound.Dossier with { Incidents = [incident] } };
        Assert.Equal(named, string.Join(',', At(bound, "2026-01-21").Breaches.Select(b => b.Commitment.Commitment.Id)));
    }

    [Fact]
    public void Positions_MoveByThePublishedTable()
    {
        var moved = Base.Pledge("one", @if: "treaty", then: "troops", made: "2026-01-02").Pledge("two", then: "troops", made: "2026-01-05")
            .Pledge("three", kind: CommitmentKind.Threat, @if: "troops", then: "strikes", made: "2026-01-08").Act(Cancel, "2026-01-09", "debtor", "three");
        var course = At(moved, "2026-02-01").Positions.Single(p => p is { Actor: "debtor", Proposition: "troops" });
        Assert.Equal([1, 2, -2, 0], course.Positions.Select(p => p.Weight));
        Assert.Equal(["firmer", "reversed", "softer"], course.Moves.Select(m => m.Direction));
        Assert.All(course.Moves, m => Assert.NotEmpty(m.From.Words.Concat(m.To.Words)));
    }

    [Fact]
    public void DemandRefused_IsForAndAgainst()
    {
        var asked = Base.Pledge("ask", kind: CommitmentKind.Demand, then: "treaty").Act(Refuse, "2026-01-09", "debtor", "ask");
        var positions = At(asked, "2026-02-01").Positions;
        Assert.Equal(("creditor", 2), positions.Where(p => p.Actor == "creditor").Select(p => (p.Actor, Assert.Single(p.Positions).Weight)).Single());
        Assert.Equal(-2, Assert.Single(positions.Single(p => p.Actor == "debtor").Positions).Weight);
        Assert.Empty(positions.Single(p => p.Actor == "debtor").Moves);
    }

    [Fact]
    public void PledgeTakenBackOnceItFellDue_IsReversed_BeforeThatItIsSofter()
    {
        var pledge = Base.Pledge("p", @if: "north", then: "treaty", made: "2026-01-02");
        var due = At(pledge.Finding("north", true, "2026-01-05").Act(Cancel, "2026-01-09", "debtor", "p"), "2026-02-01").Positions.Single(p => p.Proposition == "treaty");
        Assert.Equal(["pledge", "repudiation"], due.Positions.Select(p => p.Act));
        Assert.Equal("reversed", Assert.Single(due.Moves).Direction);
        var early = At(pledge.Act(Cancel, "2026-01-09", "debtor", "p"), "2026-02-01").Positions.Single(p => p.Proposition == "treaty");
        Assert.Equal(["pledge", "withdrawal"], early.Positions.Select(p => p.Act));
        Assert.Equal("softer", Assert.Single(early.Moves).Direction);
    }

    [Fact]
    public void WordsOfTheSameSpeakerInAFinding_AreSaidWithoutACondition()
    {
        static ValueList<Evidence> By(string who) => [new("document.txt", "we will", [], null, null, who)];
        var moved = Base.Pledge("p", @if: "north", then: "treaty", made: "2026-01-02").Finding("treaty", true, "2026-01-09").Finding("treaty", true, "2026-01-10");
        moved = moved with
        {
            Dossier = moved.Dossier with
            {
                Commitments = [.. moved.Dossier.Commitments.Select(c => c with { Evidence = By("Ada Mirov") })],
                Findings = [.. moved.Dossier.Findings.Select((f, i) => f with { Evidence = By(i == 0 ? "Ada Mirov" : "a harbour office") })],
            },
        };
        var course = At(moved, "2026-02-01").Positions.Single(p => p.Proposition == "treaty");
        Assert.Equal(["pledge", "affirmation"], course.Positions.Select(p => p.Act));
        Assert.Equal("firmer", Assert.Single(course.Moves).Direction);
    }
}
