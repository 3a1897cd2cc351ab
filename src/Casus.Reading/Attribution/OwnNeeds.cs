using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// What a document that speaks says must be, or welcomes, in a sentence whose subject is not its issuer: <em>Those who shelled the port must be held to account</em>, <em>It is essential that talks
/// resume</em>, <em>What matters is that …</em>, <em>The ceasefire is welcome</em>.
/// </summary>
internal static class OwnNeeds
{
    private const double Confidence = 0.55;

    /// <summary>The saying of a sentence that nothing else was found in; null where it asks for nothing.</summary>
    public static Saying? Of(ParsedDocument document, int first, int end)
    {
        var doc = document.Doc;
        while (first < end && (document.IsBlank(first) || doc[first].Pos == "PUNCT"))
        {
            first++;
        }

        while (end > first && (document.IsBlank(end - 1) || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        var root = first;
        while (root < end && !(doc[root].Dep == "ROOT" && doc[root].Pos is "VERB" or "AUX"))
        {
            root++;
        }

        if (root >= end || Predicate.Of(doc, root) is not { IsPerfect: false } form)
        {
            return null;
        }

        foreach (var child in doc.ChildrenOf(root))
        {
            if (doc[root].Lemma == "be" && child > root && doc[child] is { Dep: "acomp" or "attr", Lower: "welcome" } && !form.IsNegated && Predicate.SubjectOf(doc, root) is { } welcomed && doc[welcomed].Tag is not ("PRP" or "EX"))
            {
                return Made(Predicate.NounPhrase(doc, welcomed), new(form.First, child + 1), $"“{doc[root].Text} welcome” accepts it");
            }
        }

        return Need(doc, root, form) is { } need ? Made(new(first, end), null, need) : null;
    }

    /// <summary>The act of such a saying: what must be is required, or asked of whom a clause names.</summary>
    public static (Act Act, string Why)? Act(ParsedDocument document, Saying saying)
    {
        if (saying is not { OfDocument: true, Source: [], Cue: [], Content: [var content] })
        {
            return null;
        }

        var doc = document.Doc;
        for (var root = content.First; root < content.End; root++)
        {
            if (doc[root] is { Dep: "ROOT", Pos: "VERB" or "AUX" })
            {
                return Need(doc, root, Predicate.Of(doc, root)) is not { } why ? null
                    : (Predicate.SubjectOf(doc, root) is { } subject && doc[subject].EntityType is "GPE" or "NORP" or "ORG" or "PERSON" ? Model.Act.Demand : Model.Act.Requirement, why);
            }
        }

        return null;
    }

    private static string? Need(Doc doc, int root, Predicate form)
    {
        if (form.Modal is "must" or "should" || (doc[root] is { Lemma: "need" or "have", Tag: "VBZ" or "VBP" } && doc[root].Children.Any(child => child.Index > root && child.Dep == "xcomp" && child.LeftEdge.Tag == "TO")))
        {
            return "it says what must be";
        }

        if (doc[root] is not { Lemma: "be", Tag: "VBZ" or "VBP" } || form.IsNegated)
        {
            return null;
        }

        foreach (var child in doc.ChildrenOf(root))
        {
            // essential that …, the only way to …, what matters is that …
            if ((child > root && doc[child].Dep == "acomp" && (Mandate.Needful.Contains(doc[child].Lower) || doc[child].Lower == "needed")) || (child > root && doc[child] is { Dep: "attr", Lower: "way" or "solution" or "path" } && doc[child].Children.Any(word => word.Lower == "only"))
                || (child < root && doc[child] is { Dep: "csubj", Lemma: "matter" }))
            {
                return $"“{doc[Math.Min(root, child)].Text} … {doc[Math.Max(root, child)].Text}” says what is needed";
            }
        }

        return null;
    }

    private static Saying Made(TokenRange content, TokenRange? cue, string why) => new()
    {
        Cue = cue is { } words ? [words] : [],
        Content = [content],
        Confidence = Confidence,
        OfDocument = true,
        Evidence = ["attribution: the document itself speaks, as communiqués and speeches do; " + why],
    };
}
