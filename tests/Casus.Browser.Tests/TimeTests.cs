using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>What was when on the sample of the strait, and what changed since its reader last looked.</summary>
public sealed class TimeTests(Chromium chromium, SampleDesks desks) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task SixMonths_ByKeyboardAndByBrush_NarrowToTheirDays()
    {
        await using var at = await chromium.OpenAsync(desks.Strait);
        var page = at.Page;
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        await page.ArrivesUnderAsync("Over time");
        await at.ScreenshotAsync("time-light-1280");
        await page.GetByLabel("from", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("2026-04-01");
        await page.GetByLabel("to", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("2026-04-30");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("from=2026-04-01&to=2026-04-30");
        await Expect(page.Locator("#events")).ToContainTextAsync("Six inspectors of the Union are turned away at the gate");
        await Expect(page.Locator("#events")).Not.ToContainTextAsync("Extra dues on Kestrian ships");

        // The first event's words are one key away, and so is the way back.
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("w");
        await page.ArrivesAtAsync("/documents/");
        await Expect(page.Locator("article.text .sought").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await page.ArrivesAtAsync("/time");

        // Drawing over the second half of April leaves that half.
        await page.EvaluateAsync("scrollTo(0, 0)");
        var picture = (await page.Locator("svg.timeline").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(picture.X + (picture.Width * 0.6f), picture.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(picture.X + (picture.Width * 0.8f), picture.Y + 60);
        await page.Mouse.MoveAsync(picture.X + picture.Width - 4, picture.Y + 60);
        await page.Mouse.UpAsync();
        await page.ArrivesAtAsync("from=2026-04-1[5-9]&to=2026-04-30");

        // A promise taken back: both quotes side by side.
        var moved = page.Locator(".position", new() { HasText = "Union of the Inner Sea" }).First;
        await Expect(moved).ToContainTextAsync("softer");
        await Expect(moved).ToContainTextAsync("If both parliaments ratify");
        await Expect(moved).ToContainTextAsync("taking back its promise");
    }

    [Fact]
    public async Task WhatChanged_IsToldFirstUntilItIsSeen()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.ForceFolder);
        await using var at = await chromium.OpenAsync(desk);
        var page = at.Page;
        await Expect(page.Locator(".since-notice")).ToHaveCountAsync(0);
        await page.GotoAsync(desk.At("/record?proposition=ceasefire").ToString());
        await page.Locator("#f-value input[value=true]").CheckAsync();
        await page.Locator("#f-from").FillAsync("2025-11-03");
        await page.Locator("#f-reason").FillAsync("A test's own invention");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await Expect(page.Locator("#recorded")).ToBeVisibleAsync();

        await page.GotoAsync(desk.At("/").ToString());
        var notice = page.Locator(".since-notice");
        await Expect(notice).ToContainTextAsync("26 alike");
        await Expect(notice).ToContainTextAsync("detached");
        await at.ScreenshotAsync("since-light-1280");
        await notice.GetByRole(AriaRole.Button, new() { Name = "I have seen all this" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(notice).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#commitments")).ToBeVisibleAsync();
        await Expect(page.Locator(".since-notice .change-row")).ToHaveCountAsync(0);
    }
}
