using System.Net;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>A statement tied to a proposition from the document's page and by the API: positions move, and back when it is undone.</summary>
public sealed class StanceTests
{
    private static readonly string Sha256 = Strait.Communique.Sha256;

    private static readonly string Id = Strait.Statement(Strait.Communique, Strait.Words).Id;

    private static string Form => $"/documents/{Sha256}/statements/{Id}/stances";

    [Fact]
    public async Task TiedOnTheDocumentsPage_MovesThePositionAndIsUntied()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.Contains("<option value=\"truce\">", await desk.Page($"/documents/{Sha256}"), StringComparison.Ordinal);
        using var sent = await Send(desk, Form, ("proposition", "truce"), ("act", "refusal"), ("negated", "false"), ("by", "state/BRV"), ("on", "2026-01-06"), ("reason", "he said so"), ("author", "bela"));
        Assert.Equal((HttpStatusCode.SeeOther, $"/documents/{Sha256}#s-1"), (sent.StatusCode, sent.Headers.Location!.OriginalString));
        var stance = Assert.Single(desk.Ledger.FindDossier("strait")!.Stances);
        Assert.Equal((StanceAct.Refusal, "truce", "state/BRV", Id, "bela"), (stance.Act, stance.Proposition, stance.By[0], stance.Statement, stance.Origin.Author));
        Assert.Contains(stance.Origin.Entry, await desk.Page($"/documents/{Sha256}"), StringComparison.Ordinal);

        // Bravo's threat waits for no truce: against its not being so, and now against its being so.
        Assert.Contains("data-move=\"reversed\"", await desk.Page("/time?valid=2026-01-09"), StringComparison.Ordinal);
        using var undone = await Send(desk, $"{Form}/undo", ("entry", stance.Origin.Entry), ("author", "bela"));
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.DoesNotContain("data-move=\"reversed\"", await desk.Page("/time?valid=2026-01-09"), StringComparison.Ordinal);
        Assert.Empty(desk.Failures);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task TiedToANewProposition_MakesItInTheSameStep(int reviewers)
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: reviewers);
        (string, string)[] fields = [("proposition", "lanes-open"), ("means", "The lanes are open to all ships"), ("act", "refusal"), ("by", "state/BRV"), ("author", "bela")];
        using var sent = await Send(desk, Form, fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        // Whoever got no answer sends it once more.
        using var again = await Send(desk, Form, fields);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        var dossier = desk.Ledger.FindDossier("strait")!;
        var made = Assert.Single(dossier.Propositions, p => p.Id == "lanes-open");
        Assert.Equal(("The lanes are open to all ships", Absence.Open, Strait.Words, Sha256), (made.Text, made.Absence, made.Evidence[0].Words, made.Evidence[0].Sha256));
        Assert.Equal(reviewers == 1, made.Origin.Approved is not null);
        Assert.Equal("lanes-open", Assert.Single(dossier.Stances).Proposition);
        Assert.Contains("The lanes are open to all ships", await desk.Page($"/documents/{Sha256}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lanes open", "Something", "cannot be the id of a proposition")]
    [InlineData("truce", "Something else", "already")]
    [InlineData("", "Something", "Say which proposition")]
    public async Task ANewPropositionThatCannotBe_StandsInTheFormWithTheReason(string proposition, string means, string says)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var sent = await Send(desk, Form, ("proposition", proposition), ("means", means), ("act", "refusal"), ("by", "state/BRV"), ("author", "bela"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(OpenDesk.Cancel));
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{means}\"", page, StringComparison.Ordinal);
        Assert.Empty(desk.Ledger.FindDossier("strait")!.Stances);
    }

    [Theory]
    [InlineData("proposition", "truc", "did you mean")]
    [InlineData("by", "state/ALV", "did you mean")]
    [InlineData("act", "shout", "is no act")]
    [InlineData("on", "soon", "is no date")]
    public async Task WhatCannotBeTied_StandsInTheFormWithTheReason(string field, string value, string says)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var sent = await Send(desk, Form, [.. new[] { ("proposition", "truce"), ("act", "denial"), ("author", "bela") }.Where(f => f.Item1 != field), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await sent.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Contains(says, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.True(field == "act" || page.Contains($"value=\"{value}\"", StringComparison.Ordinal));
        Assert.Empty(desk.Ledger.FindDossier("strait")!.Stances);
    }

    [Fact]
    public async Task TiedByTheApi_TakesFromTheStatementWhatIsLeftOut()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        var (created, answer) = await desk.Json(HttpMethod.Post, "/api/v1/stances", $$"""{"document":"{{Sha256}}","statement":"{{Id}}","proposition":"escort","author":"anna"}""");
        Assert.Equal((HttpStatusCode.Created, true), (created.StatusCode, answer.GetProperty("isDraft").GetBoolean()));
        var (_, list) = await desk.Json(HttpMethod.Get, "/api/v1/stances");
        var stance = Assert.Single(list.EnumerateArray());
        Assert.Equal(("pledge", "2026-01-02", Strait.Words, Sha256), (stance.GetProperty("act").GetString(), stance.GetProperty("on").GetString(), stance.GetProperty("words").GetString(), stance.GetProperty("document").GetString()));
        Assert.Equal("group/the-conference", stance.GetProperty("by")[0].GetString());
        var (approved, _) = await desk.Json(HttpMethod.Post, "/api/v1/review", $$"""{"decision":"approve","entry":"{{answer.GetProperty("entry").GetString()}}","author":"bela"}""");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);

        var (refused, problem) = await desk.Json(HttpMethod.Post, "/api/v1/review", $$"""{"decision":"reject","document":"{{Sha256}}","statement":"{{Id}}","author":"bela"}""");
        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (refused.StatusCode, problem.GetProperty("code").GetString()));
        var (unknown, errors) = await desk.Json(HttpMethod.Post, "/api/v1/stances", $$"""{"document":"{{Sha256}}","statement":"0000000000000000","proposition":"escort"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.True(errors.GetProperty("errors").TryGetProperty("statement", out _));
    }

    private static Task<HttpResponseMessage> Send(OpenDesk desk, string address, params (string Name, string Value)[] fields) => desk.Client.PostAsync(
        new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), OpenDesk.Cancel);
}
