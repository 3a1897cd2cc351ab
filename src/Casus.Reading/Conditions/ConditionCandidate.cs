using Casus.Language;

namespace Casus.Reading;

/// <summary>A stretch of a content that may be a condition: its connective, where it ends, its verb and the verb it governs.</summary>
/// <param name="Range">From the connective to the end of its clause.</param>
/// <param name="Verb">The verb of the clause; -1 where it has none.</param>
/// <param name="Main">The verb that the clause hangs on; -1 where none is found.</param>
/// <param name="Leads">Whether its clause comes before what it governs.</param>
/// <param name="Part">The stretch of content it stands in.</param>
internal sealed record ConditionCandidate(Connective Connective, TokenRange Range, int Verb, int Main, bool Leads, TokenRange Part);
