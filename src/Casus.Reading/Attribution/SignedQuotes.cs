using Casus.Language;

namespace Casus.Reading;

/// <summary>A quotation that is a paragraph of its own and is signed behind a dash: <em>“The bridge will stand.” — Ada Grey, the mayor</em>; its dash is the cue. Marks inside it, and marks that do not pair, change nothing.</summary>
internal static class SignedQuotes
{
    private const double Confidence = 0.8;

    private const int LongestName = 15;

    /// <summary>Adds such sayings; what was found of their quotations goes, but reports inside them.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        var signed = new List<(TokenRange Quoted, int Dash, TokenRange Source)>();
        foreach (var paragraph in document.Paragraphs())
        {
            if (Signed(document, paragraph) is { } found)
            {
                signed.Add(found);
            }
        }

        if (signed.Count == 0)
        {
            return;
        }

        // By token: which of the quotations it stands in, counted from one.
        var inside = new int[document.Doc.Count];
        for (var i = 0; i < signed.Count; i++)
        {
            Array.Fill(inside, i + 1, signed[i].Quoted.First, signed[i].Quoted.Count);
        }

        sayings.RemoveAll(saying => saying.Content.Any(part => inside.AsSpan(part.First, part.Count) is var words && words.ContainsAnyExcept(0) && !ReportsIn(saying, words)));
        sayings.AddRange(signed.Select(one => new Saying { Source = [one.Source], Cue = [new(one.Dash, one.Dash + 1)], Content = [one.Quoted], Confidence = Confidence, Evidence = ["attribution: a quotation signed behind a dash"] }));

        // A content in several of them is a report in each.
        bool ReportsIn(Saying saying, ReadOnlySpan<int> words)
        {
            foreach (var quoted in words)
            {
                if (quoted > 0 && !saying.Cue.Any(cue => inside[cue.First] == quoted && inside[cue.End - 1] == quoted))
                {
                    return false;
                }
            }

            return true;
        }
    }

    // What stands between the marks of a paragraph, the dash, and the name that it is signed with and what it is called, from the dash to the end of the paragraph; null where none signs.
    private static (TokenRange Quoted, int Dash, TokenRange Source)? Signed(ParsedDocument document, TokenRange paragraph)
    {
        var doc = document.Doc;
        var words = document.WithoutBlanks(paragraph);
        var (first, end) = (words.First, words.End);
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
                    return doc[name].Pos == "PROPN" ? (new(first + 1, close), dash, new(name, end)) : null;
                }
            }
        }

        return null;
    }
}
