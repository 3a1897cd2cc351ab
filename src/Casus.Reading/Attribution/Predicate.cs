using Casus.Language;

namespace Casus.Reading;

/// <summary>A verb with its auxiliaries.</summary>
/// <param name="First">The first of them: <em>had committed</em> begins with <em>had</em>.</param>
/// <param name="Modal">The modal verb in lower case, or null.</param>
/// <param name="IsPerfect">With <em>have</em>.</param>
/// <param name="IsFinite">A tense of its own, not an infinitive or a bare participle.</param>
/// <param name="IsIrrealis">Under a modal or <em>if</em>: what is named did not or need not happen.</param>
internal readonly record struct Predicate(int First, string? Modal, bool IsNegated, bool IsPerfect, bool IsPassive, bool IsFinite, bool IsIrrealis)
{
    public static Predicate Of(Doc doc, int verb)
    {
        var (first, modal, negated, perfect, passive, conditional, infinitive, progressive) = (verb, (string?)null, false, false, false, false, false, false);
        foreach (var child in doc.ChildrenOf(verb))
        {
            // “is not ready”: a copula has its negation behind it.
            if (child > verb)
            {
                negated |= child == verb + 1 && doc[child].Dep == "neg";
                break;
            }

            switch (doc[child].Dep)
            {
                case "aux" or "auxpass":
                    first = Math.Min(first, child);
                    modal = doc[child].Tag == "MD" ? doc[child].Lower : modal;
                    perfect |= doc[child].Lemma == "have";
                    passive |= doc[child].Dep == "auxpass";
                    infinitive |= doc[child].Tag == "TO";
                    progressive |= doc[verb].Tag == "VBG" && doc[child] is { Lemma: "be", Tag: "VBD" or "VBZ" or "VBP" };
                    break;
                case "neg":
                    first = Math.Min(first, child);
                    negated = true;
                    break;
                case "mark":
                    conditional |= doc[child].Lower is "if" or "unless" or "whether";
                    break;
                default:
                    break;
            }
        }

        var finite = !infinitive && (doc[verb].Tag is "VBD" or "VBZ" or "VBP" || modal is not null || perfect || progressive || (passive && doc[verb].Tag == "VBN") || (doc[verb].Tag == "VBN" && doc[verb].Dep == "conj"));
        return new(first, modal, negated, perfect, passive, finite, modal is not null || conditional || infinitive);
    }

    /// <summary>The subject of a verb, or of the verb it is coordinated with or goes along with; null when there is none.</summary>
    public static int? SubjectOf(Doc doc, int verb)
    {
        for (var steps = 0; steps < 4; steps++)
        {
            foreach (var child in doc.ChildrenOf(verb))
            {
                if (child < verb && doc[child].Dep == "nsubj")
                {
                    return child;
                }
            }

            if (doc[verb].Dep is not ("conj" or "advcl" or "xcomp") || doc.Columns.Heads[verb] == verb)
            {
                return null;
            }

            verb = doc.Columns.Heads[verb];
        }

        return null;
    }

    /// <summary>A subject with all that belongs to it.</summary>
    public static TokenRange NounPhrase(Doc doc, int root)
    {
        var (first, end) = (doc[root].LeftEdge.Index, doc[root].RightEdge.Index + 1);
        while (end > root + 1 && doc[end - 1].Pos is "PUNCT" or "SPACE")
        {
            end--;
        }

        return new(first, end);
    }

    /// <summary>Who does something, behind <em>by</em>: without what is done, which the parse may hang on them (<em>was accused by the mayor</em> | <em>of hoarding</em>).</summary>
    public static TokenRange Doer(Doc doc, int named)
    {
        var phrase = NounPhrase(doc, named);
        for (var i = named + 1; i + 1 < phrase.End; i++)
        {
            if ((doc[i].Lower is "of" or "for" && IsDoing(doc, i + 1)) || doc[i] is { Tag: "TO", Dep: "aux" })
            {
                return new(phrase.First, i);
            }
        }

        return phrase;
    }

    /// <summary>Whether a word behind a preposition is a verb with <em>-ing</em>, also one that the tagger takes for a noun before its object.</summary>
    public static bool IsDoing(Doc doc, int word) => doc[word].Tag == "VBG" || (doc[word] is { Tag: "NN", Dep: "compound" } && doc[word].Lower.EndsWith("ing", StringComparison.Ordinal));
}
