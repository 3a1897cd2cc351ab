using Casus.Language;

namespace Casus.Reading;

/// <summary>A term that somebody sets another to act in: <em>gave the strikers 72 hours to return</em>, <em>has given the governor until noon to resign</em>, <em>were given a week to leave by the court</em>.</summary>
internal static class TermsSet
{
    private const double Confidence = 0.7;

    private const int Reach = 18;

    /// <summary>The saying that such a verb makes; null where it sets no term.</summary>
    public static Saying? Find(ParsedDocument document, int verb)
    {
        var doc = document.Doc;
        var form = Predicate.Of(doc, verb);
        if (To(doc, verb) is not { } to || form.IsNegated || form.IsIrrealis || !form.IsFinite || document.Quotes.IsInside(verb))
        {
            return null;
        }

        var end = doc[to + 1].RightEdge.Index + 1;
        while (end > to + 2 && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        var (whom, doer) = (-1, -1);
        foreach (var child in doc.ChildrenOf(verb))
        {
            whom = child < verb && doc[child].Dep == "nsubjpass" ? child : whom;
            doer = child < verb && doc[child].Dep == "nsubj" ? child : doer;
        }

        doer = doer < 0 && !form.IsPassive ? Doing.Of(doc, verb) ?? -1 : doer;
        if (QuotePairing.AnyParagraphEnd(doc, verb, end - 1) || (form.IsPassive ? whom < 0 : doer < 0 || !NamedActs.CanSpeak(doc, doer)))
        {
            return null;
        }

        return new()
        {
            Source = form.IsPassive ? [] : [Predicate.NounPhrase(doc, doer)],
            Cue = [new(form.First, verb + 1)],
            Content = form.IsPassive ? [Predicate.NounPhrase(doc, whom), new(verb + 1, end)] : [new(verb + 1, end)],
            Confidence = Confidence,
            Evidence = [$"attribution: “{doc[verb].Text}” sets a term for somebody to act"],
        };
    }

    /// <summary>Whether a verb sets a term: who is to act, a time, and <em>to</em> with a verb follow it, in this order.</summary>
    public static bool Is(Doc doc, int verb) => To(doc, verb) is not null;

    // The “to” of what is to be done in the term.
    private static int? To(Doc doc, int verb)
    {
        if (doc[verb].Pos != "VERB" || doc[verb].Lemma is not ("allow" or "give" or "grant"))
        {
            return null;
        }

        var (passive, until) = (Predicate.Of(doc, verb).IsPassive, false);
        if (!passive && (verb + 1 >= doc.Count || doc[verb + 1].Pos is not ("DET" or "PRON" or "NOUN" or "PROPN" or "ADJ" or "NUM")))
        {
            return null;
        }

        for (var i = verb + 1; i + 1 < doc.Count && i <= verb + Reach; i++)
        {
            if (doc[i].Tag == "TO" && doc[i + 1].Tag == "VB")
            {
                return (until || IsLength(doc, i)) && doc[i + 1].Lemma is not ("grow" or "live" or "recover" or "rest" or "survive") ? i : null;
            }

            if (doc[i].IsSentenceStart || doc[i].Pos is "VERB" or "AUX" || doc[i].Text is ";" or ":")
            {
                return null;
            }

            until |= (i > verb + 1 || passive) && doc[i].Lower is "until" or "till";
        }

        return null;
    }

    // ten days, a week: right before a token.
    private static bool IsLength(Doc doc, int end) => TimeWords.Unit(doc[end - 1].Lower) != TimeUnit.None && (doc[end - 2].Pos == "NUM" || doc[end - 2].Lower is "a" or "an" or "another" or "more");
}
