using System.Globalization;
using System.Text.Json;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Counts, over labelled attributions, which features go with which act: the rows of <c>data/reading/acts.tsv</c>.</summary>
internal static class ActCounts
{
    private const double LeastGain = 3;

    public static void Write(string gold, string texts, TextWriter output)
    {
        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal) { ["*"] = new int[12] };
        var names = Directory.GetFiles(texts, "*.txt").Order(StringComparer.Ordinal).Select(Path.GetFileNameWithoutExtension).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            var labels = Path.Combine(gold, names[i] + ".json");
            if (i % CueCounts.LeaveOutEvery != 0 && File.Exists(labels))
            {
                Count(File.ReadAllText(Path.Combine(texts, names[i] + ".txt")), labels, counts);
            }
        }

        output.Write("feature\t" + string.Join('\t', Enum.GetValues<Act>().Select(act => act.Word())) + "\n");
        foreach (var (feature, row) in counts.Where(pair => pair.Key == "*" || Gain(pair.Value, counts["*"]) >= LeastGain))
        {
            output.Write(feature + "\t" + string.Join('\t', row.Select(count => count.ToString(CultureInfo.InvariantCulture))) + "\n");
        }
    }

    // How far the feature's acts stand from all acts, times how often it was seen.
    private static double Gain(int[] row, int[] all)
    {
        double seen = row.Sum(), total = all.Sum();
        return seen < 3 ? 0 : row.Select((count, act) => count == 0 ? 0 : count * Math.Log(count / seen / (all[act] / total))).Sum();
    }

    private static void Count(string text, string labels, SortedDictionary<string, int[]> counts)
    {
        var points = new CodePoints(text);
        var words = new Words(text, CancellationToken.None);
        using var json = JsonDocument.Parse(File.ReadAllText(labels));
        foreach (var statement in json.RootElement.GetProperty("statements").EnumerateArray())
        {
            if (!StatementWords.TryReadAct(statement.GetProperty("act").GetString()!, out var act))
            {
                continue;
            }

            foreach (var feature in ActFeatures.Of(words, Ranges(statement, "cue"), Ranges(statement, "content")).Append("*").Where(feature => !feature.Contains('\t') && !feature.Contains('\n')))
            {
                if (!counts.TryGetValue(feature, out var row))
                {
                    counts[feature] = row = new int[12];
                }

                row[(int)act]++;
            }
        }

        List<TokenRange> Ranges(JsonElement statement, string role)
        {
            var ranges = new List<TokenRange>();
            if (statement.GetProperty(role) is { ValueKind: JsonValueKind.Array } spans)
            {
                foreach (var span in spans.EnumerateArray())
                {
                    var utf16 = points.ToUtf16(new Span(span[0].GetInt32(), span[1].GetInt32()));
                    var first = words.TokenAt(utf16.Start);
                    var end = words.TokenAt(utf16.End);
                    if (end > first)
                    {
                        ranges.Add(new(first, end));
                    }
                }
            }

            return ranges;
        }
    }
}
