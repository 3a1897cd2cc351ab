using System.Net;
using System.Text.RegularExpressions;

namespace Casus.Web.Tests;

/// <summary>Forms that are sent again, since no answer came: recorded once and answered alike, also after another has told the form by script; a second person is told.</summary>
public sealed partial class KeptFormTests
{
    private static readonly string Sha256 = Strait.Communique.Sha256;

    private static readonly string Id = Strait.Statement(Strait.Communique, Strait.Words).Id;

    private static string Statement => $"/documents/{Sha256}/statements/{Id}";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task CorrectionSentTwice_IsOneEntryAndOneAnswer(int reviewers)
    {
        await using var desk = await OpenDesk.OnStrait(reviewers);
        var written = Correction(await desk.Page($"/documents/{Sha256}"), ("speaker", "The harbour master"), ("condition", "once the strait is open"), ("condition-kind", "once"));
        await SentTwice(desk, Statement, $"/documents/{Sha256}#s-1", written);

        // Another who looked at the same statement is told, and what they wrote stands in the form.
        using var second = await Send(desk, Statement, [.. written.Where(f => f.Name is not ("author" or "speaker")), ("author", "bela"), ("speaker", "Nobody")]);
        var page = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync(OpenDesk.Cancel));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("was changed meanwhile", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Nobody\"", page, StringComparison.Ordinal);
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task StatementWhoseDecisionWasUndone_IsCorrectedFromItsPage()
    {
        await using var desk = await OpenDesk.OnStrait();
        desk.Ledger.Undo(desk.Ledger.DecideStatement("strait", Sha256, Id, true, "bela").Entry, "bela");
        using var sent = await Send(desk, Statement, Correction(await desk.Page($"/documents/{Sha256}")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(Casus.Model.Act.Warning, Assert.Single(desk.Ledger.Reviewed("strait", Sha256)).Statement.Act);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task TieAndUntyingSentTwice_AreOneEntryEach(int reviewers)
    {
        await using var desk = await OpenDesk.OnStrait(reviewers);
        var saw = SeenByTheTie(await desk.Page($"/documents/{Sha256}"));
        (string, string)[] tie = [("proposition", "truce"), ("act", "refusal"), ("reason", "he said so"), ("author", "anna"), ("saw", saw)];

        // With the party whose position it is, which the dossier has not.
        await SentTwice(desk, $"{Statement}/stances", $"/documents/{Sha256}#s-1", tie, entries: 2);

        // Another who ties it otherwise, and has not seen this, is told; having seen it, they are taken.
        var before = Entries(desk);
        (string, string)[] other = [("proposition", "truce"), ("act", "threat"), ("reason", "I read it otherwise"), ("author", "bela")];
        using (var second = await Send(desk, $"{Statement}/stances", [.. other, ("saw", saw)]))
        {
            var page = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync(OpenDesk.Cancel));
            Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
            Assert.Contains("anna has tied this statement to truce otherwise", page, StringComparison.Ordinal);
            Assert.Contains("value=\"I read it otherwise\"", page, StringComparison.Ordinal);
            Assert.Equal(before, Entries(desk));
            using var seen = await Send(desk, $"{Statement}/stances", [.. other, ("saw", SeenByTheTie(page))]);
            Assert.Equal((HttpStatusCode.SeeOther, before + 1), (seen.StatusCode, Entries(desk)));
        }

        var entry = desk.Ledger.FindDossier("strait")!.Stances.Last(s => s.Origin.Author == "bela").Origin.Entry;
        await SentTwice(desk, $"{Statement}/stances/undo", $"/documents/{Sha256}#s-1", [("entry", entry), ("reason", "it is about another"), ("author", "bela")]);
        using var nothing = await Send(desk, $"{Statement}/stances/undo", ("entry", "strait/1"), ("author", "anna"));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task UntyingThatIsRefused_KeepsItsReason()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        using var tied = await Send(desk, $"{Statement}/stances", ("proposition", "truce"), ("act", "refusal"), ("author", "anna"));
        var entry = Assert.Single(desk.Ledger.FindDossier("strait")!.Stances).Origin.Entry;
        using var refused = await Send(desk, $"{Statement}/stances/undo", ("entry", entry), ("reason", "I do not agree"), ("author", "bela"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("value=\"I do not agree\"", await refused.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatementThatIsNotThere_IsNotFoundWhateverIsSent()
    {
        await using var desk = await OpenDesk.OnStrait();
        foreach (var (address, fields) in new[] { ("/statements/0000000000000000/stances", new[] { ("proposition", "truce") }), ("/statements/0000000000000000", [("act", "threat")]), ("/statements/0000000000000000/stances/undo", [("entry", "strait/1")]) })
        {
            using var sent = await Send(desk, $"/documents/{Sha256}{address}", [.. fields, ("author", "anna")]);
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        }
    }

    [Theory]
    [InlineData(1, "counts")]
    [InlineData(2, "waits")]
    public async Task MergeAndItsUndoingSentTwice_AreOneEntryEach(int reviewers, string done)
    {
        await using var desk = await OpenDesk.OnStrait(reviewers);
        (string, string)[] merge = [("into", "state/ALF"), ("same", "state/BRV"), ("reason", "one crown"), ("author", "anna")];
        await SentTwice(desk, "/actors/merge", $"/actors/state/ALF?done={done}#merges", merge);

        // For another reason, or by another, it is not the same again.
        var before = Entries(desk);
        if (reviewers == 1)
        {
            foreach (var (name, value) in new[] { ("reason", "one people"), ("author", "bela") })
            {
                using var again = await Send(desk, "/actors/merge", [.. merge.Where(f => f.Item1 != name), (name, value)]);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
            }
        }

        Assert.Equal(before, Entries(desk));
        var entry = Assert.Single(desk.Ledger.FindDossier("strait")!.Merges).Origin.Entry;
        await SentTwice(desk, "/actors/unmerge", "/actors/state/ALF?done=counts#merges", [("actor", "state/ALF"), ("entry", entry), ("reason", "two crowns"), ("author", "anna")]);
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task DecisionOnADraftSentTwice_IsOneEntryAndAnothersIsTold()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        var (_, draft) = await desk.Json(HttpMethod.Post, "/api/v1/findings", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen","author":"maria"}""");
        var position = draft.GetProperty("entry").GetString()!.Split('/')[^1];
        var decision = Entries(desk) + 1;
        await SentTwice(desk, $"/drafts/{position}", $"/?recorded={decision}#recorded", [("decision", "approve"), ("reason", "two sources"), ("author", "jon")]);
        using var other = await Send(desk, $"/drafts/{position}", ("decision", "reject"), ("reason", "no"), ("author", "ana"));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Contains("approved by jon", await other.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecisionThatIsRefused_KeepsItsReason()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        var (_, draft) = await desk.Json(HttpMethod.Post, "/api/v1/findings", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen","author":"maria"}""");
        using var own = await Send(desk, $"/drafts/{draft.GetProperty("entry").GetString()!.Split('/')[^1]}", ("decision", "approve"), ("reason", "I was there"), ("author", "maria"));
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Contains("value=\"I was there\"", await own.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFormThatIsPostedFromThesePages_IsKept()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        using var tied = await Send(desk, $"{Statement}/stances", ("proposition", "truce"), ("act", "refusal"), ("author", "anna"));
        using var merged = await Send(desk, "/actors/merge", ("into", "state/ALF"), ("same", "state/BRV"), ("reason", "one crown"), ("author", "anna"));
        foreach (var (address, forms) in new[] { ($"/documents/{Sha256}", 3), ("/actors/state/ALF", 2), ("/drafts", 2), ($"/propose/commitment?document={Sha256}&statement={Id}", 1), ("/propose/commitment?of=pledge-1", 1), ("/propose/party", 1), ("/propose/proposition", 1), ("/propose/dependency", 1) })
        {
            var page = await desk.Page(address);
            var posted = PostForm().Matches(page);
            Assert.Equal(forms, posted.Count);
            Assert.Contains("/islands/forms.js", page, StringComparison.Ordinal);
            Assert.All(posted, form => Assert.Matches($"id=\"{Part().Match(form.Value).Groups[1].Value}\"", page));
        }
    }

    /// <summary>Sends as a form, as one again, and as the page's script does: one entry, and the same address each time.</summary>
    private static async Task SentTwice(OpenDesk desk, string address, string leadsTo, (string, string)[] fields, int entries = 1)
    {
        var after = Entries(desk) + entries;
        using var first = await Send(desk, address, fields);
        Assert.True(first.StatusCode == HttpStatusCode.SeeOther, await first.Content.ReadAsStringAsync(OpenDesk.Cancel));
        Assert.Equal((leadsTo, after), (first.Headers.Location?.OriginalString, Entries(desk)));
        using var again = await Send(desk, address, fields);
        Assert.Equal((HttpStatusCode.SeeOther, leadsTo, after), (again.StatusCode, again.Headers.Location?.OriginalString, Entries(desk)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = Form(fields), Headers = { { "X-Casus-Form", "fetched" } } };
        using var byScript = await desk.Client.SendAsync(request, OpenDesk.Cancel);
        Assert.Equal((HttpStatusCode.NoContent, leadsTo, after), (byScript.StatusCode, byScript.Headers.Location?.OriginalString, Entries(desk)));
    }

    private static int Entries(OpenDesk desk) => desk.Ledger.Entries("strait", 0, 10_000).Count;

    /// <summary>The fields of the correction of the first statement, as its page has them, as a warning by anna, with others written over them.</summary>
    private static (string Name, string Value)[] Correction(string page, params (string Name, string Value)[] others)
    {
        var form = CorrectionForm().Match(page).Value;
        var saw = Saw().Match(form).Groups[1].Value;
        (string Name, string Value)[] fields = [("saw", saw), ("act", "warning"), ("speaker", "The conference"), ("source", "The conference"), ("content", Strait.Words), ("reason", "as it stands"), ("author", "anna")];
        return [.. fields.Where(f => others.All(o => o.Name != f.Name)), .. others];
    }

    // After the form that corrects.
    private static string SeenByTheTie(string page) => Saw().Matches(page)[1].Groups[1].Value;

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static Task<HttpResponseMessage> Send(OpenDesk desk, string address, params (string Name, string Value)[] fields) =>
        desk.Client.PostAsync(new Uri(address, UriKind.Relative), Form(fields), OpenDesk.Cancel);

    [GeneratedRegex("<form[^>]*data-correction.*?</form>", RegexOptions.Singleline, 10_000)]
    private static partial Regex CorrectionForm();

    [GeneratedRegex("name=\"saw\" value=\"(strait/[0-9]+|)\"", RegexOptions.None, 10_000)]
    private static partial Regex Saw();

    [GeneratedRegex("<form[^>]*method=\"post\"[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex PostForm();

    [GeneratedRegex("data-kept=\"([^\"]+)\"", RegexOptions.None, 10_000)]
    private static partial Regex Part();
}
