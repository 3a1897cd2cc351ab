using System.Globalization;
using System.Text;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>What is due, as a calendar (RFC 5545): each deadline that lies ahead, tentative where its condition does not hold yet.</summary>
internal static class DueCalendar
{
    private const int LineOctets = 75;

    /// <param name="root">The desk's address.</param>
    public static string Write(DossierView view, string root)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Casus//Desk//EN");
        Line(text, $"X-WR-CALNAME:{Escaped(view.Dossier.Title)}");
        foreach (var status in Due(view.Status))
        {
            Event(text, view, status, root);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>Commitments that are or may be waiting with a deadline ahead, the nearest first.</summary>
    public static IEnumerable<CommitmentStatus> Due(DossierStatus status) => status.Commitments
        .Where(c => c.Deadline is { } deadline && deadline.End > status.Valid && c.States.Any(s => s is CommitmentState.Detached or CommitmentState.Conditional))
        .OrderBy(c => c.Deadline!.Value.End).ThenBy(c => c.Commitment.Id, StringComparer.Ordinal);

    private static void Event(StringBuilder text, DossierView view, CommitmentStatus status, string root)
    {
        var (commitment, deadline) = (status.Commitment, status.Deadline!.Value);
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Escaped(commitment.Id)}.{Escaped(view.Dossier.Id)}@casus");
        Line(text, $"DTSTAMP:{Utc(status.Since is { } since && since > view.Status.Known ? view.Status.Known : status.Since ?? view.Status.Known)}");
        if (deadline.Date is null)
        {
            Line(text, $"DTSTART:{Utc(deadline.Start)}");
        }
        else
        {
            // The last day in time; the end, which is not part of it, is the next.
            Line(text, $"DTSTART;VALUE=DATE:{Day(deadline.End.Previous.Date)}");
            Line(text, $"DTEND;VALUE=DATE:{Day(deadline.End.Previous.Date.AddDays(1))}");
        }

        Line(text, $"SUMMARY:{Escaped($"{view.Names.Of(commitment.Debtors)}: {view.What(commitment)} ({status.Label})")}");
        var words = commitment.Evidence.Select(e => e.Words).OfType<string>().FirstOrDefault();
        Line(text, $"DESCRIPTION:{Escaped(string.Join(" ", new[] { status.Nearest, words is null ? null : $"“{words}”" }.OfType<string>()))}");
        Line(text, $"STATUS:{(status.Status == CommitmentState.Detached ? "CONFIRMED" : "TENTATIVE")}");
        Line(text, $"URL:{root}/#c-{Uri.EscapeDataString(commitment.Id)}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Utc(Instant time) => time.ToDateTimeOffset().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => Shown.Line(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);

    // A line has at most 75 octets; a longer one goes on after a line break and a space, and no character is cut.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
