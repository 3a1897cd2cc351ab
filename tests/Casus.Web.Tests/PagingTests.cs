using System.Net;
using System.Text.Json;

namespace Casus.Web.Tests;

public sealed class PagingTests
{
    [Theory]
    [InlineData("/api/v1/commitments?limit=4", "commitments", 9)]
    [InlineData("/api/v1/commitments?limit=4&state=conditional", "commitments", 9)]
    [InlineData("/api/v1/propositions?limit=5", "propositions", 12)]
    [InlineData("/api/v1/documents?limit=1", null, 2)]
    public async Task FollowedToTheEnd_EveryItemIsToldOnce(string address, string? list, int all)
    {
        await using var desk = await OpenDesk.OnStrait();
        var seen = new List<string>();
        var parts = 0;
        for (string? next = address; next is not null; parts++)
        {
            var (response, json) = await desk.Json(HttpMethod.Get, next);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var items = list is null ? json : json.GetProperty(list);
            seen.AddRange(items.EnumerateArray().Select(i => i.GetProperty(list is null ? "sha256" : "id").GetString()!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(all, seen.Count);
        Assert.Equal(all, seen.Distinct().Count());
        Assert.True(parts > 1);
    }

    [Fact]
    public async Task Search_IsFollowedToItsEndByItsLinks()
    {
        await using var desk = await OpenDesk.OnStrait();
        var seen = new List<string>();
        var parts = 0;
        for (string? next = "/api/v1/search?limit=1"; next is not null; parts++)
        {
            var (response, json) = await desk.Json(HttpMethod.Get, next);
            seen.AddRange(json.EnumerateArray().Select(h => $"{h.GetProperty("document").GetProperty("sha256")} {h.GetProperty("statement")}"));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(3, seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(parts >= 3);
    }

    [Fact]
    public async Task One_IsToldAsInTheWhole()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (_, whole) = await desk.Json(HttpMethod.Get, "/api/v1/status?valid=2026-01-08&known=2026-01-08");
        foreach (var (list, one) in new[] { ("commitments", "commitments"), ("propositions", "propositions") })
        {
            var told = whole.GetProperty(list)[3];
            var (_, alone) = await desk.Json(HttpMethod.Get, $"/api/v1/{one}/{told.GetProperty("id").GetString()}?valid=2026-01-08&known=2026-01-08");
            Assert.True(JsonElement.DeepEquals(told, Assert.Single(alone.GetProperty(list).EnumerateArray())));
        }
    }

    [Theory]
    [InlineData("/api/v1/commitments?limit=0", "bad-request")]
    [InlineData("/api/v1/commitments?limit=1001", "bad-request")]
    [InlineData("/api/v1/commitments?state=broken", "bad-request")]
    [InlineData("/api/v1/propositions?value=maybe", "bad-request")]
    [InlineData("/api/v1/commitments?cursor=bm90aGluZw", "bad-cursor")]
    [InlineData("/api/v1/documents?cursor=%00", "bad-cursor")]
    [InlineData("/api/v1/drafts?cursor=***", "bad-cursor")]
    public async Task WrongPart_IsAProblem(string address, string code)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, json) = await desk.Json(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, json.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/v1/commitments/pledge-99", "pledge-")]
    [InlineData("/api/v1/propositions/truc", "truce")]
    public async Task UnknownItem_NamesTheNearest(string address, string nearest)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, json) = await desk.Json(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(nearest, json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
