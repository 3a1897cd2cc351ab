using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// A sentence that ends with who says it and a verb of saying, behind a comma: <em>The port will open once the fee is paid, the mayor, Ada Grey, insisted.</em> What stands before is said, whatever the
/// parse makes of it.
/// </summary>
internal static class Closing
{
    private const double Sure = 0.7;

    private const int LongestClose = 6;

    private const int LongestName = 4;

    private const int LongestTitle = 12;

    private static readonly FrozenSet<string> Ending = FrozenSet.ToFrozenSet(
        ["add", "admit", "announce", "argue", "claim", "complain", "concede", "confirm", "declare", "explain", "insist", "note", "order", "pledge", "predict", "promise", "report", "rule", "say", "state", "stress", "suggest", "vow", "warn", "write"], StringComparer.Ordinal);

    /// <summary>The saying that a verb closes; null where it closes none.</summary>
    public static Saying? Find(ParsedDocument document, int verb)
    {
        var doc = document.Doc;
        var quoted = doc[verb] is { Tag: "VBN", Lemma: "quote" or "cite" }; // was quoted as saying
        if (!quoted && (doc[verb].Tag is not ("VBD" or "VBZ" or "VBP") || !Ending.Contains(doc[verb].Lemma)))
        {
            return null;
        }

        if (Last(doc, verb) is not { } last)
        {
            return null;
        }

        var subject = -1;
        foreach (var child in doc.ChildrenOf(verb))
        {
            subject = child < verb && doc[child] is { Pos: "NOUN" or "PROPN" or "PRON" } && doc[child].Dep == (quoted ? "nsubjpass" : "nsubj") ? child : subject;
        }

        if (quoted && (subject < 0 || doc[last].Lower != "saying"))
        {
            return null;
        }

        var source = subject < 0 ? NamedBefore(doc, verb) ?? default : Predicate.NounPhrase(doc, subject);
        if (source.Count < 1 || doc[source.First - 1 < 0 ? 0 : source.First - 1].Text != "," || !Ends(doc, last) || source.End > verb)
        {
            return null;
        }

        var first = source.First - 1;
        var finite = false;
        while (first > 0 && !doc[first].IsSentenceStart && !QuotePairing.EndsParagraph(doc, first - 1))
        {
            first--;
            finite |= doc[first].Tag is "VBD" or "VBZ" or "VBP" or "MD";
        }

        return !finite || doc[first].Pos == "CCONJ" || Enumerable.Range(first, source.First - first).Any(i => document.Quotes.At(i) is not null) ? null : new()
        {
            Source = [source],
            Cue = [quoted ? new(Predicate.Of(doc, verb).First, last + 1) : new(verb, verb + 1)],
            Content = [new(first, source.First - 1)],
            Confidence = Sure,
            Evidence = [$"attribution: the sentence ends with who “{doc[verb].Text}” it"],
        };
    }

    /// <summary>Who speaks in such a sentence where the parse gives the verb no subject; null where it is no such sentence.</summary>
    public static TokenRange? SourceOf(ParsedDocument document, int verb) =>
        Last(document.Doc, verb) is { } last && Ends(document.Doc, last) ? NamedBefore(document.Doc, verb) : null;

    // The last word of the verb and of when, where and how it was said; null where it has an object or more.
    private static int? Last(Doc doc, int verb)
    {
        var last = verb;
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child > verb && doc[child].Pos != "PUNCT")
            {
                if (doc[child].Dep is not ("npadvmod" or "prep" or "advmod") || doc[child].RightEdge.Index - verb > LongestClose)
                {
                    return null;
                }

                last = doc[child].RightEdge.Index;
            }
        }

        return last;
    }

    // By the words alone, where the parse takes who speaks for a part of what is said: “…, its envoy, Ada Grey, | said”, “…, the mayor of Halden | said”.
    private static TokenRange? NamedBefore(Doc doc, int verb)
    {
        var at = verb - 1;
        while (at > 0 && doc[at].Pos == "ADV")
        {
            at--;
        }

        var end = at + 1;
        if (at > 0 && doc[at].Text == ",")
        {
            end = at;
            at--;
            while (at > 0 && end - at <= LongestName && doc[at].Pos == "PROPN")
            {
                at--;
            }

            if (at == end - 1 || doc[at].Text != ",")
            {
                return null;
            }

            at--;
        }

        var last = at;
        while (at > 0 && last - at < LongestTitle && (doc[at].Pos is "DET" or "ADJ" or "NOUN" or "PROPN" or "PART" or "NUM" || doc[at].Tag is "PRP$" || doc[at].Lower is "of" or "for" or "in" or "-"))
        {
            at--;
        }

        return at < last && doc[at].Text == "," && (doc[at + 1].Pos is "DET" or "PROPN" || doc[at + 1].Tag is "PRP$") ? new(at + 1, end) : null;
    }

    private static bool Ends(Doc doc, int token) =>
        token + 1 >= doc.Count || doc[token + 1].IsSentenceStart || (doc[token + 1].Text is "." or "!" or "?" or ";" && (token + 2 >= doc.Count || doc[token + 2].IsSpace || doc[token + 2].IsSentenceStart));
}
