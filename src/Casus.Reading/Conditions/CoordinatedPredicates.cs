using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Predicates joined under one subject, and what negates a clause.</summary>
internal sealed partial class CoordinationReader
{
    // neither cuts wages nor closes the yard; is renewed and signed.
    private Formula? Predicates(TokenRange range)
    {
        var verb = MainVerb(range);
        if (verb < 0)
        {
            return null;
        }

        var cuts = new List<int>();
        bool or = false, none = false;
        for (var i = verb + 1; i < range.End - 1; i++)
        {
            if (_doc[i].Lower is "and" or "or" or "nor" && Follows(verb, i + 1, range.End))
            {
                cuts.Add(i);
                or |= _doc[i].Lower == "or";
                none |= _doc[i].Lower == "nor";
            }
        }

        if (cuts.Count == 0)
        {
            return null;
        }

        // The subject stands beside the first only, and not when "neither" parts them.
        var start = range.First;
        for (var i = range.First; i <= verb; i++)
        {
            start = _doc[i].Lower is "neither" or "either" or "both" && i > range.First && i < verb ? i + 1 : start;
        }

        var subject = new TokenRange(range.First, Math.Max(range.First, SubjectEnd(range, verb)));
        var parts = new List<Formula?>();
        var from = start;
        var negated = !none && IsNegated(range);
        foreach (var (end, index) in cuts.Append(range.End).Select((end, index) => (end, index)))
        {
            var words = Bare(new(from, end));
            if (words.Count <= 0)
            {
                return null;
            }

            var shares = index > 0 || start > range.First;
            parts.Add(propositions.Atom(words, shares && subject.Count > 0 ? subject : null));
            from = end + 1;
        }

        if (parts.Any(part => part is null))
        {
            return null;
        }

        ValueList<Formula> all = [.. parts.Select(part => none ? new Not(part!) : part!)];
        Formula joined = or ? new Or(all) : new And(all);
        return negated ? new Not(joined) : joined;
    }

    private int SubjectEnd(TokenRange range, int verb)
    {
        var subject = VerbGroup.Of(_doc, verb).Subject;
        return subject >= range.First && subject < verb ? Math.Min(_doc[subject].RightEdge.Index + 1, verb) : range.First;
    }

    // A verb of the same kind without a subject of its own, joined to the clause's.
    private bool Follows(int verb, int at, int end)
    {
        while (at < end && (_doc[at].Tag is "RB" || _doc[at].Lower is "either" or "then"))
        {
            at++;
        }

        if (at >= end || !(_doc[at].Pos is "VERB" or "AUX"))
        {
            return false;
        }

        var joined = _doc[at].Dep is "aux" or "auxpass" ? _doc[at].Head.Index : at;
        if (joined < at || joined >= end || _doc[joined].Dep != "conj")
        {
            return _doc[at].Tag == _doc[verb].Tag && _doc[at].Tag is "VBZ" or "VBP" or "VBD" && _doc[at].Tag == _doc[verb].Tag;
        }

        var head = _doc[joined].Head.Index;
        while (head != verb && _doc[head].Dep == "conj" && _doc[head].Head.Index < head)
        {
            head = _doc[head].Head.Index;
        }

        return head == verb;
    }

    private int MainVerb(TokenRange range)
    {
        if (candidate.Verb >= range.First && candidate.Verb < range.End)
        {
            return candidate.Verb;
        }

        for (var i = range.First; i < range.End; i++)
        {
            if (VerbGroup.IsFinite(_doc[i].Tag) || _doc[i].Pos is "VERB" && _doc[i].Dep is not ("amod" or "acl" or "relcl"))
            {
                return _doc[i].Dep is "aux" or "auxpass" && _doc[i].Head.Index is var head && head > i && head < range.End ? head : i;
            }
        }

        return -1;
    }

    private bool IsNegated(TokenRange range)
    {
        var verb = MainVerb(range);
        for (var i = range.First; i < range.End; i++)
        {
            switch (_doc[i].Lower)
            {
                case "not" or "n't" or "n’t" or "never" when verb < 0 || _doc[i].Head.Index == verb || IsAuxiliaryOf(_doc[i].Head.Index, verb) || i < verb:
                    return !(i + 1 < range.End && _doc[i + 1].Lower is "only" or "just");
                case "no" when _doc[i].Dep == "det" && i < Math.Max(verb, range.First + 1) || (_doc[i].Dep == "det" && _doc[i].Head.Dep is "attr" or "dobj" && _doc[i].Head.Head.Index == verb):
                    return true;
                case "nobody" or "none" or "nothing" when _doc[i].Head.Index == verb:
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    private bool IsAuxiliaryOf(int token, int verb) => _doc[token].Dep is "aux" or "auxpass" && _doc[token].Head.Index == verb;
}
