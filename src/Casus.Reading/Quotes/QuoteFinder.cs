namespace Casus.Reading;

/// <summary>Pairs quotation marks: curly, straight, doubled single and single ones, as American and British papers set them.</summary>
/// <remarks>
/// Outermost quotes only. A quote ends with its paragraph; one that the next paragraph opens again goes on there. A mark without its partner
/// quotes to the end of its paragraph when it is an opening one, and is an ordinary mark else.
/// </remarks>
internal static class QuoteFinder
{
    public static List<Quote> Find(Words words)
    {
        var quotes = new List<Quote>();
        var open = -1;
        var close = string.Empty;
        var goesOn = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (open < 0)
            {
                var closer = Closer(words, i);
                if (closer is not null)
                {
                    (open, close) = (i, closer);
                }
            }
            else if (words.Lower(i) == close && !IsApostrophe(words, i, close) && !(close == "\"" && Opens(words, i) && !Closes(words, i)))
            {
                Add(open, i, i + 1, goesOn);
                (open, goesOn) = (-1, false);
            }

            if (open >= 0 && (i + 1 == words.Count || words.ParagraphBreakBetween(i, i + 1)))
            {
                var again = i + 1 < words.Count && words.Lower(i + 1) == words.Lower(open);
                // A single mark without its partner is an apostrophe.
                if (again || close is not ("'" or "’"))
                {
                    Add(open, i + 1, i + 1, goesOn);
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

    private static string? Closer(Words words, int at) => words.Lower(at) switch
    {
        "“" or "„" => "”",
        "\"" when Opens(words, at) => "\"",
        "''" when Opens(words, at) => "''",
        "``" => "''",
        "«" => "»",
        "‘" => "'",
        "'" when words.Original(at) is "‘" => "'",
        "'" when Opens(words, at) && words.Original(at) is "'" => "'",
        _ => null,
    };

    private static bool Opens(Words words, int at)
    {
        var token = words.Tokens[at];
        var spaceBefore = token.Start == 0 || char.IsWhiteSpace(words.Text[token.Start - 1]) || words.Text[token.Start - 1] is '(' or '[' or '—' or '–' or '-' or ':';
        return spaceBefore && token.End < words.Text.Length && !char.IsWhiteSpace(words.Text[token.End]);
    }

    private static bool Closes(Words words, int at)
    {
        var token = words.Tokens[at];
        return token.Start > 0 && !char.IsWhiteSpace(words.Text[token.Start - 1]);
    }

    // leaders’ pledge: an apostrophe, unless a mark stands before it or no word follows.
    private static bool IsApostrophe(Words words, int at, string close)
    {
        if (close != "'" || words.Is(at - 1, WordClass.Comma) || words.Is(at - 1, WordClass.Stop))
        {
            return false;
        }

        var token = words.Tokens[at];
        var next = token.End;
        return next + 1 < words.Text.Length && words.Text[token.Start - 1] == 's' && words.Text[next] == ' ' && char.IsLower(words.Text[next + 1])
            && LaterMark(words, at);
    }

    private static bool LaterMark(Words words, int at)
    {
        for (var i = at + 1; i < words.Count && i < at + 60 && !words.ParagraphBreakBetween(i - 1, i); i++)
        {
            if (words.Lower(i) == "'" && words.Tokens[i].Length == 1)
            {
                return true;
            }
        }

        return false;
    }
}
