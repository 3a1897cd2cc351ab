using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>What was to be tied, or untied, and could not be: what was written, and what is wrong with it.</summary>
/// <param name="Statement">The id of the statement.</param>
/// <param name="Untied">The entry of what was to be untied; null in the form that ties.</param>
public sealed record FilledStance(string Statement, Func<string, StringValues> Field, IReadOnlyDictionary<string, string[]> Errors, string? Untied = null);
