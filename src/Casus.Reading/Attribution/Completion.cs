using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// Mends what flat marking cannot say. The network marks each word once, so where one saying stands inside another, one of the two is left without its content or with half of
/// it; and a heading without a full stop runs into the paragraph below it.
/// </summary>
internal sealed partial class Completion(ParsedDocument document, LinkFeatures features, IReadOnlyList<LabelledSpan> spans)
{
    /// <summary>A cue without content is completed when it is at least so sure.</summary>
    private const double SureCue = 0.5;

    // Words from a cue to the colon that ends its paragraph, and of the paragraph behind.
    private const int LongestLead = 25;

    private const int ShortestParagraph = 4;

    private const int LongestParagraph = 200;

    // Words behind a verb.
    private const int NearBy = 5;

    private readonly Doc _doc = document.Doc;

    /// <summary>
    /// The content of a cue that was left without one, by the tree: the clause that depends on it, the one that <em>according to</em> depends on, or, of a verb whose source is told, what else it
    /// governs: <em>is doubling down on</em> | <em>his attacks</em>. Empty when there is none.
    /// </summary>
    public List<TokenRange> ContentOf(int cue, int source)
    {
        var range = spans[cue].Range;
        var root = features.Root(range);
        if (source >= 0 && CommentClause.SaidBy(document, root) is { Count: > 0 } commented && range.First > _doc[root].LeftEdge.Index)
        {
            return commented;
        }

        if (spans[cue].Probability < SureCue)
        {
            return [];
        }

        if (source >= 0 && Announced(range.First) is { } paragraph)
        {
            return [paragraph];
        }

        // “used blunt language to denounce | what …”: the last verb of a cue governs what is said.
        var verb = root;
        for (var i = range.First; i < range.End; i++)
        {
            verb = i > verb && _doc[i].Pos == "VERB" ? i : verb;
        }

        int? clause = null;
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (_doc[child].Dep is "ccomp" or "pcomp" && (clause is null || Size(child) > Size(clause.Value)))
            {
                clause = child;
            }
        }

        if (clause is null && _doc[range.First].Lower is "according" && _doc.Columns.Heads[root] is var head && head != root)
        {
            clause = head;
        }

        if (clause is null && source >= 0 && _doc[verb].Pos == "VERB")
        {
            return Governed(verb, range.End) is { } end && document.WithoutMarks(new(range.End, end)) is { Count: > 0 } words ? [words] : [];
        }

        return clause is not { } top ? [] : Without(new(_doc[top].LeftEdge.Index, _doc[top].RightEdge.Index + 1), Own(range, source < 0 ? null : spans[source].Range));
    }

    // “The governor added:” and a paragraph of its own without quotation marks: what it says. Null where no colon ends the cue's paragraph.
    private TokenRange? Announced(int from)
    {
        var colon = from;
        while (colon < _doc.Count && colon - from < LongestLead && !QuotePairing.EndsParagraph(_doc, colon))
        {
            colon++;
        }

        if (colon >= _doc.Count)
        {
            return null;
        }

        while (colon > from && _doc[colon].IsSpace)
        {
            colon--;
        }

        var first = NextWord(colon);
        if (_doc[colon].Text != ":" || !QuotePairing.AnyParagraphEnd(_doc, colon, first) || document.Quotes.At(first) is not null)
        {
            return null;
        }

        var end = first + 1;
        while (end < _doc.Count && !QuotePairing.EndsParagraph(_doc, end - 1))
        {
            end++;
        }

        return end - first <= LongestParagraph && document.WithoutMarks(new(first, end)) is { Count: > ShortestParagraph } words ? words : null;
    }

    // The end of a verb's objects and what completes them behind its cue, without when and where; of a cue that ends with a preposition, what that one leads to. Null when there is none.
    private int? Governed(int verb, int from)
    {
        int? end = null;
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (child < from || _doc[child].Dep == "punct")
            {
                continue;
            }

            if (_doc[child].Dep is "dobj" or "xcomp" or "oprd" or "attr" or "acomp" or "prt" or "dative" || (_doc[child].Dep == "prep" && (end is null || _doc[child].Lower is not ("on" or "in" or "during" or "at" or "after" or "before" or "since"))))
            {
                end = _doc[child].RightEdge.Index + 1;
            }
            else if (end is not null)
            {
                break;
            }
        }

        return end ?? (Object(from - 1) is { } led && led >= from ? _doc[led].RightEdge.Index + 1 : null);
    }

    private bool InSentence(TokenRange range, int token)
    {
        for (var i = Math.Min(range.First, token) + 1; i <= Math.Max(range.First, token); i++)
        {
            if (_doc[i].IsSentenceStart)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A content without the words of its own source.</summary>
    public ValueList<TokenRange> WithoutSource(ValueList<TokenRange> content, TokenRange? source) =>
        source is not { } taken || !content.Any(range => range.First < taken.End && taken.First < range.End) ? content
        : [.. content.SelectMany(range => range.First < taken.End && taken.First < range.End ? Without(range, taken) : [range])];

    private int? Object(int preposition)
    {
        foreach (var child in _doc.ChildrenOf(preposition))
        {
            if (_doc[child].Dep == "pobj")
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Of what somebody is accused or blamed for, in a passive, where only the accused was marked: <em>The general</em> was accused by the mayor of | <em>hoarding grain</em>.</summary>
    public ValueList<TokenRange> WithCharge(ValueList<TokenRange> content, TokenRange? cue)
    {
        if (cue is not { } own || content is not [var only] || only.End > own.First || features.Root(own) is var root && !IsUndergone(root))
        {
            return content;
        }

        for (var i = own.End - 1; i + 1 < _doc.Count && i <= _doc[features.Root(own)].RightEdge.Index && !_doc[i + 1].IsSentenceStart; i++)
        {
            if (_doc[i].Lower is "of" or "for" && Predicate.IsDoing(_doc, i + 1) && document.WithoutMarks(new(i + 1, _doc[i].RightEdge.Index + 1)) is { Count: > 0 } charge)
            {
                return [only, charge];
            }
        }

        return content;
    }

    /// <summary>A clause with its subject, where the parse makes that an object of the cue: <em>told reporters</em> | <em>Halden was ready</em>.</summary>
    public ValueList<TokenRange> WithSubject(ValueList<TokenRange> content, TokenRange? cue)
    {
        if (cue is not { } own || content.Count == 0 || _doc[content[0].First] is not { Tag: "VBD" or "VBZ" or "VBP" or "MD" })
        {
            return content;
        }

        var (first, root) = (content[0].First, features.Root(content[0]));
        if (content[0].End <= own.First)
        {
            return SubjectBefore(first, root) is { } begun ? [new(begun, content[0].End), .. content.Skip(1)] : content;
        }

        if (first < own.End + 1)
        {
            return content;
        }

        if (_doc[root].Dep != "ccomp" || HasSubject(root) || _doc[first - 1] is not { Pos: "PROPN" or "NOUN", Dep: "dobj" or "dative" } || _doc[first - 1].Head.Index != features.Root(own))
        {
            return content;
        }

        var noun = first - 1;
        while (noun > own.End && _doc[noun - 1].Pos == _doc[first - 1].Pos && _doc[noun - 1].Tag == _doc[first - 1].Tag && _doc[noun - 1].Head.Index == first - 1)
        {
            noun--;
        }

        return [new(noun, content[0].End), .. content.Skip(1)];
    }

    // “Alfa, an ally of Bravo, | is ready to help, the envoy said”: where the subject of the verb that a content opens with begins; null where it has none right before it.
    private int? SubjectBefore(int first, int verb)
    {
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (child < first && _doc[child] is { Dep: "nsubj" or "nsubjpass", Pos: "NOUN" or "PROPN" or "PRON" } subject)
            {
                var (begins, ends) = (subject.LeftEdge.Index, subject.RightEdge.Index + 1);
                return ends <= first && Enumerable.Range(ends, first - ends).All(i => _doc[i].Text == ",") && document.Quotes.At(begins) is null && !QuotePairing.AnyParagraphEnd(_doc, begins, first) && !spans.Any(span => span.Range.First < first && begins < span.Range.End) ? begins : null;
            }
        }

        return null;
    }

    /// <summary>What stands before <em>according to</em> is said whole: also the first of two joined verbs, which share their subject.</summary>
    public ValueList<TokenRange> WithFirstVerb(ValueList<TokenRange> content, TokenRange? cue)
    {
        if (cue is not { } own || content is not [var said] || said.End > own.First || _doc[own.First].Lower != "according" || features.Root(said) is not (>= 0 and var root)
            || _doc[root] is not { Dep: "conj", Tag: "VBD" or "VBZ" or "VBP", Head: { Pos: "VERB", Index: var first } } || HasSubject(root) || !HasSubject(first) || QuotePairing.AnyParagraphEnd(_doc, first, root) || document.Quotes.At(first) is not null)
        {
            return content;
        }

        return _doc[first].LeftEdge.Index < said.First ? [new(_doc[first].LeftEdge.Index, said.End)] : content;
    }

    /// <summary>Whether a content is no more than the word that asks for it: <em>what he said</em>.</summary>
    public bool IsOpen(ValueList<TokenRange> content) => content is [{ Count: 1, First: var word }] && _doc[word].Lower is "what" or "who" or "how" or "why";

    /// <summary>What leads from a cue to its content is the cue's: <em>renewed his call for</em> | <em>both sides to stop</em>, <em>quoted him as saying</em> | <em>that …</em>, though the cue of the latter stays as short as it is found.</summary>
    public (TokenRange? Cue, ValueList<TokenRange> Content) WithPreposition(TokenRange? cue, ValueList<TokenRange> content)
    {
        if (cue is not { } own || content is not [var first, ..] || first.Count < 3)
        {
            return (cue, content);
        }

        var (word, after) = (_doc[first.First], _doc[first.First + 1]);
        if (own.Count > 1 && CueFrame.LeadsOn(_doc, own.End - 1, first.First))
        {
            return (new(own.First, own.End + 1), [new(first.First + 1, first.End), .. content.Skip(1)]);
        }

        return word is { Lower: "as", Dep: "prep" } && after is { Tag: "VBG", Dep: "pcomp" } && NamedActs.Says(after.Lemma) && word.Head.Index is var quotes && quotes >= own.First && quotes < own.End
            ? (cue, [new(first.First + 2, first.End), .. content.Skip(1)])
            : (cue, content);
    }

    /// <summary>Whether what is said is no more than what follows from a condition that the cue stands in: <em>if he refuses,</em> | <em>sanctions will follow</em>.</summary>
    public bool IsConsequence(ValueList<TokenRange> content, TokenRange? cue)
    {
        if (cue is not { } own || _doc[features.Root(own)] is not { Dep: "advcl", Head.Index: var main } condition || !content.Holds(main))
        {
            return false;
        }

        foreach (var child in _doc.ChildrenOf(condition.Index))
        {
            if (child < condition.Index && _doc[child] is { Dep: "mark", Lower: "if" or "unless" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A content ends before a verb of speech that is coordinated with its own cue: <em>urged calm</em> | <em>and promised aid</em>.</summary>
    public ValueList<TokenRange> WithoutCoordinate(ValueList<TokenRange> content, TokenRange? cue)
    {
        if (cue is not { } own)
        {
            return content;
        }

        var root = features.Root(own);
        foreach (var child in _doc.ChildrenOf(root))
        {
            if (child < own.End || _doc[child].Dep != "conj" || _doc[child].Pos != "VERB" || !NamedActs.Names(_doc[child].Lemma) || document.Quotes.IsInside(child))
            {
                continue;
            }

            var last = content[^1];
            var end = _doc[child].LeftEdge.Index;
            while (end > last.First && (document.IsAtEdge(end - 1) || _doc[end - 1].Dep == "cc"))
            {
                end--;
            }

            return child >= last.First && child < last.End && end > Math.Max(last.First, own.End - 1) ? [.. content.Take(content.Count - 1), new(last.First, end)] : content;
        }

        return Reported(content, own, root);
    }

    /// <summary>A content without what the saying of it led to: <em>vowed to scrap the pact</em> | <em>, drawing rebukes from its neighbours</em>.</summary>
    public ValueList<TokenRange> WithoutReaction(ValueList<TokenRange> content, TokenRange? cue)
    {
        if (cue is not { } own || content is not [.., var last] || last.First < own.End || document.Quotes.At(last.First) is not null)
        {
            return content;
        }

        for (var i = last.First + 2; i + 1 < last.End; i++)
        {
            if (_doc[i].Text == "," && _doc[i + 1] is { Tag: "VBG" } && Meeting.Contains(_doc[i + 1].Lemma) && Enumerable.Range(i + 2, Math.Min(last.End, i + 2 + NearBy) - i - 2).Any(word => Reactions.Contains(_doc[word].Lemma)))
            {
                return [.. content.SkipLast(1), new(last.First, i)];
            }
        }

        return content;
    }

    // “said it was opposed to the test and warned the North”: a verb of speech in the very tense of the cue, joined to what is reported, goes on with the report.
    private ValueList<TokenRange> Reported(ValueList<TokenRange> content, TokenRange cue, int root)
    {
        var last = content[^1];
        if (_doc[root].Tag != "VBD" || last.First < cue.End)
        {
            return content;
        }

        for (var verb = last.First + 2; verb < last.End; verb++)
        {
            if (_doc[verb] is not { Dep: "conj", Pos: "VERB" } || !NamedActs.GoesOn(_doc, verb) || !NamedActs.Says(_doc[verb].Lemma) || document.Quotes.IsInside(verb) || _doc.Columns.Heads[verb] < last.First || HasSubject(verb))
            {
                continue;
            }

            var end = verb;
            while (end > last.First + 1 && (_doc[end - 1].Pos == "ADV" || _doc[end - 1].Dep == "cc" || _doc[end - 1].Pos == "PUNCT"))
            {
                end--;
            }

            return end < verb && _doc[end].Lower is "and" or "but" or "," ? [.. content.Take(content.Count - 1), document.WithoutMarks(new(last.First, end))] : content;
        }

        return content;
    }

    private bool HasSubject(int verb)
    {
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (_doc[child].Dep is "nsubj" or "nsubjpass" or "mark")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A content outside quotation marks ends with its paragraph: the piece next to the cue is kept.</summary>
    public ValueList<TokenRange> WithinParagraph(ValueList<TokenRange> content, TokenRange? cue, bool last = false)
    {
        var kept = new List<TokenRange>();
        foreach (var range in content)
        {
            var piece = range;
            for (var i = range.First; i < range.End - 1; i++)
            {
                if (!QuotePairing.EndsParagraph(_doc, i) || document.Quotes.IsInside(i) || document.Quotes.IsMark(i) || (i + 1 < range.End && document.Quotes.At(NextWord(i)) is not null))
                {
                    continue;
                }

                if (!last && (cue is not { } c || c.First <= range.First))
                {
                    piece = document.WithoutMarks(new(range.First, i + 1));
                    break;
                }

                piece = document.WithoutMarks(new(NextWord(i), range.End));
            }

            if (piece.Count > 0)
            {
                kept.Add(piece);
            }
        }

        return kept.Count == content.Count && kept.SequenceEqual(content) ? content : [.. kept];
    }

    private int NextWord(int token)
    {
        var next = token + 1;
        while (next < _doc.Count - 1 && _doc[next].IsSpace)
        {
            next++;
        }

        return next;
    }

    private int Size(int top) => _doc[top].RightEdge.Index - _doc[top].LeftEdge.Index;

    // The cue with its source and what hangs between them: "the release said", "according to the release".
    private static TokenRange Own(TokenRange cue, TokenRange? source) =>
        source is not { } range ? cue : new(Math.Min(cue.First, range.First), Math.Max(cue.End, range.End));

    private List<TokenRange> Without(TokenRange clause, TokenRange taken)
    {
        var parts = new List<TokenRange>();
        foreach (var part in (TokenRange[])[new(clause.First, Math.Min(clause.End, Math.Max(clause.First, taken.First))), new(Math.Max(clause.First, Math.Min(clause.End, taken.End)), clause.End)])
        {
            if (part.Count > 0 && document.WithoutMarks(part) is { Count: > 2 } words)
            {
                parts.Add(words);
            }
        }

        return parts;
    }
}
