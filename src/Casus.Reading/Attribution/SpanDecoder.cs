using Casus.Language;

namespace Casus.Reading;

/// <summary>From scores of labels to spans, each with the probability that it is right from end to end.</summary>
/// <remarks>
/// The chain of labels sees one token at a time. Every span it finds likely is looked at as a whole and scored anew (decision 0187), and not the one likeliest sequence of labels is taken but
/// the set of spans that will be right most often: of those that do not overlap, the ones whose probabilities pass what a role asks for by most together (decision 0125). Holds the buffers of
/// one thread.
/// </remarks>
internal sealed unsafe class SpanDecoder(NetworkWeights weights, SpanScorer scorer, Kernel kernel)
{
    /// <summary>Spans that the chain of labels finds less likely are not looked at.</summary>
    public const double Least = 0.08;

    /// <summary>Spans that are less likely are not taken, by role: chosen on unseen articles. Few, for what belongs together bears each other out; what belongs to no saying is left out later.</summary>
    private static readonly double[] Fewest = [0.25, 0.15, 0.2];

    private readonly LabelChances _chances = new(weights);
    private readonly SpanFeatures _features = new(weights);
    private readonly List<LabelledSpan> _likely = [];
    private readonly float[] _row = new float[SpanFeatures.Count];
    private readonly int[] _categories = new int[SpanFeatures.Categories];

    /// <summary>Adds the spans of a section, in order.</summary>
    /// <param name="stride">Numbers between the scores of one token and the next.</param>
    public void Decode(float* scores, int stride, TokenFeatures features, ParsedDocument document, TokenRange section, List<LabelledSpan> found)
    {
        _chances.Read(scores, stride, section.Count);
        _likely.Clear();
        _chances.AddSpans(Least, _likely);
        _features.Begin(document, features, _chances, _likely, section.First);
        var scored = new List<LabelledSpan>(_likely.Count);
        for (var i = 0; i < _likely.Count; i++)
        {
            _features.Write(i, _row, _categories);
            scored.Add(_likely[i] with { Probability = scorer.Probability(kernel, _likely[i].Role, _row, _categories) });
        }

        foreach (var span in Choose(scored))
        {
            found.Add(span with { Range = new(section.First + span.Range.First, section.First + span.Range.End) });
        }
    }

    /// <summary>What a span is worth to the choice: how much likelier it is than its role asks for.</summary>
    public static double Gain(LabelledSpan span) => span.Probability - Fewest[(int)span.Role];

    /// <summary>Of spans those that do not overlap and are worth most together, in order: weighted interval scheduling.</summary>
    public static List<LabelledSpan> Choose(List<LabelledSpan> likely)
    {
        var spans = likely.FindAll(span => Gain(span) > 0);
        spans.Sort((a, b) => a.Range.End.CompareTo(b.Range.End) is var ends && ends != 0 ? ends : a.Range.First.CompareTo(b.Range.First) is var begins && begins != 0 ? begins : a.Role.CompareTo(b.Role));
        var worth = new List<double> { 0 }; // of the best choice among the first so many
        foreach (var span in spans)
        {
            worth.Add(Math.Max(worth[^1], Gain(span) + worth[EndedBy(span.Range.First)]));
        }

        var chosen = new List<LabelledSpan>();
        for (var i = spans.Count; i > 0;)
        {
            if (worth[i] == worth[i - 1])
            {
                i--;
                continue;
            }

            chosen.Add(spans[i - 1]);
            i = EndedBy(spans[i - 1].Range.First);
        }

        chosen.Reverse();
        return chosen;

        // How many of the spans end at a token or before.
        int EndedBy(int token)
        {
            var (low, high) = (0, spans.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = spans[middle].Range.End <= token ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
