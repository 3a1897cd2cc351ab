using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>The sources of the strait, searched and narrowed down by keyboard.</summary>
public sealed class SearchTests(Chromium chromium, SampleDesks desks)
{
    [Fact]
    public async Task Search_IsNarrowedDownByKeyboardAndKeptInTheAddress()
    {
        await using var at = await chromium.OpenAsync(desks.Strait);
        var page = at.Page;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("Skerra");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("/search\\?q=Skerra");
        await Expect(page.Locator(".found .item").First).ToBeVisibleAsync();
        await at.ScreenshotAsync("search-light-1280");

        // A month, then what was found is one key from its words.
        var choice = page.Locator(".facet", new() { HasText = "Date" }).Locator("a").First;
        var count = int.Parse(await choice.Locator("xpath=../span").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await choice.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("from=2026");
        await Expect(page.Locator(".found .item")).ToHaveCountAsync(count);
        await Expect(page.Locator(".chosen a")).ToHaveCountAsync(2);
        await at.ScreenshotAsync("search-narrowed-light-1280");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("w");
        await page.ArrivesAtAsync("/documents/");
        await page.Keyboard.PressAsync("u");
        await page.ArrivesAtAsync("from=2026");
        await page.Locator(".chosen a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".chosen a")).ToHaveCountAsync(1);
    }
}
