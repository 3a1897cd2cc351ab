using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Web.Tests;

/// <summary>Every endpoint against every role: a new endpoint that writes is refused here until it stands in the table.</summary>
public sealed class RoleTests
{
    /// <summary>The least role of whatever writes; the rest is read by readers, except what <see cref="Reads"/> says.</summary>
    private static readonly Dictionary<string, Role> Writes = new(StringComparer.Ordinal)
    {
        ["/api/v1/findings"] = Role.Analyst,
        ["/record"] = Role.Analyst,
        ["/api/v1/drafts/{position:long:min(1)}/approve"] = Role.Reviewer,
        ["/api/v1/drafts/{position:long:min(1)}/reject"] = Role.Reviewer,
        ["/drafts/{position:long:min(1)}"] = Role.Reviewer,
        ["/api/v1/review"] = Role.Reviewer,
        ["/api/v1/review/undo"] = Role.Reviewer,
        ["/api/v1/read"] = Role.Analyst,
        ["/review"] = Role.Reviewer,
        ["/review/undo"] = Role.Reviewer,
        ["/documents/{sha256}/statements/{id}"] = Role.Analyst,
        ["/documents/{sha256}/statements/{id}/stances"] = Role.Analyst,
        ["/documents/{sha256}/statements/{id}/stances/undo"] = Role.Analyst,
        ["/api/v1/stances"] = Role.Analyst,
        ["/api/v1/commitments"] = Role.Analyst,
        ["/api/v1/commitments/{id}/amendments"] = Role.Analyst,
        ["/api/v1/parties"] = Role.Analyst,
        ["/api/v1/propositions"] = Role.Analyst,
        ["/api/v1/dependencies"] = Role.Analyst,
        ["/propose/commitment"] = Role.Analyst,
        ["/propose/party"] = Role.Analyst,
        ["/propose/proposition"] = Role.Analyst,
        ["/propose/dependency"] = Role.Analyst,
        ["/read"] = Role.Analyst,
        ["/feeds"] = Role.Analyst,
        ["/feeds/leave"] = Role.Analyst,
        ["/feeds/look"] = Role.Analyst,
        ["/api/v1/feeds"] = Role.Analyst,
        ["/api/v1/feeds/leave"] = Role.Analyst,
        ["/api/v1/feeds/look"] = Role.Analyst,
        ["/actors/merge"] = Role.Analyst,
        ["/actors/unmerge"] = Role.Analyst,
        ["/sign-out"] = Role.Reader,
        ["/account/password"] = Role.Reader,
        ["/account/sign-out-everywhere"] = Role.Reader,
    };

    private static readonly Dictionary<string, Role> Reads = new(StringComparer.Ordinal)
    {
        ["/record"] = Role.Analyst,
        ["/propose/commitment"] = Role.Analyst,
        ["/propose/party"] = Role.Analyst,
        ["/propose/proposition"] = Role.Analyst,
        ["/propose/dependency"] = Role.Analyst,
    };

    [Fact]
    public async Task EveryEndpoint_AnswersThoseItIsForAndNobodyElse()
    {
        await using var desk = await ServedDesk.OnStrait();
        var endpoints = desk.Running.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is not (null or "/sign-in"))
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (Method: m, Route: e.RoutePattern.RawText!)))
            .Distinct().ToList();
        Assert.Equal(Writes.Keys.Order(StringComparer.Ordinal), endpoints.Where(e => e.Method != "GET").Select(e => e.Route).Order(StringComparer.Ordinal));
        Assert.Contains(("GET", "/api/v1/status"), endpoints);

        using var stranger = desk.Open();
        foreach (var (method, route) in endpoints)
        {
            using var response = await stranger.Send(new(method), Address(route), method == "GET" ? null : Body(route));
            var redirected = method == "GET" && !route.StartsWith("/api", StringComparison.Ordinal) && !route.StartsWith("/openapi", StringComparison.Ordinal);
            Assert.True(response.StatusCode == (redirected ? HttpStatusCode.SeeOther : HttpStatusCode.Unauthorized), $"nobody: {method} {route}: {response.StatusCode}");
            Assert.True(!redirected || response.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal));
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            // Whatever ends the session comes last.
            foreach (var (method, route) in endpoints.OrderBy(e => e.Route.Contains("sign-out", StringComparison.Ordinal)))
            {
                using var browser = route.Contains("sign-out", StringComparison.Ordinal) ? await desk.SignedIn(role) : null;
                var visitor = browser ?? await Kept(desk, role);
                var needed = method == "GET" ? Reads.GetValueOrDefault(route, Role.Reader) : Writes[route];
                using var response = await visitor.Send(new(method), Address(route), method == "GET" ? null : Body(route), method == "GET" ? null : await visitor.Token());
                if (role < needed)
                {
                    Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{role}: {method} {route}: {response.StatusCode}");
                }
                else
                {
                    Assert.True(response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized), $"{role}: {method} {route}: {response.StatusCode}");
                    Assert.True((int)response.StatusCode < 500, $"{role}: {method} {route}: {response.StatusCode}");
                }
            }
        }

        foreach (var browser in _kept.Values)
        {
            browser.Dispose();
        }
    }

    [Fact]
    public async Task Reader_ChangesNothing()
    {
        await using var desk = await ServedDesk.OnStrait();
        using var reader = await desk.SignedIn(Role.Reader);
        var before = desk.Ledger.Entries("strait", 0, 1000).Count;
        var (response, json) = await reader.PostJson("/api/v1/findings", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen"}""", await reader.Token());
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("role", json.GetProperty("code").GetString());
        Assert.Equal(before, desk.Ledger.Entries("strait", 0, 1000).Count);
    }

    [Fact]
    public async Task AuthorOfADraft_CannotApproveItAndNobodyWritesInAnothersName()
    {
        await using var desk = await ServedDesk.OnStrait(reviewers: 2);
        using var reviewer = await desk.SignedIn(Role.Reviewer);
        var token = await reviewer.Token();
        var (recorded, draft) = await reviewer.PostJson("/api/v1/findings", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen"}""", token);
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var position = draft.GetProperty("entry").GetString()!.Split('/')[^1];
        Assert.Equal("the-reviewer", desk.Ledger.FindDossier("strait")!.Findings.Single(f => f.Proposition == "truce").Origin.Author);

        var (own, problem) = await reviewer.PostJson($"/api/v1/drafts/{position}/approve", "{}", token);
        Assert.Equal((HttpStatusCode.Conflict, "own-change"), (own.StatusCode, problem.GetProperty("code").GetString()));
        var (masked, refused) = await reviewer.PostJson($"/api/v1/drafts/{position}/approve", """{"author":"the-administrator"}""", token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, masked.StatusCode);
        Assert.True(refused.GetProperty("errors").TryGetProperty("author", out _));
        var (forged, _) = await reviewer.PostJson("/api/v1/findings", """{"proposition":"truce","value":false,"from":"2026-01-06","reason":"seen","author":"the-analyst"}""", token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);

        using var other = await desk.SignedIn(Role.Administrator);
        var (approved, _) = await other.PostJson($"/api/v1/drafts/{position}/approve", "{}", await other.Token());
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
    }

    private readonly Dictionary<Role, ServedDesk.Browser> _kept = [];

    private async Task<ServedDesk.Browser> Kept(ServedDesk desk, Role role) =>
        _kept.TryGetValue(role, out var browser) ? browser : _kept[role] = await desk.SignedIn(role);

    private static string Address(string route) => route
        .Replace("{position:long:min(1)}", "999999", StringComparison.Ordinal)
        .Replace("{sha256}", Strait.Communique.Sha256, StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal)
        .Replace("{id}", "truce", StringComparison.Ordinal)
        .Replace("{**rest}", "nothing", StringComparison.Ordinal)
        .Replace("{*path:nonfile}", "nothing", StringComparison.Ordinal);

    private static HttpContent Body(string route) => route.StartsWith("/api", StringComparison.Ordinal)
        ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
        : new FormUrlEncodedContent([]);
}
