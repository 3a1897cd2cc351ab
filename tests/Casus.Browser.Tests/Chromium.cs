using Casus.Tests;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Casus.Browser.Tests.Chromium))]

namespace Casus.Browser.Tests;

/// <summary>Debian's chromium, one for all tests; each page has a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds to wait for what will come: a busy machine is slow, and slowness is not what these tests are about.</summary>
    private const float Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CASUS_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A page that fails the test when it sends a request off the desk's origin or logs an error.</summary>
    internal async Task<DeskPage> OpenAsync(OpenDesk desk, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        var page = new DeskPage(await context.NewPageAsync(), desk);
        await page.Page.GotoAsync(desk.Address.ToString());
        return page;
    }
}

/// <summary>A page on the desk with what it asked of the network and what it complained of.</summary>
internal sealed class DeskPage : IAsyncDisposable
{
    private readonly List<string> _strays = [];

    public DeskPage(IPage page, OpenDesk desk)
    {
        Page = page;
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(desk.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _strays.Add($"request {request.Url}");
            }
        };
        page.Console += (_, message) =>
        {
            // The browser's own note of an answer that refuses wrong input is no error of the page.
            if (message.Type == "error" && !message.Text.Contains("status of 422", StringComparison.Ordinal))
            {
                _strays.Add($"console {message.Text}");
            }
        };
        page.PageError += (_, error) => _strays.Add($"error {error}");
    }

    public IPage Page { get; }

    public Task ScreenshotAsync(string name)
    {
        var folder = Path.Combine(CasusProcess.Root, ".build", "screenshots");
        Directory.CreateDirectory(folder);
        return Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>What axe finds serious or critical on the page as it stands, and by how much the page is wider than the screen; empty where there is nothing.</summary>
    public async Task<IReadOnlyList<string>> FlawsAsync()
    {
        var found = await Page.RunAxe();
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return [.. found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help}: {v.Nodes[0].Html}"), .. overflow > 0 ? [$"{overflow} px wider than the screen"] : Array.Empty<string>()];
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_strays);
    }
}
