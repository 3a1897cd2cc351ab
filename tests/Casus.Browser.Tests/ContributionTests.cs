using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>Who gives what, as a table and on a map: an invented airlift of real states, so that the map has something to draw.</summary>
public sealed class ContributionTests(Chromium chromium) : IDisposable
{
    private const string Report =
        "For the invented lift to the isle of Halm, Poland will send six lorries if the road is open. Finland has sent two aircraft. "
        + "Luxembourg has set aside three million crowns. Portugal gives no ships. Italy took back its field hospital.";

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Map_LoadsOnDemandAndEachStateLeadsToItsRow(int width)
    {
        using var desk = new OpenDesk(_casus, Lift());
        await using var at = await chromium.OpenAsync(desk, width: width);
        var page = at.Page;
        var map = await Sizes(page, "/islands/map.js");
        Assert.Empty(map);

        // By keyboard: open it, go to a state, follow it to its row, and from there to its words.
        await page.Locator("details.map > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("svg.world .place")).ToHaveCountAsync(6);
        await Expect(page.Locator("svg.world .place[data-place='state/FIN'] title")).ToHaveTextAsync("Finland: air delivered");
        await Expect(page.Locator("svg.world .place[data-gives='nothing']")).ToHaveAttributeAsync("data-place", "state/PRT");
        await Expect(page.Locator("svg.world .place[data-gives='not-reviewed']")).ToHaveAttributeAsync("data-place", "state/NOR");
        await Expect(page.Locator(".map figcaption")).ToContainTextAsync("Not on the map: Isle of Halm: land allocated.");
        await page.Locator("#contributions").ScrollIntoViewIfNeededAsync();
        Assert.Empty(await at.FlawsInEveryGuiseAsync("contributions", width));

        // At most 200 kB over the wire, where the whole page before it takes at most 100.
        Assert.InRange(Assert.Single(await Sizes(page, "/islands/map.js")), 1, 200_000);

        // On the whole world a small state is a dot.
        await page.GetByLabel("look close").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("svg.world .place[data-place='state/LUX'] circle")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Space");
        await page.Locator(".map select").SelectOptionAsync("air");
        await Expect(page.Locator("svg.world .place[data-gives='promised-if']")).ToHaveCountAsync(0);
        await page.Locator(".map select").SelectOptionAsync(string.Empty);
        await page.Locator("svg.world .place[data-place='state/POL']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tr[data-item]:focus")).ToContainTextAsync("6 lorries");
        await page.Keyboard.PressAsync("w");
        await Expect(page.Locator("mark#words")).ToContainTextAsync("Poland will send six lorries if the road is open");
    }

    private static Task<double[]> Sizes(IPage page, string path) => page.EvaluateAsync<double[]>(
        "path => performance.getEntriesByType('resource').filter(one => new URL(one.name).pathname === path).map(one => one.transferSize)", path);

    private string Lift()
    {
        _casus.File("lift/documents/report.txt", Report);
        _casus.File(
            "lift/dossier.yaml",
            """
            dossier: lift
            title: An invented lift
            asOf: 2026-01-10
            policy: { reviewers: 1 }
            parties:
              - { id: state/POL, name: Poland }
              - { id: state/FIN, name: Finland }
              - { id: state/LUX, name: Luxembourg }
              - { id: state/PRT, name: Portugal }
              - { id: state/ITA, name: Italy }
              - { id: state/NOR, name: Norway }
              - { id: group/isle, name: Isle of Halm }
            contributions:
              - { id: lorries, party: state/POL, domain: land, quantity: 6, unit: lorries, stage: promised-if, on: 2026-01-02, evidence: [{ document: report.txt, words: Poland will send six lorries if the road is open }] }
              - { id: aircraft, party: state/FIN, domain: air, quantity: 2, unit: aircraft, stage: delivered, on: 2026-01-04, evidence: [{ document: report.txt, words: Finland has sent two aircraft }] }
              - { id: crowns, party: state/LUX, domain: money, quantity: 3, unit: million crowns, stage: allocated, on: 2026-01-05, evidence: [{ document: report.txt, words: Luxembourg has set aside three million crowns }] }
              - { id: no-ships, party: state/PRT, domain: sea, quantity: 0, stage: pledged, on: 2026-01-05, evidence: [{ document: report.txt, words: Portugal gives no ships }] }
              - { id: hospital, party: state/ITA, domain: land, capability: field hospital, stage: pledged, on: 2026-01-03, evidence: [] }
              - { id: hospital-back, party: state/ITA, domain: land, capability: field hospital, stage: withdrawn, on: 2026-01-08, evidence: [{ document: report.txt, words: Italy took back its field hospital }] }
              - { id: road, party: group/isle, domain: land, capability: a road, stage: allocated, on: 2026-01-08, evidence: [] }
            """);
        return "lift";
    }
}
