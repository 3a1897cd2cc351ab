using System.Buffers;
using System.Text;

namespace Casus.Ingestion;

/// <summary>The encoding a page declares in its first 1024 bytes.</summary>
/// <remarks>The prescan of the HTML Standard (section 13.2.3.2): XML declaration, <c>meta charset</c>, <c>meta http-equiv</c>; comments, quotes and other tags are stepped over.</remarks>
internal ref struct PageEncoding
{
    private const int Window = 1024;

    private static readonly SearchValues<char> LabelEnds = SearchValues.Create("; \t\n\f\r");

    private readonly ReadOnlySpan<char> _text; // one char a byte
    private int _at;

    private PageEncoding(ReadOnlySpan<char> text) => _text = text;

    private readonly bool Ended => _at >= _text.Length;

    /// <summary>The name of the encoding, or null when none is declared that is known here.</summary>
    public static string? Declared(ReadOnlySpan<byte> page)
    {
        var head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, Window)]);
        return AsciiBased(XmlDeclaration(head) ?? new PageEncoding(head).Prescan());
    }

    // The declaration itself was read as ASCII, so it cannot be true of UTF-16 or UTF-32; the standard takes UTF-8.
    private static string? AsciiBased(string? name) => name is not null && (name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal)) ? "utf-8" : name;

    private static string? XmlDeclaration(string head)
    {
        if (!head.StartsWith("<?xml", StringComparison.Ordinal))
        {
            return null;
        }

        var end = head.IndexOf('>', StringComparison.Ordinal);
        var declaration = end < 0 ? head : head[..end];
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = declaration.AsSpan(at + "encoding".Length).TrimStart();
        if (rest is not ['=', ..])
        {
            return null;
        }

        rest = rest[1..].TrimStart();
        if (rest is not ['"' or '\'', ..])
        {
            return null;
        }

        var quote = rest[0];
        rest = rest[1..];
        var close = rest.IndexOf(quote);
        return close < 0 ? null : EncodingNames.Find(rest[..close].ToString());
    }

    private string? Prescan()
    {
        while (!Ended)
        {
            var rest = _text[_at..];
            if (rest.StartsWith("<!--"))
            {
                // The two hyphens that open may also close: <!-->.
                var end = rest[2..].IndexOf("-->");
                _at = end < 0 ? _text.Length : _at + 2 + end + 3;
            }
            else if (rest.Length > 5 && rest.StartsWith("<meta", StringComparison.OrdinalIgnoreCase) && IsSpaceOrSlash(rest[5]))
            {
                _at += 5;
                if (Meta() is { } name)
                {
                    return name;
                }
            }
            else if (rest is ['<', '/', var c, ..] && char.IsAsciiLetter(c) || rest is ['<', var d, ..] && char.IsAsciiLetter(d))
            {
                while (!Ended && !IsSpace(_text[_at]) && _text[_at] != '>')
                {
                    _at++;
                }

                while (Attribute(out _, out _))
                {
                }
            }
            else if (rest is ['<', '!' or '/' or '?', ..])
            {
                var end = rest.IndexOf('>');
                _at = end < 0 ? _text.Length : _at + end + 1;
            }
            else
            {
                _at++;
            }
        }

        return null;
    }

    private string? Meta()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pragma = false;
        bool? needPragma = null;
        string? charset = null;
        while (Attribute(out var name, out var value))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            switch (name)
            {
                case "http-equiv":
                    pragma = value == "content-type";
                    break;
                case "content" when charset is null && InContent(value) is { } label && EncodingNames.Find(label) is { } found:
                    (charset, needPragma) = (found, true);
                    break;
                case "charset":
                    (charset, needPragma) = (EncodingNames.Find(value), false);
                    break;
            }
        }

        return needPragma is null || (needPragma.Value && !pragma) ? null : charset;
    }

    // "get an attribute": false at the end of the tag or of the window; name and value in lower case.
    private bool Attribute(out string name, out string value)
    {
        (name, value) = (string.Empty, string.Empty);
        while (!Ended && IsSpaceOrSlash(_text[_at]))
        {
            _at++;
        }

        if (Ended || _text[_at] == '>')
        {
            return false;
        }

        var start = _at;
        while (!Ended && !IsSpaceOrSlash(_text[_at]) && _text[_at] != '>' && (_text[_at] != '=' || _at == start))
        {
            _at++;
        }

        name = _text[start.._at].ToString().ToLowerInvariant();
        SkipSpace();
        if (Ended || _text[_at] != '=')
        {
            return true;
        }

        _at++;
        SkipSpace();
        if (Ended)
        {
            return false;
        }

        if (_text[_at] is '"' or '\'')
        {
            var quote = _text[_at++];
            var length = _text[_at..].IndexOf(quote);
            if (length < 0)
            {
                _at = _text.Length;
                return false;
            }

            value = _text.Slice(_at, length).ToString().ToLowerInvariant();
            _at += length + 1;
            return true;
        }

        start = _at;
        while (!Ended && !IsSpace(_text[_at]) && _text[_at] != '>')
        {
            _at++;
        }

        value = _text[start.._at].ToString().ToLowerInvariant();
        return true;
    }

    // "extracting a character encoding from a meta element"; the value is in lower case already.
    private static string? InContent(string content)
    {
        var from = 0;
        while (true)
        {
            var found = content.IndexOf("charset", from, StringComparison.Ordinal);
            if (found < 0)
            {
                return null;
            }

            from = found + "charset".Length;
            var rest = content.AsSpan(from).TrimStart();
            if (rest is not ['=', ..])
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            if (rest is ['"' or '\'', ..])
            {
                var close = rest[1..].IndexOf(rest[0]);
                return close < 0 ? null : rest.Slice(1, close).ToString();
            }

            var end = rest.IndexOfAny(LabelEnds);
            return (end < 0 ? rest : rest[..end]).ToString();
        }
    }

    private void SkipSpace()
    {
        while (!Ended && IsSpace(_text[_at]))
        {
            _at++;
        }
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';

    private static bool IsSpaceOrSlash(char c) => c == '/' || IsSpace(c);
}
