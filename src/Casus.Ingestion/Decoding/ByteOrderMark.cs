namespace Casus.Ingestion;

/// <summary>The encoding a byte order mark names.</summary>
internal static class ByteOrderMark
{
    /// <summary>The name as <see cref="EncodingNames"/> has it, or null without a mark.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",

        // Before UTF-16: as that it would begin with a NUL, which no text does.
        [0xFF, 0xFE, 0, 0, ..] => "utf-32le",
        [0, 0, 0xFE, 0xFF, ..] => "utf-32be",
        [0xFF, 0xFE, ..] => "utf-16le",
        [0xFE, 0xFF, ..] => "utf-16be",
        _ => null,
    };
}
