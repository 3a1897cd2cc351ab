using System.Net;

namespace Casus.Web.Tests;

public sealed class RecordTests
{
    private const string Finding = """{"proposition":"strait-open","value":true,"from":"2026-01-05","evidence":[{"document":"communique.txt","words":"It called the part of Alfa necessary"}],"author":"maria"}""";

    [Fact]
    public async Task Recorded_StatusesChangeAndThePageSaysWhich()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, json) = await desk.Json(HttpMethod.Post, "/api/v1/findings", Finding);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.False(json.GetProperty("isDraft").GetBoolean());
        Assert.True(json.GetProperty("changed").GetInt32() >= 8);

        var page = await desk.Page(json.GetProperty("href").GetString()!.Split('#')[0]);
        Assert.Contains("id=\"recorded\"", page, StringComparison.Ordinal);
        Assert.Contains("strait-open is true from 2026-01-05", page, StringComparison.Ordinal);
        Assert.Contains("id=\"s-detached\"", page, StringComparison.Ordinal);

        var finding = Assert.Single(desk.Ledger.FindDossier("strait")!.Findings, f => f.Proposition == "strait-open");
        Assert.Equal("maria", finding.Origin.Author);
        var evidence = Assert.Single(finding.Evidence);
        Assert.Equal(Strait.Communique.Sha256, evidence.Sha256);
        Assert.Equal(evidence.Words, evidence.Spans[0].In(Strait.Communique.Text));
    }

    [Fact]
    public async Task Form_RecordsAndLeadsToWhatChanged()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.PostAsync(
            new Uri("/record?valid=2026-01-08&known=2026-01-03", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["proposition"] = "truce",
                ["value"] = "false",
                ["from"] = "2026-01-05",
                ["until"] = "",
                ["document"] = "",
                ["words"] = "",
                ["reason"] = "Guns were heard",
                ["author"] = "maria",
            }),
            OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var address = response.Headers.Location!.ToString();
        Assert.StartsWith("/?valid=2026-01-08&recorded=", address, StringComparison.Ordinal);
        Assert.Contains("Guns were heard", await desk.Page(address.Split('#')[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedForm_KeepsWhatWasWritten()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.PostAsync(
            new Uri("/record", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["proposition"] = "truce", ["from"] = "soon", ["reason"] = "My <b>long</b> reason" }),
            OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Contains("My &lt;b&gt;long&lt;/b&gt; reason", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-from\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-value\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proposition", """{"value":true,"from":"2026-01-05","reason":"r"}""")]
    [InlineData("proposition", """{"proposition":"truc","value":true,"from":"2026-01-05","reason":"r"}""")]
    [InlineData("value", """{"proposition":"truce","from":"2026-01-05","reason":"r"}""")]
    [InlineData("from", """{"proposition":"truce","value":true,"reason":"r"}""")]
    [InlineData("from", """{"proposition":"truce","value":true,"from":"5 January","reason":"r"}""")]
    [InlineData("until", """{"proposition":"truce","value":true,"from":"2026-01-05","until":"2026-01-05","reason":"r"}""")]
    [InlineData("evidence", """{"proposition":"truce","value":true,"from":"2026-01-05"}""")]
    [InlineData("evidence", """{"proposition":"truce","value":true,"from":"2026-01-05","evidence":[{"document":"agency.txt","words":"never written"}]}""")]
    [InlineData("evidence", """{"proposition":"truce","value":true,"from":"2026-01-05","evidence":[{"document":"agency.tx","words":"ships"}]}""")]
    [InlineData("evidence", """{"proposition":"truce","value":true,"from":"2026-01-05","evidence":[{"document":"agency.txt","spans":[[5,999999]]}]}""")]
    [InlineData("evidence", """{"proposition":"truce","value":true,"from":"2026-01-05","evidence":[{"document":"agency.txt","spans":[[5]]}]}""")]
    [InlineData("corrects", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"r","corrects":"no-such"}""")]
    public async Task InvalidFinding_IsAProblemThatNamesTheField(string field, string body)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, json) = await desk.Json(HttpMethod.Post, "/api/v1/findings", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("invalid", json.GetProperty("code").GetString());
        Assert.True(json.GetProperty("errors").TryGetProperty(field, out _), json.ToString());
        Assert.Equal(2, desk.Ledger.FindDossier("strait")!.Findings.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"proposition":"truce","value":"yes"}""")]
    [InlineData("""{"proposition":"truce","value":true,"form":"2026-01-05"}""")]
    [InlineData("")]
    public async Task BrokenBody_IsAProblem(string body)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, json) = await desk.Json(HttpMethod.Post, "/api/v1/findings", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("bad-request", json.GetProperty("code").GetString());
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task HugeBody_IsRefused()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, _) = await desk.Json(HttpMethod.Post, "/api/v1/findings", $$"""{"reason":"{{new string('x', 200_000)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task MarkedWords_AreTakenFromTheirPlaceAmongEqualOnes()
    {
        var twice = Strait.Document("twice.txt", "𝒜 gun. Then a gun.");
        await using var desk = await OpenDesk.On(Strait.Dossier(), Strait.Communique, Strait.Agency, twice);
        var form = await desk.Page($"/record?document={twice.Sha256}&at=14-17");
        Assert.Contains(">gun</textarea>", form, StringComparison.Ordinal);
        var (_, json) = await desk.Json(
            HttpMethod.Post,
            "/api/v1/findings",
            $$"""{"proposition":"truce","value":false,"from":"2026-01-05","evidence":[{"document":"{{twice.Sha256}}","words":"gun","spans":[[14,17]]}]}""");
        var finding = desk.Ledger.FindDossier("strait")!.Findings.Single(f => f.Id == json.GetProperty("id").GetString());
        Assert.Equal(15, Assert.Single(Assert.Single(finding.Evidence).Spans).Start);
    }

    [Fact]
    public async Task Correction_ReplacesInsteadOfContesting()
    {
        await using var desk = await OpenDesk.OnStrait();
        var wrong = desk.Ledger.FindDossier("strait")!.Findings.Single(f => !f.Value).Id;
        await desk.Json(HttpMethod.Post, "/api/v1/findings", $$"""{"proposition":"alfa-part","value":true,"from":"2026-01-02","reason":"misheard","corrects":"{{wrong}}"}""");
        Assert.DoesNotContain("id=\"v-contested\"", await desk.Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoReviewers_DraftCountsOnceAnotherApproves()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        var (_, recorded) = await desk.Json(HttpMethod.Post, "/api/v1/findings", Finding);
        Assert.True(recorded.GetProperty("isDraft").GetBoolean());
        Assert.DoesNotContain("id=\"s-detached\"", await desk.Page("/"), StringComparison.Ordinal);
        Assert.Contains("id=\"s-detached\"", await desk.Page("/?drafts=1"), StringComparison.Ordinal);
        Assert.Contains("strait-open is true from 2026-01-05", await desk.Page("/drafts"), StringComparison.Ordinal);

        var (_, drafts) = await desk.Json(HttpMethod.Get, "/api/v1/drafts");
        var position = drafts[0].GetProperty("position").GetInt64();
        var (own, problem) = await desk.Json(HttpMethod.Post, $"/api/v1/drafts/{position}/approve", """{"author":"maria"}""");
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Equal("own-change", problem.GetProperty("code").GetString());

        var (approved, _) = await desk.Json(HttpMethod.Post, $"/api/v1/drafts/{position}/approve", """{"author":"jon"}""");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Contains("id=\"s-detached\"", await desk.Page("/"), StringComparison.Ordinal);

        var (again, decided) = await desk.Json(HttpMethod.Post, $"/api/v1/drafts/{position}/reject", """{"author":"jon"}""");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("decided", decided.GetProperty("code").GetString());
    }

    [Fact]
    public async Task RejectedByForm_NeverCounts()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        await desk.Json(HttpMethod.Post, "/api/v1/findings", Finding);
        var position = desk.Ledger.FindDossier("strait")!.Findings.Single(f => f.Origin.Approved is null).Origin.Entry.Split('/')[^1];
        using var own = await Decide("maria");
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        using var other = await Decide("jon");
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
        Assert.Contains("Nothing waits for approval.", await desk.Page("/drafts"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"s-detached\"", await desk.Page("/?drafts=1"), StringComparison.Ordinal);

        Task<HttpResponseMessage> Decide(string author) => desk.Client.PostAsync(
            new Uri($"/drafts/{position}", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["author"] = author, ["decision"] = "reject" }),
            OpenDesk.Cancel);
    }

    [Fact]
    public async Task RunawayScript_IsToldToWait()
    {
        await using var desk = await OpenDesk.OnStrait();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 140 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            var (response, _) = await desk.Json(HttpMethod.Post, "/api/v1/findings", "{}");
            statuses.Add(response.StatusCode);
        }

        Assert.Contains(HttpStatusCode.UnprocessableEntity, statuses);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }
}
