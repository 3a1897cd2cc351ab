using System.Globalization;

namespace Casus.Model;

/// <summary>Durations as formulas write them: <c>30 days</c>, <c>48 hours</c>, or ISO 8601 where one unit does not tell it.</summary>
public static class DurationSyntax
{
    public static readonly IReadOnlyList<string> Units = ["seconds", "minutes", "hours", "days", "weeks", "months", "years"];

    /// <summary>The largest number before a unit.</summary>
    public const int Most = 1_000_000;

    public static string Write(Duration length) => length switch
    {
        { Months: 0, Seconds: 0, Days: > 0 } => Count(length.Days, "day"),
        { Days: 0, Seconds: 0, Months: > 0 } => length.Months % 12 == 0 ? Count(length.Months / 12, "year") : Count(length.Months, "month"),
        { Months: 0, Days: 0, Seconds: > 0 } when length.Seconds % 3600 == 0 => Count(length.Seconds / 3600, "hour"),
        { Months: 0, Days: 0, Seconds: > 0 } when length.Seconds % 60 == 0 => Count(length.Seconds / 60, "minute"),
        { Months: 0, Days: 0, Seconds: > 0 } => Count(length.Seconds, "second"),
        _ => length.ToString(),
    };

    /// <summary>A number with a unit, singular or plural.</summary>
    public static bool TryRead(string number, string unit, out Duration length)
    {
        length = default;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Most)
        {
            return false;
        }

        Duration? read = unit switch
        {
            "second" or "seconds" => new(0, 0, count),
            "minute" or "minutes" => new(0, 0, count * 60L),
            "hour" or "hours" => new(0, 0, count * 3600L),
            "day" or "days" => new(0, count, 0),
            "week" or "weeks" => new(0, count * 7, 0),
            "month" or "months" => new(count, 0, 0),
            "year" or "years" => new(count * 12, 0, 0),
            _ => null,
        };
        length = read ?? default;
        return read is not null;
    }

    private static string Count(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? string.Empty : "s")}");
}
