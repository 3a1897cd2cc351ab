using System.Globalization;
using Casus.Model;

namespace Casus.Quality;

/// <summary>One attribution of a brat file: the spans of its content and cue, in code points.</summary>
internal sealed record Gold(List<Span> Cue, List<Span> Content);

/// <summary>Reads attributions as PolNeAR keeps them: T lines name spans, E lines join them.</summary>
internal static class Brat
{
    public static List<Gold> Read(string path)
    {
        var spans = new Dictionary<string, List<Span>>(StringComparer.Ordinal);
        var found = new List<Gold>();
        foreach (var line in File.ReadLines(path))
        {
            var fields = line.Split('\t');
            if (line.StartsWith('T') && fields.Length > 2)
            {
                var places = fields[1][(fields[1].IndexOf(' ', StringComparison.Ordinal) + 1)..];
                spans[fields[0]] = [.. places.Split(';').Select(place => place.Split(' ')).Select(ends => new Span(Number(ends[0]), Number(ends[1])))];
            }
            else if (line.StartsWith('E'))
            {
                var gold = new Gold([], []);
                foreach (var role in fields[1].Split(' ').Skip(1).Select(part => part.Split(':')))
                {
                    var list = role[0].StartsWith("Cue", StringComparison.Ordinal) ? gold.Cue : role[0].StartsWith("Content", StringComparison.Ordinal) ? gold.Content : null;
                    list?.AddRange(spans.GetValueOrDefault(role[1]) ?? []);
                }

                found.Add(gold);
            }
        }

        return found;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
