namespace Casus.Reading;

/// <summary>Feasts that news sets deadlines by: <c>by Christmas</c>, <c>before New Year's Eve</c>, <c>Easter 2027</c>. Those of the Western churches; others move by calendars of their own.</summary>
internal sealed partial class TimeGrammar
{
    private TimeReading? Feast(int at, int end)
    {
        var (month, day, next) = doc[at].Text switch
        {
            "Christmas" => (12, 25, at + 1),
            "Easter" => (0, 0, at + 1),
            "New" when at + 1 < end && doc[at + 1].Text is "Year" or "Years" => (1, 1, at + 2),
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
}
