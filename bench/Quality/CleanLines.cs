using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Cleans the pages of a folder (<c>ID.html.gz</c>): writes their texts, one a line, or measures how fast.</summary>
internal static class CleanLines
{
    private const int Rounds = 8;

    public static void Write(string folder, TextWriter output)
    {
        var reader = new Reader(new());
        foreach (var fetched in Pages(folder))
        {
            var document = reader.Open(fetched);
            output.WriteLine(JsonSerializer.Serialize(new { document = new { name = document.Name, title = document.Title, published = document.Published?.ToString(), updated = document.Updated, publisher = document.Publisher, authors = document.Authors, dateline = document.Dateline, relayedFrom = document.RelayedFrom, language = document.Language }, text = document.Text }));
        }
    }

    /// <summary>Pages a CPU second, from decoded source to document, in each of several rounds over all pages; the first holds the runtime's compiling.</summary>
    public static void Measure(string folder, TextWriter output)
    {
        var pages = Pages(folder).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var reader = new Reader(new());
            var (before, characters) = (Process.GetCurrentProcess().TotalProcessorTime, 0L);
            foreach (var page in pages)
            {
                characters += reader.Open(page).Text.Length;
            }

            var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {pages.Count} pages, {characters} characters, {seconds:0.000} CPU s, {pages.Count / seconds:0} pages a CPU second"));
        }
    }

    private static IEnumerable<FetchedText> Pages(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*.html.gz").Order(StringComparer.Ordinal))
        {
            using var unpacked = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
            yield return new() { Name = Path.GetFileName(path), Path = path, Raw = default, Sha256 = string.Empty, Text = unpacked.ReadToEnd(), Kind = TextKind.Page };
        }
    }
}
