using System.Globalization;
using System.Text;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The deadlines of a watch as a calendar that other programs take in: iCalendar (RFC 5545), one event of a day for each.</summary>
public static class WatchCalendar
{
    // RFC 5545, 3.1: lines are folded at 75 octets, the line break not counted.
    private const int MostOctets = 75;

    /// <summary>The calendar's text, with the line ends the format asks for (CRLF). The same watch gives the same text.</summary>
    public static string Text(WatchList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Casus//watch//EN");
        foreach (var due in list.Due)
        {
            var (commitment, day) = (due.Commitment.Commitment, Date(due.Deadline));
            var words = commitment.Evidence.Select(e => e.Words).OfType<string>().Select(w => $"“{w}”");
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{Escaped($"{list.Dossier}/{commitment.Id}@casus")}");
            Line(text, $"DTSTAMP:{Stamp(list.Known)}");
            Line(text, $"DTSTART;VALUE=DATE:{Form(day)}");
            Line(text, $"DTEND;VALUE=DATE:{Form(day.AddDays(1))}");
            Line(text, $"SUMMARY:{Escaped($"{commitment.Id} ({due.Commitment.Label}): last day{(due.IsCertain ? string.Empty : ", if it falls due")}")}");
            Line(text, $"DESCRIPTION:{Escaped(string.Join('\n', new[] { commitment.Text, due.Commitment.Nearest }.OfType<string>().Concat(words)))}");
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static DateOnly Date(Moment deadline) => deadline.End.Previous.Date;

    private static string Form(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // To the second; the beginning and the end of all times stand for themselves on the day they have.
    private static string Stamp(Instant time)
    {
        var seconds = Math.Max(0, (time.UnixMicroseconds - Instant.FromDate(time.Date).UnixMicroseconds) / 1_000_000);
        return string.Create(CultureInfo.InvariantCulture, $"{Form(time.Date)}T{seconds / 3600:00}{seconds / 60 % 60:00}{seconds % 60:00}Z");
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, string line)
    {
        var room = MostOctets;
        foreach (var rune in line.EnumerateRunes())
        {
            if (room < rune.Utf8SequenceLength)
            {
                text.Append("\r\n ");
                room = MostOctets - 1;
            }

            text.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
