namespace Casus.Reading;

/// <summary>How often a saying like this one is right: a logistic function of its spans' probabilities, fitted on articles that the network never saw.</summary>
/// <remarks>Right is a saying whose content shares at least half its characters with one that annotators marked. How well it fits: <c>bench/results</c>.</remarks>
internal sealed class Confidence(float[] weights)
{
    public const int Count = 9;

    /// <param name="cue">Its place among the spans, or −1; so the source.</param>
    public double Of(IReadOnlyList<LabelledSpan> spans, int cue, int source, IReadOnlyList<int> contents)
    {
        Span<float> row = stackalloc float[Count];
        Write(spans, cue, source, contents, row);
        double sum = 0;
        for (var i = 0; i < Count; i++)
        {
            sum += row[i] * weights[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>One, the log odds of content, cue and source (0 for none), whether there is no cue, whether there is no source, and the log odds that those words are content, cue and source at all.</summary>
    public static void Write(IReadOnlyList<LabelledSpan> spans, int cue, int source, IReadOnlyList<int> contents, Span<float> row)
    {
        double surest = 1e-4, present = 1e-4;
        foreach (var content in contents)
        {
            (surest, present) = (Math.Max(surest, spans[content].Probability), Math.Max(present, spans[content].Presence));
        }

        row[0] = 1;
        row[1] = LogOdds(surest);
        row[2] = cue < 0 ? 0 : LogOdds(spans[cue].Probability);
        row[3] = source < 0 ? 0 : LogOdds(spans[source].Probability);
        row[4] = cue < 0 ? 1 : 0;
        row[5] = source < 0 ? 1 : 0;
        row[6] = LogOdds(present);
        row[7] = cue < 0 ? 0 : LogOdds(spans[cue].Presence);
        row[8] = source < 0 ? 0 : LogOdds(spans[source].Presence);
    }

    private static float LogOdds(double p) => (float)Math.Log(Math.Clamp(p, 1e-4, 1 - 1e-4) / (1 - Math.Clamp(p, 1e-4, 1 - 1e-4)));
}
