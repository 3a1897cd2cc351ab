using System.Net;
using System.Text.RegularExpressions;
using Casus.Exchange;
using Casus.Model;

namespace Casus.Web.Tests;

public sealed class ContributionTests
{
    [Fact]
    public async Task Stages_StandApartAndTellWhatTheSameBecame()
    {
        await using var desk = await Open();
        var page = await desk.Page("/?valid=2026-01-10");
        Assert.Equal("2 ships, tugs 2 Jan 2026 now delivered", Cell(page, "Alfa", "sea", "Promised if"));
        Assert.Equal("2 ships, tugs 8 Jan 2026", Cell(page, "Alfa", "sea", "Delivered"));
        Assert.Equal("40 million crowns 2 Jan 2026 now withdrawn", Cell(page, "Bravo", "money", "Pledged"));
        Assert.Equal("40 million crowns 6 Jan 2026", Cell(page, "Bravo", "money", "Withdrawn"));
        Assert.Contains("data-gives=\"delivered\" data-party=\"state/ALF\" data-name=\"Alfa\" data-domain=\"sea\"", page, StringComparison.Ordinal);
        Assert.Contains("data-gives=\"withdrawn\" data-party=\"state/BRV\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyPlace_IsNotReviewedAndNeverNothing()
    {
        await using var desk = await Open();
        var page = await desk.Page("/?valid=2026-01-10");
        Assert.Equal("not reviewed", Cell(page, "Bravo", "money", "Allocated"));
        Assert.Equal("nothing 5 Jan 2026", Cell(page, "Bravo", "air", "Delivered"));
        Assert.Equal("not reviewed", Cell(page, "Bravo", "air", "Pledged"));
        Assert.Equal("told as delivered", Cell(page, "Alfa", "sea", "Allocated"));
        Assert.Contains("data-gives=\"nothing\" data-party=\"state/BRV\"", page, StringComparison.Ordinal);

        // Domains of others, and parties of which nothing is on record at all.
        var rest = Text(Regex.Match(page, "<tr class=\"rest\">.*?</tr>", RegexOptions.Singleline).Value);
        Assert.Equal("Alfa money, air not reviewed", rest);
        Assert.Equal("Not reviewed in any domain: Charlie, and 1 not named in the report", Text(Regex.Match(page, "<p class=\"unreviewed\">.*?</p>", RegexOptions.Singleline).Value));
    }

    [Fact]
    public async Task Viewpoint_LeavesOutWhatBeginsLaterOrWasNotKnown()
    {
        await using var desk = await Open();
        var early = await desk.Page("/?valid=2026-01-03");
        Assert.Equal("2 ships, tugs 2 Jan 2026", Cell(early, "Alfa", "sea", "Promised if"));
        Assert.Equal("not reviewed", Cell(early, "Alfa", "sea", "Delivered"));
        Assert.Contains("3 begin after this day and are left out.", early, StringComparison.Ordinal);
        var unknown = await desk.Page("/?valid=2026-01-10&known=2026-01-08");
        Assert.Equal("not reviewed", Cell(unknown, "Alfa", "sea", "Delivered"));
    }

    [Fact]
    public async Task Draft_WaitsInItsPlaceAndCountsOnlyWithDrafts()
    {
        await using var desk = await Open(reviewers: 2);
        var item = desk.Ledger.FindDossier("lift")!.Contributions[0] with { Id = "new", Party = "state/CHR", Domain = "land", Capability = "lorries", Stage = ContributionStage.Allocated };
        desk.Ledger.Record("lift", item, "maria");
        var page = await desk.Page("/?valid=2026-01-10");
        Assert.Equal("1 draft waits", Cell(page, "Charlie", "land", "Allocated"));
        Assert.Contains("data-gives=\"not-reviewed\" data-party=\"state/CHR\" data-name=\"Charlie\" data-domain=\"land\"", page, StringComparison.Ordinal);
        Assert.Equal("2 ships, lorries 2 Jan 2026", Cell(await desk.Page("/?drafts=1"), "Charlie", "land", "Allocated"));
    }

    [Fact]
    public async Task EachEntry_LeadsToItsWordsOnThePageAndInTheBrief()
    {
        await using var desk = await Open();
        var page = await desk.Page("/?valid=2026-01-10");
        var href = WebUtility.HtmlDecode(Regex.Match(page, "data-label=\"Delivered\"[^>]*>\\s*<p><a class=\"source\" href=\"([^\"]+)\"").Groups[1].Value);
        Assert.Contains("<mark", await desk.Page(href.Split('#')[0]), StringComparison.Ordinal);

        // The brief at a viewpoint holds the entries that the page shows there, no others.
        foreach (var viewpoint in (string[])["valid=2026-01-10", "valid=2026-01-03", "valid=2026-01-10&known=2026-01-08"])
        {
            var shown = Regex.Matches(await desk.Page($"/?{viewpoint}"), "<tr id=\"k-([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
            var (_, brief) = await desk.Json(HttpMethod.Get, $"/api/v1/brief.json?{viewpoint}");
            var section = brief.GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("id").GetString() == "contributions");
            Assert.Equal(shown, section.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
        }
    }

    private static Task<OpenDesk> Open(int reviewers = 1)
    {
        var outcome = DossierYaml.Read(
            "dossier.yaml",
            $$"""
            dossier: lift
            title: The lift
            asOf: 2026-01-02
            policy: { reviewers: {{reviewers}} }
            parties: [{ id: state/ALF, name: Alfa }, { id: state/BRV, name: Bravo }, { id: state/CHR, name: Charlie }, { id: unnamed-4, name: not named in the report, named: false }]
            contributions:
              - { id: tugs, party: state/ALF, domain: sea, capability: tugs, quantity: 2, unit: ships, stage: promised-if, on: 2026-01-02, evidence: [] }
              - { id: tugs-came, party: state/ALF, domain: sea, capability: tugs, quantity: 2, unit: ships, stage: delivered, on: 2026-01-08, recorded: 2026-01-09, evidence: [{ document: agency.txt, words: {{Strait.For}} }] }
              - { id: crowns, party: state/BRV, domain: money, quantity: 40, unit: million crowns, stage: pledged, on: 2026-01-02, evidence: [] }
              - { id: crowns-back, party: state/BRV, domain: money, quantity: 40, unit: million crowns, stage: withdrawn, on: 2026-01-06, evidence: [] }
              - { id: no-planes, party: state/BRV, domain: air, quantity: 0, stage: delivered, on: 2026-01-05, evidence: [] }
            """);
        var dossier = outcome.Value ?? throw new InvalidOperationException(string.Join('\n', outcome.Refusals));
        return OpenDesk.On(EvidenceResolver.Resolve(dossier, [Strait.Communique, Strait.Agency]).Dossier);
    }

    /// <summary>What stands in a place of the table, as it reads.</summary>
    private static string Cell(string page, string party, string domain, string stage)
    {
        var row = Regex.Matches(page, "<tr id=\"g-[^>]*data-name=\"([^\"]*)\" data-domain=\"([^\"]*)\">.*?</tr>", RegexOptions.Singleline)
            .Single(m => m.Groups[1].Value == party && m.Groups[2].Value == domain).Value;
        return Text(Regex.Match(row, $"<td data-label=\"{stage}\".*?</td>", RegexOptions.Singleline).Value);
    }

    private static string Text(string html) => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", " ")), @"\s+(?=,)|(?<=\s)\s+", string.Empty).Replace('\n', ' ').Trim();
}
