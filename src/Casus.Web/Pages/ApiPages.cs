using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Web;

/// <summary>The API told to a person, from the very document that it serves.</summary>
internal static class ApiPages
{
    public static void MapApiPage(this IEndpointRouteBuilder pages) => pages.MapGet("/api", Show);

    private static async Task<PageResult> Show(HttpRequest request)
    {
        var context = request.HttpContext;
        var documents = context.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        return PageResult.Of<ApiPage>("API", new Dictionary<string, object?>
        {
            [nameof(ApiPage.Api)] = ApiReference.Of(await documents.GetOpenApiDocumentAsync(context.RequestAborted)),
            [nameof(ApiPage.Root)] = $"{request.Scheme}://{request.Host}",
        });
    }
}
