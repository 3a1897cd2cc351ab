using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Takes what a form without scripts gives to be read.</summary>
internal static class ReadPages
{
    public static void MapRead(this IEndpointRouteBuilder pages) => pages.MapPost("/read", Read)
        .RequireRateLimiting(RequestLimits.Write)
        .For(Role.Analyst)
        .WithMetadata(new RequestSizeLimitAttribute(Given.MostBytes))
        .WithFormOptions(valueLengthLimit: Given.MostBytes, multipartBodyLengthLimit: Given.MostBytes, valueCountLimit: 16);

    private static async Task<IResult> Read(HttpRequest request, Intake intake, DossierShelf shelf)
    {
        var given = await Given.ReadAsync(request);
        var items = await intake.ReadAllAsync(given, request.HttpContext.RequestAborted);
        return PageResult.Of<DocumentsPage>("Documents", new Dictionary<string, object?>
        {
            [nameof(DocumentsPage.Documents)] = shelf.Take().Documents.All,
            [nameof(DocumentsPage.Read)] = items,
            [nameof(DocumentsPage.PassedOver)] = given.PassedOver,
            [nameof(DocumentsPage.IsEmpty)] = given.IsEmpty,
        });
    }
}
