using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language;

/// <summary>
/// Float32 rows in 28 bits a number, without loss: sixteen low bits, eight bits of sign and high mantissa, and a four-bit code for the exponent, since trained
/// weights use few. A number whose exponent has no code stands in a sorted list beside the rows.
/// </summary>
/// <remarks>
/// Layout, little endian: u32 lowest coded exponent, u32 count of others, then (u32 index, u32 bits) for each of the others, then the rows, each as [u16 × width][u8 × width][u4 × width].
/// Code 0 to 14 is the exponent above the lowest, 15 says: see the list.
/// </remarks>
internal static class PackedFloats
{
    private const int Coded = 15;

    public static byte[] Pack(ReadOnlySpan<float> values, int width)
    {
        var lowest = Lowest(values);
        var bits = MemoryMarshal.Cast<float, uint>(values);
        var others = new List<(uint Index, uint Bits)>();
        for (var i = 0; i < bits.Length; i++)
        {
            if ((bits[i] >> 23 & 0xFF) - (uint)lowest >= Coded)
            {
                others.Add(((uint)i, bits[i]));
            }
        }

        var rowBytes = RowBytes(width);
        var packed = new byte[8 + (8 * others.Count) + (values.Length / width * rowBytes)];
        var header = MemoryMarshal.Cast<byte, uint>(packed.AsSpan(0, 8 + (8 * others.Count)));
        (header[0], header[1]) = ((uint)lowest, (uint)others.Count);
        for (var i = 0; i < others.Count; i++)
        {
            (header[2 + (2 * i)], header[3 + (2 * i)]) = others[i];
        }

        for (var row = 0; row < values.Length / width; row++)
        {
            var target = packed.AsSpan(8 + (8 * others.Count) + (row * rowBytes), rowBytes);
            for (var i = 0; i < width; i++)
            {
                var value = bits[(row * width) + i];
                var code = Math.Min((value >> 23 & 0xFF) - (uint)lowest, Coded);
                target[2 * i] = (byte)value;
                target[(2 * i) + 1] = (byte)(value >> 8);
                target[(2 * width) + i] = (byte)((value >> 16 & 0x7F) | (value >> 24 & 0x80));
                target[(3 * width) + (i / 2)] |= (byte)(code << (i % 2 * 4));
            }
        }

        return packed;
    }

    public static int RowBytes(int width) => (3 * width) + ((width + 1) / 2);

    /// <summary>The lowest of the fifteen exponents that cover most numbers: they end at the highest that occurs.</summary>
    private static int Lowest(ReadOnlySpan<float> values)
    {
        var highest = 0u;
        foreach (var bits in MemoryMarshal.Cast<float, uint>(values))
        {
            highest = Math.Max(highest, bits >> 23 & 0xFF);
        }

        return Math.Max(0, (int)highest - Coded + 1);
    }

    /// <summary>Whole rows. <paramref name="others"/> are the pairs of index and bits, <paramref name="rows"/> the packed rows of which the first begins at <paramref name="firstIndex"/>.</summary>
    public static unsafe void Unpack(ReadOnlySpan<byte> rows, int width, int lowest, ReadOnlySpan<uint> others, int firstIndex, Span<float> target)
    {
        var (size, count) = (RowBytes(width), target.Length / width);
        if (rows.Length < count * size || target.Length != count * width)
        {
            throw new InvalidDataException($"{rows.Length} bytes for {target.Length} numbers");
        }

        // Pointers rather than spans: this unpacks a whole model while it is opened, before spans of these types would be compiled.
        fixed (byte* packed = rows)
        fixed (float* numbers = target)
        {
            var (row, bits) = (0, 0);
            for (var done = 0; done < count; done++, row += size, bits += width)
            {
                Row(packed + row, width, (uint)lowest, others, firstIndex + bits, (uint*)numbers + bits);
            }
        }
    }

    private static unsafe void Row(byte* row, int width, uint lowest, ReadOnlySpan<uint> others, int firstIndex, uint* bits)
    {
        var low = (ushort*)row;
        var high = row + (2 * width);
        var codes = row + (3 * width);
        var i = 0;
        if (Avx2.IsSupported)
        {
            var shifts = Vector256.Create(0u, 4, 8, 12, 16, 20, 24, 28);
            var nibble = Vector256.Create(0xFu);
            var coded = Vector256.Create((uint)Coded);
            var first = Vector256.Create(lowest);
            for (; i + 8 <= width; i += 8)
            {
                var code = Avx2.And(Avx2.ShiftRightLogicalVariable(Vector256.Create(*(uint*)(codes + (i / 2))), shifts), nibble);
                var upper = Avx2.ConvertToVector256Int32(high + i).AsUInt32();
                var sign = Avx2.ShiftLeftLogical(Avx2.And(upper, Vector256.Create(0x80u)), 24);
                var mantissa = Avx2.Or(Avx2.ConvertToVector256Int32(low + i).AsUInt32(), Avx2.ShiftLeftLogical(Avx2.And(upper, Vector256.Create(0x7Fu)), 16));
                var exponent = Avx2.ShiftLeftLogical(Avx2.Add(first, code), 23);
                Avx.Store(bits + i, Avx2.Or(Avx2.Or(sign, exponent), mantissa));
                for (var listed = (uint)Avx.MoveMask(Avx2.CompareEqual(code, coded).AsSingle()); listed != 0; listed &= listed - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(listed);
                    bits[i + lane] = Other(others, (uint)(firstIndex + i + lane));
                }
            }
        }

        for (; i < width; i++)
        {
            var code = (uint)(codes[i >> 1] >> ((i & 1) * 4)) & 0xF;
            bits[i] = code == Coded
                ? Other(others, (uint)(firstIndex + i))
                : low[i] | ((high[i] & 0x7Fu) << 16) | ((high[i] & 0x80u) << 24) | ((lowest + code) << 23);
        }
    }

    private static uint Other(ReadOnlySpan<uint> others, uint index)
    {
        var (from, to) = (0, (others.Length / 2) - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            var found = others[2 * middle];
            if (found == index)
            {
                return others[(2 * middle) + 1];
            }

            (from, to) = found < index ? (middle + 1, to) : (from, middle - 1);
        }

        throw new InvalidDataException($"the number {index} is said to be in the list beside the rows and is not");
    }
}
