using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Casus.Web;

/// <summary>On what the answer of an endpoint depends, beside its address, the ledger and who asks.</summary>
internal enum Lasting
{
    /// <summary>Nobody may keep it, or ask whether it still holds.</summary>
    Never,

    /// <summary>It tells of now, which is told in whole minutes.</summary>
    Minute,

    /// <summary>Nothing else: it holds until the ledger grows.</summary>
    Ledger,
}

/// <summary>Tells browsers and clients that what they have still holds (304), before anything is worked out.</summary>
/// <remarks>
/// The tag is taken before the answer is made: if the ledger grows in between, an answer newer than its tag is fetched once more, never the other way.
/// It is weak: two answers with one tag say the same, though the token that a form carries is masked anew each time.
/// </remarks>
internal sealed class Freshness(RequestDelegate next, DossierShelf shelf)
{
    private static readonly string Build = typeof(Freshness).Assembly.ManifestModule.ModuleVersionId.ToString();

    public Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var lasting = context.GetEndpoint()?.Metadata.GetMetadata<LastingMetadata>()?.Lasting ?? Lasting.Never;
        if (lasting == Lasting.Never || !HttpMethods.IsGet(request.Method) || request.Query.ContainsKey("token"))
        {
            return next(context);
        }

        var tag = new EntityTagHeaderValue($"\"{Tag(context, lasting)}\"", isWeak: true);
        if (request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Compare(tag, useStrongComparison: false)))
        {
            Keep(response, tag);
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.OnStarting(() =>
        {
            if (response.StatusCode == StatusCodes.Status200OK)
            {
                Keep(response, tag);
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Keep(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers[HeaderNames.ETag] = tag.ToString();
        response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        response.Headers.Append(HeaderNames.Vary, "Cookie, Authorization");
    }

    private string Tag(HttpContext context, Lasting lasting)
    {
        var held = shelf.Take();
        var now = lasting == Lasting.Minute && !(context.Request.Query.ContainsKey("valid") && context.Request.Query.ContainsKey("known")) ? shelf.Now(held).ToString() : string.Empty;
        var parts = string.Join(
            '\n',
            Build,
            held.Position,
            held.Sources,
            now,
            context.Request.Path,
            context.Request.QueryString,
            context.Request.Headers.Cookie,
            context.Request.Headers.Authorization);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 15));
    }
}

/// <summary>Says of an endpoint what its answer depends on.</summary>
internal sealed record LastingMetadata(Lasting Lasting);

internal static class LastingEndpoints
{
    public static T Lasting<T>(this T endpoint, Lasting lasting)
        where T : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new LastingMetadata(lasting)));
        return endpoint;
    }
}
