using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Casus.Web;

/// <summary>Stands before everything: the host asked for, the pass shown, and for changing requests where they come from.</summary>
internal sealed class GateMiddleware(RequestDelegate next, Admission admission, int port, DeskOptions options)
{
    private readonly Visitor _owner = new(options.Author, Role.Administrator, NamesAuthors: true);

    private readonly string[] _hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

    public async Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        SecurityHeaders.Set(response.Headers);

        // A name that an attacker has pointed at 127.0.0.1 arrives here with that name.
        if (!_hosts.Contains(request.Headers.Host.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            await Refuse(context, StatusCodes.Status421MisdirectedRequest, "wrong-host", "This desk answers to 127.0.0.1 and localhost only.");
            return;
        }

        var pass = admission.Check(request);
        if (pass == Pass.None)
        {
            response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            await Refuse(
                context,
                StatusCodes.Status401Unauthorized,
                "no-token",
                "Open the desk by the full address that casus printed when it started; it ends in ?token= and a long word.");
            return;
        }

        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !Origins.IsOwn(request, pass == Pass.Bearer, pass == Pass.Cookie))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "other-origin", "Changes are taken from this desk's own pages, or with a bearer token.");
            return;
        }

        if (pass == Pass.Address)
        {
            admission.SetCookie(response);
        }

        _owner.Enter(context);
        await next(context);
    }

    private static Task Refuse(HttpContext context, int status, string code, string reason) =>
        context.Request.Path.StartsWithSegments("/api")
            ? Problem.Of(status, code, reason).ExecuteAsync(context)
            : PlainPage.Write(context.Response, status, reason);
}
