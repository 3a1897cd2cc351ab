using Casus.Language;

namespace Casus.Reading;

/// <summary>Walks from a verb to the noun phrase beside it, with titles, appositions and what is set between commas.</summary>
internal static class NounPhrases
{
    private const int Longest = 60;

    /// <summary>The phrase that ends just before <paramref name="end"/> and begins at or after <paramref name="floor"/>.</summary>
    public static TokenRange? Before(Words words, int end, int floor)
    {
        floor = Math.Max(floor, end - Longest);
        if (end - 1 < floor)
        {
            return null;
        }

        if (words.Is(end - 1, WordClass.Comma))
        {
            return WithInsertion(words, end, floor);
        }

        return Walk(words, end, floor) is { } start ? new(start, end) : null;
    }

    /// <summary>The phrase that begins at <paramref name="start"/>, up to <paramref name="limit"/>: <c>said X, a professor at Y</c>.</summary>
    public static TokenRange? After(Words words, int start, int limit)
    {
        limit = Math.Min(limit, start + Longest);
        var i = start;
        var sawHead = false;
        while (i < limit)
        {
            switch (words.Class(i))
            {
                case WordClass.Noun or WordClass.Name or WordClass.Number or WordClass.Possessive or WordClass.Adjective or WordClass.Determiner or WordClass.Closing or WordClass.Dash when words.Class(i) != WordClass.Dash:
                    sawHead |= words.Class(i) is WordClass.Noun or WordClass.Name;
                    break;
                case WordClass.Pronoun when i == start:
                    return new(i, i + 1);
                case WordClass.Preposition when sawHead && !IsAdjunct(words, i):
                case WordClass.To or WordClass.Coordinator when sawHead && IsNominal(words.Class(i + 1)) && !words.Is(i + 1, WordClass.Pronoun):
                case WordClass.Opening:
                case WordClass.Quote when sawHead && IsNickname(words, i):
                    break;
                case WordClass.Comma when sawHead && IsAppositive(words, i + 1):
                    break;
                case WordClass.Relative when sawHead && i > start && words.Is(i - 1, WordClass.Comma):
                    // …, who leads Y: to the next comma, or all there is.
                    i = NextComma(words, i, limit);
                    return new(start, TrimEnd(words, start, i));
                default:
                    return sawHead && i > start ? new(start, TrimEnd(words, start, i)) : null;
            }

            i++;
        }

        return sawHead ? new(start, TrimEnd(words, start, i)) : null;
    }

    /// <summary>Past the object that begins at <paramref name="start"/>: the shortest phrase that can stand there.</summary>
    public static int ObjectEnd(Words words, int start, int limit)
    {
        var i = start;
        var sawHead = false;
        while (i < limit)
        {
            var kind = words.Class(i);
            if (kind == WordClass.Pronoun)
            {
                return sawHead ? i : i + 1;
            }

            if (kind is WordClass.Noun or WordClass.Name or WordClass.Number)
            {
                sawHead = true;
            }
            else if (!(kind is WordClass.Possessive or WordClass.Adjective or WordClass.Determiner
                || (kind == WordClass.Preposition && sawHead && words.Lower(i) is "of" or "in" or "for" or "from")
                || (kind == WordClass.Coordinator && sawHead && IsNominal(words.Class(i + 1)))))
            {
                break;
            }

            i++;
        }

        return sawHead ? i : start;
    }

    public static bool IsNominal(WordClass kind) =>
        kind is WordClass.Noun or WordClass.Name or WordClass.Number or WordClass.Pronoun or WordClass.Determiner or WordClass.Adjective;

    private static TokenRange? WithInsertion(Words words, int end, int floor)
    {
        for (var comma = end - 2; comma > floor; comma--)
        {
            if (words.Class(comma) is WordClass.Stop or WordClass.Colon or WordClass.Dash)
            {
                return null;
            }

            if (!words.Is(comma, WordClass.Comma))
            {
                continue;
            }

            if (words.Class(comma - 1) is not (WordClass.Name or WordClass.Noun or WordClass.Closing or WordClass.Number or WordClass.Pronoun) || Walk(words, comma, floor) is not { } start)
            {
                return null;
            }

            // A, b of c, d of e, said: each step left is an apposition to a name before it.
            if (start > floor + 1 && words.Is(start - 1, WordClass.Comma) && !words.IsCapitalised(start) && words.Class(start - 2) is WordClass.Name)
            {
                comma = start;
                continue;
            }

            return new(start, end);
        }

        return null;
    }

    private static int? Walk(Words words, int end, int floor)
    {
        var i = end - 1;
        if (words.Class(i) is WordClass.Pronoun or WordClass.Relative || (words.Is(i, WordClass.That) && words.Class(i - 1) is WordClass.Noun or WordClass.Name))
        {
            return i;
        }

        var start = Conjunct(words, end, floor);
        if (start is null)
        {
            return null;
        }

        // X and Y; X, Y and Z; X in Y: taken only where a clause can begin before the whole.
        for (var round = 0; round < 6 && start - 2 >= floor; round++)
        {
            var link = start.Value - 1;
            var isComma = words.Is(link, WordClass.Comma) && round > 0;
            if (!(words.Class(link) is WordClass.Coordinator or WordClass.Preposition or WordClass.To || isComma)
                || (words.Is(link, WordClass.Coordinator) && words.Lower(link) is not ("and" or "or")))
            {
                break;
            }

            if (words.Is(link - 1, WordClass.Comma) && words.Is(link, WordClass.Coordinator))
            {
                break;
            }

            if (Conjunct(words, link, floor) is not { } further)
            {
                break;
            }

            if (words.Lower(link) != "of" && !StartsClause(words, further, floor) && !(words.Is(further - 1, WordClass.Comma) || words.Class(further - 1) is WordClass.Coordinator or WordClass.Preposition && LinksFurther(words, further, floor)))
            {
                break;
            }

            start = further;
        }

        return start;
    }

    private static bool LinksFurther(Words words, int start, int floor) =>
        words.Is(start - 1, WordClass.Preposition) && start - 2 > floor && words.Class(start - 2) is WordClass.Noun && Conjunct(words, start - 1, floor) is { } more && StartsClause(words, more, floor);

    private static bool StartsClause(Words words, int at, int floor) =>
        at <= floor || words.Class(at - 1) is WordClass.Comma or WordClass.Subordinator or WordClass.That or WordClass.Quote or WordClass.Stop or WordClass.Dash or WordClass.Colon or WordClass.Relative or WordClass.Opening or WordClass.Adverb
        || (words.Is(at - 1, WordClass.Coordinator) && (at - 1 <= floor || words.Lower(at - 1) is "but"));

    // One run of determiner, adjectives and nouns that ends just before end.
    private static int? Conjunct(Words words, int end, int floor)
    {
        var i = end - 1;
        var head = words.Class(i);
        if (head == WordClass.Closing)
        {
            while (i > floor && !words.Is(i, WordClass.Opening))
            {
                i--;
            }

            if (i <= floor)
            {
                return null;
            }

            i--;
            head = words.Class(i);
        }

        if (!(head is WordClass.Noun or WordClass.Name or WordClass.Number or WordClass.Adjective
            || (head == WordClass.Pronoun && words.Lower(i) is not ("there" or "him" or "me" or "them" or "us"))
            || (head == WordClass.Determiner && !Lexicon.Possessives.Contains(words.Lower(i)) && words.Lower(i) is not ("a" or "an" or "the" or "every"))))
        {
            return null;
        }

        if (head == WordClass.Pronoun)
        {
            return i;
        }

        var start = i;
        while (start - 1 >= floor)
        {
            var kind = words.Class(start - 1);
            var name = words.Lower(start - 1);
            if (kind is WordClass.Noun or WordClass.Name or WordClass.Adjective or WordClass.Number or WordClass.Possessive
                || (kind is WordClass.Participle or WordClass.Gerund or WordClass.Adverb && start - 2 >= floor && words.Class(start - 2) is WordClass.Determiner)
                || (kind == WordClass.Verb && start - 2 >= floor && words.Is(start - 2, WordClass.Determiner) && !words.Is(start, WordClass.Determiner) && words.Lower(start - 2) is "the" or "a" or "an")
                || (kind == WordClass.Dash && start - 2 >= floor && words.Tokens[start - 1].Start == words.Tokens[start - 2].End)
                || name is "&")
            {
                if (words.Is(start, WordClass.Determiner) && kind != WordClass.Possessive)
                {
                    break;
                }

                // in an interview Alfa said: a thing before a person's name is no title.
                if (kind == WordClass.Noun && words.Is(start, WordClass.Name) && !words.IsCapitalised(start - 1) && !Titles.IsRole(name))
                {
                    break;
                }

                start--;
                continue;
            }

            if (kind == WordClass.Quote && start - 3 >= floor && words.Is(start - 3, WordClass.Quote) && words.Class(start - 2) is WordClass.Name && start - 4 >= floor && words.Is(start - 4, WordClass.Name))
            {
                start -= 3; // Michiel "Mike" Eman
                continue;
            }

            if (kind == WordClass.Determiner)
            {
                start--;
                if (start - 1 >= floor && words.Is(start - 1, WordClass.Determiner) && words.Lower(start - 1) is "all" or "both" or "such" or "many")
                {
                    start--;
                }
            }

            break;
        }

        return words.Class(start) == WordClass.Possessive ? start + 1 : start;
    }

    private static bool IsAdjunct(Words words, int at)
    {
        var next = words.Lower(at + 1);
        var after = words.Lower(at + 2);
        return words.Lower(at) switch
        {
            "on" => Lexicon.Days.Contains(next) || Clock.IsMonth(next),
            "in" => next is "a" or "an" or "his" or "her" or "their" or "response" or "reference" or "remarks" || (words.Is(at + 1, WordClass.Number) && words.Tokens[at + 1].Length == 4) || Clock.IsMonth(next),
            "at" => after is "news" or "press" or "campaign" or "joint" or "rally" || next is "one",
            "during" or "after" or "before" or "through" or "about" or "without" or "to" or "via" => true,
            _ => false,
        };
    }

    private static bool IsAppositive(Words words, int at) =>
        words.Class(at) is WordClass.Determiner or WordClass.Relative or WordClass.Number or WordClass.Adjective or WordClass.Name
        || (words.Is(at, WordClass.Noun) && !words.IsCapitalised(at));

    private static bool IsNickname(Words words, int at) => words.Is(at + 1, WordClass.Name) && words.Is(at + 2, WordClass.Quote) || words.Is(at - 2, WordClass.Quote);

    private static int NextComma(Words words, int at, int limit)
    {
        while (at < limit && !(words.Class(at) is WordClass.Comma or WordClass.Stop))
        {
            at++;
        }

        return at;
    }

    private static int TrimEnd(Words words, int start, int end)
    {
        while (end > start + 1 && words.Class(end - 1) is WordClass.Comma or WordClass.Preposition or WordClass.Coordinator or WordClass.Opening or WordClass.To or WordClass.Determiner)
        {
            end--;
        }

        return end;
    }
}
