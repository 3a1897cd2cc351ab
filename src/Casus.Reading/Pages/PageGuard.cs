using System.Text;

namespace Casus.Reading;

/// <summary>Makes a page's source small and shallow enough for a tree, or says that it cannot be.</summary>
/// <remarks>Scripts, styles, comments and long or unneeded attributes are dropped on the way; a tree's algorithms recurse and compare siblings, so depth and counts are limited.</remarks>
internal static class PageGuard
{
    public const int MaxDepth = 200;

    public const int MaxTags = 60_000;

    public const int MaxLength = 4_000_000;

    private const int LongestAttribute = 2_000;

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr" };

    // Formatting tags left open are opened again in every block that follows, by the standard: they are not needed to find the text.
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal) { "b", "i", "u", "s", "em", "strong", "small", "big", "font", "tt", "nobr", "strike", "code", "link", "base", "object", "embed", "frame", "frameset", "applet", "source", "track", "input", "button", "select", "option", "plaintext", "xmp", "listing", "math" };

    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase) { "id", "class", "href", "src", "rel", "itemprop", "itemscope", "itemtype", "role", "name", "property", "content", "style", "hidden", "aria-hidden", "lang", "dir", "alt", "datetime", "width", "height" };

    /// <summary>The reduced source, or null for a page no tree should be built of.</summary>
    public static string? Reduce(string html)
    {
        var reduced = new StringBuilder(Math.Min(html.Length, MaxLength));
        int depth = 0, tags = 0;
        foreach (var piece in MarkupScanner.Pieces(html))
        {
            if (piece.IsText)
            {
                reduced.Append(html, piece.Start, piece.End - piece.Start);
            }
            else if (!Dropped.Contains(piece.Name))
            {
                tags++;
                if (!Void.Contains(piece.Name))
                {
                    depth = Math.Max(0, depth + (piece.IsEnd ? -1 : ImpliedEnd(piece.Name) ? 0 : 1));
                }

                Write(html, piece, reduced);
            }

            if (tags > MaxTags || depth > MaxDepth || reduced.Length > MaxLength)
            {
                return null;
            }
        }

        return reduced.ToString();
    }

    // Their end tags may be left out, so that counting them would find depth where there is none.
    private static bool ImpliedEnd(string name) => name is "p" or "li" or "dt" or "dd" or "tr" or "td" or "th" or "option" or "thead" or "tbody" or "html" or "body" or "head";

    private static void Write(string html, MarkupPiece piece, StringBuilder reduced)
    {
        reduced.Append(piece.IsEnd ? "</" : "<").Append(piece.Name);
        if (!piece.IsEnd)
        {
            foreach (var (key, value) in MarkupScanner.Attributes(html, piece))
            {
                if (value.Length <= LongestAttribute && Kept.Contains(html[key.Start..key.End]))
                {
                    reduced.Append(' ').Append(html, key.Start, key.Length).Append("=\"").Append(html[value.Start..value.End].Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
                }
            }
        }

        reduced.Append('>');
    }
}
