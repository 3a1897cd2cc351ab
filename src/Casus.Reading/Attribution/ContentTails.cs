using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// What belongs to the end of a content though the parse hangs it elsewhere: a condition (<em>undertakes to open the gate</em> | <em>, provided that the toll is paid</em>), a deadline or
/// a length of time (<em>by 30 April</em>, <em>for a period of ninety days</em>). Whoever binds themselves, asks or tells of what will be says with it when that holds.
/// </summary>
internal sealed class ContentTails(ParsedDocument document, IReadOnlyList<Saying> sayings)
{
    private const int Longest = 80;

    private const int LongestAside = 12;

    private readonly Doc _doc = document.Doc;

    // Verbs by which one binds oneself.
    private static readonly FrozenSet<string> Binding = FrozenSet.ToFrozenSet(["agree", "commit", "offer", "pledge", "promise", "propose", "refuse", "swear", "threaten", "undertake", "vow"], StringComparer.Ordinal);

    // Where others begin to speak, but not who does something in a condition (as long as the rebels refuse to leave).
    private readonly int[] _speakers =
    [
        .. sayings.Where(saying => saying.Source is not [{ First: > 0 and var first }, ..] || document.Doc[first - 1].Lower is not ("as" or "if" or "unless" or "until" or "once"))
            .SelectMany(saying => saying.Source.Concat(saying.Cue)).Select(part => part.First).Order(),
    ];

    // By where the name of who says it begins.
    private readonly (int First, int Index)[] _sources = [.. sayings.Select((saying, index) => (First: saying.Source.Count > 0 ? saying.Source[0].First : -1, Index: index)).Where(one => one.First >= 0).Order()];

    private readonly TimeGrammar _times = new(document.Doc, new(document.Document.Published, TimeDirection.Ahead));

    /// <summary>Extends the contents of sayings that follow their cue and are not quoted.</summary>
    public static void Extend(ParsedDocument document, List<Saying> sayings)
    {
        var tails = new ContentTails(document, sayings);
        for (var i = 0; i < sayings.Count; i++)
        {
            if (tails.Joined(i) is { } joined)
            {
                sayings[i] = sayings[i] with { Content = joined };
            }

            if (tails.Whole(i) is { } clause)
            {
                sayings[i] = sayings[i] with { Content = clause };
            }

            if ((tails.Of(i) ?? tails.Behind(i)) is { } whole)
            {
                sayings[i] = sayings[i] with { Content = whole };
            }

            if (tails.FromItsHead(sayings[i]) is { } from)
            {
                sayings[i] = sayings[i] with { Content = from };
            }

            if (tails.Fronted(sayings[i]) is { } fronted)
            {
                sayings[i] = sayings[i] with { Content = [fronted, .. sayings[i].Content] };
            }
        }
    }

    // “would follow suit | , if asked, | provided all agreed”: a condition between two pieces joins them.
    private ValueList<TokenRange>? Joined(int index)
    {
        var content = sayings[index].Content;
        for (var i = 0; i + 1 < content.Count; i++)
        {
            var (from, to) = (content[i].End, content[i + 1].First);
            if (to - from is < 2 or > LongestAside || document.Quotes.At(content[i].End - 1) is not null || document.Quotes.At(to) is not null || Limit(from) < to)
            {
                continue;
            }

            if (ConditionCandidates.Find(document, new() { Content = [new(content[i].First, content[i + 1].End)] }).Exists(condition => condition.Range.First >= from && condition.Range.First < to && condition.Range.End > condition.Range.First + 1))
            {
                return [.. content.Take(i), new(content[i].First, content[i + 1].End), .. content.Skip(i + 2)];
            }
        }

        return null;
    }

    // “reported that the talks failed after | Alfa had refused to pay”, “reveals that a man called Bravo | was freed”: a clause that another's words inside it cut short, or that lacks its verb.
    private ValueList<TokenRange>? Whole(int index)
    {
        if (sayings[index] is not { Cue: [.., var cue], Content: [.., var last] } || last.First < cue.End || document.Quotes.At(last.End - 1) is not null)
        {
            return null;
        }

        // “reported at the time | that”: all that whoever is named next is told to say.
        if (last.Count == 1 && _doc[last.First].Lower == "that" && SaidFrom(last.End, last.End).FirstOrDefault(other => other.Content[^1].First > last.End) is { } told && told.Content[^1].End - last.End <= Longest
            && !QuotePairing.AnyParagraphEnd(_doc, last.First, told.Content[^1].End - 1))
        {
            return [.. sayings[index].Content.Take(sayings[index].Content.Count - 1), new(last.First, told.Content[^1].End)];
        }

        for (var verb = cue.First; verb < cue.End; verb++)
        {
            foreach (var top in _doc.ChildrenOf(verb))
            {
                var (first, end) = (_doc[top].LeftEdge.Index, _doc[top].RightEdge.Index + 1);
                if (_doc[top].Dep != "ccomp" || !(Predicate.Of(_doc, top).IsFinite || VerbGroup.IsFinite(_doc[top].Tag)) || last.First - first is < 0 or > 1 || end <= last.End || end - last.End > Longest || QuotePairing.AnyParagraphEnd(_doc, last.End, end - 1))
                {
                    continue;
                }

                if ((top >= last.End && !Enumerable.Range(last.End, top - last.End).Any(i => _doc[i].Text is ";" or ":")) || Interrupts(index, last, end))
                {
                    return [.. sayings[index].Content.Take(sayings[index].Content.Count - 1), document.WithoutMarks(new(last.First, end))];
                }
            }
        }

        return null;
    }

    // Somebody else's words right behind a content, told by a verb with a subject of its own that is no coordinate of what is said.
    private bool Interrupts(int index, TokenRange content, int end)
    {
        foreach (var other in SaidFrom(content.First, content.End + 1))
        {
            if (!ReferenceEquals(other, sayings[index]) && other is { Cue: [var cue, ..], Source: [var source, ..] } && cue.First >= content.End && cue.End <= end
                && !Enumerable.Range(content.End, Math.Max(0, source.First - content.End)).Any(i => _doc[i].Text is ";" or ":" or "."))
            {
                for (var verb = cue.First; verb < cue.End; verb++)
                {
                    if (_doc[verb].Pos == "VERB" && _doc[verb].Dep is not ("conj" or "parataxis") && _doc[verb].Head.Index < verb)
                    {
                        foreach (var subject in _doc.ChildrenOf(verb))
                        {
                            if (_doc[subject].Dep == "nsubj" && source.First <= subject && subject < source.End)
                            {
                                return true;
                            }
                        }
                    }
                }
            }
        }

        return false;
    }

    // The sayings of those whose name begins there.
    private IEnumerable<Saying> SaidFrom(int first, int last)
    {
        var at = Array.BinarySearch(_sources, (first, -1));
        for (at = at < 0 ? ~at : at; at < _sources.Length && _sources[at].First <= last; at++)
        {
            yield return sayings[_sources[at].Index];
        }
    }

    private ValueList<TokenRange>? Of(int index)
    {
        var saying = sayings[index];
        if (saying is not { Cue: [.., var cue], Content: [.., var last] } || last.First < cue.End || document.Quotes.At(last.End - 1) is not null)
        {
            return null;
        }

        var end = last.End;
        var limit = Limit(end);
        for (var more = true; more && end < limit;)
        {
            more = false;
            if ((Cut(cue, last.First, end, limit) ?? Condition(cue, last.First, end, limit) ?? Time(end, limit)) is { } next && next > end)
            {
                (end, more) = (next, true);
            }
        }

        return end > last.End ? [.. saying.Content.Take(saying.Content.Count - 1), new(last.First, end)] : null;
    }

    // “Alfa would withdraw, the draft says, | assuming that …”: a condition behind who says it.
    private ValueList<TokenRange>? Behind(int index)
    {
        if (sayings[index] is not { Source: [var source], Cue: [var cue], Content: [.., var last] } || last.End > Math.Min(source.First, cue.First) || document.Quotes.At(last.End - 1) is not null)
        {
            return null;
        }

        var end = Math.Max(source.End, cue.End);
        return end < _doc.Count && _doc[end].Text == "," && Condition(cue, last.First, end, Limit(end)) is { } stop && stop > end + 1 ? [.. sayings[index].Content, new(end + 1, stop)] : null;
    }

    // “Provided the council approves | the plan, the gates will open, the mayor said”: what stands ahead of who says it begins with its condition.
    private ValueList<TokenRange>? FromItsHead(Saying saying)
    {
        if (saying is not { Source: [var source], Cue: [var cue], Content: [var first, ..] } || first.End > Math.Min(source.First, cue.First) || document.Quotes.At(first.First) is not null)
        {
            return null;
        }

        var opens = document.SentenceFirst(first.First);
        return opens < first.First && first.First - opens < LongestAside && document.Quotes.At(opens) is null && Array.BinarySearch(_speakers, opens) < 0 && Limit(opens) >= first.First && Connectives.At(document, new(opens, first.End), opens) is { Kind: not ConditionKind.When and not ConditionKind.Once and not ConditionKind.Without, Name: not "before" }
            ? [new(opens, first.End), .. saying.Content.Skip(1)] : null;
    }

    // “Unless the crews are freed, | Alfa threatened to close the port”: a condition ahead of who binds themselves.
    private TokenRange? Fronted(Saying saying)
    {
        if (saying is not { Source: [var source], Cue: [var cue], Content: [var first, ..] } || source.First < 3 || cue.First < source.End || first.First < cue.End || document.Quotes.IsInside(source.First)
            || !Binding.Contains(_doc[cue.End - 1].Lemma) && !Enumerable.Range(first.First, Math.Min(first.Count, LongestAside)).Any(i => _doc[i].Tag == "MD"))
        {
            return null;
        }

        var opens = document.SentenceFirst(source.First - 1);
        // What is given in return is weighed against the act, which lies in the past; it is what is bound to that counts.
        var known = ConditionReader.In(document, new(opens, first.End)).Where(candidate => candidate.Connective.Kind is ConditionKind.If or ConditionKind.Unless or ConditionKind.AsLongAs or ConditionKind.Provided)
            .Concat(ConditionCandidates.Find(document, new() { Content = [new(opens, first.End)] }).Where(candidate => candidate.Connective.Name is "in return for" or "in exchange for"));
        foreach (var candidate in known)
        {
            if (candidate.Leads && candidate.Range.First == opens && candidate.Range.End == source.First - 1 && _doc[candidate.Range.End].Text == ",")
            {
                return candidate.Range;
            }
        }

        return null;
    }

    // The end of the sentence, or what another saying holds.
    private int Limit(int from)
    {
        var limit = from;
        while (limit < _doc.Count && limit - from < Longest && !(_doc[limit].IsSentenceStart && limit > from) && !_doc[limit].IsSpace && _doc[limit].Text is not ("." or ";" or "?" or "!") && document.Quotes.At(limit) is null)
        {
            limit++;
        }

        // Whoever speaks next ends it.
        var next = Array.BinarySearch(_speakers, from);
        next = next < 0 ? ~next : next;
        return next < _speakers.Length ? Math.Min(limit, _speakers[next]) : limit;
    }

    // The end of a condition that the content ends in: “refused to sail until the quota is settled | and the fines are repaid”.
    private int? Cut(TokenRange cue, int first, int end, int limit)
    {
        foreach (var candidate in ConditionReader.In(document, new(first, limit)))
        {
            if (candidate.Range.First > first && candidate.Range.First < end && candidate.Range.End > end && candidate.Range.End <= limit && candidate.Connective.Kind != ConditionKind.When && candidate.Verb >= 0 && candidate.Verb < end && !IsCut(candidate.Range.End, limit)
                && (candidate.Main < 0 || candidate.Main >= cue.First))
            {
                return candidate.Range.End;
            }
        }

        return null;
    }

    // The end of a condition that begins right behind the content.
    private int? Condition(TokenRange cue, int first, int end, int limit)
    {
        var opens = _doc[end].Text == "," ? end + 1 : end;
        // “…, but only if”
        opens += opens + 1 < limit && opens > end && _doc[opens].Lower is "but" or "and" or "though" && _doc[opens + 1].Lower == "only" ? 1 : 0;
        // “for as long | as the rebels refuse”: cut inside the connective.
        opens = _doc[end].Lower == "as" && end > first + 1 && _doc[end - 1].Lower == "long" && _doc[end - 2].Lower is "as" or "so" ? end - 2 : opens;
        if (opens >= limit || Connectives.At(document, new(first, limit), _doc[opens].Lower == "only" ? opens + 1 : opens) is not { Kind: not ConditionKind.When } connective
            || connective.Kind == ConditionKind.Once && connective.Name == "after" && _doc[opens].Lower != "only" || connective.Name is "before" or "without" or "absent" or "failing" or "barring")
        {
            return null;
        }

        foreach (var candidate in ConditionReader.In(document, new(first, limit)))
        {
            if (candidate.Range.First == opens && candidate.Range.End <= limit && (candidate.Verb < 0 || !IsCut(candidate.Range.End, limit)) && (candidate.Main < 0 || candidate.Main >= cue.First))
            {
                return candidate.Range.End;
            }
        }

        return null;
    }

    // What another saying's words cut off is no whole clause.
    private bool IsCut(int end, int limit) => end == limit && limit < _doc.Count && _doc[limit].Pos is not "PUNCT" and not "SPACE";

    // by 30 April, within ten days, for a period of ninety days, until the end of May
    private int? Time(int at, int limit)
    {
        if (at + 1 >= limit)
        {
            return null;
        }

        var (body, length) = _doc[at].Lower switch
        {
            "by" or "until" or "till" => (at + 1, false),
            "within" => (at + 1, true),
            "for" => (_doc[at + 1].Lower is "a" or "the" && at + 3 < limit && _doc[at + 2].Lower is "period" or "duration" or "term" && _doc[at + 3].Lower == "of" ? at + 4 : at + 1, true),
            "no" or "not" when _doc[at + 1].Lower == "later" && at + 3 < limit && _doc[at + 2].Lower == "than" => (at + 3, false),
            _ => (-1, false),
        };
        if (body < 0 || body >= limit || _times.At(body, limit) is not { } time || (time.IsLength != length && _doc[at].Lower is not ("no" or "not")))
        {
            return null;
        }

        return Math.Min(limit, time.End);
    }
}
