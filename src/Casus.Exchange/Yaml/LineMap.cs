namespace Casus.Exchange;

/// <summary>Tells line and column of an offset as an editor counts them: from 1, columns in code points.</summary>
internal sealed class LineMap
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public LineMap(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _starts.Add(i + 1);
            }
        }
    }

    public int Line(int offset)
    {
        var at = _starts.BinarySearch(offset);
        return at >= 0 ? at + 1 : ~at;
    }

    public int Column(int offset)
    {
        var column = 1;
        for (var i = _starts[Line(offset) - 1]; i < offset && i < _text.Length; i++)
        {
            // The second half of a pair adds no column, a byte order mark is not seen.
            if (!(char.IsLowSurrogate(_text[i]) && i > 0 && char.IsHighSurrogate(_text[i - 1])) && !(i == 0 && _text[i] == '\uFEFF'))
            {
                column++;
            }
        }

        return column;
    }
}
