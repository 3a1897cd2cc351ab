using System.Net;
using System.Text.RegularExpressions;
using Casus.Model;
using CsCheck;

namespace Casus.Web.Tests;

public sealed partial class DocumentPageTests
{
    [Fact]
    public async Task Statements_AreMarkedInTheTextAndListed()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page($"/documents/{Strait.Communique.Sha256}");
        Assert.Matches($"class=\"m content\" data-s=\"1\"><span data-at=\"\\d+\">{Strait.Words}</span>", page);
        Assert.Matches("class=\"m source\" data-s=\"1\"><span data-at=\"\\d+\">The conference</span>", page);
        Assert.Contains("id=\"s-1\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#t-1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsByPlace_AreOneMark()
    {
        await using var desk = await OpenDesk.OnStrait();
        var at = Strait.Communique.Text.IndexOf("conference let", StringComparison.Ordinal);
        var page = await desk.Page($"/documents/{Strait.Communique.Sha256}?at={at}-{at + 14}");
        var mark = Assert.Single(Sought().Matches(page)).Value;
        Assert.Contains("tabindex=\"-1\"", mark, StringComparison.Ordinal);
        Assert.Equal("conference let", Plain(mark));
    }

    [Fact]
    public async Task WordsByQuote_AreFoundAcrossLineBreaks()
    {
        var document = Strait.Document("broken.txt", "One two\r\n  three four.");
        await using var desk = await OpenDesk.On(Strait.Dossier(), Strait.Communique, Strait.Agency, document);
        Assert.Matches("<mark[^>]*id=\"words\"", await desk.Page($"/documents/{document.Sha256}?quote=two%20three"));
        Assert.Contains("do not stand in this document", await desk.Page($"/documents/{document.Sha256}?quote=five"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999-1000000")]
    [InlineData("5-5")]
    [InlineData("9-5")]
    [InlineData("-1-5")]
    [InlineData("x")]
    [InlineData("99999999999999999999-1")]
    public async Task PlaceOutsideTheText_IsSaidAndNotAnError(string at)
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.Contains("do not stand in this document", await desk.Page($"/documents/{Strait.Communique.Sha256}?at={at}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileText_IsShownAsText()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> &lt;b&gt; \u202Egnp.exe\u202C \u2066x\u2069 \u0000\u0007\u0085 lone <!-- --> </article></main>\r\n\u2028end 😀";
        var document = Strait.Document("hostile.txt", Hostile) with { Title = "</title><script>alert(3)</script>\u202E", Publisher = "\"><svg onload=alert(4)>" };
        await using var desk = await OpenDesk.On(Strait.Dossier(), Strait.Communique, Strait.Agency, document);
        foreach (var address in (string[])[$"/documents/{document.Sha256}", "/documents", "/record", "/search?q=lone"])
        {
            var page = await desk.Page(address);
            Assert.Equal(0, ForeignScripts().Count(page));
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
            Assert.DoesNotContain("onload=alert", page.Replace("&quot;&gt;&lt;svg onload=alert", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain('\uFFFE', page);
        }

        var text = await desk.Page($"/documents/{document.Sha256}");
        Assert.Contains("data-sign=\"U&#x2B;202E\"", text.Replace("U+202E", "U&#x2B;202E", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\u0000\u0007\u0085]", TextOf(text));
    }

    [Fact]
    public async Task LineOfAMillionCharacters_IsShownInPartsWithEveryCharacterOnce()
    {
        var line = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i % 10}😀ab"));
        var document = Strait.Document("long.txt", line);
        await using var desk = await OpenDesk.On(Strait.Dossier(), Strait.Communique, Strait.Agency, document);
        var shown = new System.Text.StringBuilder();
        for (var part = 1; part <= 4; part++)
        {
            shown.Append(Plain(TextOf(await desk.Page($"/documents/{document.Sha256}?part={part}"))));
        }

        Assert.Equal(line.Length, shown.Length);
        Assert.Equal(line, shown.ToString());
        Assert.Matches("<mark[^>]*id=\"words\"", await desk.Page($"/documents/{document.Sha256}?at=700000-700010"));
    }

    [Fact]
    public void AnyText_ItsRunsInOrderAreTheText() => Gen.String.Sample(text =>
    {
        var at = 0;
        foreach (var run in PlainText.Runs(text, 0, text.Length))
        {
            Assert.Equal(at, run.Start);
            Assert.True(run.End > run.Start);
            at = run.End;
        }

        Assert.Equal(text.Length, at);
    });

    [Theory]
    [InlineData("a\u202Eb", "U+202E")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("a\uFEFFb", "U+FEFF")]
    [InlineData("a\rb", "")]
    public void CharacterThatHidesOrReorders_IsSigned(string text, string sign) =>
        Assert.Equal([null, sign, null], PlainText.Runs(text, 0, text.Length).Select(r => r.Sign));

    [Fact]
    public void HalfASurrogatePair_IsSigned()
    {
        var text = string.Concat("a", ((char)0xD800).ToString(), "b");
        Assert.Equal([null, "lone surrogate", null], PlainText.Runs(text, 0, text.Length).Select(r => r.Sign));
    }

    [Theory]
    [InlineData("a\tb\nc")]
    [InlineData("مرحبا שלום")]
    [InlineData("👩\u200D🚀 e\u0301")]
    public void OtherText_IsShownAsItStands(string text) => Assert.Null(Assert.Single(PlainText.Runs(text, 0, text.Length)).Sign);

    [Fact]
    public void AnySpans_PiecesInOrderAreTheText()
    {
        const string Text = "Some words of a text in which spans lie across one another.";
        var span = Gen.Int[0, Text.Length - 1].SelectMany(s => Gen.Int[s + 1, Text.Length].Select(e => new Span(s, e)));
        span.Array[0, 12].Sample(spans =>
        {
            var document = Strait.Document("spans.txt", Text);
            var statements = spans.Select((s, i) => new Statement { Id = $"{i}", Content = Quoted.From(Text, s) }).ToList();
            var pieces = MarkedText.Pieces(document, statements, [], new(0, Text.Length), new(Text));
            Assert.Equal(Text, string.Concat(pieces.Select(p => Text[p.Start..p.End])));
            foreach (var (number, s) in spans.Index())
            {
                var marked = pieces.Where(p => p.Statements.Contains(number + 1)).ToList();
                Assert.Equal(s, new Span(marked[0].Start, marked[^1].End));
            }
        });
    }

    [Fact]
    public async Task Search_LeadsToTheWords()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.Contains($"/documents/{Strait.Communique.Sha256}", await desk.Page("/search?q=pledged+escort"), StringComparison.Ordinal);
        Assert.Contains("Nothing fits.", await desk.Page("/search?q=zebra"), StringComparison.Ordinal);
        foreach (var odd in (string[])["%22", "*", "a+OR", "NEAR(", "-", "%00", "(((", "%F0%9F%98%80"])
        {
            Assert.Contains("<h1>Search</h1>", await desk.Page($"/search?q={odd}"), StringComparison.Ordinal);
        }
    }

    private static string TextOf(string page)
    {
        var start = page.IndexOf("<article", StringComparison.Ordinal);
        return page[start..page.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(Tags().Replace(html, string.Empty));

    [GeneratedRegex("<mark class=\"sought\" id=\"words\".*?</mark>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Sought();

    /// <summary>What is none of the desk's own scripts.</summary>
    [GeneratedRegex("<script(?! type=\"module\" src=\"/islands/[a-z]+\\.js\\?v=[0-9a-f]{12}\"></script>)", RegexOptions.None, 10_000)]
    private static partial Regex ForeignScripts();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tags();
}
