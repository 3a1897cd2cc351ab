using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Joins sources, cues and contents to whole sayings: each content goes to its likeliest cue, each cue takes its likeliest source.</summary>
internal sealed class Linker(float[] sourceWeights, float[] contentWeights)
{
    /// <summary>Cues looked at on each side of a source or content.</summary>
    private const int Reach = 4;

    /// <summary>The cues that a source or content may belong to: those near it in its own region.</summary>
    public static IEnumerable<int> Near(IReadOnlyList<LabelledSpan> spans, int other)
    {
        foreach (var step in (int[])[-1, 1])
        {
            var found = 0;
            for (var i = other + step; i >= 0 && i < spans.Count && found < Reach && spans[i].Region == spans[other].Region; i += step)
            {
                if (spans[i].Role == Role.Cue)
                {
                    found++;
                    yield return i;
                }
            }
        }
    }

    /// <param name="spans">In order, none overlapping.</param>
    public List<Saying> Join(LinkFeatures features, IReadOnlyList<LabelledSpan> spans)
    {
        var contents = Choose(features, spans, Role.Content, contentWeights);
        var sources = SourcesOf(features, spans);
        var sayings = new List<Saying>();
        for (var cue = 0; cue < spans.Count; cue++)
        {
            if (spans[cue].Role != Role.Cue)
            {
                continue;
            }

            var own = contents.Where(pair => pair.Cue == cue).Select(pair => pair.Other).Order().ToList();
            if (own.Count > 0)
            {
                sayings.Add(Make(spans, cue, sources.GetValueOrDefault(cue, -1), own));
            }
        }

        foreach (var (content, cue) in contents)
        {
            if (cue < 0)
            {
                sayings.Add(Make(spans, -1, Beside(spans, content), [content]));
            }
        }

        return sayings;
    }

    private static Saying Make(IReadOnlyList<LabelledSpan> spans, int cue, int source, List<int> contents)
    {
        var probability = contents.Average(i => spans[i].Probability);
        probability *= cue < 0 ? 0.5 : Math.Sqrt(spans[cue].Probability);
        return new()
        {
            Source = source < 0 ? [] : [spans[source].Range],
            Cue = cue < 0 ? [] : [spans[cue].Range],
            Content = [.. contents.Select(i => spans[i].Range)],
            Confidence = probability,
        };
    }

    /// <summary>For each span of a role the cue it belongs to, or −1.</summary>
    private static List<(int Other, int Cue)> Choose(LinkFeatures features, IReadOnlyList<LabelledSpan> spans, Role role, float[] weights)
    {
        var chosen = new List<(int, int)>();
        Span<float> row = stackalloc float[LinkFeatures.Count];
        for (var other = 0; other < spans.Count; other++)
        {
            if (spans[other].Role != role)
            {
                continue;
            }

            var (best, highest) = (-1, weights[^1]); // the last weight is what belonging to none is worth
            foreach (var cue in Near(spans, other))
            {
                features.Write(cue, other, row);
                var score = Score(row, weights);
                if (score > highest)
                {
                    (best, highest) = (cue, score);
                }
            }

            chosen.Add((other, best));
        }

        return chosen;
    }

    /// <summary>For each cue its source; one source may serve several.</summary>
    private Dictionary<int, int> SourcesOf(LinkFeatures features, IReadOnlyList<LabelledSpan> spans)
    {
        var best = new Dictionary<int, (int Source, float Score)>();
        Span<float> row = stackalloc float[LinkFeatures.Count];
        for (var source = 0; source < spans.Count; source++)
        {
            if (spans[source].Role != Role.Source)
            {
                continue;
            }

            foreach (var cue in Near(spans, source))
            {
                features.Write(cue, source, row);
                var score = Score(row, sourceWeights);
                if (score > sourceWeights[^1] && (!best.TryGetValue(cue, out var other) || score > other.Score))
                {
                    best[cue] = (source, score);
                }
            }
        }

        return best.ToDictionary(pair => pair.Key, pair => pair.Value.Source);
    }

    private static int Beside(IReadOnlyList<LabelledSpan> spans, int content)
    {
        foreach (var i in (int[])[content - 1, content + 1])
        {
            if (i >= 0 && i < spans.Count && spans[i].Role == Role.Source && spans[i].Region == spans[content].Region
                && (i < content ? spans[content].Range.First - spans[i].Range.End : spans[i].Range.First - spans[content].Range.End) <= 4)
            {
                return i;
            }
        }

        return -1;
    }

    private static float Score(ReadOnlySpan<float> row, float[] weights)
    {
        float sum = 0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * weights[i];
        }

        return sum;
    }
}
