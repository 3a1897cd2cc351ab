using System.Buffers.Binary;
using System.Numerics;

namespace Casus.Language;

/// <summary>The two hashes spaCy's models are trained on: MurmurHash64A of strings, and thinc's single-block MurmurHash3 of feature values.</summary>
internal static class Murmur
{
    public static ulong Hash64(ReadOnlySpan<byte> bytes, ulong seed)
    {
        const ulong M = 0xC6A4A7935BD1E995;
        var hash = seed ^ ((ulong)bytes.Length * M);
        while (bytes.Length >= 8)
        {
            var block = BinaryPrimitives.ReadUInt64LittleEndian(bytes) * M;
            block ^= block >> 47;
            hash = (hash ^ (block * M)) * M;
            bytes = bytes[8..];
        }

        if (!bytes.IsEmpty)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                hash ^= (ulong)bytes[i] << (8 * i);
            }

            hash *= M;
        }

        hash ^= hash >> 47;
        hash *= M;
        return hash ^ (hash >> 47);
    }

    /// <summary>The four 32-bit keys by which HashEmbed picks its rows for one value.</summary>
    public static (uint First, uint Second, uint Third, uint Fourth) Keys(ulong value, uint seed)
    {
        var h1 = BitOperations.RotateLeft(value * 0x87C37B91114253D5, 31) * 0x4CF5AD432745937F;
        h1 ^= seed;
        h1 ^= 8;
        var h2 = (ulong)seed ^ 8;
        h1 += h2;
        h2 += h1;
        h1 = Mix(h1);
        h2 = Mix(h2);
        h1 += h2;
        h2 += h1;
        return ((uint)h1, (uint)(h1 >> 32), (uint)h2, (uint)(h2 >> 32));
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
        x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53;
        return x ^ (x >> 33);
    }
}
