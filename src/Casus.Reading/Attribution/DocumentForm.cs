using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>What a document is by its form: a resolution by the line that names its body, a transcript by its turns, a statement by its heading.</summary>
internal static class DocumentForm
{
    private const int FewestTurns = 3;

    private const int LongestLabel = 6;

    private const int HeadingLines = 2;

    private const int LongestHeading = 40;

    private static readonly FrozenSet<string> Headings = FrozenSet.ToFrozenSet(["communique", "communiqué", "declaration", "statement"], StringComparer.Ordinal);

    /// <summary>The line that a resolution names its body with, ahead of what it does: <em>The Harbour Council,</em>. Null where a document has none.</summary>
    public static TokenRange? WhoseLine(ParsedDocument document)
    {
        var doc = document.Doc;
        for (var i = 0; i < doc.Count; i++)
        {
            if (doc[i].Text != "The" || (i > 0 && !QuotePairing.EndsParagraph(doc, i - 1)))
            {
                continue;
            }

            var end = i + 1;
            while (end < doc.Count && end - i < LongestLabel + 2 && (char.IsUpper(doc[end].Text[0]) || doc[end].Lower is "of" or "the" or "and" or "-"))
            {
                end++;
            }

            if (end - i > 1 && end < doc.Count && doc[end].Text == "," && QuotePairing.EndsParagraph(doc, end + (end + 1 < doc.Count && doc[end + 1].IsSpace ? 1 : 0)))
            {
                return new(i, end);
            }
        }

        return null;
    }

    /// <summary>Whether a document is a transcript: at least three paragraphs begin with a name and a colon, of at least two who speak in turns. What each says is their own.</summary>
    public static bool TakesTurns(ParsedDocument document)
    {
        var (doc, turns, labels) = (document.Doc, 0, new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < doc.Count; i++)
        {
            if (doc[i].IsSpace || (i > 0 && !QuotePairing.EndsParagraph(doc, i - 1)))
            {
                continue;
            }

            var end = i;
            while (end < doc.Count && end - i < LongestLabel && char.IsUpper(doc[end].Text[0]) && !QuotePairing.EndsParagraph(doc, end))
            {
                end++;
            }

            if (end > i && end + 1 < doc.Count && doc[end].Text == ":" && !QuotePairing.EndsParagraph(doc, end))
            {
                turns++;
                labels.Add(document.Words(new(i, end)));
            }
        }

        return turns >= FewestTurns && labels.Count >= 2 && labels.Count < turns;
    }

    /// <summary>A line at the head that names what the document is, and tells nothing: <em>Joint Statement of the Ministers of …</em>. Null where there is none.</summary>
    public static TokenRange? Heading(ParsedDocument document)
    {
        var (doc, lines) = (document.Doc, 0);
        foreach (var line in document.Paragraphs())
        {
            if (lines == HeadingLines)
            {
                break;
            }

            lines += doc[line.First].IsSpace ? 0 : 1;
            var (named, tells) = (false, line.Count > LongestHeading);
            for (var i = line.First; i < line.End && !tells; i++)
            {
                named |= char.IsUpper(doc[i].Text[0]) && Headings.Contains(doc[i].Lower) && !Enumerable.Range(line.First, i - line.First).Any(before => doc[before].Pos == "ADP" || doc[before].Tag == "POS");
                tells |= doc[i].Tag is "VBD" or "VBZ" or "VBP" or "MD" || doc[i].Text is ":" or "\"" or "“";
            }

            if (named && !tells)
            {
                return line;
            }
        }

        return null;
    }
}
