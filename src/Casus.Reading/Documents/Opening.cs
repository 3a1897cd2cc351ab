using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What the first lines of a text, and its last, say of it: headline, byline, dateline, agency, date.</summary>
internal sealed partial class Opening
{
    private const int Lines = 10;

    private const int LongestLine = 400;

    private const int LongestByline = 120;

    private const int Tail = 600;

    // Words in capitals that stand before a colon and are no place.
    private static readonly HashSet<string> NoPlaces = new(StringComparer.Ordinal)
    {
        "ABSTRACT", "UPDATE", "UPDATED", "UPDATES", "NOTE", "EDITOR'S NOTE", "EDITOR’S NOTE", "EDITORS NOTE", "BREAKING", "BREAKING NEWS", "WATCH", "READ", "READ MORE", "EXCLUSIVE", "OPINION", "ANALYSIS", "EXPLAINER", "EXPLAINED", "VIDEO", "PHOTO", "PHOTOS", "LIVE",
        "CORRECTION", "CLARIFICATION", "FILE", "ADVISORY", "MORE", "RELATED", "SUMMARY", "BACKGROUND", "INTRODUCTION", "STATEMENT", "QUESTION", "ANSWER", "REPORTER", "MODERATOR", "HOST", "SPEAKER", "SUBJECT", "DATE", "TIME", "PLACE", "WHAT", "WHO", "WHERE", "WHEN", "WHY", "HOW", "FACT CHECK",
        "URGENT", "ALERT", "REMARKS", "TRANSCRIPT", "PRESS RELEASE", "MEDIA RELEASE", "FOR IMMEDIATE RELEASE", "SOURCE", "BY", "FROM", "TO", "RE", "CC", "TL;DR", "SPOILER", "WARNING",
    };

    public string? Title { get; private init; }

    public string? Dateline { get; private init; }

    public string? Agency { get; private init; }

    public PartialDate? Date { get; private init; }

    public IReadOnlyList<string> Authors { get; private init; } = [];

    public static Opening Of(string text)
    {
        var lines = First(text);
        string? dateline = null, agency = null, signed = null;
        PartialDate? date = null;
        IReadOnlyList<string> authors = [];
        var labels = lines.Count(static line => Label().IsMatch(line));
        foreach (var line in lines)
        {
            if (dateline is null && Dated(line, labels) is { } place)
            {
                dateline = place.Groups["place"].Value.Trim(' ', ',');
                agency = place.Groups["agency"].Success ? Agencies.Known(place.Groups["agency"].Value) : null;
                date ??= DateWords.Find(place.Value);
                continue;
            }

            signed ??= Signed(line);
            if (authors.Count == 0 && line.Length <= LongestByline && line.StartsWith("By ", StringComparison.Ordinal))
            {
                authors = Names.People([line], publisher: null);
            }

            date ??= IsDateLine(line) ? DateWords.Find(line) : null;
        }

        return new()
        {
            Title = lines.Count > 1 && Headline(lines[0]) ? WithoutMarks(lines[0]) : null,
            Dateline = dateline,
            Agency = agency ?? signed ?? AtTheEnd(text) ?? Reported(text),
            Date = date,
            Authors = [.. authors.Where(static name => Agencies.Known(name) is null)],
        };
    }

    /// <summary>Where in a line the dash that closes its dateline stands; −1 without one.</summary>
    public static int DatelineDash(string line) => Dated(line, labels: 2) is { Index: 0 } match && match.Length > 1 && line[match.Length - 2] is '—' or '–' or '-' ? match.Length - 2 : -1;

    // A heading of Markdown is a headline without its marks.
    private static string WithoutMarks(string line)
    {
        var words = line.AsSpan().TrimStart('#');
        return line.Length - words.Length is >= 1 and <= 6 && words.StartsWith(" ", StringComparison.Ordinal) ? words.Trim().ToString() : line;
    }

    private static Match? Dated(string line, int labels)
    {
        foreach (var form in (ReadOnlySpan<Regex>)[Slashed(), Capitals(), Signature()])
        {
            var match = form.Match(line);
            var name = match.Groups["place"].Value.Trim(' ', ',');
            if (!match.Success || name.Length < 2 || NoPlaces.Contains(name) || name.StartsWith("DEAR ", StringComparison.Ordinal))
            {
                continue;
            }

            // Two or more names before colons are people who take turns.
            if (match.Groups["colon"].Success && (labels > 1 || name.Split(' ').Length > 3 || name.StartsWith("MR", StringComparison.Ordinal) || name.StartsWith("MS", StringComparison.Ordinal) || name.StartsWith("THE ", StringComparison.Ordinal)))
            {
                continue;
            }

            if (match.Groups["agency"].Success && form != Capitals() && Agencies.Known(match.Groups["agency"].Value) is null)
            {
                continue;
            }

            return match;
        }

        return null;
    }

    private static List<string> First(string text)
    {
        var lines = new List<string>();
        var start = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
        while (start < text.Length && lines.Count < Lines)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : start + end;
            var line = text.AsSpan(start, Math.Min(end - start, LongestLine)).Trim();
            if (line.Length > 0)
            {
                lines.Add(line.ToString());
            }

            start = end + 1;
        }

        return lines;
    }

    private static bool Headline(string line) => line.Length is > 3 and < 250 && line[^1] is not ('.' or ',' or ';') && !IsDateLine(line) && !line.StartsWith("By ", StringComparison.Ordinal) && Agencies.Known(line) is null;

    // A line that is a date and little else: a date inside a sentence tells of something else.
    private static bool IsDateLine(string line) => DateWords.Find(line) is not null && (line.Length <= 24 || (line.Length <= 80 && !line.EndsWith('.')));

    // A line of its own: "Reuters", "By Odo Marten, Associated Press", "Odo Marten | AFP", "Source: Xinhua".
    private static string? Signed(string line)
    {
        if (line.Length > LongestByline)
        {
            return null;
        }

        if (Agencies.Known(line) is { } whole)
        {
            return whole;
        }

        var cut = line.LastIndexOfAny([',', '|', ':', '/', '(']);
        return cut > 0 && (line.StartsWith("By ", StringComparison.OrdinalIgnoreCase) || line[cut] is '|' or ':' || line.StartsWith("Source", StringComparison.OrdinalIgnoreCase)) ? Agencies.Known(line[(cut + 1)..]) : null;
    }

    private static string? AtTheEnd(string text)
    {
        var tail = text.AsSpan(Math.Max(0, text.Length - Tail)).TrimEnd().ToString();
        if (Credit().Match(tail) is { Success: true } credit && Agencies.Known(credit.Groups["agency"].Value) is { } signed)
        {
            return signed;
        }

        return Desk().IsMatch(tail) ? "Reuters" : null;
    }

    private static string? Reported(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 3000)).ToString();
        return Relayed().Match(head) is { Success: true } match ? Agencies.Known(match.Groups["agency"].Value) : null;
    }

    [GeneratedRegex(@"^[A-Z][A-Z.'’ \-]{1,30}: ", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?<place>[A-Z][A-Z.'’\-]+(?:[ /,]+[A-Z][A-Za-z.'’\-]*){0,5}?)(?:,? +(?:Jan|Feb|March|Mar|April|Apr|May|June|July|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?|,? +\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:,? \d{4})?)?,?(?: *\((?<agency>[A-Za-z \-]{2,30})\))? *(?:—|–|--|-|(?<colon>:)) ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Capitals();

    // Kyiv (Interfax-Ukraine) – …; Beirut, Lebanon, Jan. 9 (AP) — …
    [GeneratedRegex(@"^(?<place>\p{Lu}[\p{L}.'’\-]+(?:[ ,/]+\p{Lu}[\p{L}.'’\-]*){0,4}?)(?:,? +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?)?,? *\((?<agency>[A-Za-z \-]{2,30})\) *(?:—|–|--|-|:) ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Signature();

    // MOSCOW, January 9. /TASS/. …; BEIRUT, 9 January (…)
    [GeneratedRegex(@"^(?<place>[A-Z][A-Za-z.'’\- ]{1,40}?)(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?\.? /(?<agency>[A-Za-z \-]{2,30})/", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b(?<agency>Associated Press|Agence France-Presse|Reuters|AFP|TASS|RIA Novosti|Xinhua|Interfax|Anadolu Agency|Yonhap)(?: news agency)?(?: \([A-Z]+\))? (?:reported|said|reports)|\breported (?<agency>AP|AFP|Reuters|TASS|Interfax|Xinhua)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Relayed();

    // The last words: "(AP)", "— AFP", "PTI" on a line of its own, "© 2026 The Associated Press. All rights reserved."
    [GeneratedRegex(@"(?:\((?:With inputs from |with )?(?<agency>[A-Za-z \-]{2,30})\)|(?:—|–|\n) *(?<agency>[A-Z][A-Za-z\-]{1,20}(?: [A-Z][A-Za-z\-]{1,20}){0,2}))\.?$|(?:©|Copyright)(?: \(c\))?(?: \d{4})?,?(?: by)? (?<agency>(?:The )?[A-Z][A-Za-z\-]+(?: [A-Z][A-Za-z\-]+){0,2})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\((?:Additional r|R)eporting by [^()]{3,300}[;,] ?(?:Writing|Editing|Additional reporting) by [^()]{3,200}\)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Desk();
}
