using Casus.Language;

namespace Casus.Reading;

/// <summary>What a report quotes from a transcript, turn by turn, with the speaker's name ahead in capitals: <em>“GREY: We will not sell the bridge.”</em> The name says it, and is no part of what is said.</summary>
internal static class TurnLabels
{
    private const double Confidence = 0.7;

    /// <summary>From so many turns on, of two at least, all are taken: fewer may be a caption.</summary>
    private const int FewestTurns = 3;

    private const int LongestLabel = 4;

    private const int ShortestName = 3;

    /// <summary>Adds the turns; what was found of their words with no cue in them goes, and single ones lose their name.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        var turns = Turns(document);
        if (turns.Count >= FewestTurns && turns.Select(turn => document.Words(turn.Label)).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            for (var i = sayings.Count - 1; i >= 0; i--)
            {
                // A report inside a turn stays.
                if (!sayings[i].Cue.Any(IsTurns) && sayings[i].Content.Any(IsTurns))
                {
                    sayings[i] = sayings[i] with { Content = [.. sayings[i].Content.Where(part => !IsTurns(part))] };
                }
            }

            sayings.RemoveAll(saying => saying.Content.Count == 0);
            sayings.AddRange(turns.Select(turn => new Saying { Source = [turn.Label], Content = [turn.Said], Confidence = Confidence, Evidence = ["attribution: a turn of a transcript, with the speaker's name ahead"] }));
            return;

            bool IsTurns(TokenRange part) => turns.Exists(turn => part.First < turn.Said.End && turn.Label.First < part.End);
        }

        for (var i = 0; i < sayings.Count; i++)
        {
            if (sayings[i] is { Source.Count: 0, Content: [var first, ..] } saying && turns.Find(turn => turn.Label.First == first.First && turn.Label.End + 1 < first.End) is { Label.Count: > 0 } turn)
            {
                sayings[i] = saying with { Source = [turn.Label], Content = [new(turn.Label.End + 1, first.End), .. saying.Content.Skip(1)], Evidence = [.. saying.Evidence, "attribution: the name ahead of the turn says it"] };
            }
        }
    }

    // The paragraphs that open with a quotation mark, a name in capitals and a colon.
    private static List<(TokenRange Label, TokenRange Said)> Turns(ParsedDocument document)
    {
        var (doc, turns) = (document.Doc, new List<(TokenRange, TokenRange)>());
        for (int first = 0, end; first < doc.Count; first = end)
        {
            end = first + 1;
            while (end < doc.Count && !QuotePairing.EndsParagraph(doc, end - 1))
            {
                end++;
            }

            var opens = first;
            while (opens < end && document.IsBlank(opens))
            {
                opens++;
            }

            if (opens < end && QuotePairing.IsMark(doc, opens) && Label(document, opens + 1, end) is { } label)
            {
                var last = end;
                while (last > label.End + 1 && (document.IsBlank(last - 1) || QuotePairing.IsMark(doc, last - 1)))
                {
                    last--;
                }

                if (last > label.End + 1)
                {
                    turns.Add((label, new(label.End + 1, last)));
                }
            }
        }

        return turns;
    }

    private static TokenRange? Label(ParsedDocument document, int first, int end)
    {
        var doc = document.Doc;
        var after = first;
        while (after < end && after - first < LongestLabel && doc[after].Text is { Length: >= ShortestName } word && word.All(char.IsUpper))
        {
            after++;
        }

        return after > first && after < end && doc[after].Text == ":" && NamesSomebody(doc, after - 1) ? new(first, after) : null;
    }

    // “UPDATE:” and “WATCH:” are nobody: a speaker is named elsewhere too, as names are written or ahead of another turn.
    private static bool NamesSomebody(Doc doc, int name)
    {
        for (var i = 0; i < doc.Count; i++)
        {
            if (i != name && doc[i].Lower == doc[name].Lower && ((doc[i].Pos == "PROPN" && doc[i].Text != doc[name].Text && char.IsUpper(doc[i].Text[0])) || (doc[i].Text == doc[name].Text && i + 1 < doc.Count && doc[i + 1].Text == ":")))
            {
                return true;
            }
        }

        return false;
    }
}
