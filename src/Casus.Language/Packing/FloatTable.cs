using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language;

/// <summary>Rows of numbers in a model's file, plain or packed.</summary>
internal readonly struct FloatTable
{
    private readonly ReadOnlyMemory<byte> _rows;
    private readonly ReadOnlyMemory<byte> _others;
    private readonly int _lowest;
    private readonly bool _packed;

    private FloatTable(int rows, int width, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> others, int lowest, bool packed)
    {
        (Rows, Width, _rows, _others, _lowest, _packed) = (rows, width, bytes, others, lowest, packed);
    }

    public int Rows { get; }

    public int Width { get; }

    public static FloatTable Plain(ReadOnlyMemory<byte> bytes, int rows, int width) => new(rows, width, bytes, default, 0, false);

    public static FloatTable Packed(ReadOnlyMemory<byte> bytes, int rows, int width)
    {
        if (bytes.Length < 8)
        {
            throw new InvalidDataException();
        }

        var (lowest, others) = (BitConverter.ToUInt32(bytes.Span), 8L * BitConverter.ToUInt32(bytes.Span[4..]));
        if (lowest > 255 || 8 + others + ((long)rows * PackedFloats.RowBytes(width)) != bytes.Length)
        {
            throw new InvalidDataException();
        }

        return new(rows, width, bytes[(8 + (int)others)..], bytes.Slice(8, (int)others), (int)lowest, true);
    }

    /// <summary>Asks the machine for a row that will be read soon.</summary>
    public unsafe void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            var size = _packed ? PackedFloats.RowBytes(Width) : Width * sizeof(float);
            fixed (byte* bytes = _rows.Span.Slice(row * size, size))
            {
                for (var i = 0; i < size; i += 64)
                {
                    Sse.Prefetch0(bytes + i);
                }
            }
        }
    }

    /// <summary>A row, or as many of those that follow it as <paramref name="target"/> has room for.</summary>
    public void Read(int row, Span<float> target)
    {
        if (!_packed)
        {
            MemoryMarshal.Cast<byte, float>(_rows.Span).Slice(row * Width, target.Length).CopyTo(target);
            return;
        }

        var (size, count) = (PackedFloats.RowBytes(Width), target.Length / Width);
        PackedFloats.Unpack(_rows.Span.Slice(row * size, count * size), Width, _lowest, MemoryMarshal.Cast<byte, uint>(_others.Span), row * Width, target);
    }
}
