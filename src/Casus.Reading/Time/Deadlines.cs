using System.Globalization;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The first time in a content by or within which its act falls due, with its TIMEX3 value where the document's date allows one.</summary>
internal static class Deadlines
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static (TokenRange Range, string? Value)? Find(Words words, IReadOnlyList<TokenRange> content, PartialDate? published)
    {
        foreach (var range in content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (At(words, i, range.End, published) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static (TokenRange, string?)? At(Words words, int i, int end, PartialDate? published)
    {
        switch (words.Lower(i))
        {
            case "within" or "in":
                var at = i + 1;
                while (at < end && words.Lower(at) is "the" or "next" or "a" or "coming" && words.Lower(at) is not "a")
                {
                    at++;
                }

                var within = words.Lower(i) == "within" || (at == i + 3 && words.Lower(at - 1) is "next" or "coming");
                if (within && Count(words, at) is { } count && at + 1 < end && Unit(words.Lower(at + 1)) is { } unit)
                {
                    var value = (unit is 'H' ? "PT" : "P") + count.ToString(CultureInfo.InvariantCulture) + unit;
                    return (new(i, at + 2), value);
                }

                return null;
            case "by" or "before":
                return Named(words, i, i + 1, end, published);
            case "no" when words.Lower(i + 1) == "later" && words.Lower(i + 2) == "than":
                return Named(words, i, i + 3, end, published);
            default:
                return null;
        }
    }

    private static (TokenRange, string?)? Named(Words words, int start, int at, int end, PartialDate? published)
    {
        if (at >= end)
        {
            return null;
        }

        var word = words.Lower(at);
        if (word is "the" && words.Lower(at + 1) is "end" && words.Lower(at + 2) is "of" && at + 3 < end)
        {
            var unit = at + 3;
            while (unit + 1 < end && words.Lower(unit) is "the" or "this" or "next")
            {
                unit++;
            }

            var next = words.Lower(unit - 1) == "next";
            var value = words.Lower(unit) switch
            {
                "year" => published is { } day ? Year(day, next ? 1 : 0) : null,
                "month" => published is { Month: { } month } day ? Month(day, month, next ? 1 : 0) : null,
                "week" => published is { IsWhole: true } day ? Week(day.First.AddDays(next ? 7 : 0)) : null,
                var other when Clock.Month(other) is > 0 and var month && published is { } day => Month(day, month, 0, following: true),
                var digits when digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _) => digits,
                _ => null,
            };
            var known = value is not null || words.Lower(unit) is "year" or "month" or "week" or "summer" or "decade" or "day" || Clock.IsMonth(words.Lower(unit));
            return known ? (new(start, unit + 1), value) : null;
        }

        if (Lexicon.Days.Contains(word) && word is not "yesterday")
        {
            return (new(start, at + 1), published is { IsWhole: true } day ? Weekday(day.First, word) : null);
        }

        if (word is "next" or "this" && words.Lower(at + 1) is "week" or "month" or "year" or "summer" or "spring" or "fall" or "winter" || word == "next" && Lexicon.Days.Contains(words.Lower(at + 1)))
        {
            var steps = word == "next" ? 1 : 0;
            var value = words.Lower(at + 1) switch
            {
                "year" => published is { } day ? Year(day, steps) : null,
                "month" => published is { Month: { } month } day ? Month(day, month, steps) : null,
                "week" => published is { IsWhole: true } day ? Week(day.First.AddDays(7 * steps)) : null,
                _ => null,
            };
            return (new(start, at + 2), value);
        }

        if (Clock.Month(word) is > 0 and var named && words.IsCapitalised(at))
        {
            return MonthDay(words, start, at, end, named, published);
        }

        return words.Is(at, WordClass.Number) && word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200
            ? (new(start, at + 1), word) : null;
    }

    private static (TokenRange, string?) MonthDay(Words words, int start, int at, int end, int month, PartialDate? published)
    {
        var past = at + 1;
        int? day = past < end && int.TryParse(words.Lower(past).TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31 ? number : null;
        past += day is null ? 0 : 1;
        var comma = past < end && words.Is(past, WordClass.Comma) ? past + 1 : past;
        int? year = comma < end && words.Lower(comma).Length == 4 && int.TryParse(words.Lower(comma), NumberStyles.None, CultureInfo.InvariantCulture, out var written) && written > 1900 ? written : null;
        past = year is null ? past : comma + 1;
        year ??= published is { } from ? from.Month > month ? from.Year + 1 : from.Year : null;
        var valid = day is null || (year is { } y && day <= DateTime.DaysInMonth(Math.Clamp(y, 1, 9998), month));
        return (new(start, past), year is { } known && valid ? new PartialDate(known, month, day).ToString() : null);
    }

    private static int? Count(Words words, int at) =>
        int.TryParse(words.Lower(at), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : Array.IndexOf(Numbers, words.Lower(at)) is > 0 and var index ? index
        : words.Lower(at) is "a" or "an" ? 1 : null;

    private static char? Unit(string word) => word.TrimEnd('s') switch
    {
        "hour" => 'H',
        "day" => 'D',
        "week" => 'W',
        "month" => 'M',
        "year" => 'Y',
        _ => null,
    };

    private static string Year(PartialDate day, int steps) => (day.Year + steps).ToString("0000", CultureInfo.InvariantCulture);

    private static string Month(PartialDate day, int month, int steps, bool following = false)
    {
        var year = following && day.Month > month ? day.Year + 1 : day.Year;
        var total = (year * 12) + month - 1 + steps;
        return string.Create(CultureInfo.InvariantCulture, $"{total / 12:0000}-{(total % 12) + 1:00}");
    }

    private static string Week(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(time):0000}-W{ISOWeek.GetWeekOfYear(time):00}");
    }

    // The coming one: a deadline lies ahead of the report.
    private static string? Weekday(DateOnly published, string word)
    {
        var ahead = word switch
        {
            "today" or "tonight" => 0,
            "tomorrow" => 1,
            _ => DayOfWeek(word) is { } day ? ((int)day - (int)published.DayOfWeek + 7) % 7 is var days && days == 0 ? 7 : days : -1,
        };
        return ahead < 0 ? null : published.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static DayOfWeek? DayOfWeek(string word) =>
        Enum.GetValues<DayOfWeek>().Where(day => word.Length >= 3 && day.ToString().StartsWith(word.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)).Cast<DayOfWeek?>().FirstOrDefault();
}
