namespace Casus.Language;

/// <summary>One token of a <see cref="Doc"/>: a view of its columns at an index.</summary>
public readonly record struct DocToken
{
    internal DocToken(Doc doc, int index)
    {
        (Doc, Index) = (doc, index);
    }

    /// <summary>The document it stands in.</summary>
    public Doc Doc { get; }

    /// <summary>Its place among the tokens.</summary>
    public int Index { get; }

    /// <summary>The word as written.</summary>
    public string Text => Doc.Columns.Forms[Index].Text;

    /// <summary>Where it begins in the text, in UTF-16 units.</summary>
    public int Start => Doc.Columns.Starts[Index];

    /// <summary>Where it ends, in UTF-16 units.</summary>
    public int End => Start + Text.Length;

    /// <summary>Whether exactly one space follows that belongs to no token.</summary>
    public bool HasSpace => Doc.Columns.Spaces[Index];

    /// <summary>Whether it is all white space.</summary>
    public bool IsSpace => Doc.Columns.Forms[Index].IsSpace;

    /// <summary>The spelling the networks see: <c>n't</c> is <c>not</c>, a curled quote a plain one.</summary>
    public string Norm => Doc.Columns.Forms[Index].Norm;

    /// <summary>In lower case, as Python does it.</summary>
    public string Lower => Doc.Columns.Forms[Index].Lower;

    /// <summary>The fine-grained tag (Penn Treebank).</summary>
    public string Tag => Doc.Labels.Tags[Doc.Columns.Tags[Index]];

    /// <summary>The part of speech (Universal Dependencies).</summary>
    public string Pos => Doc.Labels.PartsOfSpeech[Doc.Columns.PartsOfSpeech[Index]];

    /// <summary>Morphological features, <c>Name=Value|…</c>, or empty.</summary>
    public string Morph => Doc.Labels.Morphologies[Doc.Columns.Morphologies[Index]];

    /// <summary>The dictionary form.</summary>
    public string Lemma => Doc.Columns.Lemmas[Index];

    /// <summary>The token it depends on; a root is its own head.</summary>
    public DocToken Head => new(Doc, Doc.Columns.Heads[Index]);

    /// <summary>The tokens that depend on it, left to right.</summary>
    public IEnumerable<DocToken> Children
    {
        get
        {
            foreach (var child in Doc.ChildrenOf(Index).ToArray())
            {
                yield return new(Doc, child);
            }
        }
    }

    /// <summary>Its children that stand before it.</summary>
    public IEnumerable<DocToken> Lefts => Before(Children, Index);

    /// <summary>Its children that stand after it.</summary>
    public IEnumerable<DocToken> Rights => After(Children, Index);

    /// <summary>Its head, its head's head and so on to the root.</summary>
    public IEnumerable<DocToken> Ancestors
    {
        get
        {
            var token = this;
            while (token.Head.Index != token.Index)
            {
                token = token.Head;
                yield return token;
            }
        }
    }

    /// <summary>Itself and all that depend on it, directly or not, in spaCy's order (that of the text, unless arcs cross).</summary>
    public IEnumerable<DocToken> Subtree => Doc.SubtreeOf(Index);

    /// <summary>The first token of its subtree.</summary>
    public DocToken LeftEdge => new(Doc, Doc.Columns.LeftEdges[Index]);

    /// <summary>The last token of its subtree.</summary>
    public DocToken RightEdge => new(Doc, Doc.Columns.RightEdges[Index]);

    private static IEnumerable<DocToken> Before(IEnumerable<DocToken> tokens, int index) => tokens.Where(t => t.Index < index);

    private static IEnumerable<DocToken> After(IEnumerable<DocToken> tokens, int index) => tokens.Where(t => t.Index > index);

    /// <summary>Its relation to its head.</summary>
    public string Dep => Doc.Labels.Relations[Doc.Columns.Relations[Index]];

    /// <summary>Whether a sentence begins here.</summary>
    public bool IsSentenceStart => Doc.Columns.SentenceStarts[Index];

    /// <summary>The type of the entity it is part of, or empty.</summary>
    public string EntityType => Doc.Labels.Entities[Doc.Columns.Entities[Index] >> 2];

    /// <summary><c>B-TYPE</c>, <c>I-TYPE</c> or <c>O</c>.</summary>
    public string EntityTag => (Doc.Columns.Entities[Index] & 3) switch
    {
        2 => "B-" + EntityType,
        1 => "I-" + EntityType,
        _ => "O",
    };

    /// <summary>Whether the model has a vector for this very word.</summary>
    public bool HasVector => Doc.Columns.Forms[Index].VectorRow >= 0;

    /// <summary>The cosine between two words' vectors; 0 when either has none, 1 for the same word (as in spaCy's <c>Token.similarity</c>).</summary>
    /// <exception cref="InvalidOperationException">The model has no vectors (sm).</exception>
    public double Similarity(DocToken other)
    {
        var cosine = new DocSpan(Doc, Index, Index + 1).Similarity(new DocSpan(other.Doc, other.Index, other.Index + 1));
        return Text == other.Text ? 1 : cosine;
    }

    /// <summary>The word as written.</summary>
    public override string ToString() => Text;
}
