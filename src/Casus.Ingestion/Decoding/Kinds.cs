using Casus.Model;

namespace Casus.Ingestion;

/// <summary>Whether a text is a page: by its content type, else by its name, else by how it begins.</summary>
internal static class Kinds
{
    /// <summary>Null where neither says.</summary>
    /// <param name="name">A base name; an ending <c>.gz</c> is looked through.</param>
    /// <param name="mediaType">As HTTP gave it, without parameters.</param>
    public static TextKind? ByLabel(string name, string? mediaType)
    {
        switch (mediaType?.ToLowerInvariant())
        {
            case "text/html" or "application/xhtml+xml":
                return TextKind.Page;
            case "text/plain" or "text/markdown":
                return TextKind.Plain;
        }

        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(plain).ToLowerInvariant() switch
        {
            ".html" or ".htm" or ".xhtml" => TextKind.Page,
            ".txt" or ".md" => TextKind.Plain,
            _ => null,
        };
    }

    /// <summary>A page begins, after mark, white space, comments and an XML declaration, with <c>&lt;!doctype html</c> or <c>&lt;html</c>.</summary>
    public static TextKind ByBeginning(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart().TrimStart('\uFEFF').TrimStart();
            var close = text.StartsWith("<!--") ? "-->" : text.StartsWith("<?xml") ? "?>" : null;
            if (close is null)
            {
                return BeginsTag(text, "<!doctype html") || BeginsTag(text, "<html") ? TextKind.Page : TextKind.Plain;
            }

            var end = text.IndexOf(close);
            if (end < 0)
            {
                return TextKind.Plain;
            }

            text = text[(end + close.Length)..];
        }
    }

    private static bool BeginsTag(ReadOnlySpan<char> text, string tag) =>
        text.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && (text.Length == tag.Length || text[tag.Length] is '>' or '/' || char.IsWhiteSpace(text[tag.Length]));
}
