using Casus.Language;

namespace Casus.Reading;

/// <summary>A quotation that is a paragraph of its own and is signed behind a dash: <em>“The bridge will stand.” — Ada Grey, the mayor</em>.</summary>
internal static class SignedQuotes
{
    private const double Confidence = 0.8;

    private const int LongestName = 15;

    /// <summary>Adds such sayings; what was found of their quotations goes, but reports inside them.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        foreach (var quote in document.Quotes.Quotes)
        {
            if (quote.Inner.Count > 0 && Signature(document, quote) is { } source)
            {
                var (first, end) = (quote.Inner.First, quote.Inner.End);
                sayings.RemoveAll(one => one.Content.Any(part => part.First < end && first < part.End) && !one.Cue.Any(cue => cue.First >= first && cue.End <= end));
                sayings.Add(new() { Source = [source], Content = [quote.Inner], Confidence = Confidence, Evidence = ["attribution: a quotation signed behind a dash"] });
            }
        }
    }

    // The name, and what it is called, from the dash to the end of the paragraph; null where none signs.
    private static TokenRange? Signature(ParsedDocument document, Quote quote)
    {
        var doc = document.Doc;
        var first = quote.Open;
        while (first > 0 && !QuotePairing.EndsParagraph(doc, first - 1))
        {
            first--;
            if (!document.IsBlank(first))
            {
                return null;
            }
        }

        var dash = quote.End;
        if (dash + 1 >= doc.Count || doc[dash].Text is not ("—" or "–" or "―" or "-" or "--") || doc[dash + 1].Pos != "PROPN")
        {
            return null;
        }

        var end = dash + 1;
        while (end < doc.Count && end - dash <= LongestName && !doc[end].IsSpace)
        {
            if (doc[end].Tag is "VBD" or "VBZ" or "VBP" or "MD" || doc[end].Text is "." or ";" or ":" && !(end + 1 >= doc.Count || doc[end + 1].IsSpace))
            {
                return null;
            }

            end++;
            if (QuotePairing.EndsParagraph(doc, end - 1))
            {
                break;
            }
        }

        var ends = end >= doc.Count || doc[end].IsSpace && QuotePairing.EndsParagraph(doc, end) || QuotePairing.EndsParagraph(doc, end - 1);
        while (end > dash + 1 && doc[end - 1].Text is "." or ",")
        {
            end--;
        }

        return ends && end > dash + 1 ? new(dash + 1, end) : null;
    }
}
