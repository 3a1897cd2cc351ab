using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Casus.Language;

/// <summary>Bytes on their way to a stream: plain text, numbers and JSON strings without a string made between. Room does not grow with what is written.</summary>
internal sealed class Utf8Buffer(Stream stream)
{
    private const int Size = 1 << 16;

    /// <summary>Longer texts go in pieces.</summary>
    private const int Piece = 1 << 13;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u007F', '\u2028', '\u2029']);

    private readonly byte[] _bytes = new byte[Size];
    private int _length;

    public void Flush()
    {
        stream.Write(_bytes, 0, _length);
        _length = 0;
    }

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        _length += utf8.Length;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        while (text.Length > Piece)
        {
            var cut = char.IsHighSurrogate(text[Piece - 1]) ? Piece - 1 : Piece;
            Text(text[..cut]);
            text = text[cut..];
        }

        Utf8.FromUtf16(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)), out _, out var written);
        _length += written;
    }

    public void Number(int value)
    {
        value.TryFormat(Room(11), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A JSON string with its quotes. Control characters, quotes, backslashes and the two line separators of Unicode are escaped.</summary>
    public void Json(ReadOnlySpan<char> text)
    {
        Raw("\""u8);
        while (text.IndexOfAny(Escaped) is var at and >= 0)
        {
            Text(text[..at]);
            Escape(text[at]);
            text = text[(at + 1)..];
        }

        Text(text);
        Raw("\""u8);
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Text($"\\u{(int)c:x4}");
                break;
        }
    }

    private Span<byte> Room(int more)
    {
        if (Size - _length < more)
        {
            Flush();
        }

        return _bytes.AsSpan(_length);
    }
}
