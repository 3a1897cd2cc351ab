using System.Text.RegularExpressions;
using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>The desk on the sample of the reassurance force.</summary>
public sealed partial class SampleDeskTests(Chromium chromium, SampleDesks desks) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task Open_ShowsCommitmentsByStatusWithReasonAndWords()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.ForceFolder);
        await using (var at = await chromium.OpenAsync(desk))
        {
            await at.Page.ArrivesUnderAsync("The reassurance force for Ukraine");
            await Expect(at.Page.Locator("#s-conditional h3")).ToContainTextAsync("31");
            var pledges = at.Page.Locator("#s-conditional .item", new() { HasText = "26 pledges" });
            await Expect(pledges).ToContainTextAsync("24 not named in the report");
            await Expect(pledges).ToContainTextAsync("“26 countries have pledged to join a multinational reassurance force for Ukraine");
            await Expect(pledges).ToContainTextAsync("All 26 rest on the same words.");
            await Expect(at.Page.Locator("#p-american-participation")).ToContainTextAsync("true from");
            await Expect(at.Page.Locator("#p-american-participation")).ToContainTextAsync("false from");
            await Expect(at.Page.GetByLabel("true on")).ToBeVisibleAsync();
            await Expect(at.Page.GetByLabel("known on")).ToBeVisibleAsync();
            await at.ScreenshotAsync("dossier-light");
        }

        Assert.Empty(desk.Close());
    }

    [Fact]
    public async Task WhatIfACeasefire_DetachesThe26AndTellsTheGuaranteeNotAssured()
    {
        await using var at = await chromium.OpenAsync(desks.Force);
        await SupposeAsync(at.Page, "ceasefire", "2025-10-01", "true");

        var banner = at.Page.Locator("#whatif");
        await Expect(banner).ToContainTextAsync("nothing is recorded");
        await Expect(banner).ToContainTextAsync("26 commitments would change; 8 stay as they are.");
        await Expect(banner).ToContainTextAsync("conditional");
        await Expect(banner.Locator("time[datetime='2025-10-01']").First).ToBeVisibleAsync();
        await Expect(banner).ToContainTextAsync(": ceasefire or peace-agreement");
        await Expect(banner.Locator(".reason time[datetime='2025-10-01']").First).ToBeVisibleAsync();
        await Expect(banner.Locator("ol li, details li")).ToHaveCountAsync(26);

        var guarantee = banner.Locator("li", new() { Has = at.Page.Locator("a[href='#p-guarantee']") }).Last;
        await Expect(guarantee).ToContainTextAsync("Not assured: needs american-participation, which is");
        await Expect(guarantee).ToContainTextAsync("contested");
        await Expect(guarantee).ToContainTextAsync("had backed the coalition in telephone calls");
        await Expect(guarantee).ToContainTextAsync("No final role of the United States has been announced");
        await at.ScreenshotAsync("whatif-light");

        // The question lives in the address: opened again it is asked again; reset, it is gone, and nothing was recorded.
        await at.Page.ReloadAsync();
        await Expect(banner).ToContainTextAsync("26 commitments would change");
        await banner.GetByRole(AriaRole.Link, new() { Name = "Reset" }).ClickAsync();
        await Expect(banner).ToHaveCountAsync(0);
        await Expect(at.Page.Locator("#s-conditional h3")).ToContainTextAsync("31");
    }

    [Fact]
    public async Task OneKey_LeadsFromAnItemToItsWordsAndBack()
    {
        await using var at = await chromium.OpenAsync(desks.Force);
        await at.Page.Keyboard.PressAsync("g");
        await at.Page.Keyboard.PressAsync("c");
        var item = at.Page.Locator("[data-item]:focus");
        await Expect(item).ToHaveCountAsync(1);
        var quoted = Marks().Replace(await item.Locator("blockquote q").First.InnerTextAsync(), string.Empty).Trim();

        await at.Page.Keyboard.PressAsync("Enter");
        var words = at.Page.Locator("mark#words");
        await Expect(words).ToBeFocusedAsync();
        await Expect(words).ToBeInViewportAsync();
        // The numbers of statements that begin inside the words are not words.
        var shown = await words.EvaluateAsync<string>("mark => [...mark.querySelectorAll('[data-at]')].map(run => run.textContent).join('')");
        Assert.Equal(quoted, shown.Trim());
        await at.Page.WaitForLoadStateAsync();
        await at.ScreenshotAsync("document-light");

        await at.Page.Keyboard.PressAsync("u");
        await Expect(item.Locator("blockquote q").First).ToContainTextAsync(quoted[..20]);
    }

    [Fact]
    public async Task Document_MarksTheStatementsReadFromIt()
    {
        await using var at = await chromium.OpenAsync(desks.Force);
        await at.Page.GetByRole(AriaRole.Link, new() { Name = "Documents" }).ClickAsync();
        await at.Page.Locator("main a[href^='/documents/']").First.ClickAsync();
        await Expect(at.Page.Locator("article.text .content").First).ToBeVisibleAsync();
        await Expect(at.Page.Locator("article.text .source").First).ToBeVisibleAsync();
        await at.Page.WaitForLoadStateAsync();
        var listed = await at.Page.Locator(".statements > li").CountAsync();
        Assert.InRange(listed, 3, 100);
        await Expect(at.Page.Locator("#statements-title")).ToContainTextAsync(listed.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task RecordAFinding_ByKeyboard_ChangesTheStatusForGood()
    {
        using (var desk = new OpenDesk(_casus, SampleDesks.ForceFolder))
        {
            await using var at = await chromium.OpenAsync(desk);
            await at.Page.Locator("#p-ceasefire").FocusAsync();
            await at.Page.Keyboard.PressAsync("r");
            await at.Page.ArrivesUnderAsync("Record a finding");
            await at.Page.Locator("#f-value input[value=true]").CheckAsync();
            await at.Page.Locator("#f-from").FillAsync("2025-11-03");
            await at.Page.Locator("#f-reason").FillAsync("A test's own invention");
            await at.Page.Locator("#f-author").FillAsync("A. Analyst");
            await at.Page.Locator("#f-author").PressAsync("Enter");
            await Expect(at.Page.Locator("#recorded")).ToContainTextAsync("A. Analyst");
            await Expect(at.Page.Locator("#recorded")).ToContainTextAsync("detached");
            await Expect(at.Page.Locator("#s-detached .item", new() { HasText = "26 pledges" })).ToBeVisibleAsync();
            await at.ScreenshotAsync("recorded-light");
            desk.Close();
        }

        using var again = new OpenDesk(_casus, SampleDesks.ForceFolder);
        await using var later = await chromium.OpenAsync(again);
        await Expect(later.Page.Locator("#s-detached .item", new() { HasText = "26 pledges" })).ToBeVisibleAsync();

        // Before it was true, and before it was known, the pledges wait.
        foreach (var (label, date) in new[] { ("true on", "2025-11-02"), ("known on", "2025-12-01") })
        {
            await later.Page.GotoAsync(again.Address.ToString());
            await later.Page.GetByLabel(label).FillAsync(date);
            await later.Page.GetByLabel(label).PressAsync("Enter");
            await Expect(later.Page.Locator("#s-conditional .item", new() { HasText = "26 pledges" })).ToBeVisibleAsync();
            await later.Page.ArrivesAtAsync(label == "true on" ? "valid=2025-11-02" : "known=2025-12-01");
        }
    }

    [Fact]
    public async Task WrongInput_IsToldAndKept()
    {
        await using var at = await chromium.OpenAsync(desks.Force, "/record?proposition=ceasefire");
        await at.Page.Locator("#f-value input[value=true]").CheckAsync();
        await at.Page.Locator("#f-from").FillAsync("next week");
        await at.Page.Locator("#f-reason").FillAsync("kept words");
        await at.Page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await Expect(at.Page.Locator("main")).ToContainTextAsync("next week");
        await Expect(at.Page.Locator("#f-reason")).ToHaveValueAsync("kept words");
    }

    /// <summary>Asks what if on a proposition, as a reader does.</summary>
    internal static async Task SupposeAsync(IPage page, string proposition, string from, string value)
    {
        var item = page.Locator($"#p-{proposition}");
        await item.Locator("details.suppose > summary").ClickAsync();
        await item.GetByLabel("from").FillAsync(from);
        await item.GetByRole(AriaRole.Button, new() { Name = value, Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new Regex("set="));
    }

    [GeneratedRegex("[“”]", RegexOptions.None, 1000)]
    private static partial Regex Marks();
}
