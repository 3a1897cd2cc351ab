using Casus.Language;

namespace Casus.Reading;

// What a cue tells that is said before it: “That is what the ministry says”, “Said the ministry: …”.
internal sealed partial class Completion
{
    private const int LongestSpeaker = 10;

    /// <summary>The sentence that <em>That is what the ministry says</em> points at: the one before, in the same paragraph and outside quotation marks. Null elsewhere.</summary>
    public TokenRange? PointedAt(TokenRange cue)
    {
        var verb = features.Root(cue);
        if (_doc[verb] is not { Dep: "ccomp" or "pcomp", Head: { Lemma: "be", Index: var copula } } || !NamedActs.Says(_doc[verb].Lemma))
        {
            return null;
        }

        var (points, open) = (false, false);
        foreach (var child in _doc.ChildrenOf(copula))
        {
            points |= child < copula && _doc[child] is { Dep: "nsubj", Lower: "that" or "this" };
        }

        foreach (var child in _doc.ChildrenOf(verb))
        {
            open |= child < verb && _doc[child] is { Dep: "dobj", Lower: "what" };
        }

        var first = document.SentenceFirst(copula);
        if (!points || !open || first < 2 || QuotePairing.AnyParagraphEnd(_doc, first - 1, copula) || document.Quotes.At(first - 1) is not null || document.Quotes.IsMark(first - 1))
        {
            return null;
        }

        return document.WithoutMarks(new(document.SentenceFirst(first - 1), first)) is { Count: > 2 } before && !spans.Any(span => span.Role == SpanRole.Cue && before.First <= span.Range.First && span.Range.End <= before.End) ? before : null;
    }

    // “Said Halden, the mayor: …”: who stands between a verb of saying at the head of its sentence and a colon; also where the parse makes a name of both.
    private TokenRange? BeforeColon(int verb)
    {
        if (!(verb == 0 || _doc[verb].IsSentenceStart || QuotePairing.EndsParagraph(_doc, verb - 1)) || _doc[verb].Lower is not ("added" or "adds" or "asked" or "said" or "says" or "wrote" or "writes"))
        {
            return null;
        }

        var end = verb + 1;
        while (end < _doc.Count && end - verb <= LongestSpeaker && _doc[end].Pos is not ("VERB" or "AUX") && _doc[end].Text != ":" && !document.Quotes.IsMark(end))
        {
            end++;
        }

        return end > verb + 1 && end < _doc.Count && _doc[end].Text == ":" && _doc[verb + 1].Pos is "PROPN" or "DET" or "NOUN" or "PRON" or "ADJ" ? new(verb + 1, end) : null;
    }
}
