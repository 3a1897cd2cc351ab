namespace Casus.Reading.Tests;

public class PageFactsTests
{
    [Theory]
    [InlineData("""[{"@type":"Organization","name":"Other"},{"@type":"NewsArticle","headline":"The gate opens","datePublished":"2026-01-09T23:30:00-05:00","author":[{"@type":"Person","name":"Odo Marten"},{"name":"Ada Quill"}],"publisher":{"name":"The Brava Post"}}]""")]
    [InlineData("""{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle","Article"],"headline":"The gate opens","datePublished":"2026-01-09","author":{"@id":"#o"},"creator":"x","publisher":{"@id":"#p"}},{"@id":"#o","name":"Odo Marten and Ada Quill"},{"@id":"#p","name":"The Brava Post"}]}""")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"The gate opens","datePublished":"2026-01-09","author":"By Odo Marten and Ada Quill","publisher":"The Brava Post"}}""")]
    [InlineData("//<![CDATA[\n{\"@type\":\"Report\",\"headline\":\"The gate\nopens\",\"datePublished\":\"2026-01-09\",\"author\":[\"Odo Marten\",\"Ada Quill\",],\"publisher\":{\"name\":\"The Brava Post\"}}\n//]]>")]
    [InlineData("""{"@type":"NewsArticle","headline":"The gate opens","description":"Said "yes" to it\'s hinges","datePublished":"2026-01-09","author":["Odo Marten","Ada Quill"],"publisher":{"name":"The Brava Post" """)]
    [InlineData("""{"@type":"NewsArticle","headline":"The gate opens","datePublished":"2026-01-09","author":[{"name":"Odo Marten"},{"name":"Ada Quill"}],"publisher":{"name":"The Brava Post"}};""")]
    public void JsonLd_IsReadInEveryFormItComesIn(string json)
    {
        var document = Open($"<script type=\"application/ld+json\">{json}</script>");
        Assert.Equal(("The gate opens", "2026-01-09", "The Brava Post"), (document.Title, document.Published?.ToString(), document.Publisher));
        Assert.Equal(["Odo Marten", "Ada Quill"], document.Authors);
    }

    [Fact]
    public void JsonLdThatIsNone_SaysNothing()
    {
        var document = Open("<script type=\"application/ld+json\">window.x = 1;</script><script type=\"application/ld+json\">{{{\"</script>");
        Assert.Equal(("The gate", null, 0), (document.Title, document.Published, document.Authors.Count));
    }

    [Theory]
    [InlineData("<meta property=\"article:published_time\" content=\"2026-01-09T08:00:00Z\">")]
    [InlineData("<meta name=\"pubdate\" content=\"20260109\">")]
    [InlineData("<meta name='date' content='January 9, 2026'>")]
    [InlineData("<meta itemprop=datePublished content=2026-01-09>")]
    [InlineData("<meta name=\"DC.date.issued\" content=\"2026-01-09\">")]
    [InlineData("<meta name=\"publish-date\" content=\"Fri, 09 Jan 2026 08:00:00 GMT\">")]
    [InlineData("<link rel=\"canonical\" href=\"https://post.example/2026/01/09/gate\">")]
    public void HeadsOfAllKinds_GiveTheDate(string head)
    {
        var document = Open(head);
        Assert.Equal(("2026-01-09", Model.DateSource.Metadata), (document.Published?.ToString(), document.PublishedFrom));
    }

    [Theory]
    [InlineData("<time datetime=\"2026-01-09T10:00\">Friday</time>")]
    [InlineData("<span itemprop=\"datePublished\" content=\"2026-01-09\">Friday</span>")]
    [InlineData("<p class=\"entry-date\">9 January 2026</p>")]
    [InlineData("<div class=\"pubDate\">Jan. 9, 2026, 10:30 a.m.</div>")]
    public void BodiesOfAllKinds_GiveTheDate(string above) => Assert.Equal("2026-01-09", Open(string.Empty, above).Published?.ToString());

    [Fact]
    public void DateWithoutItsYear_IsNone() => Assert.Null(Open(string.Empty, "<div class=\"date\">January 9</div>").Published);

    [Theory]
    [InlineData("<meta name=\"author\" content=\"Odo Marten\">", "")]
    [InlineData("<meta name=\"author\" content=\"https://post.example/odo\"><meta name=\"byl\" content=\"By Odo Marten\">", "")]
    [InlineData("", "<a rel=\"author\" href=\"/odo\">Odo Marten</a>")]
    [InlineData("", "<div class=\"byline\">By <a href=\"/odo\">Odo Marten</a>, Staff writer</div>")]
    [InlineData("", "<span itemprop=\"author\" itemscope><span itemprop=\"name\">Odo Marten</span></span>")]
    public void Authors_ComeFromHeadsAndBylines(string head, string above) => Assert.Equal(["Odo Marten"], Open(head, above).Authors);

    [Theory]
    [InlineData("<meta property=\"og:title\" content=\"The gate opens - The Brava Post\"><meta property=\"og:site_name\" content=\"The Brava Post\">", "The gate opens")]
    [InlineData("<meta name=\"twitter:title\" content=\"The gate &#39;opens&#39;\">", "The gate 'opens'")]
    [InlineData("<meta property=\"og:title\" content=\"The gate - and the river\"><meta property=\"og:site_name\" content=\"The Brava Post\">", "The gate - and the river")]
    public void Title_HasNoNameOfTheSiteBehindIt(string head, string expected) => Assert.Equal(expected, Open(head).Title);

    [Fact]
    public void HalfACharacterInJson_IsReplaced() => Assert.Equal("The \uFFFD gate \ud83d\ude00", Open("<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"The \\ud83d gate \\ud83d\\ude00\"}</script>").Title);

    [Fact]
    public void Updated_IsKeptAsThePageWritesIt() => Assert.Equal("2026-01-10T09:00:00Z", Open("<meta property=\"article:modified_time\" content=\"2026-01-10T09:00:00Z\">").Updated);

    private static Model.Document Open(string head, string above = "") => new Reader(new()).Open(Texts.Page(Prose.Html($"<article>{above}{Prose.All}</article>", head)));
}
