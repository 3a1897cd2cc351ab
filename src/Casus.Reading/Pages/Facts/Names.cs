namespace Casus.Reading;

/// <summary>Cleans the names that pages give: of people in bylines, of the page in its title.</summary>
internal static class Names
{
    private const int LongestName = 80;

    private static readonly string[] Prefixes = ["by ", "written by ", "reported by ", "posted by ", "author: ", "text: ", "analysis by ", "opinion by ", "story by ", "words by ", "von ", "par ", "por ", "di ", "door ", "af ", "av "];

    /// <summary>The people of bylines, each once, in order; no addresses, no names of the publisher.</summary>
    public static IReadOnlyList<string> People(IEnumerable<string> bylines, string? publisher)
    {
        var people = new List<string>();
        foreach (var byline in bylines)
        {
            foreach (var part in Parts(Bare(byline)))
            {
                var name = Bare(part.Trim(' ', ',', ';', '|', '·', '•', '.', ':', '/', '-', '–', '—'));
                if (IsName(name) && !name.Equals(publisher, StringComparison.OrdinalIgnoreCase) && !people.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    people.Add(name);
                }
            }
        }

        return people;
    }

    /// <summary>The first that is a name and not an address.</summary>
    public static string? Publisher(params ReadOnlySpan<string?> given)
    {
        foreach (var name in given)
        {
            if (name is { Length: > 1 and <= LongestName } && !name.Contains("://", StringComparison.Ordinal) && name[0] != '@')
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A title without the name of the site behind it.</summary>
    public static string? Title(string? title, string? heading, string? publisher)
    {
        if (title is null)
        {
            return null;
        }

        foreach (var mark in (ReadOnlySpan<string>)[" | ", " - ", " – ", " — ", " :: ", " » ", " · "])
        {
            var at = title.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > 8)
            {
                var (front, back) = (title[..at].Trim(), title[(at + mark.Length)..].Trim());
                if (back.Equals(publisher, StringComparison.OrdinalIgnoreCase) || front.Equals(heading, StringComparison.OrdinalIgnoreCase))
                {
                    return front;
                }
            }
        }

        return title;
    }

    private static string Bare(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && name.Length > prefix.Length + 2)
            {
                return name[prefix.Length..].Trim();
            }
        }

        return name;
    }

    // "A and B", "A, B and C"; a comma before an office ("A, Staff Writer") ends the name.
    private static IEnumerable<string> Parts(string byline)
    {
        foreach (var part in byline.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Replace(" & ", ",", StringComparison.Ordinal).Replace(" | ", ",", StringComparison.Ordinal).Split(',', ';', '|', '•', '·'))
        {
            yield return part;
        }
    }

    private static bool IsName(string name)
    {
        if (name.Length is < 3 or > LongestName || name.Contains("://", StringComparison.Ordinal) || name.Contains('@', StringComparison.Ordinal) || name.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || !char.IsLetter(name[0]))
        {
            return false;
        }

        var words = name.Split(' ');
        return words.Length <= 6 && !words.Any(static w => w.ToLowerInvariant() is "staff" or "writer" or "writers" or "editor" or "editors" or "reporter" or "reporters" or "correspondent" or "correspondents" or "updated" or "published" or "admin" or "minutes" or "ago" or "share" or "follow" or "contributor" or "senior" or "read" or "min" or "editor-at-large");
    }
}
