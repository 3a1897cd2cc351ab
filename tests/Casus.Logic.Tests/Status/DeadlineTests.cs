using static Casus.Model.CommitmentActKind;

namespace Casus.Logic.Tests;

public sealed class DeadlineTests
{
    private static CommitmentStatus Due(string detached, string within) =>
        new Arrangement().Propositions("p", "deed").Pledge(@if: "p", then: "deed", made: "2020-01-01", within: within).Finding("p", true, detached).Commitment("2026-01-31");

    [Theory]
    [InlineData("2026-01-05", "P30D", "2026-02-04")]
    [InlineData("2026-01-31", "P1M", "2026-02-28")]
    [InlineData("2026-01-31", "P2W", "2026-02-14")]
    [InlineData("2026-01-31", "PT48H", "2026-02-02T00:00:00Z")]
    [InlineData("2026-01-31T10:30:00Z", "P3D", "2026-02-03T10:30:00Z")]
    public void Within_CountsFromDetachment(string detached, string within, string expected) => Assert.Equal(expected, Due(detached, within).Deadline.ToString());

    [Fact]
    public void WithinPastTheCalendar_IsNoDeadline() => Assert.Null(Due("2026-01-05", "P9000Y").Deadline);

    [Fact]
    public void WithinFromAnUndatedBeginning_IsNotKnown() =>
        Assert.Null(new Arrangement().Propositions("deed").Pledge(then: "deed", made: null, within: "P1D").Commitment("2026-01-10").Deadline);

    [Fact]
    public void By_IsInTimeThroughTheEndOfWhatItCovers()
    {
        var month = new Arrangement().Propositions("deed").Pledge(then: "deed", by: "2026-02");
        Assert.Equal("detached", month.States("2026-02-28"));
        Assert.Equal("overdue", month.States("2026-03-01"));
    }

    [Fact]
    public void WithinOfAnEvent_IsPausedOnlyByWhatFallsAfterTheEvent()
    {
        var watched = new Arrangement().Propositions("incident").Monitored("deed").Pledge(then: "deed", made: "2026-01-01", within: "PT48H", of: "incident").Finding("incident", true, "2026-01-20");
        var before = watched.Act(Suspend, "2026-01-03").Act(Resume, "2026-01-10");
        Assert.Equal("2026-01-22T00:00:00Z", before.Commitment("2026-01-20").Deadline.ToString());
        Assert.Equal("violated", before.States("2026-01-22"));
        var over = watched.Act(Suspend, "2026-01-15").Act(Resume, "2026-01-25");
        Assert.Equal("2026-01-27T00:00:00Z", over.Commitment("2026-01-25").Deadline.ToString());
    }

    [Fact]
    public void WithinOfAnEvent_StandsStillAlsoForWhatIsNotDueYet()
    {
        var waiting = new Arrangement().Propositions("incident", "p").Monitored("deed")
            .Pledge(@if: "p", then: "deed", made: "2026-01-01", within: "PT48H", of: "incident").Finding("incident", true, "2026-01-20");
        Assert.Equal("expired or violated", Or(waiting.Commitment("2026-01-23")));
        Assert.Equal("conditional", Or(waiting.Act(Suspend, "2026-01-21").Act(Resume, "2026-01-23").Commitment("2026-01-23")));
    }

    [Fact]
    public void WithinOfAnEventThatMayHaveHappened_MayHaveRunOut()
    {
        // Nobody saw whether the incident came between the 5th and the 19th; from the 20th it is known not to be.
        var unseen = new Arrangement().Propositions("incident").Monitored("deed").Pledge(then: "deed", made: "2026-01-01", within: "P2D", of: "incident")
            .Finding("incident", false, "2026-01-01", "2026-01-05").Finding("incident", false, "2026-01-20");
        Assert.Equal("detached", unseen.States("2026-01-06"));
        Assert.Equal("detached or violated", Or(unseen.Commitment("2026-01-10")));
        Assert.Null(unseen.Commitment("2026-01-06").Deadline);
        Assert.Contains("whether incident held", unseen.Commitment("2026-01-10").Nearest, StringComparison.Ordinal);
        Assert.Equal("detached or violated", Or(unseen.Commitment("2026-01-30")));
        Assert.Equal("satisfied or violated", Or(unseen.Finding("deed", true, "2026-01-12").Commitment("2026-01-30")));
        var seen = new Arrangement().Propositions("incident").Monitored("deed").Pledge(then: "deed", made: "2026-01-01", within: "P2D", of: "incident")
            .Finding("incident", false, "2026-01-01", "2026-01-05").Finding("incident", true, "2026-01-20");
        Assert.Equal("detached or violated", Or(seen.Commitment("2026-01-22")));
        Assert.Equal("violated", Or(seen.Commitment("2026-01-23")));
    }

    [Fact]
    public void WithinOfAContestedEvent_HasRunOutIfItCame()
    {
        var contested = new Arrangement().Propositions("incident").Monitored("deed").Pledge(then: "deed", made: "2026-01-01", within: "P2D", of: "incident")
            .Finding("incident", true, "2026-01-05").Finding("incident", false, "2026-01-05");
        Assert.Equal("detached", contested.States("2026-01-07"));
        Assert.Equal("detached or violated", Or(contested.Commitment("2026-01-08")));
    }

    [Fact]
    public void DeadlineThatASuspensionMovesPastTheCalendar_IsNone() => Assert.Null(
        new Arrangement().Monitored("deed").Pledge(then: "deed", made: "9980-01-01", within: "P15Y", known: "2026-01-01")
            .Act(Suspend, "9981-01-01", known: "2026-01-01").Act(Resume, "9989-01-01", known: "2026-01-01").Commitment("9990-01-01").Deadline);

    private static string Or(CommitmentStatus status) => string.Join(" or ", status.States.Select(s => s.Word()));
}
