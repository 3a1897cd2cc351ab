using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The clauses of a content that make it depend on something, each with its connective.</summary>
internal static class ConditionFinder
{
    public static List<(TokenRange Range, ConditionKind Kind)> Find(Frames frames, IReadOnlyList<TokenRange> content)
    {
        var words = frames.Words;
        var found = new List<(TokenRange, ConditionKind)>();
        foreach (var range in content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (Connective(words, range, i) is not { } kind)
                {
                    continue;
                }

                var end = ClauseEnd(frames, range, i, kind);
                if (end > i + 1)
                {
                    found.Add((new(i, end), kind));
                    i = end - 1;
                }
            }
        }

        return found;
    }

    private static ConditionKind? Connective(Words words, TokenRange range, int i)
    {
        var next = words.Lower(i + 1);
        var before = i > range.First ? words.Lower(i - 1) : string.Empty;
        switch (words.Lower(i))
        {
            case "if":
                return before is "even" or "as" or "only" && before != "only" || next is "not" or "you" && words.Lower(i + 2) is "look" or "will" or "like" || next is "any" && words.Is(i + 2, WordClass.Comma)
                    || (i > range.First && words.Class(i - 1) is WordClass.Verb && before is "ask" or "asked" or "wonder" or "wondered" or "know" or "see") || i == range.First && AsksWhether(words, i) ? null : ConditionKind.If;
            case "unless":
                return ConditionKind.Unless;
            case "until" or "till":
                return before is "not" or "up" && before == "up" || Clock.IsMonth(next) || Lexicon.Days.Contains(next) || words.Is(i + 1, WordClass.Number) || next is "now" or "recently" or "then" ? null : ConditionKind.Until;
            case "once":
                return Clause(words, range, i + 1) && next is not ("a" or "said" or "again") | Clause(words, range, i + 1) && !(words.Class(i + 1) is WordClass.Verb or WordClass.Adverb or WordClass.Comma) ? ConditionKind.Once : null;
            case "as" or "so" when next is "long" or "soon" && words.Lower(i + 2) == "as":
                return next == "long" ? ConditionKind.AsLongAs : ConditionKind.Once;
            case "provided" or "providing":
                return next == "that" || (words.Is(i + 1, WordClass.Pronoun) && words.Is(i - 1, WordClass.Comma)) ? ConditionKind.Provided : null;
            case "in" when next is "case" or "the" && (words.Lower(i + 2) is "event" or "case" && words.Lower(i + 3) is "of" or "that" || next == "case"):
                return ConditionKind.InCaseOf;
            case "without":
                return (i == range.First || words.Class(i - 1) is WordClass.Comma or WordClass.That or WordClass.Quote) && HasModal(words, range) ? ConditionKind.Without : null;
            case "when":
                return Future(words, range, i) ? ConditionKind.When : null;
            case "after":
                return NamesSettlement(words, range, i) && !Past(words, range) ? ConditionKind.Once : null;
            case "depend" or "depends" or "depended" when next is "on" or "upon":
            case "contingent" or "conditional" when next is "on" or "upon":
                return ConditionKind.DependsOn;
            case "requires" or "require" when i > range.First && words.Class(i) is WordClass.Verb:
                return ConditionKind.DependsOn;
            default:
                return null;
        }
    }

    // The end of the clause: the comma after which a main clause begins, a stronger mark, or all there is.
    private static int ClauseEnd(Frames frames, TokenRange range, int start, ConditionKind kind)
    {
        var words = frames.Words;
        var leads = start == range.First || words.Class(start - 1) is WordClass.That or WordClass.Quote or WordClass.Comma or WordClass.Stop or WordClass.Coordinator or WordClass.Subordinator;
        var end = start + 1;
        for (; end < range.End; end++)
        {
            var mark = words.Class(end);
            if (mark is WordClass.Stop or WordClass.Colon or WordClass.Dash || (mark == WordClass.Quote && end > start + 2 && leads))
            {
                break;
            }

            if (mark == WordClass.Comma)
            {
                if (!leads || kind is ConditionKind.DependsOn or ConditionKind.Until || MainClause(words, end + 1, range.End))
                {
                    break;
                }
            }

            if (!leads && mark is WordClass.Coordinator && words.Lower(end) is "and" or "but" && words.Class(end + 1) is WordClass.Modal or WordClass.Pronoun && end > start + 2)
            {
                break;
            }

            if (kind == ConditionKind.DependsOn && mark is WordClass.To or WordClass.Subordinator && words.Lower(start) is "requires" or "require")
            {
                break;
            }

            if (kind is ConditionKind.Without or ConditionKind.Once && words.Lower(start) is "after" or "without" && mark is WordClass.Modal)
            {
                break;
            }
        }

        while (end > start + 1 && words.Class(end - 1) is WordClass.Comma or WordClass.Coordinator or WordClass.Quote)
        {
            end--;
        }

        return end;
    }

    // Subject and verb follow, and not another subordinate clause.
    private static bool MainClause(Words words, int at, int end)
    {
        if (at >= end || words.Class(at) is WordClass.Subordinator or WordClass.Relative or WordClass.Preposition or WordClass.Gerund
            || words.Class(at) is WordClass.Adverb && words.Class(at + 1) is WordClass.Adverb or WordClass.Subordinator)
        {
            return words.Lower(at) is "then" or "what" or "how";
        }

        for (var i = at; i < end && i < at + 14; i++)
        {
            if (words.Class(i) is WordClass.Modal or WordClass.Auxiliary or WordClass.Verb)
            {
                return true;
            }

            if (words.Class(i) is WordClass.Comma or WordClass.Subordinator or WordClass.Relative)
            {
                return false;
            }
        }

        return false;
    }

    private static bool AsksWhether(Words words, int i) => words.Class(i - 1) is WordClass.Verb && words.Verb(i - 1) is { Base: "ask" or "wonder" or "know" or "question" or "see" or "inquire" };

    private static bool Clause(Words words, TokenRange range, int at)
    {
        for (var i = at; i < range.End && i < at + 12; i++)
        {
            if (words.Class(i) is WordClass.Verb or WordClass.Auxiliary or WordClass.Modal)
            {
                return i > at;
            }

            if (words.Class(i) is WordClass.Comma or WordClass.Stop)
            {
                return false;
            }
        }

        return false;
    }

    private static bool HasModal(Words words, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (words.Is(i, WordClass.Modal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Past(Words words, TokenRange range)
    {
        var past = false;
        for (var i = range.First; i < range.End; i++)
        {
            if (words.Class(i) is WordClass.Modal or WordClass.To or WordClass.Gerund)
            {
                return false;
            }

            past |= words.Class(i) is WordClass.Verb && words.Verb(i)?.Is('D') == true || words.Lower(i) is "was" or "were" or "had";
        }

        return past;
    }

    // when … present …, … will …
    private static bool Future(Words words, TokenRange range, int at)
    {
        bool will = false, past = false;
        for (var i = range.First; i < range.End; i++)
        {
            will |= words.Lower(i) is "will" or "'ll" or "must" or "shall" or "wo";
            past |= i > at && i < at + 8 && (words.Lower(i) is "was" or "were" or "had" or "did" || (words.Is(i, WordClass.Verb) && words.Verb(i) is { } verb && verb.Is('D') && !verb.Is('B')));
        }

        return will && !past && Clause(words, range, at + 1);
    }

    private static bool NamesSettlement(Words words, TokenRange range, int at)
    {
        for (var i = at + 1; i < range.End && i < at + 7; i++)
        {
            if (words.Lower(i) is "deal" or "agreement" or "ceasefire" or "cease-fire" or "truce" or "treaty" or "accord" or "settlement" or "peace" or "armistice" or "withdrawal")
            {
                return words.Class(at + 1) is WordClass.Determiner && words.Lower(at + 1) is "a" or "an" or "any" or "the";
            }

            if (words.Class(i) is WordClass.Verb or WordClass.Comma or WordClass.Auxiliary)
            {
                return false;
            }
        }

        return false;
    }
}
