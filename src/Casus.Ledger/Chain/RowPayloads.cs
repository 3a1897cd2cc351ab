namespace Casus.Ledger;

/// <summary>The payloads of the ledger's own chain, computed from the rows they stand for: once to append them, again to verify them.</summary>
internal static class RowPayloads
{
    /// <summary>Of <c>document-added</c>.</summary>
    /// <param name="row">Hash of the document's columns.</param>
    /// <param name="text">Hash of its text in UTF-8.</param>
    public static ReadOnlySpan<byte> Document(HashedText buffer, ReadOnlySpan<byte> sha256, ReadOnlySpan<byte> row, ReadOnlySpan<byte> text) =>
        buffer.Open().Key("document"u8).Text(sha256).Key("row"u8).Hex(row).Key("text"u8).Hex(text).Close().Written;

    /// <summary>Of <c>document-read</c>.</summary>
    /// <param name="facets">True when the hashes of its statements' rows hold their facets; the first schema had none.</param>
    public static ReadOnlySpan<byte> Read(HashedText buffer, ReadOnlySpan<byte> sha256, ReadOnlySpan<byte> reader, long statements, bool facets)
    {
        buffer.Open().Key("document"u8).Text(sha256);
        _ = facets ? buffer.Key("facets"u8).Number(1) : buffer;
        return buffer.Key("reader"u8).Text(reader).Key("statements"u8).Number(statements).Close().Written;
    }

    /// <summary>Of <c>statement-recorded</c>.</summary>
    /// <param name="row">Hash of the statement's columns.</param>
    public static ReadOnlySpan<byte> Statement(
        HashedText buffer, ReadOnlySpan<byte> sha256, ReadOnlySpan<byte> reader, ReadOnlySpan<byte> row, ReadOnlySpan<byte> statement) =>
        buffer.Open().Key("document"u8).Text(sha256).Key("reader"u8).Text(reader).Key("row"u8).Hex(row).Key("statement"u8).Text(statement).Close().Written;

    /// <summary>The hash of a statement's columns: its id, its JSON (canonical), its weights and its search row.</summary>
    public static void StatementRow(HashedText buffer, in StatementColumns row, System.Span<byte> hash)
    {
        buffer.Open();
        if (!row.HasFacets)
        {
            buffer.Key("heading"u8).Text(row.Heading).Key("json"u8).Text(row.Json).Key("statement"u8).Text(row.Id).Key("text"u8).Text(row.Text).Close().Hash(hash);
            return;
        }

        buffer.Key("confidence"u8).Number(row.Confidence).Key("facets"u8).Text(row.Facets)
            .Key("heading"u8).Text(row.Heading).Key("json"u8).Raw(row.Json).Key("statement"u8).Text(row.Id).Key("text"u8).Text(row.Text)
            .Key("weight"u8).Number(row.Weight).Close().Hash(hash);
    }

    /// <summary>Of <c>text-withdrawn</c>.</summary>
    public static ReadOnlySpan<byte> Withdrawn(HashedText buffer, ReadOnlySpan<byte> sha256, long position, ReadOnlySpan<byte> hash) =>
        Attached(buffer, sha256, position, hash);

    /// <summary>Of <c>document-attached</c>.</summary>
    public static ReadOnlySpan<byte> Attached(HashedText buffer, ReadOnlySpan<byte> sha256, long position, ReadOnlySpan<byte> hash) =>
        buffer.Open().Key("document"u8).Text(sha256).Key("entry"u8).Text($"{EntryKinds.LedgerChain}/{position}").Key("hash"u8).Hex(hash).Close().Written;
}

/// <summary>The columns of a statement as the store holds them, texts in UTF-8.</summary>
internal readonly ref struct StatementColumns
{
    public required ReadOnlySpan<byte> Id { get; init; }

    public required ReadOnlySpan<byte> Json { get; init; }

    public required ReadOnlySpan<byte> Heading { get; init; }

    public required ReadOnlySpan<byte> Text { get; init; }

    /// <summary>False for a statement whose entry was written before there were facets.</summary>
    public required bool HasFacets { get; init; }

    public required ReadOnlySpan<byte> Facets { get; init; }

    public required long Weight { get; init; }

    public required long Confidence { get; init; }
}
