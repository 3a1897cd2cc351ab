using System.Text;

namespace Casus.Ingestion.Tests;

public sealed class FeedTests
{
    private const string Rss = """
        <?xml version="1.0"?>
        <rss version="2.0"><channel><title>Strait  Gazette</title><link>https://gazette.example/</link>
        <item><title>Ferry &amp; port
          reopen</title><link>/news/2</link><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>
        <item><title>Again the same</title><link>https://gazette.example/news/2</link></item>
        <item><title>No page</title><link>ftp://gazette.example/3</link></item>
        <item><guid isPermaLink="true">https://gazette.example/news/1</guid></item>
        </channel></rss>
        """;

    [Fact]
    public void Rss_GivesEachPageOnceByItsAbsoluteAddress()
    {
        var feed = Parsed(Rss);
        Assert.Equal("Strait Gazette", feed.Title);
        Assert.Equal(
            [new("https://gazette.example/news/2", "Ferry & port reopen"), new FeedItem("https://gazette.example/news/1", null)],
            feed.Items);
    }

    [Fact]
    public void Atom_GivesThePageNotTheEntrysOwnAddress()
    {
        var feed = Parsed("""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><id>urn:x</id><updated>2026-01-05T10:00:00Z</updated>
            <entry><title>Statement</title><id>urn:y</id><updated>2026-01-05T10:00:00Z</updated>
            <link rel="self" href="https://gazette.example/entries/7.atom"/><link rel="alternate" href="statements/7"/></entry></feed>
            """);
        Assert.Equal([new("https://gazette.example/strait/statements/7", "Statement")], feed.Items);
    }

    [Fact]
    public void RdfAndJsonFeeds_AreReadToo()
    {
        Assert.Equal([new("https://gazette.example/a", "One")], Parsed("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Wire</title></channel>
            <item rdf:about="https://gazette.example/a"><title>One</title><link>https://gazette.example/a</link></item></rdf:RDF>
            """).Items);
        Assert.Equal([new("https://gazette.example/b", "Two")], Parsed("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [{"id": "2", "url": "https://gazette.example/b", "title": "Two"}, {"id": "3"}, 4]}
            """).Items);
    }

    [Fact]
    public void OldEncodings_AreReadAsTheFeedDeclaresThem()
    {
        var text = """<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Порт</title></channel></rss>""";
        var bytes = EncodingNames.Get("windows-1251", strict: true).GetBytes(text);
        Assert.Equal("Порт", FeedParser.Parse(bytes, "feed", Address, null).Value!.Title);
    }

    [Theory]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("<rss version=\"2.0\"><channel>")]
    [InlineData("{\"version\": \"1\"}")]
    [InlineData("{\"items\": [")]
    [InlineData("nothing of the kind")]
    [InlineData("")]
    public void WhatIsNoFeed_IsRefusedByName(string text)
    {
        var parsed = FeedParser.Parse(Encoding.UTF8.GetBytes(text), "https://gazette.example/feed", Address, null);
        Assert.False(parsed.IsValue);
        Assert.Equal((InputCodes.NotAFeed, "https://gazette.example/feed"), (parsed.Refusals[0].Code, parsed.Refusals[0].Input));
    }

    [Fact]
    public void EntitiesOfADocumentType_AreNotExpanded()
    {
        const string Bomb = """
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>&b;&c;</title></channel></rss>
            """;
        Assert.Equal(InputCodes.NotAFeed, FeedParser.Parse(Encoding.UTF8.GetBytes(Bomb), "feed", Address, null).Refusals[0].Code);
    }

    [Fact]
    public void Noise_GivesAFeedOrARefusalAndNeverAnError()
    {
        var random = new Random(20261129);
        var whole = Encoding.UTF8.GetBytes(Rss);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = whole.ToArray();
            for (var j = random.Next(1, 6); j > 0; j--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var parsed = FeedParser.Parse(bytes[..random.Next(bytes.Length)], "feed", Address, null);
            Assert.True(parsed.IsValue || parsed.Refusals[0].Code == InputCodes.NotAFeed);
        }
    }

    [Fact]
    public async Task AServerThatTellsVersions_IsAskedWithTheLastOne()
    {
        var body = Encoding.UTF8.GetBytes(Rss);
        await using var server = new Server((head, stream, end) => head.Contains("If-None-Match: W/\"7\"", StringComparison.Ordinal)
            ? Server.SendRawAsync(stream, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n", end)
            : Server.SendAsync(stream, "HTTP/1.1 200 OK\r\nETag: W/\"7\"\r\nLast-Modified: Mon, 05 Jan 2026 10:00:00 GMT\r\nContent-Type: application/rss+xml", body, end));
        using var ingestor = new Ingestor(server.Admitted);
        var first = (await ingestor.FeedAsync(server.Url, FeedVersion.Unknown, TestContext.Current.CancellationToken)).Value!;
        var second = (await ingestor.FeedAsync(server.Url, first.Version, TestContext.Current.CancellationToken)).Value!;
        Assert.Equal(3, first.Feed!.Items.Count);
        Assert.Null(second.Feed);
        Assert.Contains("If-Modified-Since: Mon, 05 Jan 2026 10:00:00 GMT", server.Requests[1], StringComparison.Ordinal);
        Assert.Equal(first.Version, second.Version);
    }

    [Fact]
    public async Task APrivateAddress_IsRefused()
    {
        await using var server = new Server("HTTP/1.1 200 OK", Encoding.UTF8.GetBytes(Rss));
        using var ingestor = new Ingestor(new());
        var refused = await ingestor.FeedAsync(server.Url, FeedVersion.Unknown, TestContext.Current.CancellationToken);
        Assert.Equal(InputCodes.RefusedAddress, refused.Refusals[0].Code);
        Assert.Empty(server.Requests);
    }

    private static readonly Uri Address = new("https://gazette.example/strait/feed.xml");

    private static Feed Parsed(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), "feed", Address, null).Value!;
}
