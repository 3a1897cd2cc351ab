using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The page of what falls.</summary>
internal static class FallPages
{
    public static void MapFalls(this IEndpointRouteBuilder pages) => pages.MapGet("/falls", Falls);

    private static PageResult Falls(HttpRequest request, DossierShelf shelf)
    {
        var view = shelf.Look(request.Query);
        var falls = FallView.At(view, request.Query, request.HttpContext.RequestAborted);
        return PageResult.Of<FallsPage>(
            falls is null ? "What falls" : $"What falls: {falls.Focus.Proposition.Id}",
            new Dictionary<string, object?> { [nameof(FallsPage.View)] = view, [nameof(FallsPage.Falls)] = falls });
    }
}
