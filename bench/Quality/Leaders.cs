using System.Globalization;
using System.Text.RegularExpressions;

namespace Casus.Quality;

/// <summary>Terms of heads of state and government from dated editions of the Factbook: a term ends where the next holder's begins.</summary>
internal static partial class Leaders
{
    private const string LastEdition = "2026-01";

    public static void Add(PeopleTable people, List<string[]> rows, HashSet<string> sovereign)
    {
        var first = rows.Where(r => sovereign.Contains(r[0])).Select(r => (Row: r, Name: Name(r[3]))).Where(r => r.Name is not null && r.Row[2].Length > 0 && r.Row[4].Length == 10).ToList();
        var ends = new Dictionary<string[], string>();
        foreach (var office in first.GroupBy(r => (r.Row[0], r.Row[1], Office(r.Row[2]))))
        {
            var ordered = office.OrderBy(r => r.Row[4], StringComparer.Ordinal).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                var next = ordered.Skip(i + 1).FirstOrDefault(r => string.CompareOrdinal(r.Row[4], ordered[i].Row[4]) > 0 && !string.Equals(r.Name, ordered[i].Name, StringComparison.Ordinal));
                var seen = ordered.Where(r => r.Name == ordered[i].Name && string.CompareOrdinal(r.Row[4], ordered[i].Row[4]) >= 0).Select(r => r.Row[6]).Max(StringComparer.Ordinal)!;
                ends[ordered[i].Row] = next.Row is { } row ? row[4] : string.CompareOrdinal(seen, LastEdition) >= 0 ? string.Empty : seen;
            }
        }

        foreach (var (row, name) in first)
        {
            people.Add(row[0], Office(row[2]), name!, row[4], ends[row], isShown: false);
        }
    }

    private static string Office(string title) => title.EndsWith(" of the Islamic", StringComparison.Ordinal) ? "President" : title.EndsWith('s') && title.Contains("Minister", StringComparison.Ordinal) ? title[..^1] : title;

    // The editions write some surnames in capitals, nicknames in quotation marks and the rest of a title before the name.
    private static string? Name(string text)
    {
        var name = Aside().Replace(text, string.Empty);
        name = Title().Replace(name, string.Empty).Trim();
        if (name.Contains('-') && name.Contains(" - ", StringComparison.Ordinal) || name.Length < 5 || !name.Contains(' ') || name.Split(' ').Length > 6 || name.Any(char.IsDigit))
        {
            return null;
        }

        return string.Join(' ', name.Split(' ').Select(w => w.Length > 2 && w.All(c => !char.IsLower(c)) && w.Any(char.IsLetter) && !w.Contains('.') && !w.Equals("III", StringComparison.Ordinal)
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(w.ToLowerInvariant()) : w));
    }

    [GeneratedRegex("\\s*(\"[^\"]*\"|\\([^)]*\\)|;.*| of the Netherlands)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^.*\b(President|Premier|Minister|Leader|Chairman|Chairwoman|Commissioner|Ceo|Prefect|Governor|Afghanistan|Sheikh|Amir|Secretary)s?\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Title();
}
