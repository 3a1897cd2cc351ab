using System.Globalization;
using System.Net;
using System.Text;
using Casus.Exchange;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>What falls: the picture's neighbourhood, and answers that can be worked out by hand.</summary>
public sealed class FallsPageTests
{
    private const string Bridge = """
        dossier: bridge
        title: The bridge over the Orm
        asOf: 2026-01-03
        policy: { reviewers: 1 }
        parties: [{ id: state/ALF, name: Alfa }]
        propositions:
          - { id: steel, text: The steel is delivered, probability: 0.9 }
          - { id: permit, text: The permit is given }
          - { id: north-crew, text: The northern crew works, probability: 0.8 }
          - { id: south-crew, text: The southern crew works, probability: 0.5 }
          - { id: crews, text: A crew works, holds: north-crew or south-crew }
          - { id: bridge-built, text: The bridge is built, holds: steel and crews }
          - { id: flood, text: The river floods }
          - { id: tolls, text: Tolls are taken }
        commitments:
          - { id: alfa-tolls, kind: pledge, debtors: [state/ALF], made: 2026-01-02, if: bridge-built and not flood, then: tolls }
        dependencies:
          - { id: bridge-needs-permit, of: bridge-built, needs: permit }
        findings:
          - { proposition: steel, value: true, from: 2026-01-02 }
        """;

    [Fact]
    public async Task Likelihood_IsWhatAHandWorksOut()
    {
        await using var desk = await OpenDesk.On(Read(Bridge));

        // Nothing is assumed of the permit: no probability is told, and what is missing is named.
        var page = await desk.Page("/falls?of=bridge-built");
        Assert.Contains("no probability is given for permit", page, StringComparison.Ordinal);
        Assert.Contains("3 smallest ways to bring it down; 2 things do it alone", Flat(page), StringComparison.Ordinal);

        // Steel is found: 1. 1 - 1 × 0.6 × (1 - 0.2 × 0.5) = 0.46.
        Assert.Contains("<b><data value=\"0.46", await desk.Page("/falls?of=bridge-built&p-permit=60"), StringComparison.Ordinal);

        // Left open, the dossier's own 0.9 counts: 1 - 0.9 × 0.54 = 0.514.
        Assert.Contains("<b><data value=\"0.51", await desk.Page("/falls?of=bridge-built&p-permit=60&found=open"), StringComparison.Ordinal);

        // The rest is for what has no figure at all.
        Assert.Contains("<b><data value=\"0.46", await desk.Page("/falls?of=bridge-built&rest=60"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APicture_HasWhatItRestsOnAndWhatRestsOnIt()
    {
        await using var desk = await OpenDesk.On(Read(Bridge));
        var page = await desk.Page("/falls?of=bridge-built&rest=50");
        foreach (var id in new[] { "steel", "crews", "north-crew", "permit" })
        {
            Assert.Contains($"<title>{id}: ", page, StringComparison.Ordinal);
        }

        Assert.Contains("<title>alfa-tolls: Pledge of Alfa: Tolls are taken, conditional</title>", page, StringComparison.Ordinal);

        // The flood hangs beside, not above or below; from its own page the pledge waits for its falsity.
        Assert.DoesNotContain("<title>flood: ", page, StringComparison.Ordinal);
        Assert.Contains("waits for the falsity of", await desk.Page("/falls?of=flood"), StringComparison.Ordinal);
        Assert.Contains("any of", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LessReach_TellsHowMuchLiesBeyond()
    {
        await using var desk = await OpenDesk.On(Read(Bridge));
        var page = await desk.Page("/falls?of=bridge-built&reach=1");
        Assert.DoesNotContain("<title>north-crew: ", page, StringComparison.Ordinal);
        Assert.Contains("3 more lie further away", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAlike_AreOneBoxWithAllItsMembersInTheTable()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/falls?of=strait-open");

        // The second's outcome is threatened too: that one stands apart.
        Assert.Contains("7 pledges alike: pledge-1 … pledge-8", page, StringComparison.Ordinal);
        Assert.Contains("#c-pledge-5", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThousandParts_FitThePictureByGroups()
    {
        var random = new Random(3);
        var yaml = new StringBuilder("dossier: wide\ntitle: Wide\nasOf: 2026-01-03\npolicy: { reviewers: 1 }\npropositions:\n  - { id: whole, text: All of it, holds: ");
        yaml.AppendJoin(" and ", Enumerable.Range(0, 1000).Select(i => $"part-{i}")).AppendLine(" }");
        for (var i = 0; i < 1000; i++)
        {
            // Each with a finding of its own, so that none is alike.
            yaml.AppendLine(CultureInfo.InvariantCulture, $"  - {{ id: part-{i}, text: Part {i} }}");
        }

        yaml.AppendLine("findings:");
        for (var i = 0; i < 1000; i++)
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"  - {{ id: f-{i}, proposition: part-{i}, value: {(random.Next(2) == 0 ? "true" : "false")}, from: 2026-01-02 }}");
        }

        await using var desk = await OpenDesk.On(Read(yaml.ToString()));
        var page = await desk.Page("/falls?of=whole");
        Assert.Equal(FallGraph.Most, page.Split("class=\"node").Length - 1);
        Assert.Contains("702 more propositions, 1 step away", page, StringComparison.Ordinal);
        Assert.Contains("of=part-999", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutIt_WhatChangesIsTold()
    {
        await using var desk = await OpenDesk.On(Read(Bridge));
        var page = Flat(await desk.Page("/falls?of=permit"));
        Assert.Contains("0 commitments and 1 other proposition would stand otherwise", page, StringComparison.Ordinal);
        Assert.Contains("blocked: needs permit", page, StringComparison.Ordinal);
        Assert.Contains("/?set=permit%3Dfalse#whatif", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/falls?of=brigde-built", HttpStatusCode.NotFound, "bridge-built")]
    [InlineData("/falls?of=bridge-built&p-permit=120", HttpStatusCode.BadRequest, "a number from 0 to 100")]
    [InlineData("/falls?of=bridge-built&p-permt=20", HttpStatusCode.NotFound, "permit")]
    public async Task WrongAddress_SaysWhatIsWrong(string address, HttpStatusCode status, string says)
    {
        await using var desk = await OpenDesk.On(Read(Bridge));
        using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADossierWithoutConnections_SaysSo()
    {
        await using var desk = await OpenDesk.On(Read("dossier: lone\ntitle: Lone\nasOf: 2026-01-03\npolicy: { reviewers: 1 }\npropositions:\n  - { id: rain, text: It rains }\n"));
        Assert.Contains("No proposition of this dossier is made of others", await desk.Page("/falls"), StringComparison.Ordinal);
    }

    private static string Flat(string page) => string.Join(' ', WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(page, "<[^>]*>", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + page;

    private static Dossier Read(string yaml)
    {
        var outcome = DossierYaml.Read("dossier.yaml", yaml.Replace("\r", string.Empty, StringComparison.Ordinal));
        return outcome.Value ?? throw new InvalidOperationException(string.Join('\n', outcome.Refusals));
    }
}
