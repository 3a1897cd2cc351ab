using Casus.Model;

namespace Casus.Ledger;

/// <summary>A document's columns but its text and raw bytes, as the store holds them.</summary>
internal sealed record DocumentColumns(
    string Sha256,
    string Name,
    string Path,
    long IsPage,
    string? Title,
    string? Published,
    string? PublishedFrom,
    string? Updated,
    string? Publisher,
    string? RelayedFrom,
    string? Dateline,
    string Authors,
    string? Language)
{
    public static DocumentColumns Of(Document document, string authors) => new(
        document.Sha256,
        document.Name,
        document.Path,
        document.IsPage ? 1 : 0,
        document.Title,
        document.Published?.ToString(),
        document.PublishedFrom.Word(),
        document.Updated,
        document.Publisher,
        document.RelayedFrom,
        document.Dateline,
        authors,
        document.Language);

    public byte[] Hash(HashedText buffer) => buffer.Open()
        .Key("authors"u8).Text(Authors)
        .Key("dateline"u8).Text(Dateline)
        .Key("is_page"u8).Number(IsPage)
        .Key("language"u8).Text(Language)
        .Key("name"u8).Text(Name)
        .Key("path"u8).Text(Path)
        .Key("published"u8).Text(Published)
        .Key("published_from"u8).Text(PublishedFrom)
        .Key("publisher"u8).Text(Publisher)
        .Key("relayed_from"u8).Text(RelayedFrom)
        .Key("sha256"u8).Text(Sha256)
        .Key("title"u8).Text(Title)
        .Key("updated"u8).Text(Updated)
        .Close().ToHash();
}
