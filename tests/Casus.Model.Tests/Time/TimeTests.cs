using CsCheck;

namespace Casus.Model.Tests;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2025", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData("2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("2025-12-31", "2025-12-31T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData("2025-09-05T10:00:00Z", "2025-09-05T10:00:00Z", "2025-09-05T10:00:00.000001Z")]
    [InlineData("2025-09-05T10:00:00+02:00", "2025-09-05T08:00:00Z", "2025-09-05T08:00:00.000001Z")]
    public void Moment_CoversWhatItSays(string text, string start, string end)
    {
        Assert.True(Moment.TryParse(text, out var moment));
        Assert.Equal((start, end), (moment.Start.ToString(), moment.End.ToString()));
        Assert.Equal(moment.End, moment.AsOf.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("2025-13")]
    [InlineData("2025-02-30")]
    [InlineData("2025-9-5")]
    [InlineData("9999")]
    [InlineData("0000")]
    [InlineData("2025-09-05T10:00:00")]
    [InlineData("2025-09-05T25:00:00Z")]
    [InlineData("5 September 2025")]
    [InlineData("05/01/2026 14:00Z")]
    [InlineData("2026-01-05T1:00:00Z")]
    [InlineData("2026-01-05T14:00:00 Z")]
    [InlineData("2026-01-05T14:00:00Z\n")]
    public void Moment_ThatIsNone_IsRefused(string text) => Assert.False(Moment.TryParse(text, out _));

    [Fact]
    public void PartialDates_ReadBack() => Gen.Select(Gen.Int[1, 9998], Gen.Int[0, 12], Gen.Int[0, 28]).Sample((year, month, day) =>
    {
        var date = month == 0 ? new PartialDate(year) : day == 0 ? new PartialDate(year, month) : new PartialDate(year, month, day);
        Assert.True(PartialDate.TryParse(date.ToString(), out var read));
        Assert.Equal(date, read);
        Assert.True(date.Start < date.End);
    });

    [Fact]
    public void PartialDate_WithADayAndNoMonth_IsRefused() => Assert.Throws<ArgumentException>(() => new PartialDate(2025, null, 3));

    [Fact]
    public void Instants_ReadBackAndKeepTheirOrder() =>
        Gen.Select(Gen.Long[-50_000_000_000_000_000, 200_000_000_000_000_000], Gen.Long[-50_000_000_000_000_000, 200_000_000_000_000_000]).Sample((a, b) =>
        {
            Assert.True(Instant.TryParse(new Instant(a).ToString(), out var read));
            Assert.Equal(new Instant(a), read);
            Assert.Equal(a < b, new Instant(a) < new Instant(b));
            Assert.Equal(new Instant(a), Instant.From(new Instant(a).ToDateTimeOffset()));
        });

    [Fact]
    public void Durations_ReadBack() => Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500], Gen.Long[0, 1_000_000]).Sample((months, days, seconds) =>
    {
        var duration = new Duration(months, days, seconds);
        Assert.True(Duration.TryParse(duration.ToString(), out var read), duration.ToString());
        Assert.Equal(duration, read);
    });

    [Theory]
    [InlineData("P30D", "2026-01-05", "2026-02-04T00:00:00Z")]
    [InlineData("P1M", "2026-01-31", "2026-02-28T00:00:00Z")]
    [InlineData("P1Y", "2024-02-29", "2025-02-28T00:00:00Z")]
    [InlineData("P2W", "2026-01-05", "2026-01-19T00:00:00Z")]
    [InlineData("PT48H", "2026-01-05", "2026-01-07T00:00:00Z")]
    [InlineData("P1DT1H1M1S", "2026-01-05", "2026-01-06T01:01:01Z")]
    public void Duration_CountsOnTheCalendar(string text, string from, string to)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.True(Moment.TryParse(from, out var start));
        Assert.Equal(to, duration.After(start.Start).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("30D")]
    [InlineData("P-1D")]
    [InlineData("P1.5D")]
    [InlineData("P99999999999D")]
    [InlineData("P999999999Y")]
    public void Duration_ThatIsNone_IsRefused(string text) => Assert.False(Duration.TryParse(text, out _));

    [Fact]
    public void DurationPastTheCalendar_EndsWithIt() => Assert.Equal(Instant.Max, new Duration(200_000, 0, 0).After(new Instant(0)));
}
