using System.Net;
using System.Text.Json;

namespace Casus.Web.Tests;

/// <summary>The queue of review by the API, and the page that tells the API.</summary>
public sealed class ReviewApiTests
{
    [Fact]
    public async Task AStatement_IsDecidedAndItsDecisionUndone()
    {
        await using var desk = await OpenDesk.OnStrait();
        var waiting = Assert.Single((await Queue(desk)).EnumerateArray());
        Assert.Equal(("statement", Strait.Words, "pledge"), (waiting.GetProperty("of").GetString(), waiting.GetProperty("says").GetString(), waiting.GetProperty("act").GetString()));
        var (decided, entry) = await desk.Json(HttpMethod.Post, "/api/v1/review", $$"""
            {"decision":"approve","document":"{{waiting.GetProperty("document").GetString()}}","statement":"{{waiting.GetProperty("id").GetString()}}","author":"bela","reason":"two sources"}
            """);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Equal(0, (await Queue(desk)).GetArrayLength());
        var (undone, _) = await desk.Json(HttpMethod.Post, "/api/v1/review/undo", $$"""{"entry":"{{entry.GetProperty("entry").GetString()}}","author":"bela"}""");
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(1, (await Queue(desk)).GetArrayLength());
    }

    [Fact]
    public async Task ADraft_IsDecidedByAnotherThanItsAuthor()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        await desk.Json(HttpMethod.Post, "/api/v1/findings", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"heard","author":"anna"}""");
        var draft = (await Queue(desk)).EnumerateArray().Single(i => i.GetProperty("of").GetString() == "item").GetProperty("entry").GetString();
        var (own, problem) = await desk.Json(HttpMethod.Post, "/api/v1/review", $$"""{"decision":"approve","entry":"{{draft}}","author":"anna"}""");
        Assert.Equal((HttpStatusCode.Conflict, "own-change"), (own.StatusCode, problem.GetProperty("code").GetString()));
        var (taken, refused) = await desk.Json(HttpMethod.Post, "/api/v1/review/undo", $$"""{"entry":"{{draft}}","author":"bela"}""");
        Assert.Equal((HttpStatusCode.Conflict, "not-own"), (taken.StatusCode, refused.GetProperty("code").GetString()));
        var (others, _) = await desk.Json(HttpMethod.Post, "/api/v1/review", $$"""{"decision":"reject","entry":"{{draft}}","author":"bela"}""");
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/review", """{"decision":"maybe","entry":"strait/1","author":"bela"}""", HttpStatusCode.UnprocessableEntity, "decision")]
    [InlineData("/api/v1/review", """{"decision":"approve","author":"bela"}""", HttpStatusCode.UnprocessableEntity, "entry")]
    [InlineData("/api/v1/review", """{"decision":"approve","entry":"strait/1"}""", HttpStatusCode.UnprocessableEntity, "author")]
    [InlineData("/api/v1/review/undo", """{"author":"bela"}""", HttpStatusCode.UnprocessableEntity, "entry")]
    [InlineData("/api/v1/review", """{"decision":"approve","entry":"ledger/1","author":"bela"}""", HttpStatusCode.NotFound, null)]
    [InlineData("/api/v1/review/undo", """{"entry":"other/1","author":"bela"}""", HttpStatusCode.NotFound, null)]
    public async Task WhatCannotBeDecided_SaysWhy(string address, string body, HttpStatusCode status, string? field)
    {
        await using var desk = await OpenDesk.OnStrait();
        var before = desk.Ledger.Entries("strait", 0, 1000).Count;
        var (response, problem) = await desk.Json(HttpMethod.Post, address, body);
        Assert.Equal(status, response.StatusCode);
        Assert.True(field is null || problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Equal(before, desk.Ledger.Entries("strait", 0, 1000).Count);
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task ThePageOfTheApi_TellsEveryOperationAndShape()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/api");
        var (_, document) = await desk.Json(HttpMethod.Get, "/openapi/v1.json");
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
        {
            Assert.Contains($"id=\"{operation.Value.GetProperty("operationId").GetString()}\"", page, StringComparison.Ordinal);
        }

        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            Assert.Contains($"id=\"shape-{schema.Name}\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("The communiqué says so.", page, StringComparison.Ordinal);
        Assert.Contains($"{desk.Root.GetLeftPart(UriPartial.Authority)}/api/v1/status", page, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenDesk.Token, page, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Queue(OpenDesk desk) => (await desk.Json(HttpMethod.Get, "/api/v1/review?by=bela")).Json;
}
