using Casus.Language;

namespace Casus.Reading;

/// <summary>Contents that stand before their cue: <c>“…,” said X</c>, <c>…, X said.</c>, <c>“…,” he said, “…”</c>.</summary>
internal static class LeftContent
{
    /// <summary>Reads what stands left of source and cue; null unless the cue has nothing of its own on the right.</summary>
    public static Attribution? Read(Frames frames, Frame frame, TokenRange cue, TokenRange? source, string verb)
    {
        var words = frames.Words;
        var inverted = source is null && cue.First > frame.First && words.Class(cue.First - 1) is WordClass.Comma or WordClass.Quote or WordClass.Stop;
        int clause; // the first token of source and cue
        int after; // past them
        if (inverted)
        {
            source = NounPhrases.After(words, cue.End, frame.End);
            if (source is null)
            {
                return null;
            }

            clause = cue.First;
            after = source.Value.End;
        }
        else if (source is { } subject && subject.End == cue.First)
        {
            clause = subject.First;
            after = cue.End;
        }
        else
        {
            return null;
        }

        var addressee = Hearer(frames, frame, after, inverted);
        after = addressee?.End ?? after;
        var quoted = clause > frame.First && frames.Hidden(frame, clause - 1);
        if (clause <= frame.First || !(quoted || words.Is(clause - 1, WordClass.Comma)) || !Closes(frames, frame, after, quoted))
        {
            return null;
        }

        var contentEnd = quoted ? clause : clause - 1;
        var start = Start(frames, frame, contentEnd, quoted);
        if (contentEnd - start < 2 && !quoted)
        {
            return null;
        }

        var content = new List<TokenRange> { Quotations.WithoutMarks(frames, frame, new(start, contentEnd)) };
        var pattern = quoted ? Pattern.QuoteLeft : Pattern.Left;
        var attribution = new Attribution
        {
            Pattern = pattern,
            Mode = CueMode.Finite,
            Base = verb,
            Source = source,
            Cue = [cue],
            Content = content,
            Addressee = addressee,
            Frame = frame,
        };
        if (frame.Depth == 0)
        {
            Quotations.Resume(frames, frame, attribution, after);
        }

        return attribution;
    }

    // told reporters, told the BBC: the one addressed, when nothing is said after it.
    private static TokenRange? Hearer(Frames frames, Frame frame, int at, bool inverted)
    {
        var words = frames.Words;
        if (inverted || at >= frame.End || !NounPhrases.IsNominal(words.Class(at)))
        {
            return null;
        }

        var end = NounPhrases.ObjectEnd(words, at, frame.End);
        return end > at && Closes(frames, frame, end, true) ? new(at, end) : null;
    }

    // After source and cue: the end, a comma, or when and where it was said.
    private static bool Closes(Frames frames, Frame frame, int at, bool quoted)
    {
        var words = frames.Words;
        if (at >= frame.End || words.Class(at) is WordClass.Comma or WordClass.Stop or WordClass.Dash or WordClass.Closing)
        {
            return true;
        }

        if (words.Is(at, WordClass.Colon))
        {
            return words.Lower(at) == ";";
        }

        return Lexicon.Days.Contains(words.Lower(at))
            || words.Class(at) is WordClass.Adverb or WordClass.Subordinator
            || (words.Is(at, WordClass.Preposition) && (quoted || !Complements.HasClause(frames, frame, at + 1)))
            || (quoted && words.Class(at) is WordClass.Gerund or WordClass.Coordinator or WordClass.To);
    }

    private static int Start(Frames frames, Frame frame, int end, bool quoted)
    {
        var words = frames.Words;
        var start = frame.First;
        for (var i = frame.First; i < end; i++)
        {
            if (frames.Hidden(frame, i))
            {
                continue;
            }

            // A clause with a cue of its own before it, or a semicolon, ends what stands further left.
            if (words.Is(i, WordClass.Colon))
            {
                start = i + 1;
            }
        }

        if (quoted && frames.QuoteAt(end - 1) is { } quote && start < quote.Open)
        {
            // He said it was late. “…,” X said: a frame holds one sentence, so only an own clause can stand before the quote.
            for (var i = start; i < quote.Open; i++)
            {
                if (!frames.Hidden(frame, i) && words.Is(i, WordClass.Verb) && words.Verb(i) is { } verb && (words.Class(quote.Open - 1) is WordClass.Comma or WordClass.Colon)
                    && CueTable.Speaking(verb.Base) > 0.4)
                {
                    return quote.Open;
                }
            }
        }

        return start;
    }
}
