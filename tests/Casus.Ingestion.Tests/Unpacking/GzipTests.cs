using System.IO.Compression;
using CsCheck;

namespace Casus.Ingestion.Tests;

public sealed class GzipTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Frequency(
        (2, Gen.Byte.Array[0, 3000]),
        (2, Gen.Byte[97, 102].Array[0, 20_000]),
        (1, Gen.Select(Gen.Byte.Array[1, 50], Gen.Int[1, 4000], (unit, times) => Enumerable.Repeat(unit, times).SelectMany(u => u).ToArray())));

    private static readonly Gen<CompressionLevel> Level = Gen.Enum<CompressionLevel>();

    [Fact]
    public void WhatTheFrameworkPacks_ComesBackWhole() =>
        Gen.Select(Bytes, Level, Gen.Int[1, 3]).Sample(
            (bytes, level, members) =>
            {
                var packed = Enumerable.Repeat(Scratch.Gzipped(bytes, level), members).SelectMany(m => m).ToArray();
                var (end, content) = Unpack(packed);
                Assert.Equal(Unpacked.Whole, end);
                Assert.Equal(Enumerable.Repeat(bytes, members).SelectMany(m => m), content);
            },
            iter: 200);

    [Fact]
    public void EveryBeginning_IsTruncated() =>
        Gen.Select(Gen.Byte[97, 104].Array[0, 400], Level).Sample(
            (bytes, level) =>
            {
                var packed = Scratch.Gzipped(bytes, level);
                for (var length = 1; length < packed.Length; length++)
                {
                    Assert.Equal(Unpacked.Truncated, Unpack(packed[..length]).End);
                }
            },
            iter: 30);

    [Fact]
    public void BeginningOfASecondMember_IsTruncated()
    {
        var one = Scratch.Gzipped("The ferry sails.");
        for (var length = 1; length < one.Length; length++)
        {
            Assert.Equal(Unpacked.Truncated, Unpack([.. one, .. one[..length]]).End);
        }
    }

    [Fact]
    public void OneBitFlippedInWhatIsPacked_NeverGivesAnotherText() =>
        Gen.Select(Gen.Byte[97, 104].Array[20, 400], Level, Gen.Int[0, 1 << 20]).Sample(
            (bytes, level, where) =>
            {
                const int Header = 10;
                var packed = Scratch.Gzipped(bytes, level);
                var bit = where % ((packed.Length - Header) * 8);
                packed[Header + (bit / 8)] ^= (byte)(1 << (bit % 8));
                var (end, content) = Unpack(packed);
                Assert.True(end != Unpacked.Whole || content.AsSpan().SequenceEqual(bytes));
            },
            iter: 500);

    [Fact]
    public void AnyBytes_EndWithoutAnException() =>
        Gen.Byte.Array[0, 500].Sample(
            bytes =>
            {
                byte[] packed = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, .. bytes];
                var mine = Unpack(packed);
                var sink = new BoundedBuffer(100_000);
                Inflate.Run(bytes, sink, out var consumed, CancellationToken.None);
                Assert.InRange(consumed, 0, bytes.Length);
                Assert.NotEqual(Unpacked.Whole, mine.End);
            },
            iter: 5000);

    [Fact]
    public void HeaderWithEveryField_IsSteppedOver()
    {
        var plain = Scratch.Gzipped("The ferry sails.");
        byte[] packed = [.. plain[..3], 2 | 4 | 8 | 16, .. plain[4..10], 3, 0, 1, 2, 3, .. "name\0remark\0"u8, 9, 9, .. plain[10..]];
        Assert.Equal(Unpacked.Whole, Unpack(packed).End);
        for (var length = 1; length < packed.Length; length++)
        {
            Assert.Equal(Unpacked.Truncated, Unpack(packed[..length]).End);
        }
    }

    [Fact]
    public void ZerosAfterTheEnd_ArePadding() => Assert.Equal(Unpacked.Whole, Unpack([.. Scratch.Gzipped("x"), .. new byte[512]]).End);

    [Fact]
    public void OtherBytesAfterTheEnd_AreCorrupt() => Assert.Equal(Unpacked.Corrupt, Unpack([.. Scratch.Gzipped("x"), .. "and more, which is no gzip"u8]).End);

    [Theory]
    [InlineData(2, 7)] // another method than deflate
    [InlineData(3, 0x80)] // a reserved flag
    public void HeaderOfAnotherKind_IsCorrupt(int at, byte value)
    {
        var packed = Scratch.Gzipped("The ferry sails.");
        packed[at] = value;
        Assert.Equal(Unpacked.Corrupt, Unpack(packed).End);
    }

    [Fact]
    public void Limit_IsExact()
    {
        var packed = Scratch.Gzipped(new byte[10_000]);
        Assert.Equal(Unpacked.Whole, Gzip.Unpack(packed, new(10_000), CancellationToken.None));
        var sink = new BoundedBuffer(9_999);
        Assert.Equal(Unpacked.TooLarge, Gzip.Unpack(packed, sink, CancellationToken.None));
        Assert.InRange(sink.Length, 0, 9_999);
    }

    [Fact]
    public void BombOfTenGigabytes_StopsAtTheLimitWithBoundedMemory()
    {
        const int Member = 64 * 1024 * 1024, Limit = 1024 * 1024;
        byte[] bomb = [.. Enumerable.Repeat(Scratch.Gzipped(new byte[Member]), 160).SelectMany(m => m)];
        Assert.InRange(bomb.Length, 1, Member);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Unpacked.TooLarge, Gzip.Unpack(bomb, new(Limit), CancellationToken.None));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * Limit);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip")]
    public void ContentCoding_ComesBackWholeAndBeginningsAreTruncated(string coding)
    {
        var text = string.Concat(Enumerable.Repeat("The ferry sails at six. ", 50));
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(bytes);
        }

        var whole = packed.ToArray();
        var sink = new BoundedBuffer(100_000);
        Assert.Equal(Unpacked.Whole, ContentCodings.Unpack(coding, whole, sink, CancellationToken.None));
        Assert.Equal(bytes, sink.ToArray());
        for (var length = 2; length < whole.Length; length++)
        {
            Assert.Equal(Unpacked.Truncated, ContentCodings.Unpack(coding, whole.AsSpan(0, length), new(100_000), CancellationToken.None));
        }

        Assert.Equal(Unpacked.TooLarge, ContentCodings.Unpack(coding, whole, new(100), CancellationToken.None));
    }

    [Fact]
    public void DeflateWithoutItsWrapper_IsUnderstood()
    {
        using var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write("The ferry sails."u8);
        }

        var sink = new BoundedBuffer(100);
        Assert.Equal(Unpacked.Whole, ContentCodings.Unpack("deflate", packed.ToArray(), sink, CancellationToken.None));
        Assert.Equal("The ferry sails."u8, sink.Written);
    }

    private static (Unpacked End, byte[] Content) Unpack(byte[] packed)
    {
        var sink = new BoundedBuffer(10_000_000);
        return (Gzip.Unpack(packed, sink, CancellationToken.None), sink.ToArray());
    }
}
