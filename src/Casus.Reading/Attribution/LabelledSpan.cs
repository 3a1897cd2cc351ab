using Casus.Language;

namespace Casus.Reading;

/// <summary>The parts of an attribution.</summary>
internal enum Role
{
    Source,
    Cue,
    Content,
}

/// <summary>A span that the network marks, with the probability that it is one, from end to end, in (0, 1].</summary>
internal readonly record struct LabelledSpan(Role Role, TokenRange Range, double Probability);
