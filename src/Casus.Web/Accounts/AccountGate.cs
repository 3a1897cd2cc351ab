using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Casus.Web;

/// <summary>Stands before everything of a served desk: the host asked for, the account signed in, and for changing requests where they come from.</summary>
internal sealed class AccountGate(RequestDelegate next, Service service, SessionCookie cookie, string[] hosts)
{
    public const string SignInPath = "/sign-in";

    public async Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        SecurityHeaders.Set(response.Headers);
        if (!hosts.Contains(request.Headers.Host.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            await Refuse(context, StatusCodes.Status421MisdirectedRequest, "wrong-host", "This desk does not answer to that name.");
            return;
        }

        if (request.IsHttps)
        {
            response.Headers.StrictTransportSecurity = "max-age=31536000";
        }
        else if (!service.IsPlain)
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "not-secure", "This desk answers over https only.");
            return;
        }

        var session = Find(request);
        if (session is null && !IsOpen(request))
        {
            await AskToSignIn(context);
            return;
        }

        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !Origins.IsOwn(request, session is { IsToken: true }, session is not { IsToken: true }))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "other-origin", "Changes are taken from this desk's own pages, or with a bearer token.");
            return;
        }

        if (session is not null)
        {
            context.Features.Set(session);
            new Visitor(session.Account, session.Role, NamesAuthors: false).Enter(context);
        }

        await next(context);
    }

    private Session? Find(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return service.Accounts.Find(header[7..].Trim(), isToken: true);
        }

        return cookie.Session(request) is { } secret ? service.Accounts.Find(secret, isToken: false) : null;
    }

    // What the page to sign in needs, which tells nothing of the ledger.
    private static bool IsOpen(HttpRequest request) =>
        request.Path == SignInPath || (HttpMethods.IsGet(request.Method) && EmbeddedAssets.TryFind(request.Path.Value ?? string.Empty, out _));

    private static Task AskToSignIn(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi"))
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            return Refuse(context, StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in, or show a token that casus account token gave out.");
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{SignInPath}?to={Uri.EscapeDataString(request.Path + request.QueryString.Value)}";
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context, int status, string code, string reason) =>
        context.Request.Path.StartsWithSegments("/api")
            ? Problem.Of(status, code, reason).ExecuteAsync(context)
            : PlainPage.Write(context.Response, status, reason);
}
