using Casus.Tests;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>A desk that is killed while it is written to: the page says so, keeps what was written, and saves it once when the desk is back.</summary>
public sealed class AwayTests(Chromium chromium) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task KilledAfterItRecordedAndBeforeItAnswered_IsRecordedOnceWhenItIsBack()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        var page = (await chromium.OpenAsync(desk, "/record?proposition=ceasefire")).Page;
        await page.Locator("#f-value input[value=false]").CheckAsync();
        await page.Locator("#f-from").FillAsync("2026-05-03");
        await page.Locator("#f-reason").FillAsync("Words that must not be lost");
        await page.Locator("#f-author").FillAsync("A. Analyst");

        // The desk records it and dies; the page never hears of it.
        await page.RouteAsync(
            "**/api/v1/findings",
            async route =>
            {
                await route.FetchAsync();
                desk.Kill();
                await route.AbortAsync("connectionreset");
            },
            new() { Times = 1 });
        await page.Locator("#f-author").PressAsync("Enter");
        var problems = page.Locator("[data-problems]");
        await Expect(problems).ToContainTextAsync("The desk does not answer. What you wrote stands here and is recorded as soon as it is back.");
        await Expect(page.Locator("#f-reason")).ToHaveValueAsync("Words that must not be lost");

        // Started again, it has another token: whoever opens the new address in another tab has opened it for this one.
        using var again = new OpenDesk(_casus, SampleDesks.StraitFolder, desk.Address.Port);
        await Expect(problems).ToContainTextAsync("open the address it printed in another tab");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(again.Address.ToString());
        await page.BringToFrontAsync();
        await Expect(page.Locator("#recorded")).ToContainTextAsync("A. Analyst");
        var recorded = await other.EvaluateAsync<string>("fetch('/api/v1/export.yaml').then(answer => answer.text())");
        Assert.Single(recorded.Split('\n'), line => line.Contains("Words that must not be lost", StringComparison.Ordinal));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task DecidedAndGivenWhileItIsAway_IsDoneWhenItIsBackAndOneGoesOnMeanwhile()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        var page = (await chromium.OpenAsync(desk, "/review")).Page;
        var reading = await page.Context.NewPageAsync();
        await reading.GotoAsync(desk.At("/documents").ToString());
        desk.Kill();

        await page.BringToFrontAsync();
        var cards = page.Locator("[data-card]");
        await cards.First.FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(cards.First.Locator("[data-decided]")).ToContainTextAsync("The desk does not answer. This is decided as soon as it is back.");
        await page.Keyboard.PressAsync("j");
        await Expect(cards.Nth(1)).ToBeFocusedAsync();
        await reading.Locator("#given").FillAsync("The harbour master of Corvane said that no ship had left.");
        await reading.Locator("#given").PressAsync("Control+Enter");
        await Expect(reading.Locator("[data-intake-status]")).ToHaveTextAsync("0 of 1 read; The desk does not answer. The others are read as soon as it is back …");

        using var again = new OpenDesk(_casus, SampleDesks.StraitFolder, desk.Address.Port);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(again.Address.ToString());
        await Expect(cards.First.Locator("[data-decided]")).ToHaveTextAsync("Approved");
        await Expect(cards.Nth(1)).ToBeFocusedAsync();
        await Expect(reading.Locator("[data-intake-items] > li")).ToHaveAttributeAsync("data-state", "read");
        await Expect(reading.Locator("[data-intake-status]")).ToHaveTextAsync("1 of 1 read.");
        await page.Context.DisposeAsync();
    }
}
