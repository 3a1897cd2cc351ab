using System.Text;
using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>The scripts of the pages: how much they weigh, that each page loads its own alone, and what they draw.</summary>
public sealed class IslandTests(Chromium chromium, SampleDesks desks) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task EveryPage_LoadsItsOwnScriptsAloneAndAtMost100KB()
    {
        (string Path, string[] Scripts)[] pages =
        [
            ("/", ["desk"]),
            ("/time", ["desk"]),
            ("/documents", ["client", "desk", "intake", "svelte"]),
            ("/record?proposition=ceasefire", ["client", "desk", "record", "svelte"]),
            ("/review", ["client", "desk", "review", "svelte"]),
            ("/falls?of=guarantee", ["desk", "falls", "svelte"]),
            ("/drafts", ["client", "desk", "forms", "svelte"]),
            ("/actors/state/VDR", ["client", "desk", "forms", "svelte"]),
        ];
        foreach (var (path, scripts) in pages)
        {
            // A context of its own: nothing is in the browser's memory.
            await using var at = await chromium.OpenAsync(desks.Strait, path);
            var page = at.Page;
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var sent = await page.EvaluateAsync<double>("[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce((sum, one) => sum + one.transferSize, 0)");
            Assert.InRange(sent, 10_000, 100_000);
            var loaded = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(one => new URL(one.name).pathname).filter(path => path.endsWith('.js'))");
            Assert.Equal(scripts.Select(script => $"/islands/{script}.js"), loaded.Order(StringComparer.Ordinal));
            Assert.Equal(0, await page.Locator("[style], style").CountAsync());
        }
    }

    [Fact]
    public async Task HostileNames_AreTextAndAllThatFailedIsTriedAgain()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk, "/documents");
        var page = at.Page;
        const string Hostile = "<img src=x onerror=document.title='run'>.txt";
        await page.Locator("input[name=files]").SetInputFilesAsync(
        [
            new FilePayload { Name = Hostile, MimeType = "text/plain", Buffer = [0, 1, 2, 0, 255] },
            new FilePayload { Name = "other.txt", MimeType = "text/plain", Buffer = [0, 1, 2, 0, 254] },
            new FilePayload { Name = "good.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("The harbour master said that no ship had left.") },
        ]);
        var status = page.Locator("[data-intake-status]");
        await Expect(status).ToHaveTextAsync("1 of 3 read; 2 failed.");
        await Expect(page.Locator("[data-intake-items] bdi").First).ToHaveTextAsync(Hostile);
        await Expect(page.Locator("[data-intake-items] img")).ToHaveCountAsync(0);
        Assert.Empty(await at.FlawsAsync());

        // Both are sent again and nothing else: until both are answered, the page still says what it said before.
        var (sent, answered) = (0, 0);
        page.Request += (_, request) => sent += request.Url.EndsWith("/api/v1/read", StringComparison.Ordinal) ? 1 : 0;
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Retry all that failed" }).ClickAsync(),
            answer => answer.Url.EndsWith("/api/v1/read", StringComparison.Ordinal) && ++answered == 2);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retry all that failed" })).ToBeVisibleAsync();
        await Expect(status).ToHaveTextAsync("1 of 3 read; 2 failed.");
        Assert.Equal(2, sent);
    }

    [Fact]
    public async Task ADecision_ByMouse_IsUndoneByItsButton()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk, "/review");
        var page = at.Page;
        var card = page.Locator("[data-card]").First;
        await card.GetByLabel("reason, if any").FillAsync("The words say so");
        await card.GetByRole(AriaRole.Button, new() { Name = "Reject x" }).ClickAsync();
        await Expect(card.Locator("[data-decided]")).ToHaveTextAsync("Rejected");
        await Expect(page.Locator("[data-card]").Nth(1)).ToBeFocusedAsync();
        await Expect(page.Locator(".tally")).ToContainTextAsync("1 decided");
        Assert.Empty(await at.FlawsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo z" }).ClickAsync();
        await Expect(card.Locator("form")).ToBeVisibleAsync();
        await Expect(card).ToBeFocusedAsync();
        await Expect(card.GetByLabel("reason, if any")).ToHaveValueAsync("The words say so");
        await Expect(page.Locator(".tally")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TheGraph_GrowsAndShrinksByItsButtons_AndAnEmptiedFigureGivesTheSliderBack()
    {
        await using var at = await chromium.OpenAsync(desks.Strait, "/falls?of=guarantee&found=open&rest=50");
        var page = at.Page;
        var picture = page.Locator("[data-graph] svg").First;
        var before = (await picture.BoundingBoxAsync())!.Width;
        await page.GetByRole(AriaRole.Button, new() { Name = "Larger" }).ClickAsync();
        Assert.InRange((await picture.BoundingBoxAsync())!.Width / before, 1.2, 1.3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fit" }).ClickAsync();
        Assert.InRange((await picture.BoundingBoxAsync())!.Width / before, 0.99, 1.01);

        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "Probability that direct-line holds" });
        var figure = page.Locator("input[name='p-direct-line']");
        await figure.FillAsync("80");
        await Expect(slider).ToHaveValueAsync("80");
        await figure.FillAsync(string.Empty);
        await Expect(slider).ToHaveValueAsync("50");
    }
}
