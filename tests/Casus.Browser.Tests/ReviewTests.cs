using Casus.Tests;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>Review by keyboard: one key decides and goes on, one undoes; a correction where the statement stands.</summary>
public sealed class ReviewTests(Chromium chromium) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task TheQueue_ByKeyboard_DecidesUndoesAndDecidesAgain()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk);
        var page = at.Page;
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("r");
        await page.ArrivesUnderAsync("Review");
        var cards = page.Locator("[data-card]");
        var all = await cards.CountAsync();
        Assert.InRange(all, 10, 40);
        await page.Keyboard.PressAsync("j");
        await Expect(cards.First).ToBeFocusedAsync();
        await at.ScreenshotAsync("review-light-1280");
        await page.Keyboard.PressAsync("a");
        await Expect(cards.First.Locator("[data-decided]")).ToHaveTextAsync("Approved");
        await Expect(cards.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(cards.Nth(1).Locator("[data-decided]")).ToHaveTextAsync("Rejected");
        await page.Keyboard.PressAsync("z");
        await Expect(cards.Nth(1)).ToBeFocusedAsync();
        await Expect(cards.Nth(1).Locator("form[data-decide]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(cards.Nth(1).Locator("[data-decided]")).ToHaveTextAsync("Approved");

        // Of two keys that lead to the actors, the second approves nothing.
        await Expect(cards.Nth(2)).ToBeFocusedAsync();
        var third = await cards.Nth(2).InnerTextAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("a");
        await page.ArrivesUnderAsync("Actors");
        await page.GotoAsync(desk.At("/review").ToString());
        await page.Keyboard.PressAsync("j");
        await Expect(cards.First).ToBeFocusedAsync();
        Assert.Equal(third, await cards.First.InnerTextAsync());

        // What was decided is gone from the queue, and the document says by whom.
        await page.ReloadAsync();
        await Expect(page.Locator("[data-card] [data-done]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#keys")).ToContainTextAsync("approve, reject, undo");
        await page.Keyboard.PressAsync("Escape");
    }

    [Fact]
    public async Task AStatement_ByKeyboard_IsCorrectedAndTheReadersOwnStays()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk, "/documents");
        var page = at.Page;
        await page.Locator("a.open", new() { HasText = "Valdora turns down Kestrian demand over radar" }).ClickAsync();
        await page.ArrivesAtAsync("/documents/");
        var row = page.Locator(".statements > li").First;
        var before = await row.Locator(".kicker b").InnerTextAsync();
        var form = row.Locator("form[data-correction]");
        await row.FocusAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(form.Locator("select[name=act]")).ToBeFocusedAsync();
        var other = before == "warning" ? "threat" : "warning";
        await page.Keyboard.TypeAsync(other[..3]);
        await Expect(form.Locator("select[name=act]")).ToHaveValueAsync(other);
        await form.Locator("input[name=speaker]").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Ilaria Venn the Younger");

        // Words that do not stand in the text are refused, and what was written is kept.
        await form.Locator("input[name=cue]").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("proclaimed loudly");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".correction .wrong")).ToContainTextAsync("proclaimed loudly");
        await Expect(page.Locator("#correct input[name=speaker]")).ToHaveValueAsync("Ilaria Venn the Younger");
        await page.Locator("#correct input[name=cue]").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("Enter");

        await page.ArrivesAtAsync("#s-1");
        var corrected = page.Locator("#s-1");
        await Expect(corrected.Locator(".kicker b")).ToHaveTextAsync(other);
        await Expect(corrected.Locator(".corrected")).ToContainTextAsync(before);
        await Expect(corrected.Locator(".corrected")).ToContainTextAsync("Ilaria Venn the Younger");
        await at.ScreenshotAsync("correction-light-1280");
    }
}
