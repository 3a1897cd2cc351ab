using System.Runtime.InteropServices;
using System.Text;

namespace Casus.Language;

/// <summary>Norms by the id of the exact word, as they lie in the model's file: sorted ids, then offsets, then the norms' UTF-8.</summary>
internal readonly struct NormTable(ReadOnlyMemory<byte> bytes)
{
    public static byte[] Pack(IEnumerable<KeyValuePair<ulong, string>> norms)
    {
        var sorted = norms.OrderBy(n => n.Key).ToList();
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((ulong)sorted.Count);
        sorted.ForEach(n => writer.Write(n.Key));
        var offset = 0;
        foreach (var (_, norm) in sorted)
        {
            writer.Write(offset);
            offset += Encoding.UTF8.GetByteCount(norm);
        }

        writer.Write(offset);
        sorted.ForEach(n => writer.Write(Encoding.UTF8.GetBytes(n.Value)));
        writer.Flush();
        return stream.ToArray();
    }

    public string? Find(ulong id)
    {
        var span = bytes.Span;
        if (span.IsEmpty)
        {
            return null;
        }

        var count = (int)BitConverter.ToUInt64(span);
        var at = MemoryMarshal.Cast<byte, ulong>(span.Slice(8, 8 * count)).BinarySearch(id);
        if (at < 0)
        {
            return null;
        }

        var offsets = MemoryMarshal.Cast<byte, int>(span.Slice(8 + (8 * count), 4 * (count + 1)));
        return Encoding.UTF8.GetString(span[(12 + (12 * count))..][offsets[at]..offsets[at + 1]]);
    }
}
