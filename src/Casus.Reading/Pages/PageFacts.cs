using System.Globalization;
using System.Text.Json;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What a page says of itself in its head and data blocks: JSON-LD, Open Graph, meta, microdata and <c>time</c>.</summary>
internal sealed class PageFacts
{
    private const int LongestBlock = 500_000;

    private static readonly string[] PublishedNames = ["article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published"];

    private static readonly string[] UpdatedNames = ["article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified"];

    public string? Title { get; private set; }

    public string? Publisher { get; private set; }

    public string? Updated { get; private set; }

    public PartialDate? Published { get; private set; }

    public string? Language { get; private set; }

    public List<string> Authors { get; } = [];

    public static PageFacts Of(string html)
    {
        var facts = new PageFacts();
        var meta = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var blocks = new List<string>();
        string? titleTag = null, heading = null, time = null;
        var into = string.Empty;
        foreach (var piece in MarkupScanner.Pieces(html, Script))
        {
            if (piece.IsText)
            {
                var text = into.Length > 0 && piece.End - piece.Start < 1_000 ? Clean(html[piece.Start..piece.End]) : string.Empty;
                if (text.Length > 0)
                {
                    titleTag ??= into == "title" ? text : null;
                    heading ??= into == "h1" ? text : null;
                }

                continue;
            }

            into = !piece.IsEnd && piece.Name is "title" or "h1" ? piece.Name : piece.Name is "span" or "a" or "em" ? into : string.Empty;
            switch (piece.Name)
            {
                case "html" when !piece.IsEnd:
                    facts.Language ??= MarkupScanner.Attribute(html, piece, "lang");
                    break;
                case "meta":
                    var key = MarkupScanner.Attribute(html, piece, "property") ?? MarkupScanner.Attribute(html, piece, "name") ?? MarkupScanner.Attribute(html, piece, "itemprop");
                    if (key is { Length: > 0 and < 100 } && MarkupScanner.Attribute(html, piece, "content") is { Length: > 0 and < 2_000 } content)
                    {
                        meta.TryAdd(key, content);
                    }

                    break;
                case "time" when !piece.IsEnd:
                    time ??= MarkupScanner.Attribute(html, piece, "datetime");
                    break;
            }
        }

        blocks.ForEach(facts.ReadBlock);
        facts.Title = First(meta, "og:title", "twitter:title") ?? facts.Title ?? heading ?? titleTag;
        facts.Publisher = First(meta, "og:site_name") ?? facts.Publisher ?? First(meta, "application-name", "dc.publisher", "publisher");
        facts.Published = Date(First(meta, PublishedNames.AsSpan(0, 2))) ?? facts.Published ?? Date(First(meta, PublishedNames)) ?? Date(time);
        facts.Updated ??= First(meta, UpdatedNames);
        if (facts.Authors.Count == 0 && First(meta, "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author") is { } author && !author.Contains("://", StringComparison.Ordinal))
        {
            facts.Authors.Add(author.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? author[3..] : author);
        }

        return facts;

        void Script(MarkupPiece tag, int end)
        {
            if (tag.Name == "script" && end - tag.End < LongestBlock && MarkupScanner.Attribute(html, tag, "type") is { } type && type.Equals("application/ld+json", StringComparison.OrdinalIgnoreCase))
            {
                blocks.Add(html[tag.End..end]);
            }
        }
    }

    private void ReadBlock(string json)
    {
        try
        {
            using var block = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
            Visit(block.RootElement, 0);
        }
        catch (JsonException)
        {
            // A block that is no JSON says nothing: pages hold many such.
        }
    }

    private void Visit(JsonElement element, int depth)
    {
        if (depth > 8)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray().Take(200))
            {
                Visit(item, depth + 1);
            }

            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (element.TryGetProperty("@graph", out var graph))
        {
            Visit(graph, depth + 1);
        }

        var type = element.TryGetProperty("@type", out var kind) ? kind.ToString() : string.Empty;
        if (!(type.Contains("Article", StringComparison.Ordinal) || type.Contains("Posting", StringComparison.Ordinal) || type.Contains("Report", StringComparison.Ordinal) || type.Contains("WebPage", StringComparison.Ordinal)))
        {
            return;
        }

        Published ??= Date(Text(element, "datePublished"));
        Updated ??= Text(element, "dateModified");
        Title ??= Text(element, "headline");
        Publisher ??= element.TryGetProperty("publisher", out var publisher) ? Name(publisher) : null;
        if (Authors.Count == 0 && element.TryGetProperty("author", out var authors))
        {
            var list = authors.ValueKind == JsonValueKind.Array ? authors.EnumerateArray().Take(50).Select(Name) : [Name(authors)];
            Authors.AddRange(list.OfType<string>().Distinct(StringComparer.Ordinal));
        }
    }

    private static string? Name(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Clean(element.GetString()!) is { Length: > 0 } name ? name : null,
        JsonValueKind.Object => Text(element, "name"),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Clean(value.GetString()!) is { Length: > 0 } text ? text : null;

    private static string? First(Dictionary<string, string> meta, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (meta.TryGetValue(name, out var value))
            {
                return Clean(value);
            }
        }

        return null;
    }

    private static string Clean(string text) =>
        string.Join(' ', System.Net.WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The calendar day a metadata time names, in its own zone; a bare year or month stays one.</summary>
    private static PartialDate? Date(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var head = text.Length >= 10 ? text[..10] : text;
        return PartialDate.TryParse(head, out var date) ? date
            : DateWords.Find(text) is { IsWhole: true } words ? words
            : text.Length < 60 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is > 1 and < 9998 ? new(DateOnly.FromDateTime(time.DateTime)) : null;
    }
}
