using System.Text.Json;
using Casus.Tests;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Casus.Browser.Tests.Chromium))]

namespace Casus.Browser.Tests;

/// <summary>Debian's chromium, one for all tests; each page has a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds to wait for what will come: a busy machine is slow, and slowness is not what these tests are about.</summary>
    private const float Patience = 60_000;

    /// <summary>Milliseconds to wait for a page: the first of a desk is compiled while it is asked for.</summary>
    private const float PatienceWithPages = 180_000;

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
    /// <param name="path">Where on the desk it opens.</param>
    internal async Task<DeskPage> OpenAsync(OpenDesk desk, string path = "/", ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(PatienceWithPages);
        var page = new DeskPage(await context.NewPageAsync(), desk);
        await page.Page.GotoAsync(desk.Enter(path).ToString());
        return page;
    }
}

/// <summary>A page on the desk with what it asked of the network and what it complained of.</summary>
internal sealed class DeskPage : IAsyncDisposable
{
    /// <summary>The script of axe, which a page is given once.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

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
            if (message.Type == "error" && !message.Text.Contains("status of 422", StringComparison.Ordinal) && !message.Text.Contains("status of 401", StringComparison.Ordinal))
            {
                _strays.Add($"console {message.Text}");
            }
        };
        page.PageError += (_, error) => _strays.Add($"error {error}");
    }

    public IPage Page { get; }

    /// <summary>Where <c>CASUS_SCREENSHOTS</c> asks for pictures, the whole page as one in <c>.build/screenshots</c>, from which those in <c>docs/images</c> are taken.</summary>
    public Task ScreenshotAsync(string name)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CASUS_SCREENSHOTS")))
        {
            return Task.CompletedTask;
        }

        var folder = Path.Combine(CasusProcess.Root, ".build", "screenshots");
        Directory.CreateDirectory(folder);
        return Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>What axe finds serious or critical on the page as it stands, and by how much the page is wider than the screen; empty where there is nothing.</summary>
    public Task<IReadOnlyList<string>> FlawsAsync() => FlawsAsync("{}");

    /// <summary>The flaws of the page in both themes at both widths, each told with theme and width. What is loaded stays: only the width and the theme change.</summary>
    /// <param name="name">What its pictures are called.</param>
    /// <param name="widths">The widths of the screen, in px; desk and phone where none is given.</param>
    public async Task<IReadOnlyList<string>> FlawsInEveryGuiseAsync(string name, params int[] widths)
    {
        var flaws = new List<string>();
        foreach (var width in widths.Length > 0 ? widths : [1280, 360])
        {
            await Page.SetViewportSizeAsync(width, width < 500 ? 780 : 900);
            var lightHeight = 0;
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var guise = $"{scheme.ToString().ToLowerInvariant()}-{width}";
                await ScreenshotAsync($"{name}-{guise}");

                // The themes differ in colours alone, so that in the dark one the rules of colours are enough; that they do is looked at too.
                var isLight = scheme == ColorScheme.Light;
                var found = await FlawsAsync(isLight ? "{}" : """{ "runOnly": { "type": "rule", "values": ["color-contrast", "link-in-text-block"] } }""");
                flaws.AddRange(found.Select(flaw => $"{guise}: {flaw}"));
                var tall = await Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
                lightHeight = isLight ? tall : lightHeight;
                if (tall != lightHeight)
                {
                    flaws.Add($"{guise}: {tall} px tall, where the light page is of {lightHeight}");
                }
            }
        }

        return flaws;
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_strays);
    }

    private async Task<IReadOnlyList<string>> FlawsAsync(string options)
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);
        }

        var found = await Page.EvaluateAsync<JsonElement>(
            "options => axe.run(document, { resultTypes: ['violations'], ...JSON.parse(options) }).then(({ passes, violations }) => ({ passed: passes.length, violations }))", options);
        Assert.NotEqual(0, found.GetProperty("passed").GetInt32()); // a run that looked at nothing finds nothing either
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return
        [
            .. found.GetProperty("violations").EnumerateArray()
                .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(v => $"{v.GetProperty("id")}: {v.GetProperty("help")}: {v.GetProperty("nodes")[0].GetProperty("html")}"),
            .. overflow > 0 ? [$"{overflow} px wider than the screen"] : Array.Empty<string>(),
        ];
    }
}
