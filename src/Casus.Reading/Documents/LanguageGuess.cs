using System.Buffers;
using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>The language of a text by its script and its commonest words; null where it cannot be told.</summary>
internal static class LanguageGuess
{
    private const int Sample = 20_000;

    private const int FewestWords = 8;

    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");

    private static readonly SearchValues<char> Russian = SearchValues.Create("ыэъёЫЭЪЁ");

    private static readonly SearchValues<char> Persian = SearchValues.Create("پچژگ");

    private static readonly (string Code, FrozenSet<string> Words)[] Profiles =
    [
        Profile("en", "the of and to in that is was for on with as he said it by at from his have has are not be this they will would who but were had an their she which"),
        Profile("de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über"),
        Profile("fr", "le la les de des et du en un une que est pour dans qui par sur pas au plus ce se il avec son sont mais aux ont été cette ses nous"),
        Profile("es", "el la los las de que y en un una por con para del se su al lo como más es no pero sus le ha este sobre entre también fue"),
        Profile("it", "il di che la e per un in del con della una non si sono è da le al dei gli alla nel ha anche più come ma lo delle questo"),
        Profile("pt", "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou foi são está pela"),
        Profile("nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als bij dan maar door hij was naar heeft worden uit over"),
        Profile("pl", "i w na z się do że nie to jest o jak po ale od za przez tym był oraz dla jego są już który która"),
        Profile("tr", "ve bir bu için ile da de olarak daha çok olan gibi kadar sonra ama en o ne var ise göre"),
        Profile("sv", "och att det som en på är av för med till den har de inte om ett i han var från men vid så ut"),
    ];

    public static string? Of(string text, string? declared)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        var scripts = new Dictionary<string, int>(StringComparer.Ordinal);
        var letters = 0;
        foreach (var c in sample)
        {
            if (char.IsLetter(c))
            {
                letters++;
                var script = Script(c);
                scripts[script] = scripts.GetValueOrDefault(script) + 1;
            }
        }

        if (letters < 20)
        {
            return null;
        }

        var (main, count) = scripts.MaxBy(pair => pair.Value);
        if (count * 2 < letters && !scripts.ContainsKey("ja"))
        {
            return null;
        }

        return main switch
        {
            "latin" => Latin(sample.ToString(), declared),
            "zh" when scripts.GetValueOrDefault("ja") * 10 > letters => "ja",
            "cyrillic" => sample.ContainsAny(Ukrainian) ? "uk" : sample.ContainsAny(Russian) ? "ru" : null,
            "arabic" => sample.ContainsAny(Persian) ? "fa" : "ar",
            "other" => null,
            _ => main,
        };
    }

    private static string? Latin(string sample, string? declared)
    {
        var words = sample.ToLowerInvariant().Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '"', '“', '”', '(', ')', '!', '?'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < FewestWords)
        {
            return null;
        }

        var scores = Profiles.Select(profile => (profile.Code, Share: words.Count(profile.Words.Contains) / (double)words.Length)).OrderByDescending(score => score.Share).ToArray();
        var (best, share) = scores[0];
        var clear = share >= 0.1 && share >= scores[1].Share * 1.4;
        return clear ? best
            : share >= 0.04 && declared is { Length: >= 2 } && declared.StartsWith(best, StringComparison.OrdinalIgnoreCase) ? best : null;
    }

    private static string Script(char c) => c switch
    {
        < '\u0250' or (>= '\u1e00' and <= '\u1eff') => "latin",
        >= '\u0370' and <= '\u03ff' => "el",
        >= '\u0400' and <= '\u052f' => "cyrillic",
        >= '\u0590' and <= '\u05ff' => "he",
        >= '\u0600' and <= '\u06ff' or (>= '\u0750' and <= '\u077f') => "arabic",
        >= '\u0900' and <= '\u097f' => "hi",
        >= '\u0e00' and <= '\u0e7f' => "th",
        >= '\u10a0' and <= '\u10ff' => "ka",
        >= '\u0530' and <= '\u058f' => "hy",
        >= '\u3040' and <= '\u30ff' => "ja",
        >= '\u4e00' and <= '\u9fff' => "zh",
        >= '\uac00' and <= '\ud7a3' => "ko",
        _ => "other",
    };

    private static (string Code, FrozenSet<string> Words) Profile(string code, string words) => (code, words.Split(' ').ToFrozenSet(StringComparer.Ordinal));
}
