using Casus.Model;

namespace Casus.Reading;

/// <summary>Makes a document of a fetched text: its article where it is a page, and what it says of itself.</summary>
internal static class Opener
{
    public static Document Open(FetchedText fetched, PartialDate? published)
    {
        var page = fetched.Kind == TextKind.Page ? Page.Of(fetched.Text) : null;
        var facts = page?.Facts;
        var text = page is null ? fetched.Text : page.Article.Text;
        var opening = Opening.Of(text);
        var (date, from) = published is { } given ? (given, DateSource.Option)
            : facts?.Published is { } metadata ? (metadata, DateSource.Metadata)
            : opening.Date is { } written ? (written, DateSource.Text)
            : fetched.StatedDate is { } stated ? (stated, DateSource.Metadata)
            : FileDates.Find(fetched.Name) is { } named ? (named, DateSource.Name)
            : ((PartialDate?)null, DateSource.None);
        return new()
        {
            Name = fetched.Name,
            Path = fetched.Path,
            Sha256 = fetched.Sha256,
            Text = text,
            Raw = fetched.Raw,
            IsPage = fetched.Kind != TextKind.Plain,
            Paragraphs = page?.Article.Paragraphs ?? fetched.Paragraphs,
            Title = facts is null ? opening.Title ?? fetched.StatedTitle : facts.Title,
            Published = date,
            PublishedFrom = from,
            Updated = facts?.Updated,
            Publisher = facts?.Publisher,
            RelayedFrom = Relayed(opening, facts),
            Dateline = opening.Dateline,
            Authors = [.. facts is null ? opening.Authors : facts.Authors],
            Language = LanguageGuess.Of(text, facts?.Language),
        };
    }

    // What the text says, else an agency in the place of the author; an agency's own page relays nobody.
    private static string? Relayed(Opening opening, PageFacts? facts)
    {
        var agency = opening.Agency ?? facts?.Authors.Select(Agencies.Known).FirstOrDefault(static name => name is not null);
        return agency is not null && (facts?.Publisher is not { } publisher || Agencies.Known(publisher) != agency) && agency != facts?.Publisher ? agency : null;
    }
}
