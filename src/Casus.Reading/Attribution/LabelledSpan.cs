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
internal readonly record struct LabelledSpan(SpanRole Role, TokenRange Range, double Probability, double Presence = 1);
