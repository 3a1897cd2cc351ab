namespace Casus.Model;

/// <summary>What ingestion hands to reading: one input, fetched, unpacked and decoded, not yet understood.</summary>
public sealed record FetchedText
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>SHA-256 of <see cref="Raw"/>, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>The decoded text as it stands, BOM and CR included; of a PDF, the text that was taken from it.</summary>
    public required string Text { get; init; }

    public required TextKind Kind { get; init; }

    /// <summary>Of a PDF: the paragraphs with their pages; what runs on over a page's end is one paragraph of the text and an item for each page.</summary>
    public ValueList<Paragraph> Paragraphs { get; init; } = [];

    /// <summary>The title in a PDF's information dictionary.</summary>
    public string? StatedTitle { get; init; }

    /// <summary>The day of creation in a PDF's information dictionary, in its own zone.</summary>
    public PartialDate? StatedDate { get; init; }

    /// <summary>The final address after redirects, for what was fetched over HTTP.</summary>
    public Uri? Address { get; init; }
}

/// <summary>How a fetched text is to be taken.</summary>
public enum TextKind
{
    Plain,
    Page,
    Pdf,
}
