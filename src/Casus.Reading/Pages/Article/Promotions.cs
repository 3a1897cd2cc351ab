namespace Casus.Reading;

/// <summary>The words by which pages send their readers elsewhere: labels of related stories, share bars and sign-up lines.</summary>
internal static class Promotions
{
    private const int LongestLine = 40;

    // What they stand before is a link, or they stand alone.
    private static readonly string[] Labels =
    [
        "read more", "read also", "also read", "read next", "read the full story", "read full story", "read this", "see also", "see more", "watch more", "watch also", "watch", "more on", "more from", "more stories", "more news", "related", "recommended", "recommended reading", "don't miss", "don’t miss",
        "must read", "must reads", "top stories", "trending", "most read", "most popular", "you may also like", "you might also like", "you may like", "up next", "click here", "sign up", "subscribe", "follow us", "follow", "like us", "share", "tweet", "print", "email this", "leave a comment", "leave a reply", "comments", "post a comment",
        "story continues below", "article continues below", "continue reading", "scroll down", "loading", "download our app", "join us", "get our", "get the latest", "advertisement", "advert", "sponsored", "explore further", "filed under", "tags", "categories", "view comments", "show comments", "back to top", "next article", "previous article", "skip to",
        "lesen sie auch", "lesen sie mehr", "mehr zum thema", "auch interessant", "das könnte sie auch interessieren", "anzeige", "lire aussi", "à lire aussi", "lire la suite", "sur le même sujet", "voir aussi", "publicité", "lea también", "lee también", "leer más", "te puede interesar", "también te puede interesar", "le puede interesar", "publicidad", "leia também", "leia mais", "veja também", "saiba mais", "publicidade",
        "leggi anche", "leggi tutto", "potrebbe interessarti", "pubblicità", "lees ook", "lees meer", "baca juga", "baca selengkapnya", "lihat juga", "читайте также", "читать далее", "смотрите также", "реклама", "по теме", "читайте також", "czytaj także", "czytaj też", "zobacz także", "reklama", "läs också", "läs mer", "les også", "læs også", "ilgili haberler", "önerilen", "اقرأ أيضا", "اقرأ أيضاً", "اقرأ المزيد", "関連記事", "相关阅读", "相关新闻", "延伸阅读", "관련기사",
    ];

    /// <summary>Whether a line is such a label alone: what follows it may be a list of links.</summary>
    public static bool IsLabel(ReadOnlySpan<char> line)
    {
        line = line.Trim(" \t\u00a0:|>»→…[]().-–—*#");
        foreach (var label in Labels)
        {
            if (line.Equals(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return line.Length < LongestLine && (StartsWith(line, "related ") || StartsWith(line, "more from ") || StartsWith(line, "more on ") || StartsWith(line, "recommended for ") || StartsWith(line, "more in "));
    }

    /// <summary>Whether a line begins with a label that a link or a colon follows.</summary>
    /// <param name="linkShare">How much of the line is links.</param>
    public static bool IsPointer(ReadOnlySpan<char> line, double linkShare)
    {
        line = line.TrimStart(" \t\u00a0[(>»→•|*-–—");
        foreach (var label in Labels)
        {
            if (StartsWith(line, label) && (line.Length == label.Length || !char.IsLetterOrDigit(line[label.Length])))
            {
                var rest = line[label.Length..].TrimStart();
                return linkShare > 0.5 || (rest is [':' or '|' or '>' or '»' or '→', ..] && linkShare > 0.2);
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> line, string label) => line.StartsWith(label, StringComparison.OrdinalIgnoreCase);
}
