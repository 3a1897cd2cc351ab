using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>What an address gave: the content with its codings taken off, and what the answer says of it.</summary>
/// <param name="Version">What the server says of its version.</param>
/// <param name="IsUnchanged">It is of the version that was asked with; there is no content then.</param>
internal sealed record WebAnswer(byte[] Content, Uri Address, string? MediaType, string? Charset, bool WasCoded, FeedVersion Version, bool IsUnchanged = false);

/// <summary>Fetches addresses: no proxy, no cookies, no credentials, redirects by hand, every connection guarded.</summary>
internal sealed class WebSource : IDisposable
{
    private const int MostCodings = 2;
    private static readonly ProductInfoHeaderValue Agent = new("casus", typeof(WebSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    private readonly IngestionOptions _options;
    private readonly HttpMessageInvoker _http;

    public WebSource(IngestionOptions options, GuardedNetwork network)
    {
        _options = options;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
                await network.ConnectAsync(new(context.DnsEndPoint.Host.Trim('[', ']').ToLowerInvariant(), context.DnsEndPoint.Port), cancellation),
            ConnectTimeout = options.ConnectTimeout,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            SslOptions = { CertificateChainPolicy = ChainPolicy() },
        });
    }

    public void Dispose() => _http.Dispose();

    /// <param name="version">What is held already; null: it is wanted whatever it is.</param>
    public async Task<Outcome<WebAnswer>> FetchAsync(string input, Uri address, CancellationToken cancellation, FeedVersion? version = null)
    {
        using var whole = new CancellationTokenSource(_options.WholeTimeout, _options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(whole.Token, cancellation);
        try
        {
            return await FollowAsync(input, address, version, both.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            // The tokens first: what a cancelled request throws depends on where it stood.
            cancellation.ThrowIfCancellationRequested();
            return whole.IsCancellationRequested
                ? new Refusal(input, InputCodes.Timeout, $"it was not all there after {Sizes.Seconds(_options.WholeTimeout)}")
                : Refuse(input, e);
        }
    }

    private async Task<Outcome<WebAnswer>> FollowAsync(string input, Uri address, FeedVersion? version, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(address, version);
            using var response = await _http.SendAsync(request, cancellation);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(input, address, response, cancellation);
            }

            if (redirects == _options.MaxRedirects)
            {
                return new Refusal(input, InputCodes.TooManyRedirects, $"it was redirected more than {_options.MaxRedirects} times");
            }

            if (response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next))
            {
                return new Refusal(input, InputCodes.BadResponse, "it is redirected, but not to an address that can be read");
            }

            if (Unsafe(address, next) is { } why)
            {
                return new Refusal(input, InputCodes.RedirectScheme, why);
            }

            if (WebAddress.Usable(next) is { } unusable)
            {
                return new Refusal(input, InputCodes.BadAddress, $"it is redirected, but {unusable}");
            }

            address = next;
        }
    }

    private async Task<Outcome<WebAnswer>> ReadAsync(string input, Uri address, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && response.RequestMessage is { Headers: var asked } && (asked.IfNoneMatch.Count > 0 || asked.IfModifiedSince is not null))
        {
            return new WebAnswer([], address, null, null, false, FeedVersion.Unknown, IsUnchanged: true);
        }

        if (!response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.PartialContent)
        {
            return new Refusal(input, InputCodes.HttpStatus, string.Create(CultureInfo.InvariantCulture, $"the server answered {(int)response.StatusCode} {Short(response.ReasonPhrase)}").TrimEnd());
        }

        var codings = response.Content.Headers.ContentEncoding.Select(c => c.ToLowerInvariant()).ToList();
        if (codings.Count > MostCodings || codings.Find(c => !ContentCodings.Knows(c)) is not null)
        {
            return new Refusal(input, InputCodes.BadResponse, $"it is packed as '{Short(string.Join(", ", codings))}', which is not understood");
        }

        var ceiling = Sizes.Ceiling(_options.MaxSize);
        if (response.Content.Headers.ContentLength > ceiling)
        {
            return Sizes.TooLarge(input, _options.MaxSize);
        }

        var body = new BoundedBuffer(ceiling);
        await using (var stream = await response.Content.ReadAsStreamAsync(cancellation))
        {
            var piece = new byte[64 * 1024];
            int count;
            while ((count = await stream.ReadAsync(piece, cancellation)) > 0)
            {
                if (!body.TryAdd(piece.AsSpan(0, count)))
                {
                    return Sizes.TooLarge(input, _options.MaxSize);
                }
            }
        }

        var content = body.ToArray();
        foreach (var coding in Enumerable.Reverse(codings))
        {
            var unpacked = new BoundedBuffer(ceiling);
            switch (ContentCodings.Unpack(coding, content, unpacked, cancellation))
            {
                case Unpacked.TooLarge:
                    return Sizes.TooLarge(input, _options.MaxSize);
                case Unpacked.Truncated:
                    return new Refusal(input, InputCodes.BadResponse, $"its content is packed as {coding} and breaks off");
                case Unpacked.Corrupt:
                    return new Refusal(input, InputCodes.BadResponse, $"its content is said to be packed as {coding}, but it is damaged");
            }

            content = unpacked.ToArray();
        }

        var type = response.Content.Headers.ContentType;
        return new WebAnswer(content, address, type?.MediaType, type?.CharSet?.Trim('"', '\''), codings.Count > 0, VersionOf(response));
    }

    private static HttpRequestMessage Request(Uri address, FeedVersion? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Accept.ParseAdd("text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5");
        request.Headers.AcceptEncoding.ParseAdd(ContentCodings.Accepted);
        if (version?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
        {
            request.Headers.IfNoneMatch.Add(parsed);
        }

        if (version?.LastModified is { } modified)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return request;
    }

    private static FeedVersion VersionOf(HttpResponseMessage response) =>
        new(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.ToString("r", CultureInfo.InvariantCulture));

    // What a server says is repeated in a message, but not at any length.
    private static string Short(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text ?? string.Empty;

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Why a redirect is not followed, by its schemes alone; null when it may be.</summary>
    internal static string? Unsafe(Uri from, Uri to) =>
        to.Scheme != Uri.UriSchemeHttp && to.Scheme != Uri.UriSchemeHttps ? $"it is redirected to {to.Scheme}, and only http and https are followed"
        : from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp ? "it is redirected from https down to http"
        : null;

    // Without downloads: a certificate may name an address to fetch its issuer from, which no guard would see.
    private static X509ChainPolicy ChainPolicy()
    {
        const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return policy;
    }

    private Refusal Refuse(string input, Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case RefusedAddressException:
                    return new(input, InputCodes.RefusedAddress, e.Message);
                case TimeoutException or OperationCanceledException:
                    return new(input, InputCodes.Timeout, $"no connection within {Sizes.Seconds(_options.ConnectTimeout)}");
                case AuthenticationException or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    return new(input, InputCodes.Tls, "no secure connection: the server's certificate is not trusted for this host, or it speaks no TLS");
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery }:
                    return new(input, InputCodes.ConnectionFailed, "the host's name is not known");
                case SocketException socket:
                    return new(input, InputCodes.ConnectionFailed, $"no connection, or a broken one: {socket.SocketErrorCode}");
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return new(input, InputCodes.BadResponse, "its headers are longer than 64 kB");
            }
        }

        return new(input, InputCodes.BadResponse, "the answer is not HTTP, or breaks off");
    }
}
