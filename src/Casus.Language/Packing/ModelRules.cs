using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Casus.Language;

/// <summary>All of a model that is not numbers or word lists, as the pack's section <c>rules</c> holds it: Brotli over this record's JSON.</summary>
internal sealed record ModelRules
{
    public required ModelFacts Facts { get; init; }

    public required TokenizerRules Tokenizer { get; init; }

    public required string[] Tags { get; init; }

    /// <summary>Per move (by spaCy's number), the labels in the order of the scores.</summary>
    public required string[][] ParserMoves { get; init; }

    public required string[][] EntityMoves { get; init; }

    public required RulerEntry[] Ruler { get; init; }

    /// <summary>By lower-cased part of speech: what to cut off and what to put instead.</summary>
    public required Dictionary<string, string[][]> LemmaRules { get; init; }

    public required Dictionary<string, EncoderShape> Encoders { get; init; }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, this, ModelRulesJson.Default.ModelRules);
        }

        return stream.ToArray();
    }

    public static ModelRules Read(PackFile file)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(file.Bytes("rules").ToArray()), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(brotli, ModelRulesJson.Default.ModelRules) ?? throw new JsonException("nothing is there");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw new ModelFormatException(file.Name, $"its section 'rules' cannot be read: {e.Message}");
        }
    }
}

/// <summary>Where a model comes from.</summary>
internal sealed record ModelFacts(string Name, string Language, string Version, string License, string Author, string Url);

/// <summary>
/// The tokenizer's expressions (Python's syntax) and exceptions; each exception is the list of its tokens, each a word and perhaps its norm. <paramref name="Torn"/> are
/// the words that affix rules make of those exceptions that they tear.
/// </summary>
internal sealed record TokenizerRules(string? Prefix, string? Suffix, string? Infix, string? Url, string? Token, Dictionary<string, string[][]> Exceptions, string[][] Torn);

/// <summary>An encoder's columns and hash seeds; its sizes are those of its weights.</summary>
internal sealed record EncoderShape(string[] Columns, uint[] Seeds, int Depth, bool Vectors);

/// <summary>One rule of the attribute ruler: alternatives of patterns over neighbouring tokens, and what is set on the token at <paramref name="Index"/> of a match.</summary>
internal sealed record RulerEntry(TokenTest[][][] Patterns, Dictionary<string, string> Set, int Index);

/// <summary>One test of one token: attribute, kind (<c>is</c>, <c>in</c>, <c>not-in</c>, <c>regex</c>) and its values.</summary>
internal sealed record TokenTest(string Attribute, string Kind, string[] Values);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelRules))]
internal sealed partial class ModelRulesJson : JsonSerializerContext;
