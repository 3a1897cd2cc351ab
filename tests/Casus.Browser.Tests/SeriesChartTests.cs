using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>An invented price with two thresholds: the chart is fetched when it is opened, walked by keyboard, and told by a table.</summary>
public sealed class SeriesChartTests(Chromium chromium) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Chart_LoadsOnDemandAndLeadsToItsRows(int width)
    {
        using var desk = new OpenDesk(_casus, Prices());
        await using var at = await chromium.OpenAsync(desk, "/?valid=2026-03-01", width: width);
        var page = at.Page;
        await Expect(page.Locator("svg.chart")).ToHaveCountAsync(0);

        // By keyboard: open it, go to a figure, follow it to its row.
        await page.Locator("details.series-chart > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("svg.chart .dot")).ToHaveCountAsync(9);
        await Expect(page.Locator("svg.chart .threshold-name")).ToHaveTextAsync(["> 90", "> 80 for 10 days"]);
        await Expect(page.Locator("svg.chart .holds")).ToHaveCountAsync(2);
        await Expect(page.Locator("table.thresholds tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("table.thresholds")).ToContainTextAsync("23 Jan 2026");
        await page.Locator(".series").ScrollIntoViewIfNeededAsync();
        Assert.Empty(await at.FlawsInEveryGuiseAsync("chart", width));
        await page.Locator("svg.chart .dot").Nth(3).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tr[data-item]:focus")).ToContainTextAsync("86");
        await page.GetByRole(AriaRole.Link, new() { Name = "With thresholds on a page of its own" }).ClickAsync();
        await Expect(page.Locator("svg.chart")).ToBeVisibleAsync();
    }

    private string Prices()
    {
        _casus.File(
            "fuel/dossier.yaml",
            """
            dossier: fuel
            title: An invented price of fuel
            asOf: 2026-01-01
            policy: { reviewers: 1 }
            parties: [{ id: group/alfa, name: Alfa }]
            propositions:
              - { id: opened, text: Alfa opens its stores }
              - { id: crisis, text: The price is beyond what Alfa bears, holds: price(oil) > 90 }
            commitments:
              - { id: opens, kind: pledge, debtors: [group/alfa], made: 2026-01-01, if: price(oil) > 80 for 10 days, then: opened, evidence: [] }
            series:
              - id: oil
                text: The price of oil in Halm
                unit: crowns a barrel
                points:
                  - { at: 2026-01-01, value: 74, source: the exchange }
                  - { at: 2026-01-06, value: 79, source: the exchange }
                  - { at: 2026-01-13, value: 83, source: the exchange }
                  - { at: 2026-01-20, value: 86, source: the exchange }
                  - { at: 2026-01-27, value: 92.5, source: the exchange }
                  - { at: 2026-02-03, value: 88, source: the exchange }
                  - { at: 2026-02-10, value: 81, source: the exchange }
                  - { at: 2026-02-17, value: 77.5, source: the exchange }
                  - { at: 2026-02-24, value: 76, source: the exchange }
            """);
        return "fuel";
    }
}
