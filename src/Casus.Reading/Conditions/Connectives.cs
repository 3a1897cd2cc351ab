using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Finds the words that may open a condition, by the words themselves and, where they have other uses, by the parse.</summary>
internal static class Connectives
{
    /// <summary>The connective that begins at a token, or null.</summary>
    public static Connective? At(ParsedDocument document, TokenRange range, int i)
    {
        var doc = document.Doc;
        var word = doc[i].Lower;
        return word switch
        {
            "if" => Word(doc, i, 0) is "as" ? null : Clause(ConditionKind.If, "if", i, AfterEcho(doc, i)),
            "unless" or "lest" => Clause(ConditionKind.Unless, word, i, i + 1),
            "until" or "till" or "'til" => Simple(doc, i, ConditionKind.Until, "until"),
            "once" => OpensClause(doc, range, i) ? Clause(ConditionKind.Once, "once", i, i + 1) : null,
            "when" or "whenever" => Asks(doc, range, i) || IsAsked(doc, range, i) ? null : Clause(ConditionKind.When, word, i, i + 1),
            "before" => Simple(doc, i, ConditionKind.Other, "before"),
            "after" or "following" => After(doc, range, i),
            "as" or "so" => As(doc, range, i),
            "any" or "every" or "each" or "the" => Time(doc, i) ?? Correlative(doc, range, i),
            "provided" or "providing" or "assuming" or "supposing" => Providing(doc, range, i),
            "without" or "absent" or "barring" or "failing" or "pending" => Without(doc, range, i),
            "in" or "on" or "to" or "but" or "under" => Phrase(doc, i),
            "subject" => Word(doc, i, 2) == "to" && doc[i].Tag != "VBN" && Word(doc, i, 0) is not "the" and not "a" ? new(ConditionKind.DependsOn, Shape.Phrase, "subject to", i, i + 2) : null,
            "depend" or "depends" or "depended" or "hinge" or "hinges" or "hinged" or "rest" or "rests" or "hang" or "hangs" =>
                Word(doc, i, 2) is "on" or "upon" && doc[i].Tag.StartsWith('V') ? new(ConditionKind.DependsOn, Shape.Verb, "depends on", i, i + 2) : null,
            "depending" or "hinging" => Word(doc, i, 2) is "on" or "upon" ? new(ConditionKind.DependsOn, Shape.Phrase, "depending on", i, i + 2) : null,
            "conditional" or "conditioned" or "contingent" => Word(doc, i, 2) is "on" or "upon" ? new(ConditionKind.DependsOn, Shape.Phrase, "conditional on", i, i + 2) : null,
            "dependent" => Word(doc, i, 2) is "on" or "upon" ? new(ConditionKind.DependsOn, Shape.Phrase, "contingent on", i, i + 2) : null,
            "requires" or "require" or "required" => doc[i].Pos == "VERB" && doc[i].Dep is not ("acl" or "amod") && doc[i].Tag != "VBN" ? new(ConditionKind.DependsOn, Shape.Verb, "requires", i, i + 1) : null,
            "should" or "had" or "were" or "did" => Inverted(doc, range, i),
            "otherwise" => StartsClause(doc, range, i) ? new(ConditionKind.Other, Shape.Bare, "otherwise", i, i + 1) : null,
            _ => null,
        };
    }

    /// <summary>Whether a clause begins at a token: the content or a sentence does, or a mark, a conjunction or <c>that</c> stands before it.</summary>
    public static bool StartsClause(Doc doc, TokenRange range, int i)
    {
        if (i == range.First || doc[i].IsSentenceStart)
        {
            return true;
        }

        var before = doc[i - 1];
        return before.Pos is "PUNCT" or "CCONJ" or "SYM" or "SPACE" || before.Lower is "that" or "because" or "so" or "only" or "then" or "even" or "``" or "''" || before.Tag is "HYPH" or "NFP";
    }

    // if, and only if, …
    private static int AfterEcho(Doc doc, int i)
    {
        var at = Word(doc, i, 2) == "," ? i + 2 : i + 1;
        if (Word(doc, at, 1) != "and" || Word(doc, at, 2) != "only" || Word(doc, at, 3) != "if")
        {
            return i + 1;
        }

        return Word(doc, at, 4) == "," ? at + 4 : at + 3;
    }

    private static Connective Clause(ConditionKind kind, string name, int first, int body) => new(kind, Shape.Clause, name, first, body);

    /// <summary>The word at a place beside a token, counted from 1 for the token itself; 0 is the one before it.</summary>
    private static string Word(Doc doc, int i, int place) => i + place - 1 is var at && at >= 0 && at < doc.Count ? doc[at].Lower : string.Empty;

    private static string Tag(Doc doc, int i) => i >= 0 && i < doc.Count ? doc[i].Tag : string.Empty;

    private static Connective? Simple(Doc doc, int i, ConditionKind kind, string name) =>
        Word(doc, i, 0) == "up" || doc[i].Tag is "VB" or "VBP" ? null : new(kind, IsMark(doc, i) ? Shape.Clause : Shape.Phrase, name, i, i + 1);

    // Its clause follows: its verb stands after it, and the subject between them.
    private static bool IsMark(Doc doc, int i)
    {
        var head = doc[i].Head.Index;
        return head > i && doc[i].Dep is "mark" or "advmod";
    }

    private static bool OpensClause(Doc doc, TokenRange range, int i)
    {
        if (i + 1 >= range.End || doc[i + 1].Pos is "PUNCT" || (i > range.First && doc[i - 1].Lower is "at" or "than"))
        {
            return false;
        }

        var head = doc[i].Head.Index;
        if (head <= i || !(doc[head].Pos is "VERB" or "AUX"))
        {
            // would pay once the sum is known: the parse takes “once” for an adverb of the verb before, and a clause follows all the same.
            return Tag(doc, i + 1) is "VBN" || (i > range.First && doc[i - 1].Pos is not "AUX" && doc[i - 1].Tag is not ("PRP" or "WP" or "WDT" or "CC") && doc[i + 1].Pos is "DET" or "PROPN" or "PRON" or "NOUN" && doc[i].Dep is "advmod" && VerbGroup.Of(doc, head).IsOpen && MainClauses.StartAt(doc, i + 1, range.End));
        }

        return doc[i].Dep == "mark" || Tag(doc, i + 1) == "VBN" || (VerbGroup.Of(doc, head).Subject > i && doc[i + 1].Tag is not ("MD" or "RB"));
    }

    // When will it end? A question, not a clause.
    private static bool Asks(Doc doc, TokenRange range, int i) =>
        i + 2 < range.End && (doc[i + 1].Dep is "aux" or "auxpass" || doc[i + 1].Tag is "MD" or "VBZ" or "VBP" or "VBD") && StartsClause(doc, range, i) && doc[i + 1].Lower is not "asked";

    // “would not say | when the ships would sail”: all that is said is the question.
    private static bool IsAsked(Doc doc, TokenRange range, int i) =>
        i == range.First && doc[i].Head is { Pos: "VERB" or "AUX" } verb && verb.Index < range.End && verb.Dep is "ccomp" or "advcl" && verb.Head.Index < range.First && verb.RightEdge.Index + 1 >= range.End
        && verb.Head.Lemma is "say" or "tell" or "know" or "disclose" or "reveal" or "specify" or "explain" or "ask" or "decide" or "announce" or "discuss";

    private static Connective? After(Doc doc, TokenRange range, int i)
    {
        if (i + 1 >= range.End || doc[i].Dep is "advmod" or "prt" && doc[i].Head.Index < i)
        {
            return null;
        }

        return doc[i].Lower == "following"
            ? doc[i].Dep == "prep" || doc[i].Tag == "IN" ? new(ConditionKind.Once, Shape.Phrase, "after", i, i + 1) : null
            : new(ConditionKind.Once, IsMark(doc, i) ? Shape.Clause : Shape.Phrase, "after", i, i + 1);
    }

    private static Connective? As(Doc doc, TokenRange range, int i)
    {
        var (next, third) = (Word(doc, i, 2), Word(doc, i, 3));
        if (third == "as" && next is "long" or "soon")
        {
            return next == "long" ? Clause(ConditionKind.AsLongAs, "as long as", i, i + 3) : Clause(ConditionKind.Once, "as soon as", i, i + 3);
        }

        if (doc[i].Lower == "as" && next == "part" && third == "of" && Word(doc, i, 4) is "a" or "an" or "any" or "the")
        {
            for (var at = i + 4; at < Math.Min(range.End, i + 9); at++)
            {
                if (doc[at].Lemma is "deal" or "agreement" or "settlement" or "accord" or "treaty" or "bargain" or "compromise" or "swap" or "exchange")
                {
                    return new(ConditionKind.Other, Shape.Phrase, "as part of", i, i + 3);
                }
            }
        }

        return null;
    }

    private static Connective? Time(Doc doc, int i)
    {
        var (word, next) = (doc[i].Lower, Word(doc, i, 2));
        var every = word != "the" && next is "time" or "day";
        var moment = word == "the" && next is "moment" or "minute" or "instant";
        return (every || moment) && i + 2 < doc.Count && doc[i + 2].Dep is "nsubj" or "nsubjpass" or "det" or "compound" or "poss"
            ? Clause(moment ? ConditionKind.Once : ConditionKind.When, moment ? "the moment" : "any time", i, i + 2) : null;
    }

    // The longer it lasts, the more it costs.
    private static Connective? Correlative(Doc doc, TokenRange range, int i)
    {
        if (doc[i].Lower != "the" || i + 1 >= range.End || doc[i + 1].Tag is not ("RBR" or "JJR") || !StartsClause(doc, range, i))
        {
            return null;
        }

        for (var at = i + 3; at + 1 < Math.Min(range.End, i + 40) && !doc[at].IsSentenceStart; at++)
        {
            if (doc[at].Lower == "the" && doc[at + 1].Tag is "RBR" or "JJR")
            {
                return new(ConditionKind.Other, Shape.Correlative, "the more", i, i + 1);
            }
        }

        return null;
    }

    private static Connective? Providing(Doc doc, TokenRange range, int i)
    {
        var that = Word(doc, i, 2) == "that";
        if (that && doc[i].Tag is "VBN" or "VBG" or "IN" or "VBD" && StartsPhrase(doc, range, i))
        {
            return Clause(doc[i].Lower[0] == 'p' ? ConditionKind.Provided : ConditionKind.Other, doc[i].Lower + " that", i, i + 2);
        }

        var follows = i + 2 < range.End && (i == range.First || doc[i - 1].Pos is "PUNCT" || doc[i - 1].Lower is "only" or "but" || (doc[i].Tag is "VBN" or "VBG" or "IN" && doc[i - 1].Lemma is not ("have" or "be") && doc[i - 1].Pos != "ADV" && (doc[i + 1].Lower is "all" or "both" or "each" or "every" or "neither" or "no" || doc[i].Dep is "advcl" or "mark" or "prep"))) && doc[i].Tag is "VBN" or "VBG" or "IN" or "VBD" && doc[i + 1].Tag is "PRP" or "DT" or "NNP" or "NNS" or "EX" or "PRP$" or "NN" or "JJ" or "CC";
        if (!follows)
        {
            return null;
        }

        for (var at = i + 1; at < Math.Min(range.End, i + 14) && doc[at].Pos != "PUNCT"; at++)
        {
            if (doc[at].Tag is "VB" || VerbGroup.IsFinite(doc[at].Tag) || (at + 2 < range.End && doc[at + 1].Text == "," && MainClauses.StartAt(doc, at + 2, range.End)))
            {
                return Clause(doc[i].Lower[0] == 'p' ? ConditionKind.Provided : ConditionKind.Other, doc[i].Lower, i, i + 1);
            }
        }

        return null;
    }

    private static bool StartsPhrase(Doc doc, TokenRange range, int i) => i == range.First || !(doc[i - 1].Dep is "aux" or "auxpass" || doc[i - 1].Tag is "TO" or "MD" || doc[i - 1].Lemma is "be" or "have" || doc[i - 1].Tag is "NNP" or "PRP");

    private static Connective? Without(Doc doc, TokenRange range, int i)
    {
        var word = doc[i].Lower;
        if (i + 1 >= range.End || doc[i + 1].Pos is "PUNCT")
        {
            return null;
        }

        if (word == "without" && i > 1 && doc[i - 1].Lower == "or" && doc[i - 2].Lower == "with")
        {
            return null;
        }

        if (word == "without")
        {
            return new(ConditionKind.Without, Shape.Phrase, word, i, i + 1);
        }

        var opens = StartsClause(doc, range, i) && doc[i + 1].Pos is "DET" or "NOUN" or "PROPN" or "ADJ";
        return !opens && !(word == "pending" && doc[i].Dep == "prep") ? null
            : word == "pending" ? new(ConditionKind.Other, Shape.Phrase, word, i, i + 1)
            : new(ConditionKind.Without, Shape.Phrase, word, i, i + 1);
    }

    private static Connective? Phrase(Doc doc, int i)
    {
        var (second, third, fourth) = (Word(doc, i, 2), Word(doc, i, 3), Word(doc, i, 4));
        switch (doc[i].Lower)
        {
            case "in" when second == "case":
                return third == "of" ? new(ConditionKind.InCaseOf, Shape.Phrase, "in case of", i, i + 3) : Clause(ConditionKind.InCaseOf, "in case", i, i + 2);
            case "in" when second == "cases" && third == "where":
                return Clause(ConditionKind.InCaseOf, "in cases where", i, i + 3);
            case "in" when second is "the" or "any" && third is "event" or "case" or "eventuality" && fourth is "of" or "that":
                return third == "case" && fourth == "of" ? null
                    : fourth == "of" ? new(ConditionKind.InCaseOf, Shape.Phrase, "in the event of", i, i + 4) : Clause(ConditionKind.InCaseOf, "in the event that", i, i + 4);
            case "in" when second is "exchange" or "return" && third == "for":
                return new(ConditionKind.Other, Shape.Phrase, $"in {second} for", i, i + 3);
            case "in" when second == "the" && third == "absence" && fourth == "of":
                return new(ConditionKind.Without, Shape.Phrase, "in the absence of", i, i + 4);
            case "on" when second is "condition" or "conditions" && !(third == "of" && fourth.StartsWith("anonym", StringComparison.Ordinal)):
                return third == "of" ? new(ConditionKind.Provided, Shape.Phrase, "on condition", i, i + 3) : Clause(ConditionKind.Provided, "on condition", i, i + (third == "that" ? 3 : 2));
            case "on" when second is "the" or "one" && third is "condition" or "understanding" or "premise" && fourth is "that" or "of" && !Word(doc, i, 5).StartsWith("anonym", StringComparison.Ordinal):
                return fourth == "that" ? Clause(ConditionKind.Provided, "on condition", i, i + 4) : new(ConditionKind.Provided, Shape.Phrase, "on condition", i, i + 4);
            case "to" when second == "the" && third is "extent" or "degree":
                return Clause(ConditionKind.Other, "to the extent", i, i + (fourth is "that" or "to" ? 4 : 3));
            case "but" when second == "for" && doc[i + 1].Dep == "prep" && third is "the" or "a" or "his" or "her" or "their" or "our" or "its" or "this":
                return new(ConditionKind.Without, Shape.Phrase, "but for", i, i + 2);
            default:
                return null;
        }
    }

    // Should he refuse, had they known, were it to fail: the subject stands between the auxiliary and the verb, and it is no question.
    private static Connective? Inverted(Doc doc, TokenRange range, int i)
    {
        // “should either side open fire”: taggers take “either” for a conjunction and the side for a verb.
        var either = i + 2 < range.End && doc[i].Lower == "should" && doc[i + 1].Lower == "either" && doc[i + 2].Lower is "side" or "party" or "state" or "country" or "army" or "government" or "capital" or "of";
        if (i + 2 >= range.End || !(either || IsTag(doc, i + 1, "PRP", "DT", "NNP", "NNPS", "NN", "NNS", "EX", "PRP$", "CD", "JJ", "VBG")) || doc[i + 1].Lower is "not" or "never"
            || (i > range.First && doc[i - 1].Tag is "WRB" or "WP" or "WDT" or "EX" or "PRP" or "RB"))
        {
            return null;
        }

        var verb = doc[i].Dep is "aux" or "auxpass" ? doc[i].Head.Index : i;
        var subject = VerbGroup.Of(doc, verb).Subject;
        var parsed = subject > i && doc[subject].LeftEdge.Index >= i && doc[i].Lower switch
        {
            "should" => verb > i && doc[verb].Tag is "VB" or "VBP" or "NN" or "VBN",
            "had" => verb > i && doc[verb].Tag is "VBN" or "VBD" || verb == i,
            "were" => verb == i ? IsTag(doc, subject + 1, "TO", "IN", "JJ", "VBN") : doc[verb].Tag is "VBN" or "VBG" or "VB",
            _ => verb > i && doc[verb].Tag == "VB" && StartsClause(doc, range, i),
        };
        // “Alfa should any …” is no question of Alfa's duty where the parse has another subject behind the verb.
        if (!parsed && i > range.First && doc[i - 1].Tag == "NNP")
        {
            return null;
        }

        parsed |= either;
        return (parsed && !EndsInQuestion(doc, range, i)) || (doc[i].Lower != "did" && LeadsMain(doc, range, i)) ? new(ConditionKind.If, Shape.Inverted, doc[i].Lower, i, i + 1) : null;
    }

    // By the words alone: it begins the sentence, no question mark ends it, and a main clause follows a comma.
    private static bool LeadsMain(Doc doc, TokenRange range, int i)
    {
        if (i != range.First && !doc[i].IsSentenceStart)
        {
            return false;
        }

        var main = false;
        for (var at = i + 3; at < Math.Min(range.End, i + 60) && !doc[at].IsSentenceStart; at++)
        {
            if (doc[at].Text == "?")
            {
                return false;
            }

            main |= doc[at].Text == "," && MainClauses.StartAt(doc, at + 1, range.End);
        }

        return main;
    }

    private static bool IsTag(Doc doc, int i, params ReadOnlySpan<string> tags) => i < doc.Count && tags.Contains(doc[i].Tag);

    private static bool EndsInQuestion(Doc doc, TokenRange range, int i)
    {
        var starts = StartsClause(doc, range, i);
        for (var at = i + 1; at < Math.Min(doc.Count, i + 60); at++)
        {
            if (doc[at].Text == "?")
            {
                return starts;
            }

            if (doc[at].IsSentenceStart || (doc[at].Text == "," && at > i + 3))
            {
                return false;
            }
        }

        return false;
    }
}
