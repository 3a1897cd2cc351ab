using Casus.Model;

namespace Casus.Reading.Tests;

public class DocumentTests
{
    private const string Paragraph = "<p>The mayor of Brava said that the bridge over the river would be opened to carts before the end of the winter, and that the guards would be paid from the common chest of the towns.</p>";

    [Theory]
    [InlineData("The bridge\n\nFri Jan 09 2026\nshare\n\nThe mayor said so.", "2026-01-09")]
    [InlineData("The bridge\n\nJanuary 9, 2026\n\nThe mayor said so.", "2026-01-09")]
    [InlineData("The bridge\n\n9 January 2026\n\nThe mayor said so.", "2026-01-09")]
    [InlineData("2026-01-09\n\nThe mayor said so.", "2026-01-09")]
    [InlineData("January 2026\n\nThe mayor said so.", "2026-01")]
    public void DateLine_GivesTheDateAsFarAsItSays(string text, string expected)
    {
        var document = new Reader(new()).Open(Texts.Plain(text));
        Assert.Equal((expected, DateSource.Text), (document.Published?.ToString(), document.PublishedFrom));
    }

    [Fact]
    public void Option_ComesBeforeTextAndTextBeforeName()
    {
        const string text = "The bridge\n\n9 January 2026\n\nThe mayor said so.";
        Assert.Equal(DateSource.Option, new Reader(new() { Published = new(2026, 2) }).Open(Texts.Plain(text)).PublishedFrom);
        Assert.Equal(DateSource.Text, new Reader(new()).Open(Texts.Plain(text, "note-2025-01-01.txt")).PublishedFrom);
        Assert.Equal("2025-01-01", new Reader(new()).Open(Texts.Plain("No date here.", "note-2025-01-01.txt")).Published?.ToString());
        Assert.Equal(DateSource.None, new Reader(new()).Open(Texts.Plain("No date here.", "note-2025-13-01.txt")).PublishedFrom);
    }

    [Fact]
    public void DateInsideASentence_IsNotTheDocuments() =>
        Assert.Null(new Reader(new()).Open(Texts.Plain("The bridge was built on 9 January 1926 by the guild of the old town.")).Published);

    [Fact]
    public void Page_IsCleanedToItsParagraphs()
    {
        var html = $$"""
            <html lang="en"><head><title>Bridge - The Brava Post</title><meta property="og:title" content="Bridge to open"><meta property="og:site_name" content="The Brava Post">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-01-09T23:30:00-05:00","dateModified":"2026-01-10","author":[{"name":"Alfa Marten"}]}</script></head>
            <body><nav><a href="/a">Home</a> <a href="/b">Sport</a></nav><article><h1>Bridge to open</h1>{{Paragraph}}{{Paragraph.Replace("mayor", "miller", StringComparison.Ordinal)}}{{Paragraph.Replace("mayor", "captain", StringComparison.Ordinal)}}</article>
            <aside><a href="/c">Subscribe now</a></aside><script>var x = "</p>";</script></body></html>
            """;
        var document = new Reader(new()).Open(Texts.Page(html));
        Assert.Equal(("Bridge to open", "The Brava Post", "2026-01-09", DateSource.Metadata), (document.Title, document.Publisher, document.Published?.ToString(), document.PublishedFrom));
        Assert.Equal(["Alfa Marten"], document.Authors);
        Assert.True(document.IsPage);
        Assert.Equal(3, document.Text.Split("\n\n").Count(paragraph => paragraph.StartsWith("The m", StringComparison.Ordinal) || paragraph.StartsWith("The c", StringComparison.Ordinal)));
        Assert.DoesNotContain("Subscribe", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', document.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><a href='/'>Home</a></body></html>")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<p")]
    public void PageWithoutArticle_HasTheEmptyText(string html) =>
        Assert.Equal(string.Empty, new Reader(new()).Open(Texts.Page(html)).Text);

    [Fact]
    public void HugeAttribute_IsDropped()
    {
        var html = $"<article><img src=\"data:image/png;base64,{new string('A', 5_000_000)}\">{Paragraph}{Paragraph}{Paragraph}</article>";
        Assert.Contains("The mayor of Brava", new Reader(new()).Open(Texts.Page(html)).Text, StringComparison.Ordinal);
    }
}
