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
    /// <param name="given">Whether the annotators' speakers and acts are given too.</param>
    public static void Write(string gold, string texts, bool given, TextWriter output)
    {
        var duplicates = new DuplicateFinder();
        foreach (var read in Read(gold, texts))
        {
            ReadLines.WriteLine(read.Document.Document, duplicates.Mark(new(read.Document.Document, StatementBuilder.Build(read.Document, read.Sayings, CancellationToken.None, given ? GoldReadings.Of(read) : null), null)).Statements, output);
        }
    }

    /// <summary>The documents of a gold folder, parsed, with its statements as sayings.</summary>
    public static IEnumerable<GoldDocument> Read(string gold, string texts)
    {
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        foreach (var path in Directory.GetFiles(gold, "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var name = json.RootElement.GetProperty("doc").GetString()!;
            var raw = File.ReadAllBytes(Path.Combine(texts, name + ".txt"));
            var options = new ReadingOptions { Published = json.RootElement.TryGetProperty("published", out var day) && day.GetString() is { } date && PartialDate.TryParse(date, out var parsed) ? parsed : null };
            var document = new Reader(options).Open(new() { Name = name + ".txt", Path = path, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = Encoding.UTF8.GetString(raw), Kind = TextKind.Plain });
            var read = new ParsedDocument(document, pipeline.Read(StoppedText.Of(document.Text)));
            var found = Sayings(read, json.RootElement.GetProperty("statements"));
            yield return new(read, found.ConvertAll(pair => pair.Saying), found.ConvertAll(pair => pair.Label), json.RootElement.TryGetProperty("set", out var set) ? set.GetInt32() : 1);
        }
    }

    private static List<(Saying Saying, JsonElement Label)> Sayings(ParsedDocument document, JsonElement statements)
    {
        var found = new List<(Saying Saying, JsonElement Label)>();
        foreach (var statement in statements.EnumerateArray())
        {
            if (Ranges(document, statement, "content") is { Count: > 0 } content)
            {
                found.Add((new() { Source = Ranges(document, statement, "source"), Cue = Ranges(document, statement, "cue"), Content = content }, statement.Clone()));
            }
        }

        var ordered = found.OrderBy(s => s.Saying.First).ThenByDescending(s => s.Saying.Content[^1].End).ToList();
        return [.. ordered.Select((one, i) => (one.Saying with { Within = ordered.FindLastIndex(Math.Max(0, i - 1), i, outer => Holds(outer.Saying, one.Saying)) }, one.Label))];
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

/// <summary>A parsed document with the sayings its annotators marked, and the label of each as it stands in the file.</summary>
/// <param name="Set">Which half of the labels it belongs to: the second was labelled to conventions the first lacks.</param>
internal sealed record GoldDocument(ParsedDocument Document, List<Saying> Sayings, List<JsonElement> Labels, int Set);
