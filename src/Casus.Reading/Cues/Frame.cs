namespace Casus.Reading;

/// <summary>A sentence as an attribution sees it: whole quotes inside it are one piece, whatever stops they hold.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">Past its last token.</param>
/// <param name="Depth">0 for the reporter's own words, 1 for a sentence inside a quote.</param>
internal sealed record Frame(int First, int End, int Depth, bool StartsParagraph);

/// <summary>A document's quotes and frames.</summary>
internal sealed class Frames
{
    // A sentence of a text without stops is cut here, so that no walk inside one can grow with the text.
    private const int LongestFrame = 600;

    private readonly int[] _quoteOf;

    public Frames(Words words, CancellationToken ct)
    {
        Words = words;
        Quotes = QuoteFinder.Find(words);
        ct.ThrowIfCancellationRequested();
        _quoteOf = new int[words.Count];
        Array.Fill(_quoteOf, -1);
        for (var q = 0; q < Quotes.Count; q++)
        {
            _quoteOf.AsSpan(Quotes[q].Open, Quotes[q].End - Quotes[q].Open).Fill(q);
        }

        Outer = BuildOuter();
        Inner = BuildInner();
    }

    public Words Words { get; }

    public List<Quote> Quotes { get; }

    public List<Frame> Outer { get; }

    /// <summary>The sentences inside quotes of five words or more.</summary>
    public List<Frame> Inner { get; }

    /// <summary>The quote that covers a token, its marks included, or null.</summary>
    public Quote? QuoteAt(int token) => (uint)token < (uint)_quoteOf.Length && _quoteOf[token] >= 0 ? Quotes[_quoteOf[token]] : null;

    /// <summary>True when a token is hidden from a reader of the frame because it stands inside a quote of it.</summary>
    public bool Hidden(Frame frame, int token) => frame.Depth == 0 && (uint)token < (uint)_quoteOf.Length && _quoteOf[token] >= 0;

    private List<Frame> BuildOuter()
    {
        var frames = new List<Frame>();
        var first = 0;
        var starts = true;
        foreach (var sentence in Words.Sentences)
        {
            var last = sentence.End - 1;
            var paragraph = sentence.End == Words.Count || Words.ParagraphBreakBetween(last, sentence.End);
            var insideQuote = sentence.End < Words.Count && _quoteOf[last] >= 0 && _quoteOf[last] == _quoteOf[sentence.End];
            if (paragraph || (!insideQuote && !(EndsInAskingQuote(last) && SpeaksNext(sentence.End))))
            {
                Cut(frames, first, sentence.End, 0, starts);
                (first, starts) = (sentence.End, paragraph);
            }
        }

        return frames;
    }

    private List<Frame> BuildInner()
    {
        var frames = new List<Frame>();
        foreach (var quote in Quotes)
        {
            if (quote.Inner.Count < 5)
            {
                continue;
            }

            var first = quote.Inner.First;
            for (var s = Words.SentenceOf(first); s < Words.Sentences.Count && first < quote.Inner.End; s++)
            {
                var end = Math.Min(Words.Sentences[s].End, quote.Inner.End);
                if (end > first)
                {
                    Cut(frames, first, end, 1, false);
                    first = end;
                }
            }
        }

        return frames;
    }

    private static void Cut(List<Frame> frames, int first, int end, int depth, bool starts)
    {
        for (; end - first > LongestFrame; first += LongestFrame, starts = false)
        {
            frames.Add(new(first, first + LongestFrame, depth, starts));
        }

        frames.Add(new(first, end, depth, starts));
    }

    // “Who goes there?” Alfa asked. — one frame, though the quote ends like a sentence.
    private bool EndsInAskingQuote(int last) => _quoteOf[last] >= 0 && Words.Is(last, WordClass.Quote) && Words.Lower(last - 1) is "?" or "!";

    private bool SpeaksNext(int at)
    {
        for (var i = at; i < Words.Count && i < at + 8 && _quoteOf[i] < 0; i++)
        {
            if (Words.Is(i, WordClass.Verb))
            {
                return CueTable.Strength(Words.Verb(i)!.Base, Pattern.Left) > 0.3;
            }

            if (Words.Is(i, WordClass.Stop) || Words.Is(i, WordClass.Comma))
            {
                return false;
            }
        }

        return false;
    }
}
