using Casus.Language;

namespace Casus.Reading;

/// <summary>Who does what a verb names, by the tree.</summary>
internal static class Doing
{
    private const int MostSteps = 6;

    /// <summary>
    /// The subject of an active verb: its own, that of the verb it is joined to, or the one that a form without a subject takes from the clause above (Huddleston and Pullum 2002, chapter 14):
    /// <em>In rejecting the plea, the court …</em>, <em>Marten met the press to say …</em>, <em>…, adding that …</em>. Null where the grammar names none: who acts in a passive is not told.
    /// </summary>
    public static int? Of(Doc doc, int verb)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (Predicate.Of(doc, verb).IsPassive)
            {
                return null;
            }

            foreach (var child in doc.ChildrenOf(verb))
            {
                if (doc[child].Dep == "nsubj")
                {
                    return child;
                }
            }

            if (Above(doc, verb) is not { } above)
            {
                return null;
            }

            verb = above;
        }

        return null;
    }

    // The verb whose subject a verb without one shares; null for none.
    private static int? Above(Doc doc, int verb)
    {
        var head = doc.Columns.Heads[verb];
        switch (doc[verb].Dep)
        {
            case "conj" or "xcomp":
                break;
            case "advcl" when doc[verb].Tag == "VBG" || IsInfinitive(doc, verb):
                break;
            case "pcomp" when doc[verb].Tag == "VBG" && doc[head].Dep == "prep":
                head = doc.Columns.Heads[head];
                break;
            case "acl" when doc[verb].Tag == "VBG" && doc[verb].LeftEdge.Index is > 0 and var left && doc[left - 1].Text == ",":
                // Behind a comma it goes along with the clause, not with the noun that the parse hangs it on.
                while (doc[head].Pos is not ("VERB" or "AUX") && doc.Columns.Heads[head] != head)
                {
                    head = doc.Columns.Heads[head];
                }

                break;
            default:
                return null;
        }

        return head != verb && doc[head].Pos is "VERB" or "AUX" ? head : null;
    }

    private static bool IsInfinitive(Doc doc, int verb)
    {
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child < verb && doc[child].Tag == "TO")
            {
                return true;
            }
        }

        return false;
    }
}
