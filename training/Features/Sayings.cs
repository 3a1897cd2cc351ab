using System.Globalization;
using System.Text;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Features;

/// <summary>Writes the sayings found in texts with what their confidence is fitted on: name, content spans in code points, then <see cref="Confidence.Count"/> numbers, tabs between.</summary>
internal static class Sayings
{
    public static void Write(string weights, string texts, TextWriter output)
    {
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        using var rows = new EncoderRows();
        var model = new AttributionModel(PackFile.Open(weights));
        using var attributor = new Attributor(model, Kernel.Best);
        Span<float> numbers = stackalloc float[Confidence.Count];
        foreach (var path in Directory.GetFiles(texts, "*.txt").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path, Encoding.UTF8);
            var document = new Document { Name = path, Path = path, Raw = default, Sha256 = string.Empty, Text = text };
            var parsed = new ParsedDocument(document, pipeline.Read(StoppedText.Of(text), rows));
            var features = new TokenFeatures(parsed);
            var spans = attributor.Spans(parsed, features, rows, CancellationToken.None);
            foreach (var (cue, source, contents) in model.Linker.Groups(new(parsed, features, spans), spans).Where(group => group.Contents.Count > 0))
            {
                Confidence.Write(spans, cue, source, contents, numbers);
                var places = contents.Select(i => parsed.Points.FromUtf16(parsed.Span(spans[i].Range))).Select(s => $"{s.Start}-{s.End}");
                output.WriteLine(string.Join('\t', [Path.GetFileNameWithoutExtension(path), string.Join(',', places), .. numbers.ToArray().Select(n => n.ToString(CultureInfo.InvariantCulture))]));
            }
        }
    }
}
