using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>What is found, by what it can be narrowed down, and that an address says all of it.</summary>
public sealed partial class SearchPageTests
{
    private static readonly Document Speech = Strait.Document("speech.txt", string.Concat(Enumerable.Range(1, 60).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"Somebody said that ship {i} would sail. ")))) with
    { Dateline = "Port <Bravo>" };

    [Fact]
    public async Task EachFacet_LeadsToAsManyAsItCounts()
    {
        await using var desk = await WithSpeech();
        var page = await desk.Page("/search?q=sail&for=statements");
        var facets = Choices().Matches(page);
        Assert.Equal(8, facets.Count);
        foreach (Match facet in facets)
        {
            var asked = new UriBuilder(desk.Root) { Path = "/api/v1/search", Query = new Uri(desk.Root, WebUtility.HtmlDecode(facet.Groups[1].Value)).Query.Replace("q=", "words=", StringComparison.Ordinal).TrimStart('?') + "&limit=100" };
            var (_, json) = await desk.Json(HttpMethod.Get, asked.Uri.PathAndQuery);
            Assert.Equal(int.Parse(facet.Groups[2].Value, CultureInfo.InvariantCulture), json.GetArrayLength());
        }
    }

    [Fact]
    public async Task AChoice_StandsInTheAddressAndIsLeftAgain()
    {
        await using var desk = await WithSpeech();
        var page = await desk.Page("/search?q=sail&act=threat&side=ALF");
        Assert.Contains("20 found", page, StringComparison.Ordinal);
        Assert.Matches("<a href=\"/search\\?q=sail&amp;side=ALF\" aria-label=\"Leave out: threat\"", page);
        Assert.Matches("<a href=\"/search\\?q=sail&amp;side=ALF\" aria-current=\"true\"><bdi dir=\"auto\">threat</bdi>", page);

        // The other acts are still on offer, and a date is given beside what was chosen.
        Assert.Matches("<a href=\"/search\\?q=sail&amp;side=ALF&amp;act=threat&amp;act=pledge\"", page);
        Assert.Contains("<input type=\"hidden\" name=\"act\" value=\"threat\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_FollowOneAnotherToTheEnd()
    {
        await using var desk = await WithSpeech();
        var seen = new HashSet<string>();
        for (string? next = "/search?q=sail&for=statements"; next is not null;)
        {
            var page = await desk.Page(next);
            foreach (Match words in Places().Matches(page))
            {
                Assert.True(seen.Add(words.Value), words.Value);
            }

            next = Next().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(60, seen.Count);
    }

    [Fact]
    public async Task WithoutWords_AllThatWasReadIsTold()
    {
        await using var desk = await WithSpeech();
        var page = await desk.Page("/search");
        Assert.Contains("All that was read into this dossier", page, StringComparison.Ordinal);
        Assert.Contains("Port &lt;Bravo&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<Bravo>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?act=shout", "shout")]
    [InlineData("/search?from=soon", "soon")]
    [InlineData("/search?state=doubted", "doubted")]
    [InlineData("/search?after=none", "cursor")]
    public async Task WhatIsNoFacet_IsNamed(string address, string says)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
        Assert.Empty(desk.Failures);
    }

    private static async Task<OpenDesk> WithSpeech()
    {
        var desk = await OpenDesk.OnStrait();
        desk.Ledger.Add(Speech, [.. Enumerable.Range(1, 60).Select(i => Strait.Statement(Speech, string.Create(CultureInfo.InvariantCulture, $"ship {i} would sail")) with
        {
            Act = i % 3 == 0 ? Act.Threat : Act.Pledge,
            Speakers = [new($"person/speaker", "Somebody", SpeakerKind.Person, "ALF")],
            Said = new PartialDate(2025 + (i % 2), 3),
        })], "reader/test", "strait");
        return desk;
    }

    [GeneratedRegex("<li><a href=\"([^\"]+)\"><bdi dir=\"auto\">[^<]*</bdi></a> <span class=\"count\">([0-9]+)</span>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choices();

    [GeneratedRegex("\\?at=[0-9-]+#words", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();

    [GeneratedRegex("<a href=\"([^\"]+)\" rel=\"next\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Next();
}
