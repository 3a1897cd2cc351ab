using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>A chart narrowed to some days, by drawing over it in the dossier and by keyboard on its own page; the address keeps them.</summary>
public sealed class SeriesBrushTests(Chromium chromium) : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task Chart_ByBrushAndByKeyboard_NarrowsToItsDays()
    {
        _casus.File(
            "tide/dossier.yaml",
            """
            dossier: tide
            title: An invented tide
            asOf: 2026-01-01
            policy: { reviewers: 1 }
            parties: [{ id: group/alfa, name: Alfa }]
            propositions:
              - { id: opened, text: Alfa opens its locks }
            commitments:
              - { id: opens, kind: pledge, debtors: [group/alfa], made: 2026-01-01, if: tide(north) > 4, then: opened, evidence: [] }
            series:
              - id: north
                text: The tide in Halm
                unit: metres
                points:
                  - { at: 2026-01-01, value: 3, source: the harbour }
                  - { at: 2026-01-11, value: 5, source: the harbour }
                  - { at: 2026-01-21, value: 3.5, source: the harbour }
                  - { at: 2026-01-31, value: 4.5, source: the harbour }
            """);
        using var desk = new OpenDesk(_casus, "tide");
        await using var at = await chromium.OpenAsync(desk, "/?valid=2026-01-31");
        var page = at.Page;
        await page.Locator("details.series-chart > summary").ClickAsync();
        await Expect(page.Locator("svg.chart .dot")).ToHaveCountAsync(4);

        // Drawn over from the 6th to the 26th, whose middles lie 5.5 and 25.5 days of 31 from the left.
        var picture = page.Locator("svg.chart");
        await picture.ScrollIntoViewIfNeededAsync();
        var (from, to) = (await X(picture, 5.5), await X(picture, 25.5));
        var box = (await picture.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(to, box.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((from + to) / 2, box.Y + 60);
        await page.Mouse.MoveAsync(from, box.Y + 60);
        await page.Mouse.UpAsync();
        await page.ArrivesAtAsync("/series\\?of=north&from=2026-01-06&to=2026-01-26&valid=2026-01-31$");
        await Expect(page.Locator("svg.chart .dot")).ToHaveCountAsync(2);
        await Expect(page.Locator("svg.chart .holds")).ToHaveCountAsync(1);
        await Expect(page.Locator(".series tbody tr[data-item]")).ToHaveCountAsync(4);
        await at.ScreenshotAsync("chart-narrowed-light-1280");
        Assert.Empty(await at.FlawsAsync());

        // By keyboard: the arrow keys turn the day.
        await page.GetByLabel("from", new() { Exact = true }).FocusAsync();
        for (var day = 6; day < 12; day++)
        {
            await page.Keyboard.PressAsync("ArrowUp");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("from=2026-01-12");
        await Expect(page.Locator("svg.chart .dot")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "all of it" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("svg.chart .dot")).ToHaveCountAsync(4);
    }

    /// <summary>Where on the screen a time lies, in days from the first of 31.</summary>
    private static Task<float> X(ILocator picture, double days) => picture.EvaluateAsync<float>(
        "(svg, days) => { const [left, right] = [Number(svg.dataset.left), Number(svg.dataset.right)]; return new DOMPoint(left + (right - left) * days / 31, 0).matrixTransform(svg.getScreenCTM()).x; }", days);
}
