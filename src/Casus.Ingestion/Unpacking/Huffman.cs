namespace Casus.Ingestion;

/// <summary>A canonical Huffman code of deflate (RFC 1951, section 3.2.2), read by table for short codes and by length for long ones.</summary>
internal sealed class Huffman
{
    public const int MaxLength = 15;
    private const int FastBits = 10;

    private readonly short[] _counts = new short[MaxLength + 1];
    private readonly short[] _symbols;
    private readonly ushort[] _fast = new ushort[1 << FastBits]; // symbol << 4 | length, 0 where the code is longer

    private Huffman(int symbols) => _symbols = new short[symbols];

    /// <summary>Null when the lengths make no code: too many codes, or too few, save for a single one of one bit or none at all.</summary>
    public static Huffman? Make(ReadOnlySpan<byte> lengths)
    {
        var code = new Huffman(lengths.Length);
        foreach (var length in lengths)
        {
            code._counts[length]++;
        }

        code._counts[0] = 0;
        var left = 1;
        var longest = 0;
        Span<int> offsets = stackalloc int[MaxLength + 2];
        Span<int> next = stackalloc int[MaxLength + 2];
        for (var length = 1; length <= MaxLength; length++)
        {
            var count = code._counts[length];
            left = (left << 1) - count;
            if (left < 0)
            {
                return null;
            }

            longest = count > 0 ? length : longest;
            offsets[length + 1] = offsets[length] + count;
            next[length + 1] = (next[length] + count) << 1;
        }

        if (left > 0 && longest > 1)
        {
            return null;
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            var length = lengths[symbol];
            if (length == 0)
            {
                continue;
            }

            code._symbols[offsets[length]++] = (short)symbol;
            var bits = next[length]++;
            if (length <= FastBits)
            {
                code.Fill(bits, length, symbol);
            }
        }

        return code;
    }

    /// <summary>The symbol at the low end of <paramref name="bits"/> (first bit lowest) and how many bits it takes; 0 bits when it is no code.</summary>
    public int Read(uint bits, out int length)
    {
        var entry = _fast[bits & ((1 << FastBits) - 1)];
        if (entry != 0)
        {
            length = entry & 15;
            return entry >> 4;
        }

        int code = 0, first = 0, index = 0;
        for (length = 1; length <= MaxLength; length++)
        {
            code |= (int)(bits & 1);
            bits >>= 1;
            var count = _counts[length];
            if (code - count < first)
            {
                return _symbols[index + (code - first)];
            }

            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        length = 0;
        return -1;
    }

    private void Fill(int code, int length, int symbol)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
        {
            reversed |= ((code >> i) & 1) << (length - 1 - i);
        }

        for (var at = reversed; at < _fast.Length; at += 1 << length)
        {
            _fast[at] = (ushort)((symbol << 4) | length);
        }
    }
}
