using System.Net;

namespace Casus.Web.Tests;

public sealed class AdmissionTests
{
    private static CancellationToken Cancel => OpenDesk.Cancel;

    [Theory]
    [InlineData("/")]
    [InlineData("/documents")]
    [InlineData("/islands/desk.js")]
    [InlineData("/styles/base.css")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/v1/status")]
    [InlineData("/?token=wrong")]
    [InlineData("/?token=")]
    public async Task NoToken_NothingIsAnswered(string address)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Stranger.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("address that casus printed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("strait", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task PrintedAddress_AnswersThePageAndSetsACookieThatOpensTheRest()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var first = await desk.Stranger.GetAsync(desk.Address, Cancel);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"casus-{desk.Root.Port}=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using var next = new HttpRequestMessage(HttpMethod.Get, "/documents");
        next.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var second = await desk.Stranger.SendAsync(next, Cancel);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.DoesNotContain(OpenDesk.Token, await second.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("casus.example")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("localhost.example:{port}")]
    [InlineData("[::1]:{port}")]
    public async Task OtherHost_IsMisdirected(string host)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host.Replace("{port}", desk.Root.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        using var response = await desk.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(null, null, true, HttpStatusCode.Created)]
    [InlineData("own", null, true, HttpStatusCode.Created)]
    [InlineData("own", null, false, HttpStatusCode.Created)]
    [InlineData(null, null, false, HttpStatusCode.Forbidden)]
    [InlineData("https://elsewhere.example", null, true, HttpStatusCode.Forbidden)]
    [InlineData("https://elsewhere.example", null, false, HttpStatusCode.Forbidden)]
    [InlineData("null", "cross-site", false, HttpStatusCode.Forbidden)]
    [InlineData("null", null, false, HttpStatusCode.Forbidden)]
    [InlineData("null", "same-origin", false, HttpStatusCode.Created)]
    public async Task Change_IsTakenFromTheDeskOrABearerOnly(string? origin, string? site, bool bearer, HttpStatusCode expected)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/findings")
        {
            Content = new StringContent("""{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(bearer ? "Authorization" : "Cookie", bearer ? $"Bearer {OpenDesk.Token}" : $"casus-{desk.Root.Port}={OpenDesk.Token}");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? desk.Root.GetLeftPart(UriPartial.Authority) : origin);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var response = await desk.Stranger.SendAsync(request, Cancel);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Created ? 3 : 2, desk.Ledger.FindDossier("strait")!.Findings.Count);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/documents")]
    [InlineData("/drafts")]
    [InlineData("/record")]
    [InlineData("/search?q=ships")]
    [InlineData("/nowhere")]
    [InlineData("/?valid=yesterday")]
    [InlineData("/api/v1/status")]
    [InlineData("/styles/base.css")]
    public async Task EveryAnswer_CarriesThePolicy(string address)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            Assert.True(response.IsSuccessStatusCode ? response.Headers.CacheControl is { Private: true, NoCache: true } : response.Headers.CacheControl?.NoStore);
            var page = await response.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?![^>]* src=)", page);
            Assert.DoesNotMatch("\\son[a-z]+=\"", page);
            Assert.DoesNotMatch("(href|src|action)=\"(https?:)?//", page);
        }
    }

    [Fact]
    public async Task TakenPort_TheNextFreeOneIsServed()
    {
        await using var first = await OpenDesk.OnStrait();
        var options = new DeskOptions { Ledger = first.Ledger, Dossier = "strait", Port = first.Root.Port };
        await using var second = await Desk.StartAsync(options, Cancel);
        Assert.NotEqual(first.Root.Port, second.Address.Port);
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => Desk.StartAsync(options with { PortIsFixed = true }, Cancel));
    }

    [Fact]
    public async Task UnknownDossier_IsRefusedBeforeAPortIsTaken()
    {
        await using var desk = await OpenDesk.OnStrait();
        await Assert.ThrowsAsync<ArgumentException>(() => Desk.StartAsync(new() { Ledger = desk.Ledger, Dossier = "elsewhere", Port = 0 }, Cancel));
    }

    [Fact]
    public async Task CancelledStart_CompletesTheDesk()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var stop = new CancellationTokenSource();
        await using var second = await Desk.StartAsync(new() { Ledger = desk.Ledger, Dossier = "strait", Port = 0 }, stop.Token);
        await stop.CancelAsync();
        await second.Completion.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }
}
