namespace Casus.Ingestion;

/// <summary>Tells texts from what is none, by the first bytes and by its control characters.</summary>
internal static class BinaryLook
{
    // One control character in this many is still a text with dirt in it.
    private const int TolerableShare = 20;

    /// <summary>What the bytes are by their beginning, with its article; null when they begin like no known format.</summary>
    public static string? Format(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
        {
            return "a GIF picture";
        }

        if (bytes.StartsWith("SQLite format 3\0"u8))
        {
            return "an SQLite database";
        }

        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8))
        {
            return "a RIFF file (WebP, WAV or AVI)";
        }

        return bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, ..] => "a PNG picture",
            [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
            [(byte)'P', (byte)'K', 3 or 5 or 7, 4 or 6 or 8, ..] => "a ZIP archive (Word, OpenDocument and EPUB files are such)",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a program (ELF)",
            [0x1F, 0x8B, 8, ..] => "gzip data (a name ending in .gz has it unpacked, once)",
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, ..] => "bzip2 data",
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "xz data",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "Zstandard data",
            [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7z archive",
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7, ..] => "a RAR archive",
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => "an old Office document",
            _ => null,
        };
    }

    /// <summary>Why a decoded text is no text: a NUL, or more than one control character in twenty; null when it is one.</summary>
    public static string? Controls(ReadOnlySpan<char> text)
    {
        var nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            return "it holds a NUL character";
        }

        var controls = 0;
        foreach (var c in text)
        {
            if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u001b') || c == '\u007f')
            {
                controls++;
            }
        }

        return controls > text.Length / TolerableShare && controls > 1 ? $"{controls} of its {text.Length} characters are control characters" : null;
    }
}
