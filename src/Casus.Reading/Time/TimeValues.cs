using System.Globalization;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Which way an undated day or month lies from the document's date.</summary>
internal enum TimeDirection
{
    Ahead,
    Back,
}

/// <summary>TIMEX3 values against the document's date. Every one is null where that date does not allow it.</summary>
/// <param name="published">Null where the document tells none: then only what stands whole in the text has a value.</param>
internal sealed class TimeValues(PartialDate? published, TimeDirection direction)
{
    private const int LastYear = 9000;

    private static readonly UmAlQuraCalendar UmmAlQura = new();

    /// <summary>The document's day; null where it is not known to the day.</summary>
    public DateOnly? Today => published is { IsWhole: true } day ? day.First : null;

    public string? Relative(int days) => Today is { } today && InRange(today.Year) ? Day(today.AddDays(days)) : null;

    /// <summary>The nearest such day ahead or back; never the document's own.</summary>
    public DateOnly? Weekday(DayOfWeek day)
    {
        if (Today is not { } today || !InRange(today.Year))
        {
            return null;
        }

        var ahead = ((int)day - (int)today.DayOfWeek + 7) % 7;
        return direction == TimeDirection.Ahead ? today.AddDays(ahead == 0 ? 7 : ahead) : today.AddDays(ahead == 0 ? -7 : ahead - 7);
    }

    /// <summary>Such a day of the next week: not merely the next such day.</summary>
    public DateOnly? WeekdayOf(DayOfWeek day, int weeks)
    {
        if (Today is not { } today || !InRange(today.Year))
        {
            return null;
        }

        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return monday.AddDays((7 * weeks) + (((int)day + 6) % 7));
    }

    /// <summary>The nearest Easter Sunday ahead or back; never the document's own day.</summary>
    public DateOnly? Easter()
    {
        if (Today is not { } today || !InRange(today.Year))
        {
            return null;
        }

        var (now, step) = (Easter(today.Year), direction == TimeDirection.Ahead ? 1 : -1);
        return (now.CompareTo(today) * step) > 0 ? now : InRange(today.Year + step) ? Easter(today.Year + step) : null;
    }

    /// <summary>Easter Sunday of a year of the Gregorian calendar ("Anonymous Gregorian algorithm", Nature 13, 1876; Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var h = ((19 * a) + b - d - ((b - f + 1) / 3) + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var n = h + l - (7 * ((a + (11 * h) + (22 * l)) / 451)) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }

    /// <summary>
    /// The day of a month of the Muslim year, by the Umm al-Qura calendar: the nearest ahead or back, never the document's own, or the first that lies in a given year. Null beyond the years that its
    /// tables hold (1900 to 2077).
    /// </summary>
    public DateOnly? Hijri(int month, int day, int? year)
    {
        if ((year is { } given ? new DateOnly(given, 1, 1).AddDays(-1) : Today) is not { } from)
        {
            return null;
        }

        var (low, high) = (DateOnly.FromDateTime(UmmAlQura.MinSupportedDateTime), DateOnly.FromDateTime(UmmAlQura.MaxSupportedDateTime));
        if (from < low.AddYears(1) || from > high.AddYears(-1))
        {
            return null;
        }

        var now = UmmAlQura.GetYear(from.ToDateTime(TimeOnly.MinValue));
        var back = direction == TimeDirection.Back && year is null;
        for (var step = -1; step <= 1; step++)
        {
            var found = DateOnly.FromDateTime(UmmAlQura.ToDateTime(back ? now - step : now + step, month, day, 0, 0, 0, 0));
            if (back ? found < from : found > from)
            {
                return year is { } asked && found.Year != asked ? null : found;
            }
        }

        return null;
    }

    /// <summary>The year that an undated month belongs to: the next such month, the present one included; back, the last one.</summary>
    public int? YearOf(int month)
    {
        if (published is not { Month: { } now } date)
        {
            return null;
        }

        return direction == TimeDirection.Ahead ? month < now ? date.Year + 1 : date.Year : month > now ? date.Year - 1 : date.Year;
    }

    /// <summary>The year of an undated day of a month: one that has passed this year is next year's.</summary>
    public int? YearOf(int month, int day)
    {
        if (Today is not { } today)
        {
            return YearOf(month);
        }

        if (month != today.Month)
        {
            return YearOf(month);
        }

        return direction == TimeDirection.Ahead ? day < today.Day ? today.Year + 1 : today.Year : day > today.Day ? today.Year - 1 : today.Year;
    }

    /// <summary>The year of an undated season, winter by its first month; ahead, one that has begun is past.</summary>
    public int? YearOfSeason(string season)
    {
        var first = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
        if (published is not { Month: { } now } date)
        {
            return null;
        }

        if (direction == TimeDirection.Back)
        {
            return now < first ? date.Year - 1 : date.Year;
        }

        return now < first ? date.Year : date.Year + 1;
    }

    /// <summary>This year and so many years on.</summary>
    public int? Year(int steps) => published is { } date && InRange(date.Year + steps) ? date.Year + steps : null;

    public string? Month(int steps)
    {
        if (published is not { Month: { } month } date || !InRange(date.Year))
        {
            return null;
        }

        var total = (date.Year * 12) + month - 1 + steps;
        return MonthText(total / 12, (total % 12) + 1);
    }

    public string? Week(int steps)
    {
        if (Today is not { } today || !InRange(today.Year))
        {
            return null;
        }

        var day = today.AddDays(7 * steps).ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}");
    }

    public string? Quarter(int steps)
    {
        if (published is not { Month: { } month } date || !InRange(date.Year))
        {
            return null;
        }

        var total = (date.Year * 4) + ((month - 1) / 3) + steps;
        return string.Create(CultureInfo.InvariantCulture, $"{total / 4:0000}-Q{(total % 4) + 1}");
    }

    /// <summary>The last day of a week, a month, a quarter or a year that lies so many steps on.</summary>
    public string? EndOf(TimeUnit unit, int steps) => unit switch
    {
        TimeUnit.Day => Relative(steps),
        TimeUnit.Week => WeekdayOf(DayOfWeek.Sunday, steps) is { } sunday ? Day(sunday) : null,
        TimeUnit.Month => Month(steps) is { } month ? EndOfMonth(int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture)) : null,
        TimeUnit.Quarter => Quarter(steps) is { } quarter ? EndOfMonth(int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture), 3 * (quarter[^1] - '0')) : null,
        TimeUnit.Year => Year(steps) is { } year ? EndOfMonth(year, 12) : null,
        TimeUnit.Decade => Year(steps * 10) is { } within ? string.Create(CultureInfo.InvariantCulture, $"{((within / 10) * 10) + 9:0000}-12-31") : null,
        _ => null,
    };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>Null for a day that does not exist.</returns>
    public static string? Day(int year, int month, int day) => InRange(year) && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Day(new DateOnly(year, month, day)) : null;

    public static string? EndOfMonth(int year, int month) => InRange(year) ? Day(year, month, DateTime.DaysInMonth(year, month)) : null;

    public static string YearText(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string MonthText(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    private static bool InRange(int year) => year is >= 1 and <= LastYear;
}
