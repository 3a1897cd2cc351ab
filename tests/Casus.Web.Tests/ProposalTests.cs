using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>Commitments proposed from statements and amended, parties, propositions and dependencies proposed: by the pages' forms and by the API.</summary>
public sealed partial class ProposalTests
{
    private const string Text = "PORT BRAVO, 3 January 2026\n\nThe crown of Tarnia said that it will open the port within 30 days if the toll is lifted. The weather was fine.\n";

    private static readonly Document Notice = Strait.Document("notice.txt", Text);

    private static readonly Statement Pledge = Told("it will open the port within 30 days if the toll is lifted");

    private static string Query => $"?document={Notice.Sha256}&statement={Pledge.Id}";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task CommitmentOfAStatement_IsPrefilledWithWhatTheReaderReadAndRecorded(int reviewers)
    {
        await using var desk = await Open(reviewers);
        var form = Fields(await desk.Page($"/propose/commitment{Query}"));
        Assert.Equal(
            ("tarnia-open-port", "pledge", "state/TAR", "toll-lifted", "if the toll is lifted", "tarnia-open-port-kept", "P30D", "2026-01-02"),
            (form["id"], form["kind"], form["debtors"], form["if"], form["ifWords"], form["then"], form["within"], form["made"]));
        Assert.Equal(("toll-lifted", "the toll is lifted", "state/TAR", "Tarnia"), (form["proposition"], form["means"], form["party"], form["name"]));

        (string, string)[] fields = [.. Sent(form, ("id", "tarnia-opens"), ("if", "toll-lifted and truce"), ("then", "port-open"), ("toward", "state/ALF"), ("reason", "she said so"), ("author", "anna"))];
        using (var refused = await Send(desk, "/propose/commitment", fields))
        {
            // A proposition that nobody has named before is asked for; what was written stands.
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(OpenDesk.Cancel));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("The dossier has no proposition 'port-open'", page, StringComparison.Ordinal);
            Assert.Contains("href=\"#f-then\"", page, StringComparison.Ordinal);
            Assert.Contains("value=\"toll-lifted and truce\"", page, StringComparison.Ordinal);
            Assert.Contains("name=\"proposition\" value=\"port-open\"", page, StringComparison.Ordinal);
        }

        fields = [.. fields, ("proposition", "port-open"), ("means", "The port is open")];
        var after = Entries(desk) + 4;
        for (var time = 0; time < 2; time++)
        {
            // Whoever got no answer sends it once more.
            using var sent = await Send(desk, "/propose/commitment", fields);
            Assert.True(sent.StatusCode == HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync(OpenDesk.Cancel));
            Assert.Equal(($"/documents/{Notice.Sha256}#s-1", after), (sent.Headers.Location!.OriginalString, Entries(desk)));
        }

        var dossier = desk.Ledger.FindDossier("strait")!;
        var made = Assert.Single(dossier.Commitments, c => c.Id == "tarnia-opens");
        Assert.Equal(
            (CommitmentKind.Pledge, "state/TAR", "state/ALF", "toll-lifted and truce", "if the toll is lifted", "port-open", "P30D", "anna"),
            (made.Kind, made.Debtors[0], made.Toward[0], made.If!.ToString(), made.IfWords, made.Then.ToString(), made.Within.ToString(), made.Origin.Author));
        Assert.Equal(reviewers == 1, made.Origin.Approved is not null);
        Assert.Equal((Notice.Sha256, Pledge.Content.Spans), (made.Evidence[0].Sha256, made.Evidence[0].Spans));
        Assert.Equal(["The port is open", "the toll is lifted"], dossier.Propositions.Where(p => p.Id is "port-open" or "toll-lifted").Select(p => p.Text).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(dossier.Propositions, p => p.Id == "tarnia-open-port-kept");
        var document = await desk.Page($"/documents/{Notice.Sha256}");
        Assert.Contains(made.Origin.Entry, document, StringComparison.Ordinal);
        Assert.Contains("<code>toll-lifted and truce</code>", document, StringComparison.Ordinal);
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task DraftOfACommitment_IsTheOthersToApproveAndSaysItsCondition()
    {
        await using var desk = await Open(2);
        var form = Fields(await desk.Page($"/propose/commitment{Query}"));
        using var sent = await Send(desk, "/propose/commitment", [.. Sent(form, ("author", "anna"))]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var drafts = desk.Ledger.FindDossier("strait")!;
        var entry = drafts.Commitments.Single(c => c.Id == "tarnia-open-port").Origin.Entry;
        foreach (var page in new[] { "/drafts", "/review?by=bela" })
        {
            var told = await desk.Page(page);
            Assert.Contains("<code>toll-lifted</code>", told, StringComparison.Ordinal);
            Assert.Contains("<code>tarnia-open-port-kept</code> within P30D", told, StringComparison.Ordinal);
        }

        var (own, problem) = await desk.Json(HttpMethod.Post, "/api/v1/review", $$"""{"decision":"approve","entry":"{{entry}}","author":"anna"}""");
        Assert.Equal((HttpStatusCode.Conflict, "own-change"), (own.StatusCode, problem.GetProperty("code").GetString()));
        var (other, _) = await desk.Json(HttpMethod.Post, "/api/v1/review", $$"""{"decision":"approve","entry":"{{entry}}","author":"bela"}""");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("if", "toll-lifted && truce", "At character 13: 'and', 'or' or the end was expected here, not '&'; did you mean 'and'?")]
    [InlineData("if", "truc", "The dossier has no proposition 'truc'; did you mean 'truce'? To make a new one, write what it says.")]
    [InlineData("if", "violated(threat-2)", "The dossier has no commitment 'threat-2'; did you mean 'threat-1'?")]
    [InlineData("then", "", "Say what it commits to")]
    [InlineData("kind", "plegde", "did you mean 'pledge'?")]
    [InlineData("kind", "", "say which kind of commitment it makes")]
    [InlineData("debtors", "state/ALV", "The dossier has no party 'state/ALV'; did you mean 'state/ALF'? To make a new one, write its name.")]
    [InlineData("debtors", "", "say who is bound")]
    [InlineData("within", "soon", "'soon' is no duration")]
    [InlineData("by", "2026-02-01", "not both")]
    [InlineData("made", "lately", "'lately' is no date")]
    [InlineData("id", "pledge-1", "The dossier has the commitment 'pledge-1' already")]
    [InlineData("id", "a b", "cannot be the id of a commitment")]
    [InlineData("author", "", "")]
    public async Task WhatCannotBeProposed_StandsInTheFormWithItsFieldAndTheReason(string field, string value, string says)
    {
        await using var desk = await Open(1);
        var before = Entries(desk);
        var form = Fields(await desk.Page($"/propose/commitment{Query}"));
        using var sent = await Send(desk, "/propose/commitment", [.. Sent(form, (field, value), ("reason", "Words that must not be lost"))]);
        if (field == "author")
        {
            // Left empty, it is the author for whom the desk was opened.
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            return;
        }

        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(OpenDesk.Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains($"href=\"#f-{field}\"", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"f-{field}\"", page, StringComparison.Ordinal);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("value=\"Words that must not be lost\"", page, StringComparison.Ordinal);
        Assert.True(field == "kind" || value.Length == 0 || page.Contains($"value=\"{value}\"", StringComparison.Ordinal));
        Assert.Equal(before, Entries(desk));
        var (response, problem) = await desk.Json(HttpMethod.Post, "/api/v1/commitments", Body(form, (field, value)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(says, problem.GetProperty("errors").GetProperty(field).EnumerateArray().Select(why => why.GetString()!).Single(why => why.Contains(says, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(before, Entries(desk));
    }

    [Fact]
    public async Task FormulaThatCannotBeRead_IsMarkedWhereItCannot()
    {
        await using var desk = await Open(1);
        using var sent = await Send(desk, "/propose/proposition", ("id", "all"), ("text", "All of it"), ("holds", "truce and and escort"), ("author", "anna"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("<code>truce and <mark>and</mark> escort</code>", await sent.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
        var (_, read) = await desk.Json(HttpMethod.Get, $"/api/v1/formula?text={Uri.EscapeDataString("𝔘 and and escort")}");
        Assert.Equal((0, 1), (read.GetProperty("error").GetProperty("start").GetInt32(), read.GetProperty("error").GetProperty("end").GetInt32()));
        (_, read) = await desk.Json(HttpMethod.Get, "/api/v1/formula?text=truce+and+not+lanes-open+or+violated(threat-1)");
        Assert.Equal(
            [("truce", "A truce holds"), ("lanes-open", null), ("threat-1", "threat of state/BRV: if not truce, escorts-2")],
            read.GetProperty("names").EnumerateArray().Select(n => (n.GetProperty("id").GetString(), n.GetProperty("says").GetString())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AmendedCondition_IsToldInReviewAndTheSecondOfTwoEditorsIsTold(int reviewers)
    {
        await using var desk = await Open(reviewers);
        Assert.Contains("href=\"/propose/commitment?of=pledge-1\"", await desk.Page("/"), StringComparison.Ordinal);
        var form = Fields(await desk.Page("/propose/commitment?of=pledge-1"));
        Assert.Equal(("pledge-1", "strait-open or truce", "escorts-1"), (form["of"], form["if"], form["then"]));
        using var first = await Send(desk, "/propose/commitment", [.. Sent(form, ("if", "strait-open and truce"), ("author", "anna"), ("reason", "both"))]);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.StartsWith("/?recorded=", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("commitment pledge-1", await desk.Page(first.Headers.Location.OriginalString.Split('#')[0]), StringComparison.Ordinal);
        var amended = desk.Ledger.FindDossier("strait")!.Commitments.Last(c => c.Id == "pledge-1");
        Assert.Equal(("strait-open and truce", "anna", 1), (amended.If!.ToString(), amended.Origin.Author, amended.Evidence.Count));
        if (reviewers == 2)
        {
            foreach (var page in new[] { "/review?by=bela", "/drafts" })
            {
                var review = await desk.Page(page);
                Assert.Matches("<th scope=\"row\">if</th>\\s*<td><del><bdi dir=\"auto\">strait-open or truce</bdi></del></td>\\s*<td><ins><bdi dir=\"auto\">strait-open and truce</bdi></ins></td>", review);
            }
        }

        // Bela looked before Anna wrote. A slip of hers is told first, and does not make her have seen it.
        var entries = Entries(desk);
        using var slip = await Send(desk, "/propose/commitment", [.. Sent(form, ("if", "truce or"), ("author", "bela"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, slip.StatusCode);
        form = Fields(WebUtility.HtmlDecode(await slip.Content.ReadAsStringAsync(OpenDesk.Cancel)));
        using var second = await Send(desk, "/propose/commitment", [.. Sent(form, ("if", "truce"), ("author", "bela"))]);
        var told = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync(OpenDesk.Cancel));
        Assert.Equal((HttpStatusCode.Conflict, entries), (second.StatusCode, Entries(desk)));
        Assert.Contains("was changed meanwhile", told, StringComparison.Ordinal);
        Assert.Contains("<del><bdi dir=\"auto\">strait-open or truce</bdi></del>", told, StringComparison.Ordinal);
        Assert.Contains("name=\"if\" id=\"f-if\" value=\"truce\"", told, StringComparison.Ordinal);
        using var seen = await Send(desk, "/propose/commitment", [.. Sent(Fields(told))]);
        Assert.Equal(HttpStatusCode.SeeOther, seen.StatusCode);
        Assert.Equal(("truce", "bela"), (desk.Ledger.FindDossier("strait")!.Commitments.Last(c => c.Id == "pledge-1").If!.ToString(), desk.Ledger.FindDossier("strait")!.Commitments.Last(c => c.Id == "pledge-1").Origin.Author));
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task AmendedByTheApi_ChangesWhatIsSaidAndKeepsTheRest()
    {
        await using var desk = await Open(1);
        var before = desk.Ledger.FindDossier("strait")!.Commitments.Single(c => c.Id == "pledge-1");
        var (created, answer) = await desk.Json(HttpMethod.Post, "/api/v1/commitments/pledge-1/amendments", $$"""{"if":"","by":"2026-03-01","saw":"{{before.Origin.Entry}}","author":"anna"}""");
        Assert.Equal((HttpStatusCode.Created, "pledge-1"), (created.StatusCode, answer.GetProperty("id").GetString()));
        var after = desk.Ledger.FindDossier("strait")!.Commitments.Last(c => c.Id == "pledge-1");
        Assert.Equal(before with { If = null, IfWords = null, By = Moment.TryParse("2026-03-01", out var by) ? by : null, Origin = after.Origin }, after);
        var (conflict, problem) = await desk.Json(HttpMethod.Post, "/api/v1/commitments/pledge-1/amendments", $$"""{"if":"truce","saw":"{{before.Origin.Entry}}","author":"bela"}""");
        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (conflict.StatusCode, problem.GetProperty("code").GetString()));
        var (missing, errors) = await desk.Json(HttpMethod.Post, "/api/v1/commitments/pledge-11/amendments", """{"if":"truce"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("did you mean 'pledge-1'?", errors.GetProperty("errors").GetProperty("id")[0].GetString(), StringComparison.Ordinal);
        using var page = await desk.Client.GetAsync(new Uri("/propose/commitment?of=pledge-11", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task OwnDraft_IsWhatItsAuthorGoesOnWithAndAnothersIsNot()
    {
        await using var desk = await Open(2);
        var form = Fields(await desk.Page("/propose/commitment?of=pledge-1"));
        using var draft = await Send(desk, "/propose/commitment", [.. Sent(form, ("if", "truce"), ("author", "analyst"))]);
        Assert.Equal(HttpStatusCode.SeeOther, draft.StatusCode);
        Assert.Equal("truce", Fields(await desk.Page("/propose/commitment?of=pledge-1"))["if"]);
        Assert.DoesNotContain("that waits", await desk.Page("/propose/commitment?of=pledge-1"), StringComparison.Ordinal);
        var (own, _) = await desk.Json(HttpMethod.Post, "/api/v1/commitments/pledge-1/amendments", """{"by":"2026-03-01","author":"analyst"}""");
        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        var (other, _) = await desk.Json(HttpMethod.Post, "/api/v1/commitments/pledge-1/amendments", """{"by":"2026-04-01","author":"bela"}""");
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        var live = desk.Ledger.FindDossier("strait")!.Commitments.Where(c => c.Id == "pledge-1" && c.Origin.Until is null).ToList();
        Assert.Equal(["strait-open or truce", "truce", "strait-open or truce"], live.Select(c => c.If!.ToString()));

        // Whoever comes to it now is told of the other's change, and of the words that prove it.
        var page = await desk.Page("/propose/commitment?of=pledge-1");
        Assert.Matches("bela</bdi> has changed it, by <code>strait/[0-9]+</code>, a draft that waits", page);
        Assert.Contains(Strait.Words, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProposedByTheApi_TakesFromTheStatementWhatIsLeftOut()
    {
        await using var desk = await Open(2);
        var (_, told) = await desk.Json(HttpMethod.Get, $"/api/v1/documents/{Notice.Sha256}/statements/{Pledge.Id}/commitment");
        Assert.Equal(("tarnia-open-port", "toll-lifted"), (told.GetProperty("id").GetString(), told.GetProperty("if").GetString()));
        var (created, answer) = await desk.Json(HttpMethod.Post, "/api/v1/commitments", $$"""{"id":"opens","document":"{{Notice.Sha256}}","statement":"{{Pledge.Id}}","author":"anna"}""");
        Assert.Equal((HttpStatusCode.Created, true), (created.StatusCode, answer.GetProperty("isDraft").GetBoolean()));
        Assert.Equal($"/documents/{Notice.Sha256}#s-1", answer.GetProperty("href").GetString());
        var made = desk.Ledger.FindDossier("strait")!.Commitments.Last(c => c.Id == "opens");
        Assert.Equal(("toll-lifted", "opens-kept", "P30D", "state/TAR"), (made.If!.ToString(), made.Then.ToString(), made.Within.ToString(), made.Debtors[0]));

        // What the reader proposes is a request as it stands.
        var (sent, _) = await desk.Json(HttpMethod.Post, "/api/v1/commitments", told.GetRawText());
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        foreach (var (body, field) in new[]
        {
            ($$"""{"id":"x","document":"{{Notice.Sha256}}","statement":"0000000000000000"}""", "statement"),
            ("""{"id":"x","document":"none","statement":"0000000000000000"}""", "document"),
            ("""{"id":"x","kind":"pledge","then":"truce"}""", "debtors"),
            ($$"""{"id":"{{new string('x', 400)}}"}""", "id"),
            ($$"""{"id":"x","if":"{{new string('x', 9000)}}"}""", "if"),
            ($$"""{"id":"x","propositions":[{{string.Join(',', Enumerable.Repeat("""{"id":"a","says":"b"}""", 101))}}]}""", "propositions"),
            ("""{"id":"x","kind":"pledge","debtors":["state/ALF"],"then":"truce","propositions":[{"id":"truce","says":"Another truce"}]}""", "propositions"),
            ("""{"id":"x","kind":"pledge","debtors":["state/ALF"],"then":"truce","parties":[{"id":"state/ALF","says":"Bravo"}]}""", "parties"),
        })
        {
            var (response, problem) = await desk.Json(HttpMethod.Post, "/api/v1/commitments", body);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid"), (response.StatusCode, problem.GetProperty("code").GetString()));
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        }

        var (unmapped, _) = await desk.Json(HttpMethod.Post, "/api/v1/commitments", """{"id":"x","whithin":"P30D"}""");
        Assert.Equal(HttpStatusCode.BadRequest, unmapped.StatusCode);
    }

    [Fact]
    public async Task StatementThatWasRejected_MakesNoCommitment()
    {
        await using var desk = await Open(1);
        desk.Ledger.DecideStatement("strait", Notice.Sha256, Pledge.Id, false, "bela");
        var (response, problem) = await desk.Json(HttpMethod.Post, "/api/v1/commitments", $$"""{"id":"opens","document":"{{Notice.Sha256}}","statement":"{{Pledge.Id}}"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("rejected", problem.GetProperty("errors").GetProperty("statement")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PartyPropositionAndDependency_AreProposedAlike()
    {
        await using var desk = await Open(1);
        (string Kind, (string, string)[] Fields)[] all =
        [
            ("party", [("id", "group/pilots"), ("name", "The pilots"), ("note", "of Port Bravo"), ("document", Notice.Sha256), ("statement", Pledge.Id)]),
            ("proposition", [("id", "all-well"), ("text", "All is well"), ("monitored", "true"), ("holds", "truce and strait-open")]),
            ("dependency", [("of", "pledge-1"), ("needs", "all-well"), ("text", "Nobody sails else")]),
        ];
        foreach (var (kind, fields) in all)
        {
            Assert.Contains($"action=\"/propose/{kind}\"", await desk.Page($"/propose/{kind}"), StringComparison.Ordinal);
            var after = Entries(desk) + 1;
            for (var time = 0; time < 2; time++)
            {
                using var sent = await Send(desk, $"/propose/{kind}", [.. fields, ("author", "anna")]);
                Assert.True(sent.StatusCode == HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync(OpenDesk.Cancel));
                Assert.Equal(after, Entries(desk));
            }
        }

        var dossier = desk.Ledger.FindDossier("strait")!;
        Assert.Equal(("The pilots", "of Port Bravo", Notice.Sha256), dossier.Parties.Where(p => p.Id == "group/pilots").Select(p => (p.Name, p.Note!, p.Evidence[0].Sha256!)).Single());
        Assert.Equal((Absence.Monitored, "truce and strait-open"), dossier.Propositions.Where(p => p.Id == "all-well").Select(p => (p.Absence, p.Holds!.ToString())).Single());
        Assert.Equal(("pledge-1", "all-well", "Nobody sails else"), dossier.Dependencies.Where(d => d.Needs == "all-well").Select(d => (d.Of, d.Needs, d.Text!)).Single());
        Assert.Empty(desk.Failures);
    }

    [Theory]
    [InlineData("parties", """{"id":"state/ALF","name":"Another"}""", "id")]
    [InlineData("parties", """{"id":"group/x"}""", "name")]
    [InlineData("propositions", """{"id":"not","text":"A word of the language"}""", "id")]
    [InlineData("propositions", """{"id":"round","text":"Rests on nothing","holds":"truce and nothing-known"}""", "holds")]
    [InlineData("propositions", """{"id":"often","text":"Often so","probability":1.5}""", "probability")]
    [InlineData("dependencies", """{"of":"pledge-9","needs":"truce"}""", "of")]
    [InlineData("dependencies", """{"of":"truce","needs":"truce"}""", "needs")]
    [InlineData("dependencies", """{"of":"escort","needs":"alfa-part","text":"Said otherwise"}""", "needs")]
    [InlineData("dependencies", """{"of":"escort","needs":"truce","document":"none"}""", "document")]
    public async Task WhatTheApiCannotTake_NamesItsField(string what, string body, string field)
    {
        await using var desk = await Open(1);
        var before = Entries(desk);
        var (response, problem) = await desk.Json(HttpMethod.Post, $"/api/v1/{what}", body);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Equal(before, Entries(desk));
    }

    [Theory]
    [InlineData("commitments", "null")]
    [InlineData("commitments", """{"id":"x","debtors":[null]}""")]
    [InlineData("commitments", """{"id":"x","propositions":[null]}""")]
    [InlineData("commitments", """{"id":"x","kind":"pledge","debtors":["state/ALF"],"then":"truce","text":"\ud800 alone"}""")]
    [InlineData("commitments", """{"id":"x","kind":"pledge","debtors":"state/ALF","then":"truce"}""")]
    [InlineData("commitments/pledge-1/amendments", """{"id":"pledge-2","if":"truce"}""")]
    [InlineData("commitments/%0a/amendments", """{"if":"truce"}""")]
    [InlineData("parties", """{"id":"a\u0000b","name":"x"}""")]
    [InlineData("propositions", """{"id":"x","text":"x","probability":"much"}""")]
    [InlineData("dependencies", "[]")]
    public async Task HostileBody_IsAProblemAndNothingIsRecorded(string what, string body)
    {
        await using var desk = await Open(1);
        var before = Entries(desk);
        var (response, json) = await desk.Json(HttpMethod.Post, $"/api/v1/{what}", body);
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{response.StatusCode}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(string.IsNullOrEmpty(json.GetProperty("code").GetString()));
        Assert.Equal(before, Entries(desk));
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task ServedDesk_TakesItOfAnalystsAloneWithTheirTokenInTheirOwnName()
    {
        await using var desk = await ServedDesk.OnStrait(reviewers: 2);
        using var reader = await desk.SignedIn(Role.Reader);
        using var analyst = await desk.SignedIn(Role.Analyst);
        (string, string)[] fields = [("id", "group/pilots"), ("name", "The pilots")];
        using (var refused = await reader.Post("/propose/party", await reader.Token(), fields))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using (var untold = await analyst.Post("/propose/party", null, fields))
        {
            Assert.Equal(HttpStatusCode.Forbidden, untold.StatusCode);
        }

        var (untokened, problem) = await analyst.PostJson("/api/v1/parties", """{"id":"group/pilots","name":"The pilots"}""", null);
        Assert.Equal((HttpStatusCode.Forbidden, "antiforgery"), (untokened.StatusCode, problem.GetProperty("code").GetString()));
        using (var masked = await analyst.Post("/propose/party", await analyst.Token(), [.. fields, ("author", "the-administrator")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, masked.StatusCode);
        }

        var page = await analyst.Page("/propose/party");
        Assert.DoesNotContain("name=\"author\"", page, StringComparison.Ordinal);
        using var sent = await analyst.Post("/propose/party", await analyst.Token("/propose/party"), fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var party = desk.Ledger.FindDossier("strait")!.Parties.Single(p => p.Id == "group/pilots");
        Assert.Equal(("the-analyst", null), (party.Origin.Author, party.Origin.Approved));
    }

    private static async Task<OpenDesk> Open(int reviewers)
    {
        var desk = await OpenDesk.OnStrait(reviewers);
        desk.Ledger.Add(Notice, [Pledge], "reader/test", "strait");
        return desk;
    }

    private static Statement Told(string content)
    {
        var condition = Place("if the toll is lifted");
        var atom = Place("the toll is lifted");
        return Strait.Statement(Notice, content, "The crown of Tarnia") with
        {
            Conditions = [new ConditionClause(condition, condition.In(Text), ConditionKind.If, "toll-lifted", null) { Atoms = [new ConditionAtom("toll-lifted", atom, atom.In(Text))] }],
            Commitment = new CandidateCommitment(Act.Pledge, [new ActorName("state/TAR", "Tarnia")], [], Quoted.From(Text, Place("open the port")))
            {
                Antecedent = new Antecedent("toll-lifted", Quoted.From(Text, condition)),
                Deadline = new DeadlineClause(Place("within 30 days"), "within 30 days", "P30D"),
            },
        };
    }

    private static Span Place(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return new(at, at + words.Length);
    }

    private static int Entries(OpenDesk desk) => desk.Ledger.Entries("strait", 0, 10_000).Count;

    /// <summary>What stands in the fields of the page's form.</summary>
    private static Form Fields(string page)
    {
        var form = ProposeForm().Match(page).Value;
        Assert.NotEmpty(form);
        form = Template().Replace(form, string.Empty);
        var inputs = Inputs().Matches(form).Select(m => (Name: m.Groups[1].Value, Value: Value().Match(m.Value) is { Success: true } value ? value.Groups[1].Value : string.Empty));
        var chosen = Selects().Matches(form).Select(m => (Name: m.Groups[1].Value, Value: Chosen().Match(m.Value) is { Success: true } value ? value.Groups[1].Value : string.Empty));
        return new([.. inputs.Concat(chosen).Select(f => (f.Name, WebUtility.HtmlDecode(f.Value)))]);
    }

    private static IEnumerable<(string, string)> Sent(Form form, params (string Name, string Value)[] others) =>
        [.. form.Fields.Where(f => others.All(o => o.Name != f.Name)), .. others];

    private static string Body(Form form, (string Name, string Value) other)
    {
        var said = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in Sent(form, other))
        {
            if (name is "debtors" or "toward")
            {
                said[name] = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            }
            else if (name is not ("proposition" or "means" or "party" or "name" or "of" or "author" or "reason"))
            {
                said[name] = value;
            }
        }

        said["propositions"] = form.Fields.Where(f => f.Name == "proposition").Zip(form.Fields.Where(f => f.Name == "means"), (id, says) => new { id = id.Value, says = says.Value });
        said["parties"] = form.Fields.Where(f => f.Name == "party").Zip(form.Fields.Where(f => f.Name == "name"), (id, says) => new { id = id.Value, says = says.Value });
        return JsonSerializer.Serialize(said);
    }

    private sealed record Form(IReadOnlyList<(string Name, string Value)> Fields)
    {
        /// <summary>Of several fields of one name the first.</summary>
        public string this[string name] => Fields.First(f => f.Name == name).Value;
    }

    private static Task<HttpResponseMessage> Send(OpenDesk desk, string address, params (string Name, string Value)[] fields) => desk.Client.PostAsync(
        new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), OpenDesk.Cancel);

    [GeneratedRegex("<form class=\"record\".*?</form>", RegexOptions.Singleline, 10_000)]
    private static partial Regex ProposeForm();

    [GeneratedRegex("<template>.*?</template>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Template();

    [GeneratedRegex("<input[^>]*?name=\"([^\"]+)\"[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Inputs();

    [GeneratedRegex(" value=\"([^\"]*)\"", RegexOptions.None, 10_000)]
    private static partial Regex Value();

    [GeneratedRegex("<select name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected", RegexOptions.None, 10_000)]
    private static partial Regex Chosen();
}
