using System.Globalization;
using System.Text.Json;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>B-cubed of <c>duplicateOf</c> over groups of reports (<c>bench/Quality/commitments</c>): which of their statements the reader takes for one utterance.</summary>
internal static class DuplicateScore
{
    private const double Same = 0.5;

    /// <param name="read">What is read in one report, by its name and its JSON.</param>
    /// <param name="show">Writes the groups that are not as in the set; for sets that may be looked at.</param>
    public static void Write(List<JsonElement> groups, Func<string, JsonElement, ReadingResult> read, bool show, TextWriter output)
    {
        var (gold, predicted, alone) = (new List<string>(), new List<string>(), new List<string>());
        var paired = 0;
        foreach (var group in groups)
        {
            var name = group.GetProperty("group").GetString()!;
            var (first, words) = (gold.Count, new List<string>());
            var finder = new DuplicateFinder();
            foreach (var document in group.GetProperty("documents").EnumerateArray())
            {
                var result = finder.Mark(read(document.GetProperty("name").GetString()!, document));
                foreach (var item in document.GetProperty("statements").EnumerateArray())
                {
                    var content = Pieces.Of(result.Document.Text, item, "content");
                    var best = result.Statements.MaxBy(statement => Pieces.Overlap(statement.Content.Spans, content));
                    best = best is not null && Pieces.Overlap(best.Content.Spans, content) >= Same ? best : null;
                    paired += best is null ? 0 : 1;
                    alone.Add($"{name} {gold.Count}");
                    predicted.Add($"{name} {best?.DuplicateOf ?? best?.Id ?? gold.Count.ToString(CultureInfo.InvariantCulture)}");
                    gold.Add($"{name} {item.GetProperty("cluster").GetString()}");
                    words.Add($"{item.GetProperty("cluster").GetString()} {string.Join(", ", best?.Speakers.Select(speaker => $"{speaker.Name}/{speaker.Side}") ?? [])} {best?.Act} {best?.Said}: {best?.Content.Text}");
                }
            }

            if (show && Enumerable.Range(first, words.Count).Any(i => Enumerable.Range(first, i - first).Any(j => (gold[i] == gold[j]) != (predicted[i] == predicted[j]))))
            {
                output.WriteLine("  " + name);
                for (var i = 0; i < words.Count; i++)
                {
                    output.WriteLine($"    {predicted.IndexOf(predicted[first + i]) - first} | {words[i]}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"duplicates, B-cubed F1",-52} {Cubed(gold, predicted):0.000}  (no two are one: {Cubed(gold, alone):0.000}; {paired} of {gold.Count} paired)"));
    }

    /// <summary>The set's own speaker and act of a statement.</summary>
    public static GivenReading Given(JsonElement label)
    {
        var name = label.GetProperty("speaker").GetString()!;
        var state = name.Length == 3 && name.All(char.IsAsciiLetterUpper);
        var act = StatementWords.TryReadAct(label.GetProperty("act").GetString()!, out var found) ? found : Act.Report;
        return new(new([state ? new("state/" + name, name, SpeakerKind.State, name) : new(null, name, SpeakerKind.Person, null)], "given"), new([new(act, 1)], ["given"]));
    }

    private static double Cubed(List<string> gold, List<string> predicted)
    {
        double precision = 0, recall = 0;
        for (var i = 0; i < gold.Count; i++)
        {
            double both = 0, mine = 0, theirs = 0;
            for (var j = 0; j < gold.Count; j++)
            {
                var (same, put) = (gold[i] == gold[j], predicted[i] == predicted[j]);
                both += same && put ? 1 : 0;
                mine += put ? 1 : 0;
                theirs += same ? 1 : 0;
            }

            precision += both / mine;
            recall += both / theirs;
        }

        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) / gold.Count;
    }
}
