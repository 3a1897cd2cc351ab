using Casus.Language;

namespace Casus.Reading;

/// <summary>The parts of an attribution.</summary>
internal enum SpanRole
{
    Source,
    Cue,
    Content,
}

/// <summary>A span that the network marks, with the probability that it is one, from end to end, in (0, 1].</summary>
/// <param name="Presence">How likely its tokens are of that role at all, wherever a span begins and ends: the mean over them, in [0, 1].</param>
internal readonly record struct LabelledSpan(SpanRole Role, TokenRange Range, double Probability, double Presence = 1)
{
    /// <summary>
    /// The probability from which a span by itself adds to the exact F1 of its role, chosen on unseen articles: half the F1 that can be had (Lipton, Elkan and Naryanaswamy 2014, "Optimal
    /// Thresholding of Classifiers to Maximize F1 Measure").
    /// </summary>
    private static readonly double[] Fair = [0.42, 0.4, 0.38];

    /// <summary>How much likelier it is than a span by itself must be.</summary>
    public double Worth => Probability - Fair[(int)Role];
}
