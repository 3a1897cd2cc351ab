using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The words that a condition governs: of its sentence what follows a clause that leads, else what stands before it.</summary>
internal static class Governed
{
    private const int Reach = 100;

    public static Span? Of(ParsedDocument document, ConditionCandidate candidate, IReadOnlyList<TokenRange> conditions)
    {
        var doc = document.Doc;
        var (first, end) = Sentence(document, candidate);
        var after = Trim(document, candidate.Range.End, Stop(conditions, candidate.Range.End, end));
        var before = Trim(document, Start(doc, conditions, candidate, first), candidate.Range.First);
        if (candidate.Connective.Shape == Shape.Verb)
        {
            // The subject of what depends.
            return before.Count > 0 ? document.Span(before) : null;
        }

        var follows = candidate.Leads && after.Count > 0 || (before.Count <= 0 && after.Count > 0);
        return follows ? document.Span(after) : before.Count > 0 ? document.Span(before) : null;
    }

    private static (int First, int End) Sentence(ParsedDocument document, ConditionCandidate candidate)
    {
        var doc = document.Doc;
        var first = candidate.Range.First;
        while (first > candidate.Part.First && first > candidate.Range.First - Reach && doc[first - 1].Text is not ("." or "?" or "!" or ";"))
        {
            first--;
        }

        var end = candidate.Range.End;
        while (end < candidate.Part.End && end < candidate.Range.End + Reach && doc[end].Text is not ("." or "?" or "!" or ";"))
        {
            end++;
        }

        return (first, end);
    }

    // The clause of the governed verb, behind any condition that comes before it.
    private static int Start(Doc doc, IReadOnlyList<TokenRange> conditions, ConditionCandidate candidate, int first)
    {
        var main = candidate.Main;
        if (main >= first && main < candidate.Range.First && doc[main].LeftEdge.Index is var edge && edge >= first && edge < candidate.Range.First)
        {
            first = edge;
        }

        foreach (var other in conditions)
        {
            if (other.End <= candidate.Range.First && other.End > first)
            {
                first = other.End;
            }
        }

        return first;
    }

    private static int Stop(IReadOnlyList<TokenRange> conditions, int from, int end)
    {
        foreach (var other in conditions)
        {
            if (other.First >= from && other.First < end)
            {
                end = other.First == from ? other.End : other.First;
            }
        }

        return end;
    }

    private static TokenRange Trim(ParsedDocument document, int first, int end)
    {
        var doc = document.Doc;
        while (first < end && (doc[first].Pos is "PUNCT" or "SPACE" or "CCONJ" || doc[first].Lower is "then" or "that" && doc[first].Tag is not "DT" || document.Quotes.IsMark(first)))
        {
            first++;
        }

        while (end > first && (doc[end - 1].Pos is "PUNCT" or "SPACE" or "CCONJ" || document.Quotes.IsMark(end - 1)))
        {
            end--;
        }

        return new(first, end);
    }
}
