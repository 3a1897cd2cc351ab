using System.Net;
using System.Text.Json;

namespace Casus.Web.Tests;

public sealed class SavingTests
{
    private const string Finding = """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen","author":"maria"}""";

    [Fact]
    public async Task SentAgainWithItsKey_IsRecordedOnceAndAnsweredAlike()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (first, one) = await Post(desk, Finding, "key-1");
        var (second, two) = await Post(desk, Finding, "key-1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.True(JsonElement.DeepEquals(one, two), $"{one}\n{two}");
        Assert.Single(desk.Ledger.FindDossier("strait")!.Findings, f => f.Proposition == "truce");
        await Post(desk, Finding, "key-2");
        await Post(desk, Finding, null);
        Assert.Equal(3, desk.Ledger.FindDossier("strait")!.Findings.Count(f => f.Proposition == "truce"));
    }

    [Fact]
    public async Task SentAgainAfterTheServerWasKilled_IsRecordedOnce()
    {
        // What a killed server leaves is what it committed: another over the same ledger knows no more than that.
        await using var desk = await OpenDesk.OnStrait();
        var (_, one) = await Post(desk, Finding, "key-1");
        await using var after = await Desk.StartAsync(new() { Ledger = desk.Ledger, Dossier = "strait", Port = 0, Token = "another" }, OpenDesk.Cancel);
        using var client = new HttpClient { BaseAddress = new(after.Address.GetLeftPart(UriPartial.Authority)), DefaultRequestHeaders = { Authorization = new("Bearer", "another") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/findings") { Content = new StringContent(Finding, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "key-1");
        using var response = await client.SendAsync(request, OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var two = JsonDocument.Parse(await response.Content.ReadAsStringAsync(OpenDesk.Cancel)).RootElement;
        Assert.Equal(one.GetProperty("entry").GetString(), two.GetProperty("entry").GetString());
        Assert.Single(desk.Ledger.FindDossier("strait")!.Findings, f => f.Proposition == "truce");
    }

    [Fact]
    public async Task SentTwentyTimesAtOnce_IsRecordedOnce()
    {
        await using var desk = await OpenDesk.OnStrait();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(desk, Finding, "key-1")));
        Assert.Single(answers.Select(a => a.Json.GetProperty("entry").GetString()).Distinct());
        Assert.Single(desk.Ledger.FindDossier("strait")!.Findings, f => f.Proposition == "truce");
    }

    [Fact]
    public async Task KeyOfAnotherFinding_IsRefused()
    {
        await using var desk = await OpenDesk.OnStrait();
        await Post(desk, Finding, "key-1");
        var (response, json) = await Post(desk, Finding.Replace("\"seen\"", "\"heard\"", StringComparison.Ordinal), "key-1");
        Assert.Equal((HttpStatusCode.Conflict, "key-used"), (response.StatusCode, json.GetProperty("code").GetString()));
        var (other, _) = await Post(desk, Finding.Replace("maria", "jon", StringComparison.Ordinal), "key-1");
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
    }

    [Fact]
    public async Task TwoAnalysts_TheSecondIsToldBothVersionsAndMayStillRecord()
    {
        await using var desk = await OpenDesk.OnStrait();
        var saw = desk.Ledger.Entries("strait", 0, 1000)[^1].Id;
        var (_, first) = await Post(desk, With(Finding, saw), "key-1");
        var mine = With(Finding.Replace("maria", "jon", StringComparison.Ordinal).Replace("true", "false", StringComparison.Ordinal), saw);
        var (response, json) = await Post(desk, mine, "key-2");
        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (response.StatusCode, json.GetProperty("code").GetString()));
        Assert.Equal("seen", json.GetProperty("yours").GetProperty("reason").GetString());
        var theirs = Assert.Single(json.GetProperty("theirs").EnumerateArray());
        Assert.Equal(first.GetProperty("entry").GetString(), theirs.GetProperty("entry").GetString());
        Assert.Equal("maria", theirs.GetProperty("author").GetString());
        Assert.Single(desk.Ledger.FindDossier("strait")!.Findings, f => f.Proposition == "truce");

        var (again, _) = await Post(desk, mine.Replace(saw, theirs.GetProperty("entry").GetString()!, StringComparison.Ordinal), "key-2");
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task OtherPropositionsAndOnesOwn_AreNoConflict()
    {
        await using var desk = await OpenDesk.OnStrait();
        var saw = desk.Ledger.Entries("strait", 0, 1000)[^1].Id;
        await Post(desk, With(Finding, saw), "key-1");
        var (own, _) = await Post(desk, With(Finding, saw), "key-2");
        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        var (other, _) = await Post(desk, With(Finding.Replace("truce", "strait-open", StringComparison.Ordinal).Replace("maria", "jon", StringComparison.Ordinal), saw), "key-3");
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
    }

    [Fact]
    public async Task FormOfTheSecond_KeepsWhatWasWrittenAndIsTakenWhenSentAgain()
    {
        await using var desk = await OpenDesk.OnStrait();
        var fields = Fields(await desk.Page("/record?proposition=truce"));
        await Post(desk, Finding, null);
        fields["value"] = "false";
        fields["reason"] = "My long reason";
        fields["author"] = "jon";
        using var conflict = await Send();
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Contains("My long reason", page, StringComparison.Ordinal);
        Assert.Contains("maria recorded while you wrote: truce is true from 2026-01-05", page, StringComparison.Ordinal);

        (fields["key"], fields["saw"]) = (Fields(page)["key"], Fields(page)["saw"]);
        using var taken = await Send();
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        using var twice = await Send();
        Assert.Equal(taken.Headers.Location, twice.Headers.Location);
        Assert.Equal(2, desk.Ledger.FindDossier("strait")!.Findings.Count(f => f.Proposition == "truce"));

        Task<HttpResponseMessage> Send() => desk.Client.PostAsync(new Uri("/record", UriKind.Relative), new FormUrlEncodedContent(fields), OpenDesk.Cancel);
    }

    [Fact]
    public async Task DecisionSentAgain_GivesTheFirstAnswerAndAnothersIsTold()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        var (_, draft) = await Post(desk, Finding, null);
        var position = draft.GetProperty("entry").GetString()!.Split('/')[^1];
        var (_, one) = await desk.Json(HttpMethod.Post, $"/api/v1/drafts/{position}/approve", """{"author":"jon"}""");
        var (again, two) = await desk.Json(HttpMethod.Post, $"/api/v1/drafts/{position}/approve", """{"author":"jon"}""");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.True(JsonElement.DeepEquals(one, two));
        foreach (var (author, decision) in new[] { ("jon", "reject"), ("ana", "approve") })
        {
            var (response, json) = await desk.Json(HttpMethod.Post, $"/api/v1/drafts/{position}/{decision}", $$"""{"author":"{{author}}"}""");
            Assert.Equal((HttpStatusCode.Conflict, "decided"), (response.StatusCode, json.GetProperty("code").GetString()));
            var theirs = Assert.Single(json.GetProperty("theirs").EnumerateArray());
            Assert.Equal(("approved", "jon"), (theirs.GetProperty("says").GetString(), theirs.GetProperty("author").GetString()));
        }
    }

    private static string With(string finding, string saw) => $"{finding[..^1]},\"saw\":\"{saw}\"}}";

    private static Task<(HttpResponseMessage Response, JsonElement Json)> Post(OpenDesk desk, string body, string? key) => desk.Json(HttpMethod.Post, "/api/v1/findings", body, request =>
    {
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }
    });

    private static Dictionary<string, string> Fields(string page) => System.Text.RegularExpressions.Regex.Matches(page, "<input[^>]* name=\"(key|saw|from)\"[^>]*>")
        .ToDictionary(m => m.Groups[1].Value, m => System.Text.RegularExpressions.Regex.Match(m.Value, "value=\"([^\"]*)\"").Groups[1].Value)
        .Append(KeyValuePair.Create("proposition", "truce")).ToDictionary();
}
