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
/// <param name="Region">Where it was looked for: 0 the document, else the content it stands in; spans of different regions do not belong together.</param>
internal readonly record struct LabelledSpan(SpanRole Role, TokenRange Range, double Probability, int Region = 0);
