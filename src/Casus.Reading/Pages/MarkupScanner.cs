namespace Casus.Reading;

/// <summary>One piece of a page's source: a tag with its attributes, or text.</summary>
/// <param name="Name">The tag's name in lower case; empty for text.</param>
/// <param name="IsEnd">True for an end tag.</param>
/// <param name="Start">Where it begins in the source.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct MarkupPiece(string Name, bool IsEnd, int Start, int End)
{
    public bool IsText => Name.Length == 0;
}

/// <summary>Reads a page's source from left to right once, without building a tree: safe for any depth and size.</summary>
internal static class MarkupScanner
{
    private const int LongestName = 40;

    private static readonly string[] Raw = ["script", "style", "noscript", "svg", "template", "iframe", "textarea"];

    /// <summary>Tags and texts; comments, declarations and the insides of scripts and styles are passed over, <paramref name="scripts"/> excepted.</summary>
    public static IEnumerable<MarkupPiece> Pieces(string html, Action<MarkupPiece, int>? scripts = null)
    {
        var at = 0;
        var unclosed = string.Empty;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                yield return new(string.Empty, false, at, html.Length);
                yield break;
            }

            if (open > at)
            {
                yield return new(string.Empty, false, at, open);
            }

            if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
            {
                var close = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
                at = close < 0 ? html.Length : close + 3;
                continue;
            }

            var isEnd = open + 1 < html.Length && html[open + 1] == '/';
            var name = Name(html, open + (isEnd ? 2 : 1));
            if (name.Length == 0)
            {
                at = open + 1 < html.Length && html[open + 1] is '!' or '?' ? After(html, open, '>') : open + 1;
                continue;
            }

            var end = TagEnd(html, open + 1, ref unclosed);
            var piece = new MarkupPiece(name, isEnd, open, end);
            at = end;
            if (!isEnd && Array.IndexOf(Raw, name) >= 0 && html[end - 2 >= 0 ? end - 2 : 0] != '/')
            {
                var close = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
                at = close < 0 ? html.Length : TagEnd(html, close + 1, ref unclosed);
                scripts?.Invoke(piece, close < 0 ? html.Length : close);
                continue;
            }

            yield return piece;
        }
    }

    /// <summary>The value of an attribute of the tag that stands at [start, end), decoded; null when it has none.</summary>
    public static string? Attribute(string html, MarkupPiece tag, string name)
    {
        foreach (var (key, value) in Attributes(html, tag))
        {
            if (html.AsSpan(key.Start, key.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return System.Net.WebUtility.HtmlDecode(html[value.Start..value.End]).Trim();
            }
        }

        return null;
    }

    /// <summary>The places of a tag's attribute names and values, at most 64.</summary>
    public static IEnumerable<(Model.Span Key, Model.Span Value)> Attributes(string html, MarkupPiece tag)
    {
        var at = tag.Start + 1 + tag.Name.Length;
        for (var count = 0; count < 64 && at < tag.End - 1; count++)
        {
            while (at < tag.End && (char.IsWhiteSpace(html[at]) || html[at] == '/'))
            {
                at++;
            }

            var key = at;
            while (at < tag.End && !char.IsWhiteSpace(html[at]) && html[at] is not ('=' or '>' or '/'))
            {
                at++;
            }

            if (at == key)
            {
                yield break;
            }

            Model.Span name = new(key, at);
            while (at < tag.End && char.IsWhiteSpace(html[at]))
            {
                at++;
            }

            if (at >= tag.End || html[at] != '=')
            {
                yield return (name, new(at, at));
                continue;
            }

            at++;
            while (at < tag.End && char.IsWhiteSpace(html[at]))
            {
                at++;
            }

            var quote = at < tag.End && html[at] is '"' or '\'' ? html[at] : '\0';
            var start = quote == '\0' ? at : at + 1;
            at = start;
            while (at < tag.End && (quote == '\0' ? !char.IsWhiteSpace(html[at]) && html[at] != '>' : html[at] != quote))
            {
                at++;
            }

            yield return (name, new(start, at));
            at++;
        }
    }

    private static string Name(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < LongestName && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is '-' or ':'))
        {
            end++;
        }

        return end == start || !char.IsAsciiLetter(html[start]) ? string.Empty : html[start..end].ToLowerInvariant();
    }

    // Past the tag's closing bracket; one inside a quoted value does not close it. A quote that never closes is looked for once.
    private static int TagEnd(string html, int at, ref string unclosed)
    {
        for (var i = at; i < html.Length; i++)
        {
            var c = html[i];
            if (c == '>')
            {
                return i + 1;
            }

            if (c is '"' or '\'' && html[i - 1] == '=' && !unclosed.Contains(c))
            {
                var close = html.IndexOf(c, i + 1);
                if (close < 0)
                {
                    unclosed += c;
                }
                else
                {
                    i = close;
                }
            }
        }

        return html.Length;
    }

    private static int After(string html, int at, char mark)
    {
        var found = html.IndexOf(mark, at);
        return found < 0 ? html.Length : found + 1;
    }
}
