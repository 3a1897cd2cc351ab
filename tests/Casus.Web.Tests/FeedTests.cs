using System.Net;
using System.Text.Json;
using Casus.Tests;

namespace Casus.Web.Tests;

/// <summary>A feed is followed: what is new in it is read, what fails fails alone, and nothing is read twice.</summary>
public sealed class FeedTests
{
    private const string Words = "Foreign minister Orla Venn of Alfa said on Monday that Alfa would withdraw its patrol boats from the strait if Bravo lifted the blockade. “We will keep our word,” she told reporters in the harbour town.";

    [Fact]
    public async Task WhatAFeedBrings_IsReadOnceAndTold()
    {
        await using var gazette = Gazette.Open("Strait Gazette");
        var first = gazette.Print("first", "first", Words);
        gazette.Print("gone", "gone", Words);
        gazette.Miss("gone");
        await using var desk = await OpenDesk.OnStrait(allowPrivate: gazette.Host);
        var (followed, told) = await desk.Json(HttpMethod.Post, "/api/v1/feeds", JsonSerializer.Serialize(new { address = gazette.Feed, reason = "The ministry is quoted here." }));
        Assert.Equal((HttpStatusCode.OK, gazette.Feed), (followed.StatusCode, told.GetProperty("address").GetString()));

        var feed = await Looked(desk);
        Assert.Equal("Strait Gazette", feed.GetProperty("title").GetString());
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([("gone", "http-status"), ("first", null)], items.Select(i => (i.GetProperty("title").GetString(), i.GetProperty("code").GetString())));
        Assert.Contains(desk.Ledger.Documents("strait"), d => d.Path == first && d.Statements > 0);
        var entry = Assert.Single(desk.Ledger.Feeds("strait"));
        Assert.Equal(("analyst", gazette.Feed), (entry.By, entry.Address));

        // A second look reads what is new and tries again what failed, and nothing else.
        gazette.Miss("gone", isMissing: false);
        gazette.Print("second", "Bravo answers", "Bravo’s president Ilan Roe said the blockade would stay until Alfa’s boats had left the strait.");
        await desk.Json(HttpMethod.Post, "/api/v1/feeds/look", JsonSerializer.Serialize(new { address = gazette.Feed }));
        feed = await Looked(desk);
        Assert.All(feed.GetProperty("items").EnumerateArray(), i => Assert.Equal(JsonValueKind.Null, i.GetProperty("code").ValueKind));
        Assert.Equal(["first", "gone", "second"], desk.Ledger.Documents("strait").Select(d => d.Name).Intersect(["first", "gone", "second"]).Order(StringComparer.Ordinal));

        // A desk opened anew finds all of it in the ledger.
        await using var again = await desk.Again();
        await again.Json(HttpMethod.Post, "/api/v1/feeds/look", JsonSerializer.Serialize(new { address = gazette.Feed }));
        Assert.Empty((await Looked(again)).GetProperty("items").EnumerateArray());
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task AFeedThatIsNone_SaysWhyOnThePage()
    {
        await using var gazette = Gazette.Open("Strait Gazette");
        var page = gazette.Print("page", "A page and no feed", Words);
        await using var desk = await OpenDesk.OnStrait(allowPrivate: gazette.Host);
        await desk.Json(HttpMethod.Post, "/api/v1/feeds", JsonSerializer.Serialize(new { address = page }));
        Assert.Equal("not-a-feed", (await Looked(desk)).GetProperty("code").GetString());
        var html = await desk.Page("/feeds");
        Assert.Contains("<b>not-a-feed</b>", html, StringComparison.Ordinal);
        Assert.Contains("Try again", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APrivateFeed_IsRefusedAndFollowedAllTheSame()
    {
        await using var desk = await OpenDesk.OnStrait();
        await desk.Json(HttpMethod.Post, "/api/v1/feeds", """{"address": "http://127.0.0.1:1/feed.xml"}""");
        Assert.Equal("refused-address", (await Looked(desk)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("gazette")]
    [InlineData("ftp://gazette.example/feed.xml")]
    [InlineData("https://user:secret@gazette.example/feed.xml")]
    public async Task AnAddressThatCannotBeFetched_IsToldAtItsField(string address)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (answer, problem) = await desk.Json(HttpMethod.Post, "/api/v1/feeds", JsonSerializer.Serialize(new { address }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True(problem.GetProperty("errors").TryGetProperty("address", out _));
        Assert.Empty(desk.Ledger.Feeds("strait"));
    }

    [Fact]
    public async Task AFormWithoutScripts_FollowsAndLeaves()
    {
        await using var gazette = Gazette.Open("Strait Gazette");
        await using var desk = await OpenDesk.OnStrait(allowPrivate: gazette.Host);
        await Posted(desk, "/feeds", gazette.Feed);
        await Looked(desk);
        Assert.Contains("Strait Gazette", await desk.Page("/feeds"), StringComparison.Ordinal);
        await Posted(desk, "/feeds/leave", gazette.Feed);
        Assert.Contains("The dossier follows no feed yet.", await desk.Page("/feeds"), StringComparison.Ordinal);
        Assert.Empty(desk.Ledger.Feeds("strait"));
    }

    [Fact]
    public async Task AFeedThatIsNotFollowed_IsNeitherLeftNorLookedInto()
    {
        await using var desk = await OpenDesk.OnStrait();
        foreach (var what in new[] { "leave", "look" })
        {
            var (answer, problem) = await desk.Json(HttpMethod.Post, $"/api/v1/feeds/{what}", """{"address": "https://gazette.example/feed.xml"}""");
            Assert.Equal((HttpStatusCode.NotFound, "not-found"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        }
    }

    // Whoever asks is answered at once; what came of it is told once the feed was looked into.
    private static async Task<JsonElement> Looked(OpenDesk desk)
    {
        while (true)
        {
            var (_, feeds) = await desk.Json(HttpMethod.Get, "/api/v1/feeds");
            if (feeds[0] is var feed && !feed.GetProperty("isLooking").GetBoolean() && feed.GetProperty("looked").ValueKind == JsonValueKind.String)
            {
                return feed;
            }

            await Task.Delay(50, OpenDesk.Cancel);
        }
    }

    private static async Task Posted(OpenDesk desk, string to, string address)
    {
        using var form = new FormUrlEncodedContent([new("address", address), new("author", "analyst")]);
        using var response = await desk.Client.PostAsync(new Uri(to, UriKind.Relative), form, OpenDesk.Cancel);
        Assert.Equal((HttpStatusCode.SeeOther, "/feeds"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }
}
