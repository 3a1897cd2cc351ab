namespace Casus.Language;

/// <summary>What a model knows of words, shared by all workers: norms, exceptions, vectors, the words its attribute ruler asks for.</summary>
internal sealed class Vocabulary(AffixSplitter splitter, SpecialTrie specials, NormTable norms, AttributeRuler ruler, WordVectors? vectors)
{
    public AffixSplitter Splitter { get; } = splitter;

    public Form Create(string text, string? norm)
    {
        var lower = PythonText.Lower(text);
        return new(text, norm ?? norms.Find(StringIds.Of(text)) ?? LexicalAttributes.BaseNorms.GetValueOrDefault(text) ?? lower, lower, LexicalAttributes.Shape(text), PythonText.IsSpace(text))
        {
            VectorRow = vectors?.Row(StringIds.Of(text)) ?? -1,
            RulerCode = ruler.CodeOf(lower),
            Special = specials.After(text),
        };
    }
}
