using Casus.Language;

namespace Casus.Reading;

/// <summary>The bodies that a document names in full, so that a short form further on (the Church, HPA, Harbour) finds its name.</summary>
internal sealed class TextBodies
{
    private const int LongestName = 10;

    private readonly Dictionary<string, TokenRange> _short = new(StringComparer.Ordinal);

    public TextBodies(ActorText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text.Doc[i].EntityType != "ORG" || text.Doc[i].EntityTag[0] != 'B')
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Count && end - i < LongestName && text.Doc[end].EntityTag is "I-ORG")
            {
                end++;
            }

            var first = i;
            while (first < end && (!text.IsCapital(first) || text.Lower(first) is "the"))
            {
                first++;
            }

            while (end > first && (text.IsPossessive(end - 1) || text.Doc[end - 1].Pos is "PUNCT" or "SPACE"))
            {
                end--;
            }

            if (end - first > 1 && IsName(text, first, end))
            {
                Add(text, new(first, end));
            }
        }
    }

    /// <summary>Where the full name stands for which a word is short.</summary>
    public TokenRange? Full(string word) => _short.TryGetValue(word, out var range) ? range : null;

    private static bool IsName(ActorText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!text.IsCapital(i) && text.Lower(i) is not ("of" or "for" or "and" or "&" or "-" or "'s" or "’s" or "on" or "to" or "," or "in") || text.Lower(i) is "the" && i + 1 < end && text.Lower(i - 1) is not ("of" or "for" or "to" or "in"))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(ActorText text, TokenRange name)
    {
        Span<char> initials = stackalloc char[LongestName];
        var letters = 0;
        for (var i = name.First; i < name.End; i++)
        {
            if (text.IsCapital(i))
            {
                initials[letters++] = text.Doc[i].Text[0];
            }
        }

        if (letters > 1)
        {
            _short.TryAdd(initials[..letters].ToString(), name);
        }

        // The (HPA) that follows the name.
        if (name.End + 1 < text.Count && text.Lower(name.End) == "(" && text.Doc[name.End + 1].Text is { Length: > 1 and < 9 } acronym && acronym.All(c => char.IsUpper(c) || c == '.'))
        {
            _short[acronym] = name;
        }

        if (text.Names.At(name.First) is null && char.IsLetter(text.Doc[name.First].Text[0]))
        {
            _short.TryAdd(text.Doc[name.First].Text, name);
        }

        if (BodyWords.IsBody(text.Lower(name.End - 1)) || (text.Doc[name.End - 1].Text.Length > 6 && text.IsCapital(name.End - 1) && text.Names.At(name.End - 1) is null))
        {
            _short.TryAdd(text.Doc[name.End - 1].Text, name);
        }
    }
}
