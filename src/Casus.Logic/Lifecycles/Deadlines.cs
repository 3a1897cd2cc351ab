using Casus.Model;

namespace Casus.Logic;

/// <summary>When a commitment's window closes. Ends are the first instant that is no longer in time.</summary>
internal static class Deadlines
{
    private const int LastYear = 9998;
    private static readonly Instant Past = Instant.FromDate(new DateOnly(LastYear + 1, 1, 1));

    /// <summary>
    /// The end of a duration from a start. Calendar durations from midnight end with their last day, as periods are counted in law: the day of
    /// the event is not counted (Regulation 1182/71, article 3). Others end at the exact instant, which is still in time. Null: past the calendar.
    /// </summary>
    public static Instant? End(Instant start, Duration length)
    {
        var end = length.After(start);
        return end.Date.Year > LastYear ? null
            : length.IsCalendar && start.IsMidnight ? Instant.FromDate(end.Date.AddDays(1))
            : end.Next;
    }

    /// <summary>The end of the window of a commitment. Null: there is none, or the beginning is not known.</summary>
    /// <param name="start">From when a duration is counted.</param>
    /// <param name="paused">For how long it was suspended since, in microseconds: a duration does not run meanwhile, a date stays.</param>
    public static Instant? End(Course course, Instant? start, long paused)
    {
        var commitment = course.Commitment;
        if (commitment.By is { } by)
        {
            return by.End;
        }

        return commitment.Within is { } within && start is { } from && from != Instant.Min && End(from, within) is { } end && end.UnixMicroseconds + paused < Past.UnixMicroseconds
            ? new Instant(end.UnixMicroseconds + paused)
            : null;
    }

    /// <summary>The last moment in time, as it is told.</summary>
    public static Moment? Told(Course course, Instant? start, long paused) =>
        course.Commitment.By ?? (End(course, start, paused) is { } end ? end.IsMidnight ? Moment.FromDate(end.Date.AddDays(-1)) : new Moment(end.Previous) : null);

    /// <summary>Where it detached at some instant of [from, until): those of which the window would close first and last.</summary>
    /// <remarks>Not the outermost ones: a period of days from a midnight ends with its last day, one from an instant after it ends on that day.</remarks>
    public static (Instant First, Instant Last) Bounds(Course course, Instant from, Instant until)
    {
        var midnight = Instant.FromDate(until.Previous.Date);
        var last = course.Later(from, until.Previous);
        return (from.Next < until ? course.Sooner(from, from.Next) : from, midnight > from ? course.Later(last, midnight) : last);
    }
}
