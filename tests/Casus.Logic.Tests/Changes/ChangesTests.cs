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
    public void Conflict_IsTold()
    {
        var changes = Since(Base.Finding("p", true, "2026-01-05").Finding("p", false, "2026-01-05", known: "2026-01-08"), "2026-01-06", "2026-01-09");
        var conflict = Assert.Single(changes, c => c.Kind == ChangeKind.Conflict);
        Assert.Equal(("p", "true", "contested", "test/5"), (conflict.Id, conflict.Before, conflict.After, conflict.Entry));
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
}
