using System.Net;

namespace Casus.Web.Tests;

public sealed class SessionTests
{
    private const string Finding = """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen"}""";

    [Fact]
    public async Task NotSignedIn_NothingOfTheDossierIsTold()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var browser = desk.Open();
        foreach (var address in new[] { "/", "/documents", $"/documents/{Strait.Communique.Sha256}", "/api/v1/status", "/openapi/v1.json", "/nowhere", "/sign-in", "/styles/base.css" })
        {
            using var response = await browser.Get(address);
            var text = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
            Assert.DoesNotContain("strait", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignedIn_GoesWhereItWasAskedToAndTheCookieIsHidden()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var browser = desk.Open();
        using var asked = await browser.Get("/?valid=2026-01-08");
        Assert.Equal("/sign-in?to=%2F%3Fvalid%3D2026-01-08", asked.Headers.Location!.ToString());
        using var response = await browser.SignIn("the-reader", ServedDesk.Password, "/?valid=2026-01-08");
        Assert.Equal("/?valid=2026-01-08", response.Headers.Location!.ToString());
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The escort &lt;through&gt; the strait", await browser.Page("/?valid=2026-01-08"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\tx")]
    [InlineData("javascript:alert(1)")]
    public async Task AddressThatLeadsElsewhere_IsNotFollowed(string to)
    {
        await using var desk = await ServedDesk.OnStrait();
        using var browser = desk.Open();
        using var response = await browser.SignIn("the-reader", ServedDesk.Password, to);
        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task WrongPasswordUnknownNameAndDisabledAccount_AreToldAlike()
    {
        await using var desk = await ServedDesk.OnStrait();
        desk.Accounts.Disable("the-analyst", true);
        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("the-reader", "wrong horse battery"), ("nobody", ServedDesk.Password), ("the-analyst", ServedDesk.Password) })
        {
            using var browser = desk.Open();
            using var response = await browser.SignIn(name, password);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            answers.Add((await response.Content.ReadAsStringAsync(OpenDesk.Cancel)).Split("<main")[1].Split("<form")[0]);
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task ManyPasswords_AreStoppedEvenTheRightOne()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var browser = desk.Open();
        var token = await browser.Token("/sign-in");
        for (var i = 0; i < Limits.SignInsByAccount; i++)
        {
            using var wrong = await browser.Post("/sign-in", token, ("name", "the-reader"), ("password", "wrong horse battery"));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await browser.Post("/sign-in", token, ("name", "the-reader"), ("password", ServedDesk.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.NotNull(right.Headers.RetryAfter);
    }

    [Fact]
    public async Task ChosenCookie_IsNotMadeASession()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var browser = desk.Open();
        await browser.Token("/sign-in");
        var chosen = new string('a', 64);
        var name = $"casus-{desk.Root.Port}";
        browser.Choose(name, chosen);
        using var response = await browser.SignIn("the-reader", ServedDesk.Password);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.NotEqual(chosen, browser.Cookies.Single(c => c.Name == name).Value);
        Assert.Null(desk.Accounts.Find(chosen, isToken: false));
    }

    [Fact]
    public async Task SignedInAgain_TheFormerSessionIsOver()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var browser = await desk.SignedIn(Role.Reader);
        var name = $"casus-{desk.Root.Port}";
        var former = browser.Cookies.Single(c => c.Name == name).Value;
        using var again = await browser.SignIn("the-analyst", ServedDesk.Password);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Null(desk.Accounts.Find(former, isToken: false));
        Assert.NotEqual(former, browser.Cookies.Single(c => c.Name == name).Value);
    }

    [Fact]
    public async Task SignedOut_TheCookieOpensNothingAndTheCacheIsCleared()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var browser = await desk.SignedIn(Role.Reader);
        var secret = browser.Cookies.Single(c => c.Name == $"casus-{desk.Root.Port}").Value;
        using var response = await browser.Post("/sign-out", await browser.Token());
        Assert.Equal("/sign-in", response.Headers.Location!.ToString());
        Assert.Contains("cache", Assert.Single(response.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
        Assert.Null(desk.Accounts.Find(secret, isToken: false));
    }

    [Fact]
    public async Task SignedOutEverywhere_OtherBrowsersAreOutToo()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var one = await desk.SignedIn(Role.Reader);
        using var other = await desk.SignedIn(Role.Reader);
        using var response = await one.Post("/account/sign-out-everywhere", await one.Token());
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        using var later = await other.Get("/");
        Assert.StartsWith("/sign-in", later.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PasswordChanged_ThisBrowserGoesOnAndTheOthersAreOut()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var one = await desk.SignedIn(Role.Reader);
        using var other = await desk.SignedIn(Role.Reader);
        var token = await one.Token();
        using var wrong = await one.Post("/account/password", token, ("old", "no"), ("new", "another good password"), ("again", "another good password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var right = await one.Post("/account/password", token, ("old", ServedDesk.Password), ("new", "another good password"), ("again", "another good password"));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        using var here = await one.Get("/account");
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        using var there = await other.Get("/account");
        Assert.Equal(HttpStatusCode.SeeOther, there.StatusCode);
    }

    [Fact]
    public async Task Change_NeedsTheTokenOfThisSession()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var analyst = await desk.SignedIn(Role.Analyst);
        using var other = await desk.SignedIn(Role.Reviewer);
        foreach (var token in new[] { null, "", "00", new string('0', 128), await other.Token() })
        {
            var (response, json) = await analyst.PostJson("/api/v1/findings", Finding, token);
            Assert.Equal((HttpStatusCode.Forbidden, "antiforgery"), (response.StatusCode, json.GetProperty("code").GetString()));
            using var form = await analyst.Post("/record", token, ("proposition", "truce"), ("value", "true"), ("from", "2026-01-05"), ("reason", "seen"));
            Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        }

        var (recorded, _) = await analyst.PostJson("/api/v1/findings", Finding, await analyst.Token());
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    public async Task ChangeFromElsewhere_IsRefusedEvenWithTheToken(string? origin)
    {
        await using var desk = await ServedDesk.OnStrait();
        using var analyst = await desk.SignedIn(Role.Analyst);
        using var response = await analyst.Send(
            HttpMethod.Post, "/api/v1/findings", new StringContent(Finding, System.Text.Encoding.UTF8, "application/json"), await analyst.Token(), origin);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task SignInForm_NeedsItsOwnBrowser()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var attacker = desk.Open();
        var token = await attacker.Token("/sign-in");
        using var victim = desk.Open();
        using var response = await victim.Post("/sign-in", token, ("name", "the-reader"), ("password", ServedDesk.Password));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("strait", await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.OrdinalIgnoreCase);
        using var none = await victim.Send(HttpMethod.Post, "/sign-in", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), await victim.Token("/sign-in"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, none.StatusCode);
    }

    [Fact]
    public async Task EveryForm_CarriesATokenAndNoPageHoldsASecretTwice()
    {
        await using var desk = await ServedDesk.OnStrait(reviewers: 2);
        using var analyst = await desk.SignedIn(Role.Administrator);
        using var other = await desk.SignedIn(Role.Analyst);
        await other.PostJson("/api/v1/findings", Finding, await other.Token());
        var secret = analyst.Cookies.Single(c => c.Name == $"casus-{desk.Root.Port}").Value;
        foreach (var address in new[] { "/", "/record", "/drafts", "/account", "/documents", "/search?q=ships", "/propose/commitment", "/propose/dependency", "/sign-in" })
        {
            var (once, twice) = (await analyst.Page(address), await analyst.Page(address));
            Assert.Equal(Count(once, "method=\"post\""), Count(once, "name=\"antiforgery\""));
            Assert.DoesNotContain(secret, once, StringComparison.Ordinal);
            var tokens = System.Text.RegularExpressions.Regex.Matches(once + twice, "[0-9a-f]{128}").Select(m => m.Value).ToHashSet();
            Assert.True(tokens.Count == 2, $"{address}: {tokens.Count}");
        }

        static int Count(string text, string part) => text.Split(part).Length - 1;
    }

    [Fact]
    public async Task Token_ReadsAndWritesWithItsAccountsRoleAndRidesInNoCookie()
    {
        await using var desk = await ServedDesk.OnStrait();
        var token = desk.Accounts.Token("the-analyst").Secret;
        using var script = new HttpClient { BaseAddress = desk.Root, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        using var written = await script.PostAsync(new Uri("/api/v1/findings", UriKind.Relative), new StringContent(Finding, System.Text.Encoding.UTF8, "application/json"), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        using var decided = await script.PostAsync(new Uri("/api/v1/drafts/1/approve", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, decided.StatusCode);

        using var browser = desk.Open();
        browser.Choose($"casus-{desk.Root.Port}", token);
        using var asked = await browser.Get("/");
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
    }

    [Theory]
    [InlineData("casus.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("desk.example.org", HttpStatusCode.SeeOther)]
    [InlineData("desk.example.org.evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Host_IsOneThatWasGiven(string host, HttpStatusCode expected)
    {
        await using var desk = await ServedDesk.OnStrait(change: s => s with { Hosts = ["desk.example.org"] });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Root };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        using var response = await client.SendAsync(request, OpenDesk.Cancel);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task PlainOnTheNetwork_IsRefusedBeforeItListens()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => ServedDesk.OnStrait(change: s => s with { Listen = new(IPAddress.Any, 0) }));
    }

    [Fact]
    public async Task BehindAProxy_ItsWordOnTheSchemeCountsAndNobodyElses()
    {
        await using var trusted = await ServedDesk.OnStrait(change: s => s with { Proxies = [IPAddress.Loopback] });
        await using var other = await ServedDesk.OnStrait(change: s => s with { Proxies = [IPAddress.Parse("192.0.2.1")] });
        Assert.Equal(HttpStatusCode.SeeOther, await Ask(trusted, "https"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(trusted, "http"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(trusted, null));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(other, "https"));

        static async Task<HttpStatusCode> Ask(ServedDesk desk, string? scheme)
        {
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Root };
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            if (scheme is not null)
            {
                request.Headers.Add("X-Forwarded-Proto", scheme);
            }

            using var response = await client.SendAsync(request, OpenDesk.Cancel);
            Assert.Equal(response.StatusCode == HttpStatusCode.SeeOther, response.Headers.Contains("Strict-Transport-Security"));
            return response.StatusCode;
        }
    }
}
