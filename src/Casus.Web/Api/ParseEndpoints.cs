using System.ComponentModel;
using Casus.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>A pasted text through the language pipeline; nothing is recorded.</summary>
internal static class ParseEndpoints
{
    public static void MapParse(this IEndpointRouteBuilder api) => api.MapGet("/parse", Parse)
        .Produces<ParseAnswer>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("parse").WithSummary("A text's tokens, tags, dependencies and entities, as casus parse --format jsonl prints them");

    private static IResult Parse(HttpContext context, Parses parses, [Description("English text of up to 2,000 characters.")] string text)
    {
        var (doc, problem) = parses.Read(text, context.RequestAborted);
        if (doc is null)
        {
            return Problem.Of(problem!.Status, problem.Code, problem.Reason);
        }

        using var written = new MemoryStream();
        new JsonLinesWriter(written).Write("text", doc);
        return TypedResults.Bytes(written.ToArray(), "application/json; charset=utf-8");
    }
}
