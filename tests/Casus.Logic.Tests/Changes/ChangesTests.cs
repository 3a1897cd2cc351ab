using Casus.Model;

namespace Casus.Logic.Tests;

public sealed class ChangesTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("p").Monitored("done").Pledge(@if: "p", within: "P10D");

    private static List<Change> Since(Arrangement arrangement, string since, string until) =>
        [.. Changes.Since(arrangement.Dossier, Arrangement.Time(since), Arrangement.Time(until)).Changes];

    [Fact]
    public void StatusThatChangesTwice_GivesTwoChangesWithTheirCauses()
    {
        var changes = Since(Base.Finding("p", true, "2026-01-05", known: "2026-01-07"), "2026-01-03", "2026-02-01").FindAll(c => c.Kind == ChangeKind.Status);
        Assert.Equal([("conditional", "detached"), ("detached", "violated")], changes.Select(c => (c.Before, c.After)));
        Assert.Equal((Arrangement.Moment("2026-01-05").Start, Arrangement.Moment("2026-01-07").Start), (changes[0].At, changes[0].Known));
        Assert.Equal(("test/4", "that p is True"), (changes[0].Entry, changes[0].Evidence[0].Words));
        Assert.Null(changes[1].Entry);
        Assert.Equal("time-passed", changes[1].Reasons[0].Rule);
        Assert.Equal(Arrangement.Moment("2026-01-16").Start, changes[1].Known);
    }

    [Fact]
    public void WindowThatARecordCloses_IsCausedByTheRecord()
    {
        var changes = Since(Base.Finding("p", true, "2026-01-05", known: "2026-03-01"), "2026-02-01", "2026-03-02");
        Assert.Equal([("c", "violated", "test/4"), ("p", "true", "test/4"), ("done", "false", "test/4")], changes.Select(c => (c.Id, c.After, c.Entry)).OrderBy(c => c.Item2 is "false" ? 2 : c.Item2 is "true" ? 1 : 0));
    }

    [Fact]
    public void Conflict_IsTold()
    {
        var changes = Since(Base.Finding("p", true, "2026-01-05").Finding("p", false, "2026-01-05", known: "2026-01-08"), "2026-01-06", "2026-01-09");
        var conflict = Assert.Single(changes, c => c.Kind == ChangeKind.Conflict);
        Assert.Equal(("p", "true", "contested", "test/5"), (conflict.Id, conflict.Before, conflict.After, conflict.Entry));
    }

    [Fact]
    public void LaterEntryOfAContribution_BringsItsStageToWhoAsksByTheFirst()
    {
        var start = Base.Pledge("carry", @if: "delivered(lift)").Contribution("lift", ContributionStage.Pledged, "2026-01-05");
        var (recorded, later) = (Arrangement.Moment("2026-01-20").Start, start.Dossier.Contributions[0]);
        later = later with { Id = "lift-2", Stage = ContributionStage.Delivered, On = Arrangement.Moment("2026-01-20"), Origin = new("test/later", recorded, recorded) };
        var delivered = start with { Dossier = start.Dossier with { Contributions = [.. start.Dossier.Contributions, later] } };
        var change = Assert.Single(Since(delivered, "2026-01-10", "2026-01-30"));
        Assert.Equal(("carry", "conditional", "detached", "test/later"), (change.Id, change.Before, change.After, change.Entry));
    }

    [Fact]
    public void Correction_IsTheCause()
    {
        var changes = Since(
            Base.Finding("p", true, "2026-01-05", known: "2026-01-05", id: "wrong").Finding("p", false, "2026-01-05", known: "2026-01-08", corrects: "wrong"), "2026-01-06", "2026-01-09");
        Assert.All(changes, c => Assert.Equal("test/5", c.Entry));
        Assert.Equal(2, changes.Count);
    }

    [Fact]
    public void NewCommitment_AppearsWithoutABefore()
    {
        var change = Assert.Single(Since(Base.Pledge("new", @if: "p", made: "2026-01-10", known: "2026-01-10"), "2026-01-05", "2026-01-15"));
        Assert.Equal(("new", null, "conditional", "test/4"), (change.Id, change.Before, change.After, change.Entry));
    }

    [Fact]
    public void NothingHappened_NothingChanged() => Assert.Empty(Since(Base.Finding("p", true, "2026-01-05"), "2026-01-06", "2026-01-10"));

    [Fact]
    public void SeveralLearntAtOnce_TheOneThatBearsOnTheItemIsCited()
    {
        var arrangement = new Arrangement().Propositions("p", "q", "x", "deed").Pledge("c", @if: "p", then: "deed").Pledge("d", @if: "q", then: "deed").Needs("d", "x")
            .Finding("x", false, "2026-01-05", known: "2026-01-07").Finding("q", true, "2026-01-05", known: "2026-01-07").Finding("p", true, "2026-01-05", known: "2026-01-07");
        var changes = Since(arrangement, "2026-01-06", "2026-01-08").FindAll(c => c.Kind == ChangeKind.Status);
        Assert.Equal([("c", "detached", "test/10"), ("d", "detached", "test/9"), ("d", "detached, blocked by x (false)", "test/8")], changes.Select(c => (c.Id, c.After, c.Entry)));
    }

    [Fact]
    public void CauseThatNoReasonNames_IsFoundByLeavingItOut()
    {
        // The reasons at the deadline name the finding at its end; what decides is the late one about the days before.
        var arrangement = new Arrangement().Propositions("p", "deed").Pledge(@if: "p", then: "deed", by: "2026-02-01").Finding("p", true, "2026-01-02")
            .Finding("deed", false, "2026-01-20").Finding("p", true, "2026-01-01", "2026-01-02", known: "2026-03-01").Finding("deed", false, "2026-01-01", "2026-01-20", known: "2026-03-01");
        var change = Assert.Single(Since(arrangement, "2026-02-20", "2026-03-02"), c => c.Id == "c");
        Assert.Equal(("overdue", "violated", "test/7"), (change.Before, change.After, change.Entry));
    }

    [Fact]
    public void DefinitionAmended_IsTheCause()
    {
        var arrangement = new Arrangement().Propositions("p", "q").Derived("g", "p and q").Finding("p", true, "2026-01-05");
        var g = arrangement.Dossier.Propositions[^1];
        var time = Arrangement.Moment("2026-01-08").Start;
        arrangement = arrangement with
        {
            Dossier = arrangement.Dossier with
            {
                Propositions =
                [
                    .. arrangement.Dossier.Propositions.Where(p => p != g), g with { Origin = g.Origin with { Until = time } },
                    g with { Holds = Arrangement.Formula("p or q"), Origin = new("test/9", time, time) },
                ],
            },
        };
        var change = Assert.Single(Since(arrangement, "2026-01-06", "2026-01-10"));
        Assert.Equal(("g", "open", "true", "test/9"), (change.Id, change.Before, change.After, change.Entry));
    }

    [Fact]
    public void SuspensionAndAFalseNeedOnOneDay_EachHasItsOwnCause()
    {
        var arrangement = Base.Propositions("x").Needs("c", "x").Finding("p", true, "2026-01-05").Act(CommitmentActKind.Suspend, "2026-01-08", known: "2026-01-06")
            .Finding("x", false, "2026-01-08", known: "2026-01-08");
        var changes = Since(arrangement, "2026-01-07", "2026-01-09").FindAll(c => c.Kind == ChangeKind.Status);
        Assert.Equal(
            [("detached", "suspended", "test/7"), ("suspended, not assured by x (open)", "suspended, blocked by x (false)", "test/8")],
            changes.Select(c => (c.Before, c.After, c.Entry)));
    }

    [Fact]
    public void FlagChange_IsDatedByTheNeedAndNotByTheStatus()
    {
        var arrangement = Base.Propositions("x").Needs("c", "x").Finding("p", true, "2026-01-05").Finding("x", false, "2026-01-08", known: "2026-01-10");
        var change = Assert.Single(Since(arrangement, "2026-01-06", "2026-01-12"), c => c.Kind == ChangeKind.Status);
        Assert.Equal(
            ("detached, blocked by x (false)", Arrangement.Moment("2026-01-08").Start, Arrangement.Moment("2026-01-10").Start, "test/7"),
            (change.After, change.At, change.Known, change.Entry));
        var late = Base.Propositions("x").Finding("x", false, "2025-12-01").Needs("c", "x");
        var dependency = late.Dossier.Dependencies[0];
        var learnt = Arrangement.Moment("2026-01-10").Start;
        late = late with { Dossier = late.Dossier with { Dependencies = [dependency with { Origin = dependency.Origin with { Known = learnt, Approved = learnt } }] } };
        Assert.Equal(Arrangement.Moment("2026-01-02").Start, Assert.Single(Since(late, "2026-01-06", "2026-01-12")).At);
    }

    [Fact]
    public void PastConflict_IsToldThoughTheValueTodayIsTheSame()
    {
        var arrangement = Base.Finding("p", true, "2026-01-04").Finding("p", false, "2026-01-05", "2026-01-08", known: "2026-01-20", id: "other").Finding("p", true, "2026-01-08")
            .Finding("p", true, "2026-01-06", "2026-01-07", known: "2026-01-25", corrects: "other");
        var changes = Since(arrangement, "2026-01-15", "2026-01-30").FindAll(c => c.Id == "p");
        Assert.Equal(
            [
                (ChangeKind.Conflict, "true from 2026-01-05 until 2026-01-08", "contested from 2026-01-05 until 2026-01-08", "test/5"),
                (ChangeKind.Conflict, "contested from 2026-01-05 until 2026-01-08", "true from 2026-01-05 until 2026-01-08", "test/7"),
            ],
            changes.Select(c => (c.Kind, c.Before, c.After, c.Entry)));
        Assert.Equal((Arrangement.Moment("2026-01-05").Start, Arrangement.Moment("2026-01-20").Start), (changes[0].At, changes[0].Known));
        Assert.Contains(changes[0].Reasons, r => r.Rule == "contested" && r.Text.Contains("“that p is True”", StringComparison.Ordinal));
    }

    [Fact]
    public void ConflictThatWasToldWhileItLasted_IsNotToldAgainWhenItEnds() =>
        Assert.Equal(
            ["contested", "true"],
            Since(Base.Finding("p", true, "2026-01-04").Finding("p", false, "2026-01-05", "2026-01-08"), "2026-01-04", "2026-01-30").FindAll(c => c.Id == "p").Select(c => c.After));
}
