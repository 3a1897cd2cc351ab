using System.Globalization;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Times of day, with their day: <c>noon on Tuesday</c>, <c>6 p.m. today</c>.</summary>
internal sealed partial class TimeGrammar
{
    // noon · midnight · 6 p.m. · 18:00 GMT · six o'clock, with its day before or after; a bare hour is the document's day.
    private TimeReading? ClockTime(int at, int end)
    {
        if (Hour(at, end) is not { } hour)
        {
            return Light(at, end);
        }

        var i = hour.End;
        var day = i;
        day = Lower(day, end) is "on" or "of" or "," ? day + 1 : day;
        if (NamedDay(day, end) is { } date)
        {
            var value = date.Value;
            var (whole, part) = value is { Length: > 10 } ? (value[..10], value[10..]) : (value, string.Empty);
            return new(date.End, whole is null ? null : whole + Shift(hour.Clock, part, hour.IsVague));
        }

        return new(i, values.Relative(0) is { } today ? today + hour.Clock : null);
    }

    // dawn on Sunday · nightfall · the close of business on Tuesday: a part of the day, of a day where one is told.
    private TimeReading? Light(int at, int end)
    {
        var i = Lower(at, end) == "the" ? at + 1 : at;
        var (part, next) = Lower(i, end) switch
        {
            "dawn" or "daybreak" or "sunrise" => ("TMO", i + 1),
            "dusk" or "sundown" or "sunset" => ("TEV", i + 1),
            "nightfall" => ("TNI", i + 1),
            "close" or "end" when Lower(i + 1, end) == "of" && Lower(i + 2, end) is "business" or "play" or "trading" => (string.Empty, i + 3),
            _ => (string.Empty, -1),
        };
        if (next < 0)
        {
            return null;
        }

        var day = Lower(next, end) is "on" or "of" ? next + 1 : next;
        return NamedDay(day, end) is { } date
            ? new(date.End, date.Value is { Length: >= 10 } whole ? whole[..10] + part : null)
            : new(next, null);
    }

    private TimeReading? NamedDay(int at, int end) =>
        at < end && (Weekday(at, end) ?? MonthName(at, end) ?? DayFirst(at, end) ?? Relative(at, end)) is { } date && IsDay(date.Value, doc, at) ? date : null;

    private static bool IsDay(string? value, Doc doc, int day) => value is null ? TimeWords.Day(doc[day].Lower) is not null || doc[day].Lower is "today" or "tomorrow" or "tonight" : value.Length >= 10 && value[4] == '-' && value[7] == '-';

    // six o'clock on Wednesday evening: the part of the day tells which six.
    private static string Shift(string clock, string part, bool vague)
    {
        var hour = int.Parse(clock.AsSpan(1, 2), CultureInfo.InvariantCulture);
        return vague && hour < 12 && part is "TAF" or "TEV" or "TNI" ? string.Create(CultureInfo.InvariantCulture, $"T{hour + 12:00}{clock[3..]}") : clock;
    }

    private (int End, string Clock, bool IsVague)? Hour(int at, int end)
    {
        var word = Lower(at, end);
        if (word is "noon" or "midday" or "midnight")
        {
            return (Zone(at + 1, end), word == "midnight" ? "T24:00" : "T12:00", false);
        }

        // 18:00 · 6:30 · 6pm · 1800
        var (hour, minute, i) = (-1, 0, at + 1);
        var text = word;
        var half = string.Empty;
        foreach (var ending in (ReadOnlySpan<string>)["a.m.", "p.m.", "am", "pm"])
        {
            if (text.Length > ending.Length && char.IsAsciiDigit(text[0]) && text.EndsWith(ending, StringComparison.Ordinal))
            {
                (text, half) = (text[..^ending.Length], ending[..1]);
                break;
            }
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is 1 or 2 && text.Length == colon + 3 && int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out hour) && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out minute))
        {
        }
        else if (Numbers.Small(text) is { } small)
        {
            hour = small;
            colon = -1;
        }
        else if (text.Length == 4 && Lower(at + 1, end) is "gmt" or "utc" or "hours" or "local" && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var military) && military % 100 < 60)
        {
            (hour, minute, colon) = (military / 100, military % 100, 0);
            i = Lower(i, end) == "hours" ? i + 1 : i;
        }
        else
        {
            return null;
        }

        var oclock = Lower(i, end) is "o'clock" or "o’clock";
        i = oclock ? i + 1 : i;
        if (half.Length == 0 && Lower(i, end) is "a.m." or "p.m." or "am" or "pm" or "a.m" or "p.m")
        {
            half = Lower(i, end)[..1];
            i++;
        }

        if ((colon < 0 && half.Length == 0 && !oclock) || hour is < 0 or > 24 || minute > 59 || (half.Length > 0 && hour is 0 or > 12))
        {
            return null;
        }

        hour = half == "p" && hour < 12 ? hour + 12 : half == "a" && hour == 12 ? 0 : hour;
        return (Zone(i, end), string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}"), half.Length == 0 && oclock);
    }

    // GMT · local time · Moscow time
    private int Zone(int at, int end)
    {
        if (Lower(at, end) is "gmt" or "utc" or "cet" or "est" or "edt" or "bst" or "et")
        {
            return at + 1;
        }

        return at + 1 < end && Lower(at + 1, end) == "time" && doc[at].Pos is "PROPN" or "ADJ" ? at + 2 : at;
    }
}
