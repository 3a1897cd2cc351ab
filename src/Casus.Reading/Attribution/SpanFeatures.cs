namespace Casus.Reading;

/// <summary>
/// What tells whether a span is right from end to end, and not a word too long or too short: how sure the chain of labels is of it, of its edges, of what else it might be and of what stands around
/// it; whether it is a constituent, a sentence, a quotation; what follows it.
/// </summary>
/// <remarks>Training reads the same numbers (<c>training/Features spans</c>), so that both agree by construction. A change here asks for new weights.</remarks>
internal sealed class SpanFeatures(NetworkWeights weights)
{
    /// <summary>Numbers a span.</summary>
    public const int Count = 68;

    /// <summary>Categories a span.</summary>
    public const int Categories = 13;

    private const int Tags = 64;
    private const int Relations = 64;
    private const int Quotes = 16;

    /// <summary>The commonest lemmas of training; any other is the first.</summary>
    private const int Lemmas = 400;

    /// <summary>Tokens on each side in which a cue or source is looked for, and contents.</summary>
    private const int Near = 12, Far = 25;

    /// <summary>Tokens on each side that might depend on the span.</summary>
    private const int Reach = 30;

    /// <summary>How many values each category has.</summary>
    public static readonly int[] Values = [Relations, Tags, Tags, Tags, Tags, Relations, Relations, Quotes, Quotes, Quotes, Lemmas, Lemmas, Lemmas];

    private ParsedDocument _document = null!;
    private TokenFeatures _features = null!;
    private LabelChances _chances = null!;
    private List<LabelledSpan> _spans = null!;
    private LabelNumbers _numbers = null!;
    private Mark[] _marks = [];
    private int[] _reached = []; // how far the spans up to each go at most
    private int _from;

    /// <summary>What the words around a span are to it.</summary>
    [Flags]
    private enum Mark
    {
        None = 0,
        Comma = 1 << 0,
        Stop = 1 << 1,
        Colon = 1 << 2,
        Dash = 1 << 3,
        Opens = 1 << 4,
        Closes = 1 << 5,
        Bracket = 1 << 6,
        Unbracket = 1 << 7,
        Relative = 1 << 8,
        Clause = 1 << 9,
        That = 1 << 10,
        To = 1 << 11,
        Joins = 1 << 12,
        Asks = 1 << 13,
        Paragraph = 1 << 14,
        Semicolon = 1 << 15,
        Adds = 1 << 16,
    }

    /// <summary>Turns to the spans of a section.</summary>
    /// <param name="spans">In the order of their beginnings; their tokens count from the section's first.</param>
    public void Begin(ParsedDocument document, TokenFeatures features, LabelChances chances, List<LabelledSpan> spans, int from)
    {
        (_document, _features, _chances, _spans, _from) = (document, features, chances, spans, from);
        _numbers = weights.NumbersOf(features.Labels);
        if (_marks.Length < chances.Count)
        {
            _marks = new Mark[chances.Count + (chances.Count / 4)];
        }

        for (var i = 0; i < chances.Count; i++)
        {
            _marks[i] = MarkOf(from + i);
        }

        if (_reached.Length < spans.Count)
        {
            _reached = new int[spans.Count + (spans.Count / 4)];
        }

        for (var i = 0; i < spans.Count; i++)
        {
            _reached[i] = Math.Max(i == 0 ? 0 : _reached[i - 1], spans[i].Range.End);
        }
    }

    /// <summary>Writes the numbers and categories of one of the spans.</summary>
    public void Write(int index, Span<float> numbers, Span<int> categories)
    {
        var span = _spans[index];
        var (role, first, end) = (span.Role, span.Range.First, span.Range.End);
        var at = new Writer(numbers);
        Sureness(ref at, span);
        Others(ref at, index);
        at.Add(MathF.Log(end - first));
        Around(ref at, first, end);
        var roots = Roots(first, end, out var root, out var left, out var right, out var endsWithRoot);
        var governor = _features.Heads[_from + root] - _from;
        var governed = governor != root && (uint)governor < (uint)_chances.Count;
        at.Odds(governed ? _chances.Of(SpanRole.Cue, governor) : 0);
        at.Odds(governed ? _chances.Of(SpanRole.Source, governor) : 0);
        at.Add(!governed);
        Edges(ref at, first, end);
        Inside(ref at, first, end);
        Tree(ref at, first, end, roots, left, right, endsWithRoot);
        if (at.Written != Count)
        {
            throw new InvalidOperationException($"{at.Written} numbers were written where {Count} are promised.");
        }

        categories[0] = Relation(root);
        categories[1] = Tag(first);
        categories[2] = Tag(end);
        categories[3] = Tag(end - 1);
        categories[4] = Tag(first - 1);
        categories[5] = Relation(first);
        categories[6] = Relation(end);
        categories[7] = Quote(first);
        categories[8] = Quote(end - 1);
        categories[9] = Quote(end);
        categories[10] = governed ? Lemma(governor) : 0;
        categories[11] = Lemma(first);
        categories[12] = Lemma(end);
    }

    private void Sureness(ref Writer at, LabelledSpan span)
    {
        var least = 1.0;
        for (var i = span.Range.First; i < span.Range.End; i++)
        {
            least = Math.Min(least, _chances.Of(span.Role, i));
        }

        at.Odds(span.Probability);
        at.Odds(span.Presence);
        at.Odds(least);
        at.Odds(_chances.Begin(span.Role, span.Range.First));
        at.Odds(_chances.End(span.Role, span.Range.End - 1));
    }

    /// <summary>The likeliest of the spans that overlap: longer and shorter ones with the same beginning or end, others of the role, those of other roles; the sum of those of the role.</summary>
    private void Others(ref Writer at, int index)
    {
        var (role, range) = (_spans[index].Role, _spans[index].Range);
        double longer = 0, shorter = 0, earlier = 0, later = 0, crossing = 0, other = 0, sum = 0;
        for (var i = index - 1; i >= 0 && _reached[i] > range.First; i--)
        {
            Weigh(_spans[i]);
        }

        for (var i = index + 1; i < _spans.Count && _spans[i].Range.First < range.End; i++)
        {
            Weigh(_spans[i]);
        }

        at.Odds(longer);
        at.Odds(shorter);
        at.Odds(earlier);
        at.Odds(later);
        at.Odds(crossing);
        at.Odds(other);
        at.Odds(sum);

        void Weigh(LabelledSpan span)
        {
            var p = span.Probability;
            if (span.Range.End <= range.First)
            {
                return;
            }

            if (span.Role != role)
            {
                other = Math.Max(other, p);
                return;
            }

            sum += p;
            if (span.Range.First == range.First)
            {
                (longer, shorter) = span.Range.End > range.End ? (Math.Max(longer, p), shorter) : (longer, Math.Max(shorter, p));
            }
            else if (span.Range.End == range.End)
            {
                (earlier, later) = span.Range.First < range.First ? (Math.Max(earlier, p), later) : (earlier, Math.Max(later, p));
            }
            else
            {
                crossing = Math.Max(crossing, p);
            }
        }
    }

    /// <summary>How likely cues and sources stand near on either side, contents farther off, and each next to it.</summary>
    private void Around(ref Writer at, int first, int end)
    {
        foreach (var role in (ReadOnlySpan<SpanRole>)[SpanRole.Cue, SpanRole.Source, SpanRole.Content])
        {
            var reach = role == SpanRole.Content ? Far : Near;
            at.Odds(Highest(role, first - reach, first));
            at.Odds(Highest(role, end, end + reach));
            at.Odds(Highest(role, first - 1, first));
            at.Odds(Highest(role, end, end + 1));
        }
    }

    private double Highest(SpanRole role, int from, int to)
    {
        double highest = 0;
        for (var i = Math.Max(0, from); i < Math.Min(_chances.Count, to); i++)
        {
            highest = Math.Max(highest, _chances.Of(role, i));
        }

        return highest;
    }

    /// <summary>The tokens of the span whose heads stand outside it: how many, the first, how far what depends on them reaches, and whether that of one ends where the span does.</summary>
    private int Roots(int first, int end, out int root, out int left, out int right, out bool endsWithRoot)
    {
        var columns = _document.Doc.Columns;
        var found = 0;
        (root, left, right, endsWithRoot) = (first, end, first, false);
        for (var i = first; i < end; i++)
        {
            var head = columns.Heads[_from + i] - _from;
            if (head == i || head < first || head >= end)
            {
                root = found++ == 0 ? i : root;
                left = Math.Min(left, columns.LeftEdges[_from + i] - _from);
                right = Math.Max(right, columns.RightEdges[_from + i] + 1 - _from);
                endsWithRoot |= columns.RightEdges[_from + i] + 1 - _from == end;
            }
        }

        return found;
    }

    private void Edges(ref Writer at, int first, int end)
    {
        var (before, opening, closing, next) = (At(first - 1), _marks[first], _marks[end - 1], At(end));
        at.Add(StartsSentence(first));
        at.Add(end == _chances.Count || StartsSentence(end));
        at.Add(_features.Sentences[_from + end - 1] > _features.Sentences[_from + first]);
        at.Add(first == 0 || (before & Mark.Paragraph) != 0);
        at.Add((closing & Mark.Paragraph) != 0 || end == _chances.Count);
        at.Add((next & Mark.Stop) != 0);
        at.Add((next & Mark.Comma) != 0);
        at.Add((next & (Mark.Semicolon | Mark.Colon | Mark.Dash)) != 0);
        at.Add((next & (Mark.Relative | Mark.Clause)) != 0);
        at.Add((next & Mark.Closes) != 0);
        at.Add((before & Mark.Comma) != 0);
        at.Add((before & Mark.Colon) != 0);
        at.Add((before & Mark.Opens) != 0);
        at.Add((closing & Mark.Closes) != 0);
        at.Add((closing & (Mark.Comma | Mark.Stop)) != 0);
        at.Add((opening & Mark.That) != 0);
        at.Add((opening & Mark.To) != 0);
        at.Add((opening & Mark.Joins) != 0);
        at.Add((opening & Mark.Asks) != 0);
    }

    private void Inside(ref Writer at, int first, int end)
    {
        var (opens, closes, brackets) = (0, 0, 0);
        bool relative = false, adds = false, dash = false, colon = false, breaks = false;
        for (var i = first; i < end; i++)
        {
            var mark = _marks[i];
            opens += (mark & Mark.Opens) != 0 ? 1 : 0;
            closes += (mark & Mark.Closes) != 0 ? 1 : 0;
            brackets += (mark & Mark.Bracket) != 0 ? 1 : (mark & Mark.Unbracket) != 0 ? -1 : 0;
            dash |= (mark & Mark.Dash) != 0;
            colon |= (mark & Mark.Colon) != 0;
            breaks |= i + 1 < end && (mark & Mark.Paragraph) != 0;
            if ((mark & Mark.Comma) != 0 && i + 1 < end)
            {
                relative |= (_marks[i + 1] & Mark.Relative) != 0;
                adds |= (_marks[i + 1] & Mark.Adds) != 0;
            }
        }

        at.Add(opens > closes);
        at.Add(closes > opens);
        at.Add(opens + closes > 0);
        at.Add(brackets != 0);
        at.Add(relative);
        at.Add(adds);
        at.Add(dash);
        at.Add(colon);
        at.Add(breaks);
    }

    private void Tree(ref Writer at, int first, int end, int roots, int left, int right, bool endsWithRoot)
    {
        var heads = _features.Heads;
        var hanging = 0;
        for (var i = Math.Max(0, first - Reach); i < Math.Min(_chances.Count, end + Reach); i++)
        {
            hanging += (i < first || i >= end) && Within(i) ? 1 : 0;
        }

        at.Add(roots == 1);
        at.Add(Math.Min(roots, 4));
        at.Add(Math.Min(hanging, 4));
        at.Add(hanging == 0);
        at.Add(left == first);
        at.Add(right == end);
        at.Add(Math.Clamp(left - first, -3, 3));
        at.Add(Math.Clamp(right - end, -3, 3));
        at.Add(endsWithRoot);
        at.Add(first > 0 && heads[_from + first] == _from + first - 1);
        at.Add(end < _chances.Count && Within(end));
        at.Add(end + 1 < _chances.Count && (_marks[end] & Mark.Comma) != 0 && Within(end + 1));

        bool Within(int token) => heads[_from + token] - _from is var head && head >= first && head < end;
    }

    private Mark At(int token) => (uint)token < (uint)_chances.Count ? _marks[token] : Mark.None;

    private bool StartsSentence(int token) => token == 0 || _features.Sentences[_from + token] != _features.Sentences[_from + token - 1];

    private int Tag(int token) => (uint)token < (uint)_chances.Count ? Math.Min(_numbers.Tags[_features.Tags[_from + token]], Tags - 1) : 0;

    private int Relation(int token) => (uint)token < (uint)_chances.Count ? Math.Min(_numbers.Relations[_features.Relations[_from + token]], Relations - 1) : 0;

    private int Quote(int token) => (uint)token < (uint)_chances.Count ? _features.Quotes[_from + token] : 0;

    private int Lemma(int token) => (uint)token < (uint)_chances.Count && weights.Lemmas.GetValueOrDefault(_features.Lemmas[_from + token]) is var lemma && lemma < Lemmas ? lemma : 0;

    private Mark MarkOf(int token)
    {
        var mark = QuotePairing.EndsParagraph(_document.Doc, token) ? Mark.Paragraph : Mark.None;
        mark |= _features.Quotes[token] switch { 2 or 5 => Mark.Opens, 3 or 6 => Mark.Closes, _ => Mark.None };
        return mark | _document.Doc.Columns.Forms[token].Lower switch
        {
            "," => Mark.Comma,
            "." or "!" or "?" => Mark.Stop,
            ":" => Mark.Colon,
            ";" => Mark.Semicolon,
            "-" or "--" or "–" or "—" => Mark.Dash,
            "(" => Mark.Bracket,
            ")" => Mark.Unbracket,
            "which" or "where" => Mark.Relative,
            "who" => Mark.Relative | Mark.Asks,
            "when" or "as" or "because" or "while" or "although" or "after" => Mark.Clause,
            "that" => Mark.That,
            "to" => Mark.To,
            "and" or "but" => Mark.Joins | Mark.Adds,
            "however" or "so" => Mark.Joins,
            "how" or "what" or "why" or "whether" or "if" => Mark.Asks,
            _ => Mark.None,
        };
    }

    /// <summary>Writes numbers one after the other.</summary>
    private ref struct Writer(Span<float> numbers)
    {
        private readonly Span<float> _numbers = numbers;

        public int Written { get; private set; }

        public void Add(float number) => _numbers[Written++] = number;

        public void Add(bool holds) => _numbers[Written++] = holds ? 1 : 0;

        /// <summary>A probability by its log odds.</summary>
        public void Odds(double probability)
        {
            var p = (float)Math.Clamp(probability, 1e-4, 1 - 1e-4);
            _numbers[Written++] = MathF.Log(p / (1 - p));
        }
    }
}
