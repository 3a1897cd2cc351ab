using System.Net;

namespace Casus.Web.Tests;

/// <summary>What was when, and what changed since a time.</summary>
public sealed class TimePageTests
{
    [Fact]
    public async Task EveryKindOfEvent_StandsInItsLane()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/time");
        foreach (var lane in new[] { "said", "found", "happened" })
        {
            Assert.Contains($"<li class=\"event\" data-lane=\"{lane}\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("A buoy was cut", page, StringComparison.Ordinal);

        // The statement of the communiqué, with its words one key away.
        Assert.Contains("The conference", page, StringComparison.Ordinal);
        Assert.Contains("#words", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARange_LeavesOutWhatLiesOutside()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/time?from=2026-01-02&to=2026-01-02");
        Assert.DoesNotContain("A buoy was cut", page, StringComparison.Ordinal);
        Assert.Contains("found true", page, StringComparison.Ordinal);
        Assert.Contains("all of it", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePicture_HasATableOfTheSame()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/time");
        var twin = page[page.IndexOf("id=\"twin\"", StringComparison.Ordinal)..];
        twin = twin[..twin.IndexOf("</details>", StringComparison.Ordinal)];
        foreach (var lane in new[] { "said", "found", "due", "happened" })
        {
            Assert.Contains($"<th scope=\"col\">{lane}</th>", twin, StringComparison.Ordinal);
        }

        // A cell that says something for each bar.
        Assert.Contains("found true", twin, StringComparison.Ordinal);
        var picture = page[page.IndexOf("aria-label=\"Timeline\"", StringComparison.Ordinal)..page.IndexOf("id=\"twin\"", StringComparison.Ordinal)];
        Assert.NotEqual(0, Count(picture, "data-lane="));
        Assert.Equal(Count(picture, "data-lane="), Count(twin, "<td>") - Count(twin, "<td></td>"));

        var alone = await desk.Page("/time?lane=happened");
        Assert.DoesNotContain("<th scope=\"col\">found</th>", alone, StringComparison.Ordinal);

        static int Count(string text, string part) => text.Split(part).Length - 1;
    }

    [Fact]
    public async Task OneLane_ShowsThatAlone()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/time?lane=happened");
        Assert.Contains("data-lane=\"happened\" tabindex", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-lane=\"found\" tabindex", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyPositions_StandOnPagesOfAHundredEachOnce()
    {
        var yaml = new System.Text.StringBuilder("dossier: strait\ntitle: Many\nasOf: 2026-01-03\npolicy: { reviewers: 1 }\nparties: [{ id: state/ALF, name: Alfa }]\npropositions:\n");
        for (var i = 0; i < 230; i++)
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {{ id: p{i}, text: Matter {i} }}\n");
        }

        yaml.Append("commitments:\n");
        for (var i = 0; i < 460; i++)
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {{ id: c{i}, kind: pledge, debtors: [state/ALF], made: 2026-01-0{1 + (i / 230)}, then: p{i % 230}, evidence: [] }}\n");
        }

        await using var desk = await OpenDesk.On(Exchange.DossierYaml.Read("dossier.yaml", yaml.ToString()).Value!);
        var (matters, pages) = (new List<string>(), 0);
        for (string? next = "/time?from=2026-01-01&lane=said"; next is not null; pages++)
        {
            var page = await desk.Page(next);
            Assert.Contains("<span class=\"count\">230</span>", page, StringComparison.Ordinal);
            matters.AddRange(System.Text.RegularExpressions.Regex.Matches(page, "<small>on</small> <a href=\"[^\"]*#(p-[^\"]+)\"").Select(m => m.Groups[1].Value));
            next = System.Text.RegularExpressions.Regex.Match(page, "<a href=\"([^\"]*)#positions\" rel=\"next\"") is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 230).Select(i => $"p-p{i}").Order(StringComparer.Ordinal), matters.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Since_TellsTheChangeWithItsEntryAndReason()
    {
        await using var desk = await OpenDesk.OnStrait();
        await desk.Json(HttpMethod.Post, "/api/v1/findings", """{"proposition":"strait-open","value":true,"from":"2026-01-05","reason":"seen from the shore"}""");
        var page = await desk.Page("/since?since=2026-01-09");
        Assert.Contains("conditional", page, StringComparison.Ordinal);
        Assert.Contains("<b>detached</b>", page, StringComparison.Ordinal);
        Assert.Contains("strait/", page, StringComparison.Ordinal);
        Assert.Contains("Nothing changed", await desk.Page("/since?since=2026-01-11"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDossier_OffersWhatChangedToWhoHasLookedBefore()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.DoesNotContain("Since you last looked", await desk.Page("/"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "casus-seen-strait=2026-01-09T10%3A00%3A00Z");
        using var response = await desk.Client.SendAsync(request, OpenDesk.Cancel);
        var page = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Contains("Since you last looked", page, StringComparison.Ordinal);
        Assert.Contains("/since?since=2026-01-09", page, StringComparison.Ordinal);

        // What was seen of another dossier says nothing of this one.
        using var other = new HttpRequestMessage(HttpMethod.Get, "/");
        other.Headers.Add("Cookie", "casus-seen-bridge=2026-01-09T10%3A00%3A00Z");
        using var unseen = await desk.Client.SendAsync(other, OpenDesk.Cancel);
        Assert.DoesNotContain("Since you last looked", await unseen.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
        Assert.Contains("data-seen-cookie=\"casus-seen-strait\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/time?from=soon", "soon")]
    [InlineData("/since?since=yesterday", "yesterday")]
    public async Task WrongTimes_AreNamed(string address, string says)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }
}
