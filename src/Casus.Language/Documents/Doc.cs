namespace Casus.Language;

/// <summary>
/// A text with all that the pipeline found in it, in columns over its tokens. Immutable; safe to share. Offsets are UTF-16 positions in <see cref="Text"/>.
/// </summary>
public sealed partial class Doc
{
    private readonly DocColumns _columns;

    internal Doc(string text, DocColumns columns, LabelSet labels, WordVectors? vectors)
    {
        (Text, _columns, Labels, Vectors) = (text, columns, labels, vectors);
    }

    /// <summary>The text as given, but with U+FFFD where a surrogate stood alone.</summary>
    public string Text { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => _columns.Forms.Length;

    /// <summary>The token at an index.</summary>
    public DocToken this[int index] => (uint)index < (uint)Count ? new(this, index) : throw new ArgumentOutOfRangeException(nameof(index));

    internal DocColumns Columns => _columns;

    internal LabelSet Labels { get; }

    internal WordVectors? Vectors { get; }
}

/// <summary>The columns of a document, all of one length; nobody writes to them after the document is made.</summary>
internal sealed record DocColumns
{
    public required Form[] Forms { get; init; }

    public required int[] Starts { get; init; }

    public required bool[] Spaces { get; init; }

    public required ushort[] Tags { get; init; }

    public required byte[] PartsOfSpeech { get; init; }

    public required ushort[] Morphologies { get; init; }

    public required string[] Lemmas { get; init; }

    public required int[] Heads { get; init; }

    public required ushort[] Relations { get; init; }

    public required bool[] SentenceStarts { get; init; }

    public required ushort[] Entities { get; init; }

    public required int[] LeftEdges { get; init; }

    public required int[] RightEdges { get; init; }
}
