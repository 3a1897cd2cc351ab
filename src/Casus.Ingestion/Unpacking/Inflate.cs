using System.Buffers.Binary;

namespace Casus.Ingestion;

/// <summary>Reads one deflate stream (RFC 1951) and knows exactly where it ends.</summary>
/// <remarks>Of our own because the framework's streams take a stream that breaks off for one that ends; see decision 0040. Work is linear in input and output.</remarks>
internal ref struct Inflate
{
    private static readonly Huffman FixedLiterals = MakeFixedLiterals();
    private static readonly Huffman FixedDistances = Huffman.Make([.. Enumerable.Repeat((byte)5, 32)])!;

    private readonly ReadOnlySpan<byte> _source;
    private readonly BoundedBuffer _sink;
    private readonly int _start;
    private int _at;
    private ulong _bits;
    private int _count;

    private Inflate(ReadOnlySpan<byte> source, BoundedBuffer sink)
    {
        _source = source;
        _sink = sink;
        _start = sink.Length;
    }

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static ReadOnlySpan<short> LengthBase => [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static ReadOnlySpan<byte> LengthExtra => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static ReadOnlySpan<short> DistanceBase =>
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    private static ReadOnlySpan<byte> DistanceExtra => [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    /// <param name="consumed">How many bytes of the source the stream took; meaningful when whole.</param>
    public static Unpacked Run(ReadOnlySpan<byte> source, BoundedBuffer sink, out int consumed, CancellationToken cancellation)
    {
        var inflate = new Inflate(source, sink);
        var end = inflate.Blocks(cancellation);
        consumed = inflate._at - (inflate._count / 8);
        return end;
    }

    private Unpacked Blocks(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!TryTake(3, out var head))
            {
                return Unpacked.Truncated;
            }

            var end = (head >> 1) switch
            {
                0 => Stored(),
                1 => Coded(FixedLiterals, FixedDistances),
                2 => Dynamic(),
                _ => Unpacked.Corrupt,
            };
            if (end != Unpacked.Whole || (head & 1) == 1)
            {
                return end;
            }
        }
    }

    private Unpacked Stored()
    {
        // Whole bytes that were read ahead go back: what is stored begins at a byte.
        _at -= _count / 8;
        (_bits, _count) = (0, 0);
        if (_source.Length - _at < 4)
        {
            return Unpacked.Truncated;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(_source[_at..]);
        if ((length ^ BinaryPrimitives.ReadUInt16LittleEndian(_source[(_at + 2)..])) != 0xFFFF)
        {
            return Unpacked.Corrupt;
        }

        _at += 4;
        var there = Math.Min(length, _source.Length - _at);
        if (!_sink.TryAdd(_source.Slice(_at, there)))
        {
            return Unpacked.TooLarge;
        }

        _at += there;
        return there < length ? Unpacked.Truncated : Unpacked.Whole;
    }

    private Unpacked Dynamic()
    {
        if (!TryTake(14, out var head))
        {
            return Unpacked.Truncated;
        }

        var literals = (head & 31) + 257;
        var distances = ((head >> 5) & 31) + 1;
        var codes = (head >> 10) + 4;
        if (literals > 286 || distances > 30)
        {
            return Unpacked.Corrupt;
        }

        Span<byte> lengths = stackalloc byte[286 + 30];
        lengths.Clear();
        for (var i = 0; i < codes; i++)
        {
            if (!TryTake(3, out var length))
            {
                return Unpacked.Truncated;
            }

            lengths[LengthOrder[i]] = (byte)length;
        }

        if (Huffman.Make(lengths[..19]) is not { } ofLengths)
        {
            return Unpacked.Corrupt;
        }

        lengths.Clear();
        for (var at = 0; at < literals + distances;)
        {
            var end = TryRead(ofLengths, out var symbol);
            if (end != Unpacked.Whole)
            {
                return end;
            }

            if (symbol < 16)
            {
                lengths[at++] = (byte)symbol;
                continue;
            }

            if (symbol == 16 && at == 0)
            {
                return Unpacked.Corrupt;
            }

            var (bits, from) = symbol switch { 16 => (2, 3), 17 => (3, 3), _ => (7, 11) };
            if (!TryTake(bits, out var more))
            {
                return Unpacked.Truncated;
            }

            var repeat = from + more;
            if (at + repeat > literals + distances)
            {
                return Unpacked.Corrupt;
            }

            lengths.Slice(at, repeat).Fill(symbol == 16 ? lengths[at - 1] : (byte)0);
            at += repeat;
        }

        // Without a code for the end of the block it could not end.
        return lengths[256] != 0
            && Huffman.Make(lengths[..literals]) is { } ofLiterals
            && Huffman.Make(lengths.Slice(literals, distances)) is { } ofDistances
            ? Coded(ofLiterals, ofDistances)
            : Unpacked.Corrupt;
    }

    private Unpacked Coded(Huffman literals, Huffman distances)
    {
        while (true)
        {
            var end = TryRead(literals, out var symbol);
            if (end != Unpacked.Whole)
            {
                return end;
            }

            if (symbol < 256)
            {
                if (!_sink.TryAdd((byte)symbol))
                {
                    return Unpacked.TooLarge;
                }

                continue;
            }

            if (symbol == 256)
            {
                return Unpacked.Whole;
            }

            end = Repeat(symbol - 257, distances);
            if (end != Unpacked.Whole)
            {
                return end;
            }
        }
    }

    private Unpacked Repeat(int lengthSymbol, Huffman distances)
    {
        if (lengthSymbol >= LengthBase.Length)
        {
            return Unpacked.Corrupt;
        }

        if (!TryTake(LengthExtra[lengthSymbol], out var more))
        {
            return Unpacked.Truncated;
        }

        var length = LengthBase[lengthSymbol] + more;
        var end = TryRead(distances, out var symbol);
        if (end != Unpacked.Whole)
        {
            return end;
        }

        if (symbol >= DistanceBase.Length)
        {
            return Unpacked.Corrupt;
        }

        if (!TryTake(DistanceExtra[symbol], out more))
        {
            return Unpacked.Truncated;
        }

        var distance = DistanceBase[symbol] + more;
        return distance > _sink.Length - _start ? Unpacked.Corrupt
            : _sink.TryRepeat(distance, length) ? Unpacked.Whole
            : Unpacked.TooLarge;
    }

    private Unpacked TryRead(Huffman code, out int symbol)
    {
        Fill();
        symbol = code.Read((uint)_bits, out var length);

        // Past the end the missing bits read as zeros: a code that needs them, or none that fits them, is one that was cut off.
        if (length > _count || (length == 0 && _count < Huffman.MaxLength))
        {
            return Unpacked.Truncated;
        }

        if (length == 0)
        {
            return Unpacked.Corrupt;
        }

        _bits >>= length;
        _count -= length;
        return Unpacked.Whole;
    }

    private bool TryTake(int count, out int value)
    {
        Fill();
        value = (int)(_bits & ((1UL << count) - 1));
        if (count > _count)
        {
            return false;
        }

        _bits >>= count;
        _count -= count;
        return true;
    }

    private void Fill()
    {
        while (_count <= 56 && _at < _source.Length)
        {
            _bits |= (ulong)_source[_at++] << _count;
            _count += 8;
        }
    }

    private static Huffman MakeFixedLiterals()
    {
        Span<byte> lengths = stackalloc byte[288];
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        return Huffman.Make(lengths)!;
    }
}
