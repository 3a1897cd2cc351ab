using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// What somebody is told to deny at the end of a clause that tells what another says: <em>…, a charge</em> | <em>Alfa rejects</em>, <em>Bravo said the deal was dead, which Alfa denies</em>. Found by the words:
/// so short a clause is parsed in many ways.
/// </summary>
internal static class Disputed
{
    private const double Confidence = 0.55;

    private const int LongestSubject = 6;

    private static readonly FrozenSet<string> Denying = FrozenSet.ToFrozenSet(
        ["contest", "contested", "contests", "denied", "denies", "deny", "dismiss", "dismissed", "dismisses", "dispute", "disputed", "disputes", "refute", "refuted", "refutes", "reject", "rejected", "rejects"], StringComparer.Ordinal);

    /// <summary>Nouns for what another is said to have done or told.</summary>
    public static readonly FrozenSet<string> Claims = FrozenSet.ToFrozenSet(["accusation", "account", "allegation", "assertion", "charge", "claim", "suggestion"], StringComparer.Ordinal);

    /// <summary>Adds such sayings; what was taken for a claim of their own words goes.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        var doc = document.Doc;
        List<Saying>? denied = null;
        Dictionary<int, TokenRange>? ends = null;
        for (var verb = 3; verb < doc.Count; verb++)
        {
            if (Denying.Contains(doc[verb].Lower) && !document.Quotes.IsInside(verb) && (verb + 1 == doc.Count || doc[verb + 1].Pos is "PUNCT" or "SPACE") && Find(document, verb, comma => (ends ??= Ends(sayings)).TryGetValue(comma, out var said) ? said : null) is { } saying)
            {
                (denied ??= []).Add(saying);
            }
        }

        if (denied is null)
        {
            return;
        }

        var cues = denied.ToDictionary(one => one.Cue[0].End - 1, one => (one.Source[0].First, one.Content[0]));
        sayings.RemoveAll(other => other.Cue.Any(cue => cues.ContainsKey(cue.End - 1)));
        for (var i = sayings.Count - 1; i >= 0; i--)
        {
            var last = sayings[i].Content[^1];
            if (!cues.TryGetValue(last.End - 1, out var one))
            {
                continue;
            }

            // “said the clinic had been used | , a claim that aid workers rejected”: what others deny is none of the words of who said it.
            var (from, claim) = one;
            if (last.First >= Math.Min(from, claim.First) - 1)
            {
                sayings.RemoveAt(i);
            }
            else if (claim.First > last.First && claim.First < last.End && document.WithoutMarks(new(last.First, claim.First)) is { Count: > 0 } own)
            {
                sayings[i] = sayings[i] with { Content = [.. sayings[i].Content.SkipLast(1), own] };
            }
        }

        sayings.AddRange(denied);
    }

    private static Saying? Find(ParsedDocument document, int verb, Func<int, TokenRange?> saidBefore)
    {
        var doc = document.Doc;
        var first = verb;
        while (first > 1 && verb - first <= LongestSubject + 1 && !(doc[first - 1].Lower == "which" && doc[first - 2].Text == ",") && !Claims.Contains(doc[first - 1].Lower))
        {
            first--;
            if (doc[first].Pos is "PUNCT" or "SPACE")
            {
                return null;
            }
        }

        var opens = first - 1;
        TokenRange? content = doc[opens].Lower == "which" ? saidBefore(opens - 1) : Claims.Contains(doc[opens].Lower) && opens > 1 && doc[opens - 1].Pos == "DET" && doc[opens - 2].Text == "," ? new(opens - 1, opens + 1) : null;
        first += doc[first].Lower is "that" or "which" ? 1 : 0;
        var cue = verb;
        while (cue > first && doc[cue - 1].Pos is "ADV" or "AUX")
        {
            cue--;
        }

        return content is not { } denied || cue <= first || cue - first > LongestSubject ? null : new()
        {
            Source = [new(first, cue)],
            Cue = [new(cue, verb + 1)],
            Content = [denied],
            Confidence = Confidence,
            Evidence = [$"attribution: “{doc[verb].Text}” names an act of speech; what it denies stands before it"],
        };
    }

    // What others say, by where it ends.
    private static Dictionary<int, TokenRange> Ends(List<Saying> sayings)
    {
        var ends = new Dictionary<int, TokenRange>();
        foreach (var saying in sayings)
        {
            ends.TryAdd(saying.Content[^1].End, saying.Content[^1]);
        }

        return ends;
    }
}
