using System.Globalization;

namespace Casus.Reading;

/// <summary>Times told from the document's date: <c>tomorrow</c>, <c>next week</c>; seasons and years.</summary>
internal sealed partial class TimeGrammar
{
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
}
