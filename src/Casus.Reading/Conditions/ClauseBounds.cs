using Casus.Language;

namespace Casus.Reading;

/// <summary>Where the clause of a connective ends, and what it hangs on: by the parse where that is plausible, else by the words.</summary>
internal static class ClauseBounds
{
    private const int Longest = 120;

    /// <summary>The candidate of a connective, or null when nothing of a clause follows it.</summary>
    public static ConditionCandidate? Read(ParsedDocument document, TokenRange part, Connective connective)
    {
        var doc = document.Doc;
        var limit = Limit(document, part, connective);
        if (connective.Body >= limit && connective.Shape != Shape.Bare)
        {
            return null;
        }

        var leads = Connectives.StartsClause(doc, part, connective.First);
        var verb = -1;
        int end;
        switch (connective.Shape)
        {
            case Shape.Bare:
                end = connective.Body;
                break;
            case Shape.Phrase or Shape.Verb:
                end = PhraseEnd(doc, connective, limit);
                verb = FiniteBehind(doc, connective, end, limit);
                if (verb >= 0)
                {
                    connective = connective with { Shape = Shape.Clause };
                    end = ClauseEnds.Of(doc, connective, verb, limit, leads);
                    break;
                }

                verb = GerundIn(doc, connective.Body, end);
                break;
            default:
                verb = ClauseVerb(doc, connective, limit, leads);
                end = ClauseEnds.Of(doc, connective, verb, limit, leads);
                break;
        }

        end = Trim(document, connective.Body, AndBe(doc, connective.Body, end, limit));
        if (end <= connective.Body && connective.Shape != Shape.Bare)
        {
            return null;
        }

        var first = connective.First;
        if (first > part.First && doc[first - 1].Lower == "only" && connective.Shape is Shape.Clause or Shape.Phrase)
        {
            first--;
        }

        var range = new TokenRange(first, end);
        return new(connective, range, verb, Main(doc, part, connective, range, verb), leads, part);
    }

    // No clause runs past its sentence, its quote or its stretch of content; a line break ends it too.
    private static int Limit(ParsedDocument document, TokenRange part, Connective connective)
    {
        var doc = document.Doc;
        var end = Math.Min(part.End, connective.First + Longest);
        var quote = document.Quotes.At(connective.First);
        if (quote is { } inside && document.Quotes.IsInside(connective.First))
        {
            end = Math.Min(end, inside.Inner.End);
        }

        for (var i = connective.Body; i < end; i++)
        {
            if ((doc[i].IsSentenceStart && i > connective.First && EndsSentence(doc, i - 1)) || doc[i].Text is ";" or "?" or "!" or "…" or "..." || (doc[i].IsSpace && doc[i].Text.Contains('\n', StringComparison.Ordinal)))
            {
                return i;
            }
        }

        return end;
    }

    // The parser begins sentences in their midst at times; only where a mark stands does one end.
    private static bool EndsSentence(Doc doc, int i) =>
        doc[i].Text is "." or "?" or "!" or "”" or "\"" or "''" or ";" or "…" || doc[i].IsSpace || doc[i].Text.EndsWith('.');

    private static int ClauseVerb(Doc doc, Connective connective, int limit, bool leads)
    {
        var marker = connective.Shape == Shape.Inverted ? connective.First : connective.Body - 1;
        var head = connective.Shape == Shape.Inverted && doc[marker].Dep is not ("aux" or "auxpass") ? marker : doc[marker].Head.Index;
        var marks = head > marker && (doc[marker].Dep == "mark" || connective.Shape == Shape.Inverted) && doc[head].Dep is "advcl" or "ccomp";
        if (head >= connective.First && head < limit && (marks || doc[head].Pos is "VERB" or "AUX" || VerbGroup.Of(doc, head).Subject >= 0) && !(leads && SubjectVerbBetween(doc, connective.Body, head, limit)))
        {
            return head;
        }

        for (var i = connective.Body; i < limit && !ClauseEnds.Reopens(doc, i, limit); i++)
        {
            if (VerbGroup.IsFinite(doc[i].Tag))
            {
                return doc[i].Dep is "aux" or "auxpass" && doc[i].Head.Index is var verb && verb > i && verb < limit ? verb : i;
            }

            if (doc[i].Text == "," && i > connective.Body + 1 && MainClauses.StartAt(doc, i + 1, limit))
            {
                break;
            }
        }

        // if asked, when necessary: cut short.
        for (var i = connective.Body; i < Math.Min(limit, connective.Body + 4); i++)
        {
            if (doc[i].Tag is "VBN" or "VBG" or "JJ" && doc[i].Dep is not ("amod" or "compound"))
            {
                return i;
            }
        }

        return -1;
    }

    // If he wins, she will go: when the parse hangs the connective on the second verb, a comma and a subject lie between.
    private static bool SubjectVerbBetween(Doc doc, int body, int head, int limit)
    {
        var finite = false;
        for (var i = body; i < head; i++)
        {
            // No verb before the comma: the tagger took it for a noun, unless a clause still comes or it was a mere "of course".
            if (doc[i].Text == "," && (finite || (i > body + 1 && doc[body].Pos is not ("PUNCT" or "ADP" or "ADV" or "SCONJ") && !MainClauses.FollowAfter(doc, head + 1, limit))) && MainClauses.StartAt(doc, i + 1, head + 1))
            {
                return true;
            }

            finite |= VerbGroup.IsFinite(doc[i].Tag) && doc[i].Head.Index != head;
        }

        return false;
    }

    private static int PhraseEnd(Doc doc, Connective connective, int limit)
    {
        // The head of the phrase: the object of the last preposition, or of the verb.
        var marker = connective.Body - 1;
        var end = connective.Body;
        for (var i = connective.Body; i < limit; i++)
        {
            var head = doc[i].Head.Index;
            if (head == marker && doc[i].Dep is "pobj" or "pcomp" or "dobj" or "ccomp" or "advcl" or "prep")
            {
                end = Math.Max(end, Math.Min(limit, doc[i].RightEdge.Index + 1));
            }
        }

        if (end == connective.Body)
        {
            end = WordPhraseEnd(doc, connective.Body, limit);
        }

        var verbs = connective.Name == "until" || connective.Body < limit && doc[connective.Body].Tag is "WRB" or "WP" or "IN" or "VBG";
        for (var i = connective.Body + 1; i < end; i++)
        {
            if (doc[i].Text is "—" or "--" or "–" or ":" || (doc[i].Text == "," && i + 1 < end && (MainClauses.StartAt(doc, i + 1, limit) || doc[i + 1].Tag is "CC" && MainClauses.StartAt(doc, i + 2, limit) || doc[i + 1].Tag is "VBG" or "WDT" or "IN" or "RB")))
            {
                return i;
            }

            // without the vote he is lost: the verb of the main clause, taken into the phrase.
            if (!verbs && doc[i].Tag is "PRP" && i + 1 < limit && VerbGroup.IsFinite(doc[i + 1].Tag) && doc[i].Head.Dep is not ("relcl" or "acl" or "ccomp"))
            {
                return i;
            }
        }

        return end;
    }

    // “until Alfa fully and openly withdraws”: a phrase of a word that also opens clauses, with a verb right behind that has no other subject; -1 for none.
    private static int FiniteBehind(Doc doc, Connective connective, int end, int limit)
    {
        if (connective.Name is not ("until" or "after" or "before" or "once") || end <= connective.Body || doc[end - 1].EntityType is "DATE" or "TIME")
        {
            return -1;
        }

        var at = end;
        while (at < limit && (doc[at].Pos == "ADV" || (doc[at].Tag == "CC" && doc[at - 1].Pos == "ADV")))
        {
            at++;
        }

        if (at >= limit || !VerbGroup.IsFinite(doc[at].Tag))
        {
            return -1;
        }

        var verb = doc[at].Dep is "aux" or "auxpass" && doc[at].Head.Index > at ? doc[at].Head.Index : at;
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (doc[child].Dep is "nsubj" or "nsubjpass" && (child < connective.Body || child >= end))
            {
                return -1;
            }
        }

        return verb < limit ? verb : -1;
    }

    private static int WordPhraseEnd(Doc doc, int body, int limit)
    {
        var i = body;
        while (i < limit && doc[i].Text is not ("," or ":" or "—" or "--" or "–") && doc[i].Tag is not ("MD" or "VBZ" or "VBP" or "VBD" or "WDT"))
        {
            i++;
        }

        return i;
    }

    private static int GerundIn(Doc doc, int body, int end)
    {
        for (var i = body; i < Math.Min(end, body + 4); i++)
        {
            if (doc[i].Tag == "VBG" && doc[i].Dep is "pcomp" or "advcl" or "xcomp")
            {
                return i;
            }
        }

        return -1;
    }

    // “that the crews be freed | and the curfew be lifted”: a second verb in the mood of the first.
    private static int AndBe(Doc doc, int body, int end, int limit)
    {
        if (end + 2 >= limit || doc[end].Tag != "CC" || !Enumerable.Range(body, end - body).Any(IsBare))
        {
            return end;
        }

        for (var i = end + 1; i < limit && !VerbGroup.IsFinite(doc[i].Tag) && doc[i].Text is not (","); i++)
        {
            if (IsBare(i))
            {
                return Math.Min(limit, Math.Max(i, doc[i].RightEdge.Index) + 1);
            }
        }

        return end;

        bool IsBare(int word) => word > 0 && doc[word].Tag == "VBN" && doc[word - 1].Lower == "be" && (word < 2 || doc[word - 2].Tag is not ("MD" or "TO"));
    }

    private static int Trim(ParsedDocument document, int body, int end)
    {
        var doc = document.Doc;
        while (end > body && (doc[end - 1].IsSpace || (doc[end - 1].Pos is "PUNCT" && doc[end - 1].Text is not (")" or "]")) || document.Quotes.IsMark(end - 1) || doc[end - 1].Tag is "CC" || (doc[end - 1].Lower is "then" && doc[end - 1].Dep != "pcomp")))
        {
            end--;
        }

        return end;
    }

    private static int Main(Doc doc, TokenRange part, Connective connective, TokenRange range, int verb)
    {
        // What the clause, or the preposition, hangs on.
        var from = connective.Shape is Shape.Clause or Shape.Inverted or Shape.Correlative && verb >= 0 ? doc[verb].Head.Index : doc[connective.First].Head.Index;
        if (connective.Shape == Shape.Verb)
        {
            return connective.First;
        }

        if (from < range.First || from >= range.End)
        {
            var above = VerbGroup.Above(doc, from);
            if (above >= part.First && above < part.End && (above < range.First || above >= range.End))
            {
                return above;
            }
        }

        // By the words: the first verb after a clause that leads, the last before one that follows.
        for (var i = range.End; i < Math.Min(part.End, range.End + 30) && !(doc[i].IsSentenceStart && i > range.End); i++)
        {
            if (VerbGroup.IsVerb(doc, i) && doc[i].Dep is not ("relcl" or "acl"))
            {
                return i;
            }
        }

        for (var i = range.First - 1; i >= Math.Max(part.First, range.First - 30); i--)
        {
            if (VerbGroup.IsVerb(doc, i) && doc[i].Dep is not ("relcl" or "acl"))
            {
                return i;
            }
        }

        return -1;
    }
}
