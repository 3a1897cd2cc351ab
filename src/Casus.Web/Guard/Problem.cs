using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Casus.Web;

/// <summary>Refusals as problem details (RFC 9457); <c>code</c> is stable, for scripts.</summary>
internal static class Problem
{
    public static ProblemHttpResult Of(int status, string code, string reason) =>
        TypedResults.Problem(detail: reason, statusCode: status, extensions: [new("code", code)]);

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "not-found", what);

    /// <summary>Input that is understood and not valid: each field with what is wrong with it.</summary>
    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        TypedResults.Problem(
            detail: string.Join(" ", errors.SelectMany(e => e.Value)),
            statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions: [new("code", "invalid"), new("errors", errors)]);
}
