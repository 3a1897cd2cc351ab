using Casus.Model;

namespace Casus.Reading;

/// <summary>Makes a document of a fetched text: its article where it is a page, and what it says of itself.</summary>
internal static class Opener
{
    public static Document Open(FetchedText fetched, PartialDate? published)
    {
        var isPage = fetched.Kind == TextKind.Page;
        var facts = isPage ? PageFacts.Of(fetched.Text) : null;
        var text = isPage ? ArticleText.Of(fetched.Text, fetched.Address) : fetched.Text;
        var opening = Opening.Of(text);
        var (date, from) = published is { } given ? (given, DateSource.Option)
            : facts?.Published is { } metadata ? (metadata, DateSource.Metadata)
            : opening.Date is { } written ? (written, DateSource.Text)
            : FromName(fetched.Name) is { } named ? (named, DateSource.Name)
            : ((PartialDate?)null, DateSource.None);
        return new()
        {
            Name = fetched.Name,
            Path = fetched.Path,
            Sha256 = fetched.Sha256,
            Text = text,
            Raw = fetched.Raw,
            IsPage = isPage,
            Title = facts is null ? opening.Title : facts.Title,
            Published = date,
            PublishedFrom = from,
            Updated = facts?.Updated,
            Publisher = facts?.Publisher,
            RelayedFrom = opening.Agency is { } agency && agency != facts?.Publisher ? agency : null,
            Dateline = opening.Dateline,
            Authors = facts is null ? [] : facts.Authors.ToValueList(),
            Language = LanguageGuess.Of(text, facts?.Language),
        };
    }

    private static PartialDate? FromName(string name)
    {
        for (var i = 0; i + 10 <= name.Length; i++)
        {
            if (char.IsAsciiDigit(name[i]) && (i == 0 || !char.IsAsciiDigit(name[i - 1])) && (i + 10 == name.Length || !char.IsAsciiDigit(name[i + 10]))
                && PartialDate.TryParse(name.Substring(i, 10), out var date))
            {
                return date;
            }
        }

        return null;
    }
}
