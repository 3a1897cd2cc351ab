using Casus.Language;

namespace Casus.Reading;

/// <summary>A quotation that is a paragraph of its own and is signed behind a dash: <em>“The bridge will stand.” — Ada Grey, the mayor</em>. Marks inside it, and marks that do not pair, change nothing.</summary>
internal static class SignedQuotes
{
    private const double Confidence = 0.8;

    private const int LongestName = 15;

    /// <summary>Adds such sayings; what was found of their quotations goes, but reports inside them.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        var doc = document.Doc;
        for (int first = 0, end; first < doc.Count; first = end)
        {
            end = first + 1;
            while (end < doc.Count && !QuotePairing.EndsParagraph(doc, end - 1))
            {
                end++;
            }

            if (Signed(document, first, end) is var (quoted, source))
            {
                sayings.RemoveAll(one => one.Content.Any(part => part.First < quoted.End && quoted.First < part.End) && !one.Cue.Any(cue => cue.First >= quoted.First && cue.End <= quoted.End));
                sayings.Add(new() { Source = [source], Content = [quoted], Confidence = Confidence, Evidence = ["attribution: a quotation signed behind a dash"] });
            }
        }
    }

    // What stands between the marks of a paragraph, and the name that it is signed with and what it is called, from the dash to the end of the paragraph; null where none signs.
    private static (TokenRange Quoted, TokenRange Source)? Signed(ParsedDocument document, int first, int end)
    {
        var doc = document.Doc;
        while (first < end && document.IsBlank(first))
        {
            first++;
        }

        while (end > first && (document.IsBlank(end - 1) || doc[end - 1].Text is "." or ","))
        {
            end--;
        }

        if (end - first < 4 || !QuotePairing.IsMark(doc, first))
        {
            return null;
        }

        for (var dash = end - 2; dash > first + 2 && end - dash <= LongestName + 1; dash--)
        {
            if (doc[dash + 1].Tag is "VBD" or "VBZ" or "VBP" or "MD" || doc[dash + 1].Text is "." or ";" or ":")
            {
                return null;
            }

            if (doc[dash].Text is "—" or "–" or "―" or "-" or "--")
            {
                var (close, name) = (dash - 1, dash + 1);
                while (close > first && document.IsBlank(close))
                {
                    close--;
                }

                while (name < end - 1 && document.IsBlank(name))
                {
                    name++;
                }

                // A hyphen in the name is no dash behind a quotation.
                if (close > first + 1 && QuotePairing.IsMark(doc, close))
                {
                    return doc[name].Pos == "PROPN" ? (new(first + 1, close), new(name, end)) : null;
                }
            }
        }

        return null;
    }
}
