using Casus.Tests;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>An actor of the strait: found by its name, its words one key away, two names made one and apart again.</summary>
public sealed class ActorTests(Chromium chromium) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task Actor_IsReachedByItsNameReadAndMergedByKeyboard()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk);
        var page = at.Page;
        await page.Locator("#commitments a.actor", new() { HasText = "Kestria" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("/actors/state/KST");
        await page.ArrivesUnderAsync("Kestria");
        await at.ScreenshotAsync("actor-light-1280");

        // The first thing it is owed: its words are one key away, and so is the way back.
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#owed .item").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("w");
        await page.ArrivesAtAsync("/documents/");
        await Expect(page.Locator("article.text .sought").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await page.ArrivesAtAsync("/actors/state/KST");

        // Another party is said to be the same, and then not.
        await page.Locator("#merges summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("the other’s id").FocusAsync();
        await page.Keyboard.TypeAsync("organisation/HOM");
        await page.GetByLabel("why they are one").FocusAsync();
        await page.Keyboard.TypeAsync("a test's own invention");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#merges [role=status]")).ToContainTextAsync("counts from now on");
        await Expect(page.Locator("#merges")).ToContainTextAsync("a test's own invention");
        await at.ScreenshotAsync("actor-merged-light-1280");
        await page.GotoAsync(desk.At("/actors/organisation/HOM").ToString());
        await page.ArrivesAtAsync("/actors/state/KST");
        await page.GetByLabel("why they are not one").FocusAsync();
        await page.Keyboard.TypeAsync("they never were");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#merges [data-merge=undone]")).ToContainTextAsync("they never were");
        await page.GotoAsync(desk.At("/actors/organisation/HOM").ToString());
        await page.ArrivesUnderAsync("Halm Observation Mission");
    }
}
