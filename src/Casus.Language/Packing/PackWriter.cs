using System.Runtime.InteropServices;
using System.Text;

namespace Casus.Language;

/// <summary>Collects named sections and writes them as one model's file; the same sections give the same bytes.</summary>
internal sealed class PackWriter
{
    /// <summary>Shorter arrays stay plain: packing them saves nothing that matters.</summary>
    private const int WorthPacking = 1024;

    private readonly List<(string Name, SectionKind Kind, int[] Shape, byte[] Bytes)> _sections = [];

    public void Add(string name, byte[] bytes) => _sections.Add((name, SectionKind.Bytes, [], bytes));

    /// <param name="plain">Keep the numbers as they are, for use where they lie.</param>
    public void Add(string name, NumericArray array, bool plain = false)
    {
        var raw = MemoryMarshal.AsBytes(array.Values.AsSpan()).ToArray();
        if (!plain && array.Values.Length >= WorthPacking && PackedFloats.Pack(array.Values, array.Shape[^1]) is var packed && packed.Length < raw.Length)
        {
            _sections.Add((name, SectionKind.PackedFloats, array.Shape, packed));
        }
        else
        {
            _sections.Add((name, SectionKind.Floats, array.Shape, raw));
        }
    }

    public byte[] ToBytes()
    {
        var tableLength = _sections.Sum(s => 1 + Encoding.UTF8.GetByteCount(s.Name) + 2 + (4 * s.Shape.Length) + 16);
        var offsets = new long[_sections.Count];
        var end = (long)PackFile.HeaderSize + tableLength;
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (end + PackFile.Alignment - 1) / PackFile.Alignment * PackFile.Alignment;
            end = offsets[i] + _sections[i].Bytes.Length;
        }

        using var stream = new MemoryStream((int)end);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(PackFile.Magic);
        writer.Write(PackFile.Version);
        writer.Write(0);
        writer.Write(end);
        writer.Write(0UL);
        writer.Write(_sections.Count);
        writer.Write(tableLength);
        for (var i = 0; i < offsets.Length; i++)
        {
            var name = Encoding.UTF8.GetBytes(_sections[i].Name);
            writer.Write((byte)name.Length);
            writer.Write(name);
            writer.Write((byte)_sections[i].Kind);
            writer.Write((byte)_sections[i].Shape.Length);
            foreach (var dimension in _sections[i].Shape)
            {
                writer.Write(dimension);
            }

            writer.Write(offsets[i]);
            writer.Write((long)_sections[i].Bytes.Length);
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            writer.Write(new byte[offsets[i] - stream.Position]);
            writer.Write(_sections[i].Bytes);
        }

        writer.Flush();
        var bytes = stream.ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(24), FileHash.Of(bytes.AsSpan(PackFile.HashedFrom)));
        return bytes;
    }
}
