using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Casus.Model;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;
using CodeHollow.FeedReader.Parser;

namespace Casus.Ingestion;

/// <summary>Reads the bytes of a feed.</summary>
internal static class FeedParser
{
    /// <summary>Items taken of one feed: the newest come first in all but the oddest.</summary>
    public const int MostItems = 200;

    private const int LongestTitle = 300;

    /// <param name="input">The name for refusals.</param>
    /// <param name="address">Where it was at last: addresses in it may be relative to that.</param>
    /// <param name="charset">By HTTP, as written.</param>
    public static Outcome<Feed> Parse(byte[] content, string input, Uri address, string? charset)
    {
        try
        {
            return content.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..] or [0xEF, 0xBB, 0xBF, (byte)'{', ..] ? Json(content, input, address) : Xml(content, address, charset);
        }
        catch (JsonException e)
        {
            return new Refusal(input, InputCodes.NotAFeed, $"its JSON breaks off or is wrong at line {e.LineNumber + 1}");
        }
        catch (XmlException e)
        {
            return new Refusal(input, InputCodes.NotAFeed, $"it is no feed: its XML is wrong at line {e.LineNumber}");
        }
        catch (FeedTypeNotSupportedException)
        {
            return new Refusal(input, InputCodes.NotAFeed, "it is XML, but neither RSS nor Atom");
        }
    }

    private static Feed Xml(byte[] content, Uri address, string? charset)
    {
        // Document types are passed over unread: nothing in them is needed, and entities in them can grow without end.
        using var reader = XmlReader.Create(new StreamReader(new MemoryStream(content), EncodingOf(content, charset)), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        var feed = FeedReader.ReadFromString(XDocument.Load(reader).ToString(SaveOptions.DisableFormatting));
        return new(Plain(feed.Title), Items(feed.Items.Select(i => (Page(i), (string?)i.Title)), address));
    }

    // By its mark, the answer's header, its declaration; a reader of bytes alone would know none of the old encodings.
    private static Encoding EncodingOf(byte[] content, string? charset)
    {
        var head = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 200));
        var at = head.StartsWith("<?xml", StringComparison.Ordinal) ? head.IndexOf("encoding=", StringComparison.Ordinal) : -1;
        var declared = at < 0 ? null : head[(at + 9)..].Split(head[at + 9], 3) is [_, var label, _] ? label : null;
        return EncodingNames.Get(
            ByteOrderMark.Find(content) ?? (charset is null ? null : EncodingNames.Find(charset)) ?? (declared is null ? null : EncodingNames.Find(declared)) ?? "utf-8", strict: false);
    }

    // Of an Atom entry's links the page is its alternate (RFC 4287, 4.2.7.2); without a link the id may be the address.
    private static string? Page(CodeHollow.FeedReader.FeedItem item) =>
        item.SpecificItem is AtomFeedItem { Links: { Count: > 0 } links } && links.FirstOrDefault(l => l.Relation is null or "" or "alternate") is { Href: { Length: > 0 } page } ? page
        : item.Link is { Length: > 0 } link ? link
        : item.Id;

    private static Outcome<Feed> Json(byte[] content, string input, Uri address)
    {
        using var document = JsonDocument.Parse(content.AsMemory(content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
        var root = document.RootElement;
        if (Text(root, "version")?.StartsWith("https://jsonfeed.org/version/", StringComparison.Ordinal) != true
            || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return new Refusal(input, InputCodes.NotAFeed, "it is JSON, but no JSON Feed");
        }

        return new Feed(Plain(Text(root, "title")), Items(items.EnumerateArray().Select(i => (Text(i, "url") ?? Text(i, "external_url"), Text(i, "title"))), address));
    }

    private static string? Text(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ValueList<FeedItem> Items(IEnumerable<(string? Address, string? Title)> items, Uri feed) =>
    [
        .. items.Take(MostItems)
            .Select(i => (Address: i.Address is { } given && Uri.TryCreate(feed, given.Trim(), out var address) && WebAddress.Usable(address) is null ? address.AbsoluteUri : null, i.Title))
            .Where(i => i.Address is not null && WebAddress.Parse(i.Address).IsValue)
            .DistinctBy(i => i.Address, StringComparer.Ordinal)
            .Select(i => new FeedItem(i.Address!, Plain(i.Title))),
    ];

    // Titles are shown as text; white space in them is of the file, not of the title.
    private static string? Plain(string? title)
    {
        var plain = string.Join(' ', (title ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length == 0 ? null : plain.Length <= LongestTitle ? plain : string.Concat(plain.AsSpan(0, LongestTitle), "…");
    }
}
