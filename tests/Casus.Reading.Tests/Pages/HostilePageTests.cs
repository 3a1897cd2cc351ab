using System.Text;
using CsCheck;

namespace Casus.Reading.Tests;

public class HostilePageTests
{
    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p>", "<a href='x'>", "</a>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>", "<br>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<", ">", "&", "&#", "&#x", "&amp", "\"", "'", "=",
        "<svg", "<title>", "<body>", "<html class='", "<h1>", "</h2>", "<article itemprop=articleBody>", "<template>", "</template>", "<noscript>", "\0", "\ud800", "\udc00", "é", "gate ", "The council said that the gate would be opened, and that it would stay open. ", "<meta content=", "<time datetime=2026>",
        "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":[", "{\"@graph\":[{", "<dl><dt>", "<dd>", "<figure>", "<form>", "<button>", "</p attr>", "<p hidden", "<div class='", "<div id=\"related share\">", " style='display:none'>",
    ];

    [Fact]
    public void AnySequenceOfPieces_IsReadAndItsParagraphsAreItsText() =>
        Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]).Array[0, 120].Select(static parts => string.Concat(parts)).Sample(
            html =>
            {
                var document = new Reader(new()).Open(Texts.Page(html));
                var end = 0;
                foreach (var paragraph in document.Paragraphs)
                {
                    if (paragraph.Span.Start != (end == 0 ? 0 : end + 2) || paragraph.Span.IsEmpty || paragraph.Source.End > html.Length)
                    {
                        return false;
                    }

                    end = paragraph.Span.End;
                }

                return end == document.Text.Length && !document.Text.Contains('\0', StringComparison.Ordinal);
            },
            iter: 3_000);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<p><b><i>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("</div></p></a>")]
    [InlineData("<a href=\"x")]
    [InlineData("<p title='")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("<svg><iframe><object>")]
    [InlineData("<dl><dt><dd><p>")]
    [InlineData("<x-element>")]
    [InlineData("<div class=a-b-c-d-e id=related>x")]
    [InlineData("<script type=application/ld+json>{\"a\":[[[[")]
    [InlineData("&#12345678901234567890;")]
    [InlineData("<h1>a</h2>")]
    public void TwentyMillionCharactersOfOnePiece_AreRead(string piece)
    {
        var html = "<article>" + Prose.All + "</article>" + new StringBuilder().Insert(0, piece, 20_000_000 / piece.Length);
        Assert.StartsWith(Prose.Paragraphs[0], new Reader(new()).Open(Texts.Page(html)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ArticleBelowTheDeepestElement_IsFoundAllTheSame()
    {
        var html = new StringBuilder().Insert(0, "<div>", 50_000).Append(Prose.All).Insert(0, "<p>", 1).ToString();
        Assert.Equal(Prose.Expected, new Reader(new()).Open(Texts.Page(html)).Text);
    }

    [Fact]
    public void PastTheMostNodes_ThePageEnds()
    {
        var html = "<article>" + Prose.All + "</article>" + new StringBuilder().Insert(0, "<i></i>", PageTree.MaxNodes + 10) + "<p>And after a while nobody remembered what the gate had been for, or who had shut it.</p>";
        Assert.Equal(PageTree.MaxNodes, PageTree.Build(html).Count);
        Assert.Equal(Prose.Expected, new Reader(new()).Open(Texts.Page(html)).Text);
    }
}
