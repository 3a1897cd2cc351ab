using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>Words that stand apart in their text are never shown as if they stood together.</summary>
public sealed class QuotationTests
{
    private const string Text = "“We will guarantee it,” he said. “No conditions, no dates.”";

    private static readonly Quoted Apart = Quoted.From(Text, Find("We will guarantee it"), Find("No conditions, no dates"));

    [Fact]
    public void PartsThatStandApart_HaveAnEllipsisBetweenThem() =>
        Assert.Equal("We will guarantee it … No conditions, no dates", Quotation.Shown(Apart));

    [Fact]
    public void OnePart_StandsAsItIs() => Assert.Equal("We will guarantee it", Quotation.Shown(Quoted.From(Text, Find("We will guarantee it"))));

    [Theory]
    [InlineData("…guarantee it No conditions,…", "…guarantee it … No conditions,…")]
    [InlineData("…guarantee it No…", "…guarantee it No…")] // ends before the letters that the place is known by
    [InlineData("will guarantee it No conditions, no dates", "will guarantee it … No conditions, no dates")]
    [InlineData("We will guarantee it", "We will guarantee it")]
    public void AnExcerpt_HasOneWhereTwoPartsMeet(string excerpt, string shown) => Assert.Equal(shown, Quotation.Shown(excerpt, Apart));

    [Fact]
    public void SpansThatDoNotFitTheWords_LeaveThemAsTheyAre() =>
        Assert.Equal("short", Quotation.Shown(new Quoted([new(0, 10), new(20, 30)], "short")));

    [Fact]
    public async Task ADocumentAndItsReview_ShowTheEllipsis()
    {
        var document = Strait.Document("said.txt", Text + "\n");
        var statement = Strait.Statement(document, "We will guarantee it") with { Content = Apart };
        await using var desk = await OpenDesk.OnStrait();
        desk.Ledger.Add(document, [statement], "reader/test", "strait");
        foreach (var address in new[] { $"/documents/{document.Sha256}", "/review", "/search?q=guarantee", "/time" })
        {
            Assert.Contains("We will guarantee it … No conditions, no dates", await desk.Page(address), StringComparison.Ordinal);
        }
    }

    private static Span Find(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return new(at, at + words.Length);
    }
}
