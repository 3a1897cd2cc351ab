using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Recording what was found.</summary>
internal static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder api) => api.MapPost("/findings", Post)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .RequireRateLimiting(RequestLimits.Write)
        .For(Role.Analyst)
        .WithName("record")
        .WithSummary("Records a finding; it counts at once where the dossier's policy asks for one person, else it is a draft");

    private static Results<Created<RecordedAnswer>, ProblemHttpResult> Post(FindingRequest request, HttpContext context, Recorder recorder)
    {
        var (answer, errors) = recorder.Record(request, Visitor.Of(context));
        return answer is null ? Problem.Invalid(errors) : TypedResults.Created(answer.Href, answer);
    }
}
