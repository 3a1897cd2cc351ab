using System.Text.RegularExpressions;
using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>From a statement that was read to a commitment that counts, and its condition amended, by keyboard alone; and a proposal that a desk is killed over.</summary>
public sealed class ProposeTests(Chromium chromium) : IDisposable
{
    private const string Pledge = "that it will reopen the Sela bridge within 30 days once the mines on the eastern bank are cleared";

    private const string Reason = "Words that must not be lost";

    private readonly CasusProcess _casus = new() { Environment = { ["CASUS_LEDGER"] = "bridge.casus" } };

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task AStatement_ByKeyboard_BecomesACommitmentThatCountsAndIsAmended()
    {
        Begin();
        using var desk = new OpenDesk(_casus, "bridge");
        await using var at = await chromium.OpenAsync(desk);
        var page = at.Page;
        await page.KeysAsync("g", "d");
        await page.ArrivesAtAsync("/documents$");
        await page.ToAsync("a.open:has-text('promises of three')");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("/documents/[0-9a-f]{64}");

        // The statement, and its proposal as the reader read it: the formula with the words beside it.
        await page.ToItemAsync(Pledge);
        await page.KeysAsync("p");
        await page.ArrivesUnderAsync("Propose a commitment");
        await Expect(page.Locator("#f-kind")).ToHaveValueAsync("pledge");
        await Expect(page.Locator("#f-if")).ToHaveValueAsync("mines-on-eastern-bank-are-cleared");
        await Expect(page.Locator("#f-ifWords")).ToHaveValueAsync("once the mines on the eastern bank are cleared");
        await Expect(page.Locator("#f-within")).ToHaveValueAsync("P30D");
        await Expect(page.Locator("#f-statement")).ToContainTextAsync(Pledge);
        Assert.Empty(await at.FlawsInEveryGuiseAsync("propose"));
        await AsAtFirstAsync(page);
        await page.WriteAsync("#f-id", "tarvia-reopens");

        // What cannot be read is told while it is written, at its place, with what was perhaps meant at one key.
        await page.WriteAsync("#f-if", "mines-cleared + mission-stays");
        await Expect(page.Locator("#r-if mark")).ToHaveTextAsync("+");
        await Expect(page.Locator("#r-if")).ToContainTextAsync("was expected here");
        Assert.Empty(await at.FlawsAsync());
        await at.ScreenshotAsync("propose-error-light-1280");
        await page.ToAsync("#r-if button");
        await page.KeysAsync("Enter");
        await Expect(page.Locator("#f-if")).ToBeFocusedAsync();
        await Expect(page.Locator("#f-if")).ToHaveValueAsync("mines-cleared and mission-stays");
        await Expect(page.Locator("#r-if")).ToContainTextAsync("The mission stays");
        await Expect(page.Locator("#r-if")).ToContainTextAsync("mines-cleared new");
        await page.WriteAsync("#f-then", "bridge-open");

        // What is new has a line of its own once the formula is left.
        await page.KeysAsync("Tab");
        var lines = page.Locator("#f-propositions [data-row]");
        await Expect(lines.Locator("input[name=proposition]").Last).ToHaveValueAsync("bridge-open");
        await Expect(lines).ToHaveCountAsync(4);

        // Sent without what one of them says: refused, and all that was written stands.
        await WriteLineAsync(page, "mines-cleared", "The mines on the eastern bank are cleared");
        await Expect(lines.Filter(new() { Visible = true })).ToHaveCountAsync(2);
        await page.KeysAsync("Enter");
        await Expect(page.Locator("[data-problems]")).ToContainTextAsync("The dossier has no proposition 'bridge-open'. To make a new one, write what it says.");
        await Expect(page.Locator("#f-if")).ToHaveValueAsync("mines-cleared and mission-stays");
        Assert.Empty(await at.FlawsInEveryGuiseAsync("propose-refused"));
        await Expect(lines.Locator("input[name=means]").Nth(2)).ToBeFocusedAsync();
        await AsAtFirstAsync(page);
        await WriteLineAsync(page, "bridge-open", "The Sela bridge is open");
        await page.KeysAsync("Enter");

        // Back at its statement, a draft that its author cannot approve.
        await page.ArrivesAtAsync("/documents/[0-9a-f]{64}#s-");
        var row = page.Locator(".statements > li", new() { HasText = Pledge });
        await Expect(row.Locator(".standing")).ToContainTextAsync("tarvia-reopens if mines-cleared and mission-stays");
        await Expect(row.Locator(".standing .draft")).ToBeVisibleAsync();
        await AsAtFirstAsync(page);
        Assert.Empty(await at.FlawsAsync());

        await ReviewAsync(page, "Bela");
        var card = page.Locator("[data-card]", new() { HasText = "tarvia-reopens" });
        await Expect(card).ToContainTextAsync("mines-cleared and mission-stays");
        await Expect(card).ToContainTextAsync("within P30D");
        await at.ScreenshotAsync("propose-review-light-1280");
        await ApproveDraftsAsync(page);

        // It counts: conditional, for its condition is open. Its author amends the condition there.
        await page.KeysAsync("g", "c");
        await page.ArrivesAtAsync("#commitments");
        var counts = page.Locator("#c-tarvia-reopens");
        await Expect(counts).ToContainTextAsync("mines-cleared and mission-stays");
        await page.ToAsync("#c-tarvia-reopens");
        await page.KeysAsync("p");
        await page.ArrivesUnderAsync("Amend tarvia-reopens");
        await page.WriteAsync("#f-if", "mines-cleared");
        await page.WriteAsync("#f-reason", "The mission is not spoken of");
        Assert.Empty(await at.FlawsInEveryGuiseAsync("amend"));
        await AsAtFirstAsync(page);
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("recorded=");
        await Expect(page.Locator("#recorded")).ToContainTextAsync("Recorded as a draft");
        await ReviewAsync(page, "Bela");
        var change = page.Locator("[data-card]", new() { HasText = "change of a commitment" });
        await Expect(change.Locator("tr", new() { Has = page.Locator("th", new() { HasText = "if" }) }).First.Locator("del")).ToHaveTextAsync("mines-cleared and mission-stays");
        await Expect(change.Locator("ins").First).ToHaveTextAsync("mines-cleared");
        Assert.Empty(await at.FlawsAsync());
        await at.ScreenshotAsync("amend-review-light-1280");
        await ApproveDraftsAsync(page);
        await page.KeysAsync("g", "c");
        await page.ArrivesAtAsync("#commitments");
        await Expect(counts.Locator(".if .formula")).ToHaveTextAsync("mines-cleared");
        Assert.Equal(2, Entries("commitment-approved", "Bela"));
    }

    [Fact]
    public async Task AProposal_RecordedBeforeTheDeskWasKilled_IsRecordedOnceAndThePageGoesOn()
    {
        Begin();
        using var desk = new OpenDesk(_casus, "bridge");
        var at = await chromium.OpenAsync(desk, "/propose/commitment");
        var page = at.Page;
        await page.Locator("#f-id").FillAsync("mission-watches");
        await page.Locator("#f-kind").SelectOptionAsync("obligation");
        await page.Locator("#f-debtors").FillAsync("group/mission");
        await page.Locator("#f-then").FillAsync("bank-watched");
        await page.Locator("#f-reason").FillAsync(Reason);
        await page.Locator("#f-reason").PressAsync("Enter");

        // Both are new: each has a line now.
        await page.Locator("#f-parties input[name=name]").FillAsync("The mission");
        await page.Locator("#f-propositions input[name=means]").FillAsync("The bank is watched");
        await page.RouteAsync(
            "**/propose/commitment",
            async route =>
            {
                await route.FetchAsync();
                desk.Kill();
                await route.AbortAsync("connectionreset");
            },
            new() { Times = 1 });
        await page.Locator("#f-reason").PressAsync("Enter");
        var notice = page.Locator("form.record .notice");
        await Expect(notice).ToContainTextAsync("The desk does not answer. What you wrote stands here and is recorded as soon as it is back.");

        // Loaded anew meanwhile, the form has it again, with its lines; sent by hand it is the same entry.
        await page.RouteAsync("**/propose/commitment", route => route.Request.Method == "POST" ? route.AbortAsync("connectionrefused") : route.ContinueAsync());
        using var again = new OpenDesk(_casus, "bridge", desk.Address.Port);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await (await page.Context.NewPageAsync()).GotoAsync(again.Address.ToString());
        await page.BringToFrontAsync();
        await page.GotoAsync(again.At("/propose/commitment").ToString());
        await page.UnrouteAsync("**/propose/commitment");
        await Expect(notice).ToContainTextAsync("What you wrote before stands here again.");
        await Expect(page.Locator("#f-propositions input[name=means]")).ToHaveValueAsync("The bank is watched");
        await Expect(page.Locator("#f-parties input[name=name]")).ToHaveValueAsync("The mission");
        await page.Locator("#f-reason").PressAsync("Enter");
        await Expect(page.Locator("#recorded")).ToContainTextAsync("mission-watches");
        Assert.Equal(1, Entries("commitment-proposed", Reason));
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("commitment")]
    [InlineData("party")]
    [InlineData("proposition")]
    [InlineData("dependency")]
    public async Task WithoutScripts_EachFormIsWholeAndHasNothingSerious(string kind)
    {
        Begin();
        using var desk = new OpenDesk(_casus, "bridge");
        await using var at = await chromium.OpenAsync(desk, $"/propose/{kind}");
        Assert.Empty(await at.FlawsInEveryGuiseAsync($"propose-{kind}"));
        var plain = await at.Page.Context.NewPageAsync();
        await plain.RouteAsync("**/islands/*", route => route.AbortAsync());
        await plain.GotoAsync(desk.At($"/propose/{kind}").ToString());
        foreach (var (field, value) in kind switch
        {
            "commitment" => new[] { ("id", "mission-watches"), ("kind", "obligation"), ("debtors", "group/mission"), ("then", "mission-stays and bank-watched") },
            "party" => [("id", "group/mission"), ("name", "The mission")],
            "proposition" => [("id", "bank-watched"), ("text", "The bank is watched")],
            _ => [("of", "mission-stays"), ("needs", "money-comes"), ("text", "It is paid for")],
        })
        {
            var input = plain.Locator($"#f-{field}");
            await (field == "kind" ? input.SelectOptionAsync(value) : input.FillAsync(value));
        }

        await plain.Locator("button.primary").ClickAsync();
        if (kind == "commitment")
        {
            // What is lacking is asked for by the desk.
            await plain.Locator("#f-parties input[name=name]").FillAsync("The mission");
            await plain.Locator("#f-propositions input[name=means]").FillAsync("The bank is watched");
            await plain.Locator("button.primary").ClickAsync();
        }

        await Expect(plain.Locator("#recorded")).ToContainTextAsync("Recorded as a draft");
        await Expect(plain.Locator("#recorded")).ToContainTextAsync($"{kind} ");
    }

    // The tutorial's three reports in a dossier that asks for two people, with two propositions that stand.
    private void Begin()
    {
        var texts = Path.Combine(CasusProcess.Root, "docs", "tutorial", "bridge");
        foreach (var line in new[]
        {
            new[] { "begin", "bridge", "--title", "The Sela bridge", "--as", "Anna" },
            ["add", texts, "--dossier", "bridge"],
            ["propose", "proposition", "bridge", "mission-stays", "--text", "The mission stays", "--as", "Anna"],
            ["propose", "proposition", "bridge", "money-comes", "--text", "The money comes", "--as", "Anna"],
        })
        {
            var run = _casus.Run(line);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        var approved = _casus.Run("review", "bridge", "--approve", "bridge/5", "--approve", "bridge/6", "--as", "Bela");
        Assert.True(approved.ExitCode == 0, approved.Error);
    }

    // After it was looked at in every guise.
    private static async Task AsAtFirstAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    // In the line of a new proposition, what it says.
    private static async Task WriteLineAsync(IPage page, string id, string says)
    {
        for (var presses = 0; presses < 300; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("id => document.activeElement?.name === 'means' && document.activeElement.closest('[data-row]').querySelector('input').value === id", id))
            {
                await page.Keyboard.PressAsync("Control+a");
                await page.Keyboard.TypeAsync(says);
                return;
            }
        }

        Assert.Fail($"Tab never leads to what {id} says");
    }

    private static async Task ReviewAsync(IPage page, string reviewer)
    {
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await page.KeysAsync("g", "r");
        await page.ArrivesUnderAsync("Review");
        await page.WriteAsync("input[name=by]", reviewer);
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync($"by={reviewer}");
    }

    // People's drafts come first; the reader's statements after them are left alone.
    private static async Task ApproveDraftsAsync(IPage page)
    {
        var cards = page.Locator("[data-card]");
        var drafts = await page.Locator("[data-card] .kicker b", new() { HasTextRegex = new("^(new|change of) ", RegexOptions.None, TimeSpan.FromSeconds(5)) }).CountAsync();
        Assert.InRange(drafts, 1, 10);
        await page.KeysAsync("j");
        for (var at = 0; at < drafts; at++)
        {
            await Expect(cards.Nth(at)).ToBeFocusedAsync();
            await page.KeysAsync("a");
            await Expect(cards.Nth(at).Locator("[data-decided]")).ToHaveTextAsync("Approved");
        }
    }

    /// <summary>How many entries of a kind the ledger holds whose line has the words.</summary>
    private int Entries(string kind, string words)
    {
        var lines = _casus.Run("export", "--format", "jsonl");
        Assert.True(lines.ExitCode == 0, lines.Error);
        return lines.OutputLines.Count(line => line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));
    }
}
