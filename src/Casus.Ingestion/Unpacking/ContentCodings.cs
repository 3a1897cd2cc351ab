using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Casus.Ingestion;

/// <summary>The content codings of HTTP (RFC 9110, section 8.4.1) that are asked for and understood.</summary>
internal static class ContentCodings
{
    public const string Accepted = "gzip, br, deflate";

    public static bool Knows(string coding) => coding is "gzip" or "x-gzip" or "br" or "deflate" or "identity";

    public static Unpacked Unpack(string coding, ReadOnlySpan<byte> packed, BoundedBuffer sink, CancellationToken cancellation) => coding switch
    {
        "identity" => sink.TryAdd(packed) ? Unpacked.Whole : Unpacked.TooLarge,
        "gzip" or "x-gzip" => Gzip.Unpack(packed, sink, cancellation),
        "br" => Brotli(packed, sink, cancellation),
        "deflate" => Deflate(packed, sink, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(coding), coding, "Not a coding known here."),
    };

    private static Unpacked Brotli(ReadOnlySpan<byte> packed, BoundedBuffer sink, CancellationToken cancellation)
    {
        var decoder = default(BrotliDecoder); // no using: its calls would go to copies of the struct
        try
        {
            Span<byte> piece = stackalloc byte[8 * 1024];
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var status = decoder.Decompress(packed, piece, out var consumed, out var written);
                packed = packed[consumed..];
                if (!sink.TryAdd(piece[..written]))
                {
                    return Unpacked.TooLarge;
                }

                switch (status)
                {
                    case OperationStatus.Done:
                        return packed.IsEmpty ? Unpacked.Whole : Unpacked.Corrupt;
                    case OperationStatus.NeedMoreData:
                        return Unpacked.Truncated;
                    case OperationStatus.InvalidData:
                        return Unpacked.Corrupt;
                }
            }
        }
        finally
        {
            decoder.Dispose();
        }
    }

    // Zlib by the standard (RFC 1950); some servers send the bare deflate stream, so what does not begin as zlib is taken for that.
    private static Unpacked Deflate(ReadOnlySpan<byte> packed, BoundedBuffer sink, CancellationToken cancellation)
    {
        var zlib = packed.Length >= 2 && (packed[0] & 15) == 8 && (packed[1] & 32) == 0 && BinaryPrimitives.ReadUInt16BigEndian(packed) % 31 == 0;
        packed = zlib ? packed[2..] : packed;
        var end = Inflate.Run(packed, sink, out var consumed, cancellation);
        if (end != Unpacked.Whole || !zlib)
        {
            return end;
        }

        packed = packed[consumed..];
        return packed.Length < 4 ? Unpacked.Truncated
            : BinaryPrimitives.ReadUInt32BigEndian(packed) == Checksums.Adler32(sink.Written) ? Unpacked.Whole
            : Unpacked.Corrupt;
    }
}
