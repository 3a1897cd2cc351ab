using Casus.Language;

namespace Casus.Reading;

/// <summary>How a quote goes on: after its cue, after its sentence, over a paragraph.</summary>
internal static class Quotations
{
    private const int Longest = 12;

    /// <summary>A content that is one quote, without its marks; anything else as it is.</summary>
    public static TokenRange WithoutMarks(Frames frames, Frame frame, TokenRange content)
    {
        if (frame.Depth == 0 && frames.QuoteAt(content.First) is { } quote && quote.Open == content.First && quote.End >= content.End)
        {
            return quote.Inner;
        }

        return content;
    }

    /// <summary>Adds what follows source and cue in the frame, <c>“…,” he said, “but …”</c>, and the quotes that follow the frame in its paragraph.</summary>
    public static void Resume(Frames frames, Frame frame, Attribution attribution, int after)
    {
        var words = frames.Words;
        var isQuote = attribution.Pattern == Pattern.QuoteLeft;
        for (var i = after; i < frame.End; i++)
        {
            if (frames.QuoteAt(i) is { } quote && quote.Open == i && (words.Is(i - 1, WordClass.Comma) || words.Is(i - 1, WordClass.Dash) || words.Is(i - 1, WordClass.Colon) || words.Is(i - 1, WordClass.Stop)) && isQuote)
            {
                var ownCue = i - 2 > after && words.Class(i - 2) is WordClass.Gerund or WordClass.Verb;
                if (!ownCue)
                {
                    attribution.Content.Add(quote.Inner);
                }

                i = quote.End - 1;
            }
            else if (!isQuote && i == after && words.Is(i, WordClass.Comma) && !frames.Hidden(frame, i + 1) && i + 1 < frame.End
                && !(words.Class(i + 1) is WordClass.Gerund or WordClass.Coordinator or WordClass.Subordinator or WordClass.Relative) && attribution.Source is { Count: < 8 })
            {
                var end = Complements.TrimEnd(frames, frame, i + 1, frame.End);
                if (end > i + 2)
                {
                    attribution.Content.Add(new(i + 1, end));
                }

                break;
            }
        }

        if (isQuote)
        {
            GoOn(frames, attribution);
        }
    }

    /// <summary>Adds the frames right after this one that are nothing but a quote, in the same paragraph or opened again in the next.</summary>
    public static void GoOn(Frames frames, Attribution attribution)
    {
        var words = frames.Words;
        var at = attribution.Frame!.End;
        for (var step = 0; step < Longest && at < words.Count; step++)
        {
            if (frames.QuoteAt(at) is not { } quote || quote.Open != at)
            {
                break;
            }

            var newParagraph = words.ParagraphBreakBetween(at - 1, at);
            var alone = quote.End >= words.Count || words.ParagraphBreakBetween(quote.End - 1, quote.End)
                || (words.Class(quote.Inner.End - 1) is WordClass.Stop && (frames.QuoteAt(quote.End) is not null || !char.IsLower(words.Text[words.Tokens[quote.End].Start])));
            if ((newParagraph && !quote.Continues) || !alone || attribution.Content.Exists(c => c.First >= quote.Open && c.First < quote.End) || CueAfter(frames, quote))
            {
                break;
            }

            attribution.Content.Add(quote.Inner);
            at = quote.End;
        }
    }

    // “Never!” Alfa said: the quote has a cue of its own.
    private static bool CueAfter(Frames frames, Quote quote)
    {
        var words = frames.Words;
        if (words.Class(quote.Inner.End - 1) is WordClass.Comma)
        {
            return true;
        }

        if (words.Lower(quote.Inner.End - 1) is not ("?" or "!"))
        {
            return false;
        }

        for (var i = quote.End; i < words.Count && i < quote.End + 6 && frames.QuoteAt(i) is null && !words.ParagraphBreakBetween(i - 1, i); i++)
        {
            if (words.Is(i, WordClass.Verb))
            {
                return CueTable.Strength(words.Verb(i)?.Base ?? string.Empty, Pattern.QuoteLeft) > 0.4;
            }
        }

        return false;
    }
}
