using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>The brief of the strait, on the screen and on paper.</summary>
public sealed partial class BriefTests(Chromium chromium, SampleDesks desks)
{
    [Fact]
    public async Task Brief_LeadsFromAClaimToItsSourceToItsWords()
    {
        await using var at = await chromium.OpenAsync(desks.Strait, "/?valid=2026-04-25&known=2026-04-25");
        var page = at.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Brief", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("/brief\\?valid=2026-04-25&known=2026-04-25");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("w");
        var note = page.Locator(".notes > li:focus");
        await Expect(note).ToHaveCountAsync(1);
        var quoted = (await note.Locator("q").InnerTextAsync()).Trim('“', '”', ' ');
        await page.Keyboard.PressAsync("w");
        var words = page.Locator("mark#words");
        await Expect(words).ToBeFocusedAsync();
        Assert.Equal(quoted, (await words.EvaluateAsync<string>("mark => [...mark.querySelectorAll('[data-at]')].map(run => run.textContent).join('')")).Trim());
    }

    [Fact]
    public async Task Brief_OnPaper_HasEveryClaimAndNoControls()
    {
        await using var at = await chromium.OpenAsync(desks.Strait, "/brief?valid=2026-04-25&known=2026-04-25", ColorScheme.Dark);
        var page = at.Page;
        var claims = await page.Locator(".claim").CountAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print or save as PDF" })).ToBeHiddenAsync();
        await Expect(page.Locator(".bar")).ToBeHiddenAsync();
        Assert.Equal(claims, await page.Locator(".claim:visible").CountAsync());
        Assert.Equal("rgb(250, 249, 246)", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
        await page.SetViewportSizeAsync(794, 1123);
        await at.ScreenshotAsync("brief-print");
        var pdf = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(pdf.AsSpan(0, 8)), StringComparison.Ordinal);
        Assert.InRange(PdfPage().Count(Encoding.Latin1.GetString(pdf)), 2, 40);
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PdfPage();
}
