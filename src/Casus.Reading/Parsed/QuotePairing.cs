using Casus.Language;

namespace Casus.Reading;

/// <summary>Pairs the quotation marks of a document's tokens.</summary>
internal static class QuotePairing
{
    private const int ApostropheReach = 60;

    public static List<Quote> Find(Doc doc)
    {
        var quotes = new List<Quote>();
        var open = -1;
        var close = string.Empty;
        var goesOn = false;
        for (var i = 0; i < doc.Count; i++)
        {
            if (open < 0)
            {
                if (Closer(doc, i) is { } closer)
                {
                    (open, close) = (i, closer);
                }
            }
            else if (Closes(doc, i, close))
            {
                Add(open, i, i + 1, goesOn);
                (open, goesOn) = (-1, false);
            }

            if (open >= 0 && (i + 1 == doc.Count || EndsParagraph(doc, i)))
            {
                var next = i + 1;
                while (next < doc.Count && doc[next].IsSpace)
                {
                    next++;
                }

                var again = next < doc.Count && doc[next].Text == doc[open].Text;
                if (again || close is not ("'" or "’"))
                {
                    var end = doc[i].IsSpace ? i : i + 1;
                    Add(open, end, end, goesOn);
                }

                (open, goesOn) = (-1, again);
            }
        }

        return quotes;

        void Add(int mark, int innerEnd, int end, bool continues)
        {
            if (innerEnd > mark + 1)
            {
                quotes.Add(new(mark, new(mark + 1, innerEnd), end, continues));
            }
        }
    }

    /// <summary>Whether a token is a quotation mark as such, paired or not.</summary>
    public static bool IsMark(Doc doc, int token) => doc[token].Text is "“" or "”" or "\"" or "''" or "``" or "‘" or "’" or "«" or "»" or "„";

    /// <summary>Whether a paragraph ends after a token: a line break stands in the token or right after it.</summary>
    public static bool EndsParagraph(Doc doc, int token)
    {
        if (doc[token].IsSpace)
        {
            return doc[token].Text.AsSpan().ContainsAny('\n', '\r');
        }

        return token + 1 < doc.Count && !doc[token + 1].IsSpace && doc.Text.AsSpan(doc[token].End, doc[token + 1].Start - doc[token].End).ContainsAny('\n', '\r');
    }

    /// <summary>Whether a paragraph ends after any token from <paramref name="from"/> up to but not with <paramref name="to"/>.</summary>
    public static bool AnyParagraphEnd(Doc doc, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (EndsParagraph(doc, i))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Closer(Doc doc, int at) => doc[at].Text switch
    {
        "“" or "„" => "”",
        "\"" when Opens(doc, at) => "\"",
        "''" when Opens(doc, at) => "''",
        "``" => "''",
        "«" => "»",
        "‘" => "’",
        "'" when Opens(doc, at) => "'",
        _ => null,
    };

    private static bool Closes(Doc doc, int at, string close)
    {
        var word = doc[at].Text;
        if (word != close && !(close == "’" && word == "'") && !(close == "''" && word == "\""))
        {
            return false;
        }

        return close switch
        {
            "'" or "’" => !IsApostrophe(doc, at),
            "\"" => !Opens(doc, at) || ClosesHere(doc, at),
            _ => true,
        };
    }

    private static bool Opens(Doc doc, int at)
    {
        var (start, end) = (doc[at].Start, doc[at].End);
        var before = start == 0 || char.IsWhiteSpace(doc.Text[start - 1]) || doc.Text[start - 1] is '(' or '[' or '—' or '–' or '-' or ':' or '“' or '"';
        return before && end < doc.Text.Length && !char.IsWhiteSpace(doc.Text[end]);
    }

    private static bool ClosesHere(Doc doc, int at) => doc[at].Start > 0 && !char.IsWhiteSpace(doc.Text[doc[at].Start - 1]);

    // leaders’ pledge: an apostrophe, when a plural stands before it, a word follows and another mark can still close the quote.
    private static bool IsApostrophe(Doc doc, int at)
    {
        var (start, end) = (doc[at].Start, doc[at].End);
        return start > 0 && end + 1 < doc.Text.Length && doc.Text[start - 1] == 's' && doc.Text[end] == ' ' && char.IsLower(doc.Text[end + 1]) && LaterMark(doc, at);
    }

    private static bool LaterMark(Doc doc, int at)
    {
        for (var i = at + 1; i < doc.Count && i < at + ApostropheReach && !EndsParagraph(doc, i - 1); i++)
        {
            if (doc[i].Text is "'" or "’")
            {
                return true;
            }
        }

        return false;
    }
}
