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
internal sealed partial class TimeGrammar(Doc doc, TimeValues values)
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
        Written(at, end) ?? Weekday(at, end) ?? MonthName(at, end) ?? DayFirst(at, end) ?? Part(at, end) ?? Feast(at, end) ?? Relative(at, end) ?? Season(at, end) ?? Year(at, end);

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
