using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>What falls, on the sample of the strait, by keyboard alone.</summary>
public sealed class FallsTests(Chromium chromium, SampleDesks desks)
{
    [Fact]
    public async Task TheGuarantee_ByKeyboard_FromItsRowToWhatBringsItDown()
    {
        await using var at = await chromium.OpenAsync(desks.Strait);
        var page = at.Page;
        await page.Locator("#p-guarantee").FocusAsync();
        await page.Keyboard.PressAsync("f");
        await page.ArrivesUnderAsync("What falls");
        await page.ArrivesAtAsync("/falls\\?of=guarantee");

        // By the browser's own way back the focus is where it was, and the same key leads here again.
        await page.GoBackAsync();
        await Expect(page.Locator("#p-guarantee")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("f");
        await page.ArrivesAtAsync("/falls\\?of=guarantee");

        // At least two of three guarantors, one of whom needs the line, and free access: worked out by hand.
        await Expect(page.Locator(".verdict")).ToContainTextAsync("6 smallest ways to bring it down; one thing does it alone.");
        await Expect(page.Locator(".cut-list").First).ToContainTextAsync("mission-access fails");
        await Expect(page.Locator(".cut-list").Nth(1).Locator("li")).ToHaveCountAsync(5);

        // The picture: from the focus to the right, and into the box that is found there.
        var focus = page.Locator(".node.focus");
        await focus.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        var right = page.Locator(".node:focus");
        Assert.True(await X(right) > await X(focus));
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(focus).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).Not.ToHaveURLAsync(new Regex("of=guarantee"));
        await page.GoBackAsync();

        // Assumptions: a half for everything, nothing settled; then one slider to its end.
        await page.Locator("select[name=found]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.ArrivesAtAsync("found=open");
        await page.Locator("input[name=rest]").FocusAsync();
        await page.Keyboard.TypeAsync("50");
        await Expect(page.Locator(".verdict b").First).ToHaveTextAsync("81.3%");
        await page.GetByRole(AriaRole.Slider, new() { Name = "Probability that union-guarantees holds" }).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".verdict b").First).ToHaveTextAsync("68.8%");
        await Expect(page.Locator("input[name='p-union-guarantees']")).ToHaveValueAsync("100");
        await at.ScreenshotAsync("falls-light-1280");

        // What is assumed lives in the address; nothing of it was recorded.
        await page.ArrivesAtAsync("p-union-guarantees=100");
        await page.ReloadAsync();
        await Expect(page.Locator(".verdict b").First).ToHaveTextAsync("68.8%");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reset" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("input[name='p-union-guarantees']")).ToHaveValueAsync(string.Empty);
    }

    [Fact]
    public async Task TheCeasefire_ShowsThe26AsOneBoxWhoseMembersStandInTheTable()
    {
        await using var at = await chromium.OpenAsync(desks.Force, "/falls?of=ceasefire");
        var group = at.Page.Locator(".node.group.commitment");
        await Expect(group.Locator("title")).ToContainTextAsync("26 pledges alike");
        await group.FocusAsync();
        await at.Page.Keyboard.PressAsync("Enter");
        await Expect(at.Page.Locator(".members").First).ToBeVisibleAsync();
        await Expect(at.Page.Locator(".members").First.Locator("a")).ToHaveCountAsync(26);
        await Expect(at.Page.Locator(".consequences")).ToContainTextAsync("would");
        await at.ScreenshotAsync("falls-ceasefire-light-1280");
    }

    private static async Task<double> X(ILocator node) =>
        double.Parse((await node.GetAttributeAsync("data-x"))!, System.Globalization.CultureInfo.InvariantCulture);
}
