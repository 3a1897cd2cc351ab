using System.Text.Json;

namespace Casus.Reading.Tests;

public class ArticleTests
{
    [Theory]
    [InlineData("<article>{0}</article>")]
    [InlineData("<div itemprop=\"articleBody\">{0}</div>")]
    [InlineData("<div class=\"entry-content\">{0}</div>")]
    [InlineData("<div><div class=\"css-1x\">{0}</div></div>")]
    [InlineData("<table><tr><td><a href=\"/\">Home</a></td><td>{0}</td></tr></table>")]
    [InlineData("<main><section>{0}</section></main>")]
    public void Article_IsFoundInAnyFrame(string frame) =>
        Assert.Equal(Prose.Expected, Clean(frame.Replace("{0}", Prose.All, StringComparison.Ordinal)));

    [Theory]
    [InlineData("<nav><ul><li><a href=\"/a\">Markets of the valley</a></li><li><a href=\"/b\">Weather on the river</a></li></ul></nav>")]
    [InlineData("<figure><img src=\"gate.png\"><figcaption>The lower gate, seen from the river on a clear morning in the spring.</figcaption></figure>")]
    [InlineData("<div class=\"wp-caption-text\">The lower gate, seen from the river on a clear morning in the spring.</div>")]
    [InlineData("<div id=\"cookie-banner\"><p>We and our partners keep cookies on your device to measure how this page is read and to show advertisements.</p></div>")]
    [InlineData("<div class=\"newsletter-signup\"><p>Get the news of the river every morning, free and before breakfast, in your letter box.</p></div>")]
    [InlineData("<section id=\"comments\"><p>I have lived by the gate for forty years and nobody has ever asked me what I think of it.</p></section>")]
    [InlineData("<div class=\"share-bar\">Share this with your friends on the river</div>")]
    [InlineData("<div class=\"relatedPosts\"><p><a href=\"/x\">Skerra closes its harbour</a></p></div>")]
    [InlineData("<p>Read more: <a href=\"/x\">Skerra closes its harbour to foreign wool</a></p>")]
    [InlineData("<p><strong>DON’T MISS</strong></p><p><a href=\"/x\">Skerra closes its harbour to foreign wool</a> [LATEST]</p><p><a href=\"/y\">Why the ferrymen are angry</a> [ANALYSIS]</p>")]
    [InlineData("<div style=\"display: none\"><p>This text waits for a reader who has paid for it, and shows itself to nobody else at all.</p></div>")]
    [InlineData("<span class=\"screen-reader-text\">Opens in a new window of the reader of this page</span>")]
    [InlineData("<form><p>Write your address here to hear from the council of the town whenever it votes.</p><input name=\"m\"></form>")]
    [InlineData("<aside><p>The gate was built by the guild of masons in the year of the long frost, and has burnt twice.</p></aside>")]
    [InlineData("<script>var text = \"<p>The gate that a script writes is not the gate that a reader sees on the page.</p>\";</script>")]
    [InlineData("<p>Advertisement</p>")]
    public void FurnitureInsideTheArticle_IsLeftOut(string furniture)
    {
        var body = $"<article><h1>The gate</h1>{Prose.All.Insert(Prose.All.IndexOf("<p>Nobody", StringComparison.Ordinal), furniture)}</article>";
        Assert.Equal(Prose.Expected, Clean(body));
    }

    [Fact]
    public void HeadingsListsQuotesAndTables_StayInTheirPlace()
    {
        var text = Clean($"<article><h1>The gate</h1><p>{Prose.Paragraphs[0]}</p><h2>What it costs</h2><ul><li>Two pence a cart</li><li>One penny a mule</li></ul><blockquote>It will hold, or I am no smith.</blockquote>"
            + $"<p>{Prose.Paragraphs[1]}</p><table><tr><th>Year</th><th>Carts</th></tr><tr><td>Last</td><td>310</td></tr></table><p>{Prose.Paragraphs[2]}</p></article>");
        Assert.Equal(
            [Prose.Paragraphs[0], "What it costs", "Two pence a cart", "One penny a mule", "It will hold, or I am no smith.", Prose.Paragraphs[1], "Year", "Carts", "Last", "310", Prose.Paragraphs[2]],
            text.Split("\n\n"));
    }

    [Fact]
    public void LinesBrokenByBr_AreParagraphs() =>
        Assert.Equal(Prose.Expected, Clean($"<div id=\"x\">{string.Join("<br><br />", Prose.Paragraphs)}</div><div><a href=\"/\">Home</a><br><a href=\"/a\">Archive</a></div>"));

    [Fact]
    public void BodyInJsonAlone_IsTakenFromThere()
    {
        var body = string.Join("\n", Prose.Paragraphs);
        var text = Clean("<div id=\"root\"></div>", $"<script type=\"application/ld+json\">{JsonSerializer.Serialize(new Dictionary<string, string> { ["@type"] = "NewsArticle", ["articleBody"] = body })}</script>");
        Assert.Equal(Prose.Expected, text);
    }

    [Fact]
    public void SeveralArticles_GiveTheOneThatIsThePages()
    {
        var teasers = string.Concat(Enumerable.Range(1, 12).Select(static i => $"<article class=\"card\"><h3><a href=\"/{i}\">Ferry number {i} runs late again</a></h3><p>The ferry that leaves the harbour at {i} o'clock was late again on Sunday, its master said.</p></article>"));
        Assert.Equal(Prose.Expected, Clean($"<div class=\"list\">{teasers}</div><article class=\"full\">{Prose.All}</article><div class=\"list\">{teasers}</div>"));
    }

    [Fact]
    public void CommentsLongerThanTheArticle_AreNotTheArticle()
    {
        var comments = string.Concat(Enumerable.Range(1, 30).Select(static i => $"<div class=\"comment-body\"><p>Reader {i} thinks, as others do, that the gate should have been opened long ago and by other people.</p></div>"));
        Assert.Equal(Prose.Expected, Clean($"<div class=\"post\">{Prose.All}</div><div id=\"comments\">{comments}</div>"));
    }

    [Fact]
    public void SiteWithFurnitureInItsBodysName_KeepsItsArticle() =>
        Assert.Equal(Prose.Expected, Clean($"<div class=\"has-sidebar related hide4 popup-enabled\"><div>{Prose.All}</div></div>"));

    [Fact]
    public void TitleAboveTheText_IsNotRepeatedInIt()
    {
        var text = Clean($"<article><h2>The lower gate opens to carts</h2>{Prose.All}</article>", "<meta property=\"og:title\" content=\"The lower gate opens to carts\">");
        Assert.Equal(Prose.Expected, text);
    }

    [Theory]
    [InlineData("<div class=\"field field--label-hidden\">{0}</div>")]
    [InlineData("<div class=\"post category-river tag-gate hidden-xs\">{0}</div>")]
    [InlineData("<div class=\"page-section\"><div class=\"content-behind-paywall\">{0}</div></div>")]
    public void NamesThatOnlySoundLikeFurniture_AreNone(string frame) => Assert.Equal(Prose.Expected, Clean(frame.Replace("{0}", Prose.All, StringComparison.Ordinal)));

    [Fact]
    public void ArticleCutIntoLikeSections_IsWhole()
    {
        var sections = string.Concat(Prose.Paragraphs.Select(static p => $"<section class=\"block\"><div class=\"row\"><div class=\"text\"><p>{p}</p></div></div></section>"));
        Assert.Equal(Prose.Expected, Clean($"<header><a href=\"/\">Home</a></header><main><div class=\"page\">{sections}</div></main><footer><p>The Brava Post is printed in the old tower by the heirs of its founder.</p></footer>"));
    }

    [Fact]
    public void DialogLongerThanTheArticle_IsNotTheArticle()
    {
        var dialog = string.Concat(Enumerable.Range(1, 9).Select(static i => $"<p>Course {i} of the school of masons begins in the spring and takes all who can read, write and carry a stone.</p>"));
        Assert.Equal(Prose.Expected, Clean($"<div class=\"entry-content\">{Prose.All}</div><div class=\"popup-overlay\"><div class=\"inner\">{dialog}</div></div>"));
    }

    [Fact]
    public void ShortArticleThatSaysItIsOne_IsTaken() =>
        Assert.Equal("The gate of the old town stays shut until Monday, the council said.", Clean("<article><p>The gate of the old town stays shut until Monday, the council said.</p></article>"));

    [Fact]
    public void HeadThatNeverEnds_HasNoArticleInIt() =>
        Assert.Equal(Prose.Expected, new Reader(new()).Open(Texts.Page($"<html><head><title>The gate</title><meta name=\"x\" content=\"y\"><div>{Prose.All}</div></html>")).Text);

    [Fact]
    public void TextForReadersWithoutScriptsAlone_IsTaken() =>
        Assert.Equal(Prose.Expected, Clean($"<div id=\"app\"></div><noscript><div>{Prose.All}</div></noscript>"));

    [Theory]
    [InlineData("Published: 10:48, Tue, Nov 19, 2026")]
    [InlineData("Veröffentlicht am 9. Januar 2026")]
    [InlineData("UPDATED 11:05")]
    public void LineThatSaysWhenThePageWasMade_IsLeftOut(string stamp) => Assert.Equal(Prose.Expected, Clean($"<article><p>{stamp}</p>{Prose.All}</article>"));

    [Theory]
    [InlineData("&amp;&lt;&quot;&#8217;&#x2019;&#146;&nbsp;&eacute;&rsquo;x", "&<\"’’’ é’x")]
    [InlineData("AT&T &copy 2026 &bogus; &#xD800; &#0;", "AT&T © 2026 &bogus; \uFFFD \uFFFD")]
    [InlineData("&period;&comma;&NewLine;x", "., x")]
    public void CharacterReferences_AreDecoded(string source, string expected)
    {
        var text = Clean($"<article>{Prose.All}<p>{source} and then the council went home.</p></article>");
        Assert.EndsWith(expected + " and then the council went home.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WordsSplitByTagsAndSpaces_KeepTheirSpaces()
    {
        var text = Clean($"<article>{Prose.All}<p>The <b>gate</b> <i>will</i>\n<a href=\"/x\">open</a>, s<em>ai</em>d Odo&nbsp;Marten, soft&shy;ly, to the ferrymen.</p></article>");
        Assert.EndsWith("The gate will open, said Odo Marten, softly, to the ferrymen.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_KnowTheirPlaceInTheTextAndInThePage()
    {
        var html = Prose.Html($"<nav><a href=\"/\">Home</a></nav><article>{Prose.All.Replace("Odo Marten", "<b>Odo</b>&nbsp;Marten", StringComparison.Ordinal)}</article>");
        var document = new Reader(new()).Open(Texts.Page(html));
        Assert.Equal(Prose.Paragraphs.Length, document.Paragraphs.Count);
        for (var i = 0; i < Prose.Paragraphs.Length; i++)
        {
            var paragraph = document.Paragraphs[i];
            Assert.Equal(Prose.Paragraphs[i], paragraph.Span.In(document.Text));
            Assert.Null(paragraph.Page);
            var source = paragraph.Source.In(html);
            Assert.StartsWith(Prose.Paragraphs[i][..20], source, StringComparison.Ordinal);
            Assert.EndsWith(Prose.Paragraphs[i][^20..], source, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Der Rat von Brava beschloss am Dienstag nach langer Debatte, das untere Tor noch vor dem ersten Schnee für Karren zu öffnen.", "Lesen Sie auch:")]
    [InlineData("Совет Бравы во вторник после долгих споров решил открыть нижние ворота для повозок ещё до первого снега, сообщил смотритель.", "Читайте также:")]
    [InlineData("市议会星期二经过长时间辩论后决定，在第一场雪之前向马车开放下城门，守门人说铰链还能再用一个冬天。", "相关新闻：")]
    [InlineData("قرر مجلس المدينة يوم الثلاثاء بعد نقاش طويل فتح البوابة السفلى أمام العربات قبل أول ثلج في هذا الشتاء.", "اقرأ أيضا:")]
    public void OtherLanguages_AreCleanedLikeEnglish(string sentence, string label)
    {
        var text = Clean($"<div class=\"menu\"><a href=\"/\">{label}</a></div><div class=\"text\">{string.Concat(Enumerable.Repeat($"<p>{sentence}</p>", 4))}<p>{label} <a href=\"/x\">{sentence[..20]}</a></p></div>");
        Assert.Equal(string.Join("\n\n", Enumerable.Repeat(sentence, 4)), text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<ul><li><a href=\"/a\">Markets</a></li><li><a href=\"/b\">River</a></li></ul>")]
    [InlineData("<form><input name=\"q\"><button>Search</button></form><p>Not found.</p>")]
    public void PageWithoutAnArticle_HasNoText(string body)
    {
        var document = new Reader(new()).Open(Texts.Page(Prose.Html(body)));
        Assert.Equal((string.Empty, 0), (document.Text, document.Paragraphs.Count));
    }

    private static string Clean(string body, string head = "") => new Reader(new()).Open(Texts.Page(Prose.Html(body, head))).Text;
}
