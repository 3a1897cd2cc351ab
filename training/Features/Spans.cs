using System.Runtime.InteropServices;
using System.Text;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Features;

/// <summary>
/// Writes the spans that the network finds likely, with what they are scored on. TARGET: for each span int32 text (in ordinal order of their names), role, first and last code point, then
/// <see cref="SpanFeatures.Count"/> float32 and <see cref="SpanFeatures.Categories"/> int32.
/// </summary>
internal static class Spans
{
    public static unsafe void Write(string weights, string texts, string target)
    {
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        using var rows = new EncoderRows();
        using var output = File.Create(target);
        var network = new NetworkWeights(PackFile.Open(weights));
        using var reader = new TokenNetwork(network, Kernel.Best);
        var (chances, features) = (new LabelChances(network), new SpanFeatures(network));
        var (row, categories) = (new float[SpanFeatures.Count], new int[SpanFeatures.Categories]);
        var number = 0;
        foreach (var path in Directory.GetFiles(texts, "*.txt").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path, Encoding.UTF8);
            var parsed = new ParsedDocument(new Document { Name = path, Path = path, Raw = default, Sha256 = string.Empty, Text = text }, pipeline.Read(StoppedText.Of(text), rows));
            var tokens = new TokenFeatures(parsed);
            foreach (var section in Attributor.Sections(parsed.Doc))
            {
                reader.Run(tokens, rows, parsed.Doc.Columns.Forms, section.First, section.End);
                chances.Read(reader.Scores, TokenNetwork.ScoreStride, section.Count);
                var spans = new List<LabelledSpan>();
                chances.AddSpans(SpanDecoder.Least, spans);
                features.Begin(parsed, tokens, chances, spans, section.First);
                for (var i = 0; i < spans.Count; i++)
                {
                    features.Write(i, row, categories);
                    var place = parsed.Points.FromUtf16(parsed.Span(new(section.First + spans[i].Range.First, section.First + spans[i].Range.End)));
                    output.Write(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[number, (int)spans[i].Role, place.Start, place.End]));
                    output.Write(MemoryMarshal.AsBytes(row.AsSpan()));
                    output.Write(MemoryMarshal.AsBytes(categories.AsSpan()));
                }
            }

            number++;
        }
    }
}
