using Casus.Language;

namespace Casus.Reading;

/// <summary>What a cue takes on its right: the kind of complement, what belongs to the cue, whom it addresses, and the content.</summary>
internal sealed record Complement(Pattern Pattern, int CueEnd, TokenRange? SecondCue, TokenRange? Addressee, List<TokenRange> Content);

internal static class Complements
{
    private const int Far = 40;

    /// <summary>Reads what follows the cue that ends before <paramref name="after"/>; null when nothing does that could be said.</summary>
    public static Complement? Read(Frames frames, Frame frame, int after, string cue)
    {
        var words = frames.Words;
        var i = after;
        var cueEnd = after;
        if (words.Lower(i) is "out" && cue is "point" or "lay" or "spell" or "rule" or "call")
        {
            cueEnd = ++i;
        }

        while (i < frame.End && words.Is(i, WordClass.Adverb) && !Lexicon.Days.Contains(words.Lower(i)))
        {
            i++;
        }

        i = SkipAdjuncts(frames, frame, i, out var adjunct);
        if (i >= frame.End)
        {
            return null;
        }

        if (Direct(frames, frame, i, cueEnd, null) is { } direct)
        {
            return direct;
        }

        var kind = words.Class(i);
        var mark = words.Lower(i);
        if (kind is WordClass.Comma or WordClass.Stop or WordClass.Closing or WordClass.Dash or WordClass.Coordinator || (kind == WordClass.Colon && mark == ";"))
        {
            return null;
        }

        if (kind == WordClass.Colon)
        {
            return i + 1 < frame.End ? Make(Pattern.QuoteRight, i + 1, i + 1) : null;
        }

        // that can be a demonstrative: that is, that would.
        if (kind == WordClass.That)
        {
            return Make(Pattern.That, i, cueEnd);
        }

        if (kind == WordClass.To)
        {
            return words.Is(i + 1, WordClass.Verb) || IsBare(words, i + 1) ? Make(Pattern.Infinitive, i, cueEnd)
                : IsAfterTo(words, i + 1) ? Make(words.Is(i + 1, WordClass.Gerund) ? Pattern.Infinitive : Pattern.Preposition, i + (words.Is(i + 1, WordClass.Gerund) ? 0 : 1), words.Is(i + 1, WordClass.Gerund) ? cueEnd : i + 1) : null;
        }

        if (kind == WordClass.Relative || (kind == WordClass.Subordinator && mark is "when" or "where" or "if"))
        {
            return mark is "who" or "whom" or "when" or "where" && adjunct ? null : Make(Pattern.Wh, i, cueEnd);
        }

        if (kind == WordClass.Gerund)
        {
            return Make(Pattern.Gerund, i, cueEnd);
        }

        if (kind == WordClass.Subordinator)
        {
            return mark is "as" or "so" ? null : HasClause(frames, frame, i + 1) ? Make(Pattern.Clause, i, cueEnd) : null;
        }

        if (kind == WordClass.Preposition && i == cueEnd && mark is not ("than" or "per"))
        {
            return i + 1 < frame.End && !words.Is(i + 1, WordClass.Comma) ? Make(Pattern.Preposition, i + 1, i + 1) : null;
        }

        if (kind == WordClass.Preposition)
        {
            return HasClause(frames, frame, i + 1) && mark is not "by" ? Make(Pattern.Clause, i, cueEnd) : null;
        }

        if (NounPhrases.IsNominal(kind) || frames.Hidden(frame, i) || kind is WordClass.Opening or WordClass.Other)
        {
            return Object(frames, frame, i, cueEnd);
        }

        return null;

        Complement? Make(Pattern pattern, int start, int end)
        {
            var stop = ContentEnd(frames, frame, start, pattern);
            return stop > start ? new(pattern, end, null, null, [new(start, stop)]) : null;
        }
    }

    /// <summary>Where a content that begins at <paramref name="start"/> ends: before the marks that close its frame, or where another clause takes over.</summary>
    public static int ContentEnd(Frames frames, Frame frame, int start, Pattern pattern)
    {
        var words = frames.Words;
        var end = frame.End;
        var isPhrase = pattern is Pattern.Noun or Pattern.Preposition or Pattern.As;
        for (var i = start + 1; i < frame.End; i++)
        {
            if (frames.Hidden(frame, i))
            {
                continue;
            }

            var kind = words.Class(i);
            if (kind == WordClass.Colon && words.Lower(i) == ";" || (kind == WordClass.Dash && i > start + 1 && isPhrase))
            {
                end = i;
                break;
            }

            if (kind == WordClass.Comma && EndsAtComma(frames, frame, i, isPhrase, pattern))
            {
                end = i;
                break;
            }

            if (kind == WordClass.Coordinator && words.Lower(i) is "and" or "but" && TakesOver(frames, frame, i + 1, isPhrase))
            {
                end = i;
                break;
            }

            if (isPhrase && i > start && kind == WordClass.Subordinator && words.Lower(i) is "while" or "although" or "though" or "because" or "when" or "after" or "before" or "as" or "whereas" or "since")
            {
                end = words.Lower(i) is "after" && words.Class(i + 1) is WordClass.Determiner or WordClass.Adjective ? end : i;
                if (end == i)
                {
                    break;
                }
            }

            if (kind == WordClass.Subordinator && words.Lower(i) is "though" or "although" or "whereas" or "while" && OwnCue(frames, frame, i + 1))
            {
                end = i;
                break;
            }
        }

        return TrimEnd(frames, frame, start, end);
    }

    public static int TrimEnd(Frames frames, Frame frame, int start, int end)
    {
        var words = frames.Words;
        while (end > start && !frames.Hidden(frame, end - 1)
            && (words.Class(end - 1) is WordClass.Stop or WordClass.Comma or WordClass.Colon or WordClass.Dash or WordClass.Coordinator
                || (words.Is(end - 1, WordClass.Quote) && frame.Depth > 0)))
        {
            end--;
        }

        return end;
    }

    /// <summary>True when a subject and its finite verb follow, before the clause can end.</summary>
    public static bool HasClause(Frames frames, Frame frame, int start)
    {
        var words = frames.Words;
        var sawSubject = false;
        for (var i = start; i < frame.End && i < start + Far; i++)
        {
            if (frames.Hidden(frame, i))
            {
                sawSubject = true;
                continue;
            }

            switch (words.Class(i))
            {
                case WordClass.Noun or WordClass.Name or WordClass.Pronoun or WordClass.Number or WordClass.Determiner or WordClass.Gerund:
                    sawSubject = true;
                    break;
                case WordClass.Modal or WordClass.Verb or WordClass.Auxiliary when sawSubject:
                    return true;
                case WordClass.Comma when i + 1 < frame.End && words.Class(i + 1) is WordClass.Gerund or WordClass.Subordinator:
                case WordClass.Coordinator when words.Class(i + 1) is WordClass.Verb: // welcomed the plan and warned …: the subject is the cue's
                case WordClass.Stop or WordClass.Relative or WordClass.That or WordClass.To or WordClass.Colon or WordClass.Subordinator:
                    return false;
            }
        }

        return false;
    }

    // said on Friday, told reporters, said in a statement: passed over when content still follows.
    private static int SkipAdjuncts(Frames frames, Frame frame, int start, out bool skipped)
    {
        var words = frames.Words;
        var i = start;
        skipped = false;
        for (var round = 0; round < 3; round++)
        {
            var next = i;
            if (Lexicon.Days.Contains(words.Lower(next)) && (words.Is(next, WordClass.Adverb) || words.Is(next, WordClass.Name)))
            {
                next++;
            }
            else if (words.Lower(next) is "in" or "at" or "on" or "during" or "via" or "through" or "from" && !words.Is(next + 1, WordClass.Gerund))
            {
                var end = NounPhrases.ObjectEnd(words, next + 1, frame.End);
                next = Lexicon.Days.Contains(words.Lower(next + 1)) ? next + 2 : end > next + 1 ? end : next;
            }

            if (next == i || next >= frame.End)
            {
                break;
            }

            // Only where a clause or a quote comes after; else the phrase is itself the complement.
            var comma = words.Is(next, WordClass.Comma) || words.Is(next, WordClass.Colon) ? next + 1 : next;
            if (words.Is(comma, WordClass.That) || (comma < frame.End && words.Is(comma, WordClass.Quote)) || (next < frame.End && Lexicon.Days.Contains(words.Lower(next)))
                || words.Lower(next) is "in" or "at" or "on" or "during" || (comma == next && words.Lower(i) is not "on" && words.Class(next) is WordClass.Pronoun or WordClass.Determiner && HasClause(frames, frame, next))
                || Lexicon.Days.Contains(words.Lower(next - 1)))
            {
                (i, skipped) = (next, true);
                continue;
            }

            break;
        }

        return i;
    }

    private static Complement? Direct(Frames frames, Frame frame, int at, int cueEnd, TokenRange? addressee)
    {
        var words = frames.Words;
        if (frame.Depth > 0)
        {
            return null;
        }

        var i = at;
        var marked = false;
        while (i < frame.End && i < at + 2 && words.Class(i) is WordClass.Comma or WordClass.Colon or WordClass.That)
        {
            marked |= !words.Is(i, WordClass.That);
            i++;
        }

        if (i >= frame.End || frames.QuoteAt(i) is not { } quote || quote.Open != i)
        {
            return null;
        }

        if (words.Is(at, WordClass.Colon))
        {
            cueEnd = at + 1 == cueEnd + 1 ? at + 1 : cueEnd;
        }

        var isThat = i > at && words.Is(i - 1, WordClass.That);
        var start = isThat ? i - 1 : i;
        if (quote.End >= frame.End || (marked && quote.Inner.Count > 4))
        {
            return new(Pattern.QuoteRight, cueEnd, null, addressee, [Pure(frames, frame, start, quote)]);
        }

        // A quote that the sentence goes on from: part of a mixed content.
        var end = ContentEnd(frames, frame, quote.End - 1, Pattern.Clause);
        if (end <= quote.End)
        {
            return new(Pattern.QuoteRight, cueEnd, null, addressee, [Pure(frames, frame, start, quote)]);
        }

        return new(isThat ? Pattern.That : words.Class(quote.End) is WordClass.Verb or WordClass.Modal or WordClass.Auxiliary or WordClass.That ? Pattern.Clause : Pattern.Noun, cueEnd, null, addressee, [new(start, end)]);
    }

    // The marks are left outside where the quote is all of the content.
    private static TokenRange Pure(Frames frames, Frame frame, int start, Quote quote) =>
        start == quote.Open ? quote.Inner : new(start, Math.Min(quote.End, Math.Max(TrimEnd(frames, frame, start, frame.End), start + 1)));

    private static Complement? Object(Frames frames, Frame frame, int start, int cueEnd)
    {
        var words = frames.Words;
        var end = frames.Hidden(frame, start) ? frames.QuoteAt(start)!.End : NounPhrases.ObjectEnd(words, start, frame.End);
        var past = end;
        while (past < frame.End && words.Is(past, WordClass.Adverb))
        {
            past++;
        }

        if (end > start && past < frame.End && !frames.Hidden(frame, start))
        {
            TokenRange object_ = new(start, end);
            var next = past;
            if (words.Is(next, WordClass.Negation) && words.Is(next + 1, WordClass.To))
            {
                next++;
            }

            if (words.Is(next, WordClass.To) && (words.Is(next + 1, WordClass.Verb) || IsBare(words, next + 1)))
            {
                return With(Pattern.ObjectInfinitive, start, object_);
            }

            if (words.Is(past, WordClass.That) && end - start <= 12)
            {
                return With(Pattern.That, past, object_);
            }

            var spoken = SkipAdjuncts(frames, frame, past, out _);
            if (Direct(frames, frame, spoken, cueEnd, object_) is { } direct && (words.Class(spoken) is WordClass.Comma or WordClass.Colon or WordClass.That || IsHearer(words, object_)))
            {
                return direct;
            }

            if (words.Is(spoken, WordClass.That) && IsHearer(words, object_))
            {
                return With(Pattern.That, spoken, object_);
            }

            if (IsHearer(words, object_) && NounPhrases.IsNominal(words.Class(past)) && HasClause(frames, frame, past))
            {
                return With(Pattern.Clause, past, object_);
            }

            if (words.Lower(past) == "as" && past + 1 < frame.End && !words.Is(past + 1, WordClass.Pronoun) && !HasClause(frames, frame, past + 1))
            {
                var stop = ContentEnd(frames, frame, past + 1, Pattern.As);
                if (stop > past + 1)
                {
                    return new(Pattern.As, cueEnd, new(past, past + 1), null, [object_, Bare(frames, frame, new(past + 1, stop))]);
                }
            }
        }

        if (HasClause(frames, frame, start))
        {
            return With(Pattern.Clause, start, null);
        }

        return end > start || frames.Hidden(frame, start) ? With(Pattern.Noun, start, null) : null;

        Complement? With(Pattern pattern, int from, TokenRange? addressee)
        {
            var stop = ContentEnd(frames, frame, from, pattern);
            return stop > from ? new(pattern, cueEnd, null, addressee, [Bare(frames, frame, new(from, stop))]) : null;
        }
    }

    // A content that is one quote stands without its marks.
    private static TokenRange Bare(Frames frames, Frame frame, TokenRange content) =>
        frame.Depth == 0 && frames.QuoteAt(content.First) is { } quote && quote.Open == content.First && quote.End >= content.End ? quote.Inner : content;

    private static bool IsHearer(Words words, TokenRange range) =>
        Lexicon.Hearers.Contains(words.Lower(range.First)) || Lexicon.Hearers.Contains(words.Lower(range.End - 1)) || words.IsCapitalised(range.End - 1);

    private static bool EndsAtComma(Frames frames, Frame frame, int comma, bool isPhrase, Pattern pattern)
    {
        var words = frames.Words;
        var next = comma + 1;
        if (next >= frame.End)
        {
            return true;
        }

        if (frames.Hidden(frame, next))
        {
            return isPhrase;
        }

        var kind = words.Class(next);
        if (kind == WordClass.Gerund)
        {
            return CueTable.Speaking(words.Verb(next)?.Base ?? string.Empty) > 0.3 || pattern is Pattern.Noun;
        }

        if (kind is WordClass.Coordinator or WordClass.Subordinator)
        {
            return TakesOver(frames, frame, next + 1, isPhrase) || OwnCue(frames, frame, next + 1);
        }

        if (Parenthesis(frames, frame, next))
        {
            return true;
        }

        return isPhrase && !(kind is WordClass.Relative && words.Lower(next) is "which" or "who" or "whom" or "whose") && !List(frames, frame, next);
    }

    // A, B and C: the comma of a list.
    private static bool List(Frames frames, Frame frame, int at)
    {
        var words = frames.Words;
        for (var i = at; i < frame.End && i < at + 10 && !frames.Hidden(frame, i); i++)
        {
            if (words.Is(i, WordClass.Coordinator))
            {
                return words.Lower(i) is "and" or "or" && !(words.Class(i + 1) is WordClass.Verb or WordClass.Pronoun);
            }

            if (words.Class(i) is WordClass.Verb or WordClass.Modal or WordClass.Auxiliary or WordClass.Relative or WordClass.Stop)
            {
                return false;
            }
        }

        return false;
    }

    // …, he said, …
    private static bool Parenthesis(Frames frames, Frame frame, int at)
    {
        var words = frames.Words;
        for (var i = at; i < frame.End && i < at + 9; i++)
        {
            if (frames.Hidden(frame, i))
            {
                return false;
            }

            if (words.Is(i, WordClass.Verb))
            {
                return i > at && CueTable.Strength(words.Verb(i)?.Base ?? string.Empty, Pattern.Left) > 0.3
                    && (i + 1 >= frame.End || words.Class(i + 1) is WordClass.Comma or WordClass.Stop || Lexicon.Days.Contains(words.Lower(i + 1)));
            }

            if (!NounPhrases.IsNominal(words.Class(i)) && !words.Is(i, WordClass.Possessive) && !words.Is(i, WordClass.Adverb) && !words.Is(i, WordClass.Auxiliary))
            {
                return words.Lower(i) is "according";
            }
        }

        return false;
    }

    // and VERB …: the same subject goes on to another saying.
    private static bool TakesOver(Frames frames, Frame frame, int at, bool isPhrase)
    {
        var words = frames.Words;
        while (at < frame.End && words.Class(at) is WordClass.Adverb)
        {
            at++;
        }

        if (at >= frame.End || frames.Hidden(frame, at) || !words.Is(at, WordClass.Verb) || words.Verb(at) is not { } verb)
        {
            return at < frame.End && isPhrase && words.Class(at) is WordClass.Auxiliary or WordClass.Modal;
        }

        return isPhrase || (verb.Is('D') || verb.Is('Z')) && CueTable.Speaking(verb.Base) > 0.35;
    }

    // though he acknowledged …: a clause with a cue of its own.
    private static bool OwnCue(Frames frames, Frame frame, int at)
    {
        var words = frames.Words;
        for (var i = at; i < frame.End && i < at + 9; i++)
        {
            if (frames.Hidden(frame, i))
            {
                return false;
            }

            if (words.Is(i, WordClass.Verb) || words.Is(i, WordClass.Participle))
            {
                return i > at && words.Verb(i) is { } verb && (verb.Is('D') || verb.Is('Z') || verb.Is('N')) && CueTable.Speaking(verb.Base) > 0.35;
            }

            if (words.Class(i) is WordClass.Comma or WordClass.That or WordClass.Subordinator)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsBare(Words words, int at) => words.Lower(at) is "be" or "have" or "do" || (words.Verb(at)?.Is('B') ?? false);

    private static bool IsAfterTo(Words words, int at) => NounPhrases.IsNominal(words.Class(at)) || words.Is(at, WordClass.Gerund);
}
