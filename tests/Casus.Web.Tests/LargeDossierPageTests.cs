using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Casus.Exchange;

namespace Casus.Web.Tests;

public sealed class LargeDossierPageTests
{
    [Fact]
    public async Task LargeDossier_ShowsTheFirstOfEachGroupAndEveryRowInParts()
    {
        await using var desk = await OpenDesk.On(Many(450), Strait.Communique);
        var page = await desk.Page("/?valid=2026-01-08");
        Assert.Equal(Listing.First, Ids(page).Count(id => id.StartsWith("c-", StringComparison.Ordinal)));
        Assert.Contains("All 450 rows", page, StringComparison.Ordinal);

        var seen = new List<string>();
        for (string? next = Next(page); next is not null; next = Next(page))
        {
            page = await desk.Page(next);
            Assert.DoesNotContain("id=\"v-open\"", page, StringComparison.Ordinal);
            seen.AddRange(Ids(page));
        }

        Assert.Equal(450, seen.Count);
        Assert.Equal(450, seen.Distinct().Count());
        Assert.Contains("The whole dossier", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrdinaryDossier_IsShownWhole()
    {
        await using var desk = await OpenDesk.On(Many(120), Strait.Communique);
        Assert.Equal(120, Ids(await desk.Page("/?valid=2026-01-08")).Count(id => id.StartsWith("c-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/?list=s-nothing&part=3")]
    [InlineData("/?list=s-conditional&part=99999999999")]
    [InlineData("/?list=%3Cscript%3E&part=-1")]
    public async Task PartThatIsNotThere_IsAnEmptyPage(string address)
    {
        await using var desk = await OpenDesk.On(Many(450), Strait.Communique);
        Assert.DoesNotContain("<script>", await desk.Page(address), StringComparison.Ordinal);
    }

    // The same words for none: alike commitments would fold into one row.
    internal static Model.Dossier Many(int commitments)
    {
        var yaml = new StringBuilder("dossier: strait\ntitle: Many\nasOf: 2026-01-03\npolicy: { reviewers: 1 }\nparties: [{ id: state/ALF, name: Alfa }]\npropositions: [{ id: q, text: It is asked for }, { id: p, text: It is done }]\ncommitments:\n");
        for (var i = 0; i < commitments; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: c{i}, kind: pledge, debtors: [state/ALF], made: 2026-01-02, text: Deed {i}, if: q, then: p, evidence: [{{ document: communique.txt, words: deed {i} }}] }}\n");
        }

        return DossierYaml.Read("dossier.yaml", yaml.ToString()).Value!;
    }

    private static List<string> Ids(string page) => [.. Regex.Matches(page, "<li class=\"item\" id=\"(c-[^\"]+|p-[^\"]+)\"").Select(m => m.Groups[1].Value)];

    private static string? Next(string page) =>
        Regex.Match(page, "<p class=\"rest\"><a href=\"(/\\?[^\"#]*list=s-[^\"#]*)") is { Success: true } match ? System.Net.WebUtility.HtmlDecode(match.Groups[1].Value) : null;
}
