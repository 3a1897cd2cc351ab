using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>A correction that was sent and could not be kept: what was written, and what is wrong with it.</summary>
/// <param name="Statement">The id of the statement it corrects.</param>
public sealed record FilledCorrection(string Statement, Func<string, StringValues> Field, IReadOnlyDictionary<string, string[]> Errors);
