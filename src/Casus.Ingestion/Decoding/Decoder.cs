using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>What is known of a text before its bytes are decoded.</summary>
/// <param name="Input">The name for refusals.</param>
/// <param name="Name">The base name, which may tell a page.</param>
/// <param name="Encoding">The name of the encoding the user gave for plain texts.</param>
/// <param name="MediaType">By HTTP, without parameters.</param>
/// <param name="Charset">By HTTP, as written.</param>
internal sealed record DecodingHints(string Input, string Name, string? Encoding = null, string? MediaType = null, string? Charset = null);

/// <summary>A text and how it is to be taken.</summary>
internal sealed record DecodedText(string Text, TextKind Kind);

/// <summary>Decodes unpacked bytes: plain texts strictly, pages as browsers do.</summary>
/// <remarks>Order for plain texts: byte order mark, the user's encoding, HTTP charset, UTF-8. For pages: mark, HTTP charset, what the page declares,
/// UTF-8 where it is valid, windows-1252. A mark stays in the text as U+FEFF.</remarks>
internal static class Decoder
{
    // A page of which more than this share is unreadable was declared in a wrong encoding.
    private const int TolerableShare = 10;

    public static Outcome<DecodedText> Decode(ReadOnlySpan<byte> bytes, DecodingHints hints)
    {
        if (BinaryLook.Format(bytes) is { } format)
        {
            return new Refusal(hints.Input, InputCodes.Binary, $"it looks like {format}, not text");
        }

        var kind = Kinds.ByLabel(hints.Name, hints.MediaType) ?? Sniffed(bytes);
        var decoded = kind == TextKind.Page ? Page(bytes, hints) : Plain(bytes, hints);
        if (!decoded.IsValue)
        {
            return decoded;
        }

        var text = decoded.Value.Text;
        if (BinaryLook.Controls(text) is { } why)
        {
            return new Refusal(hints.Input, InputCodes.Binary, $"it is not text: {why}");
        }

        return IsBlank(text) ? new Refusal(hints.Input, InputCodes.Empty, "it holds nothing but white space") : decoded;
    }

    private static TextKind Sniffed(ReadOnlySpan<byte> bytes)
    {
        const int Window = 64 * 1024; // a page may open with a long comment
        var name = ByteOrderMark.Find(bytes) ?? "windows-1252";
        return Kinds.ByBeginning(EncodingNames.Get(name, strict: false).GetString(WithoutUtf8Mark(bytes)[..Math.Min(WithoutUtf8Mark(bytes).Length, Window)]));
    }

    private static ReadOnlySpan<byte> WithoutUtf8Mark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    private static Outcome<DecodedText> Plain(ReadOnlySpan<byte> bytes, DecodingHints hints)
    {
        var name = ByteOrderMark.Find(bytes) ?? Found(hints.Encoding) ?? Found(hints.Charset) ?? "utf-8";
        if (name == "utf-8")
        {
            var bad = FirstBadUtf8(bytes);
            if (bad is null)
            {
                return new DecodedText(Encoding.UTF8.GetString(bytes), TextKind.Plain);
            }

            return bytes.Contains((byte)0)
                ? new Refusal(hints.Input, InputCodes.Binary, "it is not text: it holds NUL bytes and is not UTF-8")
                : new Refusal(hints.Input, InputCodes.NotUtf8, string.Create(CultureInfo.InvariantCulture,
                    $"byte {bad} (0x{bytes[bad.Value]:X2}) is not UTF-8; for a text in another encoding, name it with --encoding"));
        }

        try
        {
            return new DecodedText(EncodingNames.Get(name, strict: true).GetString(bytes), TextKind.Plain);
        }
        catch (DecoderFallbackException e)
        {
            return new Refusal(hints.Input, InputCodes.BadEncoding, string.Create(CultureInfo.InvariantCulture, $"the bytes at {Math.Max(0, e.Index)} are not {name}"));
        }
    }

    private static Outcome<DecodedText> Page(ReadOnlySpan<byte> bytes, DecodingHints hints)
    {
        var declared = ByteOrderMark.Find(bytes) ?? Found(hints.Charset) ?? PageEncoding.Declared(bytes);
        var name = declared ?? (Utf8.IsValid(bytes) ? "utf-8" : "windows-1252");
        var text = EncodingNames.Get(name, strict: false).GetString(bytes);
        var replaced = text.AsSpan().Count('\uFFFD');
        return replaced > text.Length / TolerableShare && replaced > 1
            ? new Refusal(hints.Input, InputCodes.BadEncoding, $"the page is said to be {name}, but {replaced} of its {text.Length} characters are not")
            : new DecodedText(text, TextKind.Page);
    }

    private static string? Found(string? label) => label is null ? null : EncodingNames.Find(label);

    private static int? FirstBadUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }

    private static bool IsBlank(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\uFEFF' or '\u200B'))
            {
                return false;
            }
        }

        return true;
    }
}
