using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Casus.Web;

/// <summary>Takes files, addresses and texts to be read.</summary>
internal static class ReadEndpoints
{
    public static void MapReading(this IEndpointRouteBuilder api) => api.MapPost("/read", Read)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .RequireRateLimiting(RequestLimits.Write)
        .For(Role.Analyst)
        .WithMetadata(new RequestSizeLimitAttribute(Given.MostBytes))
        .WithFormOptions(valueLengthLimit: Given.MostBytes, multipartBodyLengthLimit: Given.MostBytes, valueCountLimit: 16)
        .WithName("read")
        .WithSummary("Reads what is given and records it with its statements, as casus add does; one that fails, fails alone")
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = Form();
            return Task.CompletedTask;
        });

    private static async Task<Ok<IReadOnlyList<IntakeItem>>> Read(HttpRequest request, Intake intake)
    {
        if (!request.HasFormContentType)
        {
            throw new WrongRequestException(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send it as multipart/form-data: given, name, files.");
        }

        return TypedResults.Ok<IReadOnlyList<IntakeItem>>(await intake.ReadAllAsync(await Given.ReadAsync(request), request.HttpContext.RequestAborted));
    }

    // A form of files and fields is read from the request itself: what it holds is described by hand.
    private static OpenApiRequestBody Form() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["given"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Addresses, one a line, or a text." },
                        ["name"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What the text is called; left out: its first words." },
                        ["files"] = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                            Description = $"Texts, pages and PDFs, also with .gz; at most {Given.Most} in one form and 20 MB together.",
                        },
                    },
                },
                Example = JsonNode.Parse("""{"given": "Minister Orla Venn said Alfa would send two ships.", "name": "a-promise.txt"}"""),
            },
        },
    };
}
