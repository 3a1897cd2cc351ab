using System.IO.Compression;
using System.Text;

namespace Casus.Ingestion.Tests;

/// <summary>A folder of its own for a test, removed afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    private static readonly byte[] EmptyMember = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public string Root { get; } = Directory.CreateTempSubdirectory("casus-ingestion-").FullName;

    public string At(string relative) => Path.Join(Root, relative);

    public string Write(string relative, byte[] bytes)
    {
        var path = At(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    public static byte[] Gzipped(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        if (bytes.Length == 0)
        {
            return EmptyMember; // the framework writes no member at all for no bytes
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Gzipped(string text) => Gzipped(Encoding.UTF8.GetBytes(text));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
