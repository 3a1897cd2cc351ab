using System.Text.Json;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Writes what the condition filter sees of each candidate in annotated contents, for training: document, 1 or 0, what grammar decides, connective, words, features.</summary>
internal static class ConditionRows
{
    private const double Same = 0.5;

    public static void Write(string gold, string texts, TextWriter output)
    {
        var features = new List<string>();
        foreach (var read in GoldSpans.Read(gold, texts))
        {
            var document = read.Document;
            var name = Path.GetFileNameWithoutExtension(document.Document.Name);
            var marked = Marked(read.Labels, document);
            var seen = new HashSet<TokenRange>();
            foreach (var saying in read.Sayings)
            {
                foreach (var candidate in ConditionCandidates.Find(document, saying))
                {
                    if (!seen.Add(candidate.Range))
                    {
                        continue;
                    }

                    var rule = ConditionRules.Decide(document, candidate, Denial.Of(document, saying, candidate));
                    ConditionFeatures.Of(document, saying, candidate, features);
                    var span = document.Span(candidate.Range);
                    var label = marked.Any(other => Overlap(span, other) >= Same) ? 1 : 0;
                    var words = span.In(document.Text).ReplaceLineEndings(" ").Replace('\t', ' ');
                    output.WriteLine($"{name}\t{label}\t{(rule is { } decided ? decided ? "yes" : "no" : "-")}\t{candidate.Connective.Name}\t{words}\t{string.Join('\t', features)}");
                }
            }
        }
    }

    private static List<Span> Marked(List<JsonElement> labels, ParsedDocument document)
    {
        var spans = new List<Span>();
        foreach (var statement in labels)
        {
            foreach (var condition in statement.GetProperty("conditions").EnumerateArray())
            {
                if (condition.GetProperty("span") is { ValueKind: JsonValueKind.Array } span)
                {
                    spans.Add(document.Points.ToUtf16(new Span(span[0].GetInt32(), span[1].GetInt32())));
                }
            }
        }

        return spans;
    }

    private static double Overlap(Span a, Span b)
    {
        var both = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
        return both <= 0 ? 0 : (double)both / (a.Length + b.Length - both);
    }
}
