using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The cookies of served desks: scripts cannot read them, other sites cannot send them; over TLS they are bound to the host.</summary>
internal sealed class SessionCookie(int port)
{
    public string? Session(HttpRequest request) => request.Cookies[Name(request, "casus")];

    /// <summary>What stands for a browser before it has signed in, so that its sign-in form is its own.</summary>
    public string? Visit(HttpRequest request) => request.Cookies[Name(request, "casus-visit")];

    public void SetSession(HttpContext context, string secret) => context.Response.Cookies.Append(Name(context.Request, "casus"), secret, Options(context.Request, AccountFile.Longest));

    public void SetVisit(HttpContext context, string secret) => context.Response.Cookies.Append(Name(context.Request, "casus-visit"), secret, Options(context.Request, null));

    public void ClearSession(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request, "casus"), Options(context.Request, null));

    // The prefix makes browsers refuse it without Secure, with a Domain or from a plain connection. Ports of one host share cookies: the name holds it.
    private string Name(HttpRequest request, string name) => FormattableString.Invariant($"{(request.IsHttps ? "__Host-" : string.Empty)}{name}-{port}");

    private static CookieOptions Options(HttpRequest request, TimeSpan? age) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
        MaxAge = age,
    };
}
