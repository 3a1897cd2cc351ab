using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Casus.Web.Tests;

public sealed class DossierPageTests
{
    [Fact]
    public async Task Dossier_ShowsGroupsFoldsReasonsAndWords()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/");
        Assert.Contains("The escort &lt;through&gt; the strait", page, StringComparison.Ordinal);
        Assert.Contains("id=\"s-conditional\"", page, StringComparison.Ordinal);
        Assert.Contains("8 pledges", page, StringComparison.Ordinal);
        Assert.Contains("Alfa, Bravo and 6 not named in the report", Regex.Replace(page, "<[^>]+>", string.Empty), StringComparison.Ordinal);
        Assert.Contains("All 8 rest on the same words.", page, StringComparison.Ordinal);
        Assert.Contains(Strait.Words, page, StringComparison.Ordinal);
        Assert.Contains($"/documents/{Strait.Communique.Sha256}?at=", page, StringComparison.Ordinal);
        for (var i = 1; i <= 8; i++)
        {
            Assert.Contains($"id=\"c-pledge-{i}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ContestedProposition_ShowsBothSidesWithTheirWords()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = WebUtility.HtmlDecode(await desk.Page("/"));
        Assert.Contains("id=\"v-contested\"", page, StringComparison.Ordinal);
        Assert.Contains(Strait.For, page, StringComparison.Ordinal);
        Assert.Contains(Strait.Against, page, StringComparison.Ordinal);
        Assert.Contains("data-flag=\"not-assured\"", page, StringComparison.Ordinal);
        Assert.Contains("#p-alfa-part", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIf_ShowsWhatChangesAndStoresNothing()
    {
        await using var desk = await OpenDesk.OnStrait();
        var before = desk.Ledger.Entries("strait", 0, 1000).Count;
        var page = await desk.Page("/?valid=2026-01-08&set=strait-open=true@2026-01-06");
        Assert.Contains("nothing is recorded", page, StringComparison.Ordinal);
        Assert.Contains("<b>8</b> commitments would change", page, StringComparison.Ordinal);
        Assert.Contains("8 alike", page, StringComparison.Ordinal);
        Assert.Contains("datetime=\"2026-01-06\"", page, StringComparison.Ordinal);
        Assert.Contains("Not assured even so", page, StringComparison.Ordinal);
        Assert.Equal(before, desk.Ledger.Entries("strait", 0, 1000).Count);
        Assert.DoesNotContain("nothing is recorded", await desk.Page("/?valid=2026-01-08"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIfForm_LeadsToTheAddressThatHoldsTheQuestion()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(
            new Uri("/whatif?proposition=truce&value=false&from=2026-01-07&set=strait-open%3Dtrue&valid=2026-01-08", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/?valid=2026-01-08&set=strait-open%3Dtrue&set=truce%3Dfalse@2026-01-07#whatif", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task KnownOn_HidesWhatWasRecordedLater()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.Contains("id=\"v-contested\"", await desk.Page("/?known=2026-01-03"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"v-contested\"", await desk.Page("/?known=2026-01-02"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindingOfAnotherTime_IsMarkedAsNotOnThisDate()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.DoesNotContain("data-elsewhen", await desk.Page("/?valid=2026-01-08"), StringComparison.Ordinal);
        Assert.Contains("data-elsewhen", await desk.Page("/?valid=2026-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeControls_AreLabelledAndKeepWhatIsSupposed()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/?valid=2026-01-08&known=2026-01-09T12:00:00Z&set=truce=true");
        Assert.Matches("<label>true on <input[^>]*name=\"valid\"[^>]*value=\"2026-01-08\"", page);
        Assert.Matches("<label>known on <input[^>]*name=\"known\"[^>]*value=\"2026-01-09T12:00:00Z\"", page);
        Assert.Contains("name=\"set\" value=\"truce=true\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?valid=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/?known=2026-13-01", HttpStatusCode.BadRequest)]
    [InlineData("/?set=truce", HttpStatusCode.BadRequest)]
    [InlineData("/?set=truce=maybe", HttpStatusCode.BadRequest)]
    [InlineData("/?set=truce=true@soon", HttpStatusCode.BadRequest)]
    [InlineData("/?set=truc=true", HttpStatusCode.NotFound)]
    [InlineData("/documents/0000", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task WrongAddress_IsAPageThatSaysWhy(string address, HttpStatusCode expected)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Back to the dossier", await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task Tables_ShowTheRestOfTheDossier()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/");
        foreach (var text in (string[])["promised-if", "Tolls are raised", "A buoy was cut", "Narrows", "Passages", "<polyline", "From 12 on 2026-01-01 to 9 on 2026-01-02"])
        {
            Assert.Contains(text, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LedgerWrittenElsewhere_ShowsOnTheNextPage()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.DoesNotContain("v-true", await desk.Page("/"), StringComparison.Ordinal);
        var finding = desk.Ledger.FindDossier("strait")!.Findings[0] with { Id = "elsewhere", Proposition = "truce" };
        desk.Ledger.Record("strait", finding, "another");
        Assert.Contains("v-true", await desk.Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theme_ComesFromTheReadersChoiceAlone()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.Contains("data-theme=\"dark\"", await Themed("dark"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-theme", await Themed("\"><script>"), StringComparison.Ordinal);

        async Task<string> Themed(string theme)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.TryAddWithoutValidation("Cookie", $"casus-theme={UrlEncoder.Default.Encode(theme)}");
            using var response = await desk.Client.SendAsync(request, OpenDesk.Cancel);
            return await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        }
    }
}
