namespace Casus.Reading;

/// <summary>
/// Feasts that news sets deadlines by: <c>by Christmas</c>, <c>before New Year's Eve</c>, <c>Easter 2027</c>, <c>Ramadan</c>, <c>Eid al-Fitr</c>. Christian ones are those of the Western churches, Muslim
/// ones as the Umm al-Qura calendar has them: who goes by the sighting of the moon may keep them a day later.
/// </summary>
internal sealed partial class TimeGrammar
{
    private const int LongestEid = 5;

    private TimeReading? Feast(int at, int end)
    {
        if (MuslimFeast(at, end) is { } moving)
        {
            return moving;
        }

        // “by the New Year” is its first day, “in the new year” no more than a year.
        if (Lower(at, end) == "the" && Lower(at + 1, end) == "new" && Lower(at + 2, end) == "year" && !(Lower(at + 3, end) is "'s" or "’s"))
        {
            return new(at + 3, values.YearOf(1, 1) is not { } first ? null : at > 0 && doc[at - 1].Lower is "by" or "before" or "until" or "till" ? TimeValues.Day(first, 1, 1) : TimeValues.YearText(first));
        }

        var (month, day, next) = doc[at].Text switch
        {
            "Christmas" => (12, 25, at + 1),
            "Easter" => (0, 0, at + 1),
            "New" when at + 1 < end && doc[at + 1].Text is "Year" or "Years" => (1, 1, at + 2),
            "new" when Lower(at + 1, end) == "year" && at > 0 && doc[at - 1].Lower is "by" or "before" or "until" => (1, 1, at + 2),
            _ => (0, 0, -1),
        };
        // “the Christmas market” names none, and “Orthodox Easter” is another day.
        if (next < 0 || (doc[next - 1] is { Dep: "compound", Head: { Index: var head, Lower: not ("day" or "eve" or "sunday") } } && head >= next) || (at > 0 && doc[at - 1].Lower is "orthodox" or "coptic" or "eastern"))
        {
            return null;
        }

        next = Lower(next, end) is "'s" or "’s" or "'" or "’" ? next + 1 : next;
        if (month > 0 && Lower(next, end) == "eve")
        {
            (month, day, next) = month == 12 ? (12, 24, next + 1) : (12, 31, next + 1);
        }
        else if (Lower(next, end) == (month == 0 ? "sunday" : "day"))
        {
            next++;
        }

        var written = YearAt(next, end);
        next = written is null ? next : next + 1;
        if (month == 0)
        {
            return new(next, (written is { } year ? TimeValues.Easter(year) : values.Easter()) is { } easter ? TimeValues.Day(easter) : null);
        }

        return new(next, (written ?? values.YearOf(month, day)) is { } known ? TimeValues.Day(known, month, day) : null);
    }

    // The first of Ramadan, the end of the fast, the feast of the sacrifice; with its year where one is written.
    private TimeReading? MuslimFeast(int at, int end)
    {
        var (month, day, next) = Lower(at, end) == "ramadan" ? (9, 1, at + 1) : (0, 0, -1);
        if (Lower(at, end).StartsWith("eid", StringComparison.Ordinal))
        {
            for (var i = at; i < Math.Min(end, at + LongestEid) && next < 0; i++)
            {
                (month, day, next) = Lower(i, end) switch
                {
                    var word when word.EndsWith("fitr", StringComparison.Ordinal) => (10, 1, i + 1),
                    var word when word.EndsWith("adha", StringComparison.Ordinal) => (12, 10, i + 1),
                    _ => (0, 0, -1),
                };
            }
        }

        if (next < 0)
        {
            return null;
        }

        var written = YearAt(next, end);
        return new(written is null ? next : next + 1, values.Hijri(month, day, written) is { } found ? TimeValues.Day(found) : null);
    }
}
