using System.Globalization;

namespace Casus.Reading;

/// <summary>Parts and edges of months and years: <c>mid-July</c>, <c>the end of the year</c>.</summary>
internal sealed partial class TimeGrammar
{
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

        // the first week of March: no more than the month is sure
        if (word is "first" or "second" or "third" or "fourth" or "last" or "final" && Lower(i + 1, end) is "week" or "weekend" or "days" && Lower(i + 2, end) is "of" or "in" && i + 3 < end && MonthName(i + 3, end) is { Value: null or { Length: 7 } } within)
        {
            return within;
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

        // before the year is out · by the turn of the year
        if (i > at && TimeWords.Unit(Lower(i, end)) is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year && Lower(i + 1, end) == "is" && Lower(i + 2, end) is "out" or "over" or "up")
        {
            return new(i + 3, values.EndOf(TimeWords.Unit(Lower(i, end)), 0));
        }

        if (Lower(i, end) == "turn" && Lower(i + 1, end) == "of" && Lower(i + 2, end) == "the" && Lower(i + 3, end) == "year")
        {
            return new(i + 4, values.EndOf(TimeUnit.Year, 0));
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
            : last && Lower(at2, end) == "ramadan" ? new TimeReading(at2 + 1, values.Hijri(10, 1, null) is { } after ? TimeValues.Day(after.AddDays(-1)) : null)
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
}
