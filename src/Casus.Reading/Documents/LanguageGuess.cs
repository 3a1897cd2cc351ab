using System.Buffers;

namespace Casus.Reading;

/// <summary>The language of a text by its script and its commonest words; null where it cannot be told.</summary>
/// <remarks>
/// English is told first and kept in doubt: statements of an English report must not be lost for the foreign words it quotes. Among other languages of one
/// script the one with most of its common words wins; a declared language breaks ties and never overrules the words.
/// </remarks>
internal static class LanguageGuess
{
    private const int Sample = 12_000;

    private const int FewestLetters = 12;

    private const int FewestWords = 6;

    private const int FewestOwn = 2;

    // Running English has a common word in about every third; other languages share a few of its short ones.
    private const double EnglishShare = 0.12;

    // English as long as no other language has clearly more.
    private const double EnglishInDoubt = 0.7;

    private const double OtherShare = 0.1;

    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");

    private static readonly SearchValues<char> Belarusian = SearchValues.Create("ўЎ");

    private static readonly SearchValues<char> Serbian = SearchValues.Create("ђћљњџјЂЋЉЊЏЈ");

    private static readonly SearchValues<char> Russian = SearchValues.Create("ыэёЫЭЁ");

    private static readonly SearchValues<char> Urdu = SearchValues.Create("ٹڈڑےں");

    private static readonly SearchValues<char> Persian = SearchValues.Create("پچژگیک");

    /// <param name="text">What was read.</param>
    /// <param name="declared">What a page says of itself, <c>en-GB</c>.</param>
    public static string? Of(string text, string? declared)
    {
        var scripts = new ScriptCounts();
        var (head, middle) = Samples(text);
        scripts.Add(head);
        scripts.Add(middle);
        if (scripts.Letters < FewestLetters)
        {
            return null;
        }

        var words = new CommonWords.Counts();
        words.Add(head);
        words.Add(middle);
        var main = scripts.Main;
        if (main == Script.Latin)
        {
            return Latin(words, declared);
        }

        // A report in English that quotes at length in another script.
        if (scripts.Share(Script.Latin) >= 0.4 && words.Share("en") >= EnglishShare)
        {
            return "en";
        }

        return main switch
        {
            Script.Cyrillic => Cyrillic(text, words),
            Script.Arabic => text.AsSpan().ContainsAny(Urdu) ? "ur" : CountOf(text, Persian) * 50 > scripts.Letters ? "fa" : "ar",
            Script.Han => scripts.Share(Script.Kana) > 0.05 ? "ja" : "zh",
            Script.Kana => "ja",
            Script.Hangul => "ko",
            Script.Greek => "el",
            Script.Hebrew => "he",
            Script.Devanagari => "hi",
            Script.Bengali => "bn",
            Script.Tamil => "ta",
            Script.Thai => "th",
            Script.Georgian => "ka",
            Script.Armenian => "hy",
            Script.Ethiopic => "am",
            Script.Khmer => "km",
            _ => null,
        };
    }

    private static string? Latin(CommonWords.Counts words, string? declared)
    {
        var english = words.Share("en");
        var (best, second) = words.Best();
        if (english >= EnglishShare && english >= best.Share * EnglishInDoubt)
        {
            return "en";
        }

        if (words.All < FewestWords)
        {
            return null;
        }

        // Few words prove little: another language must show several of its own.
        var isTold = best.Share >= OtherShare && best.Own >= FewestOwn && english < best.Share * EnglishInDoubt;
        if (!isTold)
        {
            return english > best.Share && english >= 0.05 ? "en" : null;
        }

        return best.Share >= second.Share * 1.1 || declared is null || !declared.StartsWith(second.Code, StringComparison.OrdinalIgnoreCase) ? best.Code : second.Code;
    }

    private static string Cyrillic(string text, CommonWords.Counts words)
    {
        var (ukrainian, russian, serbian) = (CountOf(text, Ukrainian), CountOf(text, Russian), CountOf(text, Serbian));
        return CountOf(text, Belarusian) > 0 && russian > 0 && ukrainian > 0 ? "be"
            : serbian > Math.Max(ukrainian, russian) ? "sr"
            : ukrainian > russian ? "uk"
            : words.Share("bg") > words.Share("ru") && russian == 0 ? "bg"
            : "ru";
    }

    private static int CountOf(string text, SearchValues<char> letters)
    {
        var rest = text.AsSpan(0, Math.Min(text.Length, Sample * 2));
        var count = 0;
        while (rest.IndexOfAny(letters) is >= 0 and var at)
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    }

    // The beginning, and as much from the middle: the first lines of a page may be all names.
    private static (string Head, string Middle) Samples(string text)
    {
        if (text.Length <= Sample * 2)
        {
            return (text, string.Empty);
        }

        return (text[..Sample], text.Substring(text.Length / 2, Sample));
    }
}
