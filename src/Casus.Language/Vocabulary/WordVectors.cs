using System.Runtime.InteropServices;

namespace Casus.Language;

/// <summary>Static word vectors as they lie in the model's file, by the id of the exact word.</summary>
internal sealed class WordVectors
{
    private readonly ReadOnlyMemory<byte> _keys;
    private readonly ReadOnlyMemory<byte> _rows;
    private readonly FloatTable _table;

    private WordVectors(ReadOnlyMemory<byte> keys, ReadOnlyMemory<byte> rows, FloatTable table)
    {
        (_keys, _rows, _table) = (keys, rows, table);
    }

    public int Width => _table.Width;

    public static WordVectors? Open(PackFile file)
    {
        if (!file.Has("vectors"))
        {
            return null;
        }

        var vectors = new WordVectors(file.Bytes("vectors.keys"), file.Bytes("vectors.rows"), file.Table("vectors", -1, -1));
        return vectors._keys.Length == 2 * vectors._rows.Length ? vectors : throw new ModelFormatException(file.Name, "its vectors have not as many rows as keys");
    }

    public int Row(ulong id)
    {
        var at = MemoryMarshal.Cast<byte, ulong>(_keys.Span).BinarySearch(id);
        return at < 0 ? -1 : MemoryMarshal.Cast<byte, int>(_rows.Span)[at];
    }

    public void Read(int row, Span<float> target) => _table.Read(row, target);
}
