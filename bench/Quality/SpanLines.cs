using System.Text.Json;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

internal static class SpanLines
{
    public static void Write(string folder, TextWriter output)
    {
        foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path);
            var points = new CodePoints(text);
            var words = new Words(text, CancellationToken.None);
            var statements = Attributions.Find(new Frames(words, CancellationToken.None), CancellationToken.None).ConvertAll(a => new
            {
                source = a.Source is { } s ? Spans([s]) : null,
                cue = a.Cue.Count > 0 ? Spans(a.Cue) : null,
                content = Spans(a.Content),
                pattern = a.Pattern.ToString(),
                key = a.Key,
            });
            output.WriteLine(JsonSerializer.Serialize(new { document = new { name = Path.GetFileName(path) }, statements }));

            object Spans(List<Casus.Language.TokenRange> ranges) => new
            {
                spans = ranges.ConvertAll(r => points.FromUtf16(words.Span(r.First, r.End))).ConvertAll(s => new[] { s.Start, s.End }),
            };
        }
    }
}
