using System.Text;
using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>Joins lines to paragraphs: by their distance, their indent, a short last line, their size; over column and page ends where the sentence goes on.</summary>
internal static partial class PdfParagraphs
{
    public static (string Text, ValueList<Paragraph> Paragraphs) Join(List<PdfLine> lines)
    {
        var leading = Leading(lines);
        var text = new StringBuilder();
        var paragraphs = new List<Paragraph>();
        PdfLine? before = null;
        int start = 0, first = 0, last = 0;
        foreach (var line in lines)
        {
            if (before is not null)
            {
                var begins = Begins(before, line, leading);
                if (begins || before.Page != line.Page)
                {
                    paragraphs.Add(new(new(start, text.Length), before.Page, new(first, last)));
                }

                if (begins)
                {
                    text.Append("\n\n");
                }
                else if (IsBroken(text, line.Text))
                {
                    text.Length--;
                }
                else
                {
                    text.Append(' ');
                }

                if (begins || before.Page != line.Page)
                {
                    (start, first, last) = (text.Length, line.First, line.Last);
                }
            }
            else
            {
                (first, last) = (line.First, line.Last);
            }

            text.Append(line.Text);
            (first, last) = (Math.Min(first, line.First), Math.Max(last, line.Last));
            before = line;
        }

        if (before is not null)
        {
            paragraphs.Add(new(new(Math.Min(start, text.Length), text.Length), before.Page, new(first, last)));
        }

        // A hyphen that went at a page's end was the last letter of the piece before it.
        for (var i = 0; i + 1 < paragraphs.Count; i++)
        {
            if (paragraphs[i].Span.End > paragraphs[i + 1].Span.Start)
            {
                paragraphs[i] = paragraphs[i] with { Span = new(paragraphs[i].Span.Start, paragraphs[i + 1].Span.Start) };
            }
        }

        return (text.ToString(), paragraphs.ToValueList());
    }

    private static bool Begins(PdfLine before, PdfLine line, double leading)
    {
        if (Item().IsMatch(line.Text) || Math.Abs(before.Size - line.Size) > Math.Max(before.Size, line.Size) * 0.1)
        {
            return true;
        }

        var endsSentence = Sentence().IsMatch(before.Text);
        var isBelow = before.Page == line.Page && before.Bottom > line.Bottom && Math.Min(before.ColumnRight, line.ColumnRight) > Math.Max(before.ColumnLeft, line.ColumnLeft);
        if (!isBelow)
        {
            // The top of the next column or page.
            return endsSentence || !(char.IsLower(line.Text[0]) || before.Text.EndsWith('-') || before.Text.EndsWith(','));
        }

        var width = before.ColumnRight - before.ColumnLeft;
        return before.Bottom - line.Bottom > leading * 1.35
            || line.Left - before.Left > line.Height * 0.8 && endsSentence
            || before.ColumnRight - before.Right > width * 0.2 && endsSentence
            || before.ColumnRight - before.Right > width * 0.5;
    }

    // The usual distance of one line from the next.
    private static double Leading(List<PdfLine> lines)
    {
        var steps = new List<double>();
        for (var i = 1; i < lines.Count; i++)
        {
            var step = lines[i - 1].Bottom - lines[i].Bottom;
            if (lines[i - 1].Page == lines[i].Page && step > 0 && step < lines[i].Height * 2.5)
            {
                steps.Add(step);
            }
        }

        steps.Sort();
        return steps.Count == 0 ? double.MaxValue / 4 : steps[steps.Count / 2];
    }

    // A word divided at the end of its line.
    private static bool IsBroken(StringBuilder text, string next) =>
        text.Length > 1 && text[^1] is '-' or '\u00ad' or '\u2010' && char.IsLetter(text[^2]) && char.IsLower(next[0]);

    [GeneratedRegex(@"[.!?:;…]['""’”»)\]]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^(?:[•●▪‣◦–—*-]\s|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();
}
