using Microsoft.Playwright;

namespace Casus.Browser.Tests;

/// <summary>Every page in light and dark, at desk and at phone width: axe finds nothing serious, and nothing is wider than the screen.</summary>
public sealed class AccessibilityTests(Chromium chromium, SampleDesks desks)
{
    [Theory]
    [InlineData("dossier", "/")]
    [InlineData("whatif", "/?set=ceasefire%3Dtrue%402025-10-01&valid=2025-10-02")]
    [InlineData("brief", "/brief")]
    [InlineData("record", "/record?proposition=ceasefire")]
    [InlineData("documents", "/documents")]
    [InlineData("feeds", "/feeds")]
    [InlineData("drafts", "/drafts")]
    [InlineData("review", "/review")]
    [InlineData("search", "/search?q=force")]
    [InlineData("search-all", "/search?act=pledge&from=2025")]
    [InlineData("time", "/time")]
    [InlineData("since", "/since?since=2022-01-01")]
    [InlineData("actors", "/actors")]
    [InlineData("actor", "/actors/state/USA")]
    [InlineData("falls", "/falls?of=ceasefire&rest=50")]
    [InlineData("parse", "/parse?text=The+envoy+of+Velia+said+that+her+country+will+close+the+strait+if+the+inspections+go+on.")]
    [InlineData("api", "/api")]
    public async Task EveryPage_HasNothingSerious(string name, string path)
    {
        await using var at = await chromium.OpenAsync(desks.Force, path);
        Assert.Empty(await at.FlawsInEveryGuiseAsync(name));
    }

    [Fact]
    public async Task ADocument_WithItsWordsMarked_HasNothingSerious()
    {
        await using var at = await chromium.OpenAsync(desks.Force);
        await at.Page.GotoAsync(desks.Force.At((await at.Page.Locator("a.source").First.GetAttributeAsync("href"))!).ToString());
        await Assertions.Expect(at.Page.Locator("mark#words")).ToBeVisibleAsync();
        Assert.Empty(await at.FlawsInEveryGuiseAsync("document"));
    }

    [Fact]
    public async Task WhatComesNear_HasNothingSeriousAndLeadsToItsWords()
    {
        await using var at = await chromium.OpenAsync(desks.Strait, "/?valid=2026-04-25");
        await Assertions.Expect(at.Page.Locator("#near .item").First.Locator("q").First).ToBeVisibleAsync();
        Assert.Empty(await at.FlawsInEveryGuiseAsync("near"));
        await at.Page.Locator(".overview a[href='#near']").FocusAsync();
        await at.Page.KeysAsync("Enter");
        await at.Page.WaitForURLAsync("**/*#near"); // going there takes the browser a moment, and would undo a key that comes sooner
        await at.Page.KeysAsync("j", "w");
        await Assertions.Expect(at.Page.Locator("mark#words")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task AMissingDocument_HasNothingSerious()
    {
        await using var at = await chromium.OpenAsync(desks.Force, "/documents");

        // The browser notes the answer 404 as an error, which is what is asked for here.
        var missing = await at.Page.Context.NewPageAsync();
        await missing.GotoAsync(desks.Force.At("/documents/0000").ToString());
        Assert.Empty(await new DeskPage(missing, desks.Force).FlawsInEveryGuiseAsync("missing"));
    }
}
