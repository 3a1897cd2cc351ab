using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>An actor's page: what stands between it and others, what it said, and which names are one.</summary>
public sealed partial class ActorPageTests
{
    private static readonly Document Speech = Strait.Document("speech.txt", string.Concat(Enumerable.Range(1, 70).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"Orla Venn said that Alfa would send {i} ships. ")).Append("Orla Venn warned that Alfa would close its ports. Orla Venn told the shippers' guild to wait.")));

    [Fact]
    public async Task Actor_IsToldWhatItOwesAndIsOwedWithStatusAndWords()
    {
        await using var desk = await OpenDesk.OnStrait();
        var alfa = await desk.Page("/actors/state/ALF");
        Assert.Contains("<h1><bdi dir=\"auto\">Alfa</bdi></h1>", alfa, StringComparison.Ordinal);
        var owes = Section(alfa, "owes");
        Assert.Contains("id=\"owes-pledge-1\"", owes, StringComparison.Ordinal);
        Assert.Contains("<b>conditional</b>", owes, StringComparison.Ordinal);
        Assert.Contains($"/documents/{Strait.Communique.Sha256}?at=", owes, StringComparison.Ordinal);
        Assert.DoesNotContain("-pledge-2\"", alfa, StringComparison.Ordinal);

        // By whom it is threatened leads on to that actor.
        Assert.Contains("href=\"/actors/state/BRV\"", Section(alfa, "threatened"), StringComparison.Ordinal);
        Assert.Contains("id=\"threats-threat-1\"", Section(await desk.Page("/actors/state/BRV"), "threats"), StringComparison.Ordinal);

        // Owed without being a party of the dossier: eight pledges, each by its debtor.
        var owed = Section(await desk.Page("/actors/group/shipping"), "owed");
        Assert.Equal(8, Regex.Count(owed, "id=\"owed-pledge-"));
    }

    [Fact]
    public async Task ATime_IsKeptFromPageToPage()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/actors/state/ALF?valid=2026-01-08&known=2026-01-08&set=truce%3Dtrue");
        Assert.Contains("/actors/state/BRV?valid=2026-01-08&amp;known=2026-01-08\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("set=truce", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesOnOtherPages_LeadToTheActor()
    {
        await using var desk = await WithSpeech();
        Assert.Contains("href=\"/actors/state/ALF\"", await desk.Page("/"), StringComparison.Ordinal);
        foreach (var address in new[] { "/search?q=ports", "/time", "/review", $"/documents/{Speech.Sha256}" })
        {
            Assert.Contains("href=\"/actors/person/orla-venn\"", await desk.Page(address), StringComparison.Ordinal);
        }

        Assert.Contains("href=\"/actors/state/BRV\"", await desk.Page("/actors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAnActorSaid_StandsByActAndIsFollowedToItsEnd()
    {
        await using var desk = await WithSpeech();
        var page = await desk.Page("/actors/person/orla-venn");
        Assert.Equal(ActorView.First, Regex.Count(Section(page, "promised"), "class=\"source\""));
        Assert.Contains("close its ports", Section(page, "threatening"), StringComparison.Ordinal);
        Assert.DoesNotContain("close its ports", Section(page, "promised"), StringComparison.Ordinal);

        var seen = new HashSet<string>();
        var parts = 0;
        for (string? next = "/actors/person/orla-venn?list=promised"; next is not null; parts++)
        {
            var part = await desk.Page(next);
            Assert.DoesNotContain("id=\"threatening\"", part, StringComparison.Ordinal);
            foreach (Match words in Places().Matches(Section(part, "promised")))
            {
                Assert.True(seen.Add(words.Value), words.Value);
            }

            next = Next().Match(part) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(70, seen.Count);
        Assert.Equal(2, parts);
    }

    [Fact]
    public async Task CommitmentsOfOne_AreFollowedToTheirEndInParts()
    {
        await using var desk = await OpenDesk.OnStrait();
        var list = OwedList.Of("group/shipping", Logic.StatusTable.Evaluate(Strait.Dossier(), Instant.Max, Instant.Max, false)).Single();
        var (first, next) = list.Part(null, 5);
        var (rest, end) = list.Part(next, 5);
        Assert.Equal(list.All.Select(c => c.Commitment.Id), first.Concat(rest).Select(c => c.Commitment.Id));
        Assert.Null(end);
        using var response = await desk.Client.GetAsync(new Uri("/actors/group/shipping?list=owed&after=nothing", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task WhoIsOnlyAddressed_HasAPage()
    {
        await using var desk = await WithSpeech();
        Assert.Contains("shippers’ guild", WebUtility.HtmlDecode(await desk.Page("/actors/group/guild")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsInTheReadersTables_HasOfficesAndNames()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/actors/state/NLD?valid=2019-05-01");
        Assert.Contains("Kingdom of the Netherlands", page, StringComparison.Ordinal);
        Assert.Matches("<td data-label=\"Who\"><a class=\"actor\" href=\"/actors/person/", page);
    }

    [Theory]
    [InlineData("/actors/state/ALG", "state/ALF")]
    [InlineData("/actors/person/nobody", "Nothing is known")]
    [InlineData("/actors/%3Cscript%3E", "Nothing is known")]
    public async Task WhoIsNotKnown_IsNotFound(string address, string says)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MergedFromThePage_AreOneAndApartAgainWithBothReasons()
    {
        await using var desk = await WithSpeech();
        var merged = await Send(desk, "/actors/merge", ("into", "state/ALF"), ("same", "person/orla-venn"), ("reason", "she speaks for it"), ("author", "anna"));
        Assert.Equal("/actors/state/ALF?done=counts#merges", merged.Headers.Location?.ToString());
        var page = await desk.Page("/actors/state/ALF");
        Assert.Contains("she speaks for it", page, StringComparison.Ordinal);
        Assert.Contains("id=\"promised\"", page, StringComparison.Ordinal);
        using (var old = await desk.Client.GetAsync(new Uri("/actors/person/orla-venn", UriKind.Relative), OpenDesk.Cancel))
        {
            Assert.Equal("/actors/state/ALF", old.Headers.Location?.ToString());
        }

        var entry = Entry().Match(page).Groups[1].Value;
        var undone = await Send(desk, "/actors/unmerge", ("actor", "state/ALF"), ("entry", entry), ("reason", "she left its service"), ("author", "bela"));
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        var after = await desk.Page("/actors/state/ALF");
        Assert.DoesNotContain("id=\"promised\"", after, StringComparison.Ordinal);
        Assert.Matches("data-merge=\"undone\"[\\s\\S]*she speaks for it[\\s\\S]*bela[\\s\\S]*she left its service", after);
        Assert.Contains("id=\"promised\"", await desk.Page("/actors/person/orla-venn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MergeUnderTwoReviewers_WaitsForAnother()
    {
        await using var desk = await OpenDesk.OnStrait(reviewers: 2);
        var merged = await Send(desk, "/actors/merge", ("into", "state/ALF"), ("same", "state/BRV"), ("reason", "one crown"), ("author", "anna"));
        Assert.Equal("/actors/state/ALF?done=waits#merges", merged.Headers.Location?.ToString());
        var page = await desk.Page("/actors/state/ALF?done=waits");
        Assert.Contains("data-merge=\"draft\"", page, StringComparison.Ordinal);
        Assert.Contains("counts once another approves it", page, StringComparison.Ordinal);

        // Another's draft is rejected in review, not taken back.
        var entry = Entry().Match(page).Groups[1].Value;
        var refused = await Send(desk, "/actors/unmerge", ("actor", "state/ALF"), ("entry", entry), ("reason", "no"), ("author", "bela"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("anna", await refused.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
        desk.Ledger.Decide(entry, true, "bela", null);
        Assert.Contains("data-merge=\"stands\"", await desk.Page("/actors/state/ALF"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person/nobody", "why not", "Nothing is known")]
    [InlineData("state/ALF", "why not", "this actor already")]
    [InlineData("", "why not", "Give the id")]
    [InlineData("state/BRV", "", "Say why")]
    public async Task MergeThatCannotBe_SaysWhyAndKeepsWhatWasWritten(string same, string reason, string says)
    {
        await using var desk = await OpenDesk.OnStrait();
        var before = desk.Ledger.Entries("strait", 0, 1000).Count;
        var response = await Send(desk, "/actors/merge", ("into", "state/ALF"), ("same", same), ("reason", reason), ("author", "anna"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("value=\"anna\"", page, StringComparison.Ordinal);
        Assert.Equal(before, desk.Ledger.Entries("strait", 0, 1000).Count);
    }

    [Fact]
    public async Task EntryThatIsNoMerge_IsNotUndoneHere()
    {
        await using var desk = await OpenDesk.OnStrait();
        var response = await Send(desk, "/actors/unmerge", ("actor", "state/ALF"), ("entry", "strait/3"), ("reason", "no"), ("author", "anna"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<OpenDesk> WithSpeech()
    {
        var desk = await OpenDesk.OnStrait();
        var statements = Enumerable.Range(1, 70)
            .Select(i => Said(string.Create(CultureInfo.InvariantCulture, $"Alfa would send {i} ships"), Act.Pledge))
            .Append(Said("Alfa would close its ports", Act.Threat))
            .Append(Said("to wait", Act.Demand) with { Addressees = [new("group/guild", "shippers’ guild")] });
        desk.Ledger.Add(Speech, [.. statements], "reader/test", "strait");
        return desk;
    }

    private static Statement Said(string content, Act act) => Strait.Statement(Speech, content) with
    {
        Speakers = [new("person/orla-venn", "Orla Venn", SpeakerKind.Person, "ALF")],
        Act = act,
    };

    private static Task<HttpResponseMessage> Send(OpenDesk desk, string address, params (string Name, string Value)[] fields) => desk.Client.PostAsync(
        new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), OpenDesk.Cancel);

    private static string Section(string page, string id)
    {
        var start = page.IndexOf($"<section class=\"group\" id=\"{id}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no section {id} in\n{page}");
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("\\?at=[0-9-]+#words", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();

    [GeneratedRegex("<p class=\"rest\"><a href=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Next();

    [GeneratedRegex("name=\"entry\" value=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
