using Casus.Language;

namespace Casus.Features;

/// <summary>Writes a spaCy pipeline's static vectors plainly: TARGET.keys (uint64), TARGET.keyrows (int32, beside the keys), TARGET.vectors (float32, rows × width).</summary>
internal static class VectorDump
{
    public static void Write(string model, string target)
    {
        using var file = PackFile.Open(model, new SpacyFolder(model).Pack());
        File.WriteAllBytes(target + ".keys", file.Bytes("vectors.keys").ToArray());
        File.WriteAllBytes(target + ".keyrows", file.Bytes("vectors.rows").ToArray());
        var table = file.Table("vectors", -1, -1);
        using var output = File.Create(target + ".vectors");
        var row = new float[table.Width];
        for (var i = 0; i < table.Rows; i++)
        {
            table.Read(i, row);
            output.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(row.AsSpan()));
        }
    }
}
