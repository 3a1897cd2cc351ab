using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Casus.Web;

/// <summary>The style sheets and islands that travel inside the assembly, by their path (<c>/styles/base.css</c>).</summary>
/// <remarks>
/// What a script imports is asked for by its version too, as in the pages: an import is served with it, and counts in the version of the script that holds it.
/// </remarks>
internal static partial class EmbeddedAssets
{
    private const string Root = "wwwroot/";

    private static readonly FrozenDictionary<string, Asset> All = Load();

    public static IEnumerable<string> Paths => All.Keys;

    /// <summary>The address of an asset with its version, so that a browser may keep it for ever and never shows an old one.</summary>
    public static string Href(string path) => $"{path}?v={All[path].Version}";

    public static bool TryFind(string path, out Asset asset) => All.TryGetValue(path, out asset!);

    public static async Task Serve(HttpContext context, Asset asset)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Query["v"] is [{ } asked] && asked != asset.Version)
        {
            throw WrongRequestException.Missing("The desk has another version of this by now: load the page again.");
        }

        var tag = $"W/\"{asset.Version}\"";
        response.Headers[HeaderNames.ETag] = tag;
        response.Headers[HeaderNames.CacheControl] = request.Query.ContainsKey("v") ? "private, max-age=31536000, immutable" : "private, no-cache";
        if (request.Headers[HeaderNames.IfNoneMatch] == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (bytes, encoding) = asset.For(request.GetTypedHeaders().AcceptEncoding);
        response.Headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        if (encoding is not null)
        {
            response.Headers[HeaderNames.ContentEncoding] = encoding;
        }

        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(EmbeddedAssets).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .ToDictionary(name => "/" + name[Root.Length..].Replace('\\', '/'), StringComparer.Ordinal);
        var made = new Dictionary<string, Asset?>(StringComparer.Ordinal);
        return names.Keys.ToFrozenDictionary(path => path, Make, StringComparer.Ordinal);

        Asset Make(string path)
        {
            if (made.TryGetValue(path, out var known))
            {
                return known ?? throw new InvalidOperationException($"{path} imports itself, by way of others: no version can be told.");
            }

            made[path] = null;
            using var stream = assembly.GetManifestResourceStream(names[path])!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (path.EndsWith(".js", StringComparison.Ordinal))
            {
                var folder = path[..(path.LastIndexOf('/') + 1)];
                bytes = Encoding.UTF8.GetBytes(Imported().Replace(Encoding.UTF8.GetString(bytes), name => $"{name.Value}?v={Make(folder + name.Value[2..]).Version}"));
            }

            var asset = new Asset(bytes, Type(path), Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)));
            made[path] = asset;
            return asset;
        }
    }

    private static string Type(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    // As the bundler writes them: import"./a.js", from"./a.js", import(`./a.js`).
    [GeneratedRegex("\\./(?<=\\b(?:from|import)\\s*\\(?\\s*([\"'`])\\./)[\\w-]+\\.js(?=\\1)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Imported();
}

/// <param name="Version">First 12 hex digits of the SHA-256 of the bytes.</param>
internal sealed record Asset(byte[] Bytes, string ContentType, string Version)
{
    private readonly Lazy<byte[]> _brotli = new(() => Packed(Bytes, packed => new BrotliStream(packed, CompressionLevel.Optimal)));

    private readonly Lazy<byte[]> _gzip = new(() => Packed(Bytes, packed => new GZipStream(packed, CompressionLevel.Optimal)));

    /// <summary>The bytes as a client takes them best, and the name of their encoding; null: as they are.</summary>
    public (byte[] Bytes, string? Encoding) For(IList<StringWithQualityHeaderValue> accepted) =>
        Takes(accepted, "br") ? (_brotli.Value, "br") : Takes(accepted, "gzip") ? (_gzip.Value, "gzip") : (Bytes, null);

    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
