using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>What words mean for acts: classes of cues (<c>data/acts/cues.tsv</c>) and of the words of a content (<c>data/acts/words.tsv</c>), by lemma.</summary>
internal static class ActLexicon
{
    /// <summary>The most words a phrase of the table of cues has.</summary>
    public const int LongestPhrase = 5;

    private static readonly FrozenDictionary<string, string[]> CueClasses = Load("act-cues.tsv");

    private static readonly FrozenDictionary<string, string[]> WordClasses = Load("act-words.tsv");

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> CuesBySpan = CueClasses.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The classes of a cue's word or phrase, its lemmas joined by <c>_</c>; empty when it has none.</summary>
    public static string[] Cue(ReadOnlySpan<char> lemmas) => CuesBySpan.TryGetValue(lemmas, out var classes) ? classes : [];

    /// <summary>The lemma of a cue's word. Headlines set verbs in capitals, which the parser takes for names: their endings are taken off until the table knows the word.</summary>
    public static string CueLemma(DocToken token)
    {
        if (token.Lower is "n't" or "n’t")
        {
            return "not";
        }

        var lemma = token.Lemma;
        if (token.Pos is not ("PROPN" or "NOUN") || token.Text.Length < 4 || CueClasses.ContainsKey(lemma))
        {
            return lemma;
        }

        var lower = token.Lower;
        foreach (var ending in Endings)
        {
            if (lower.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = lower[..^ending.Length];
                if (CueClasses.ContainsKey(stem))
                {
                    return stem;
                }

                if (CueClasses.ContainsKey(stem + "e"))
                {
                    return stem + "e";
                }
            }
        }

        return lemma;
    }

    public static string[] Word(string lemma) => WordClasses.GetValueOrDefault(lemma) ?? [];

    private static readonly string[] Endings = ["s", "es", "ed", "ing"];

    private static FrozenDictionary<string, string[]> Load(string name)
    {
        var classes = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Facts.Rows(name))
        {
            foreach (var word in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!classes.TryGetValue(word, out var list))
                {
                    classes[word] = list = [];
                }

                if (!list.Contains(row[0]))
                {
                    list.Add(row[0]);
                }
            }
        }

        return classes.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
    }
}
