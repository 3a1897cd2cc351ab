using Casus.Model;

namespace Casus.Logic;

/// <summary>When a commitment's window closes: a moment whose last instant is still in time.</summary>
internal static class Deadlines
{
    private const int LastYear = 9998;

    /// <summary>
    /// The deadline of a commitment that detached at <paramref name="detached"/>. Calendar durations from midnight end with their last day, as
    /// periods are counted in law: the day of the event is not counted (Regulation 1182/71, article 3). Others end at the exact instant.
    /// Null: there is none, or the beginning is not known.
    /// </summary>
    public static Moment? Of(Commitment commitment, Instant? detached)
    {
        if (commitment.By is { } by)
        {
            return by;
        }

        if (commitment.Within is not { } within || detached is not { } start || start == Instant.Min)
        {
            return null;
        }

        var end = within.After(start);
        if (end.Date.Year > LastYear)
        {
            return null;
        }

        return within.IsCalendar && start.IsMidnight ? Moment.FromDate(end.Date) : new Moment(end);
    }

    /// <summary>The last instant at which something may have happened in [from, until): the last midnight where both are midnights.</summary>
    public static Instant LastIn(Instant from, Instant until) =>
        from.IsMidnight && until.IsMidnight ? new Instant(until.UnixMicroseconds - 86_400_000_000) : until.Previous;
}
