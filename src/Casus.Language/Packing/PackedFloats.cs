using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
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

    /// <summary>One row. <paramref name="others"/> are the pairs of index and bits, <paramref name="row"/> the packed row that begins at <paramref name="firstIndex"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> row, int lowest, ReadOnlySpan<uint> others, int firstIndex, Span<float> target)
    {
        var width = target.Length;
        var low = MemoryMarshal.Cast<byte, ushort>(row[..(2 * width)]);
        var high = row.Slice(2 * width, width);
        var codes = row[(3 * width)..];
        var bits = MemoryMarshal.Cast<float, uint>(target);
        var done = Avx2.IsSupported ? UnpackWide(low, high, codes, lowest, others, firstIndex, bits) : 0;
        for (var i = done; i < bits.Length; i++)
        {
            var code = (uint)(codes[i >> 1] >> ((i & 1) * 4)) & 0xF;
            bits[i] = code == Coded
                ? Other(others, (uint)(firstIndex + i))
                : low[i] | ((high[i] & 0x7Fu) << 16) | ((high[i] & 0x80u) << 24) | (((uint)lowest + code) << 23);
        }
    }

    /// <summary>Eight numbers at a time, as many as there are whole eights; gives how many are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int UnpackWide(ReadOnlySpan<ushort> low, ReadOnlySpan<byte> high, ReadOnlySpan<byte> codes, int lowest, ReadOnlySpan<uint> others, int firstIndex, Span<uint> bits)
    {
        var shifts = Vector256.Create(0u, 4, 8, 12, 16, 20, 24, 28);
        var nibble = Vector256.Create(0xFu);
        var first = Vector256.Create((uint)lowest);
        var i = 0;
        for (; i + 8 <= bits.Length; i += 8)
        {
            var code = Avx2.ShiftRightLogicalVariable(Vector256.Create(BinaryPrimitives.ReadUInt32LittleEndian(codes[(i / 2)..])), shifts) & nibble;
            var upper = Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(high[i..])).AsByte()).AsUInt32();
            var lower = Avx2.ConvertToVector256Int32(Vector128.Create(low.Slice(i, 8))).AsUInt32();
            var value = lower | ((upper & Vector256.Create(0x7Fu)) << 16) | ((upper & Vector256.Create(0x80u)) << 24) | ((first + code) << 23);
            value.CopyTo(bits[i..]);
            for (var listed = Vector256.Equals(code, Vector256.Create((uint)Coded)).ExtractMostSignificantBits(); listed != 0; listed &= listed - 1)
            {
                var lane = BitOperations.TrailingZeroCount(listed);
                bits[i + lane] = Other(others, (uint)(firstIndex + i + lane));
            }
        }

        return i;
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
