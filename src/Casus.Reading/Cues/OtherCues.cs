using Casus.Language;

namespace Casus.Reading;

/// <summary>Attributions without a verb: <c>according to X</c>, <c>X's warning that …</c>, <c>X: …</c></summary>
internal static class OtherCues
{
    public static void Find(Frames frames, Frame frame, List<Attribution> found)
    {
        var words = frames.Words;
        for (var i = frame.First; i < frame.End; i++)
        {
            if (frames.Hidden(frame, i))
            {
                continue;
            }

            if (words.Lower(i) == "according" && words.Lower(i + 1) == "to")
            {
                Add(According(frames, frame, i), found);
            }
            else if (words.Is(i, WordClass.Noun) && (words.Is(i + 1, WordClass.That) || words.Is(i + 1, WordClass.To)))
            {
                Add(Nominal(frames, frame, i), found);
            }
        }

        if (frame.Depth == 0 && frame.StartsParagraph)
        {
            Add(Colon(frames, frame), found);
        }
    }

    private static void Add(Attribution? attribution, List<Attribution> found)
    {
        if (attribution is not null)
        {
            found.Add(attribution);
        }
    }

    private static Attribution? According(Frames frames, Frame frame, int at)
    {
        var words = frames.Words;
        var leads = at == frame.First || (at == frame.First + 1 && words.Is(at - 1, WordClass.Coordinator));
        var sourceEnd = at + 2;
        while (sourceEnd < frame.End && !(words.Class(sourceEnd) is WordClass.Stop or WordClass.Colon)
            && !(words.Is(sourceEnd, WordClass.Comma) && (leads || !(words.Class(sourceEnd + 1) is WordClass.Relative or WordClass.Determiner)))
            && !frames.Hidden(frame, sourceEnd))
        {
            sourceEnd++;
        }

        if (sourceEnd <= at + 2)
        {
            return null;
        }

        var content = new List<TokenRange>();
        if (leads)
        {
            var start = sourceEnd < frame.End && words.Is(sourceEnd, WordClass.Comma) ? sourceEnd + 1 : sourceEnd;
            var end = Complements.TrimEnd(frames, frame, start, frame.End);
            if (end > start)
            {
                content.Add(Quotations.WithoutMarks(frames, frame, new(start, end)));
            }
        }
        else
        {
            var end = Complements.TrimEnd(frames, frame, frame.First, at);
            if (end > frame.First)
            {
                content.Add(Quotations.WithoutMarks(frames, frame, new(frame.First, end)));
            }
        }

        return content.Count == 0 ? null : new()
        {
            Pattern = Pattern.According,
            Mode = CueMode.Other,
            Base = "according to",
            Source = new(at + 2, sourceEnd),
            Cue = [new(at, at + 2)],
            Content = content,
            Frame = frame,
        };
    }

    private static Attribution? Nominal(Frames frames, Frame frame, int noun)
    {
        var words = frames.Words;
        var pattern = words.Is(noun + 1, WordClass.That) ? Pattern.NounThat : Pattern.NounInfinitive;
        if (pattern == Pattern.NounInfinitive && words.Verb(noun + 2)?.Is('B') != true && words.Lower(noun + 2) is not ("be" or "have"))
        {
            return null;
        }

        // a fact that he …: a relative clause has no subject of its own after that.
        if (pattern == Pattern.NounThat && words.Class(noun + 2) is WordClass.Verb or WordClass.Modal or WordClass.Auxiliary or WordClass.Adverb)
        {
            return null;
        }

        var name = words.Lower(noun);
        var key = name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1] : name;
        var end = Complements.ContentEnd(frames, frame, noun + 1, Pattern.Clause);
        if (end <= noun + 2)
        {
            return null;
        }

        var first = noun;
        while (first > frame.First && words.Class(first - 1) is WordClass.Adjective)
        {
            first--;
        }

        TokenRange? source = null;
        var cueFirst = noun;
        if (first > frame.First && words.Is(first - 1, WordClass.Possessive))
        {
            source = NounPhrases.Before(words, first - 1, frame.First);
            cueFirst = first - 1;
        }
        else if (first > frame.First && Lexicon.Possessives.Contains(words.Lower(first - 1)))
        {
            source = new(first - 1, first);
            cueFirst = first;
        }
        else if (first > frame.First && words.Is(first - 1, WordClass.Determiner))
        {
            cueFirst = first - 1;
        }

        return new()
        {
            Pattern = pattern,
            Mode = CueMode.Other,
            Base = key,
            Source = source,
            Cue = [new(cueFirst, noun + 1)],
            Content = [new(noun + 1, end)],
            Key = (source is null ? "a-" : string.Empty) + key,
            Frame = frame,
        };
    }

    // Headlines and transcripts: a name, a colon, and what it says.
    private static Attribution? Colon(Frames frames, Frame frame)
    {
        var words = frames.Words;
        var i = frame.First;
        while (i < frame.End && i < frame.First + 7 && (words.IsCapitalised(i) || words.Lower(i) is "of" or "the" or "and" or "." or "(" or ")" or "-") && !frames.Hidden(frame, i))
        {
            i++;
        }

        if (i == frame.First || i + 2 >= frame.End || words.Lower(i) != ":" || !(words.Class(i - 1) is WordClass.Name or WordClass.Noun or WordClass.Closing)
            || words.Tokens[i].End == words.Tokens[i + 1].Start && words.Is(i + 1, WordClass.Number))
        {
            return null;
        }

        // ISLAMABAD: Alfa has warned … is a dateline.
        var dateline = words.Original(i - 1).IndexOfAnyInRange('a', 'z') < 0 && i - frame.First <= 2 && words.Lower(frame.End - 1) == "." && Complements.HasClause(frames, frame, i + 1) && !HasSpeech(words, i + 1, frame.End);
        if (dateline)
        {
            return null;
        }

        var end = Complements.TrimEnd(frames, frame, i + 1, frame.End);
        return end <= i + 2 ? null : new()
        {
            Pattern = Pattern.Colon,
            Mode = CueMode.Other,
            Base = ":",
            Source = new(frame.First, i),
            Content = [Quotations.WithoutMarks(frames, frame, new(i + 1, end))],
            Frame = frame,
        };
    }

    private static bool HasSpeech(Words words, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (words.Lower(i) is "i" or "we" or "my" or "our" or "you" || (i == first && words.Is(i, WordClass.Quote)))
            {
                return true;
            }
        }

        return false;
    }
}
