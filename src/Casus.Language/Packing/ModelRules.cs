using System.IO.Compression;

namespace Casus.Language;

/// <summary>All of a model that is not numbers or word lists, as the pack's section <c>rules</c> holds it: Brotli over this record's binary form.</summary>
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

    /// <summary>The bytes as <c>docs/reference/language.md</c> has them, compressed with Brotli after their length.</summary>
    public byte[] ToBytes()
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain))
        {
            RulesForm.Write(writer, this);
        }

        var bytes = plain.ToArray();
        var packed = new byte[4 + BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BitConverter.TryWriteBytes(packed, bytes.Length);
        return BrotliEncoder.TryCompress(bytes, packed.AsSpan(4), out var written, quality: 11, window: 22)
            ? packed[..(4 + written)]
            : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    public static ModelRules Read(PackFile file)
    {
        var packed = file.Bytes("rules").Span;
        var length = packed.Length < 4 ? -1 : BitConverter.ToInt32(packed);
        if (length is < 0 or > LengthLimit)
        {
            throw new ModelFormatException(file.Name, "its section 'rules' has no plausible length");
        }

        var bytes = new byte[length];
        if (!BrotliDecoder.TryDecompress(packed[4..], bytes, out var written) || written != length)
        {
            throw new ModelFormatException(file.Name, "its section 'rules' cannot be unpacked");
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            return RulesForm.Read(reader);
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            throw new ModelFormatException(file.Name, $"its section 'rules' cannot be read: {e.Message}");
        }
    }

    private const int LengthLimit = 64 << 20;
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
