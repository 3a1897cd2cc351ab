using Casus.Tests;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>Two people write about one matter at once, each in a browser of their own.</summary>
public sealed class TwoAnalystsTests(Chromium chromium) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task TheSecond_IsToldWhatTheFirstRecordedAndLosesNothing()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        var anna = (await chromium.OpenAsync(desk, "/record?proposition=ceasefire")).Page;
        var bela = (await chromium.OpenAsync(desk, "/record?proposition=ceasefire")).Page;
        foreach (var (page, value, from, author) in new[] { (anna, "true", "2026-05-03", "Anna"), (bela, "false", "2026-05-04", "Bela") })
        {
            await page.Locator($"#f-value input[value={value}]").CheckAsync();
            await page.Locator("#f-from").FillAsync(from);
            await page.Locator("#f-reason").FillAsync($"The long reason of {author}");
            await page.Locator("#f-author").FillAsync(author);
        }

        await anna.Locator("#f-author").PressAsync("Enter");
        await Expect(anna.Locator("#recorded")).ToContainTextAsync("Anna");

        // Told of the other's, with all that was written in its place; nothing of it is recorded until it is sent once more.
        await bela.Locator("#f-author").PressAsync("Enter");
        await Expect(bela.Locator("[data-problems]")).ToContainTextAsync("Anna recorded while you wrote: ceasefire is true from 2026-05-03");
        await Expect(bela.Locator("#f-reason")).ToHaveValueAsync("The long reason of Bela");
        await Expect(bela.Locator("#f-from")).ToHaveValueAsync("2026-05-04");
        Assert.DoesNotContain("The long reason of Bela", await ExportAsync(), StringComparison.Ordinal);
        await bela.Locator("#f-author").PressAsync("Enter");
        await Expect(bela.Locator("#recorded")).ToContainTextAsync("Bela");

        // Both stand side by side.
        var recorded = await ExportAsync();
        Assert.Contains("The long reason of Anna", recorded, StringComparison.Ordinal);
        Assert.Contains("The long reason of Bela", recorded, StringComparison.Ordinal);
        await anna.Context.DisposeAsync();
        await bela.Context.DisposeAsync();

        Task<string> ExportAsync() => bela.EvaluateAsync<string>("fetch('/api/v1/export.yaml').then(answer => answer.text())");
    }
}
