using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The token after a clause that a connective opens: where the parse ends it, corrected by marks and by where a main clause begins.</summary>
internal static class ClauseEnds
{
    private const int LongestSubject = 14;

    /// <param name="verb">The verb of the clause; -1 where none was found.</param>
    /// <param name="limit">No clause runs so far.</param>
    /// <param name="leads">Whether it comes before what it governs.</param>
    public static int Of(Doc doc, Connective connective, int verb, int limit, bool leads)
    {
        var parsed = verb < 0 ? connective.Body : Math.Min(limit, Math.Max(doc[verb].RightEdge.Index + 1, connective.Body));
        var head = verb < 0 ? -1 : doc[verb].Head.Index;
        var mainAfter = verb >= 0 && head >= parsed && head < limit;
        for (var i = connective.Body; i < limit && !leads; i++)
        {
            if (doc[i].Text == ":" && Announces(doc, connective.Body, i))
            {
                return limit;
            }
        }

        if (connective.Shape == Shape.Correlative)
        {
            for (var i = connective.Body + 2; i + 1 < limit; i++)
            {
                if (doc[i].Lower == "the" && doc[i + 1].Tag is "RBR" or "JJR")
                {
                    return i;
                }
            }
        }

        if (mainAfter && EndsAtMark(doc, parsed, head))
        {
            return Extend(doc, parsed, head);
        }

        var end = leads ? limit : Stretch(doc, connective, parsed, limit);
        // unless of course, they come back: an aside right after the connective is no clause yet.
        var aside = connective.Body + 1 < limit && doc[connective.Body].Lower == "of" && doc[connective.Body + 1].Lower == "course" ? connective.Body + 3 : connective.Body;
        var seen = false;
        var listed = false;
        for (var i = aside; i < end; i++)
        {
            listed |= doc[i].Text == ":" && Announces(doc, connective.Body, i);
            if (i > connective.Body + 1 && seen && !listed && Cuts(doc, connective, verb, i, limit, leads))
            {
                return i;
            }

            seen |= doc[i].Pos is "VERB" or "AUX" || i == verb || verb < 0;
        }

        return leads ? Math.Min(limit, verb >= 0 && parsed > verb && !Continues(doc, parsed, limit) ? parsed : limit) : end;
    }

    // What follows without a mark still belongs to a clause at the end: (unless he takes back the words he spoke) after the vote; so does an announced list.
    private static int Stretch(Doc doc, Connective connective, int parsed, int limit)
    {
        var end = parsed;
        while (end > connective.Body + 1 && doc[end - 1].Tag == "CC")
        {
            end--;
        }

        while (end < limit && doc[end].Text is not ("," or "—" or "--" or "–" or ":") && doc[end].Lower is not ("because" or "although" or "though" or "while" or "so" or "but") && !VerbGroup.IsFinite(doc[end].Tag))
        {
            if (doc[end].Tag == "CC")
            {
                // and the fines are repaid: the condition goes on; and the army will leave: the main clause does.
                if (Finite(doc, end + 1, limit) is not { } finite || doc[finite].Tag == "MD")
                {
                    return end;
                }

                end = Math.Min(limit, Math.Max(finite, doc[finite].RightEdge.Index) + 1);
                continue;
            }

            end++;
        }

        return end < limit && doc[end].Text == ":" && Announces(doc, connective.Body, end) ? limit : end < limit && VerbGroup.IsFinite(doc[end].Tag) ? parsed : end;
    }

    // The finite verb of a clause with its subject that begins at a token.
    private static int? Finite(Doc doc, int at, int limit)
    {
        for (var i = at; i < Math.Min(limit, at + LongestSubject); i++)
        {
            if (VerbGroup.IsFinite(doc[i].Tag))
            {
                return i;
            }

            if (doc[i].Tag is "VB" or "TO" or "WDT" or "," || doc[i].Text is "," or ";")
            {
                return null;
            }
        }

        return null;
    }

    // the following: …, these conditions are met: …
    private static bool Announces(Doc doc, int body, int colon)
    {
        for (var i = body; i < colon; i++)
        {
            if (doc[i].Lower is "following" or "these" or "conditions" or "steps" or "things" or "demands" or "requirements")
            {
                return true;
            }
        }

        return false;
    }

    // if it thaws, and unless it rains, …: another condition begins.
    public static bool Reopens(Doc doc, int i, int limit)
    {
        var next = i + 1 < limit && doc[i + 1].Tag == "CC" ? i + 2 : i + 1;
        return doc[i].Text == "," && next < limit && doc[next].Lower is "if" or "unless" or "once" or "until" or "when" or "provided" or "without";
    }

    // Where the parse ends a clause in the midst of words, though a comma and a main clause still come before its head, it errs.
    private static bool EndsAtMark(Doc doc, int parsed, int head)
    {
        if (doc[parsed].Pos is "PUNCT")
        {
            return true;
        }

        for (var i = parsed + 1; i < head; i++)
        {
            if (doc[i].Text == "," && MainClauses.StartAt(doc, i + 1, head + 1))
            {
                return false;
            }
        }

        return true;
    }

    // A clause that leads and whose main clause was not found: what the parse leaves out still belongs to it unless a mark parts them.
    private static bool Continues(Doc doc, int parsed, int limit) => parsed < limit && doc[parsed].Text is not ("," or "-" or "–" or "—" or "--" or ":");

    private static bool Cuts(Doc doc, Connective connective, int verb, int i, int limit, bool leads)
    {
        var text = doc[i].Text;
        if (text is "—" or "--" or "–" || (text == ":" && !Announces(doc, connective.Body, i)))
        {
            return true;
        }

        if (text == "then" && leads)
        {
            return true;
        }

        if (text == ",")
        {
            if (leads)
            {
                if (Reopens(doc, i, limit))
                {
                    return true;
                }

                // would be ready, if the other side so asks, to store it: set between commas.
                if (connective.First > 1 && doc[connective.First - 1].Text == "," && i + 1 < limit && doc[i + 1].Tag is "TO" or "MD" or "VB" or "VBZ" or "VBP" or "VBD" or "IN")
                {
                    return true;
                }

                return MainClauses.StartAt(doc, i + 1, limit) && !ListsClauses(doc, verb, i, limit);
            }

            var next = i + 1 < limit ? doc[i + 1] : doc[i];
            return next.Lower is "but" or "so" or "because" or "although" or "though" or "while" or "which" || (next.Lower is "and" or "or" or "nor" && MainClauses.StartAt(doc, i + 2, limit)) || (next.Tag is "PRP" or "DT" or "NNP" && MainClauses.StartAt(doc, i + 1, limit))
                || next.Lower is "adding" or "saying";
        }

        if (!leads && doc[i].Lower is "and" or "but" && i + 2 < limit && doc[i + 1].Tag is "PRP" && doc[i + 2].Tag == "MD" && !leads)
        {
            return true;
        }

        // Only when the last ship has sailed shall we talk: the main clause turns its subject and auxiliary round.
        if (leads && verb >= 0 && i > verb && connective.First > 0 && doc[connective.First - 1].Lower == "only" && doc[i].Pos == "AUX" && i + 1 < limit && doc[i + 1].Pos is "PRON" or "DET" or "PROPN" && doc[i].Dep is "aux" or "auxpass" or "ROOT" && doc[i].Head.Index >= i)
        {
            return true;
        }

        // If he wins the seat he will leave: no comma, a pronoun and its modal after a finished clause.
        return leads && verb >= 0 && i > verb && doc[i].Tag is "PRP" or "EX" && i + 1 < limit && (doc[i + 1].Tag == "MD" || (doc[i + 1].Tag is "VBP" or "VBZ" && doc[i].Dep is "nsubj" && connective.Kind == ConditionKind.If && doc[i].Head.Dep is "ROOT" or "ccomp" or "conj" && doc[i - 1].Lower is not "that"))
            && (doc[i - 1].Pos is not ("SCONJ" or "CCONJ" or "PUNCT" or "VERB" or "AUX") || (doc[i - 1].Tag == "VBN" && doc[i + 1].Tag == "MD")) && doc[i - 1].Lower is not ("that" or "what" or "as" or "when" or "if") && doc[i].Head.Dep is not ("relcl" or "advcl");
    }

    // if a happens, b happens and c happens, we go: the comma parts items while another comma and a main clause still come.
    private static bool ListsClauses(Doc doc, int verb, int comma, int limit)
    {
        if (verb < 0)
        {
            return false;
        }

        for (var i = comma + 1; i < limit; i++)
        {
            if (doc[i].Text == "," && i + 1 < limit && doc[i + 1].Tag != "CC" && MainClauses.StartAt(doc, i + 1, limit))
            {
                // Both commas precede clauses; the first is one of a list when its verb is joined to the condition's.
                for (var at = comma + 1; at < i; at++)
                {
                    if (doc[at].Dep == "conj" && doc[at].Head.Index == verb)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return false;
    }

    // if troops appear, especially now, we …: what narrows the condition belongs to it.
    private static int Extend(Doc doc, int end, int main)
    {
        if (end + 2 >= main || doc[end].Text != "," || !(doc[end + 1].Lower is "especially" or "particularly" or "including" or "even" or "or" or "and" or "nor" or "whether" or "regardless" or "except") || doc[end + 2].Lower is "if" or "unless" or "once" or "until" or "when" or "provided" or "as" or "without")
        {
            return end;
        }

        for (var i = end + 1; i < main; i++)
        {
            if (doc[i].Text == ",")
            {
                return i;
            }
        }

        return end;
    }
}
