using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>Lets a browser's session change something only with the token that the desk's own pages carry.</summary>
/// <remarks>A bearer token is sent by no browser of its own accord, so that a request with one needs nothing else.</remarks>
internal sealed class AntiforgeryCheck(RequestDelegate next, SessionCookie cookie)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || context.Features.Get<Session>() is { IsToken: true } || await Shows(context, request))
        {
            await next(context);
            return;
        }

        await Failures.Answer(
            context, StatusCodes.Status403Forbidden, "antiforgery", "This change did not come from a page of yours that is still signed in. Load the page again and send it once more.");
    }

    private async Task<bool> Shows(HttpContext context, HttpRequest request)
    {
        var secret = context.Features.Get<Session>()?.Secret ?? cookie.Visit(request);
        try
        {
            return secret is not null && FormToken.Fits(await FormToken.OfAsync(request), secret);
        }
        catch (InvalidDataException e)
        {
            throw new WrongRequestException(StatusCodes.Status400BadRequest, "bad-request", e.Message);
        }
    }
}
