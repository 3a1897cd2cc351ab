namespace Casus.Language;

/// <summary>
/// A word as it is written, with its norm and the ids that the networks see. One object stands for all its tokens within a worker.
/// </summary>
/// <remarks>What follows the ids is the worker's own memory of this form (places in its bounded caches) and never leaves it.</remarks>
internal sealed class Form(string text, string norm, string lower, string shape, bool isSpace)
{
    public string Text { get; } = text;

    public string Norm { get; } = norm;

    public string Lower { get; } = lower;

    public bool IsSpace { get; } = isSpace;

    public ulong TextId { get; } = StringIds.Of(text);

    public ulong NormId { get; } = StringIds.Of(norm);

    public ulong PrefixId { get; } = StringIds.Of(LexicalAttributes.Prefix(text));

    public ulong SuffixId { get; } = StringIds.Of(LexicalAttributes.Suffix(text));

    public ulong ShapeId { get; } = StringIds.Of(shape);

    /// <summary>The row of the word's vector, or −1.</summary>
    public int VectorRow { get; init; } = -1;

    /// <summary>What the attribute ruler knows of <see cref="Lower"/>; 0: nothing.</summary>
    public int RulerCode { get; init; }

    /// <summary>Where a torn exception may begin with this word.</summary>
    public SpecialTrie? Special { get; init; }

    /// <summary>Places in the caches of ready-made sums, by encoder and by whether a space follows; −1: none.</summary>
    public int[] Slots { get; } = [-1, -1, -1, -1, -1, -1];

    /// <summary>Lemmas already worked out, by part of speech and morphology.</summary>
    public (int Key, string Lemma)[] Lemmas { get; set; } = [];
}
