using Casus.Model;

namespace Casus.Reading;

/// <summary>The attributes of one tag, from left to right, at most 64.</summary>
internal ref struct AttributeReader(ReadOnlySpan<char> html, int start, int end)
{
    private const int Most = 64;

    private readonly ReadOnlySpan<char> _html = html;
    private readonly int _end = end;
    private int _at = start;
    private int _count;

    /// <summary>The place of the name.</summary>
    public Span Name { get; private set; }

    /// <summary>The place of the value, without its quotes; empty where there is none.</summary>
    public Span Value { get; private set; }

    public bool Next()
    {
        if (++_count > Most)
        {
            return false;
        }

        while (_at < _end && (char.IsWhiteSpace(_html[_at]) || _html[_at] is '/' or '>' or '"' or '\''))
        {
            _at++;
        }

        var key = _at;
        while (_at < _end && !char.IsWhiteSpace(_html[_at]) && _html[_at] is not ('=' or '>' or '/'))
        {
            _at++;
        }

        if (_at == key)
        {
            return false;
        }

        Name = new(key, _at);
        SkipSpace();
        if (_at >= _end || _html[_at] != '=')
        {
            Value = new(_at, _at);
            return true;
        }

        _at++;
        SkipSpace();
        var quote = _at < _end && _html[_at] is '"' or '\'' ? _html[_at] : '\0';
        var from = quote == '\0' ? _at : _at + 1;
        _at = from;
        if (quote != '\0')
        {
            var close = _at < _end ? _html[_at.._end].IndexOf(quote) : -1;
            _at = close < 0 ? _end : _at + close;
        }
        else
        {
            while (_at < _end && !char.IsWhiteSpace(_html[_at]) && _html[_at] != '>')
            {
                _at++;
            }
        }

        Value = new(Math.Min(from, _end), Math.Max(Math.Min(from, _end), _at));
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _end && char.IsWhiteSpace(_html[_at]))
        {
            _at++;
        }
    }
}
