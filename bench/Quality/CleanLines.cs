using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Cleans the pages of a folder (<c>ID.html.gz</c>) and writes their texts, one a line.</summary>
internal static class CleanLines
{
    public static void Write(string folder, TextWriter output)
    {
        var reader = new Reader(new());
        foreach (var path in Directory.GetFiles(folder, "*.html.gz").Order(StringComparer.Ordinal))
        {
            using var unpacked = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
            var document = reader.Open(new() { Name = Path.GetFileName(path), Path = path, Raw = default, Sha256 = string.Empty, Text = unpacked.ReadToEnd(), Kind = TextKind.Page });
            output.WriteLine(JsonSerializer.Serialize(new { document = new { name = document.Name, title = document.Title, published = document.Published?.ToString(), publisher = document.Publisher, authors = document.Authors, language = document.Language }, text = document.Text }));
        }
    }
}
