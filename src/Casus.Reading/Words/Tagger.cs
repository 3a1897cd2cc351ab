using Casus.Language;

namespace Casus.Reading;

/// <summary>Gives each token of a sentence its class: a lexicon first, then what stands before it. One pass, left to right.</summary>
internal static class Tagger
{
    public static void Tag(Words words, TokenRange sentence, WordClass[] classes)
    {
        var title = IsTitleCase(words, sentence);
        for (var i = sentence.First; i < sentence.End; i++)
        {
            classes[i] = Classify(words, sentence, i, classes, title);
        }
    }

    private static WordClass Classify(Words words, TokenRange sentence, int at, WordClass[] classes, bool title)
    {
        var kind = words.Tokens[at].Kind;
        var lower = words.Lower(at);
        if (kind is TokenKind.Punctuation or TokenKind.Symbol)
        {
            return Mark(lower);
        }

        if (kind == TokenKind.Number)
        {
            return WordClass.Number;
        }

        var first = at == sentence.First || classes[at - 1] is WordClass.Quote or WordClass.Opening or WordClass.Colon or WordClass.Dash;
        var previous = at > sentence.First ? classes[at - 1] : WordClass.Stop;
        if (lower == "us" && words.Original(at) is "US")
        {
            return WordClass.Name;
        }

        if (Lexicon.TryFind(lower, out var found) && (found != WordClass.Adjective || !words.IsCapitalised(at) || title))
        {
            return found switch
            {
                WordClass.Modal when lower is "will" or "may" or "can" or "might" && previous is WordClass.Determiner or WordClass.Possessive => WordClass.Noun,
                WordClass.Possessive when IsVerbS(words, sentence, at, classes) => WordClass.Auxiliary,
                WordClass.Pronoun when lower == "her" && FollowedByNoun(words, at, sentence) => WordClass.Determiner,
                WordClass.That when previous is WordClass.Preposition => WordClass.Pronoun,
                WordClass.Determiner when lower is "one" or "other" or "another" && previous is WordClass.Determiner => WordClass.Noun,
                _ => found,
            };
        }

        var capital = words.IsCapitalised(at);
        var verb = Verbs.Find(lower);
        if (capital && !first && !title)
        {
            return WordClass.Name;
        }

        if (verb is not null && AsVerb(verb, words, at, previous, capital, first, title) is { } form)
        {
            return form;
        }

        if (capital)
        {
            return WordClass.Name;
        }

        return lower.Length > 4 && lower.EndsWith("ly", StringComparison.Ordinal) ? WordClass.Adverb
            : lower.Length > 5 && (lower.EndsWith("ous", StringComparison.Ordinal) || lower.EndsWith("ful", StringComparison.Ordinal) || lower.EndsWith("ive", StringComparison.Ordinal) || lower.EndsWith("ible", StringComparison.Ordinal) || lower.EndsWith("able", StringComparison.Ordinal)) ? WordClass.Adjective
            : verb is not null && verb.Is('G') ? WordClass.Gerund
            : WordClass.Noun;
    }

    private static WordClass? AsVerb(VerbForm verb, Words words, int at, WordClass previous, bool capital, bool first, bool title)
    {
        // Not before the verb itself: adverbs and negations stand between it and what decides.
        var back = at - 1;
        while (back >= 0 && back > at - 4 && words.Class(back) is WordClass.Adverb or WordClass.Negation)
        {
            back--;
        }

        var ruler = back == at - 1 ? previous : back >= 0 ? words.Class(back) : WordClass.Stop;
        var governor = back >= 0 ? words.Lower(back) : string.Empty;
        if (ruler is WordClass.To or WordClass.Modal)
        {
            return verb.Is('B') ? WordClass.Verb : verb.Is('G') ? WordClass.Gerund : verb.IsFinite && ruler == WordClass.Modal ? WordClass.Verb : null;
        }

        if (ruler == WordClass.Auxiliary)
        {
            if (governor is "do" or "does" or "did")
            {
                return verb.Is('B') ? WordClass.Verb : null;
            }

            return verb.Is('N') ? WordClass.Participle : verb.Is('G') ? WordClass.Gerund : null;
        }

        if (previous is WordClass.Determiner or WordClass.Possessive || (previous is WordClass.Adjective && !(verb.Is('D') && verb.Verbness >= 8)))
        {
            return verb.Is('G') && verb.Verbness > 5 ? WordClass.Gerund : null;
        }

        if (previous is WordClass.Preposition)
        {
            return verb.Is('G') ? WordClass.Gerund : null;
        }

        if (verb.Is('G'))
        {
            return verb.Verbness >= 2 ? WordClass.Gerund : null;
        }

        if (verb.Is('D') || verb.Is('N'))
        {
            return verb.Is('B') && previous is not (WordClass.Pronoun or WordClass.Name or WordClass.Noun or WordClass.Relative) ? null
                : verb.Is('D') ? WordClass.Verb : WordClass.Participle;
        }

        // Base and third-person forms are nouns as often as verbs.
        if (previous is WordClass.Pronoun or WordClass.Relative)
        {
            return WordClass.Verb;
        }

        var threshold = title || previous is WordClass.Name ? 2 : first ? 7 : previous is WordClass.Noun or WordClass.Closing or WordClass.Comma or WordClass.Quote ? 5 : 6;
        return capital && first && !title ? null : verb.Verbness >= threshold ? WordClass.Verb : null;
    }

    private static WordClass Mark(string mark) => mark switch
    {
        "," => WordClass.Comma,
        ":" or ";" => WordClass.Colon,
        "." or "?" or "!" or "…" or "..." => WordClass.Stop,
        "(" or "[" or "{" => WordClass.Opening,
        ")" or "]" or "}" => WordClass.Closing,
        "-" or "--" or "—" or "–" => WordClass.Dash,
        "\"" or "“" or "”" or "‘" or "’" or "'" or "''" or "``" or "«" or "»" or "„" => WordClass.Quote,
        _ => WordClass.Other,
    };

    // he's, that's, there's: the verb; Moscow's: the possessive.
    private static bool IsVerbS(Words words, TokenRange sentence, int at, WordClass[] classes) =>
        at > sentence.First && (classes[at - 1] is WordClass.Pronoun or WordClass.That or WordClass.Relative || words.Lower(at - 1) is "let" or "here");

    private static bool FollowedByNoun(Words words, int at, TokenRange sentence) =>
        at + 1 < sentence.End && words.Tokens[at + 1].Kind != TokenKind.Punctuation && !Lexicon.TryFind(words.Lower(at + 1), out _);

    private static bool IsTitleCase(Words words, TokenRange sentence)
    {
        int capital = 0, all = 0;
        for (var i = sentence.First; i < sentence.End && i < sentence.First + 40; i++)
        {
            if (words.Tokens[i].Kind == TokenKind.Word && words.Tokens[i].Length > 3)
            {
                all++;
                capital += words.IsCapitalised(i) ? 1 : 0;
            }
        }

        return all >= 3 && capital * 10 >= all * 8 && !words.Is(sentence.End - 1, WordClass.Stop) && words.Lower(sentence.End - 1) is not ".";
    }
}
