using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>Forms of a page and a desk that is killed while it takes one: the page says so, keeps what was written, and it is recorded once when the desk is back.</summary>
public sealed class KeptFormTests(Chromium chromium) : IDisposable
{
    private const string Reason = "Words that must not be lost";

    private const string Away = "The desk does not answer. What you wrote stands here and is recorded as soon as it is back.";

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task ACorrection_RecordedBeforeTheDeskWasKilled_IsRecordedOnceAndThePageGoesOn()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        var at = await chromium.OpenAsync(desk, "/documents", width: 360);
        var page = at.Page;
        await OpenDocument(page);
        var row = page.Locator("#s-1");
        await row.FocusAsync();
        await page.Keyboard.PressAsync("c");
        var form = row.Locator("form[data-correction]");
        await form.Locator("input[name=speaker]").FillAsync("Ilaria Venn the Younger");
        await form.Locator("input[name=reason]").FillAsync(Reason);
        await LoseTheAnswerAsync(page, "**/statements/*", desk);
        await form.Locator("input[name=reason]").PressAsync("Enter");
        await Expect(form.Locator(".notice")).ToContainTextAsync(Away);
        await Expect(form.Locator("input[name=reason]")).ToHaveValueAsync(Reason);
        Assert.Empty(await at.FlawsAsync());
        await at.ScreenshotAsync("kept-light-360");

        using var again = new OpenDesk(_casus, SampleDesks.StraitFolder, desk.Address.Port);
        await Expect(form.Locator(".notice")).ToContainTextAsync("open the address it printed in another tab");
        await OpenElsewhereAsync(page, again);
        await Expect(page.Locator("#s-1 .corrected")).ToContainTextAsync("Ilaria Venn the Younger");
        await Expect(page.Locator(".notice p")).ToHaveCountAsync(0);
        await page.ArrivesAtAsync("#s-1$");
        Assert.Equal(1, Entries("statement-corrected"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task AMerge_OverAReloadWhileTheDeskIsAway_StandsInItsFormAgain()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        var page = (await chromium.OpenAsync(desk)).Page;
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var actor = await page.Locator("a.actor[href^='/actors/']").First.GetAttributeAsync("href") ?? throw new InvalidOperationException("The dossier names no actor.");
        await page.GotoAsync(desk.At(actor).ToString());
        var merges = page.Locator("#merges");
        await merges.Locator("summary").ClickAsync();
        var same = await merges.Locator("datalist option").First.GetAttributeAsync("value");
        await merges.Locator("input[name=same]").FillAsync(same!);
        await merges.Locator("form[action='/actors/merge'] input[name=reason]").FillAsync(Reason);
        await LoseTheAnswerAsync(page, "**/actors/merge", desk);
        await merges.Locator("form[action='/actors/merge'] input[name=reason]").PressAsync("Enter");
        await Expect(merges.Locator(".notice").First).ToContainTextAsync(Away);

        // Loaded anew before it could send it once more itself, the form has it again; sent by hand, it is the same entry.
        await page.RouteAsync("**/actors/merge", route => route.AbortAsync("connectionrefused"));
        using var again = new OpenDesk(_casus, SampleDesks.StraitFolder, desk.Address.Port);
        await OpenElsewhereAsync(page, again);
        await page.GotoAsync(again.At(actor).ToString());
        await page.UnrouteAsync("**/actors/merge");
        var form = merges.Locator("form[action='/actors/merge']");
        await Expect(form.Locator(".notice")).ToContainTextAsync("What you wrote before stands here again.");
        await Expect(form.Locator("input[name=reason]")).ToHaveValueAsync(Reason);
        await form.Locator("button.primary").ClickAsync();
        await Expect(merges.Locator(".banner")).ToBeVisibleAsync();
        await Expect(page.Locator(".notice p")).ToHaveCountAsync(0);
        Assert.Equal(1, Entries("merge-recorded"));
        await page.ReloadAsync();
        await Expect(page.Locator(".notice p")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task ATieSentWhileTheDeskIsAway_IsRecordedAndWhatIsRefusedIsToldInItsPlace()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        var page = (await chromium.OpenAsync(desk, "/documents")).Page;
        await OpenDocument(page);
        var row = page.Locator("#s-1");
        var form = row.Locator(".tie form");
        await row.Locator(".tie summary").ClickAsync();
        await form.Locator("select[name=act]").SelectOptionAsync("refusal");
        await form.Locator("input[name=reason]").FillAsync(Reason);
        await form.Locator("input[name=proposition]").FillAsync("no-such-thing");

        // Refused: told in the form, which stays open with the focus where it was; what stands in the other form there is not touched.
        await row.Locator("details.correct > summary").ClickAsync();
        await row.Locator("form[data-correction] input[name=reason]").FillAsync("Half written");
        await form.Locator("input[name=proposition]").PressAsync("Enter");
        await Expect(form.Locator(".wrong")).ToContainTextAsync("no-such-thing");
        await Expect(form.Locator("input[name=proposition]")).ToBeFocusedAsync();
        await Expect(form.Locator("input[name=reason]")).ToHaveValueAsync(Reason);
        await Expect(row.Locator("form[data-correction] input[name=reason]")).ToHaveValueAsync("Half written");

        desk.Kill();
        await form.Locator("input[name=proposition]").FillAsync("ceasefire");
        await form.Locator("input[name=proposition]").PressAsync("Enter");
        await Expect(form.Locator(".notice")).ToContainTextAsync(Away);
        using var again = new OpenDesk(_casus, SampleDesks.StraitFolder, desk.Address.Port);
        await OpenElsewhereAsync(page, again);
        await Expect(page.Locator("#s-1 .tied")).ToContainTextAsync("refusal");
        Assert.Equal(1, Entries("stance-recorded"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task ADecisionOnADraft_RecordedBeforeTheDeskWasKilled_IsOneDecision()
    {
        var dossier = Path.Combine(_casus.Folder, "two-reviewers");
        foreach (var file in Directory.GetFiles(SampleDesks.StraitFolder, "*", SearchOption.AllDirectories))
        {
            _casus.File(Path.Combine("two-reviewers", Path.GetRelativePath(SampleDesks.StraitFolder, file)), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }

        var yaml = Path.Combine(dossier, "dossier.yaml");
        var one = await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken);
        Assert.Contains("policy: { reviewers: 1 }", one, StringComparison.Ordinal);
        await File.WriteAllTextAsync(yaml, one.Replace("policy: { reviewers: 1 }", "policy: { reviewers: 2 }", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        using var desk = new OpenDesk(_casus, dossier);
        var page = (await chromium.OpenAsync(desk, "/record?proposition=ceasefire")).Page;
        await page.Locator("#f-value input[value=false]").CheckAsync();
        await page.Locator("#f-from").FillAsync("2026-05-03");
        await page.Locator("#f-reason").FillAsync("Seen from the pier");
        await page.Locator("#f-author").FillAsync("A. Analyst");
        await page.Locator("#f-author").PressAsync("Enter");
        await Expect(page.Locator("#recorded")).ToContainTextAsync("Recorded as a draft");

        await page.GotoAsync(desk.At("/drafts").ToString());
        var form = page.Locator("form[data-kept]").First;
        await form.Locator("input[name=author]").FillAsync("B. Reviewer");
        await form.Locator("input[name=reason]").FillAsync(Reason);
        await LoseTheAnswerAsync(page, "**/drafts/*", desk);
        await form.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(form.Locator(".notice")).ToContainTextAsync(Away);
        using var again = new OpenDesk(_casus, dossier, desk.Address.Port);
        await OpenElsewhereAsync(page, again);
        await Expect(page.Locator("#recorded")).ToContainTextAsync("B. Reviewer");
        Assert.Equal(1, Entries("finding-approved"));
        await page.Context.DisposeAsync();
    }

    private static async Task OpenDocument(IPage page)
    {
        await page.Locator("a.open", new() { HasText = "Valdora turns down Kestrian demand over radar" }).ClickAsync();
        await page.ArrivesAtAsync("/documents/");
    }

    /// <summary>The desk records what is sent next and dies; the page never hears of it.</summary>
    private static async Task LoseTheAnswerAsync(IPage page, string address, OpenDesk desk) => await page.RouteAsync(
        address,
        async route =>
        {
            await route.FetchAsync();
            desk.Kill();
            await route.AbortAsync("connectionreset");
        },
        new() { Times = 1 });

    // Started again, the desk has another token: whoever opens the new address in another tab has opened it for this one.
    private static async Task OpenElsewhereAsync(IPage page, OpenDesk again)
    {
        await (await page.Context.NewPageAsync()).GotoAsync(again.Address.ToString());
        await page.BringToFrontAsync();
    }

    /// <summary>How many entries of a kind the desk's ledger holds with the reason that was written.</summary>
    private int Entries(string kind)
    {
        var ledger = Assert.Single(Directory.GetFiles(_casus.Folder, "*.casus", SearchOption.AllDirectories));
        var lines = _casus.Run("export", "--format", "jsonl", "--ledger", ledger);
        Assert.True(lines.ExitCode == 0, lines.Error);
        return lines.OutputLines.Count(line => line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal) && line.Contains(Reason, StringComparison.Ordinal));
    }
}
