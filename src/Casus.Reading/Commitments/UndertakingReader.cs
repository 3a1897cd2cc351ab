using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Reads what would be done off the parse of a content: each sentence's main clause, followed down to the verb of the deed.</summary>
internal sealed class UndertakingReader(ParsedDocument document, ParseTree tree)
{
    private const int Deepest = 4;

    private const int MostRoots = 40;

    // Verbs whose object is the one who acts in the clause they govern: asked Alfa to leave.
    private static readonly FrozenSet<string> AskOf = new[]
    {
        "advise", "allow", "ask", "beg", "beseech", "challenge", "command", "compel", "direct", "enable", "encourage", "expect", "forbid", "force", "get", "implore", "instruct", "invite", "let", "make", "oblige",
        "order", "permit", "persuade", "press", "pressure", "push", "remind", "request", "require", "tell", "urge", "want", "warn",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Intending = new[] { "aim", "commit", "committed", "determined", "go", "intend", "mean", "plan", "pledge", "prepare", "prepared", "promise", "propose", "ready", "set", "vow", "willing" }
        .ToFrozenSet(StringComparer.Ordinal);

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
                if (!token.IsSpace && token.Pos is not ("PUNCT" or "SYM" or "CCONJ") && (head == i || !Holds(content, head)))
                {
                    roots.Add(token.Pos == "ADP" && tree.Child(i, "pobj", "pcomp") is var held and >= 0 && Holds(content, held) ? held : i);
                }
            }
        }

        return roots;
    }

    /// <summary>The clauses of a content in order: of each sentence the main one, and those joined to it.</summary>
    public List<Undertaking> Read(ValueList<TokenRange> content)
    {
        var found = new List<Undertaking>();
        foreach (var root in Roots(content))
        {
            if (!IsVerbal(root))
            {
                continue;
            }

            found.Add(Down(root));
            foreach (var child in tree.Children(root))
            {
                if (child > root && _doc[child].Dep is "conj" or "ccomp" or "parataxis" && IsVerbal(child) && tree.Child(child, "nsubj", "nsubjpass") >= 0)
                {
                    found.Add(Down(child));
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

            if (dep == "ccomp" && !HasTo(verb))
            {
                return -1;
            }

            verb = head;
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

    private static bool Holds(ValueList<TokenRange> ranges, int token)
    {
        foreach (var range in ranges)
        {
            if (token >= range.First && token < range.End)
            {
                return true;
            }
        }

        return false;
    }

    private Undertaking Down(int root)
    {
        var (verb, mood) = (root, MoodOf(root));
        for (var depth = 0; depth < Deepest; depth++)
        {
            var next = Next(verb);
            if (next < 0)
            {
                break;
            }

            var inner = MoodOf(next);
            mood = inner is UndertakingMood.Infinitive or UndertakingMood.Bare or UndertakingMood.Order ? Led(verb, mood) : inner;
            verb = next;
        }

        var subject = SubjectOf(verb);
        return new(root, verb, subject, mood, tree.Child(verb, "auxpass", "nsubjpass") >= 0);
    }

    // Down to the clause that a verb, or the adjective a copula links, governs.
    private int Next(int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            if (child < verb)
            {
                continue;
            }

            switch (_doc[child].Dep)
            {
                case "xcomp" or "ccomp" when IsVerbal(child):
                    return child;
                case "acomp" or "attr" or "prep" when tree.Child(child, "xcomp", "ccomp", "pcomp") is var deeper and >= 0 && IsVerbal(deeper):
                    return deeper;
                case "acomp" when tree.Child(child, "prep") is var to and >= 0 && tree.Child(to, "pcomp") is var held and >= 0:
                    return held;
            }
        }

        return -1;
    }

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
