using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What the first lines of a text say of it: headline, dateline, agency, date.</summary>
internal sealed partial class Opening
{
    private const int Lines = 10;

    private const int LongestLine = 400;

    public string? Title { get; private init; }

    public string? Dateline { get; private init; }

    public string? Agency { get; private init; }

    public PartialDate? Date { get; private init; }

    public static Opening Of(string text)
    {
        var lines = First(text);
        string? dateline = null, agency = null;
        PartialDate? date = null;
        foreach (var line in lines)
        {
            if (dateline is null && Place().Match(line) is { Success: true } place && place.Groups["place"].Value.Trim(' ', ',') is { Length: > 1 } name && !name.Equals("ABSTRACT", StringComparison.Ordinal))
            {
                dateline = name;
                agency = place.Groups["agency"].Success ? Known(place.Groups["agency"].Value) : null;
                date ??= DateWords.Find(place.Value);
            }

            date ??= IsDateLine(line) ? DateWords.Find(line) : null;
        }

        return new()
        {
            Title = lines.Count > 1 && Headline(lines[0]) ? lines[0] : null,
            Dateline = dateline,
            Agency = agency ?? Reported(text),
            Date = date,
        };
    }

    private static List<string> First(string text)
    {
        var lines = new List<string>();
        var start = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
        while (start < text.Length && lines.Count < Lines)
        {
            var end = text.IndexOfAny(['\r', '\n'], start);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(start, Math.Min(end - start, LongestLine)).Trim();
            if (line.Length > 0)
            {
                lines.Add(line.ToString());
            }

            start = end + 1;
        }

        return lines;
    }

    private static bool Headline(string line) => line.Length is > 3 and < 250 && line[^1] is not ('.' or ',' or ';') && !IsDateLine(line);

    // A line that is a date and little else: a date inside a sentence tells of something else.
    private static bool IsDateLine(string line) => line.Length <= 80 && DateWords.Find(line) is not null && !line.EndsWith('.') || line.Length <= 24 && DateWords.Find(line) is not null;

    private static string? Reported(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 3000)).ToString();
        return Relayed().Match(head) is { Success: true } match ? Known(match.Groups["agency"].Value) : null;
    }

    private static string? Known(string name) => name.Trim() switch
    {
        "AP" or "Associated Press" or "The Associated Press" => "Associated Press",
        "AFP" or "Agence France-Presse" or "Agence France Presse" => "Agence France-Presse",
        "Reuters" or "REUTERS" or "Thomson Reuters" => "Reuters",
        "TASS" or "Tass" => "TASS",
        "RIA" or "RIA Novosti" => "RIA Novosti",
        "Xinhua" or "XINHUA" => "Xinhua",
        "UPI" => "United Press International",
        "PA" => "PA Media",
        "Interfax" => "Interfax",
        "Anadolu" or "AA" or "Anadolu Agency" => "Anadolu Agency",
        "dpa" or "DPA" => "dpa",
        "Bloomberg" => "Bloomberg",
        "Yonhap" or "Yonhap News Agency" => "Yonhap",
        _ => null,
    };

    [GeneratedRegex(@"^(?<place>[A-Z][A-Z.'’\-]+(?:[ /,]+[A-Z][A-Za-z.'’\-]*){0,5}?)(?:,? +(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?)?,?(?: *\((?<agency>[A-Za-z \-]{2,30})\))? *(?:—|–|--|-|:) ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?<agency>Associated Press|Agence France-Presse|Reuters|AFP|TASS|RIA Novosti|Xinhua|Interfax|Anadolu Agency|Yonhap)(?: news agency)?(?: \([A-Z]+\))? (?:reported|said|reports)|\breported (?<agency>AP|AFP|Reuters|TASS|Interfax|Xinhua)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Relayed();
}
