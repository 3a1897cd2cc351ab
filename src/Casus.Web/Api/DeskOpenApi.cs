using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Casus.Web;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c>, from which the islands' types are made.</summary>
internal static class DeskOpenApi
{
    public static void AddDeskOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddOperationTransformer(OpenApiExamples.Add);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Casus", Version = "v1", Description = "One dossier of a ledger: where it stands, what would change, and recording what was found." };

            // The port differs from desk to desk; the document is the same.
            document.Servers = [new() { Url = "/" }];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token of the address that casus open prints, or one that casus account token gave out." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
    });
}
