using Casus.Language;

namespace Casus.Reading;

/// <summary>What tells which source and which contents belong to a cue: place, order, the tree between them, quotation marks.</summary>
/// <remarks>Training reads the same numbers (<c>training/Features links</c>); weights are linear, the choice among candidates is a softmax.</remarks>
internal sealed class LinkFeatures
{
    /// <summary>Numbers a pair.</summary>
    public const int Count = 40;

    /// <summary>Tokens between the two that are looked at.</summary>
    private const int Farthest = 400;

    private readonly ParsedDocument _document;
    private readonly TokenFeatures _features;
    private readonly List<LabelledSpan> _spans;
    private readonly int[] _owner; // per token: the span it belongs to, or −1
    private readonly int[][] _before; // by role: how many spans of the role begin before each token
    private readonly Passed[] _passed; // what stands before each token

    public LinkFeatures(ParsedDocument document, TokenFeatures features, List<LabelledSpan> spans)
    {
        (_document, _features, _spans) = (document, features, spans);
        var count = features.Count;
        _owner = new int[count];
        Array.Fill(_owner, -1);
        _before = [new int[count + 1], new int[count + 1], new int[count + 1]];
        for (var i = 0; i < spans.Count; i++)
        {
            Array.Fill(_owner, i, spans[i].Range.First, spans[i].Range.Count);
            _before[(int)spans[i].Role][spans[i].Range.First + 1]++;
        }

        _passed = Passing(features);
        foreach (var counts in _before)
        {
            for (var i = 0; i < count; i++)
            {
                counts[i + 1] += counts[i];
            }
        }
    }

    /// <summary>Writes the numbers of a pair of a cue and a source or content, both by their place among the spans.</summary>
    public void Write(int cue, int other, Span<float> target)
    {
        target.Clear();
        var (c, o) = (_spans[cue].Range, _spans[other].Range);
        var (cueRoot, otherRoot) = (Root(c), Root(o));
        var after = o.First >= c.End;
        var (from, to) = after ? (c.End, o.First) : (o.End, c.First);
        var gap = Math.Max(0, to - from);
        target[0] = 1;
        target[1] = after ? 1 : 0;
        target[2] = MathF.Log(1 + gap);
        target[3] = after ? target[2] : 0;
        var sentences = Math.Abs(_features.Sentences[c.First] - _features.Sentences[after ? o.First : o.End - 1]);
        target[4] = sentences == 0 ? 1 : 0;
        target[5] = sentences == 1 ? 1 : 0;
        target[6] = Math.Min(sentences, 6);
        target[7] = after && sentences > 0 ? 1 : 0;
        for (var role = 0; role < 3; role++)
        {
            var between = to > from ? _before[role][to] - _before[role][from] : 0;
            target[8 + (2 * role)] = between == 1 ? 1 : 0;
            target[9 + (2 * role)] = Math.Min(between, 4);
            target[14 + role] = after ? Math.Min(between, 4) : 0;
        }

        var (paragraphs, open, close, marks, comma) = Between(from, to);
        target[17] = paragraphs > 0 ? 1 : 0;
        target[18] = Math.Min(paragraphs, 4);
        target[19] = open;
        target[20] = close;
        target[21] = gap == 0 ? 1 : 0;
        target[22] = gap > 0 && marks == gap ? 1 : 0;
        target[23] = comma;
        // The tree: who hangs from whom.
        var up = Steps(otherRoot, c);
        target[24] = up == 1 ? 1 : 0;
        target[25] = up is 2 or 3 ? 1 : 0;
        var down = Steps(cueRoot, o);
        target[26] = down == 1 ? 1 : 0;
        target[27] = down is > 1 and < 4 ? 1 : 0;
        var heads = _features.Heads;
        target[28] = heads[cueRoot] == heads[otherRoot] && heads[cueRoot] != cueRoot ? 1 : 0;
        var dep = _document.Doc[otherRoot].Dep;
        target[29] = dep is "nsubj" or "nsubjpass" ? 1 : 0;
        target[30] = dep is "agent" or "pobj" ? 1 : 0;
        target[31] = SubjectThroughCoordination(cueRoot, otherRoot);
        target[32] = up == 1 && dep is "nsubj" or "nsubjpass" ? 1 : 0;
        var mode = _document.Quotes.At(o.First);
        target[33] = mode is not null && after ? 1 : 0;
        target[34] = mode is not null && !after ? 1 : 0;
        target[35] = Rank(cue, other, after);
        target[36] = _document.Doc[o.End - 1].Index + 1 < _document.Doc.Count && IsStop(o.End) && !after ? 1 : 0;
        target[37] = _document.Quotes.IsInside(c.First) != _document.Quotes.IsInside(o.First) ? 1 : 0;
        target[38] = ReferenceEquals(_document.Quotes.At(c.First), _document.Quotes.At(o.First)) && _document.Quotes.At(c.First) is not null ? 1 : 0;
        target[39] = c.Count == 1 ? 1 : 0;
    }

    /// <summary>
    /// A quote that goes on behind a participle of its cue is that cue's: of <em>“We agree,” he said, referring to the plan. “It works.”</em> both quotes are what he said.
    /// </summary>
    /// <param name="cues">Contents with their cues, in order; mended in place.</param>
    public void GiveBack(List<(int Content, int Cue)> cues)
    {
        for (var i = 0; i < cues.Count; i++)
        {
            var (content, participle) = cues[i];
            if (participle < 0 || !Quoted(content) || _document.Doc[Root(_spans[participle].Range)] is not { Tag: "VBG", Dep: "advcl" } verb || content < participle)
            {
                continue;
            }

            var said = _owner[verb.Head.Index];
            if (said >= 0 && said != participle && _spans[said].Role == SpanRole.Cue && cues.Any(other => other.Cue == said && other.Content < said && Quoted(other.Content))
                && cues.Any(other => other.Cue == participle && other.Content != content && !Quoted(other.Content) && other.Content < content))
            {
                cues[i] = (content, said);
            }
        }
    }

    /// <summary>Of <em>Said Halden: “We will stay.”</em> the verb says it, though its colon was marked as well.</summary>
    /// <param name="cues">Contents with their cues, in order; mended in place.</param>
    public void WithoutColons(List<(int Content, int Cue)> cues)
    {
        for (var i = 0; i < cues.Count; i++)
        {
            var (content, colon) = cues[i];
            if (colon < 1 || _spans[colon].Range is not { Count: 1, First: var mark } || _document.Doc[mark].Text != ":")
            {
                continue;
            }

            for (var verb = colon - 1; verb >= 0 && _features.Sentences[_spans[verb].Range.First] == _features.Sentences[mark]; verb--)
            {
                if (_spans[verb].Role == SpanRole.Cue && _spans[verb].Probability > _spans[colon].Probability)
                {
                    cues[i] = cues.Exists(other => other.Cue == verb) ? cues[i] : (content, verb);
                    break;
                }
            }
        }
    }

    /// <summary>Of <em>reported at the time that</em> | <em>the mayor said …</em> a bare <em>that</em> ahead of who speaks next is the cue's before it.</summary>
    /// <param name="cues">Contents with their cues, in order; mended in place.</param>
    public void ThatBack(List<(int Content, int Cue)> cues)
    {
        for (var i = 0; i < cues.Count; i++)
        {
            var content = cues[i].Content;
            if (_spans[content].Range is not { Count: 1, First: var that } || _document.Doc[that].Lower != "that" || content + 1 >= _spans.Count || _spans[content + 1] is not { Role: SpanRole.Source, Range.First: var next } || next != that + 1)
            {
                continue;
            }

            var before = content - 1;
            while (before >= 0 && _spans[before].Role != SpanRole.Cue)
            {
                before--;
            }

            if (before >= 0 && _features.Sentences[_spans[before].Range.First] == _features.Sentences[that] && !cues.Exists(other => other.Cue == before))
            {
                cues[i] = (content, before);
            }
        }
    }

    private bool Quoted(int span) => _document.Quotes.At(_spans[span].Range.First) is { } quote && _spans[span].Range.First <= quote.Inner.First;

    /// <summary>The token of a span whose head lies outside it, the first of several.</summary>
    public int Root(TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            var head = _features.Heads[i];
            if ((head == i || head < range.First || head >= range.End) && !_document.Doc[i].IsSpace)
            {
                return i;
            }
        }

        return range.First;
    }

    private (int Paragraphs, float Open, float Close, int Marks, float Comma) Between(int from, int to)
    {
        to = Math.Max(from, Math.Min(to, from + Farthest));
        var (begun, passed) = (_passed[from], _passed[to]);
        return (passed.Paragraphs - _passed[Math.Max(0, from - 1)].Paragraphs, passed.Opening > begun.Opening ? 1 : 0, passed.Closing > begun.Closing ? 1 : 0, passed.Marks - begun.Marks, passed.Commas > begun.Commas ? 1 : 0);
    }

    private static Passed[] Passing(TokenFeatures features)
    {
        var passed = new Passed[features.Count + 1];
        for (var i = 0; i < features.Count; i++)
        {
            var (last, quote, shape) = (passed[i], features.Quotes[i], features.Shapes[i]);
            passed[i + 1] = new(
                last.Paragraphs + (i + 1 < features.Count ? features.Places[i + 1] & 1 : 0),
                last.Opening + (quote % 3 == 2 ? 1 : 0),
                last.Closing + (quote % 3 == 0 && quote > 0 ? 1 : 0),
                last.Marks + (shape is >= 10 and <= 13 or 1 or 2 or 0 ? 1 : 0),
                last.Commas + (shape == 10 ? 1 : 0));
        }

        return passed;
    }

    // Paragraphs that ended, quotation marks, marks of any kind and commas before a token.
    private readonly record struct Passed(int Paragraphs, int Opening, int Closing, int Marks, int Commas);

    private bool IsStop(int token) => _features.Shapes[token] == 11;

    /// <summary>Steps up the tree from a token until it stands in a range; 0 when it does not within 4.</summary>
    private int Steps(int token, TokenRange range)
    {
        for (var steps = 1; steps <= 4; steps++)
        {
            var head = _features.Heads[token];
            if (head == token)
            {
                return 0;
            }

            token = head;
            if (token >= range.First && token < range.End)
            {
                return steps;
            }
        }

        return 0;
    }

    // "He came and said": said hangs from came, whose subject he is.
    private float SubjectThroughCoordination(int cueRoot, int otherRoot)
    {
        var verb = cueRoot;
        for (var steps = 0; steps < 3; steps++)
        {
            var dep = _document.Doc[verb].Dep;
            var head = _features.Heads[verb];
            if (head == verb || dep is not ("conj" or "advcl" or "xcomp" or "dep" or "acl" or "pcomp" or "prep" or "dobj" or "attr"))
            {
                return 0;
            }

            verb = head;
            if (_features.Heads[otherRoot] == verb)
            {
                return 1;
            }
        }

        return 0;
    }

    /// <summary>How many cues stand nearer to the other on the same side.</summary>
    private float Rank(int cue, int other, bool after)
    {
        var nearer = 0;
        for (var i = other + (after ? -1 : 1); i >= 0 && i < _spans.Count && i != cue && nearer < 4; i += after ? -1 : 1)
        {
            nearer += _spans[i].Role == SpanRole.Cue ? 1 : 0;
        }

        return nearer;
    }
}
