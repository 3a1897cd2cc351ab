using System.Globalization;
using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Dates written out in English: <c>Fri Sep 05 2025</c>, <c>September 5, 2025</c>, <c>5 September 2025</c>, <c>2025-09-05</c>, <c>Sept. 2025</c>.</summary>
internal static partial class DateWords
{
    /// <summary>The first date in a line; one that does not name its year is none.</summary>
    public static PartialDate? Find(string line)
    {
        if (line.Length > 400)
        {
            line = line[..400];
        }

        if (Iso().Match(line) is { Success: true } iso && PartialDate.TryParse(iso.Groups["date"].Value, out var date))
        {
            return date;
        }

        foreach (var match in MonthFirst().EnumerateMatches(line))
        {
            if (Make(MonthFirst().Match(line, match.Index, match.Length)) is { } found)
            {
                return found;
            }
        }

        foreach (var match in DayFirst().EnumerateMatches(line))
        {
            if (Make(DayFirst().Match(line, match.Index, match.Length)) is { } found)
            {
                return found;
            }
        }

        return Bare().Match(line) is { Success: true } bare ? Make(bare) : null;
    }

    private static PartialDate? Make(Match match)
    {
        var month = Clock.Month(match.Groups["month"].Value.ToLowerInvariant());
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        int? day = match.Groups["day"].Success ? int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) : null;
        return month == 0 || year is < 1000 or > 9998 || day is < 1 || day > DateTime.DaysInMonth(year, month) ? null : new PartialDate(year, month, day);
    }

    [GeneratedRegex(@"(?:^|[^0-9])(?<date>(?:19|20)\d\d-\d\d-\d\d)(?:[^0-9]|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(?<month>[A-Z][a-z]{2,8})\.? (?<day>[0-3]?\d)(?:st|nd|rd|th)?,? (?<year>(?:19|20)\d\d)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"\b(?<day>[0-3]?\d)(?:st|nd|rd|th)? (?<month>[A-Z][a-z]{2,8})\.?,? (?<year>(?:19|20)\d\d)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^\W*(?:[A-Z][a-z]+day,? )?(?<month>[A-Z][a-z]{2,8})\.? (?<year>(?:19|20)\d\d)\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Bare();
}
