using System.ComponentModel;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Statements tied to propositions, and tying one.</summary>
internal static class StanceEndpoints
{
    public static void MapStances(this IEndpointRouteBuilder api)
    {
        api.MapGet("/stances", List).WithName("stances").WithSummary("What was said for and against propositions, as it stands or waits, in order of recording, in parts").Lasting(Lasting.Ledger);
        api.MapPost("/stances", Tie)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRateLimiting(RequestLimits.Write)
            .For(Role.Analyst)
            .WithName("tie")
            .WithSummary("Ties a statement to a proposition, so that it moves positions; one that is tied to it already is changed. Undone by its entry");
    }

    private static Ok<IReadOnlyList<StanceAnswer>> List(
        HttpContext context,
        DossierShelf shelf,
        [Description("As the link of the part before gave it.")] string? cursor = null,
        [Description("At most so many, up to 1000.")] int limit = Limits.Listed) => TypedResults.Ok<IReadOnlyList<StanceAnswer>>([
        .. Paging.Part(context, [.. shelf.Take().Dossier.Stances.Where(s => s.Origin.Until is null)], s => s.Origin.Entry, cursor, limit).Select(s => new StanceAnswer(
            s.Id,
            s.Proposition,
            [.. s.By],
            s.Act.Word(),
            s.Negated,
            s.On?.ToString(),
            s.IfWords,
            s.Document,
            s.Statement,
            s.Evidence.Select(e => e.Words).FirstOrDefault(w => w is not null),
            s.Origin.Entry,
            s.Origin.Author,
            s.Origin.Known.ToString(),
            s.Origin.Approved is null))]);

    private static Results<Created<RecordedAnswer>, ProblemHttpResult> Tie(StanceRequest request, HttpContext context, Recorder recorder)
    {
        var (answer, errors) = recorder.Tie(request, Visitor.Of(context));
        return answer is null ? Problem.Invalid(errors) : TypedResults.Created(answer.Href, answer);
    }
}
