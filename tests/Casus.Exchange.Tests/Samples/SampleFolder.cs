using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Exchange.Tests;

/// <summary>A sample of the repository: its dossier and the documents its words stand in.</summary>
internal static partial class SampleFolder
{
    public static string Of(string sample)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Casus.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run inside the repository");
        }

        return Path.Combine(folder.FullName, "samples", sample);
    }

    /// <summary>The dossier with its words found in the documents, and what was not found.</summary>
    public static (Dossier Dossier, ValueList<Refusal> Warnings) Read(string sample)
    {
        var read = DossierYaml.Read("dossier.yaml", File.ReadAllText(Path.Combine(Of(sample), "dossier.yaml")));
        Assert.Empty(read.Refusals);
        return EvidenceResolver.Resolve(read.Value!, Documents(sample));
    }

    public static IReadOnlyList<Document> Documents(string sample) =>
        [.. Directory.EnumerateFiles(Path.Combine(Of(sample), "documents")).Order(StringComparer.Ordinal).Select(ReadDocument)];

    private static Document ReadDocument(string path)
    {
        var raw = File.ReadAllBytes(path);
        var text = Encoding.UTF8.GetString(path.EndsWith(".gz", StringComparison.Ordinal) ? Unpack(raw) : raw);
        var isPage = path.EndsWith(".html", StringComparison.Ordinal);
        return new Document
        {
            Name = Path.GetFileName(path),
            Path = path,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)),
            Raw = raw,
            IsPage = isPage,

            // Cleaning belongs to another room; here the words need only stand in one of the page's paragraphs.
            Text = isPage ? WebUtility.HtmlDecode(string.Join("\n\n", Paragraphs().Matches(text).Select(p => p.Groups["text"].Value))) : text,
        };
    }

    private static byte[] Unpack(byte[] raw)
    {
        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(new MemoryStream(raw), CompressionMode.Decompress))
        {
            packed.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }

    [GeneratedRegex("<p( [^>]*)?>(?<text>[^<]*)</p>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Paragraphs();
}
