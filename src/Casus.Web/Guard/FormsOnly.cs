using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>What is posted to a page is a form.</summary>
internal static class FormsOnly
{
    public static RouteGroupBuilder TakeFormsOnly(this RouteGroupBuilder pages) => pages.AddEndpointFilter((context, next) =>
        HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.HttpContext.Request.HasFormContentType
            ? throw new WrongRequestException(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "This takes what the page's form sends.")
            : next(context));
}
