using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Cuts the words of a condition at its coordinations: lists after a colon, clauses, predicates, subjects.</summary>
/// <remarks>A coordination with a comma before it binds weaker than one without; else <c>and</c> binds stronger than <c>or</c>.</remarks>
internal sealed partial class CoordinationReader(ParsedDocument document, Propositions propositions, ConditionCandidate candidate)
{
    private const int Deepest = 6;

    private readonly Doc _doc = document.Doc;

    /// <summary>One clause or several.</summary>
    public Formula? Clauses(TokenRange range, int depth = 0)
    {
        range = Bare(range);
        if (range.Count <= 0)
        {
            return null;
        }

        if (depth == 0 && List(range) is { } list)
        {
            return list;
        }

        if (depth < Deepest && Joint(range) is { } joint)
        {
            return Join(joint, Cut(range, joint).Select(part => Clauses(part, depth + 1)));
        }

        return Clause(range);
    }

    /// <summary>A noun phrase or a gerund, coordinated or not.</summary>
    public Formula? Phrase(TokenRange range)
    {
        range = Bare(range);
        if (range.Count <= 0)
        {
            return null;
        }

        if (_doc[range.First].Tag is "WRB" or "WP" || _doc[range.First].Lower is "whether" or "that" or "what" or "how")
        {
            // depends on whether the other side agrees
            return _doc[range.First].Lower == "whether" ? Clauses(new(range.First + 1, range.End)) : propositions.Atom(range);
        }

        return Nouns(range, null) ?? Signed(range, propositions.Atom(range));
    }

    private Formula? Signed(TokenRange range, Formula? atom) => atom is null ? null : _doc[range.First].Lower is "no" ? new Not(atom) : atom;

    // Connectives told again, marks and conjunctions at the edges are no part of a proposition.
    private TokenRange Bare(TokenRange range)
    {
        var (first, end) = (range.First, range.End);
        while (first < end && (_doc[first].Pos is "PUNCT" or "SPACE" or "CCONJ" || (_doc[first].Lower is "if" or "unless" or "once" or "until" or "when" or "that" or "then" or "only" or "also" && first > candidate.Connective.First) || document.Quotes.IsMark(first) && _doc[first].Pos == "PUNCT"))
        {
            if (_doc[first].Lower is "either" or "neither" or "both")
            {
                break;
            }

            first++;
        }

        while (end > first && _doc[end - 1].Pos is "PUNCT" or "SPACE" or "CCONJ" && _doc[end - 1].Text is not ("\"" or "”" or ")"))
        {
            end--;
        }

        return new(first, end);
    }

    // at least two of the following: a, b, c; all of these conditions are met: a, b and c.
    private Formula? List(TokenRange range)
    {
        var colon = -1;
        for (var i = range.First + 1; i < range.End - 1 && colon < 0; i++)
        {
            colon = _doc[i].Text == ":" ? i : -1;
        }

        if (colon < 0)
        {
            return null;
        }

        var items = new List<TokenRange>();
        var start = colon + 1;
        for (var i = start; i <= range.End; i++)
        {
            if (i == range.End || _doc[i].Text is "," or ";" || (_doc[i].Lower is "and" or "or" && StartsItem(i + 1, range.End) && i > start))
            {
                if (Bare(new(start, i)) is { Count: > 0 } item)
                {
                    items.Add(item);
                }

                start = i + 1;
            }
        }

        if (items.Count < 2)
        {
            return null;
        }

        var gate = Gate(new(range.First, colon));
        var parts = items.Select(item => Clause(item)).ToList();
        if (parts.Any(part => part is null))
        {
            return null;
        }

        return Combine(gate, [.. parts.Select(part => part!)]);
    }

    private bool StartsItem(int at, int end) => at < end && (ClauseBounds.StartsMain(_doc, at, end) || _doc[at].Lower is "that" or "the" or "a" or "an");

    /// <summary>How many of its members a phrase asks for: -1 all, 1 any, else the count; 0 when it does not say.</summary>
    private int Gate(TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            var next = i + 1 < range.End ? _doc[i + 1].Lower : string.Empty;
            switch (_doc[i].Lower)
            {
                case "all" or "both" or "each" or "every":
                    return -1;
                case "any" when next is not ("two" or "three" or "four" or "2" or "3"):
                case "either":
                    return 1;
                case var word when Numbers.Small(word) is { } count && count >= 1 && (next is "of" or "or" || next is "conditions" or "steps" or "things" || i > range.First && _doc[i - 1].Lower is "least" or "any"):
                    return count;
                default:
                    break;
            }
        }

        return 0;
    }

    private static Formula Combine(int gate, ValueList<Formula> parts) =>
        gate == 1 ? new Or(parts) : gate > 1 && gate < parts.Count ? new AtLeast(gate, parts) : new And(parts);

    private sealed record Cuts(bool Or, bool None, List<int> At);

    private static Formula? Join(Cuts joint, IEnumerable<Formula?> parts)
    {
        var read = parts.ToList();
        if (read.Count < 2 || read.Any(part => part is null))
        {
            return null;
        }

        ValueList<Formula> all = [.. read.Select(part => joint.None ? new Not(part!) : part!)];
        return joint.Or && !joint.None ? new Or(all) : new And(all);
    }

    // The weakest coordination between whole clauses.
    private Cuts? Joint(TokenRange range)
    {
        var found = new List<(int At, bool Or, bool Comma)>();
        var verbs = false;
        for (var i = range.First; i < range.End - 1; i++)
        {
            if (verbs && _doc[i].Lower is "and" or "or" && BeginsClause(i + 1, range.End))
            {
                found.Add((i, _doc[i].Lower == "or", _doc[i - 1].Text == ","));
            }

            verbs |= VerbGroup.IsFinite(_doc[i].Tag) || (_doc[i].Pos is "VERB" or "AUX" && _doc[i].Dep is not ("amod" or "acl"));
        }

        if (found.Count == 0)
        {
            return null;
        }

        var weak = found.Where(f => f.Comma && found.Any(other => !other.Comma && other.Or != f.Or)).ToList();
        if (weak.Count > 0 && weak.All(f => f.Or == weak[0].Or))
        {
            return new(weak[0].Or, false, [.. weak.Select(f => f.At)]);
        }

        var or = found.Any(f => f.Or);
        var cuts = found.Where(f => f.Or == or).Select(f => f.At).ToList();
        return new(or, false, WithCommas(range, cuts));
    }

    // a happens, b happens and c happens: the commas take the word of the last.
    private List<int> WithCommas(TokenRange range, List<int> cuts)
    {
        var all = new List<int>(cuts);
        for (var i = range.First + 2; i < cuts[^1]; i++)
        {
            if (_doc[i].Text == "," && _doc[i + 1].Tag != "CC" && ClauseBounds.StartsMain(_doc, i + 1, cuts[^1]))
            {
                all.Add(i);
            }
        }

        all.Sort();
        return all;
    }

    private bool BeginsClause(int at, int end)
    {
        while (at < end && (_doc[at].Lower is "if" or "unless" or "once" or "until" or "that" or "when" or "only" or "also" or "then" || _doc[at].Text == ","))
        {
            at++;
        }

        if (at >= end || !ClauseBounds.StartsMain(_doc, at, end))
        {
            return false;
        }

        // A subject stands before the verb, and it is not the object of the words before: (the budget and | the headquarters are cut).
        return _doc[at].Tag is not ("VB" or "MD" or "VBZ" or "VBP" or "VBD") && !JoinsNouns(at);
    }

    private bool JoinsNouns(int at)
    {
        for (var i = at; i < Math.Min(_doc.Count, at + 8); i++)
        {
            if (VerbGroup.IsFinite(_doc[i].Tag))
            {
                return false;
            }

            if (_doc[i].Dep == "conj" && _doc[i].Pos is "NOUN" or "PROPN" or "PRON" && _doc[i].Head.Index < at)
            {
                // Coordinated with a noun that is itself a subject before its verb: one clause; with an object: the parse errs and a clause begins.
                var head = _doc[i].Head;
                while (head.Dep == "conj" && head.Head.Index < head.Index)
                {
                    head = head.Head;
                }

                return head.Dep is "nsubj" or "nsubjpass" && head.Head.Index > i;
            }
        }

        return false;
    }

    private static IEnumerable<TokenRange> Cut(TokenRange range, Cuts joint)
    {
        var start = range.First;
        foreach (var at in joint.At)
        {
            yield return new(start, at);
            start = at + 1;
        }

        yield return new(start, range.End);
    }

    // A single clause: its predicates, its subjects, its negation.
    private Formula? Clause(TokenRange range)
    {
        range = Bare(range);
        if (range.Count <= 0)
        {
            return null;
        }

        return Predicates(range) ?? Subjects(range) ?? (propositions.Atom(range) is { } atom ? IsNegated(range) ? new Not(atom) : atom : null);
    }
}
