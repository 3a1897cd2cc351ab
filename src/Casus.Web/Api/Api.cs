using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The HTTP API under <c>/api/v1</c>.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("desk").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests).Lasting(Lasting.Minute);
        api.MapStatus();
        api.MapDocuments();
        api.MapFindings();
        api.MapStances();
        api.MapProposals();
        api.MapDrafts();
        api.MapReading();
        api.MapFeeds();
        api.MapReviewing();
        api.MapParse();
        api.MapBriefs();

        // What is not there is told as a problem here, not as a page.
        app.Map("/api/{**rest}", (string rest) => Problem.NotFound($"The API has nothing at /api/{WrongRequestException.Clip(rest)}.")).ExcludeFromDescription();
    }
}
