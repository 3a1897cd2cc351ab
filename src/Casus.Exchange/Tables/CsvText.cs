using System.Text;

namespace Casus.Exchange;

/// <summary>A cell of a table and where it stands.</summary>
/// <param name="Start">UTF-16 units into the table's text.</param>
internal readonly record struct Cell(int Start, string Value);

/// <summary>Reads delimited text (RFC 4180): cells in quotation marks may hold the delimiter, line ends and doubled quotation marks.</summary>
internal static class CsvText
{
    public const int MaxCells = 4096;

    /// <summary>The delimiter that the first line has most of, outside quotation marks: a comma where it has none.</summary>
    public static char Delimiter(string text)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0, ['|'] = 0 };
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c is '\n' && !quoted)
            {
                break;
            }
            else if (!quoted && counts.TryGetValue(c, out var count))
            {
                counts[c] = count + 1;
            }
        }

        return counts.MaxBy(pair => pair.Value).Key;
    }

    /// <summary>The lines with something in them, in order. A line with other text after a quoted cell is told and left out; a quotation mark that is not closed is told and ends the table.</summary>
    public static IEnumerable<List<Cell>> Lines(string text, char delimiter, Diagnostics found)
    {
        var at = text is ['\uFEFF', ..] ? 1 : 0;
        var line = new List<Cell>();
        var value = new StringBuilder();
        var isRefused = false;
        while (at < text.Length)
        {
            var start = at;
            value.Clear();
            if (text[at] == '"')
            {
                if (!Quoted(text, ref at, value))
                {
                    found.Add(start, "unclosed-quote", $"the quotation mark that opens this cell is not closed; from here to the end of the table, line {found.Line(text.TrimEnd().Length)}, nothing is read");
                    yield break;
                }

                // A cell that was closed by the quotation mark of a later one has swallowed what stands between.
                var rest = at;
                while (rest < text.Length && text[rest] is ' ' or '\t' && text[rest] != delimiter)
                {
                    rest++;
                }

                if (!isRefused && rest < text.Length && text[rest] != delimiter && text[rest] is not ('\n' or '\r'))
                {
                    isRefused = true;
                    found.Add(start, "unclosed-quote", "the quotation mark that closes this cell has other text after it: one is missing before, or one inside the cell is not doubled");
                }
            }

            while (at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r'))
            {
                value.Append(text[at++]);
            }

            line.Add(new Cell(start, value.ToString()));
            if (line.Count > MaxCells)
            {
                found.Add(start, "too-large", $"a line may hold {MaxCells} cells at most");
                yield break;
            }

            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at < text.Length && text[at] is not ('\n' or '\r'))
                {
                    continue;
                }

                line.Add(new Cell(at, string.Empty)); // the line ends with its delimiter
            }

            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            if (!isRefused && line.Exists(cell => !string.IsNullOrWhiteSpace(cell.Value)))
            {
                yield return line;
            }

            (line, isRefused) = ([], false);
        }

        if (!isRefused && line.Exists(cell => !string.IsNullOrWhiteSpace(cell.Value)))
        {
            yield return line;
        }
    }

    private static bool Quoted(string text, ref int at, StringBuilder value)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at++;
            }
            else
            {
                at++;
                return true;
            }
        }

        return false;
    }
}
