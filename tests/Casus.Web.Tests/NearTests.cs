using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Casus.Exchange;

namespace Casus.Web.Tests;

/// <summary>What comes near, and where each row of a dossier stands.</summary>
public sealed partial class NearTests
{
    // The desk's day is 10 January 2026.
    [Fact]
    public async Task Deadlines_OfThirtyDays_StandFirstTheNearestFirstWithReasonAndDaysLeft()
    {
        await using var desk = await OpenDesk.On(DossierYaml.Read(
            "dossier.yaml",
            """
            dossier: strait
            title: Deadlines
            asOf: 2026-01-03
            policy: { reviewers: 1 }
            parties: [{ id: state/ALF, name: Alfa }, { id: state/BRA, name: Bravo }]
            propositions:
              - { id: gate, text: The gate is open }
              - { id: paid, text: Alfa has paid }
              - { id: gone, text: Bravo has left }
            commitments:
              - { id: last-day, kind: pledge, debtors: [state/ALF], made: 2026-01-02, by: 2026-01-10, then: paid, evidence: [] }
              - { id: past, kind: pledge, debtors: [state/ALF], made: 2026-01-02, by: 2026-01-09, then: paid, evidence: [] }
              - { id: in-thirty, kind: pledge, debtors: [state/BRA], made: 2026-01-02, if: gate, by: 2026-02-09, then: gone, evidence: [] }
              - { id: far, kind: pledge, debtors: [state/BRA], made: 2026-01-02, by: 2026-02-10, then: gone, evidence: [] }
              - { id: tomorrow, kind: pledge, debtors: [state/BRA], made: 2026-01-02, by: 2026-01-11, then: gone, evidence: [] }
            """).Value!);
        var page = WebUtility.HtmlDecode(await desk.Page("/"));
        var near = Near().Match(page).Value;
        Assert.Equal(["last-day", "tomorrow", "in-thirty"], Leads().Matches(near).Select(m => m.Groups[1].Value));
        Assert.Equal(["the last day", "1 day left", "30 days left"], Left().Matches(near).Select(m => m.Value));
        Assert.Contains("gate is open: nothing is known of it", near, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#near\"><b>3</b> near</a>", page, StringComparison.Ordinal);

        // On another day others are near; where none is, nothing is said of it.
        var later = WebUtility.HtmlDecode(await desk.Page("/?valid=2026-01-20"));
        Assert.Equal(["in-thirty", "far"], Leads().Matches(Near().Match(later).Value).Select(m => m.Groups[1].Value));
        Assert.DoesNotContain("id=\"near\"", await desk.Page("/?valid=2026-03-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyDeadlines_ShowTheNearestTwentyAndTellOfTheRest()
    {
        var yaml = new StringBuilder("dossier: strait\ntitle: Many\nasOf: 2026-01-03\npolicy: { reviewers: 1 }\nparties: [{ id: state/ALF, name: Alfa }]\npropositions: [{ id: paid, text: Alfa has paid }]\ncommitments:\n");
        for (var day = 1; day <= 28; day++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: c{day}, kind: pledge, debtors: [state/ALF], made: 2026-01-02, by: {new DateOnly(2026, 1, 10).AddDays(day):yyyy-MM-dd}, then: paid, evidence: [] }}\n");
        }

        await using var desk = await OpenDesk.On(DossierYaml.Read("dossier.yaml", yaml.ToString()).Value!);
        var near = Near().Match(WebUtility.HtmlDecode(await desk.Page("/"))).Value;
        Assert.Equal(Enumerable.Range(1, 20).Select(day => $"c{day}"), Leads().Matches(near).Select(m => m.Groups[1].Value));
        Assert.Contains("8 more stand in their groups", near, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachDependencyMeasureAndIncident_HasAnAddressThatTheTimelineLeadsTo()
    {
        await using var desk = await OpenDesk.OnStrait();
        var dossier = desk.Ledger.FindDossier("strait")!;
        var page = await desk.Page("/");
        var rows = dossier.Dependencies.Select(d => $"d-{d.Id}").Concat(dossier.Measures.Select(m => $"m-{m.Id}")).Concat(dossier.Incidents.Select(i => $"i-{i.Id}")).ToList();
        Assert.NotEmpty(dossier.Incidents);
        Assert.All(rows, row => Assert.Contains($"<tr id=\"{row}\"", page, StringComparison.Ordinal));
        Assert.Contains($"#i-{dossier.Incidents[0].Id}\"", await desk.Page("/time"), StringComparison.Ordinal);
    }

    [GeneratedRegex("<section class=\"group\" id=\"near\".*?</section>", RegexOptions.Singleline, 5000)]
    private static partial Regex Near();

    [GeneratedRegex("href=\"#c-([^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex Leads();

    [GeneratedRegex("the last day|[0-9]+ days? left", RegexOptions.None, 5000)]
    private static partial Regex Left();
}
