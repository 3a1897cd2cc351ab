using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Where the clause of a connective ends, and what it hangs on: by the parse where that is plausible, else by the words.</summary>
internal static class ClauseBounds
{
    private const int LongestSubject = 14;

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
                verb = GerundIn(doc, connective.Body, end);
                break;
            default:
                verb = ClauseVerb(doc, connective, limit, leads);
                end = ClauseEnd(document, connective, verb, limit, leads);
                break;
        }

        end = Trim(document, connective.Body, end);
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

    /// <summary>Whether a clause with a subject and a finite verb of its own, an order or a question begins at a token.</summary>
    public static bool StartsMain(Doc doc, int at, int end)
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
            return !LaterMain(doc, at + 1, end);
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
    private static bool LaterMain(Doc doc, int at, int end)
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
        if (head >= connective.First && head < limit && (marks || doc[head].Pos is "VERB" or "AUX" || VerbGroup.Of(doc, head).Subject >= 0) && !(leads && SubjectVerbBetween(doc, connective.Body, head)))
        {
            return head;
        }

        for (var i = connective.Body; i < limit && !Reopens(doc, i, limit); i++)
        {
            if (VerbGroup.IsFinite(doc[i].Tag))
            {
                return doc[i].Dep is "aux" or "auxpass" && doc[i].Head.Index is var verb && verb > i && verb < limit ? verb : i;
            }

            if (doc[i].Text == "," && i > connective.Body + 1 && StartsMain(doc, i + 1, limit))
            {
                break;
            }
        }

        // if asked, when necessary: cut short.
        for (var i = connective.Body; i < Math.Min(limit, connective.Body + 4); i++)
        {
            if (doc[i].Tag is "VBN" or "VBG" or "JJ")
            {
                return i;
            }
        }

        return -1;
    }

    // If he wins, she will go: when the parse hangs the connective on the second verb, a comma and a subject lie between.
    private static bool SubjectVerbBetween(Doc doc, int body, int head)
    {
        var finite = false;
        for (var i = body; i < head; i++)
        {
            // No verb before the comma: the tagger took it for a noun, unless a clause still comes.
            if (doc[i].Text == "," && (finite || (i > body + 1 && doc[body].Text != "," && !LaterMain(doc, head + 1, doc.Count))) && StartsMain(doc, i + 1, head + 1))
            {
                return true;
            }

            finite |= VerbGroup.IsFinite(doc[i].Tag) && doc[i].Head.Index != head;
        }

        return false;
    }

    private static int ClauseEnd(ParsedDocument document, Connective connective, int verb, int limit, bool leads)
    {
        var doc = document.Doc;
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
        var seen = false;
        var listed = false;
        for (var i = connective.Body; i < end; i++)
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
    private static bool Reopens(Doc doc, int i, int limit)
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
            if (doc[i].Text == "," && StartsMain(doc, i + 1, head + 1))
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

                return StartsMain(doc, i + 1, limit) && !ListsClauses(doc, verb, i, limit);
            }

            var next = i + 1 < limit ? doc[i + 1] : doc[i];
            return next.Lower is "but" or "so" or "because" or "although" or "though" or "while" or "which" || (next.Lower is "and" or "or" or "nor" && StartsMain(doc, i + 2, limit)) || (next.Tag is "PRP" or "DT" or "NNP" && StartsMain(doc, i + 1, limit))
                || next.Lower is "adding" or "saying";
        }

        if (!leads && doc[i].Lower is "and" or "but" && i + 2 < limit && doc[i + 1].Tag is "PRP" && doc[i + 2].Tag == "MD" && !leads)
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
            if (doc[i].Text == "," && i + 1 < limit && doc[i + 1].Tag != "CC" && StartsMain(doc, i + 1, limit))
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
            if (doc[i].Text is "—" or "--" or "–" or ":" || (doc[i].Text == "," && i + 1 < end && (StartsMain(doc, i + 1, limit) || doc[i + 1].Tag is "CC" && StartsMain(doc, i + 2, limit) || doc[i + 1].Tag is "VBG" or "WDT" or "IN" or "RB")))
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

    private static int Trim(ParsedDocument document, int body, int end)
    {
        var doc = document.Doc;
        while (end > body && (doc[end - 1].IsSpace || (doc[end - 1].Pos is "PUNCT" && doc[end - 1].Text is not (")" or "]")) || document.Quotes.IsMark(end - 1) || doc[end - 1].Tag is "CC" || doc[end - 1].Lower is "then"))
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
