using System.Net;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>A dossier that holds nothing yet says what to do; what is asked for and is not there is told.</summary>
public sealed class EmptyDossierTests
{
    [Theory]
    [InlineData("/", "No commitment is on record yet.", "href=\"/propose/proposition\"")]
    [InlineData("/falls", "href=\"/propose/dependency\"", "Say what one needs")]
    [InlineData("/record", "no proposition yet", "href=\"/propose/proposition\"")]
    public async Task EachPage_SaysWhatToDo(string address, string says, string also)
    {
        await using var desk = await OpenDesk.On(new Dossier { Id = "bridge", Title = "The bridge" });
        var page = await desk.Page(address);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains(also, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADossierWhoseItemsComeLater_AsksForAnotherDate()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/?known=2020-01-01");
        Assert.Contains("None is known on this date. Set another date above, or count drafts.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No commitment is on record yet.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFindingOfNoProposition_IsNotAskedFor()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(new Uri("/record?proposition=strait-opne", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Contains("<h1>Not found</h1>", page, StringComparison.Ordinal);
        Assert.Contains("strait-open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasReadLast_ComesFirst()
    {
        await using var desk = await OpenDesk.OnStrait();
        var late = Strait.Document("late.txt", "A word that came late.\n");
        desk.Ledger.Add(late, [], "reader/test", "strait");
        var page = await desk.Page("/documents");
        Assert.InRange(page.IndexOf("Paper late.txt", StringComparison.Ordinal), 0, page.IndexOf("Paper communique.txt", StringComparison.Ordinal));
    }
}
