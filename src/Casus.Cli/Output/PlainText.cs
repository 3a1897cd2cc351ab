using System.Globalization;
using System.Text;

namespace Casus.Cli;

/// <summary>Text for a terminal: wrapped, and with nothing in it that could steer the terminal.</summary>
internal static class PlainText
{
    private const int Width = 100;

    /// <summary>One line: white space is folded; control and direction characters from a document are dropped.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        var indent = text.Length - text.TrimStart(' ').Length;
        line.Append(' ', indent);
        var space = false;
        foreach (var rune in text.AsSpan(indent).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = line.Length > indent;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                continue;
            }

            if (space)
            {
                line.Append(' ', 1);
                space = false;
            }

            line.Append(rune);
        }

        return line.ToString();
    }

    /// <summary>Breaks at spaces; lines after the first are indented.</summary>
    public static string Wrap(string text, int indent)
    {
        if (text.Length <= Width)
        {
            return text;
        }

        var wrapped = new StringBuilder(text.Length + 64);
        var start = 0;
        var room = Width;
        while (text.Length - start > room)
        {
            var cut = text.LastIndexOf(' ', start + room, room);
            if (cut <= start + indent)
            {
                cut = text.IndexOf(' ', start + room); // a word longer than the line stays whole
                if (cut < 0)
                {
                    break;
                }
            }

            wrapped.Append(text, start, cut - start).Append('\n').Append(' ', indent);
            start = cut + 1;
            room = Width - indent;
        }

        return wrapped.Append(text, start, text.Length - start).ToString();
    }
}
