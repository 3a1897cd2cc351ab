using System.Text.RegularExpressions;

namespace Casus.Reading;

/// <summary>
/// How a text's lines are set: the numbers, letters, bullets and times that items begin with, which are no words of theirs, and the single line breaks that an author made, where
/// others only wrap a paragraph.
/// </summary>
internal sealed partial class LineMarks
{
    // Nobody wraps wider lines by hand: where a block has one, each of its lines is a paragraph.
    private const int WidestWrap = 120;

    // In a block whose lines are wrapped, one that ends so far short of the others ends a paragraph.
    private const double Short = 0.6;

    // So many lines none of which goes on in lower case are no wrapped paragraph.
    private const int FewestUnwrapped = 3;

    private readonly string _text;

    private readonly List<Line> _lines = [];

    private LineMarks(string text) => _text = text;

    private readonly record struct Line(int Start, int End, string? Form, int Value, int Words);

    /// <summary>The marks that items begin with, as places in the text with the white space around, and where sentences begin because a line does.</summary>
    public static (List<(int Start, int End)> Marks, List<int> Begins) Of(string text)
    {
        var lines = new LineMarks(text);
        lines.Split();
        return lines.Find();
    }

    private void Split()
    {
        for (var at = 0; at < _text.Length;)
        {
            var found = _text.AsSpan(at).IndexOfAny('\n', '\r');
            var end = found < 0 ? _text.Length : at + found;
            _lines.Add(Marked(at, end));
            at = end + (end + 1 < _text.Length && _text[end] == '\r' && _text[end + 1] == '\n' ? 2 : 1);
        }
    }

    private Line Marked(int start, int end)
    {
        while (start < end && _text[start] is ' ' or '\t' or '\u00A0')
        {
            start++;
        }

        if (start == end || !(char.IsAsciiDigit(_text[start]) || _text[start] is '(' or '-' or '–' or '—' or '*' or '•' or '●' or '▪' or '◦' or '‣' or '·' || (start + 1 < end && _text[start + 1] is '.' or ')') || (_text[start] is 'i' or 'v' or 'x')))
        {
            return new(start, end, null, 0, start);
        }

        if (Item().Match(_text, start, end - start) is { Success: true } item)
        {
            var (mark, form) = (item.Groups["mark"].Value, item.Groups["open"].Value + "1" + item.Groups["close"].Value);
            return item.Groups["number"].Success ? new(start, end, form, int.Parse(mark, System.Globalization.CultureInfo.InvariantCulture), start + item.Length)
                : item.Groups["letter"].Success ? new(start, end, form.Replace('1', 'a'), mark[0] - 'a' + 1, start + item.Length)
                : item.Groups["part"].Success ? new(start, end, "1.1", 0, start + item.Length)
                : item.Groups["time"].Success ? new(start, end, "00:00", 0, start + item.Length)
                : new(start, end, mark, 0, start + item.Length);
        }

        return new(start, end, null, 0, start);
    }

    private (List<(int Start, int End)> Marks, List<int> Begins) Find()
    {
        var marks = new List<(int Start, int End)>();
        var begins = new List<int>();
        var listed = Listed();
        for (var i = 0; i < _lines.Count; i++)
        {
            if (listed[i])
            {
                marks.Add((_lines[i].Start, _lines[i].Words));
            }
        }

        for (int first = 0, next; first < _lines.Count; first = next)
        {
            next = first + 1;
            while (next < _lines.Count && !IsBlank(next) && !IsBlank(next - 1))
            {
                next++;
            }

            Block(first, next, listed, begins);
        }

        return (marks, begins);
    }

    // A number counts where the one before or after it stands at the beginning of another line; a bullet, a time or a number of parts where another does.
    private bool[] Listed()
    {
        var listed = new bool[_lines.Count];
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].Form is not { } form || Signs(i))
            {
                continue;
            }

            if (last.TryGetValue(form, out var before) && (_lines[i].Value == 0 || _lines[i].Value == _lines[before].Value + 1))
            {
                listed[before] = listed[i] = true;
            }

            last[form] = i;
        }

        return listed;
    }

    // A dash below a quotation, or ahead of a name and a handle, says whose words stand above.
    private bool Signs(int line)
    {
        if (_lines[line].Form is not ("-" or "–" or "—"))
        {
            return false;
        }

        var (above, below) = (line - 1, line + 1);
        while (above >= 0 && IsBlank(above))
        {
            above--;
        }

        while (below < _lines.Count && IsBlank(below))
        {
            below++;
        }

        // A list may follow a quotation.
        if (below < _lines.Count && _lines[below].Form == _lines[line].Form)
        {
            return false;
        }

        return _text.AsSpan(_lines[line].Start, _lines[line].End - _lines[line].Start).Contains("(@", StringComparison.Ordinal)
            || (above >= 0 && _lines[above].Form is null && _text.AsSpan(_lines[above].Start, _lines[above].End - _lines[above].Start).TrimEnd() is [.., '”' or '"' or '»']);
    }

    // A block of lines without a blank one between: each begins a sentence where its break was made, not wrapped.
    private void Block(int first, int end, bool[] listed, List<int> begins)
    {
        var (width, wrapped, broken) = (0, false, end - first >= FewestUnwrapped);
        for (var i = first; i < end; i++)
        {
            width = Math.Max(width, _lines[i].End - _lines[i].Start);
            wrapped |= i > first && !listed[i] && Starts(i, char.IsLower);
        }

        for (var i = first + 1; i < end; i++)
        {
            broken |= HadRoom(i, width);
        }

        for (var i = first; i < end; i++)
        {
            if (listed[i] || (i == first && first > 0 && !IsBlank(i)) || (i > first && !Starts(i, char.IsLower) && (width > WidestWrap || (wrapped ? HadRoom(i, (int)(width * Short)) : broken))))
            {
                begins.Add(_lines[i].Words);
            }
        }
    }

    // Whether the first word of a line would have stood in the line before.
    private bool HadRoom(int line, int width)
    {
        var word = _lines[line].Start;
        while (word < _lines[line].End && !char.IsWhiteSpace(_text[word]))
        {
            word++;
        }

        return _lines[line - 1].End - _lines[line - 1].Start + 1 + word - _lines[line].Start <= width;
    }

    private bool Starts(int line, Func<char, bool> with) => _lines[line].Words < _lines[line].End && with(_text[_lines[line].Words]);

    private bool IsBlank(int line) => _lines[line].Start >= _lines[line].End;

    [GeneratedRegex(@"\G(?:(?<time>(?<mark>(?:[01]?\d|2[0-3])[:.][0-5]\d)(?:\ ?[ap]\.?m\.?)?(?:\ [A-Z]{2,4}(?=\ *[-–—:|]))?(?:\ *[-–—:|])?)|(?<part>(?<mark>\d{1,2}(?:\.\d{1,2})+)\.?)|(?<open>\(?)(?:(?<number>(?<mark>\d{1,3}))|(?<letter>(?<mark>[a-z])))(?<close>[.)])|(?<mark>[-–—*•●▪◦‣·]))[ \t\u00A0]+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
