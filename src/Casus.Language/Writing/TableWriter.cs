using System.Globalization;

namespace Casus.Language;

/// <summary>Writes documents as a table for reading: a line a token, an empty line between sentences. No control character of the text reaches the reader's terminal.</summary>
public sealed class TableWriter(TextWriter writer)
{
    private static readonly string[] Heading = ["#", "token", "lemma", "pos", "tag", "dep", "head", "entity"];

    /// <summary>Writes one document under its name.</summary>
    public void Write(string name, Doc doc)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(doc);
        var sentences = doc.Sentences.Select(s => s.Tokens.Select(Row).ToList()).ToList();
        var widths = Heading.Select((heading, column) => sentences.SelectMany(s => s).Select(r => r[column].Length).Append(heading.Length).Max()).ToArray();
        writer.Write(Visible(name) + "\n");
        Line(Heading, widths);
        foreach (var sentence in sentences)
        {
            sentence.ForEach(row => Line(row, widths));
            writer.Write('\n');
        }
    }

    private static string[] Row(DocToken token) =>
    [
        token.Index.ToString(CultureInfo.InvariantCulture), Visible(token.Text), Visible(token.Lemma), token.Pos, token.Tag, token.Dep,
        token.Head.Index.ToString(CultureInfo.InvariantCulture), token.EntityTag == "O" ? "" : token.EntityTag,
    ];

    private void Line(string[] cells, int[] widths)
    {
        var line = string.Join("  ", cells.Select((cell, column) => column is 0 or 6 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
        writer.Write(line.TrimEnd() + "\n");
    }

    private static string Visible(string text) => string.Concat(text.Select(c => c switch
    {
        '\n' => "⏎",
        '\t' => "⇥",
        ' ' => "␣",
        _ when char.IsControl(c) || (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) =>
            string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
        _ => c.ToString(),
    }));
}
