using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Reads what would be done off the parse of a content: each sentence's main clause, followed down to the verb of the deed.</summary>
internal sealed class UndertakingReader(ParsedDocument document, ParseTree tree)
{
    private const int Deepest = 4;

    private const int MostRoots = 40;

    /// <summary>Verbs whose object is the one who acts in the clause they govern: asked Alfa to leave.</summary>
    public static readonly FrozenSet<string> AskOf = new[]
    {
        "advise", "allow", "ask", "beg", "beseech", "challenge", "command", "compel", "direct", "enable", "encourage", "expect", "forbid", "force", "get", "implore", "instruct", "invite", "let", "make", "oblige",
        "order", "permit", "persuade", "press", "pressure", "push", "remind", "request", "require", "tell", "urge", "want", "warn",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Verbs that ask through a preposition.
    private static readonly FrozenSet<string> Leaning = new[] { "appeal", "call", "count", "depend", "look", "plead", "prevail", "rely", "wait" }.ToFrozenSet(StringComparer.Ordinal);

    // Verbs and adjectives that hold what is said or meant in a clause of its own.
    private static readonly FrozenSet<string> Holding = new[]
    {
        "agree", "announce", "assume", "assure", "believe", "certain", "clear", "confident", "confirm", "convinced", "declare", "decide", "doubt", "emphasize", "emphasise", "expect", "hope", "insist",
        "know", "make", "mean", "pledge", "promise", "say", "see", "state", "stress", "sure", "suggest", "tell", "think", "understand", "vow", "warn",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Intending = new[]
    {
        "agree", "aim", "commit", "committed", "decide", "decline", "determined", "go", "intend", "mean", "offer", "plan", "pledge", "prepare", "prepared", "promise", "propose", "ready", "refuse", "set", "swear", "threaten", "undertake",
        "vow", "willing",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    /// <summary>The tokens of a content that hang on nothing within it: the heads of its sentences, or of what the cue governs.</summary>
    public List<int> Roots(ValueList<TokenRange> content)
    {
        var roots = new List<int>();
        foreach (var range in content)
        {
            for (var i = range.First; i < range.End && roots.Count < MostRoots; i++)
            {
                var (token, head) = (_doc[i], _doc[i].Head.Index);
                if (!token.IsSpace && token.Pos is not ("PUNCT" or "SYM" or "CCONJ") && (head == i || !content.Holds(head)))
                {
                    roots.Add(token.Pos == "ADP" && tree.Child(i, "pobj", "pcomp") is var held and >= 0 && content.Holds(held) ? held : i);
                }
            }
        }

        return roots;
    }

    /// <summary>The clauses of a content in order: of each sentence the main one, and those joined to it.</summary>
    /// <param name="asked">Whether to go down from asking somebody to what they are asked for, as a demand does; else the asking is the deed.</param>
    public List<Undertaking> Read(ValueList<TokenRange> content, bool asked)
    {
        var found = new List<Undertaking>();
        foreach (var root in Roots(content))
        {
            if (!IsVerbal(root))
            {
                continue;
            }

            found.Add(Down(root, content, asked));
            foreach (var child in tree.Children(root))
            {
                if (child > root && _doc[child].Dep is "conj" or "ccomp" or "parataxis" && !(_doc[child].Dep == "ccomp" && AskOf.Contains(_doc[root].Lemma)) && IsVerbal(child) && content.Holds(child) && tree.Child(child, "nsubj", "nsubjpass") >= 0)
                {
                    found.Add(Down(child, content, asked));
                }
            }
        }

        return found;
    }

    /// <summary>The subject of a verb: its own, that of the verb it is joined to, or of the verb that governs it; -1 for none.</summary>
    public int SubjectOf(int verb)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            var own = tree.Child(verb, "nsubj", "nsubjpass");
            if (own >= 0)
            {
                return own;
            }

            var (dep, head) = (_doc[verb].Dep, _doc[verb].Head.Index);
            if (dep is "acl" or "relcl")
            {
                return head;
            }

            if (head == verb || dep is not ("conj" or "xcomp" or "pcomp" or "acomp" or "advcl" or "prep" or "ccomp"))
            {
                return -1;
            }

            if (dep is "xcomp" or "ccomp" or "advcl" && AskOf.Contains(_doc[head].Lemma))
            {
                var asked = tree.Child(head, "dobj", "dative", "nsubjpass");
                if (asked >= 0 && asked < verb)
                {
                    return asked;
                }
            }

            if (dep == "xcomp" && Through(head, verb) is var pressed and >= 0)
            {
                return pressed;
            }

            if (dep == "ccomp" && !HasTo(verb))
            {
                return -1;
            }

            verb = head;
        }

        return -1;
    }

    // Called on Alfa to leave, counts on Alfa to leave.
    private int Through(int verb, int governed)
    {
        if (!Leaning.Contains(_doc[verb].Lemma))
        {
            return -1;
        }

        foreach (var child in tree.Children(verb))
        {
            if (child > verb && child < governed && _doc[child].Dep == "prep" && tree.Child(child, "pobj") is var held and >= 0)
            {
                return held;
            }
        }

        return -1;
    }

    public bool IsVerbal(int token) => _doc[token].Pos is "VERB" or "AUX";

    public bool HasTo(int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            if (child < verb && _doc[child].Tag == "TO")
            {
                return true;
            }
        }

        return false;
    }

    private Undertaking Down(int root, ValueList<TokenRange> content, bool asked)
    {
        var (verb, mood) = (root, MoodOf(root));
        for (var depth = 0; depth < Deepest; depth++)
        {
            var next = Next(verb, asked);
            if (next < 0 || !content.Holds(next))
            {
                break;
            }

            var inner = MoodOf(next);
            mood = inner is UndertakingMood.Infinitive or UndertakingMood.Bare or UndertakingMood.Order ? Led(verb, mood) : inner;
            verb = next;
        }

        // A subject outside the content is that of the verb that governs it (vowed to leave); a quoted sentence has its own or none.
        var subject = SubjectOf(verb);
        subject = (subject >= 0 && !content.Holds(subject) && mood is not UndertakingMood.Infinitive) || (subject >= 0 && verb == root && IsImpersonal(verb)) ? -1 : subject;
        return new(root, verb, subject, mood, tree.Child(verb, "auxpass", "nsubjpass") >= 0);
    }

    // “It is vital that Alfa leave”: it is nobody.
    private bool IsImpersonal(int verb) =>
        _doc[verb].Lemma == "be" && tree.Child(verb, "nsubj") is var it and >= 0 && _doc[it].Lower == "it" && tree.Child(verb, "acomp") >= 0 && tree.Child(verb, "ccomp", "xcomp") > verb;

    // Down to the clause that a verb, or the adjective a copula links, governs.
    private int Next(int verb, bool asked)
    {
        // Who ensures something answers for it, whoever does it.
        if (_doc[verb].Lemma is "ensure" or "guarantee" || (_doc[verb].Lemma == "make" && tree.Child(verb, "acomp", "ccomp") is var sure and >= 0 && _doc[sure].Lower == "sure"))
        {
            return -1;
        }

        if ((!asked || IsAnothers(verb)) && ((AskOf.Contains(_doc[verb].Lemma) && tree.Child(verb, "dobj", "dative") > verb) || (Leaning.Contains(_doc[verb].Lemma) && tree.Child(verb, "prep") > verb)))
        {
            return -1;
        }

        foreach (var child in tree.Children(verb))
        {
            if (child < verb)
            {
                continue;
            }

            switch (_doc[child].Dep)
            {
                case "xcomp" when IsVerbal(child):
                case "ccomp" when IsVerbal(child) && Holding.Contains(_doc[verb].Lemma):
                case "ccomp" when IsVerbal(child) && asked && AskOf.Contains(_doc[verb].Lemma) && !IsAnothers(verb):
                    return child;
                case "ccomp" when IsVerbal(child) && tree.Child(verb, "acomp") is var linked and >= 0 && (Holding.Contains(_doc[linked].Lower) || (asked && IsImpersonal(verb))):
                    return child;
                case "acomp" or "attr" when tree.Child(child, "xcomp", "ccomp", "pcomp") is var deeper and >= 0 && IsVerbal(deeper):
                    return deeper;
                case "prep" when Intending.Contains(_doc[verb].Lemma) && tree.Child(child, "pcomp") is var held and >= 0:
                    return held;
                case "acomp" when tree.Child(child, "prep") is var to and >= 0 && tree.Child(to, "pcomp") is var deed and >= 0:
                    return deed;
            }
        }

        return -1;
    }

    // “Alfa must let the monitors in”: Alfa is asked, and what it would do is to let them.
    private bool IsAnothers(int verb) =>
        _doc[verb].Dep is not "ROOT" || MoodOf(verb) is UndertakingMood.Duty ? SubjectOf(verb) is >= 0 and var subject && _doc[subject].Lower is not ("i" or "we" or "he" or "she" or "it" or "they" or "who") : false;

    private UndertakingMood Led(int verb, UndertakingMood mood)
    {
        var lemma = _doc[verb].Lemma;
        if (mood is UndertakingMood.Bare or UndertakingMood.Infinitive)
        {
            var linked = tree.Child(verb, "acomp");
            return lemma is "have" or "need" or "ought" ? UndertakingMood.Duty
                : Intending.Contains(lemma) || (linked >= 0 && Intending.Contains(_doc[linked].Lower)) ? UndertakingMood.Future
                : mood;
        }

        return mood;
    }

    private UndertakingMood MoodOf(int verb)
    {
        var to = false;
        foreach (var child in tree.Children(verb))
        {
            var token = _doc[child];
            if (child < verb && token.Dep is "aux" or "auxpass")
            {
                switch (token.Lower)
                {
                    case "will" or "would" or "'ll" or "’ll" or "wo" or "'d" or "’d" or "shall":
                        return UndertakingMood.Future;
                    case "must" or "should" or "ought":
                        return UndertakingMood.Duty;
                    case "may" or "might" or "can" or "could" or "ca":
                        return UndertakingMood.Possible;
                }

                to |= token.Tag == "TO";
            }
        }

        return to || _doc[verb].Tag == "VBG" ? UndertakingMood.Infinitive
            : _doc[verb].Tag == "VB" && tree.Child(verb, "nsubj", "nsubjpass") < 0 && _doc[verb].Dep is "ROOT" or "ccomp" or "conj" or "parataxis" ? UndertakingMood.Order
            : UndertakingMood.Bare;
    }
}
