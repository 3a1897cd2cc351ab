namespace Casus.Web;

/// <summary>A decision on a draft that could not be kept: what was written.</summary>
/// <param name="Position">The draft's, in the dossier's chain.</param>
public sealed record FilledDecision(long Position, string? Author, string? Reason);
