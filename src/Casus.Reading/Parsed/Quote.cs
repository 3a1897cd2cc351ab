using Casus.Language;

namespace Casus.Reading;

/// <summary>A stretch of words between quotation marks, in tokens; the marks stand outside <see cref="Inner"/>.</summary>
/// <param name="Open">The opening mark.</param>
/// <param name="End">Just past the closing mark, or past the last word where the paragraph ends without one.</param>
/// <param name="Continues">True when the paragraph before ended inside this quote.</param>
internal sealed record Quote(int Open, TokenRange Inner, int End, bool Continues);
