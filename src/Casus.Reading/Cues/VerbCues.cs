using Casus.Language;

namespace Casus.Reading;

/// <summary>Attributions by a verb: what it says stands on its right, or on its left with the cue at the end.</summary>
internal static class VerbCues
{
    public static void Find(Frames frames, Frame frame, List<Attribution> found)
    {
        var words = frames.Words;
        TokenRange? subject = null;
        for (var i = frame.First; i < frame.End; i++)
        {
            if (frames.Hidden(frame, i) || words.Class(i) is not (WordClass.Verb or WordClass.Participle or WordClass.Gerund) || words.Verb(i) is not { } verb)
            {
                continue;
            }

            var start = CueStart(words, frame, i, out var auxiliary);
            var mode = Mode(words, frame, i, start, auxiliary);
            if (mode is null)
            {
                continue;
            }

            var source = mode switch
            {
                CueMode.Finite => NounPhrases.Before(words, start, Floor(frames, frame, start)) ?? (Shares(words, frame, start) ? subject : null),
                CueMode.Passive => null,
                _ => subject,
            };
            if (mode == CueMode.Finite && source is not null)
            {
                subject = Plain(words, source.Value, frame, subject);
                source = subject;
            }

            var cue = new TokenRange(start, i + 1);
            var left = mode is CueMode.Finite ? LeftContent.Read(frames, frame, cue, source, verb.Base) : null;
            if (left is not null)
            {
                subject ??= left.Source;
                found.Add(left);
                continue;
            }

            if (mode == CueMode.Passive && words.Lower(i + 1) is "by")
            {
                continue;
            }

            var complement = Complements.Read(frames, frame, i + 1, verb.Base);
            if (complement is null || (source is null && mode != CueMode.Passive && complement.Pattern is not (Pattern.QuoteRight or Pattern.That)))
            {
                continue;
            }

            if (mode == CueMode.Passive && complement.Pattern is Pattern.Noun or Pattern.Preposition or Pattern.Gerund)
            {
                continue;
            }

            var attribution = new Attribution
            {
                Pattern = complement.Pattern,
                Mode = mode.Value,
                Base = verb.Base,
                Source = source,
                Cue = complement.SecondCue is { } second ? [new(start, i + 1), second] : [new(start, Math.Max(i + 1, complement.CueEnd))],
                Content = complement.Content,
                Addressee = complement.Addressee,
                Key = Key(verb.Base, mode.Value, words, i, complement),
                Frame = frame,
            };
            if (complement.Pattern == Pattern.QuoteRight)
            {
                Quotations.GoOn(frames, attribution);
            }

            found.Add(attribution);
        }
    }

    /// <summary>The name under which a cue's counts are kept: passives, gerunds and phrasal cues count apart.</summary>
    public static string Key(string verb, CueMode mode, Words words, int at, Complement complement)
    {
        var particle = complement.Pattern == Pattern.Preposition && complement.CueEnd > at + 1 ? "+" + words.Lower(complement.CueEnd - 1) : string.Empty;
        return mode switch
        {
            CueMode.Passive => "be-" + verb + particle,
            CueMode.Infinitive => "to-" + verb + particle,
            CueMode.Gerund => "ing-" + verb + particle,
            _ => verb + particle,
        };
    }

    private static int CueStart(Words words, Frame frame, int verb, out string? auxiliary)
    {
        auxiliary = null;
        var i = verb;
        while (i > frame.First && words.Class(i - 1) is WordClass.Auxiliary or WordClass.Modal or WordClass.Adverb or WordClass.Negation or WordClass.To or WordClass.Participle)
        {
            if (Lexicon.Days.Contains(words.Lower(i - 1)) || (words.Is(i - 1, WordClass.Participle) && !words.Is(i - 2, WordClass.Auxiliary)))
            {
                break;
            }

            i--;
            if (words.Class(i) is WordClass.Auxiliary or WordClass.Modal or WordClass.To)
            {
                auxiliary ??= words.Lower(i);
            }

            if (words.Class(i) is WordClass.Modal or WordClass.To)
            {
                break;
            }
        }

        // An adverb at the head of the sentence or after a comma stands outside: However, X; Thursday, X.
        if (auxiliary is null)
        {
            while (i < verb && (words.Class(i) is WordClass.Adverb && (i == frame.First || words.Lower(i) is "however" or "here" or "back" or "not")))
            {
                i++;
            }
        }

        return i;
    }

    private static CueMode? Mode(Words words, Frame frame, int at, int start, string? auxiliary)
    {
        if (words.Is(start, WordClass.To))
        {
            return CueMode.Infinitive;
        }

        switch (words.Class(at))
        {
            case WordClass.Verb:
                return CueMode.Finite;
            case WordClass.Gerund:
                return auxiliary is not null ? CueMode.Finite
                    : at == frame.First || words.Class(start - 1) is WordClass.Comma or WordClass.Coordinator or WordClass.Preposition or WordClass.Subordinator or WordClass.Noun or WordClass.Name or WordClass.Dash ? CueMode.Gerund : null;
            default:
                return auxiliary is null ? null
                    : Lexicon.Have.Contains(auxiliary) ? CueMode.Finite
                    : Lexicon.Be.Contains(auxiliary) ? CueMode.Passive : null;
        }
    }

    // Nothing is taken across a quote or the start of the frame.
    private static int Floor(Frames frames, Frame frame, int start)
    {
        var floor = start;
        while (floor > frame.First && !frames.Hidden(frame, floor - 1))
        {
            floor--;
        }

        return floor;
    }

    // and warned, but added: no subject of its own.
    private static bool Shares(Words words, Frame frame, int start) =>
        start > frame.First && (words.Class(start - 1) is WordClass.Coordinator || (words.Is(start - 1, WordClass.Comma) && start - 2 > frame.First));

    // who said: the pronoun itself, as the sentence has it.
    private static TokenRange Plain(Words words, TokenRange source, Frame frame, TokenRange? before)
    {
        if (source.Count == 1 && words.Lower(source.First) is "which" or "what" && before is not null)
        {
            return source;
        }

        // He and others, but not the connective a sentence begins with.
        var first = source.First;
        while (first < source.End - 1 && words.Class(first) is WordClass.Coordinator)
        {
            first++;
        }

        return new(first, source.End);
    }
}
