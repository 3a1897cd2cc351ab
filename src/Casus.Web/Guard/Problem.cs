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

    /// <summary>What another did meanwhile stands in the way: both versions, so that nobody loses anything.</summary>
    public static ProblemHttpResult Conflict(string reason, object? yours, IReadOnlyList<OthersVersion> theirs) =>
        TypedResults.Problem(
            detail: reason,
            statusCode: StatusCodes.Status409Conflict,
            extensions: [new("code", "conflict"), new("yours", yours), new("theirs", theirs)]);

    /// <summary>A draft that was decided before, with how and by whom.</summary>
    public static ProblemHttpResult Decided(string reason, OthersVersion theirs) =>
        TypedResults.Problem(detail: reason, statusCode: StatusCodes.Status409Conflict, extensions: [new("code", "decided"), new("theirs", new[] { theirs })]);
}
