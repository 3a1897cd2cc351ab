using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// Comment clauses with <em>as</em>, whose verb lacks the object that the rest of the sentence is: <em>The port is closed, as the navy has claimed</em> (Quirk, Greenbaum, Leech and Svartvik 1985, 15.55).
/// </summary>
internal static class CommentClause
{
    private const double Sure = 0.5;

    /// <summary>Shorter is no clause.</summary>
    private const int Shortest = 3;

    // Of what is yet to be done: where it was not done, they promised it or asked for it all the same.
    private static readonly FrozenSet<string> Awaiting = FrozenSet.ToFrozenSet(
        ["agree", "ask", "demand", "offer", "order", "pledge", "promise", "propose", "request", "threaten", "undertake", "urge", "vow"], StringComparer.Ordinal);

    /// <summary>The saying of a verb in such a clause that promises or asks for something; null elsewhere.</summary>
    public static Saying? Find(ParsedDocument document, int verb)
    {
        var doc = document.Doc;
        if (!Awaiting.Contains(doc[verb].Lemma) || doc[verb].Tag == "VBP" || SaidBy(document, verb) is not { Count: > 0 } said)
        {
            return null;
        }

        var first = Predicate.Of(doc, verb).First;
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child < first && doc[child] is { Dep: "nsubj", Pos: "PROPN" or "NOUN" or "PRON", Tag: not "EX" } subject && Predicate.NounPhrase(doc, child) is var named && named.End <= first)
            {
                return new()
                {
                    Source = [named],
                    Cue = [new(first, verb + 1)],
                    Content = [.. said],
                    Confidence = Sure,
                    Evidence = [$"attribution: “as {subject.Text} … {doc[verb].Text}” comments on the clause that it stands with"],
                };
            }
        }

        return null;
    }

    /// <summary>What the verb of such a clause says, in one piece or two; none where it is in no such clause.</summary>
    public static List<TokenRange> SaidBy(ParsedDocument document, int verb)
    {
        var doc = document.Doc;
        if (doc[verb] is not { Dep: "advcl", Tag: "VBD" or "VBN" or "VBP" or "VBZ", Head.Index: var main } || !NamedActs.Says(doc[verb].Lemma))
        {
            return [];
        }

        var (first, end) = (doc[verb].LeftEdge.Index, doc[verb].RightEdge.Index + 1);
        if (doc[first].Lower != "as" || !(doc[first].IsSentenceStart || doc[first - 1].Text is "," or "--" or "–" or "—" or "(") || HasObject(doc, verb) || Predicate.Of(doc, verb).IsPassive)
        {
            return [];
        }

        var top = Open(doc, main, first) ?? main;
        List<TokenRange> said = [];
        foreach (var part in (TokenRange[])[new(doc[top].LeftEdge.Index, first), new(end, Math.Max(end, main < first ? end : doc[main].RightEdge.Index + 1))])
        {
            if (document.WithoutMarks(part) is { Count: >= Shortest } words)
            {
                said.Add(words);
            }
        }

        said = top == main ? said : [.. said.Select(words => new TokenRange(words.First + 1, words.End))];
        return Awaiting.Contains(doc[verb].Lemma) && doc[verb].Tag != "VBP" ? Unmet(document, said, main) : said;
    }

    // “did not say whether | the ship was armed, as the navy claimed”: what is left open is what is claimed.
    private static int? Open(Doc doc, int verb, int before)
    {
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child > verb && child < before && doc[child].Dep == "ccomp" && doc[child].LeftEdge.Lower == "whether")
            {
                return child;
            }
        }

        return null;
    }

    // “The army did not | withdraw, as the mayor had demanded”: what was demanded is what was not done.
    private static List<TokenRange> Unmet(ParsedDocument document, List<TokenRange> said, int verb)
    {
        var doc = document.Doc;
        var form = Predicate.Of(doc, verb);
        return form is { IsNegated: true, Modal: null } && said is [var clause] && clause.First < form.First && verb < clause.End && document.WithoutMarks(new(clause.First, form.First)) is { Count: > 0 } doer ? [doer, new(verb, clause.End)] : said;
    }

    private static bool HasObject(Doc doc, int verb)
    {
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child > verb && doc[child].Dep is "dobj" or "ccomp" or "xcomp" or "attr" or "acomp" or "pcomp" or "oprd")
            {
                return true;
            }
        }

        return false;
    }
}
