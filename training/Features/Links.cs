using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Features;

/// <summary>
/// Writes what tells which source and contents belong to which cue, for spans of annotators. SPANS: lines of name, role (0 source, 1 cue, 2 content), first token, end token, and the
/// attributions it belongs to (numbers joined by commas), in order within a document, tabs between. TARGET: for each other span and each cue near it, int32 document, other span, cue, right (1) or not (0), then
/// <see cref="LinkFeatures.Count"/> float32.
/// </summary>
internal static class Links
{
    public static void Write(string spans, string texts, string target)
    {
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        using var output = File.Create(target);
        var number = 0;
        var row = new float[LinkFeatures.Count];
        foreach (var group in File.ReadLines(spans).Select(line => line.Split('\t')).GroupBy(parts => parts[0]))
        {
            var raw = File.ReadAllBytes(Path.Combine(texts, group.Key + ".txt"));
            var document = new Document { Name = group.Key, Path = group.Key, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = Encoding.UTF8.GetString(raw) };
            var parsed = new ParsedDocument(document, pipeline.Read(StoppedText.Of(document.Text)));
            var found = group.Select(p => new LabelledSpan((SpanRole)Number(p[1]), new(Number(p[2]), Number(p[3])), 1)).ToList();
            var owners = group.Select(p => p[4].Split(',')).ToList();
            var features = new LinkFeatures(parsed, new(parsed), found);
            for (var other = 0; other < found.Count; other++)
            {
                foreach (var cue in Linker.Near(found, other))
                {
                    features.Write(cue, other, row);
                    output.Write(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[number, other, (int)found[other].Role, cue, owners[other].Intersect(owners[cue]).Any() ? 1 : 0]));
                    output.Write(MemoryMarshal.AsBytes(row.AsSpan()));
                }
            }

            number++;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
