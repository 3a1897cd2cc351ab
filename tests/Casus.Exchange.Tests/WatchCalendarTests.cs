using System.Text;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class WatchCalendarTests
{
    private static readonly Dossier Strait = SampleFolder.Read("strait").Dossier;

    private static string Calendar(Dossier dossier) => WatchCalendar.Text(Watch.Over(dossier, At.EndOf("2026-04-10"), At.EndOf("2026-04-10"), At.EndOf("2026-05-10")));

    [Fact]
    public void EveryDeadlineThatComesNear_IsAnEventOfItsDay()
    {
        var lines = Calendar(Strait).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR", string.Empty), (lines[0], lines[^2], lines[^1]));
        Assert.Equal(["DTSTART;VALUE=DATE:20260425", "DTSTART;VALUE=DATE:20260430"], lines.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal)));
        Assert.Equal(["DTEND;VALUE=DATE:20260426", "DTEND;VALUE=DATE:20260501"], lines.Where(l => l.StartsWith("DTEND", StringComparison.Ordinal)));
        Assert.Contains("UID:strait/direct-line-opens@casus", lines);
        Assert.Contains("DTSTAMP:20260410T235959Z", lines);
    }

    [Fact]
    public void LongTextWithCommasAndLinesOfItsOwn_IsEscapedAndFoldedByOctets()
    {
        var text = "grün, und; wieder\\\nzwei Zeilen " + string.Concat(Enumerable.Repeat("äöü😀", 40));
        var calendar = Calendar(Strait with { Commitments = [.. Strait.Commitments.Select(c => c with { Text = text })] });
        Assert.All(calendar.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var unfolded = calendar.Replace("\r\n ", string.Empty, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:grün\\, und\\; wieder\\\\\\nzwei Zeilen äöü😀", unfolded, StringComparison.Ordinal);
    }
}
