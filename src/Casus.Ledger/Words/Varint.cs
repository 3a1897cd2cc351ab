namespace Casus.Ledger;

/// <summary>SQLite's integers of varying length: up to eight bytes of seven bits, the upper first, and a ninth of eight.</summary>
internal static class Varint
{
    /// <param name="at">Where it begins; behind it afterwards.</param>
    /// <exception cref="FormatException">It does not end within the bytes.</exception>
    public static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        if ((uint)at < (uint)bytes.Length && bytes[at] < 0x80)
        {
            return bytes[at++];
        }

        var value = 0L;
        for (var i = 0; i < 9; i++)
        {
            if ((uint)at >= (uint)bytes.Length)
            {
                throw new FormatException("a number is cut off");
            }

            var c = bytes[at++];
            if (i == 8)
            {
                return (value << 8) | c;
            }

            value = (value << 7) | (uint)(c & 0x7f);
            if (c < 0x80)
            {
                break;
            }
        }

        return value;
    }

    /// <summary>One that counts something within a page or a list.</summary>
    /// <exception cref="FormatException">It does not end within the bytes, or is past 2^31.</exception>
    public static int Small(ReadOnlySpan<byte> bytes, ref int at) =>
        Read(bytes, ref at) is >= 0 and <= int.MaxValue and var value ? (int)value : throw new FormatException("a number is out of range");
}
