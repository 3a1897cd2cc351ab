using System.Collections.Frozen;
using System.Globalization;

namespace Casus.Reading;

/// <summary>The words of a content in a form in which two reports of it compare: without function words, endings and punctuation, numbers as values.</summary>
internal static class ContentWords
{
    private const int StemLength = 6;

    private const int Most = 400;

    private static readonly FrozenSet<string> Function =
        ("a about above after again against ago all also although am among an and another any anyone anything are as at be because been before being below between both but by can cannot could did do does doing done down during each either else even ever " +
         "every few for from further get go going got had has have having he hence her here hers herself him himself his how however i if in into is it its itself just last let like ll made make many may me might mine more most much must my myself need " +
         "neither never new next no nobody none nor not nothing now of off on once one only onto or other our ours ourselves out over own part per quite rather re s said same say says shall she should since so some such t take than that the their theirs " +
         "them themselves then there these they thing this those though through thus till to too toward towards under until up upon us ve very was way we were what when where whether which while who whom whose why will with within without would yet you your yours")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, long> Numbers = new Dictionary<string, long>
    {
        ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15,
        ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All words in order, as hashes of their plain forms; those of numbers as well.</summary>
    public static List<uint> All(string text)
    {
        var found = new List<uint>();
        foreach (var word in Split(text))
        {
            found.Add(Hash(word));
        }

        return found;
    }

    /// <summary>The words that carry the matter, as hashes of their stems, and the numbers, each once and sorted.</summary>
    public static (uint[] Stems, decimal[] Numbers) Matter(string text)
    {
        var stems = new SortedSet<uint>();
        var numbers = new SortedSet<decimal>();
        decimal? open = null;
        foreach (var word in Split(text))
        {
            if (Value(word) is { } value)
            {
                open = open is { } sum && value < sum && sum % 10 == 0 && sum < 100 && value < 10 ? sum + value : value;
                continue;
            }

            if (Scale(word) is { } scale)
            {
                open = (open ?? 1) * scale;
                continue;
            }

            Close();
            if (!Function.Contains(word))
            {
                stems.Add(Hash(Stem(word)));
            }
        }

        Close();
        return ([.. stems], [.. numbers]);

        void Close()
        {
            if (open is { } number)
            {
                numbers.Add(number);
                stems.Add(Hash(number.ToString(CultureInfo.InvariantCulture)));
                open = null;
            }
        }
    }

    /// <summary>A word without its ending, cut to six letters, so that <i>withdraw</i>, <i>withdrawn</i> and <i>withdrawal</i> are one.</summary>
    public static string Stem(string word)
    {
        if (word.EndsWith("men", StringComparison.Ordinal) && word.Length > 4)
        {
            word = word[..^3] + "man";
        }

        foreach (var ending in (string[])["ings", "ing", "ies", "ied", "edly", "ed", "ly", "es", "s", "e", "y"])
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal) && !(ending == "s" && word.EndsWith("ss", StringComparison.Ordinal)))
            {
                word = word[..^ending.Length];
                break;
            }
        }

        if (word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's'))
        {
            word = word[..^1];
        }

        return word.Length > StemLength ? word[..StemLength] : word;
    }

    private static IEnumerable<string> Split(string text)
    {
        var count = 0;
        var start = -1;
        for (var i = 0; i <= text.Length && count < Most; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && text[i] is ',' or '.' && char.IsDigit(text[i - 1]) && i + 1 < text.Length && char.IsDigit(text[i + 1])));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                count++;
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    private static decimal? Value(string word) =>
        Numbers.TryGetValue(word, out var named) ? named
        : char.IsAsciiDigit(word[0]) && decimal.TryParse(word, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static decimal? Scale(string word) => word switch
    {
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => null,
    };

    // FNV-1a: small and the same everywhere.
    private static uint Hash(string word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash;
    }
}
