using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Signing in and out, and one's own account.</summary>
internal static class AccountPages
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(string.Empty).ExcludeFromDescription().TakeFormsOnly();
        pages.MapGet(AccountGate.SignInPath, SignInForm).WithMetadata(new OpenToAll());
        pages.MapPost(AccountGate.SignInPath, SignIn).WithMetadata(new OpenToAll());
        pages.MapPost("/sign-out", SignOut).For(Role.Reader);
        pages.MapGet("/account", Account);
        pages.MapPost("/account/password", Password).For(Role.Reader);
        pages.MapPost("/account/sign-out-everywhere", SignOutEverywhere).For(Role.Reader);
    }

    private static SignInResult SignInForm(HttpContext context, SessionCookie cookie) => Form(context, cookie, null, null, StatusCodes.Status200OK);

    private static IResult SignIn(HttpContext context, SessionCookie cookie, Service service, SignInLimit limit)
    {
        // Read already, by the check of its token.
        var form = context.Request.Form;
        var (name, password) = (form["name"].ToString().Trim(), form["password"].ToString());
        if (!limit.Allows(context.Connection.RemoteIpAddress?.ToString() ?? "nowhere", name))
        {
            context.Response.Headers.RetryAfter = "300";
            return Form(context, cookie, name, "Too many passwords were tried. Wait five minutes.", StatusCodes.Status429TooManyRequests);
        }

        // One answer for a wrong name, a wrong password and a disabled account: which it was is nobody's business.
        if (service.Accounts.SignIn(name, password) is not { } session)
        {
            return Form(context, cookie, name, "Name and password do not fit.", StatusCodes.Status401Unauthorized);
        }

        // Whatever session the browser showed ends: nobody is signed in by a cookie that somebody else chose.
        if (context.Features.Get<Session>() is { } before)
        {
            service.Accounts.SignOut(before);
        }

        cookie.SetSession(context, session.Secret);
        return new SeeOther(Local(form["to"]));
    }

    private static SeeOther SignOut(HttpContext context, SessionCookie cookie, Service service)
    {
        service.Accounts.SignOut(context.Features.Get<Session>()!);
        return Out(context, cookie);
    }

    private static SeeOther SignOutEverywhere(HttpContext context, SessionCookie cookie, Service service)
    {
        service.Accounts.SignOutEverywhere(Visitor.Of(context).Name);
        return Out(context, cookie);
    }

    private static PageResult Account(HttpContext context) => Own(context, null);

    private static IResult Password(HttpContext context, SessionCookie cookie, Service service, SignInLimit limit)
    {
        var form = context.Request.Form;
        var visitor = Visitor.Of(context);
        var (old, given, again) = (form["old"].ToString(), form["new"].ToString(), form["again"].ToString());
        if (!limit.Allows(context.Connection.RemoteIpAddress?.ToString() ?? "nowhere", visitor.Name))
        {
            context.Response.Headers.RetryAfter = "300";
            return Own(context, "Too many passwords were tried. Wait five minutes.", StatusCodes.Status429TooManyRequests);
        }

        if (given != again)
        {
            return Own(context, "The new password was written in two ways.", StatusCodes.Status422UnprocessableEntity);
        }

        if (service.Accounts.SignIn(visitor.Name, old) is null)
        {
            return Own(context, "The old password does not fit.", StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            service.Accounts.SetPassword(visitor.Name, given);
        }
        catch (AccountException e) when (e.Code == "bad-password")
        {
            return Own(context, $"Not taken: {e.Message}.", StatusCodes.Status422UnprocessableEntity);
        }

        // Everything of the account was signed out by that; this browser goes on with a session of its own.
        cookie.SetSession(context, service.Accounts.SignIn(visitor.Name, given)!.Secret);
        return new SeeOther("/account");
    }

    private static SeeOther Out(HttpContext context, SessionCookie cookie)
    {
        cookie.ClearSession(context);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return new SeeOther(AccountGate.SignInPath);
    }

    private static PageResult Own(HttpContext context, string? problem, int status = StatusCodes.Status200OK) => PageResult.Of<AccountPage>(
        "Your account",
        new Dictionary<string, object?> { [nameof(AccountPage.Name)] = Visitor.Of(context).Name, [nameof(AccountPage.Role)] = Visitor.Of(context).Role, [nameof(AccountPage.Problem)] = problem },
        status);

    private static SignInResult Form(HttpContext context, SessionCookie cookie, string? name, string? problem, int status)
    {
        var visit = context.Features.Get<Session>()?.Secret ?? cookie.Visit(context.Request);
        if (visit is null)
        {
            visit = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            cookie.SetVisit(context, visit);
        }

        var to = HttpMethods.IsGet(context.Request.Method) ? context.Request.Query["to"] : context.Request.Form["to"];
        return new(visit, name, Local(to), problem, status);
    }

    // Only a path of this desk: an address that leads elsewhere would send whoever just signed in to a page that looks like this one.
    private static string Local(string? to) =>
        to is ['/', ..] && !to.StartsWith("//", StringComparison.Ordinal) && !to.StartsWith("/\\", StringComparison.Ordinal) && to.Length <= Limits.Prose && !to.Any(char.IsControl)
        && !to.StartsWith(AccountGate.SignInPath, StringComparison.Ordinal)
            ? to
            : "/";
}
