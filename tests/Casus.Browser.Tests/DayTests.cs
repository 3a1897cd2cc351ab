using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>A whole day at the desk by keyboard alone, from a text that comes in to a brief that goes out: nothing is clicked, and no address is written.</summary>
public sealed class DayTests(Chromium chromium) : IDisposable
{
    private const string Report = """
        Kestria offers to reopen the southern gate

        Dorun Tasek, the foreign minister of Kestria, said on 3 July 2026 that his country will reopen the southern gate by 1 August 2026 if the inspectors are let in. The mission said that the southern channel is clear of mines.
        """;

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task TheEightParts_ByKeyboardAlone(int width, ColorScheme scheme)
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk, scheme: scheme, width: width);
        var page = at.Page;
        Task Picture(string name) => at.ScreenshotAsync($"day-{name}-{width}");

        // 1 Read: a text is given, opens with its marks, and a statement is corrected in place.
        await page.KeysAsync("g", "d");
        await page.ArrivesUnderAsync("Documents");
        await page.ToAsync("#given");
        await page.Keyboard.InsertTextAsync(Report);
        await page.KeysAsync("Control+Enter");
        await Expect(page.Locator("[data-intake-status]")).ToHaveTextAsync("1 of 1 read.");
        await page.ToAsync("[data-intake-items] > li a");
        await Picture("1-given");
        await page.KeysAsync("Enter");
        await page.ArrivesUnderAsync("Kestria offers to reopen");
        await page.ToItemAsync("by 1 August 2026");
        var row = "#" + await page.EvaluateAsync<string>("document.activeElement.id");
        var offer = page.Locator(row);
        await Expect(offer.Locator(".m.source")).ToContainTextAsync("Dorun Tasek");
        await Expect(offer.Locator(".m.cue")).ToContainTextAsync("said");
        await Expect(offer.Locator(".m.condition")).ToContainTextAsync("if the inspectors are let in");
        await Expect(offer.Locator(".m.deadline")).ToContainTextAsync("by 1 August");
        await Expect(offer.Locator(".confidence")).ToContainTextAsync("confidence 0.");
        await page.KeysAsync("c");
        await Expect(offer.Locator("form[data-correction] select[name=act]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("offer");
        await page.WriteAsync($"{row} form[data-correction] input[name=speaker]", "Dorun Tasek the Elder");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync(row);
        await Expect(offer.Locator(".corrected")).ToContainTextAsync("Dorun Tasek the Elder");
        await Picture("1-corrected");

        // 2 Review: the first is approved, taken back, and approved again.
        await page.KeysAsync("g", "r");
        await page.ArrivesUnderAsync("Review");
        await page.KeysAsync("j");
        var card = page.Locator("[data-card]").First;
        await page.KeysAsync("a");
        await Expect(card.Locator("[data-decided]")).ToHaveTextAsync("Approved");
        await page.KeysAsync("z");
        await Expect(card).ToBeFocusedAsync();
        await Expect(card.Locator("form[data-decide]")).ToBeVisibleAsync();
        await page.KeysAsync("a");
        await Expect(card.Locator("[data-decided]")).ToHaveTextAsync("Approved");
        await page.KeysAsync("?");
        await Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await page.KeysAsync("Escape");
        await Picture("2-review");

        // 3 The dossier: what if, told and taken back; a finding from marked words; a commitment from a statement, its condition tied.
        await page.KeysAsync("g", "p");
        await page.ArrivesAtAsync("/#propositions");
        await page.ToItemAsync("Norlund has taken up its guarantee");
        await page.KeysAsync("s");
        await page.ToAsync("#p-norlund-guarantees button[value=false]");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("set=norlund-guarantees");
        await Expect(page.Locator("#whatif")).ToContainTextAsync("nothing is recorded");
        await Picture("3-whatif");
        await page.ToAsync("#whatif a:text-is('Reset')");
        await page.KeysAsync("Enter");
        await Expect(page.Locator("#whatif")).ToHaveCountAsync(0);

        await page.KeysAsync("g", "d");
        await page.ArrivesUnderAsync("Documents");
        await page.ToAsync("a.open:has-text('Kestria offers to reopen')");
        await page.KeysAsync("Enter");
        await page.ArrivesUnderAsync("Kestria offers to reopen");
        await page.ToItemAsync("is clear of mines");
        await page.KeysAsync("m");
        var mark = page.Locator("[data-marked]");
        await Expect(mark).ToContainTextAsync("the southern channel is clear of mines");
        await page.KeysAsync("ArrowLeft");
        await Expect(mark).ToHaveTextAsync(Marked("^“.*the southern channel is clear of”$"));
        await page.KeysAsync("ArrowRight");
        await Expect(mark).ToHaveTextAsync(Marked("mines”$"));
        var words = (await mark.InnerTextAsync()).Trim('“', '”');
        await page.KeysAsync("Shift+ArrowLeft");
        await Expect(mark).ToHaveTextAsync(Marked($"^“[a-z]+ {Regex.Escape(words)}”$"));
        await page.KeysAsync("Shift+ArrowRight");
        await Expect(mark).ToHaveTextAsync($"“{words}”");
        await Picture("3-marked");
        await page.KeysAsync("r");
        await page.ArrivesUnderAsync("Record a finding");
        await Expect(page.Locator("textarea[name=words]")).ToHaveValueAsync(words);
        await page.ToAsync("#f-proposition");
        await page.Keyboard.TypeAsync("south-channel");
        await Expect(page.Locator("#f-proposition")).ToHaveValueAsync("south-channel-cleared");
        await page.ToAsync("#f-value input[value=true]");
        await page.KeysAsync("Space");
        await page.WriteAsync("#f-from", "2026-07-03");
        await page.WriteAsync("#f-author", "A. Analyst");
        await page.KeysAsync("Enter");
        await Expect(page.Locator("#recorded")).ToContainTextAsync("A. Analyst");
        await Picture("3-recorded");

        await page.KeysAsync("g", "d");
        await page.ArrivesUnderAsync("Documents");
        await page.ToAsync("a.open:has-text('Kestria offers to reopen')");
        await page.KeysAsync("Enter");
        await page.ArrivesUnderAsync("Kestria offers to reopen");
        await page.ToItemAsync("by 1 August 2026");
        await page.KeysAsync("p");
        await page.ArrivesUnderAsync("Propose a commitment");
        await page.WriteAsync("#f-id", "kestria-reopens");
        await page.WriteAsync("#f-debtors", "state/KST");
        await page.WriteAsync("#f-if", "inspections-admitted");
        await page.WriteAsync("#f-then", "south-channel-cleared");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("/documents/[0-9a-f]{64}");
        await Expect(page.Locator(".statements .standing", new() { HasText = "kestria-reopens" })).ToContainTextAsync("inspections-admitted");

        // 4 What falls with the guarantee, one assumption moved.
        await page.KeysAsync("g", "p");
        await page.ArrivesAtAsync("/#propositions");
        await page.ToItemAsync("The arrangement is guaranteed");
        await page.KeysAsync("f");
        await page.ArrivesAtAsync("/falls\\?of=guarantee");
        await Expect(page.Locator(".cut-list").First).ToContainTextAsync("mission-access fails");
        await page.WriteAsync("input[name=rest]", "50");
        await page.ToAsync("input[type=range]");
        await page.KeysAsync("End");
        await page.ArrivesAtAsync("rest=50");
        await Expect(page.Locator(".verdict b").First).ToHaveTextAsync(new Regex("%$", RegexOptions.None, TimeSpan.FromSeconds(5)));
        await Picture("4-falls");

        // 5 Over time: one month, and a position that moved.
        await page.KeysAsync("g", "t");
        await page.ArrivesUnderAsync("Over time");
        await page.WriteAsync("input[name=from]", "2026-04-01");
        await page.WriteAsync("input[name=to]", "2026-04-30");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("from=2026-04-01&to=2026-04-30");
        await Expect(page.Locator("#events")).ToContainTextAsync("Six inspectors of the Union are turned away at the gate");
        await Expect(page.Locator(".position .move[data-move=softer]").First).ToBeVisibleAsync();
        await Picture("5-time");

        // 6 An actor, and its words found again by search and narrowed down.
        await page.KeysAsync("g", "a");
        await page.ArrivesUnderAsync("Actors");
        await page.ToAsync("a[href='/actors/state/KST']");
        await page.KeysAsync("Enter");
        await page.ArrivesUnderAsync("Kestria");
        await page.KeysAsync("j");
        await Expect(page.Locator("#owed .item, #owes .item").First).ToBeFocusedAsync();
        await Picture("6-actor");
        await page.KeysAsync("/");
        await page.Keyboard.TypeAsync("gate");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("/search\\?q=gate");
        await page.ToAsync(".facet a");
        await page.KeysAsync("Enter");
        await Expect(page.Locator(".chosen a")).ToHaveCountAsync(1);
        await Picture("6-search");
        await page.KeysAsync("j", "w");
        await page.ArrivesAtAsync("/documents/");

        // 7 The brief, and as JSON and Markdown what the screen shows.
        await page.KeysAsync("g", "c");
        await page.ArrivesAtAsync("/#commitments");
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await page.ToAsync(".deskbar a:text-is('Brief')");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("/brief");
        var claims = await page.Locator(".claim").CountAsync();
        Assert.InRange(claims, 20, 300);
        await Picture("7-brief");
        using (var brief = JsonDocument.Parse(await TakeAsync(page, "JSON")))
        {
            Assert.Equal(claims, brief.RootElement.GetProperty("sections").EnumerateArray().Sum(s => s.GetProperty("claims").GetArrayLength()));
        }

        Assert.Contains("southern channel is clear of mines", await TakeAsync(page, "Markdown"), StringComparison.Ordinal);

        // 8 The API: its page tells every operation, and the island's own client is typed from the same document.
        await page.ToAsync("nav[aria-label=Desk] a:text-is('API')");
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("/api$");
        await Expect(page.Locator("main")).ToContainTextAsync("/api/v1/findings");
        await Picture("8-api");
    }

    private static Regex Marked(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>What the link of a name downloads.</summary>
    private static async Task<string> TakeAsync(IPage page, string name)
    {
        await page.ToAsync($".export a:text-is('{name}')");
        var download = await page.RunAndWaitForDownloadAsync(() => page.KeysAsync("Enter"));
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
