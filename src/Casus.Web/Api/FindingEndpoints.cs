using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Recording what was found.</summary>
internal static class FindingEndpoints
{
    private const string Key = "Idempotency-Key";

    public static void MapFindings(this IEndpointRouteBuilder api) => api.MapPost("/findings", Post)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .RequireRateLimiting(RequestLimits.Write)
        .For(Role.Analyst)
        .WithName("record")
        .WithSummary("Records a finding; it counts at once where the dossier's policy asks for one person, else it is a draft");

    private static Results<Created<RecordedAnswer>, ProblemHttpResult> Post(
        FindingRequest request,
        HttpContext context,
        Recorder recorder,
        [FromHeader(Name = Key)][Description("Chosen by the client, another for each finding. Sent again with the same key, it is recorded once and answered alike: whoever got no answer sends it again.")] string? key = null)
    {
        if (key is { Length: 0 or > Limits.Line })
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-request", $"{Key} has 1 to {Limits.Line} characters.");
        }

        var saved = recorder.Record(request, key, Visitor.Of(context));
        return saved switch
        {
            { Answer: { } answer } => TypedResults.Created(answer.Href, answer),
            { IsKeyUsed: true } => Problem.Of(StatusCodes.Status409Conflict, "key-used", "This key was given before with another finding. Choose another key."),
            { Others.Count: > 0 } => Problem.Conflict(
                "Others have recorded a finding of this proposition since you looked. Nothing was recorded: look at theirs, then send yours again with what you have seen now.", request, saved.Others),
            _ => Problem.Invalid(saved.Errors),
        };
    }
}
