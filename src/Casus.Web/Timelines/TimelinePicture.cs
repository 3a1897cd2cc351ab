namespace Casus.Web;

/// <summary>A bar of the picture: what stands on some neighbouring days in one lane.</summary>
/// <param name="Kinds">What stands on its days, the most frequent first.</param>
public sealed record TimelineBar(Lane Lane, double X, double Y, double Width, double Height, DateOnly From, DateOnly To, int Count, string Kinds)
{
    /// <summary>The days and what stands on them.</summary>
    public string Says => $"{(From == To ? IsoDay.Write(From) : $"{IsoDay.Write(From)} to {IsoDay.Write(To)}")}: {Kinds}";
}

/// <summary>A line across the lanes with the day it stands for.</summary>
/// <param name="Iso">The day, month or year as ISO 8601 writes it.</param>
public sealed record TimelineTick(double X, string Iso, string Text);

/// <summary>A timeline as a picture: lanes one below the other, days from left to right, bars as high as what stands on their days is many.</summary>
public sealed record TimelinePicture(IReadOnlyList<TimelineBar> Bars, IReadOnlyList<TimelineTick> Ticks, double? Today)
{
    public const double Width = 1200;

    public const double LaneHeight = 46;

    public const double Left = 78;

    public const double Bottom = 22;

    private const double BarWidth = 7;

    /// <summary>Bars grow by this for each event, up to the lane's height.</summary>
    private const double Step = 5;

    public static double Height => (Enum.GetValues<Lane>().Length * LaneHeight) + Bottom;

    public static TimelinePicture Of(IReadOnlyList<TimelineEvent> events, DateOnly from, DateOnly to, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(events);
        var days = to.DayNumber - from.DayNumber + 1;
        var perDay = (Width - Left) / days;
        var each = Math.Max(1, (int)Math.Ceiling((BarWidth + 2) / perDay));
        var bars = events
            .GroupBy(e => (e.Lane, Slot: (e.On.Start.Date.DayNumber - from.DayNumber) / each))
            .Select(g => Bar(g.Key.Lane, from.AddDays(g.Key.Slot * each), each, [.. g]))
            .ToList();
        return new(bars, [.. DayTicks.Of(from, to).Select(t => new TimelineTick(At(t.Day), t.Iso, t.Text))], today >= from && today <= to ? At(today) : null);

        double At(DateOnly day) => Left + ((day.DayNumber - from.DayNumber) * perDay);

        TimelineBar Bar(Lane lane, DateOnly start, int length, IReadOnlyList<TimelineEvent> inside)
        {
            var height = Math.Min(LaneHeight - 10, Step + (Step * inside.Count));
            var end = start.AddDays(length - 1);
            var kinds = string.Join(", ", inside.CountBy(e => e.Kind).OrderByDescending(k => k.Value).Take(4).Select(k => k.Value == 1 ? k.Key : $"{k.Value} × {k.Key}"));
            return new(
                lane, Math.Min(At(start), Width - BarWidth), ((int)lane * LaneHeight) + LaneHeight - 4 - height, Math.Max(BarWidth, (perDay * length) - 2), height, start, end > to ? to : end, inside.Count, kinds);
        }
    }
}
