namespace Casus.Model;

/// <summary>An immutable text with where it came from.</summary>
/// <remarks>Spans of statements and evidence count into <see cref="Text"/>: a plain text as it stood (BOM and CR included), a page or a PDF as its text was taken from it.</remarks>
public sealed record Document
{
    /// <summary>The base name as it stands, <c>ID.html.gz</c>; names may repeat.</summary>
    public required string Name { get; init; }

    /// <summary>The path or address as found.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of <see cref="Raw"/>, 64 lower-case hex digits: the document's identity.</summary>
    public required string Sha256 { get; init; }

    public required string Text { get; init; }

    /// <summary>The bytes as found, compressed where they were.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>True when <see cref="Text"/> was taken from a page or a PDF.</summary>
    public bool IsPage { get; init; }

    /// <summary>The paragraphs of a text that was cleaned, in order; empty for a text that stands as it was, and for one that comes back from a ledger.</summary>
    public ValueList<Paragraph> Paragraphs { get; init; } = [];

    public string? Title { get; init; }

    public PartialDate? Published { get; init; }

    public DateSource PublishedFrom { get; init; }

    public string? Updated { get; init; }

    public string? Publisher { get; init; }

    /// <summary>The agency whose report this relays.</summary>
    public string? RelayedFrom { get; init; }

    /// <summary>The place of the dateline, <c>ISLAMABAD</c>.</summary>
    public string? Dateline { get; init; }

    public ValueList<string> Authors { get; init; } = [];

    /// <summary>ISO 639-1 code of the language found, or null when it cannot be told.</summary>
    public string? Language { get; init; }
}

/// <summary>Where a document's date of publication was found.</summary>
public enum DateSource
{
    None,
    Option,
    Metadata,
    Text,
    Name,
}
