using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Subjects and objects joined under one predicate or preposition.</summary>
internal sealed partial class CoordinationReader
{
    // The subjects before the first finite verb: a or b is attacked; any two of a, b and c have ratified it.
    private Formula? Subjects(TokenRange range)
    {
        var verb = range.First;
        while (verb < range.End && !VerbGroup.IsFinite(_doc[verb].Tag))
        {
            verb++;
        }

        if (verb == range.End)
        {
            // Inverted clauses keep their verb bare or as a participle: (should) a or b fall.
            verb = MainVerb(range);
            if (verb <= range.First)
            {
                return null;
            }

            while (verb > range.First && _doc[verb - 1].Tag is "VB" or "TO" or "RB" or "VBN")
            {
                verb--;
            }
        }

        var negated = IsNegated(new(verb, range.End));
        var read = verb > range.First ? Nouns(new(range.First, verb), new(verb, range.End)) : null;
        return read is not null && negated ? new Not(read) : read;
    }

    // Coordinated noun phrases, each a proposition with the predicate they share; null when there is but one.
    private Formula? Nouns(TokenRange range, TokenRange? predicate)
    {
        var start = range.First;
        var gate = 0;
        bool none = false, marked = false;
        for (var i = range.First; i < range.End && i < range.First + 6; i++)
        {
            if (_doc[i].Lower is "neither" or "either" or "both" && i == range.First)
            {
                (none, marked) = (_doc[i].Lower == "neither", true);
                start = i + 1;
                break;
            }

            if (_doc[i].Lower == "of" && i > range.First && Gate(new(range.First, i + 1)) is var count && count != 0)
            {
                (gate, start, marked) = (count, i + 1, true);
                break;
            }
        }

        var items = new List<TokenRange>();
        var or = false;
        var from = start;
        var last = -1;
        for (var i = start; i < range.End; i++)
        {
            if (_doc[i].Lower is "and" or "or" or "nor" && JoinsHeads(start, i, range.End))
            {
                or |= _doc[i].Lower == "or";
                last = i;
            }
        }

        if (last < 0)
        {
            return null;
        }

        for (var i = start; i <= range.End; i++)
        {
            var cut = i == range.End || i == last || (i < last && (_doc[i].Text == "," || _doc[i].Lower is "and" or "or" && JoinsHeads(start, i, range.End)));
            if (!cut)
            {
                continue;
            }

            if (Bare(new(from, i)) is { Count: > 0 } item)
            {
                items.Add(item);
            }

            from = i + 1;
        }

        if (items.Count < 2 || (!or && !marked && predicate is not null && !none && IsCollective(predicate.Value)))
        {
            return null;
        }

        var parts = items.Select(item => propositions.Atom(item, null, predicate)).ToList();
        if (parts.Any(part => part is null))
        {
            return null;
        }

        ValueList<Formula> all = [.. parts.Select(part => none ? new Not(part!) : part!)];
        return gate != 0 ? Combine(gate, all) : or && !none ? new Or(all) : new And(all);
    }

    // The coordination is between the heads of the phrase, not inside one of its attributes (the budget of health and defence).
    private bool JoinsHeads(int start, int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (_doc[i].Dep == "conj" && _doc[i].Head.Index < at && _doc[i].Head.Index >= start)
            {
                var head = _doc[i].Head;
                while (head.Dep == "conj" && head.Head.Index < head.Index && head.Head.Index >= start)
                {
                    head = head.Head;
                }

                // Its head stands outside the phrase, or over it.
                return head.Head.Index < start || head.Head.Index >= end || head.Head.Index == head.Index;
            }

            if (_doc[i].Pos is "NOUN" or "PROPN" && _doc[i].Dep is "nsubj" or "nsubjpass" or "pobj" or "dobj" or "ROOT")
            {
                return _doc[i].Dep is "nsubj" or "nsubjpass" && _doc[i].Head.Index >= end;
            }
        }

        return false;
    }

    // Do together what each alone cannot: no proposition for each.
    private bool IsCollective(TokenRange predicate)
    {
        for (var i = predicate.First; i < Math.Min(predicate.End, predicate.First + 5); i++)
        {
            if (_doc[i].Lemma is "agree" or "meet" or "reach" or "resume" or "negotiate" or "talk" or "sit" or "reconcile" or "cooperate" or "clash" or "unite" or "merge" or "settle")
            {
                return true;
            }
        }

        return false;
    }
}
