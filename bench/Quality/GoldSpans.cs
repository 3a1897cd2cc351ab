using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Builds statements from the spans of annotators, so that who speaks, acts, conditions and commitments are measured apart from finding.</summary>
internal static class GoldSpans
{
    /// <param name="gold">A folder of NAME.json.</param>
    /// <param name="texts">The folder of NAME.txt; the same one where they lie side by side.</param>
    public static void Write(string gold, string texts, TextWriter output)
    {
        foreach (var (_, _, document, sayings) in Read(gold, texts))
        {
            ReadLines.WriteLine(document.Document, StatementBuilder.Build(document, sayings, CancellationToken.None), output);
        }
    }

    /// <summary>The annotated documents of a folder in the order of their names, parsed, with the annotators' spans as sayings.</summary>
    public static IEnumerable<(string Name, JsonElement Json, ParsedDocument Document, List<Saying> Sayings)> Read(string gold, string texts)
    {
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        foreach (var path in Directory.GetFiles(gold, "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var name = json.RootElement.GetProperty("doc").GetString()!;
            var raw = File.ReadAllBytes(Path.Combine(texts, name + ".txt"));
            var options = new ReadingOptions { Published = json.RootElement.TryGetProperty("published", out var day) && day.GetString() is { } date && PartialDate.TryParse(date, out var parsed) ? parsed : null };
            var document = new Reader(options).Open(new() { Name = name + ".txt", Path = path, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = Encoding.UTF8.GetString(raw), Kind = TextKind.Plain });
            var read = new ParsedDocument(document, pipeline.Read(document.Text));
            yield return (name, json.RootElement, read, Sayings(read, json.RootElement.GetProperty("statements")));
        }
    }

    private static List<Saying> Sayings(ParsedDocument document, JsonElement statements)
    {
        var found = new List<Saying>();
        foreach (var statement in statements.EnumerateArray())
        {
            if (Ranges(document, statement, "content") is { Count: > 0 } content)
            {
                found.Add(new() { Source = Ranges(document, statement, "source"), Cue = Ranges(document, statement, "cue"), Content = content });
            }
        }

        var ordered = found.OrderBy(s => s.First).ThenByDescending(s => s.Content[^1].End).ToList();
        return [.. ordered.Select((saying, i) => saying with { Within = ordered.FindLastIndex(Math.Max(0, i - 1), i, outer => Holds(outer, saying)) })];
    }

    private static bool Holds(Saying outer, Saying inner) =>
        inner.Content.All(part => outer.Content.Any(whole => whole.First <= part.First && part.End <= whole.End))
        && (inner.Cue.Count == 0 || outer.Content.Any(whole => whole.First <= inner.Cue[0].First && inner.Cue[0].End <= whole.End));

    private static ValueList<TokenRange> Ranges(ParsedDocument document, JsonElement statement, string role)
    {
        var ranges = new List<TokenRange>();
        if (statement.TryGetProperty(role, out var spans) && spans.ValueKind == JsonValueKind.Array)
        {
            foreach (var span in spans.EnumerateArray())
            {
                if (document.Tokens(document.Points.ToUtf16(new Span(span[0].GetInt32(), span[1].GetInt32()))) is { } range && (ranges.Count == 0 || ranges[^1].End <= range.First))
                {
                    ranges.Add(range);
                }
            }
        }

        return [.. ranges];
    }
}
