namespace Casus.Language;

/// <summary>Neighbouring tokens of a <see cref="Doc"/>, from <see cref="Start"/> up to but not with <see cref="End"/>; perhaps with a label.</summary>
public readonly record struct DocSpan
{
    /// <summary>A span of a document's tokens.</summary>
    public DocSpan(Doc doc, int start, int end, string label = "")
    {
        ArgumentNullException.ThrowIfNull(doc);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, doc.Count);
        (Doc, Start, End, Label) = (doc, start, end, label);
    }

    /// <summary>The document.</summary>
    public Doc Doc { get; }

    /// <summary>The first token's index.</summary>
    public int Start { get; }

    /// <summary>The index after the last token.</summary>
    public int End { get; }

    /// <summary>What the span was found to be, or empty.</summary>
    public string Label { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => End - Start;

    /// <summary>Where the span begins in the text, in UTF-16 units.</summary>
    public int StartOffset => Start < Doc.Count ? Doc[Start].Start : Doc.Text.Length;

    /// <summary>Where it ends, in UTF-16 units.</summary>
    public int EndOffset => Count == 0 ? StartOffset : Doc[End - 1].End;

    /// <summary>The words as written.</summary>
    public string Text => Doc.Text[StartOffset..EndOffset];

    /// <summary>The token at a place within the span.</summary>
    public DocToken this[int index] => (uint)index < (uint)Count ? Doc[Start + index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The tokens, left to right.</summary>
    public IEnumerable<DocToken> Tokens
    {
        get
        {
            for (var i = Start; i < End; i++)
            {
                yield return Doc[i];
            }
        }
    }

    /// <summary>The token with the fewest above it, the first of several.</summary>
    /// <exception cref="InvalidOperationException">The span is empty.</exception>
    public DocToken Root => Count == 0 ? throw new InvalidOperationException("An empty span has no root.") : Tokens.MinBy(t => t.Ancestors.Count());

    /// <summary>The cosine between the means of two spans' word vectors; 0 when no word of either has one.</summary>
    /// <exception cref="InvalidOperationException">The model has no vectors (sm).</exception>
    public double Similarity(DocSpan other)
    {
        var (a, b) = (Vector(), other.Vector());
        double dot = 0, left = 0, right = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            left += a[i] * a[i];
            right += b[i] * b[i];
        }

        return left == 0 || right == 0 ? 0 : dot / Math.Sqrt(left * right);
    }

    /// <summary>The mean of the words' vectors; a word without one counts as zeros, as in spaCy.</summary>
    /// <exception cref="InvalidOperationException">The model has no vectors (sm).</exception>
    public double[] Vector()
    {
        var vectors = Doc.Vectors ?? throw new InvalidOperationException("The model has no word vectors; en_core_web_md has.");
        var sum = new double[vectors.Width];
        var row = new float[vectors.Width];
        for (var i = Start; i < End; i++)
        {
            if (Doc.Columns.Forms[i].VectorRow is var number and >= 0)
            {
                vectors.Read(number, row);
                for (var j = 0; j < sum.Length; j++)
                {
                    sum[j] += row[j] / Count;
                }
            }
        }

        return sum;
    }

    /// <summary>The words as written.</summary>
    public override string ToString() => Text;
}
