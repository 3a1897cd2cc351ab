using System.Text;
using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>Reading: what is pasted, chosen and dropped, by keyboard, from the box to the statements in their text.</summary>
public sealed class ReadTests(Chromium chromium) : IDisposable
{
    private const string Report = """
        Kestria offers to reopen the southern gate

        Dorun Tasek, the foreign minister of Kestria, said on Saturday that his country will reopen the southern gate by 1 August if the inspectors are let in. "We will not wait for ever," Tasek told reporters in Corvane.

        Valdora rejected the offer. A spokeswoman for the president warned that Valdora would close the channel unless the tolls are lifted.
        """;

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task APastedText_ByKeyboard_OpensWithItsStatementsMarkedAndListed()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk);
        var page = at.Page;
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("d");
        await page.ArrivesUnderAsync("Documents");
        await page.Locator("#given").FocusAsync();
        await page.Keyboard.InsertTextAsync(Report);
        await page.Keyboard.PressAsync("Control+Enter");

        var row = page.Locator("[data-intake-items] > li").First;
        await Expect(row).ToHaveAttributeAsync("data-state", "read", new() { Timeout = 90_000 });
        await Expect(row).ToContainTextAsync("statements");
        await Expect(page.Locator("[data-intake-status]")).ToHaveTextAsync("1 of 1 read.");

        // An address of this machine is refused; it can be tried again and is refused again.
        await page.Locator("#given").FocusAsync();
        await page.Keyboard.InsertTextAsync("http://127.0.0.1:9/report.html");
        await page.Keyboard.PressAsync("Control+Enter");
        var failed = page.Locator("[data-intake-items] > li[data-state=failed]");
        await Expect(failed).ToContainTextAsync("refused-address");
        await Expect(page.Locator("[data-intake-status]")).ToHaveTextAsync("1 of 2 read; 1 failed.");
        await failed.GetByRole(AriaRole.Button, new() { Name = "Retry http://127.0.0.1:9/report.html" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(failed).ToContainTextAsync("refused-address");
        await at.ScreenshotAsync("read-light-1280");

        await row.Locator("a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.text")).ToContainTextAsync("will reopen the");
        var statement = page.Locator(".statements > li", new() { HasText = "southern gate by 1 August" }).First;
        await Expect(statement.Locator(".m.cue")).ToContainTextAsync("said");
        await Expect(statement.Locator(".m.condition").First).ToContainTextAsync("if the inspectors are let in");
        await Expect(page.Locator("article.text .m.condition").First).ToBeVisibleAsync();
        await at.ScreenshotAsync("document-read-light-1280");
    }

    [Fact]
    public async Task AFeed_IsFollowedByKeyboardAndWhatItBringsIsReadOneByOne()
    {
        await using var gazette = Gazette.Open("Corvane Gazette");
        gazette.Print("offer", "The offer", Report);
        gazette.Print("reply", "The reply", "Valdora will answer on Friday, the spokeswoman Ilse Brandt told reporters. She said that the channel would stay closed until then.");
        gazette.Miss("reply");
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder, 0, "--allow-private", gazette.Host);
        await using var at = await chromium.OpenAsync(desk, "/documents");
        var page = at.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Feeds that are read as they change" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesUnderAsync("Feeds");
        await page.Locator("input[name=address]").First.FocusAsync();
        await page.Keyboard.TypeAsync(gazette.Feed);
        await page.Keyboard.PressAsync("Enter");

        var feed = page.Locator("[data-feed]");
        await Expect(feed).ToHaveAttributeAsync("data-feed", "read", new() { Timeout = 90_000 });
        await Expect(feed).ToContainTextAsync("Corvane Gazette");
        await Expect(feed).ToContainTextAsync("1 of 2 new read; 1 failed.");
        await Expect(feed.Locator("li[data-state=failed]")).ToContainTextAsync("http-status");
        Assert.Empty(await at.FlawsInEveryGuiseAsync("feeds-followed"));

        gazette.Miss("reply", isMissing: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(feed).ToContainTextAsync("2 of 2 new read.", new() { Timeout = 90_000 });

        await feed.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await feed.GetByRole(AriaRole.Link, new() { Name = "The offer" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.text")).ToContainTextAsync("will reopen the");
        await page.GotoAsync(desk.At("/feeds").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop following" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#feeds")).ToContainTextAsync("The dossier follows no feed yet.");
    }

    [Fact]
    public async Task ChosenFiles_AreReadOneByOne_AndABadOneFailsAlone()
    {
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk, "/documents");
        var before = await at.Page.Locator(".documents > li").CountAsync();
        await at.Page.Locator("input[name=files]").SetInputFilesAsync(
        [
            new FilePayload { Name = "one.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("The harbour master said that no ship had left.") },
            new FilePayload { Name = "two.txt", MimeType = "text/plain", Buffer = [0, 1, 2, 0, 255] },
            new FilePayload { Name = "three.jpg", MimeType = "image/jpeg", Buffer = [1, 2, 3] },
        ]);
        await Expect(at.Page.Locator("[data-intake-status]")).ToHaveTextAsync("1 of 2 read; 1 failed; 1 passed over, as they are no texts.", new() { Timeout = 90_000 });
        await Expect(at.Page.Locator("[data-intake-items] > li[data-state=failed]")).ToContainTextAsync("binary");
        await at.Page.ReloadAsync();
        await Expect(at.Page.Locator(".documents > li")).ToHaveCountAsync(before + 1);
    }

    [Fact]
    public async Task AFolder_ChosenOrFilesDropped_AreReadOneByOne()
    {
        _casus.File("reports/one.txt", "The harbour master of Corvane said that no ship had left.");
        _casus.File("reports/deep/two.txt", "The mission said that it saw no ship.");
        _casus.File("reports/picture.png", [1, 2, 3]);
        using var desk = new OpenDesk(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk, "/documents");
        var page = at.Page;
        var told = page.Locator("[data-intake-status]");
        await page.Locator("[data-folder] input").SetInputFilesAsync(Path.Combine(_casus.Folder, "reports"));
        await Expect(told).ToHaveTextAsync("2 of 2 read; 1 passed over, as they are no texts.", new() { Timeout = 90_000 });

        // Dropped anywhere on the page: a file, then words.
        foreach (var (kind, text) in new[] { ("file", "The navy of Valdora said that its ships were in port."), ("text", "The envoy of Norlund said that the talks go on.") })
        {
            await page.EvaluateAsync(
                """
                ([kind, text]) => {
                  const transfer = new DataTransfer();
                  if (kind === "file") { transfer.items.add(new File([text], "dropped.txt", { type: "text/plain" })); } else { transfer.setData("text/plain", text); }
                  document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
                }
                """,
                new[] { kind, text });
        }

        await Expect(told).ToHaveTextAsync("4 of 4 read; 1 passed over, as they are no texts.", new() { Timeout = 90_000 });
    }
}
