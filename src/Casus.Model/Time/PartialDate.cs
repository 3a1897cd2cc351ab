using System.Globalization;

namespace Casus.Model;

/// <summary>A Gregorian year, month or day; what is not said stays unsaid.</summary>
/// <remarks>Written as ISO 8601: <c>2025</c>, <c>2025-09</c>, <c>2025-09-05</c>.</remarks>
public readonly record struct PartialDate
{
    public PartialDate(int year, int? month = null, int? day = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        if (month is null && day is not null)
        {
            throw new ArgumentException("A day needs its month.", nameof(day));
        }

        _ = new DateOnly(year, month ?? 1, day ?? 1); // throws for a date that does not exist
        (Year, Month, Day) = (year, month, day);
    }

    public PartialDate(DateOnly date)
        : this(date.Year, date.Month, date.Day)
    {
    }

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    public bool IsWhole => Day is not null;

    /// <summary>The first day it covers.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it covers.</summary>
    public DateOnly Last => Day is { } ? First
        : Month is { } month ? new DateOnly(Year, month, DateTime.DaysInMonth(Year, month))
        : new DateOnly(Year, 12, 31);

    /// <summary>The midnight (UTC) it begins at.</summary>
    public Instant Start => Instant.FromDate(First);

    /// <summary>The midnight (UTC) it ends before.</summary>
    public Instant End => Instant.FromDate(Last.AddDays(1));

    public static bool TryParse(string text, out PartialDate date)
    {
        date = default;
        if (text is null || text.Length is not (4 or 7 or 10))
        {
            return false;
        }

        var format = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", _ => "yyyy-MM-dd" };
        if (!DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year > 9998)
        {
            return false;
        }

        date = text.Length switch { 4 => new(day.Year), 7 => new(day.Year, day.Month), _ => new(day) };
        return true;
    }

    public override string ToString() =>
        Day is { } ? First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Month is { } ? First.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : Year.ToString("0000", CultureInfo.InvariantCulture);
}
