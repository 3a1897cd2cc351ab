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
    public static ReadOnlySpan<byte> Read(HashedText buffer, ReadOnlySpan<byte> sha256, ReadOnlySpan<byte> reader, long statements) =>
        buffer.Open().Key("document"u8).Text(sha256).Key("reader"u8).Text(reader).Key("statements"u8).Number(statements).Close().Written;

    /// <summary>Of <c>statement-recorded</c>.</summary>
    /// <param name="row">Hash of the statement's columns.</param>
    public static ReadOnlySpan<byte> Statement(
        HashedText buffer, ReadOnlySpan<byte> sha256, ReadOnlySpan<byte> reader, ReadOnlySpan<byte> row, ReadOnlySpan<byte> statement) =>
        buffer.Open().Key("document"u8).Text(sha256).Key("reader"u8).Text(reader).Key("row"u8).Hex(row).Key("statement"u8).Text(statement).Close().Written;

    /// <summary>The hash of a statement's columns: its id, its JSON (canonical) and its search row.</summary>
    public static void StatementRow(
        HashedText buffer, ReadOnlySpan<byte> heading, ReadOnlySpan<byte> id, ReadOnlySpan<byte> json, ReadOnlySpan<byte> text, System.Span<byte> hash) =>
        buffer.Open().Key("heading"u8).Text(heading).Key("json"u8).Text(json).Key("statement"u8).Text(id).Key("text"u8).Text(text).Close().Hash(hash);

    /// <summary>Of <c>document-attached</c>.</summary>
    public static ReadOnlySpan<byte> Attached(HashedText buffer, ReadOnlySpan<byte> sha256, long position, ReadOnlySpan<byte> hash) =>
        buffer.Open().Key("document"u8).Text(sha256).Key("entry"u8).Text($"{EntryKinds.LedgerChain}/{position}").Key("hash"u8).Hex(hash).Close().Written;
}
