using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>303: the browser fetches the page by GET, and going back does not send the form again.</summary>
/// <remarks>A script that sent the form is not told where a redirect leads: it asks, by a header, for 204 with the address.</remarks>
internal sealed class SeeOther(string address) : IResult
{
    /// <summary>Of a request by which a page's script sends its form.</summary>
    public const string ByScript = "X-Casus-Form";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = httpContext.Request.Headers.ContainsKey(ByScript) ? StatusCodes.Status204NoContent : StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
