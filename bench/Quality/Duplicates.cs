using System.Globalization;
using System.Text.Json;
using Casus.Model;

namespace Casus.Quality;

/// <summary>B-cubed over groups of reports: which of their statements the reader takes for one utterance.</summary>
internal static class Duplicates
{
    private const double Same = 0.5;

    /// <param name="read">The statements of one report, by its name and its JSON.</param>
    public static void Score(List<JsonElement> groups, Func<string, JsonElement, ValueList<Statement>> read, TextWriter output)
    {
        var (gold, predicted, alone) = (new List<string>(), new List<string>(), new List<string>());
        var paired = 0;
        foreach (var group in groups)
        {
            var name = group.GetProperty("group").GetString()!;
            var cluster = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var document in group.GetProperty("documents").EnumerateArray())
            {
                var text = document.GetProperty("text").GetString()!;
                var statements = read(document.GetProperty("name").GetString()!, document);
                foreach (var statement in statements)
                {
                    cluster[statement.Id] = statement.DuplicateOf is { } first ? cluster.GetValueOrDefault(first, first) : statement.Id;
                }

                foreach (var item in document.GetProperty("statements").EnumerateArray())
                {
                    var content = Pieces.Of(text, item, "content");
                    var best = statements.MaxBy(statement => Pieces.Overlap(statement.Content.Spans, content));
                    var isPaired = best is not null && Pieces.Overlap(best.Content.Spans, content) >= Same;
                    paired += isPaired ? 1 : 0;
                    alone.Add($"{name} {gold.Count}");
                    predicted.Add($"{name} {(isPaired ? cluster[best!.Id] : gold.Count.ToString(CultureInfo.InvariantCulture))}");
                    gold.Add($"{name} {item.GetProperty("cluster").GetString()}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"duplicates, B-cubed F1",-52} {Cubed(gold, predicted):0.000}  (no two are one: {Cubed(gold, alone):0.000}; {paired} of {gold.Count} paired)"));
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
