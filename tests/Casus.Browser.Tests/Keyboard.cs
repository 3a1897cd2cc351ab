using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>A person without a mouse: nothing here puts the focus anywhere but by keys.</summary>
internal static class Keyboard
{
    public static async Task KeysAsync(this IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Goes on by Tab until what is sought has the focus.</summary>
    public static async Task ToAsync(this IPage page, string selector)
    {
        for (var presses = 0; presses < 400; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator(selector).First.EvaluateAsync<bool>("one => one === document.activeElement || (one.tabIndex < 0 && one.contains(document.activeElement))"))
            {
                return;
            }
        }

        Assert.Fail($"Tab never leads to {selector}");
    }

    /// <summary>Goes on by <c>j</c> to the item that has the words.</summary>
    public static async Task ToItemAsync(this IPage page, string words)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await page.Keyboard.PressAsync("j");
            if (await page.EvaluateAsync<bool>("words => (document.activeElement?.textContent ?? '').includes(words)", words))
            {
                return;
            }
        }

        Assert.Fail($"j never leads to “{words}”");
    }

    /// <summary>Goes to a field and replaces what stands in it.</summary>
    public static async Task WriteAsync(this IPage page, string field, string text)
    {
        if (!await page.Locator(field).EvaluateAsync<bool>("one => one === document.activeElement"))
        {
            await page.ToAsync(field);
        }

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
        await Expect(page.Locator(field)).ToHaveValueAsync(text);
    }
}
