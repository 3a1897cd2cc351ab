using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

// Which pieces of a sentence are said: those that the network gave and are not, and those it left out.
internal sealed partial class Completion
{
    // Words behind who is told: when and where it was.
    private const int LongestClose = 8;

    /// <summary>
    /// A content without pieces that are not its own, where it has others: outside quotation marks, what stands in another paragraph than its cue or in a sentence after it (<em>…, she added.</em> |
    /// <em>It is not clear whether …</em>).
    /// </summary>
    public ValueList<TokenRange> WithoutStrays(ValueList<TokenRange> content, TokenRange? cue)
    {
        if (cue is not { } own || content.Count < 2)
        {
            return content;
        }

        ValueList<TokenRange> near = [.. content.Where(range => !(range.Count == 1 && _doc[range.First].Tag is "WRB" or "WP") && !IsLater(range, own) && !IsEarlier(range, own, content) && !IsOfAbove(range, own) && !IsAhead(range, own)).Where(range => document.Quotes.At(range.First) is not null || !(range.First >= own.End ? QuotePairing.AnyParagraphEnd(_doc, own.End - 1, range.First) : QuotePairing.AnyParagraphEnd(_doc, range.End - 1, own.First)))];
        return near.Count > 0 && near.Count < content.Count ? near : content;
    }

    // In a sentence behind the one of the cue; the cue's own sentence says something already.
    private bool IsLater(TokenRange range, TokenRange cue) =>
        range.First > cue.End && document.Quotes.At(range.First) is null && !InSentence(range, cue.End - 1) && _doc[cue.End - 1].Text != ":";

    // “Neither side would comment, | but officials said …”, “won a vote | after she promised …”: a clause that the one of the cue is joined to or goes along with; not “…, as she said, …”.
    private bool IsAhead(TokenRange range, TokenRange cue) =>
        range.End < cue.First && document.Quotes.At(range.First) is null
        && ((_doc[features.Root(cue)] is { Dep: "conj", Head.Index: var before } && features.Root(range) == before)
            || (_doc[features.Root(cue)] is { Dep: "advcl", Tag: "VBD" or "VBZ" or "VBP" } clause && range.End <= clause.LeftEdge.Index && clause.LeftEdge.Lower != "as")
            || (_doc[range.End].Text == "," && range.End + 2 < cue.First && _doc[range.End + 1].Lower is "although" or "but" or "though" or "whereas" or "while" && _doc[range.End + 2].Text != "," && !_doc[range.End + 1].IsSentenceStart));

    // “turned down | an offer, | saying …”: what the verb above the participle takes.
    private bool IsOfAbove(TokenRange range, TokenRange cue) =>
        range.End <= cue.First && document.Quotes.At(range.First) is null && _doc[features.Root(cue)] is { Tag: "VBG", Dep: "advcl", Head: { Pos: "VERB", Index: var above } } && above < range.First && _doc[features.Root(range)].Head.Index == above;

    // A piece of a sentence before the one of the cue, which another piece stands in: what the reporter tells.
    private bool IsEarlier(TokenRange range, TokenRange cue, ValueList<TokenRange> content) =>
        range.End <= cue.First && document.Quotes.At(range.First) is null && !InSentence(new(range.End - 1, range.End), cue.First) && !_doc[range.First].IsSentenceStart && content.Any(other => InSentence(other, cue.First));

    /// <summary>
    /// What stands on both sides of who tells it, where only whom it is told was taken for it: <em>Once it is over,</em> the mayor told | the guild |<em>, the gates will open.</em>
    /// </summary>
    public ValueList<TokenRange> AroundTelling(ValueList<TokenRange> content, TokenRange? cue, TokenRange? source)
    {
        if (cue is not { } told || source is not { } teller || content is not [var whom] || _doc[told.End - 1].Lemma is not ("assure" or "inform" or "remind" or "tell" or "warn") || whom.First != told.End || teller.End > told.First || teller.First < 2
            || Enumerable.Range(whom.First, whom.Count).Any(i => _doc[i].Pos is "VERB" or "AUX" or "PUNCT") || document.Quotes.At(told.First) is not null)
        {
            return content;
        }

        var (first, end) = (document.SentenceFirst(teller.First - 1), whom.End);
        while (end < _doc.Count && !_doc[end].IsSentenceStart && !QuotePairing.EndsParagraph(_doc, end - 1))
        {
            end++;
        }

        var before = document.WithoutMarks(new(first, teller.First - 1));
        if (_doc[teller.First - 1].Text != "," || before.Count < 2)
        {
            return content;
        }

        var rest = whom.End < end && _doc[whom.End].Text == "," ? document.WithoutMarks(new(whom.End + 1, end)) : default;
        return rest.Count > 2 && IsClause(rest) ? [before, rest]
            // “The port will open, the mayor told them on Monday.”
            : rest.Count == 0 && end - whom.End < LongestClose && IsClause(before) && document.Quotes.At(before.First) is null ? [before]
            : content;
    }

    /// <summary>A sentence that who says it breaks in two, where only its quoted end was taken: <em>The strike will go ahead,</em> the mayor said<em>, “because nothing has changed”.</em></summary>
    public ValueList<TokenRange> WithItsBeginning(ValueList<TokenRange> content, TokenRange? cue, TokenRange? source)
    {
        if (cue is not { } said || source is not { } sayer || content is not [var end] || sayer.End > said.First || end.First < said.End || sayer.First < 3 || document.Quotes.At(end.First) is null || !char.IsLower(_doc[end.First].Text[0])
            || _doc[sayer.First - 1].Text != "," || document.Quotes.At(sayer.First - 1) is not null || _doc[said.End - 1].Pos != "VERB" || _doc[Math.Min(said.End, _doc.Count - 1)].Text != ",")
        {
            return content;
        }

        var before = new TokenRange(document.SentenceFirst(sayer.First - 1), sayer.First - 1);
        return before.Count > 2 && IsClause(before) && !Enumerable.Range(before.First, before.Count).Any(i => document.Quotes.At(i) is not null)
            && !spans.Any(span => span.Role != SpanRole.Content && span.Range.First < before.End && before.First < span.Range.End) ? [document.WithoutMarks(before), end] : content;
    }

    /// <summary>A sentence that who says it breaks behind the phrase or clause it begins with, where that was left out: <em>On Monday,</em> the mayor said<em>, the port will open.</em></summary>
    public ValueList<TokenRange> WithItsFront(ValueList<TokenRange> content, TokenRange? cue, TokenRange? source)
    {
        if (cue is not { } said || source is not { } sayer || content is not [var rest, ..] || sayer.End > said.First || sayer.First < 3 || rest.First - said.End is < 1 or > LongestClose
            || _doc[rest.First - 1].Text != "," || IsClause(new(said.End, rest.First)) || _doc[sayer.First - 1].Text != "," || _doc[said.End - 1].Pos != "VERB" || document.Quotes.At(rest.First) is not null || document.Quotes.At(sayer.First - 1) is not null)
        {
            return content;
        }

        var front = document.WithoutMarks(new(document.SentenceFirst(sayer.First - 1), sayer.First - 1));
        return front.Count > 1 && _doc[front.First].Pos is not ("CCONJ" or "INTJ") && !QuotePairing.AnyParagraphEnd(_doc, front.First, rest.First) && (!IsMainClause(front) || _doc[rest.First].Tag is "WP" or "WRB" or "WDT" or "VBG" || _doc[rest.First].Pos is "SCONJ" or "ADP")
            && !Enumerable.Range(front.First, front.Count).Any(i => document.Quotes.At(i) is not null) && !spans.Any(span => span.Role != SpanRole.Content && span.Range.First < front.End && front.First < span.Range.End)
            ? [front, .. content] : content;
    }

    /// <summary>A content with the infinitive that leads to it: <em>declined</em> | <em>to comment on</em> <em>the details</em>.</summary>
    public ValueList<TokenRange> WithInfinitive(ValueList<TokenRange> content, TokenRange? cue) =>
        cue is { } own && content is [var first, ..] && first.First - own.End is 2 or 3 && _doc[own.End] is { Tag: "TO", Dep: "aux" } && _doc[own.End + 1].Pos == "VERB" && (first.First - own.End == 2 || _doc[own.End + 2].Pos is "ADP" or "DET")
            && document.Quotes.At(first.First) is null ? [new(own.End, first.End), .. content.Skip(1)] : content;

    // Not a phrase, nor a clause that hangs on what follows.
    private bool IsMainClause(TokenRange words) => IsClause(words) && _doc[words.First] is not { Pos: "SCONJ" } && _doc[features.Root(words)].Dep is not ("advcl" or "prep" or "npadvmod");

    /// <summary>What follows <em>according to the ministry, which gave no details,</em> without that clause.</summary>
    public ValueList<TokenRange> WithoutRelative(ValueList<TokenRange> content, TokenRange? cue, TokenRange? source)
    {
        if (cue is not { } own || source is not { } named || content is not [var first, ..] || _doc[own.First].Lower != "according" || first.First < named.End || first.First - named.End > 1 || _doc[first.First].Tag is not ("WDT" or "WP" or "WP$"))
        {
            return content;
        }

        for (var i = first.First + 2; i + 2 < first.End; i++)
        {
            if (_doc[i].Text == "," && IsClause(new(first.First, i)) && IsClause(new(i + 1, first.End)))
            {
                return [new(i + 1, first.End), .. content.Skip(1)];
            }
        }

        return content;
    }

    private bool IsClause(TokenRange words) => Enumerable.Range(words.First, words.Count).Any(i => VerbGroup.IsFinite(_doc[i].Tag));
}
