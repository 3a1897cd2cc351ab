using System.Buffers.Binary;

namespace Casus.Ingestion;

/// <summary>Unpacks gzip (RFC 1952): one member or several, with sums and lengths checked; zeros after the last are padding.</summary>
internal static class Gzip
{
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    public static Unpacked Unpack(ReadOnlySpan<byte> packed, BoundedBuffer sink, CancellationToken cancellation)
    {
        while (true)
        {
            var end = Member(ref packed, sink, cancellation);
            if (end != Unpacked.Whole || packed.IndexOfAnyExcept((byte)0) < 0)
            {
                return end;
            }
        }
    }

    private static Unpacked Member(ref ReadOnlySpan<byte> packed, BoundedBuffer sink, CancellationToken cancellation)
    {
        var end = Header(ref packed);
        if (end != Unpacked.Whole)
        {
            return end;
        }

        var start = sink.Length;
        end = Inflate.Run(packed, sink, out var consumed, cancellation);
        if (end != Unpacked.Whole)
        {
            return end;
        }

        packed = packed[consumed..];
        if (packed.Length < 8)
        {
            return Unpacked.Truncated;
        }

        var content = sink.Written[start..];
        var good = BinaryPrimitives.ReadUInt32LittleEndian(packed) == Checksums.Crc32(content)
            && BinaryPrimitives.ReadUInt32LittleEndian(packed[4..]) == (uint)content.Length;
        packed = packed[8..];
        return good ? Unpacked.Whole : Unpacked.Corrupt;
    }

    private static Unpacked Header(ref ReadOnlySpan<byte> packed)
    {
        const int Crc = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xE0;
        if (packed.Length < 10)
        {
            return packed is [0x1F] or [0x1F, 0x8B, ..] ? Unpacked.Truncated : Unpacked.Corrupt;
        }

        var flags = packed[3];
        if (!Begins(packed) || packed[2] != 8 || (flags & Reserved) != 0)
        {
            return Unpacked.Corrupt;
        }

        var at = 10;
        if ((flags & Extra) != 0)
        {
            if (packed.Length < at + 2)
            {
                return Unpacked.Truncated;
            }

            at += 2 + BinaryPrimitives.ReadUInt16LittleEndian(packed[at..]);
        }

        foreach (var text in (ReadOnlySpan<int>)[Name, Comment])
        {
            if ((flags & text) == 0)
            {
                continue;
            }

            var length = at > packed.Length ? -1 : packed[at..].IndexOf((byte)0);
            if (length < 0)
            {
                return Unpacked.Truncated;
            }

            at += length + 1;
        }

        at += (flags & Crc) != 0 ? 2 : 0;
        if (at > packed.Length)
        {
            return Unpacked.Truncated;
        }

        packed = packed[at..];
        return Unpacked.Whole;
    }
}
