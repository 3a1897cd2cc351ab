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
}
