using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>A unit of time as TIMEX3 writes it: <c>H</c> and <c>MIN</c> count below the day.</summary>
internal enum TimeUnit
{
    None,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// <summary>The words of the calendar and the clock.</summary>
internal static class TimeWords
{
    private static readonly FrozenDictionary<string, DayOfWeek> Days = new Dictionary<string, DayOfWeek>(StringComparer.Ordinal)
    {
        ["monday"] = DayOfWeek.Monday,
        ["tuesday"] = DayOfWeek.Tuesday,
        ["wednesday"] = DayOfWeek.Wednesday,
        ["thursday"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday,
        ["saturday"] = DayOfWeek.Saturday,
        ["sunday"] = DayOfWeek.Sunday,
        ["mon."] = DayOfWeek.Monday,
        ["tues."] = DayOfWeek.Tuesday,
        ["wed."] = DayOfWeek.Wednesday,
        ["thurs."] = DayOfWeek.Thursday,
        ["fri."] = DayOfWeek.Friday,
        ["sat."] = DayOfWeek.Saturday,
        ["sun."] = DayOfWeek.Sunday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static DayOfWeek? Day(string lower) => Days.TryGetValue(lower, out var day) ? day : null;

    /// <summary>Two letters for a season (<c>SP SU FA WI</c>), or null.</summary>
    public static string? Season(string lower) => lower switch
    {
        "spring" or "springtime" => "SP",
        "summer" or "summertime" => "SU",
        "autumn" or "fall" => "FA",
        "winter" or "wintertime" => "WI",
        _ => null,
    };

    /// <summary>Two letters for a part of a day, or null.</summary>
    public static string? PartOfDay(string lower) => lower switch
    {
        "morning" => "TMO",
        "afternoon" => "TAF",
        "evening" => "TEV",
        "night" => "TNI",
        _ => null,
    };

    public static TimeUnit Unit(string lower) => lower switch
    {
        "minute" or "minutes" => TimeUnit.Minute,
        "hour" or "hours" => TimeUnit.Hour,
        "day" or "days" => TimeUnit.Day,
        "week" or "weeks" or "fortnight" => TimeUnit.Week,
        "month" or "months" => TimeUnit.Month,
        "quarter" or "quarters" => TimeUnit.Quarter,
        "year" or "years" => TimeUnit.Year,
        "decade" or "decades" => TimeUnit.Decade,
        "century" or "centuries" => TimeUnit.Century,
        _ => TimeUnit.None,
    };

    /// <summary>Whether a word names a day, a month, a season, a unit or a point of time.</summary>
    public static bool IsTime(string lower) =>
        Unit(lower) != TimeUnit.None || Day(lower) is not null || Season(lower) is not null || PartOfDay(lower) is not null || lower is "today" or "tomorrow" or "yesterday" or "tonight" or "noon" or "midnight" or "midday" or "weekend" or "now" or "then"
        || (lower.Length > 3 && Clock.IsMonth(lower));
}
