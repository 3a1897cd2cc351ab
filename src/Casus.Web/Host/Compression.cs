using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Web;

/// <summary>Compresses what is answered, over TLS too.</summary>
/// <remarks>
/// Compressing a secret beside what a stranger can choose lets the length tell the secret (BREACH). Here no body holds one: sessions and tokens travel in
/// cookies that scripts cannot read, and the token of a form is masked by new random bytes in every answer. Nor can a stranger make a browser ask:
/// its cookie is <c>SameSite=Strict</c>. See decision 0161.
/// </remarks>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes =
            [
                "text/html", "text/plain", "text/csv", "text/markdown", "text/calendar", "application/json", "application/problem+json", "application/feed+json",
                "application/atom+xml", "application/yaml",
            ];
        });

        // A page is made anew for each answer. Brotli's middle level looks back over what was written before, so that answers in pieces shrink as well: 3 ms for half a megabyte.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
