using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// A quotation that is a paragraph of its own and is signed behind a dash, or in the paragraph below: <em>“The bridge will stand.” — Ada Grey, the mayor</em>; the dash is the cue. So is a post on a
/// social network, with no marks, where a handle and nothing but a date follow the name: <em>We will not yield. — Ada Grey (@agrey) 5 June 2026</em>. Marks inside it, and marks that do not pair, change nothing.
/// </summary>
internal static class SignedQuotes
{
    private const double Confidence = 0.8;

    private const int LongestName = 15;

    private const int LongestDate = 8;

    private const int ShortestPost = 3;

    /// <summary>Adds such sayings; what was found of their quotations goes, but reports inside them.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        var signed = Find(document);
        if (signed.Count == 0)
        {
            return;
        }

        // By token: which of the quotations it stands in, counted from one.
        var inside = new int[document.Doc.Count];
        for (var i = 0; i < signed.Count; i++)
        {
            Array.Fill(inside, i + 1, signed[i].Said.First, signed[i].Said.Count);
        }

        sayings.RemoveAll(saying => saying.Content.Any(part => inside.AsSpan(part.First, part.Count) is var words && words.ContainsAnyExcept(0) && !ReportsIn(saying, words)));
        sayings.AddRange(signed.Select(one => new Saying { Source = [one.Name], Cue = [new(one.Dash, one.Dash + 1)], Content = [one.Said], Confidence = Confidence, Evidence = ["attribution: a quotation signed behind a dash"] }));

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

    private static List<(TokenRange Said, int Dash, TokenRange Name)> Find(ParsedDocument document)
    {
        var signed = new List<(TokenRange Said, int Dash, TokenRange Name)>();
        TokenRange above = default;
        foreach (var paragraph in document.Paragraphs())
        {
            var words = document.WithoutBlanks(paragraph);
            if (words.Count == 0)
            {
                continue;
            }

            if (Signature(document, words) is { } signature)
            {
                var whole = signature.Dash > words.First ? new TokenRange(words.First, signature.Dash) : above;
                if ((signature.IsPost ? Posted(document, whole) : Marked(document, whole)) is { Count: > 0 } said)
                {
                    signed.Add((said, signature.Dash, signature.Name));
                }

                words = default;
            }

            above = words;
        }

        return signed;
    }

    // The dash and the name that a paragraph ends with; null where none signs it.
    private static (int Dash, TokenRange Name, bool IsPost)? Signature(ParsedDocument document, TokenRange words)
    {
        var doc = document.Doc;
        var end = words.End;
        while (end > words.First && (document.IsBlank(end - 1) || doc[end - 1].Text is "." or ","))
        {
            end--;
        }

        var handle = Handle(doc, words.First, end);
        var post = handle is not null;
        end = handle ?? end;
        for (var dash = end - 2; dash >= words.First && end - dash <= LongestName + 1; dash--)
        {
            if (doc[dash + 1].Tag is "VBD" or "VBZ" or "VBP" or "MD" || doc[dash + 1].Text is "." or ";" or ":")
            {
                return null;
            }

            // A hyphen in the name is no dash behind a quotation.
            if (doc[dash].Text is "—" or "–" or "―" or "-" or "--" && (dash == words.First || post || ClosesBehind(document, words.First, dash)))
            {
                var name = document.WithoutBlanks(new(dash + 1, end));
                return name.Count > 0 && doc[name.First].Pos == "PROPN" ? (dash, name, post) : null;
            }
        }

        return null;
    }

    private static bool ClosesBehind(ParsedDocument document, int first, int dash)
    {
        var close = dash - 1;
        while (close > first && document.IsBlank(close))
        {
            close--;
        }

        return close > first + 1 && QuotePairing.IsMark(document.Doc, close);
    }

    // “(@agrey) June 5, 2026” at the end: where it begins; null where no handle stands there.
    private static int? Handle(Doc doc, int first, int end)
    {
        for (var at = end - 1; at > first + 1 && end - at <= LongestDate; at--)
        {
            if (doc[at].Text.StartsWith('@') && doc[at].Text.Length > 1)
            {
                return doc[at - 1].Text == "(" && at + 1 < end && doc[at + 1].Text == ")" ? at - 1 : null;
            }
        }

        return null;
    }

    // What stands between the marks of a paragraph; empty where it has none at both ends.
    private static TokenRange Marked(ParsedDocument document, TokenRange whole)
    {
        var words = document.WithoutBlanks(whole);
        return words.Count >= 4 && QuotePairing.IsMark(document.Doc, words.First) && QuotePairing.IsMark(document.Doc, words.End - 1) && !IsBroken(document.Doc, words) ? new(words.First + 1, words.End - 1) : default;
    }

    // “It is over,” Grey told “The Morning”: a mark behind a comma ends what is quoted, and a word behind that mark is the reporter's.
    private static bool IsBroken(Doc doc, TokenRange words)
    {
        for (var mark = words.First + 2; mark + 2 < words.End; mark++)
        {
            if (QuotePairing.IsMark(doc, mark) && doc[mark - 1].Text is "," or "!" or "?" && doc[mark + 1].Pos is not ("PUNCT" or "SPACE"))
            {
                return true;
            }
        }

        return false;
    }

    // A post without the links that it ends with.
    private static TokenRange Posted(ParsedDocument document, TokenRange whole)
    {
        var words = document.WithoutBlanks(whole);
        var end = words.End;
        while (end > words.First && (document.IsBlank(end - 1) || IsLink(document.Doc[end - 1].Text)))
        {
            end--;
        }

        return end - words.First >= ShortestPost ? new(words.First, end) : default;
    }

    private static bool IsLink(string word) => word.Contains("://", StringComparison.Ordinal) || word.StartsWith("pic.", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.Ordinal);
}
