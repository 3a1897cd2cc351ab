using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Xml;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>What was recorded in a dossier of late, as feeds tell it.</summary>
/// <param name="Href">Where the desk shows what it changed.</param>
internal sealed record News(string Entry, string Title, string Author, Instant Recorded, bool IsDraft, string Href)
{
    private const int Told = 50;

    /// <summary>The last entries of the dossier's chain, the newest first.</summary>
    public static IReadOnlyList<News> Of(DossierShelf.Held held, ILedger ledger)
    {
        var items = held.Dossier.Items().ToLookup(i => i.Origin.Entry, StringComparer.Ordinal);
        return [.. ledger.Entries(held.Dossier.Id, Math.Max(0, held.Position - Told), Told).Reverse().Select(e => One(e, items[e.Id].FirstOrDefault()))];
    }

    private static News One(LedgerEntry entry, IDossierItem? item) => new(
        entry.Id,
        Shown.Line(item is null ? entry.Kind.Replace('-', ' ') : $"{entry.Kind.Replace('-', ' ')}: {item.Says()}"),
        Shown.Line(entry.Author),
        entry.Recorded,
        item?.Origin.Approved is null && item is not null,
        FormattableString.Invariant($"/?recorded={entry.Position}#recorded"));
}

/// <summary>JSON Feed 1.1 (jsonfeed.org).</summary>
public sealed record JsonFeed(
    string Version,
    string Title,
    [property: JsonPropertyName("home_page_url")] string HomePageUrl,
    [property: JsonPropertyName("feed_url")] string FeedUrl,
    IReadOnlyList<JsonFeedItem> Items)
{
    internal static JsonFeed Of(string title, IReadOnlyList<News> news, string root, string self) => new(
        "https://jsonfeed.org/version/1.1",
        Shown.Line(title),
        $"{root}/",
        root + self,
        [.. news.Select(n => new JsonFeedItem($"{root}/entries/{n.Entry}", root + n.Href, n.Title, n.IsDraft ? $"{n.Title} (a draft)" : n.Title, n.Recorded.ToString(), [new(n.Author)]))]);
}

public sealed record JsonFeedItem(
    string Id,
    string Url,
    string Title,
    [property: JsonPropertyName("content_text")] string ContentText,
    [property: JsonPropertyName("date_published")] string DatePublished,
    IReadOnlyList<JsonFeedAuthor> Authors);

public sealed record JsonFeedAuthor(string Name);

/// <summary>Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static string Write(string title, IReadOnlyList<News> news, string root, string self)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new Utf8Writer(text), new XmlWriterSettings { Encoding = Encoding.UTF8, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, $"{root}/");
            xml.WriteElementString("title", Namespace, Allowed(title));
            Link(xml, "alternate", $"{root}/");
            Link(xml, "self", root + self);
            xml.WriteElementString("updated", Namespace, news is [var newest, ..] ? newest.Recorded.ToString() : Instant.FromDate(new(1970, 1, 1)).ToString());
            foreach (var item in news)
            {
                xml.WriteStartElement("entry", Namespace);
                xml.WriteElementString("id", Namespace, $"{root}/entries/{item.Entry}");
                xml.WriteElementString("title", Namespace, Allowed(item.Title));
                Link(xml, "alternate", root + item.Href);
                xml.WriteElementString("updated", Namespace, item.Recorded.ToString());
                xml.WriteStartElement("author", Namespace);
                xml.WriteElementString("name", Namespace, Allowed(item.Author));
                xml.WriteEndElement();
                xml.WriteElementString("summary", Namespace, item.IsDraft ? "A draft: it waits for another's approval." : "It counts.");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML 1.0 has no way at all to write some characters, not even as references.
    private static string Allowed(string text) => string.Concat(Shown.Line(text).EnumerateRunes().Where(r => r.Value is 9 or 10 or >= 32 and not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
