using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>All stretches of a content that may be conditions, in order; none crosses another, one may stand inside another.</summary>
internal static class ConditionCandidates
{
    public static List<ConditionCandidate> Find(ParsedDocument document, Saying saying)
    {
        var found = new List<ConditionCandidate>();
        foreach (var part in saying.Content)
        {
            for (var i = part.First; i < part.End; i++)
            {
                if (Connectives.At(document, part, i) is { } connective)
                {
                    if (ClauseBounds.Read(document, part, connective) is { } candidate)
                    {
                        found.Add(candidate);
                    }

                    i = Math.Max(i, connective.Body - 1);
                }
                else if (Order(document, part, i) is { } order)
                {
                    found.Add(order);
                }
            }
        }

        return found;
    }

    // Pay and you may pass; pay or else: what is ordered is what the rest depends on.
    private static ConditionCandidate? Order(ParsedDocument document, TokenRange part, int i)
    {
        var doc = document.Doc;
        if (doc[i].Lower is not ("and" or "or") || i + 2 >= part.End || i == part.First)
        {
            return null;
        }

        var threat = doc[i].Lower == "or";
        var sure = threat && doc[i + 1].Lower is "else" or "otherwise" or "risk" or "face";
        var start = i - 1;
        while (start > part.First && !doc[start].IsSentenceStart && doc[start - 1].Text is not (":" or ";" or "—" or "--"))
        {
            start--;
        }

        while (start < i && (doc[start].Pos == "PUNCT" || doc[start].Tag is "CC" or "UH"))
        {
            start++;
        }

        var ordered = doc[start].Tag == "VB" && doc[start].Lemma is not ("look" or "let" or "listen" or "see" or "imagine") && doc[start].Dep is "ROOT" or "ccomp" or "conj" or "advcl";
        var follows = (doc[i + 2].Tag == "MD" || doc[i + 2].Lemma is "risk" or "get" or "have" or "be") && VerbGroup.IsFinite(doc[i + 2].Tag) && doc[i + 1].Tag is "PRP" or "NNP" or "NNS" or "EX";
        var pressed = sure && HasMust(doc, start, i);
        if (!pressed && !(ordered && (follows || sure)))
        {
            return null;
        }

        var end = i;
        while (end > start && doc[end - 1].Pos == "PUNCT")
        {
            end--;
        }

        if (end - start < 1)
        {
            return null;
        }

        var connective = new Connective(ConditionKind.Other, Shape.Order, threat ? "or else" : "order and", start, start);
        return new(connective, new(start, end), VerbGroup.Above(doc, start), VerbGroup.Above(doc, i + 1), true, part);
    }

    private static bool HasMust(Doc doc, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (doc[i].Lower is "must" or "should" or "need" or "needs" or "better" || (doc[i].Lower is "has" or "have" && i + 1 < end && doc[i + 1].Lower == "to"))
            {
                return true;
            }
        }

        return false;
    }
}
