using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>Waits for a page that a key or a click leads to. Its address and heading are there before its last line and before its scripts listen to keys.</summary>
internal static class Arrivals
{
    /// <summary>Waits until the page at an address that holds <paramref name="address"/> (a regular expression) is there whole.</summary>
    public static async Task ArrivesAtAsync(this IPage page, string address)
    {
        await Expect(page).ToHaveURLAsync(new Regex(address, RegexOptions.None, TimeSpan.FromSeconds(5)));
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Waits until the page with a heading that holds <paramref name="heading"/> is there whole.</summary>
    public static async Task ArrivesUnderAsync(this IPage page, string heading)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
        await page.WaitForLoadStateAsync();
    }
}
