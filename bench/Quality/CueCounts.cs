using System.Globalization;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Counts, over annotated articles, how often each cue the reader could take was an attribution: the rows of <c>data/reading/cues.tsv</c>.</summary>
internal static class CueCounts
{
    /// <summary>Every tenth article is left out, so that there is a part to measure on that nothing was counted over.</summary>
    public const int LeaveOutEvery = 10;

    public static void Write(string folder, TextWriter output)
    {
        var counts = new SortedDictionary<(string Key, string Pattern), (int Hits, int Seen)>();
        var articles = Directory.GetFiles(Path.Combine(folder, "text"), "*.txt").Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < articles.Length; i++)
        {
            var stem = Path.GetFileNameWithoutExtension(articles[i]);
            var annotations = Directory.GetFiles(Path.Combine(folder, "attributions"), stem + "_*.ann").Order(StringComparer.Ordinal).FirstOrDefault();
            if (annotations is null || i % LeaveOutEvery == 0)
            {
                continue;
            }

            Count(File.ReadAllText(articles[i]), Brat.Read(annotations), counts);
        }

        output.Write("cue\tpattern\thits\tseen\n");
        foreach (var pattern in counts.GroupBy(row => row.Key.Pattern).OrderBy(rows => rows.Key, StringComparer.Ordinal))
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"*\t{pattern.Key}\t{pattern.Sum(row => row.Value.Hits)}\t{pattern.Sum(row => row.Value.Seen)}\n"));
        }

        // Cues never right are kept where they were seen often enough to pull them below the share of their pattern.
        foreach (var ((key, pattern), (hits, seen)) in counts.Where(row => row.Value.Hits >= 2 || row.Value.Seen >= 12))
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{key}\t{pattern}\t{hits}\t{seen}\n"));
        }
    }

    private static void Count(string text, List<Gold> gold, SortedDictionary<(string Key, string Pattern), (int Hits, int Seen)> counts)
    {
        var points = new CodePoints(text);
        var words = new Words(text, CancellationToken.None);
        foreach (var candidate in Attributions.Candidates(new Frames(words, CancellationToken.None), CancellationToken.None))
        {
            var content = candidate.Content.ConvertAll(range => points.FromUtf16(words.Span(range.First, range.End)));
            var cue = candidate.Cue.ConvertAll(range => points.FromUtf16(words.Span(range.First, range.End)));
            var hit = gold.Exists(one => Overlap(one.Content, content) >= 0.5 && (cue.Count == 0 || one.Cue.Exists(a => cue.Exists(b => a.Overlaps(b)))));
            var key = (candidate.Key, candidate.Pattern.ToString());
            var (hits, seen) = counts.GetValueOrDefault(key);
            counts[key] = (hits + (hit ? 1 : 0), seen + 1);
        }
    }

    private static double Overlap(List<Span> a, List<Span> b)
    {
        var both = a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
        var all = a.Sum(x => x.Length) + b.Sum(y => y.Length) - both;
        return all == 0 ? 0 : both / (double)all;
    }
}
