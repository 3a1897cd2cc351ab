using System.Runtime.InteropServices;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Word vectors cut to few numbers, a byte each with a scale a row, found by the id of the exact word.</summary>
/// <remarks>
/// Keys are the upper 32 bits of the id, sorted; two words in ten million share one, and then share a vector. A first index by the upper 16 bits leaves about ten keys to look through.
/// </remarks>
internal sealed class WordTable
{
    private readonly ReadOnlyMemory<byte> _keys;
    private readonly ReadOnlyMemory<byte> _rows;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly float[] _scales;
    private readonly int[] _index = new int[(1 << 16) + 1];

    public WordTable(PackFile file)
    {
        (_keys, _rows, _bytes) = (file.Bytes("words.keys"), file.Bytes("words.rows"), file.Bytes("words.bytes"));
        _scales = MemoryMarshal.Cast<byte, float>(file.Bytes("words.scales").Span).ToArray();
        Width = _scales.Length == 0 ? 0 : _bytes.Length / _scales.Length;
        var keys = MemoryMarshal.Cast<byte, uint>(_keys.Span);
        var rows = MemoryMarshal.Cast<byte, ushort>(_rows.Span);
        if (keys.Length != rows.Length || _scales.Length == 0 || Width * _scales.Length != _bytes.Length)
        {
            throw new ModelFormatException(file.Name, "its word vectors have not as many rows as keys");
        }

        var at = 0;
        for (var bucket = 0; bucket < 1 << 16; bucket++)
        {
            while (at < keys.Length && keys[at] >> 16 < bucket)
            {
                at++;
            }

            _index[bucket] = at;
        }

        _index[^1] = keys.Length;
    }

    /// <summary>The numbers a vector.</summary>
    public int Width { get; }

    /// <summary>The row of a word as written, by its id in spaCy's string store; −1 for one without.</summary>
    public int Row(ulong word)
    {
        var key = (uint)(word >> 32);
        var keys = MemoryMarshal.Cast<byte, uint>(_keys.Span);
        var bucket = (int)(key >> 16);
        for (var i = _index[bucket]; i < _index[bucket + 1]; i++)
        {
            if (keys[i] == key)
            {
                var row = MemoryMarshal.Cast<byte, ushort>(_rows.Span)[i];
                return row < _scales.Length ? row : -1;
            }
        }

        return -1;
    }

    /// <summary>Writes a row's numbers; zeros for −1.</summary>
    public void Read(int row, Span<float> target)
    {
        if (row < 0)
        {
            target[..Width].Clear();
            return;
        }

        var scale = _scales[row];
        var bytes = MemoryMarshal.Cast<byte, sbyte>(_bytes.Span.Slice(row * Width, Width));
        for (var i = 0; i < bytes.Length; i++)
        {
            target[i] = bytes[i] * scale;
        }
    }
}
