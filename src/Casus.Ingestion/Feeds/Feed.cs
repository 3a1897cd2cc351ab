using Casus.Model;

namespace Casus.Ingestion;

/// <summary>A feed as it was read: RSS 0.91 to 2.0, RSS 1.0 (RDF), Atom (RFC 4287) or JSON Feed 1.1.</summary>
/// <param name="Title">As the publisher calls it; null where it has none.</param>
/// <param name="Items">With an http(s) address each, every address once, in the feed's own order.</param>
public sealed record Feed(string? Title, ValueList<FeedItem> Items);

/// <param name="Address">Absolute.</param>
/// <param name="Title">In plain text; null where it has none.</param>
public sealed record FeedItem(string Address, string? Title);

/// <summary>What a server said of a feed's version, to be asked with the next time (RFC 9110, section 13).</summary>
public sealed record FeedVersion(string? ETag, string? LastModified)
{
    public static readonly FeedVersion Unknown = new(null, null);
}

/// <param name="Feed">Null where it is what it was.</param>
public sealed record FetchedFeed(Feed? Feed, FeedVersion Version);
