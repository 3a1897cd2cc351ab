using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

// Who speaks by the tree, where the network gave no source or only a part of one.
internal sealed partial class Completion
{
    private static readonly FrozenSet<string> Undergone = FrozenSet.ToFrozenSet(
        [
            "accuse", "advise", "ask", "blame", "call", "chide", "condemn", "consider", "criticise", "criticize", "denounce", "depict", "describe", "dub", "fault", "hail", "instruct", "label", "lambast", "mock",
            "order", "portray", "praise", "press", "pressure", "question", "quiz", "rebuke", "regard", "reprimand", "reveal", "say", "see", "tell", "urge", "view", "warn",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Feelings = FrozenSet.ToFrozenSet(
        ["alarmed", "angered", "appalled", "committed", "concerned", "convinced", "determined", "disappointed", "dismayed", "disturbed", "encouraged", "horrified", "outraged", "pleased", "saddened", "shocked", "surprised", "troubled", "worried"], StringComparer.Ordinal);

    private HashSet<int>? _cueRoots;

    // Of these also a participle behind a noun: the army, accused of. Of others taggers take the past for one.
    private static readonly FrozenSet<string> Charging = FrozenSet.ToFrozenSet(
        ["accuse", "advise", "ask", "blame", "condemn", "criticise", "criticize", "denounce", "instruct", "order", "press", "rebuke", "tell", "urge", "warn"], StringComparer.Ordinal);

    // “has faced sharp criticism”, “raised new questions”: what words befall, or what gives rise to them, does not say them.
    private static readonly FrozenSet<string> Meeting = FrozenSet.ToFrozenSet(
        ["attract", "come", "draw", "earn", "face", "fan", "fuel", "generate", "get", "invite", "meet", "prompt", "provoke", "raise", "receive", "reignite", "spark", "spur", "stir", "trigger"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Reactions = FrozenSet.ToFrozenSet(
        ["accusation", "alarm", "anger", "backlash", "call", "complaint", "concern", "condemnation", "controversy", "criticism", "debate", "demand", "doubt", "fear", "fire", "furor", "outcry", "outrage", "praise", "protest", "question", "rebuke", "scrutiny", "speculation", "suspicion"], StringComparer.Ordinal);

    /// <summary>
    /// The source by the tree where the network gave none: the noun phrase of <em>according to</em>, the subject of an active cue. A source never begins in the paragraph before.
    /// </summary>
    public TokenRange? SourceOf(int cue, TokenRange? source)
    {
        var root = cue < 0 ? -1 : features.Root(spans[cue].Range);
        if (cue >= 0 && IsMeeting(spans[cue].Range, root))
        {
            return source is { } said && Predicate.SubjectOf(_doc, root) is { } met && Predicate.NounPhrase(_doc, met) is var phrase && said.First < phrase.End && phrase.First < said.End ? null : source;
        }

        // “the governor was heard telling them”: whoever is heard says it.
        if (cue >= 0 && Heard(root) is { } heard)
        {
            return heard;
        }

        // “was accused of shelling a town”: who accuses is told by “by” alone; it is neither whom it befell nor who tells of it.
        if (cue >= 0 && IsUndergone(root))
        {
            var doer = Agent(root);
            return source is { } told && (doer is { } by ? told.First < by.End && by.First < told.End && told.End <= by.End : !InSentence(told, root)) ? told : doer;
        }

        // “Asked whether …, the minister said”: who asked is not told, and it was not the minister.
        if (cue >= 0 && _doc[root] is { Tag: "VBN" or "VBD", Lower: "asked" or "pressed" or "questioned", Dep: "advcl" or "acl" or "prep" } asked && spans[cue].Range.First == asked.Index && (asked.IsSentenceStart || QuotePairing.EndsParagraph(_doc, asked.Index - 1))
            && (source is not { } other || _doc[features.Root(other)].Dep != "pobj"))
        {
            return null;
        }

        // “the mayor, | asked whether …,”: nor here, but behind “by”.
        if (cue >= 0 && _doc[root] is { Tag: "VBN" or "VBD", Lower: "asked" or "pressed" or "questioned", Dep: "acl" or "advcl" } && root > 0 && _doc[root - 1].Text == "," && !HasSubject(root))
        {
            return Agent(root);
        }

        // “replied when asked if …”: who asked is not told but behind “by”.
        if (cue >= 0 && _doc[root] is { Tag: "VBN" or "VBD", Lower: "asked" or "pressed" or "questioned" } && root > 0 && _doc[root - 1].Lower is "when" or "if" or "once" or "although")
        {
            return Agent(root);
        }

        // “was quoted as saying by the agency”, “quoted the admiral as saying”: whom others quote says it, not they.
        if (cue >= 0 && QuotedIn(root) is { } whom)
        {
            return whom;
        }

        // Headlines leave the “and” out: “Grey, others vow”.
        if (source is { Count: 1, First: > 1 and var others } && _doc[others].Lower == "others" && _doc[others - 1].Text == "," && _doc[others - 2].Pos == "PROPN")
        {
            var first = others - 2;
            while (first > 0 && !_doc[first].IsSentenceStart && _doc[first - 1].Pos == "PROPN")
            {
                first--;
            }

            return new(first, others + 1);
        }

        if (source is { } last && cue >= 0 && Joined(last, root) is { } both)
        {
            return both;
        }

        // “According to the coach, in the first round, …”: a phrase behind a comma belongs to what is said.
        if (source is { Count: > 2 } words && cue >= 0 && _doc[spans[cue].Range.First].Lower == "according" && words.First >= spans[cue].Range.End)
        {
            for (var i = words.First + 1; i + 1 < words.End; i++)
            {
                if (_doc[i].Text == "," && _doc[i + 1].Pos is "ADP" or "SCONJ")
                {
                    return new(words.First, i);
                }
            }
        }

        // “The agency reported that the leaders, …, announced”: a verb with a subject of its own is not of the one who is the subject of another cue.
        if (source is { } borrowed && cue >= 0 && (Lends(borrowed, root) || _doc[borrowed.First].Tag == "WP$") && SubjectAhead(root, "nsubj") is { } doing)
        {
            return doing;
        }

        if (source is { } given)
        {
            return cue >= 0 && SubjectBeside(given, spans[cue].Range) is { } beside ? beside : WithinParagraph([given], null, last: true) is [var kept] ? kept : given;
        }

        if (cue < 0)
        {
            return null;
        }

        var range = spans[cue].Range;
        if (_doc[range.First].Lower == "according" && range.Count <= 2)
        {
            return Object(range.End - 1) is { } named ? Predicate.NounPhrase(_doc, named) : Capitals(range.End);
        }

        if (BeforeColon(root) is { } ahead)
        {
            return ahead;
        }

        if (_doc[root].Pos != "VERB" || Predicate.Of(_doc, root).IsPassive)
        {
            return Feeling(root);
        }

        if (Inverted(root) is { } behind)
        {
            return behind;
        }

        if (Doing.Of(_doc, root) is { } acts && _doc[acts] is { Pos: "NOUN" or "PROPN" or "PRON", Tag: not ("WDT" or "EX") } and not { Lower: "it" or "that" or "this" or "which" })
        {
            // The nearest words that name it: a clause behind the name is no part of who speaks.
            var named = Predicate.NounPhrase(_doc, acts);
            return named.First <= root && root < named.End ? null : named;
        }

        // “…, the mayor of Halden said”: the parse may make who speaks a part of what is said.
        return Closing.SourceOf(document, root);
    }

    // A passive of a verb that somebody is spoken to or of by: was urged, had been blamed, and the same verb cut short behind a noun (the army, accused of).
    private bool IsUndergone(int verb)
    {
        if (_doc[verb].Tag != "VBN" || !Undergone.Contains(_doc[verb].Lemma))
        {
            return false;
        }

        var doer = false;
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (_doc[child].Dep is "auxpass" or "nsubjpass")
            {
                return true;
            }

            doer |= _doc[child].Dep is "nsubj" or "dobj" or "aux";
        }

        return !doer && _doc[verb].Dep == "acl" && Charging.Contains(_doc[verb].Lemma);
    }

    private bool IsMeeting(TokenRange cue, int root) =>
        Meeting.Contains(_doc[root].Lemma)
        && (_doc[root].Lemma is not ("come" or "meet") || Enumerable.Range(cue.First, cue.Count).Any(i => _doc[i].Lower is "under" or "with"))
        && (_doc[root].Lemma != "raise" || (Predicate.SubjectOf(_doc, root) is { } raising && _doc[raising] is { Pos: "NOUN", Tag: "NN" } && !NamedActs.CanSpeak(_doc, raising)))
        && Enumerable.Range(cue.First, cue.Count).Any(i => _doc[i].Pos == "NOUN" && Reactions.Contains(_doc[i].Lemma));

    // Headlines leave the “and” out: “Alfa, Bravo agree to talks”, a name at the head of a line, another behind a comma and a verb of several.
    private TokenRange? Joined(TokenRange last, int verb)
    {
        var comma = last.First - 1;
        if (comma < 1 || _doc[comma].Text != "," || _doc[verb].Tag is not ("VBP" or "VB") || _doc[last.End - 1] is not { Tag: "NNP", EntityType: "GPE" or "NORP" or "ORG" or "PERSON" } || verb != last.End)
        {
            return null;
        }

        var first = comma;
        while (first > 0 && _doc[first - 1].Pos == "PROPN" && !QuotePairing.EndsParagraph(_doc, first - 1))
        {
            first--;
        }

        return first < comma && (first == 0 || QuotePairing.EndsParagraph(_doc, first - 1)) ? new(first, last.End) : null;
    }

    // Whom “quote” or “cite” names, by it or by the “saying” behind it: the subject of a passive, the object before “as saying”.
    private TokenRange? QuotedIn(int root)
    {
        var quoting = _doc[root] is { Tag: "VBG", Head: { Lower: "as", Head.Index: var above } } ? above : root;
        if (_doc[quoting].Lemma is not ("quote" or "cite"))
        {
            return null;
        }

        var saying = AsSaying(quoting);
        foreach (var child in _doc.ChildrenOf(quoting))
        {
            if (_doc[child] is { Pos: "NOUN" or "PROPN" or "PRON", Tag: not ("WDT" or "WP") } && (_doc[child].Dep == "nsubjpass" || (_doc[child].Dep == "dobj" && saying > child)))
            {
                return WithoutEnd(Predicate.NounPhrase(_doc, child), saying > child ? saying : int.MaxValue);
            }
        }

        return null;
    }

    // The “as” of “quoted … as saying”; -1 for none.
    private int AsSaying(int verb)
    {
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (_doc[child] is { Lower: "as", Dep: "prep" })
            {
                foreach (var saying in _doc.ChildrenOf(child))
                {
                    if (_doc[saying] is { Tag: "VBG" } && NamedActs.Says(_doc[saying].Lemma))
                    {
                        return child;
                    }
                }
            }
        }

        return -1;
    }

    private TokenRange? Agent(int verb)
    {
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (_doc[child] is { Dep: "agent", Lower: "by" } && Object(child) is { } doer)
            {
                return Predicate.Doer(_doc, doer);
            }
        }

        return null;
    }

    private TokenRange? Heard(int root)
    {
        var hearing = _doc[root] is { Tag: "VBG", Head: { Tag: "VBN", Index: var above } } ? above : root;
        if (_doc[hearing] is not { Tag: "VBN", Lemma: "film" or "hear" or "overhear" or "record" or "see" })
        {
            return null;
        }

        var (subject, says) = (-1, false);
        foreach (var child in _doc.ChildrenOf(hearing))
        {
            subject = child < hearing && _doc[child] is { Dep: "nsubjpass", Tag: not ("WDT" or "WP") } ? child : subject;
            says |= child > hearing && _doc[child].Tag == "VBG" && NamedActs.Says(_doc[child].Lemma);
        }

        return says && subject >= 0 ? Predicate.NounPhrase(_doc, subject) : null;
    }

    // “The mission is gravely concerned by …”: the form of a passive, and yet whose feeling it is.
    private TokenRange? Feeling(int participle) =>
        _doc[participle].Tag == "VBN" && Feelings.Contains(_doc[participle].Lower) ? SubjectAhead(participle, "nsubjpass") : null;

    // “According to Marten the river …”, where the parse makes nothing of the name: the words with capitals from a token on, before another phrase.
    private TokenRange? Capitals(int first)
    {
        var end = first;
        while (end < _doc.Count && char.IsUpper(_doc[end].Text[0]))
        {
            end++;
        }

        return end > first && end < _doc.Count && (_doc[end].Pos is "DET" or "PRON" || _doc[end].Text == ",") ? new(first, end) : null;
    }

    // Whether a source is the subject of another verb that is a cue.
    private bool Lends(TokenRange source, int verb) =>
        _doc[features.Root(source)] is { Dep: "nsubj", Head.Index: var other } && other != verb && (_cueRoots ??= [.. spans.Where(span => span.Role == SpanRole.Cue).Select(span => features.Root(span.Range))]).Contains(other);

    // Who stands ahead of a verb as its subject, and can be named.
    private TokenRange? SubjectAhead(int verb, string relation)
    {
        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (child < verb && _doc[child].Dep == relation && _doc[child] is { Pos: "PROPN" or "NOUN" or "PRON", Tag: not ("WDT" or "WP" or "EX"), Lower: not ("it" or "that" or "this") })
            {
                return Predicate.NounPhrase(_doc, child);
            }
        }

        return null;
    }

    // “…”, said the ministry: parsers take the ministry for an object.
    private TokenRange? Inverted(int verb)
    {
        var before = verb - 1;
        while (before > 0 && (_doc[before].Text == "," || document.Quotes.IsMark(before)))
        {
            before--;
        }

        if (document.Quotes.At(before) is not { } quote || quote.End > verb)
        {
            return null;
        }

        // “added Halden”: it may even take the verb for an adjective of who speaks.
        if (_doc[verb] is { Dep: "amod", Head: { Pos: "PROPN", Index: var speaks } } && speaks > verb)
        {
            return new(verb + 1, Predicate.NounPhrase(_doc, speaks).End);
        }

        foreach (var child in _doc.ChildrenOf(verb))
        {
            if (child == verb + 1 && _doc[child].Pos is "PROPN" or "NOUN" or "PRON" && _doc[child].Dep is "dobj" or "attr" or "npadvmod" or "oprd" or "dep")
            {
                return Predicate.NounPhrase(_doc, child);
            }
        }

        return null;
    }

    private static TokenRange WithoutEnd(TokenRange phrase, int end) => new(phrase.First, Math.Min(phrase.End, end));

    /// <summary>The subject of a cue where the source given is no more than a place or a time told of it: <em>Marten, at a forum in the city of Halden, said</em>. Null elsewhere.</summary>
    private TokenRange? SubjectBeside(TokenRange source, TokenRange cue)
    {
        var head = features.Root(source);
        var root = features.Root(cue);
        if (_doc[head].Dep != "pobj" || _doc[head].Head is not { Pos: "ADP", Dep: "prep", Index: var preposition } || preposition >= source.First || Predicate.Of(_doc, root) is not { IsPassive: false, IsFinite: true })
        {
            return null;
        }

        // Up from one phrase to the next, as far as they hang on each other by prepositions.
        var at = preposition;
        while (_doc[at].Dep is "prep" or "pobj" && _doc[at].Head.Index != at)
        {
            at = _doc[at].Head.Index;
        }

        foreach (var child in _doc.ChildrenOf(root))
        {
            if (child < root && _doc[child] is { Dep: "nsubj", Pos: "PROPN" or "NOUN" or "PRON", Tag: not "WDT" } && (at == root || at == child))
            {
                var subject = Predicate.NounPhrase(_doc, child);
                return at == root && (subject.End <= source.First || source.End <= subject.First) ? subject
                    : at == child && source.First > child && _doc[child].Pos == "PROPN" ? new(subject.First, Math.Min(subject.End, child + 1)) : null;
            }
        }

        return null;
    }
}
