using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// What a report quotes from a transcript, turn by turn, with the speaker's name ahead in capitals: <em>“GREY: We will not sell the bridge.”</em> The name says it, its colon is the cue, and neither is
/// part of what is said; a turn goes on in the paragraphs before the next.
/// </summary>
internal static class TurnLabels
{
    private const double Confidence = 0.7;

    /// <summary>From so many turns on, of two at least, all are taken: fewer may be a caption.</summary>
    private const int FewestTurns = 3;

    private const int LongestLabel = 4;

    private const int ShortestName = 3;

    // A speaker's name, and what is said in one paragraph or more.
    private readonly record struct Turn(TokenRange Label, List<TokenRange> Said);

    /// <summary>Adds the turns; what was found of their words with no cue in them goes, and single ones lose their name.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        var turns = Turns(document);
        if (turns.Count >= FewestTurns && turns.Select(turn => document.Words(turn.Label)).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            var taken = new bool[document.Doc.Count];
            foreach (var turn in turns)
            {
                Array.Fill(taken, true, turn.Label.First, turn.Label.Count + 1);
                turn.Said.ForEach(part => Array.Fill(taken, true, part.First, part.Count));
            }

            for (var i = 0; i < sayings.Count; i++)
            {
                // A report inside a turn stays.
                if (!sayings[i].Cue.Any(cue => IsTurns(cue) && document.Doc[cue.First].Text != ":") && sayings[i].Content.Any(IsTurns))
                {
                    sayings[i] = sayings[i] with { Content = [.. sayings[i].Content.Where(part => !IsTurns(part))] };
                }
            }

            sayings.RemoveAll(saying => saying.Content.Count == 0);
            sayings.AddRange(turns.Select(turn => new Saying { Source = [turn.Label], Cue = [Colon(turn.Label)], Content = [.. turn.Said], Confidence = Confidence, Evidence = ["attribution: a turn of a transcript, with the speaker's name ahead"] }));
            return;

            bool IsTurns(TokenRange part) => taken.AsSpan(part.First, part.Count).Contains(true);
        }

        var labels = turns.ToDictionary(turn => turn.Label.First, turn => turn.Label);
        for (var i = 0; i < sayings.Count; i++)
        {
            if (sayings[i] is { Source.Count: 0, Content: [var first, ..] } saying && labels.TryGetValue(first.First, out var label) && label.End + 1 < first.End)
            {
                sayings[i] = saying with { Source = [label], Cue = saying.Cue.Count > 0 ? saying.Cue : [Colon(label)], Content = [new(label.End + 1, first.End), .. saying.Content.Skip(1)], Evidence = [.. saying.Evidence, "attribution: the name ahead of the turn says it"] };
            }
        }
    }

    private static TokenRange Colon(TokenRange label) => new(label.End, label.End + 1);

    // The paragraphs that open with a quotation mark, a name in capitals and a colon; those behind them that open with a mark alone go on with the turn, where another follows.
    private static List<Turn> Turns(ParsedDocument document)
    {
        var (doc, turns, waiting) = (document.Doc, new List<Turn>(), new List<TokenRange>());
        List<TokenRange>? open = null; // what is said in the turn that may go on
        foreach (var paragraph in document.Paragraphs())
        {
            if (document.WithoutBlanks(paragraph) is not { Count: > 1 } words)
            {
                continue;
            }

            // Behind the reporter's words no turn goes on.
            if (!QuotePairing.IsMark(doc, words.First) || GoesOn(document, words))
            {
                open = null;
                waiting.Clear();
                continue;
            }

            if (Label(doc, words.First + 1, words.End) is not { } label)
            {
                if (doc[words.First + 1].Text is not ("(" or "[") && document.WithoutMarks(words) is { Count: > 0 } more)
                {
                    waiting.Add(more);
                }

                continue;
            }

            open?.AddRange(waiting);
            waiting.Clear();
            var last = words.End;
            while (last > label.End + 1 && (document.IsBlank(last - 1) || QuotePairing.IsMark(doc, last - 1)))
            {
                last--;
            }

            if (last > label.End + 1)
            {
                open = [new(label.End + 1, last)];
                turns.Add(new(label, open));
            }
        }

        return turns.Count == 0 ? turns : NamingSomebody(doc, turns);
    }

    // “LUND: We will not sell,” she told the host: the reporter's words go on behind what is quoted.
    private static bool GoesOn(ParsedDocument document, TokenRange words)
    {
        for (var i = document.Quotes.At(words.First + 1)?.End ?? words.End; i < words.End; i++)
        {
            if (document.Quotes.At(i) is null && !document.Quotes.IsMark(i) && document.Doc[i].Pos is not ("PUNCT" or "SPACE"))
            {
                return true;
            }
        }

        return false;
    }

    private static TokenRange? Label(Doc doc, int first, int end)
    {
        var after = first;
        while (after < end && after - first < LongestLabel && doc[after].Text is { Length: >= ShortestName } word && word.All(char.IsUpper))
        {
            after++;
        }

        return after > first && after < end && doc[after].Text == ":" ? new(first, after) : null;
    }

    // “UPDATE:” and “WATCH:” are nobody: a speaker is named elsewhere too, as names are written or ahead of another turn.
    private static List<Turn> NamingSomebody(Doc doc, List<Turn> turns)
    {
        var labels = turns.GroupBy(turn => doc[turn.Label.End - 1].Lower, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < doc.Count; i++)
        {
            if (doc[i] is { Pos: "PROPN", Text: var text } name && labels.ContainsKey(name.Lower) && char.IsUpper(text[0]) && text.Any(char.IsLower))
            {
                named.Add(name.Lower);
            }
        }

        return turns.FindAll(turn => doc[turn.Label.End - 1].Lower is var name && (labels[name] > 1 || named.Contains(name)));
    }
}
