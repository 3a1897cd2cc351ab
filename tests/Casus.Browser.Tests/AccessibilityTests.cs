using Casus.Tests;
using Microsoft.Playwright;

namespace Casus.Browser.Tests;

/// <summary>Every page in light, dark and at phone width: axe finds nothing serious, and nothing is wider than the screen.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IDisposable
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("dossier", "/"),
        ("whatif", "/?set=ceasefire%3Dtrue%402025-10-01&valid=2025-10-02"),
        ("brief", "/brief"),
        ("record", "/record?proposition=ceasefire"),
        ("documents", "/documents"),
        ("drafts", "/drafts"),
        ("review", "/review"),
        ("search", "/search?q=force"),
        ("search-all", "/search?act=pledge&from=2025"),
        ("time", "/time"),
        ("since", "/since?since=2022-01-01"),
        ("actors", "/actors"),
        ("actor", "/actors/state/USA"),
        ("falls", "/falls?of=ceasefire&rest=50"),
        ("parse", "/parse?text=The+envoy+of+Velia+said+that+her+country+will+close+the+strait+if+the+inspections+go+on."),
        ("api", "/api"),
        ("missing", "/documents/0000"),
    ];

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task EveryPage_HasNothingSerious(ColorScheme scheme, int width)
    {
        using var desk = new OpenDesk(_casus, SampleDeskTests.Sample);
        var page = await chromium.OpenAsync(desk, scheme, width, width < 500 ? 780 : 900);
        var wrong = new List<string>();
        var document = await page.Page.Locator("a.source").First.GetAttributeAsync("href");
        foreach (var (name, path) in Pages.Append(("document", document!)))
        {
            await page.Page.GotoAsync(desk.At(path).ToString());
            await page.ScreenshotAsync($"{name}-{scheme.ToString().ToLowerInvariant()}-{width}");
            wrong.AddRange((await page.FlawsAsync()).Select(flaw => $"{name}: {flaw}"));
        }

        Assert.Empty(wrong);
        await page.Page.Context.DisposeAsync();
    }
}
