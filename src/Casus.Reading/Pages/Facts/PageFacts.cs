using Casus.Model;

namespace Casus.Reading;

/// <summary>What a page says of itself: in JSON-LD, Open Graph and other meta elements, microdata, <c>time</c>, its byline and its address.</summary>
internal sealed class PageFacts
{
    private const int MostAuthors = 20;

    private static readonly string[] TitleNames = ["og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline"];

    private static readonly string[] PublisherNames = ["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher", "cre", "apple-mobile-web-app-title"];

    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published", "article.published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "date", "pubdate",
        "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "published-date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "cxense-pub-date", "citation_publication_date", "citation_date", "article_date_original", "displaydate", "rnews:datepublished", "datecreated", "dc.date.published",
    ];

    private static readonly string[] UpdatedNames = ["article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "article:updated_time", "revised", "updated", "rnews:datemodified"];

    private static readonly string[] AuthorNames = ["author", "article:author", "article:author_name", "byl", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author", "sailthru.author", "citation_author", "creator", "rnews:creator"];

    private static readonly string[] LanguageNames = ["og:locale", "content-language", "dc.language", "dcterms.language", "inlanguage"];

    public string? Title { get; private init; }

    public string? Publisher { get; private init; }

    public PartialDate? Published { get; private init; }

    /// <summary>As the page writes it.</summary>
    public string? Updated { get; private init; }

    /// <summary>As the page declares it: <c>en-GB</c>.</summary>
    public string? Language { get; private init; }

    public IReadOnlyList<string> Authors { get; private init; } = [];

    /// <summary>The body as JSON-LD holds it, and where; null where it does not.</summary>
    public (string Text, Span Source)? Body { get; private init; }

    public static PageFacts Of(PageTree tree, Naming[] naming)
    {
        var marks = PageMarks.Of(tree, naming);
        var data = JsonLd.Of(tree);
        var publisher = Names.Publisher(marks.Meta(PublisherNames.AsSpan(0, 1)), data.Publisher, marks.Meta(PublisherNames), marks.Item("publisher"));
        return new()
        {
            Title = Names.Title(marks.Meta(TitleNames) ?? data.Headline ?? marks.Item("headline") ?? marks.Heading ?? marks.TitleTag, marks.Heading, publisher),
            Publisher = publisher,
            Published = PageDates.Day(marks.Meta(PublishedNames.AsSpan(0, 3))) ?? PageDates.Day(data.Published) ?? PageDates.Day(marks.Meta(PublishedNames)) ?? PageDates.Day(marks.Item("datePublished")) ?? PageDates.Day(marks.Time)
                ?? PageDates.Day(marks.Dated) ?? PageDates.InAddress(marks.Address),
            Updated = data.Updated ?? marks.Meta(UpdatedNames) ?? marks.Item("dateModified"),
            Authors = [.. Writers(data, marks, publisher).Take(MostAuthors)],
            Language = marks.Language ?? data.Language ?? marks.Meta(LanguageNames),
            Body = data.Body,
        };
    }

    private static IReadOnlyList<string> Writers(JsonLd data, PageMarks marks, string? publisher)
    {
        var given = Names.People(data.Authors, publisher);
        if (given.Count == 0)
        {
            given = Names.People(marks.AllMeta(AuthorNames), publisher);
        }

        return given.Count > 0 ? given : Names.People(marks.Byline, publisher);
    }
}
