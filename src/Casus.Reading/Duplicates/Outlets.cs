using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>The agencies, broadcasters and papers that pass on what others say, by name (<c>data/reading/outlets.tsv</c>) or by the form of their name.</summary>
internal static class Outlets
{
    private const int MostWords = 5;

    private static readonly FrozenDictionary<string, string> ByName = Facts.Rows("outlets.tsv")
        .SelectMany(row => row[1].Split('|').Select(name => (Name: name, Outlet: row[0])))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Outlet, StringComparer.Ordinal);

    // How papers, stations and agencies are named: the Harbour Tribune, Radio North, the Alfan news agency.
    private static readonly FrozenSet<string> Forms = new[]
    {
        "Chronicle", "Courier", "Gazette", "Herald", "Journal", "News", "Newspaper", "Post", "Press", "Radio", "Television", "TV", "Times", "Tribune", "Daily", "Broadcasting", "Magazine",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Nouns for those who only carry words on: reporters, a news conference, a newspaper.</summary>
    public static readonly FrozenSet<string> Hearers = new[]
    {
        "agency", "audience", "briefing", "broadcaster", "channel", "conference", "correspondent", "gathering", "hearing", "interview", "interviewer", "journalist", "magazine", "medium", "meeting", "network", "newspaper",
        "outlet", "paper", "podcast", "press", "program", "programme", "publication", "radio", "rally", "reporter", "session", "show", "station", "television", "tv", "website",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The outlet whose name begins at a token and the token after it, or null.</summary>
    public static (string Name, int End)? At(Doc doc, int token, int end)
    {
        if (!char.IsUpper(doc[token].Text[0]) && doc[token].Text is not "dpa")
        {
            return null;
        }

        for (var length = Math.Min(MostWords, end - token); length > 0; length--)
        {
            var name = doc.Text[doc[token].Start..doc[token + length - 1].End];
            if (ByName.TryGetValue(name, out var outlet))
            {
                return (outlet, token + length);
            }
        }

        return ByForm(doc, token, end);
    }

    private static (string Name, int End)? ByForm(Doc doc, int token, int end)
    {
        if (doc[token].Pos != "PROPN" || (token > 0 && doc[token - 1].Pos == "PROPN" && doc[token - 1].EntityType == doc[token].EntityType))
        {
            return null;
        }

        var last = token;
        var form = false;
        while (last < end && last < token + MostWords && doc[last].Pos == "PROPN" && doc[last].EntityType == "ORG")
        {
            form |= Forms.Contains(doc[last].Text);
            last++;
        }

        return form && last > token + 1 ? (doc.Text[doc[token].Start..doc[last - 1].End], last) : null;
    }
}
