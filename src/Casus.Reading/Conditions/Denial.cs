using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Whether what a condition governs is denied or refused: then <c>until</c> and <c>without</c> name what it waits for.</summary>
internal static class Denial
{
    private static readonly FrozenSet<string> Refusing = "refuse decline reject deny oppose forbid ban bar halt exclude withhold impossible unable unwilling unthinkable".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Of(ParsedDocument document, Saying saying, ConditionCandidate candidate)
    {
        var doc = document.Doc;
        var (first, end) = Sentence(doc, candidate);
        for (var i = first; i < end; i++)
        {
            if (i == candidate.Range.First)
            {
                i = candidate.Range.End - 1;
                continue;
            }

            if (doc[i].Lower is "not" or "n't" or "n’t" or "never" or "no" or "nobody" or "none" or "neither" or "nothing" or "nor" or "cannot" or "nowhere" && Reaches(doc, i, candidate))
            {
                return true;
            }

            if (Refusing.Contains(doc[i].Lemma) && doc[i].Pos is "VERB" or "ADJ" && Above(doc, candidate.Main, i))
            {
                return true;
            }
        }

        // refused | to open the ports until …: the cue denies what hangs on it.
        return saying.Cue.Count > 0 && Refusing.Contains(doc[saying.Cue[0].End - 1].Lemma) && candidate.Main >= 0 && IsTop(doc, candidate);
    }

    // Its own clause's negation, or one above it.
    private static bool Reaches(Doc doc, int negation, ConditionCandidate candidate)
    {
        if (candidate.Main < 0)
        {
            return true;
        }

        var verb = VerbGroup.Above(doc, negation);
        return verb < 0 || verb == candidate.Main || Above(doc, candidate.Main, verb);
    }

    private static bool Above(Doc doc, int token, int verb)
    {
        for (var step = 0; step < 8 && token >= 0; step++)
        {
            if (token == verb)
            {
                return true;
            }

            if (doc[token].Head.Index == token || doc[token].Dep is "conj")
            {
                return false;
            }

            token = doc[token].Head.Index;
        }

        return false;
    }

    private static bool IsTop(Doc doc, ConditionCandidate candidate)
    {
        var (first, _) = Sentence(doc, candidate);
        return first <= candidate.Part.First;
    }

    private static (int First, int End) Sentence(Doc doc, ConditionCandidate candidate)
    {
        var first = candidate.Range.First;
        while (first > candidate.Part.First && doc[first - 1].Text is not ("." or "?" or "!" or ";") && candidate.Range.First - first < 60)
        {
            first--;
        }

        var end = candidate.Range.End;
        while (end < candidate.Part.End && doc[end].Text is not ("." or "?" or "!" or ";") && end - candidate.Range.End < 60)
        {
            end++;
        }

        return (first, end);
    }
}
