using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>B-cubed of <c>duplicateOf</c> over groups of reports (<c>bench/Quality/commitments</c>).</summary>
internal static class DuplicateScore
{
    /// <summary>How a document of a group is read: its text and date, and the statements that the set has for it.</summary>
    public delegate ReadingResult ReadGroupDocument(Document document, JsonElement statements);

    /// <summary>Reads the set's own spans, with its speakers and acts or the reader's.</summary>
    public static ReadGroupDocument OnSpans(Pipeline pipeline, bool given) => (document, statements) =>
    {
        var read = new ParsedDocument(document, pipeline.Read(document.Text));
        List<(Saying Saying, JsonElement Label)> sayings = [.. statements.EnumerateArray().Select(statement => (Of(read, statement), statement)).OrderBy(pair => pair.Item1.First)];
        List<Saying> found = sayings.ConvertAll(pair => pair.Saying);
        List<GivenReading>? readings = given ? sayings.ConvertAll(pair => Given(pair.Label)) : null;
        return new(document, StatementBuilder.Build(read, found, CancellationToken.None, readings), null);
    };

    /// <param name="show">Writes the groups that are not as in the set; for open sets only.</param>
    public static void Write(string file, ReadGroupDocument read, bool show, TextWriter output)
    {
        double precision = 0, recall = 0, nonePrecision = 0, noneRecall = 0;
        int items = 0, paired = 0;
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var gold = new List<string>();
            var predicted = new List<string>();
            var words = new List<string>();
            var finder = new DuplicateFinder();
            foreach (var one in json.RootElement.GetProperty("documents").EnumerateArray())
            {
                var document = Open(one);
                var statements = finder.Mark(read(document, one.GetProperty("statements"))).Statements;
                foreach (var item in one.GetProperty("statements").EnumerateArray())
                {
                    var partner = Partner(document.Text, item, statements);
                    paired += partner is null ? 0 : 1;
                    gold.Add(item.GetProperty("cluster").GetString()!);
                    predicted.Add(partner is null ? $"alone {predicted.Count}" : partner.DuplicateOf ?? partner.Id);
                    words.Add($"{item.GetProperty("cluster").GetString()} {string.Join(", ", partner?.Speakers.Select(s => $"{s.Name}/{s.Side}") ?? [])} {partner?.Act} {partner?.Said}: {partner?.Content.Text}");
                }
            }

            items += gold.Count;
            for (var i = 0; i < gold.Count; i++)
            {
                var (inGold, inPredicted, inBoth) = (gold.Count(c => c == gold[i]), predicted.Count(c => c == predicted[i]), Enumerable.Range(0, gold.Count).Count(j => gold[j] == gold[i] && predicted[j] == predicted[i]));
                precision += inBoth / (double)inPredicted;
                recall += inBoth / (double)inGold;
                nonePrecision += 1;
                noneRecall += 1.0 / inGold;
            }

            if (show && Enumerable.Range(0, gold.Count).Any(i => Enumerable.Range(0, i).Any(j => (gold[i] == gold[j]) != (predicted[i] == predicted[j]))))
            {
                output.WriteLine(json.RootElement.GetProperty("group").GetString());
                for (var i = 0; i < gold.Count; i++)
                {
                    output.WriteLine($"  {predicted.IndexOf(predicted[i])} | {words[i]}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"duplicates: B-cubed precision {precision / items:0.000} recall {recall / items:0.000} F1 {F1(precision, recall, items):0.000}; paired {paired} of {items}; no two are one: F1 {F1(nonePrecision, noneRecall, items):0.000}"));
    }

    private static double F1(double precision, double recall, int items) => 2 * precision * recall / (precision + recall) / items;

    private static Document Open(JsonElement one)
    {
        var raw = Encoding.UTF8.GetBytes(one.GetProperty("text").GetString()!);
        var options = new ReadingOptions { Published = PartialDate.TryParse(one.GetProperty("published").GetString()!, out var day) ? day : null };
        var name = one.GetProperty("name").GetString() + ".txt";
        return new Reader(options).Open(new() { Name = name, Path = name, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = Encoding.UTF8.GetString(raw), Kind = TextKind.Plain });
    }

    private static Saying Of(ParsedDocument document, JsonElement statement) => new()
    {
        Source = Role(document, statement, "source"),
        Cue = Role(document, statement, "cue"),
        Content = Role(document, statement, "content"),
    };

    private static ValueList<TokenRange> Role(ParsedDocument document, JsonElement statement, string role) =>
        [.. Pieces(document.Text, statement.GetProperty(role)).OrderBy(span => span.Start).Select(span => document.Tokens(span)).OfType<TokenRange>()];

    private static IEnumerable<Span> Pieces(string text, JsonElement role) => role.ValueKind switch
    {
        JsonValueKind.Array => role.EnumerateArray().SelectMany(piece => Pieces(text, piece)),
        JsonValueKind.Object => [Find(text, role.GetProperty("text").GetString()!, role.GetProperty("occurrence").GetInt32())],
        JsonValueKind.String => [Find(text, role.GetString()!, 1)],
        _ => [],
    };

    private static Span Find(string text, string piece, int occurrence)
    {
        var at = -1;
        for (var i = 0; i < occurrence; i++)
        {
            at = text.IndexOf(piece, at + 1, StringComparison.Ordinal);
        }

        return at >= 0 ? new(at, at + piece.Length) : throw new InvalidDataException($"“{piece}” does not stand in “{text}”.");
    }

    private static Statement? Partner(string text, JsonElement item, ValueList<Statement> statements)
    {
        List<Span> wanted = [.. Pieces(text, item.GetProperty("content"))];
        return statements.Select(statement => (statement, Overlap: Overlap(wanted, statement.Content.Spans))).Where(pair => pair.Overlap >= 0.5).OrderByDescending(pair => pair.Overlap).FirstOrDefault().statement;
    }

    private static double Overlap(IReadOnlyList<Span> a, IReadOnlyList<Span> b)
    {
        var both = a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
        return both / (double)(a.Sum(x => x.Length) + b.Sum(y => y.Length) - both);
    }

    private static GivenReading Given(JsonElement label)
    {
        var name = label.GetProperty("speaker").GetString()!;
        var state = name.Length == 3 && name.All(char.IsAsciiLetterUpper);
        var act = StatementWords.TryReadAct(label.GetProperty("act").GetString()!, out var found) ? found : Act.Report;
        return new(new([state ? new("state/" + name, name, SpeakerKind.State, name) : new(null, name, SpeakerKind.Person, null)], "given"), new([new(act, 1)], ["given"]));
    }
}
