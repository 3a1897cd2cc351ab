using System.Net;
using System.Net.Http.Headers;

namespace Casus.Web.Tests;

public sealed class FreshnessTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?valid=2026-01-08&known=2026-01-08")]
    [InlineData("/documents")]
    [InlineData("/drafts")]
    [InlineData("/api/v1/status")]
    [InlineData("/api/v1/commitments?limit=2")]
    [InlineData("/api/v1/documents")]
    [InlineData("/api/v1/search?words=ships")]
    public async Task AskedAgain_NothingIsSentUntilTheLedgerGrows(string address)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var first = await Get(desk, address, null);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true, NoStore: false });

        using var again = await Get(desk, address, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(OpenDesk.Cancel));
        Assert.True(again.Headers.CacheControl is { Private: true, NoCache: true });

        await desk.Json(HttpMethod.Post, "/api/v1/findings", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen"}""");
        using var grown = await Get(desk, address, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, grown.StatusCode);
        Assert.NotEqual(first.Headers.ETag, grown.Headers.ETag);
    }

    [Fact]
    public async Task AnotherAddress_HasAnotherTag()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var one = await Get(desk, "/?valid=2026-01-08", null);
        using var other = await Get(desk, "/?valid=2026-01-09", null);
        Assert.NotEqual(one.Headers.ETag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("/?valid=soon")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/whatif")]
    public async Task Refusal_IsKeptByNobody(string address)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await Get(desk, address, null);
        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task PrintedAddress_IsKeptByNobody()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Stranger.GetAsync(desk.Address, OpenDesk.Cancel);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/", "br")]
    [InlineData("/", "gzip")]
    [InlineData("/api/v1/status", "br")]
    [InlineData("/styles/base.css", "br")]
    [InlineData("/styles/base.css", "gzip")]
    public async Task Answer_IsCompressedAsTheClientTakesIt(string address, string encoding)
    {
        await using var desk = await OpenDesk.OnStrait();
        var plain = await desk.Page(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new(encoding));
        using var response = await desk.Client.SendAsync(request, OpenDesk.Cancel);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        var packed = await response.Content.ReadAsByteArrayAsync(OpenDesk.Cancel);
        Assert.True(packed.Length < plain.Length / 2);
        using Stream stream = encoding == "br"
            ? new System.IO.Compression.BrotliStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        Assert.Equal(plain, await reader.ReadToEndAsync(OpenDesk.Cancel));
    }

    [Fact]
    public async Task Page_IsCompressedAsAWholeAndNotInPieces()
    {
        await using var desk = await OpenDesk.OnStrait();
        var plain = System.Text.Encoding.UTF8.GetBytes(await desk.Page("/"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.Add(new("br"));
        using var response = await desk.Client.SendAsync(request, OpenDesk.Cancel);
        var sent = (await response.Content.ReadAsByteArrayAsync(OpenDesk.Cancel)).Length;
        var whole = new byte[plain.Length];
        Assert.True(System.IO.Compression.BrotliEncoder.TryCompress(plain, whole, out var best, quality: 4, window: 22));
        Assert.True(sent < 1.1 * best, $"{sent} bytes were sent of what takes {best}");
    }

    [Fact]
    public async Task RunawayReader_IsToldToWait()
    {
        await using var desk = await OpenDesk.OnStrait();
        for (var i = 0; ; i++)
        {
            Assert.True(i < 5000, "nobody was told to wait");
            using var response = await Get(desk, "/api/v1/drafts", null);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
                Assert.NotNull(response.Headers.RetryAfter);
                return;
            }
        }
    }

    private static async Task<HttpResponseMessage> Get(OpenDesk desk, string address, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await desk.Client.SendAsync(request, OpenDesk.Cancel);
    }
}
