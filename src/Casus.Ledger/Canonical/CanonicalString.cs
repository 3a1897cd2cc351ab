using System.Buffers;
using System.Text;

namespace Casus.Ledger;

/// <summary>Strings as RFC 8785, section 3.2.2.2 writes them: escapes for the quote, the backslash and what is below U+0020, all else as it is.</summary>
internal static class CanonicalString
{
    public static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    public static void Write(string text, IBufferWriter<byte> output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, buffer);
        Write(buffer.AsSpan(0, length), output);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    public static void Write(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        for (int at; (at = utf8.IndexOfAny(Escaped)) >= 0; utf8 = utf8[(at + 1)..])
        {
            output.Write(utf8[..at]);
            Escape(utf8[at], output);
        }

        output.Write(utf8);
        output.Write("\""u8);
    }

    private static void Escape(byte c, IBufferWriter<byte> output)
    {
        var two = c switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\r' => "\\r"u8,
            _ => default,
        };
        if (!two.IsEmpty)
        {
            output.Write(two);
            return;
        }

        output.Write([(byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)(c < 16 ? '0' : '1'), "0123456789abcdef"u8[c & 15]]);
    }
}
