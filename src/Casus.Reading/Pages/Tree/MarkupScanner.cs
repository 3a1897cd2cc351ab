using Casus.Model;

namespace Casus.Reading;

internal enum PieceKind : byte
{
    Text,
    Start,
    End,
}

/// <summary>Reads a page's source from left to right once: texts and tags with their places. Comments and declarations are passed over.</summary>
/// <remarks>
/// Linear in the source whatever it holds: what never closes is looked for once. Elements whose content is no markup (scripts, styles, frames) come as one
/// start with <see cref="Content"/>.
/// </remarks>
internal ref struct MarkupScanner(string html)
{
    private readonly string _html = html;
    private int _at;
    private bool _noDouble;
    private bool _noSingle;
    private bool _noComment;
    private uint _neverClosed; // by the first letter of a raw element's name

    public PieceKind Kind { get; private set; }

    public Tag Tag { get; private set; }

    public int Start { get; private set; }

    /// <summary>Past the text or the tag.</summary>
    public int End { get; private set; }

    /// <summary>Where a tag's attributes begin.</summary>
    public int Attributes { get; private set; }

    /// <summary>The source between a raw element's tags.</summary>
    public Span Content { get; private set; }

    public bool IsSelfClosed { get; private set; }

    public bool Next()
    {
        while (_at < _html.Length)
        {
            var open = _html.AsSpan(_at).IndexOf('<');
            open = open < 0 ? _html.Length : _at + open;
            if (open > _at)
            {
                // A bracket that opens no tag is text of its own.
                return Text(_at, open);
            }

            var next = open + 1 < _html.Length ? _html[open + 1] : '\0';
            if (char.IsAsciiLetter(next))
            {
                return StartTag(open);
            }

            if (next == '/' && open + 2 < _html.Length && char.IsAsciiLetter(_html[open + 2]))
            {
                return EndTag(open);
            }

            if (next is '!' or '?' or '/')
            {
                _at = PastDeclaration(open);
                continue;
            }

            return Text(open, open + 1);
        }

        return false;
    }

    private bool Text(int start, int end)
    {
        (Kind, Tag, Start, End, _at) = (PieceKind.Text, Tag.Text, start, end, end);
        return true;
    }

    private bool StartTag(int open)
    {
        var at = NameEnd(open + 1);
        (Kind, Tag, Start, Attributes) = (PieceKind.Start, Tags.Of(_html.AsSpan(open + 1, at - open - 1)), open, at);
        End = TagEnd(at);
        IsSelfClosed = End - 2 > open && _html[End - 2] == '/';
        _at = End;
        if (Tag.IsRaw() && !(IsSelfClosed && Tag == Tag.Raw))
        {
            var name = _html.AsSpan(open + 1, at - open - 1);
            var close = Closing(name, 1u << (name[0] & 31));
            Content = new(End, close);
            if (close > End)
            {
                var past = _html.AsSpan(close).IndexOf('>');
                _at = past < 0 ? _html.Length : close + past + 1;
            }
        }

        return true;
    }

    private bool EndTag(int open)
    {
        var at = NameEnd(open + 2);
        (Kind, Tag, Start) = (PieceKind.End, Tags.Of(_html.AsSpan(open + 2, at - open - 2)), open);
        var close = _html.AsSpan(at).IndexOf('>');
        End = _at = close < 0 ? _html.Length : at + close + 1;
        return true;
    }

    private readonly int NameEnd(int at)
    {
        while (at < _html.Length && _html[at] is not ('>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f'))
        {
            at++;
        }

        return at;
    }

    // Past the tag's bracket; one inside a quoted value does not close it.
    private int TagEnd(int at)
    {
        while (at < _html.Length)
        {
            var found = _html.AsSpan(at).IndexOfAny('>', '"', '\'');
            if (found < 0)
            {
                return _html.Length;
            }

            at += found;
            var mark = _html[at];
            if (mark == '>')
            {
                return at + 1;
            }

            ref var never = ref mark == '"' ? ref _noDouble : ref _noSingle;
            if (!never && BeginsValue(at))
            {
                var close = _html.AsSpan(at + 1).IndexOf(mark);
                if (close < 0)
                {
                    never = true;
                }
                else
                {
                    at += close + 1;
                }
            }

            at++;
        }

        return _html.Length;
    }

    private readonly bool BeginsValue(int quote)
    {
        var before = quote - 1;
        while (before > Start && char.IsWhiteSpace(_html[before]) && quote - before < 8)
        {
            before--;
        }

        return _html[before] == '=';
    }

    private int Closing(ReadOnlySpan<char> name, uint kind)
    {
        if ((_neverClosed & kind) != 0)
        {
            return End;
        }

        var from = End;
        while (from < _html.Length)
        {
            var found = _html.AsSpan(from).IndexOf("</");
            if (found < 0)
            {
                break;
            }

            from += found;
            if (from + 2 + name.Length <= _html.Length && _html.AsSpan(from + 2, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return from;
            }

            from += 2;
        }

        // A script runs to the end, by the standard; a frame that was forgotten should not take the page with it.
        _neverClosed |= kind;
        return Tag is Tag.Script or Tag.Style ? _html.Length : End;
    }

    private int PastDeclaration(int open)
    {
        if (_html.AsSpan(open).StartsWith("<!--") && !_noComment)
        {
            var close = _html.AsSpan(open + 2).IndexOf("-->");
            if (close >= 0)
            {
                return open + close + 5;
            }

            _noComment = true;
        }

        var past = _html.AsSpan(open).IndexOf('>');
        return past < 0 ? _html.Length : open + past + 1;
    }
}
