using System.Globalization;

namespace Casus.Web;

/// <summary>The marks of an axis of days: some days, months or years, by how much is shown.</summary>
internal static class DayTicks
{
    /// <param name="to">The last day that is shown.</param>
    /// <returns>Each day with the time it stands for as ISO 8601 writes it, and as the page says it.</returns>
    public static IEnumerable<(DateOnly Day, string Iso, string Text)> Of(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        if (days <= 45)
        {
            // Seven at most: the last stands left of its day, and must not reach the one before.
            var step = (days + 6) / 7;
            for (var day = from; day <= to; day = day.AddDays(step))
            {
                yield return (day, IsoDay.Write(day), day.ToString("d MMM", CultureInfo.InvariantCulture));
            }

            yield break;
        }

        var months = days <= 240 ? 1 : days <= 480 ? 2 : days <= 1100 ? 3 : 12 * Math.Max(1, days / 4400);
        var first = new DateOnly(from.Year, months >= 12 ? 1 : (((from.Month - 1) / months) * months) + 1, 1);
        for (var day = first; day <= to; day = day.AddMonths(months))
        {
            if (day >= from)
            {
                yield return (day, day.ToString(months >= 12 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture), day.ToString(months >= 12 ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture));
            }
        }
    }
}
