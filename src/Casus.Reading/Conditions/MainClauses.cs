using Casus.Language;

namespace Casus.Reading;

/// <summary>Whether a main clause begins at a token, by the words and their tags: the parse is not asked, for it errs where clauses meet.</summary>
internal static class MainClauses
{
    private const int LongestSubject = 14;

    private const int Longest = 120;

    /// <summary>Whether a clause with a subject and a finite verb of its own, an order or a question begins at a token.</summary>
    public static bool StartAt(Doc doc, int at, int end)
    {
        for (var skipped = 0; at < end && skipped < 4 && (doc[at].Pos is "PUNCT" && doc[at].Text is not "," || doc[at].Lower is "then" or "of" or "course" || (doc[at].Tag == "RB" && doc[at].Lower is not ("not" or "especially" or "particularly"))); skipped++)
        {
            at++;
        }

        if (at >= end || (doc[at].Tag is "WDT" && doc[at].Lower != "that") || doc[at].Tag is "CC" or "VBG" or "VBN" or "WP$" || (doc[at].Tag == "IN" && doc[at].Lower is not ("that" or "at" or "in" or "on" or "for" or "with" or "by" or "under")))
        {
            return false;
        }

        if (doc[at].Tag is "WRB" or "WP")
        {
            return at + 1 < end && (doc[at + 1].Tag is "MD" or "VBZ" or "VBP" or "VBD" || doc[at].Lower is "what" or "how" or "why");
        }

        if (doc[at].Tag is "VB" && doc[at].Dep is not ("xcomp" or "amod" or "compound"))
        {
            return !FollowAfter(doc, at + 1, end);
        }

        var last = Math.Min(end, at + LongestSubject);
        for (var i = at; i < last; i++)
        {
            if (VerbGroup.IsFinite(doc[i].Tag))
            {
                return i > at || (i + 1 < end && doc[i + 1].Pos is "PRON" or "DET" or "PROPN" or "NOUN" && doc[i].Dep is "aux" or "auxpass" or "ROOT" or "ccomp");
            }

            if (doc[i].Text is "," or ";" or ":" || (doc[i].Tag is "WDT" && i > at) || doc[i].Tag is "WRB" or "TO" || (doc[i].Tag == "IN" && doc[i].Dep == "mark" && doc[i].Lower != "that"))
            {
                return false;
            }
        }

        return false;
    }

    // if we wait, pray and hope, the rain will come: a bare verb after a comma is an order only where no subject and modal follow another comma.
    public static bool FollowAfter(Doc doc, int at, int end)
    {
        for (var i = at; i + 2 < end && i < at + Longest; i++)
        {
            if (doc[i].Text == "," && doc[i + 1].Tag is "PRP" or "DT" or "NNP" or "NN" or "NNS" or "PRP$" or "EX")
            {
                for (var verb = i + 2; verb < Math.Min(end, i + LongestSubject); verb++)
                {
                    if (VerbGroup.IsFinite(doc[verb].Tag))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
