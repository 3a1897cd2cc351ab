using System.Globalization;
using Casus.Language;

namespace Casus.Reading;

/// <summary>A time in words, without the preposition before it.</summary>
/// <param name="End">The token after it.</param>
/// <param name="Value">TIMEX3; null where the document's date does not allow one.</param>
/// <param name="IsLength">Whether it is a length (<c>48 hours</c>), not a point or a stretch of the calendar.</param>
internal readonly record struct TimeReading(int End, string? Value, bool IsLength = false);

/// <summary>
/// Dates, times of day and lengths in English, from the words alone: <c>27 March 2026</c>, <c>March 27</c>, <c>next week</c>, <c>mid-July</c>, <c>the end of the year</c>,
/// <c>the first quarter of 2027</c>, <c>noon on Tuesday</c>, <c>48 hours</c>. Linear: it looks a few tokens ahead and never back.
/// </summary>
internal sealed class TimeGrammar(Doc doc, TimeValues values)
{
    private const int LongestDate = 12;

    /// <summary>The time that begins at a token, the longest reading; null when none does.</summary>
    /// <param name="end">No token from here on is read.</param>
    public TimeReading? At(int at, int end)
    {
        if (at >= end)
        {
            return null;
        }

        return ClockTime(at, end) ?? Edge(at, end) ?? Calendar(at, end) ?? Length(at, end);
    }

    /// <summary>A date, a month, a season, a year and the like.</summary>
    public TimeReading? Calendar(int at, int end) =>
        Written(at, end) ?? Weekday(at, end) ?? MonthName(at, end) ?? DayFirst(at, end) ?? Part(at, end) ?? Relative(at, end) ?? Season(at, end) ?? Year(at, end);

    private string Lower(int at, int end) => at < end ? doc[at].Lower : string.Empty;

    // 2026-03-27 · 27/03/2026 · 27.03.2026 · Q1 2026; where day and month may change places there is no value.
    private TimeReading? Written(int at, int end)
    {
        var word = doc[at].Text;
        if (word.Length == 2 && word[0] is 'Q' or 'H' && word[1] is >= '1' and <= '4' && YearAt(at + 1, end) is { } year)
        {
            return new(at + 2, TimeValues.YearText(year) + "-" + word);
        }

        // The tokenizer parts a date at its hyphens: it is read from the text.
        var (start, stop) = (doc[at].Start, doc[at].Start);
        while (stop < doc.Text.Length && stop < start + LongestDate && (char.IsAsciiDigit(doc.Text[stop]) || doc.Text[stop] is '-' or '/' or '.'))
        {
            stop++;
        }

        var date = doc.Text[start..stop].TrimEnd('.', '-');
        if (date.Length is < 8 or > 10)
        {
            return null;
        }

        var last = at;
        while (last < end && doc[last].End < start + date.Length)
        {
            last++;
        }

        return last < end && doc[last].End == start + date.Length && InFigures(date) is { } figures ? figures with { End = last + 1 } : null;
    }

    private static TimeReading? InFigures(string date)
    {
        if (Model.PartialDate.TryParse(date, out var iso))
        {
            return new(0, iso.ToString());
        }

        var mark = date.Contains('/', StringComparison.Ordinal) ? '/' : '.';
        var parts = date.Split(mark);
        if (parts.Length != 3 || parts[2].Length != 4 || !parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var (first, second, year) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
        if (year is < 1000 or > 2999)
        {
            return null;
        }

        var dayFirst = mark == '.' || first > 12 || first == second;
        return new(0, dayFirst && second is >= 1 and <= 12 ? TimeValues.Day(year, second, first) : mark == '/' && second > 12 && first is >= 1 and <= 12 ? TimeValues.Day(year, first, second) : null);
    }

    private TimeReading? Weekday(int at, int end)
    {
        if (TimeWords.Day(Lower(at, end)) is not { } day || !char.IsUpper(doc[at].Text[0]))
        {
            return null;
        }

        // Friday, 27 March: the date says more than the day.
        var next = Lower(at + 1, end) == "," ? at + 2 : at + 1;
        if (next < end && (MonthName(next, end) ?? DayFirst(next, end)) is { Value.Length: >= 10 } date)
        {
            return date;
        }

        return OfDay(at + 1, end, values.Weekday(day) is { } found ? TimeValues.Day(found) : null);
    }

    // A day with its morning or its hour: Friday evening, tomorrow at noon.
    private TimeReading OfDay(int at, int end, string? day)
    {
        if (TimeWords.PartOfDay(Lower(at, end)) is { } part)
        {
            return new(at + 1, day is null ? null : day + part);
        }

        if (Lower(at, end) is "at" && Hour(at + 1, end) is { } hour)
        {
            return new(hour.End, day is null ? null : day + hour.Clock);
        }

        return new(at, day);
    }

    // March · March 27 · March 27, 2026 · March 2026 · March of next year
    private TimeReading? MonthName(int at, int end)
    {
        var month = Month(at, end);
        if (month == 0)
        {
            return null;
        }

        var next = at + 1;
        if (DayNumber(next, end) is { } day && !(Lower(next + 1, end) is "percent" or "%"))
        {
            next++;
            var comma = Lower(next, end) == "," ? next + 1 : next;
            if (YearAt(comma, end) is { } written)
            {
                return new(comma + 1, TimeValues.Day(written, month, day));
            }

            if (NamedYear(next, end) is { } of)
            {
                return new(of.End, of.Year is { } named ? TimeValues.Day(named, month, day) : null);
            }

            return OfDay(next, end, values.YearOf(month, day) is { } year ? TimeValues.Day(year, month, day) : null);
        }

        var (after, value) = YearAfter(next, end, month);
        return new(after, value is { } known ? TimeValues.MonthText(known, month) : null);
    }

    private (int End, int? Year) YearAfter(int at, int end, int month)
    {
        var comma = Lower(at, end) == "," ? at + 1 : at;
        return YearAt(comma, end) is { } written ? (comma + 1, written)
            : YearAt(at + 1, end) is { } after && Lower(at, end) == "of" ? (at + 2, after)
            : NamedYear(at, end) is { } of ? (of.End, of.Year)
            : (at, values.YearOf(month));
    }

    // of next year · next year · of this year
    private (int End, int? Year)? NamedYear(int at, int end)
    {
        var i = Lower(at, end) == "of" ? at + 1 : at;
        i = Lower(i, end) == "the" && Lower(i + 1, end) is "following" or "coming" ? i + 1 : i;
        return Lower(i + 1, end) == "year" && Lower(i, end) is "next" or "this" or "last" or "following" or "coming"
            ? (i + 2, values.Year(Lower(i, end) switch { "this" => 0, "last" => -1, _ => 1 })) : null;
    }

    // 27 March [2026] · the 27th of March · 27th March
    private TimeReading? DayFirst(int at, int end)
    {
        var i = Lower(at, end) == "the" ? at + 1 : at;
        if (DayNumber(i, end) is not { } day)
        {
            return null;
        }

        var ordinal = !char.IsAsciiDigit(doc[i].Text[^1]);
        i = Lower(i + 1, end) == "of" && ordinal ? i + 2 : i + 1;
        var month = Month(i, end);
        if (month == 0)
        {
            return null;
        }

        i++;
        var comma = Lower(i, end) == "," ? i + 1 : i;
        if (YearAt(comma, end) is { } written)
        {
            return new(comma + 1, TimeValues.Day(written, month, day));
        }

        if (NamedYear(i, end) is { } of)
        {
            return new(of.End, of.Year is { } named ? TimeValues.Day(named, month, day) : null);
        }

        return OfDay(i, end, values.YearOf(month, day) is { } year ? TimeValues.Day(year, month, day) : null);
    }

    // mid-July · early February · late 2026 · the first quarter of 2026 · the second half of next year
    private TimeReading? Part(int at, int end)
    {
        var i = Lower(at, end) == "the" ? at + 1 : at;
        var word = Lower(i, end);
        if (word is "mid" or "early" or "late" or "mid-" or "middle")
        {
            var next = Lower(i + 1, end) is "-" or "of" ? i + 2 : i + 1;
            return next < end && (MonthName(next, end) ?? Season(next, end) ?? Relative(next, end) ?? Year(next, end)) is { } inner && inner.End > next ? inner : null;
        }

        if (word.StartsWith("mid-", StringComparison.Ordinal) && Clock.Month(word.AsSpan(4)) is > 0 and var month)
        {
            var (after, year) = YearAfter(i + 1, end, month);
            return new(after, year is { } known ? TimeValues.MonthText(known, month) : null);
        }

        var count = word switch { "first" or "1st" => 1, "second" or "2nd" => 2, "third" or "3rd" => 3, "fourth" or "4th" => 4, "last" or "final" => -1, _ => 0 };
        var unit = Lower(i + 1, end);
        if (count == 0 || !(unit is "quarter" or "half") || (unit == "half" && count > 2))
        {
            return null;
        }

        var parts = unit == "quarter" ? 4 : 2;
        var (until, value) = Lower(i + 2, end) == "of" && YearAt(i + 3, end) is { } written ? (i + 4, written)
            : NamedYear(i + 2, end) is { } of ? (of.End, of.Year)
            : Lower(i + 2, end) == "of" && Lower(i + 3, end) == "the" && Lower(i + 4, end) == "year" ? (i + 5, values.Year(0))
            : (i + 2, values.Year(0));
        return new(until, value is { } inYear ? $"{TimeValues.YearText(inYear)}-{(parts == 4 ? 'Q' : 'H')}{(count < 0 ? parts : count)}" : null);
    }

    // the end of March · year's end · the end of next week · end of 2026: the last day of it
    private TimeReading? Edge(int at, int end)
    {
        var i = Lower(at, end) == "the" ? at + 1 : at;
        if (Lower(i + 1, end) is "'s" or "’s" && Lower(i + 2, end) == "end" && TimeWords.Unit(Lower(i, end)) is var owner and not TimeUnit.None)
        {
            return new(i + 3, values.EndOf(owner, 0));
        }

        if (Lower(i, end) is "year" or "month" && Lower(i + 1, end) is "-" or "end" && (Lower(i + 1, end) == "end" || Lower(i + 2, end) == "end"))
        {
            return new(i + (Lower(i + 1, end) == "end" ? 2 : 3), values.EndOf(TimeWords.Unit(Lower(i, end)), 0));
        }

        if (Lower(i, end) is "year-end" or "month-end")
        {
            return new(i + 1, values.EndOf(TimeWords.Unit(Lower(i, end)[..^4]), 0));
        }

        var edge = Lower(i, end);
        if (!(edge is "end" or "close" or "beginning" or "start") || Lower(i + 1, end) is not "of" && !(edge == "end" && Month(i + 1, end) > 0))
        {
            return null;
        }

        var at2 = Lower(i + 1, end) == "of" ? i + 2 : i + 1;
        var last = edge is "end" or "close";
        var inner = Lower(at2, end) is "the" or "this" or "next" or "last" && TimeWords.Unit(Lower(at2 + 1, end)) is var unit and not TimeUnit.None
            ? new TimeReading(at2 + 2, last ? values.EndOf(unit, Lower(at2, end) switch { "next" => 1, "last" => -1, _ => 0 }) : Relative(at2, end)?.Value)
            : at2 < end && (MonthName(at2, end) ?? Part(at2, end) ?? Season(at2, end) ?? Year(at2, end) ?? Relative(at2, end)) is { } named ? named with { Value = last ? LastDay(named.Value) : named.Value }
            : (TimeReading?)null;
        return inner;
    }

    private static string? LastDay(string? value)
    {
        if (value is null || value.Length < 4 || !int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return value;
        }

        var month = value.Length == 4 ? 12
            : value.Length != 7 ? 0
            : value[5..] switch { "Q1" or "SP" => 3, "Q2" or "H1" => 6, "Q3" => 9, "Q4" or "H2" => 12, var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0 };
        month = value.EndsWith("SP", StringComparison.Ordinal) ? 5 : value.EndsWith("SU", StringComparison.Ordinal) ? 8 : value.EndsWith("FA", StringComparison.Ordinal) ? 11 : month;
        return month is >= 1 and <= 12 ? TimeValues.EndOfMonth(year, month) : value;
    }

    // today · tomorrow · next week · this month · next Friday · the coming days · the next few months
    private TimeReading? Relative(int at, int end)
    {
        switch (Lower(at, end))
        {
            case "today":
                return OfDay(at + 1, end, values.Relative(0));
            case "tonight":
                return new(at + 1, values.Relative(0) is { } tonight ? tonight + "TNI" : null);
            case "tomorrow":
                return OfDay(at + 1, end, values.Relative(1));
            case "yesterday":
                return OfDay(at + 1, end, values.Relative(-1));
            case "the" when Lower(at + 1, end) == "day" && Lower(at + 2, end) == "after" && Lower(at + 3, end) == "tomorrow":
                return new(at + 4, values.Relative(2));
            default:
                break;
        }

        var i = Lower(at, end) == "the" ? at + 1 : at;
        var steps = Lower(i, end) switch { "next" or "coming" or "following" => 1, "this" or "current" => 0, "last" or "past" => -1, _ => int.MinValue };
        if (steps == int.MinValue)
        {
            return null;
        }

        var word = Lower(i + 1, end);
        if (steps == 0 && word is "coming" or "very" or "same")
        {
            i++;
            word = Lower(i + 1, end);
        }

        if (TimeWords.Day(word) is { } day)
        {
            var found = steps > 0 && i == at && Lower(at, end) == "next" ? values.WeekdayOf(day, 1) : values.Weekday(day);
            return OfDay(i + 2, end, found is { } known ? TimeValues.Day(known) : null);
        }

        if (TimeWords.Season(word) is { } season)
        {
            var year = steps > 0 && Lower(i, end) == "next" ? values.YearOfSeason(season) is { } near && near == values.Year(0) ? near + 1 : values.YearOfSeason(season) : values.Year(steps < 0 ? -1 : 0);
            return new(i + 2, year is { } inYear ? $"{TimeValues.YearText(inYear)}-{season}" : null);
        }

        if (Month(i + 1, end) is > 0 and var month)
        {
            var year = steps == 0 ? values.Year(0) : values.YearOf(month);
            return new(i + 2, year is { } inYear ? TimeValues.MonthText(inYear, month) : null);
        }

        if (TimeWords.PartOfDay(word) is { } part && steps == 0)
        {
            return new(i + 2, values.Relative(0) is { } today ? today + part : null);
        }

        return word switch
        {
            "week" => new(i + 2, values.Week(steps)),
            "weekend" => new(i + 2, values.Week(steps > 0 && Lower(i, end) == "next" ? 1 : 0) is { } week ? week + "-WE" : null),
            "month" => new(i + 2, values.Month(steps)),
            "quarter" => new(i + 2, values.Quarter(steps)),
            "year" => new(i + 2, values.Year(steps) is { } year ? TimeValues.YearText(year) : null),
            "decade" => new(i + 2, values.Year(10 * steps) is { } ten ? TimeValues.YearText(ten)[..3] : null),
            _ => steps == 1 || steps == -1 ? Length(i + 1, end) : null,
        };
    }

    private TimeReading? Season(int at, int end)
    {
        var i = Lower(at, end) == "the" ? at + 1 : at;
        if (TimeWords.Season(Lower(i, end)) is not { } season || doc[i].Pos is "VERB" or "AUX")
        {
            return null;
        }

        var next = i + 1;
        var (until, year) = YearAt(next, end) is { } written ? (next + 1, written)
            : Lower(next, end) == "of" && YearAt(next + 1, end) is { } after ? (next + 2, after)
            : NamedYear(next, end) is { } of ? (of.End, of.Year)
            : (next, values.YearOfSeason(season));
        return new(until, year is { } inYear ? $"{TimeValues.YearText(inYear)}-{season}" : null);
    }

    // 2030 · the year 2030 · the 2030s
    private TimeReading? Year(int at, int end)
    {
        var i = Lower(at, end) == "the" ? at + 1 : at;
        i = i > at && Lower(i, end) == "year" ? i + 1 : i;
        var word = Lower(i, end);
        if (word.Length == 5 && word[4] == 's' && i > at && int.TryParse(word.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var decade) && decade % 10 == 0)
        {
            return new(i + 1, word[..3]);
        }

        return YearAt(i, end) is { } year && (i == at || Lower(i - 1, end) == "year") ? new(i + 1, TimeValues.YearText(year)) : null;
    }

    // 48 hours · two weeks · a month · half an hour · a few days · hours
    private TimeReading? Length(int at, int end)
    {
        var i = at;
        if (Lower(i, end) == "half" && Lower(i + 1, end) is "a" or "an" && TimeWords.Unit(Lower(i + 2, end)) is var halved and not TimeUnit.None)
        {
            return halved switch
            {
                TimeUnit.Hour => new(i + 3, "PT30M", true),
                TimeUnit.Day => new(i + 3, "PT12H", true),
                TimeUnit.Year => new(i + 3, "P6M", true),
                TimeUnit.Decade => new(i + 3, "P5Y", true),
                _ => null,
            };
        }

        string? amount = null;
        if (Lower(i, end) is "a" or "an" && Lower(i + 1, end) is "few" or "couple" or "matter")
        {
            amount = Lower(i + 1, end) == "couple" ? "2" : "X";
            i = Lower(i + 2, end) == "of" ? i + 3 : i + 2;
        }
        else if (Lower(i, end) is "a" or "an")
        {
            amount = "1";
            i++;
        }
        else if (Lower(i, end) is "several" or "few" or "some" or "many")
        {
            amount = "X";
            i++;
        }
        else if (Numbers.At(doc, i, end) is { } number && number.Value < 1_000_000)
        {
            amount = number.Value.ToString("0.####", CultureInfo.InvariantCulture);
            i = number.End;
        }
        else if (doc[i].Tag == "NNS")
        {
            amount = "X";
        }

        i = Lower(i, end) is "-" ? i + 1 : i;
        var spare = Lower(i, end) is "full" or "more" or "further" or "additional" or "short" or "working" or "business" or "calendar" or "consecutive" or "remaining";
        i = spare ? i + 1 : i;
        var unit = TimeWords.Unit(Lower(i, end));
        if (amount is null || unit == TimeUnit.None)
        {
            return null;
        }

        var value = Duration(amount, unit, Lower(i, end));
        i++;
        if (Lower(i, end) is "'" or "’" or "'s" or "’s" && Lower(i + 1, end) == "time")
        {
            i += 2;
        }
        else if (Lower(i, end) == "from" && Lower(i + 1, end) is "now" or "today")
        {
            i += 2;
        }

        return new(i, value, true);
    }

    private static string? Duration(string amount, TimeUnit unit, string word)
    {
        var many = decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        string Times(int factor) => many ? (count * factor).ToString("0.####", CultureInfo.InvariantCulture) : amount;
        return unit switch
        {
            TimeUnit.Minute => $"PT{amount}M",
            TimeUnit.Hour => $"PT{amount}H",
            TimeUnit.Day => $"P{amount}D",
            TimeUnit.Week => $"P{(word == "fortnight" ? Times(2) : amount)}W",
            TimeUnit.Month => $"P{amount}M",
            TimeUnit.Quarter => $"P{Times(3)}M",
            TimeUnit.Year => $"P{amount}Y",
            TimeUnit.Decade => many ? $"P{Times(10)}Y" : "PXDE",
            TimeUnit.Century => many ? $"P{Times(100)}Y" : "PXCE",
            _ => null,
        };
    }

    // noon · midnight · 6 p.m. · 18:00 GMT · six o'clock, with its day before or after; a bare hour is the document's day.
    private TimeReading? ClockTime(int at, int end)
    {
        if (Hour(at, end) is not { } hour)
        {
            return null;
        }

        var i = hour.End;
        var day = i;
        day = Lower(day, end) is "on" or "of" or "," ? day + 1 : day;
        if (day < end && (Weekday(day, end) ?? MonthName(day, end) ?? DayFirst(day, end) ?? Relative(day, end)) is { } date && IsDay(date.Value, doc, day))
        {
            var value = date.Value;
            var (whole, part) = value is { Length: > 10 } ? (value[..10], value[10..]) : (value, string.Empty);
            return new(date.End, whole is null ? null : whole + Shift(hour.Clock, part, hour.IsVague));
        }

        return new(i, values.Relative(0) is { } today ? today + hour.Clock : null);
    }

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

    private int Month(int at, int end)
    {
        if (at >= end || !char.IsUpper(doc[at].Text[0]))
        {
            return 0;
        }

        // May and March are also words; as months they are names.
        return doc[at].Lower is "may" or "march" && doc[at].Pos is "AUX" or "VERB" ? 0 : Clock.Month(doc[at].Lower);
    }

    private int? DayNumber(int at, int end)
    {
        var word = Lower(at, end);
        if (word.Length is 0 or > 4 || !char.IsAsciiDigit(word[0]))
        {
            return null;
        }

        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word.AsSpan(0, word.Length - 2) : word.AsSpan();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    private int? YearAt(int at, int end)
    {
        var word = Lower(at, end);
        return word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1800 and < 2200 ? year : null;
    }
}
