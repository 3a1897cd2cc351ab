using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The time by, within or at which the act of a content falls due: its preposition included, with its TIMEX3 value.</summary>
internal sealed class DeadlineReader
{
    private const int Reach = 16;

    private readonly ParsedDocument _document;
    private readonly Doc _doc;
    private readonly TimeGrammar _ahead;
    private readonly TimeGrammar _back;

    public DeadlineReader(ParsedDocument document)
    {
        (_document, _doc) = (document, document.Doc);
        _ahead = new(_doc, new(document.Document.Published, TimeDirection.Ahead));
        _back = new(_doc, new(document.Document.Published, TimeDirection.Back));
    }

    private readonly record struct Found(TokenRange Range, string? Value, int Strength);

    /// <summary>The strongest deadline of a content, the first of equals; times inside conditions are theirs.</summary>
    public DeadlineClause? Of(Saying saying, IReadOnlyList<TokenRange> conditions)
    {
        Found? best = null;
        foreach (var part in saying.Content)
        {
            for (var i = part.First; i < part.End; i++)
            {
                if (InAny(conditions, i) is { } inside)
                {
                    i = Math.Max(i, inside.End - 1);
                    continue;
                }

                if (At(i, part) is not { } found)
                {
                    continue;
                }

                if (FallsDue(found, part) && (best is null || found.Strength > best.Value.Strength))
                {
                    best = found;
                }

                i = found.Range.End - 1;
            }
        }

        return (best ?? Term(saying)) is { } deadline ? Clause(deadline) : null;
    }

    // “gave the strikers | 72 hours to return”: the length of the term.
    private Found? Term(Saying saying)
    {
        if (saying is not { Cue: [.., var cue], Content: [.., var content] } || !TermsSet.Is(_doc, cue.End - 1))
        {
            return null;
        }

        for (var i = content.First; i < Math.Min(content.End, content.First + Reach) && _doc[i].Tag != "TO"; i++)
        {
            if (_ahead.At(i, content.End) is { IsLength: true } length)
            {
                return new(new(i, length.End), length.Value, 4);
            }
        }

        return null;
    }

    /// <summary>The time that a condition itself sets.</summary>
    public DeadlineClause? In(TokenRange condition)
    {
        for (var i = condition.First + 1; i < condition.End; i++)
        {
            if (At(i, condition) is { } found)
            {
                return found.Strength >= 2 || _doc[i].Lower is "on" or "in" or "at" ? Clause(found) : null;
            }
        }

        return null;
    }

    private DeadlineClause Clause(Found found)
    {
        var span = _document.Span(found.Range);
        return new(span, span.In(_document.Text), found.Value);
    }

    private static TokenRange? InAny(IReadOnlyList<TokenRange> ranges, int token)
    {
        foreach (var range in ranges)
        {
            if (token >= range.First && token < range.End)
            {
                return range;
            }
        }

        return null;
    }

    // A preposition and its time, or a time that needs none.
    private Found? At(int i, TokenRange part)
    {
        var end = part.End;
        var next = i + 1 < end ? _doc[i + 1].Lower : string.Empty;
        var third = i + 2 < end ? _doc[i + 2].Lower : string.Empty;
        switch (_doc[i].Lower)
        {
            case "by" or "before":
                return Point(i, i + 1, part, 4);
            case "no" or "not" when next == "later" && third == "than":
                return Point(i, i + 3, part, 4) ?? Span(i, i + 3, end, 4);
            case "within":
                return Span(i, i + 1, end, 4) ?? Point(i, i + 1, part, 4);
            case "between":
                return Between(i, part);
            case "until" or "till":
                return Point(i, i + 1, part, 3) ?? Event(i, end);
            case "over" or "during" when next is "the" or "this" or "next":
                return Span(i, i + 1, end, 2) ?? Point(i, i + 1, part, 2);
            case "in":
                return Point(i, i + 1, part, 2) ?? Span(i, i + 1, end, 2);
            case "at" when next == "once":
                return new(new(i, i + 2), "PRESENT_REF", 1);
            case "on" or "at":
                return Point(i, i + 1, part, 2);
            case "immediately" when _doc[i].Dep == "advmod" && _doc[i].Head.Pos is "VERB" && !(next is "after" or "following" or "available" or "clear"):
                return new(new(i, i + 1), "PRESENT_REF", 1);
            default:
                return Bare(i, part);
        }
    }

    private Found? Point(int first, int at, TokenRange part, int strength)
    {
        var end = part.End;
        if (Grammar(first, part).At(at, end) is not { IsLength: false } time)
        {
            return null;
        }

        // by 2030 troops: a count, not a year.
        if (time.Value is { Length: 4 } && time.End == at + 1 && at + 1 < end && _doc[at].Dep == "nummod" && _doc[at].Head.Index > at)
        {
            return null;
        }

        return new(new(first, Latest(time.End, end)), time.Value, strength);
    }

    // between Monday and 4 June: the later of the two.
    private Found? Between(int first, TokenRange part)
    {
        for (var and = first + 2; and < Math.Min(part.End - 1, first + Reach); and++)
        {
            if (_doc[and].Lower == "and")
            {
                var begins = Grammar(first, part).At(first + 1, and) is { IsLength: false } from ? from.End == and : and == first + 2 && _doc[first + 1].Pos == "NUM";
                return begins && Point(first, and + 1, part, 3) is { } to ? to : null;
            }
        }

        return null;
    }

    private Found? Span(int first, int at, int end, int strength)
    {
        var start = at < end && _doc[at].Lower is "the" or "this" or "about" or "around" ? at + 1 : at;
        var ahead = start < end && _doc[start].Lower is "next" or "coming" or "following" or "first";
        start = ahead ? start + 1 : start;
        if (_ahead.At(start, end) is not { IsLength: true } length || (_doc[first].Lower is "over" or "during" && !ahead))
        {
            return null;
        }

        return new(new(first, Since(Latest(length.End, end), end)), length.Value, strength);
    }

    // within 30 days of the signing: from what it counts belongs to it.
    private int Since(int at, int end)
    {
        if (at + 1 >= end || !(_doc[at].Lower is "of" or "after" or "from" or "following") || _doc[at].Pos is not ("ADP" or "SCONJ" or "VERB"))
        {
            return at;
        }

        var last = at + 1;
        for (var i = at + 1; i < Math.Min(end, at + Reach); i++)
        {
            if (_doc[i].Pos is "PUNCT" or "SPACE" || VerbGroup.IsFinite(_doc[i].Tag) || _doc[i].Tag is "TO" or "CC" || _doc[i].Lower is "if" or "unless" or "in" or "on" or "by" or "once" or "for" or "with" or "and")
            {
                break;
            }

            last = i + 1;
        }

        return last > at + 1 ? last : at;
    }

    private int Latest(int at, int end) => at + 2 < end && _doc[at].Lower == "at" && _doc[at + 1].Lower == "the" && _doc[at + 2].Lower == "latest" ? at + 3 : at;

    // until the summit in May: the event, and when it is.
    private Found? Event(int first, int end)
    {
        for (var i = first + 2; i < Math.Min(end, first + Reach); i++)
        {
            if (VerbGroup.IsFinite(_doc[i].Tag) || _doc[i].Text is "," or ";" or ".")
            {
                return null;
            }

            if (_doc[i].Lower is "in" or "on" && _ahead.At(i + 1, end) is { IsLength: false } time)
            {
                return new(new(first, time.End), time.Value, 3);
            }

            if (_doc[i].Lower is "next" or "this" && _ahead.At(i, end) is { IsLength: false } bare)
            {
                return new(new(first, bare.End), bare.Value, 3);
            }
        }

        return null;
    }

    private Found? Bare(int i, TokenRange part)
    {
        var end = part.End;
        if (_doc[i].Pos is "ADP" or "VERB" or "AUX" or "PUNCT" || !(_doc[i].Lower is "today" or "tonight" or "tomorrow" or "next" or "this" || TimeWords.Day(_doc[i].Lower) is not null || _doc[i].Lower is "later" or "the"))
        {
            return null;
        }

        if (_doc[i].Lower == "the" && !(i + 2 < end && _doc[i + 1].Lower == "day" && _doc[i + 2].Lower == "after"))
        {
            return null;
        }

        if (i > 0 && _doc[i - 1].Lower is "of" or "for" or "since" or "from" or "after" or "'s" or "’s" or "the" or "last" or "until" or "every" or "like" or "to")
        {
            return null;
        }

        var start = _doc[i].Lower == "later" ? i + 1 : i;
        if (start >= end || Grammar(i, part).Calendar(start, end) is not { } time)
        {
            return null;
        }

        // Tuesday's vote, next week's summit: whose, not when.
        return time.End < end && _doc[time.End].Lower is "'s" or "’s" ? null : new(new(i, time.End), time.Value, 1);
    }

    // The act is still to come where its verb is open, or where none stands in the content.
    private bool FallsDue(Found found, TokenRange part)
    {
        var verb = VerbGroup.Above(_doc, found.Range.First);
        if (verb < part.First || verb >= part.End)
        {
            return true;
        }

        // to open the line when he comes on Thursday: the time of a time clause is its main clause's.
        for (var step = 0; step < 2 && _doc[verb].Dep == "advcl" && VerbGroup.Above(_doc, _doc[verb].Head.Index) is var above && above >= part.First && above < part.End; step++)
        {
            verb = above;
        }

        var group = VerbGroup.Of(_doc, verb);
        if (group.IsOpen || IsTerm(found.Range, verb))
        {
            return true;
        }

        return group.Form switch
        {
            ClauseForm.Past or ClauseForm.PastPerfect => false,
            ClauseForm.Participle => found.Strength >= 4,
            ClauseForm.Gerund => _doc[verb].Dep is not "acl" || found.Strength >= 4,
            _ => found.Strength >= 3 || _doc[verb].Tag == "VBG" || HasOpen(verb),
        };
    }

    // “had until Friday to sign”: a term, whenever it was set.
    private bool IsTerm(TokenRange time, int verb) => IsTerm(time.First, verb) && time.End < _doc.Count && _doc[time.End].Tag == "TO";

    private bool IsTerm(int until, int verb) => _doc[until].Lower is "until" or "till" && verb == until - 1 && _doc[verb].Lemma is "have" or "give" or "allow" or "get";

    // has promised to act on Monday: what is promised is to come though the finite verb tells of now.
    private bool HasOpen(int verb)
    {
        for (var i = verb + 1; i <= _doc[verb].RightEdge.Index && i < verb + Reach; i++)
        {
            if (_doc[i].Head.Index == verb && _doc[i].Dep is "xcomp" or "ccomp" && VerbGroup.Of(_doc, i).IsOpen)
            {
                return true;
            }
        }

        return false;
    }

    // What has been done was done at the last such day; what hangs on the cue is still to come.
    private TimeGrammar Grammar(int token, TokenRange part)
    {
        var verb = VerbGroup.Above(_doc, token);
        var group = verb >= part.First && verb < part.End ? VerbGroup.Of(_doc, verb) : VerbGroup.None;
        return group.Form is ClauseForm.Past or ClauseForm.PastPerfect && !IsTerm(token, verb) ? _back : _ahead;
    }
}
