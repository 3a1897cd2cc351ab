using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>Lets a visitor reach what their role allows. An endpoint that says nothing is read by readers, and written to by nobody but administrators.</summary>
internal sealed class RoleCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null)
        {
            return next(context);
        }

        var needed = endpoint.Metadata.GetMetadata<NeededRole>()?.Role ?? (HttpMethods.IsGet(context.Request.Method) ? Role.Reader : Role.Administrator);
        var role = Visitor.Of(context).Role;
        return role >= needed
            ? next(context)
            : Failures.Answer(context, StatusCodes.Status403Forbidden, "role", $"This needs the role {needed.Word()}; yours is {role.Word()}.");
    }
}

/// <summary>The role an endpoint needs.</summary>
internal sealed record NeededRole(Role Role);

/// <summary>An endpoint that needs no account: signing in.</summary>
internal sealed record OpenToAll;

internal static class RoleEndpoints
{
    public static T For<T>(this T endpoint, Role role)
        where T : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new NeededRole(role)));
        return endpoint;
    }
}
