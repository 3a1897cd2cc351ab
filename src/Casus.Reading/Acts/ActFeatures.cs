using Casus.Language;

namespace Casus.Reading;

/// <summary>What of a saying tells its act: the cue's words, and the words of the content that English acts are made with.</summary>
internal static class ActFeatures
{
    private const int Longest = 80;

    /// <summary>Names of features, each once: <c>c:urge</c>, <c>w:must</c>, <c>b:we will</c>.</summary>
    public static HashSet<string> Of(Words words, IReadOnlyList<TokenRange> cue, IReadOnlyList<TokenRange> content)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        var previous = string.Empty;
        foreach (var range in cue)
        {
            for (var i = range.First; i < range.End; i++)
            {
                var word = words.Verb(i)?.Base ?? words.Lower(i);
                features.Add("c:" + word);
                if (previous.Length > 0)
                {
                    features.Add("c:" + previous + " " + word);
                }

                previous = word;
            }
        }

        if (cue.Count == 0)
        {
            features.Add("c:");
        }

        if (content.Count == 0)
        {
            return features;
        }

        features.Add("f:" + First(words, content[0].First));
        features.Add("l:" + content.Sum(range => range.Count) switch { < 4 => "1", < 10 => "2", < 25 => "3", _ => "4" });
        previous = string.Empty;
        var left = Longest;
        foreach (var range in content)
        {
            for (var i = range.First; i < range.End && left > 0; i++, left--)
            {
                var word = words.Lower(i);
                features.Add("w:" + word);
                if (previous.Length > 0 && (words.Class(i) is WordClass.Modal or WordClass.Negation || words.Class(i - 1) is WordClass.Modal or WordClass.Negation or WordClass.Pronoun))
                {
                    features.Add("b:" + previous + " " + word);
                }

                previous = word;
            }
        }

        return features;
    }

    private static string First(Words words, int at) => words.Class(at) switch
    {
        WordClass.That => "that",
        WordClass.To => "to",
        WordClass.Relative => "wh",
        WordClass.Gerund => "ing",
        WordClass.Quote => "quote",
        WordClass.Determiner or WordClass.Noun or WordClass.Name or WordClass.Adjective or WordClass.Number => "noun",
        _ => words.Lower(at),
    };
}
