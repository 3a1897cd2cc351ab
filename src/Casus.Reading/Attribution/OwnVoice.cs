using System.Buffers;
using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// Documents that speak: in a communiqué, a declaration or a speech the sentences themselves are the issuer's statements. Finds whether a document is one, and takes its own
/// sentences apart: the noun phrase that speaks, the performative verb if there is one, what is said.
/// </summary>
/// <remarks>
/// Performative: a verb that does what it says in the first person present (Austin 1962), or in the third when an institution writes of itself. Reports and assessments among
/// these sayings are left out later, when their act is known.
/// </remarks>
internal static class OwnVoice
{
    /// <summary>A document speaks when at least this share of its sentences outside quotations performs something …</summary>
    private const double Share = 0.25;

    /// <summary>A document that says <em>we</em> of itself needs only this share: news does not.</summary>
    private const double ShareOfOurs = 0.12;

    /// <summary>… and at least so many do.</summary>
    private const int Fewest = 2;

    // What bodies do in their resolutions beside performing by words.
    private static readonly FrozenSet<string> Resolving = FrozenSet.ToFrozenSet(["authorise", "authorize", "decide", "direct", "establish", "extend", "note", "renew", "task"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Performatives = ((string[])[
        "accept", "acknowledge", "advise", "affirm", "agree", "apologise", "apologize", "appeal", "applaud", "appreciate", "ask", "assure", "call", "caution", "commend", "commit", "condemn",
        "confirm", "congratulate", "declare", "decry", "demand", "denounce", "deplore", "dismiss", "emphasise", "emphasize", "encourage", "endorse", "exhort", "express", "guarantee", "hail",
        "highlight", "honour", "honor", "implore", "insist", "invite", "oppose", "pledge", "praise", "promise", "propose", "protest", "reaffirm", "reassure", "recall", "recognise", "recognize",
        "recommend", "regret", "reiterate", "reject", "renew", "repeat", "request", "resolve", "salute", "stress", "support", "thank", "undertake", "underline", "underscore", "urge", "vow", "warn",
        "welcome"]).ToFrozenSet(StringComparer.Ordinal);

    private const int LongestVerb = 16;

    // What items are counted with.
    private static readonly SearchValues<char> Counting = SearchValues.Create("0123456789.abcdefghivx");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PerformativesBySpan = Performatives.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ResolvingBySpan = Resolving.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adjectives and participles that perform with <em>be</em> or <em>remain</em>.</summary>
    private static readonly FrozenSet<string> Stances = ((string[])[
        "alarmed", "appalled", "committed", "concerned", "confident", "deeply", "determined", "encouraged", "grateful", "open", "outraged", "prepared", "proud", "ready", "resolved", "resolute",
        "saddened", "shocked", "steadfast", "unwavering", "united", "welcome", "willing", "obliged", "disappointed"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Institutions = ((string[])[
        "government", "council", "members", "ministers", "ministry", "leaders", "union", "commission", "assembly", "parliament", "secretary-general", "presidency", "president", "parties", "party",
        "states", "heads", "side", "committee", "group", "alliance", "organisation", "organization", "court", "delegation", "participants", "sides", "allies", "countries", "kingdom", "republic", "eu", "un",
        "nato", "g7", "g20", "asean", "ecowas", "igad", "osce", "mission"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The document's own statements; none when it does not speak.</summary>
    /// <param name="found">What it reports of others, without what it provides for (<see cref="Provides"/>): their words are not its own.</param>
    public static List<Saying> Find(ParsedDocument document, TokenFeatures features, IReadOnlyList<Saying> found)
    {
        var taken = Taken(features.Count, found);
        var own = new List<Saying>();
        var needs = new List<Saying>();
        var (sentences, performed) = (0, found.Count(saying => Performs(document, saying)));
        var resolves = DocumentForm.WhoseLine(document) is not null;
        for (int first = 0, end; first < features.Count; first = end)
        {
            end = first + 1;
            while (end < features.Count && features.Sentences[end] == features.Sentences[first])
            {
                end++;
            }

            if (document.Quotes.IsInside(first) || Words(document, first, end) < 4)
            {
                continue;
            }

            sentences++;
            var opens = first;
            while (opens < end - 1 && document.IsBlank(opens))
            {
                opens++;
            }

            if (resolves && !taken[opens] && (opens == 0 || QuotePairing.EndsParagraph(document.Doc, opens - 1)) && Item(document, opens, end) is { } item)
            {
                own.Add(item);
                continue;
            }

            var before = own.Count;
            Take(document, taken, first, end, own);
            if (own.Count == before && taken.AsSpan(first, end - first).IndexOf(true) < 0 && OwnNeeds.Of(document, first, end) is { } need)
            {
                needs.Add(need);
            }
        }

        var states = DocumentForm.Heading(document) is not null;
        if ((resolves && own.Count + found.Count >= Fewest) || DocumentForm.TakesTurns(document) || states)
        {
            return states ? [.. own, .. needs] : own;
        }

        var ours = own.Concat(found.Where(saying => Performs(document, saying))).Count(saying => saying.Source is [{ Count: 1, First: var we }] && document.Doc[we].Lower == "we") >= Fewest;
        return own.Count + performed >= Fewest && own.Count + performed >= (ours ? ShareOfOurs : Share) * sentences ? (ours ? [.. own, .. needs] : own) : [];
    }

    /// <summary>Whether words begin as an item of a resolution does: with a capital and a verb that performs, in the third person.</summary>
    public static bool BeginsItem(ReadOnlySpan<char> words)
    {
        var length = 0;
        while (length < words.Length && length < LongestVerb && char.IsAsciiLetter(words[length]))
        {
            length++;
        }

        if (length < 4 || !char.IsUpper(words[0]) || words[length - 1] != 's')
        {
            return false;
        }

        Span<char> lower = stackalloc char[length];
        words[..length].ToLowerInvariant(lower);
        var lemma = lower[..^(lower.EndsWith("sses", StringComparison.Ordinal) ? 2 : 1)];
        return PerformativesBySpan.Contains(lemma) || ResolvingBySpan.Contains(lemma);
    }

    // “Demands that …”, “Calls upon …”: what a resolution does, item by item, after a line that names whose it is.
    private static Saying? Item(ParsedDocument document, int first, int end)
    {
        var doc = document.Doc;
        if (!BeginsItem(document.Text.AsSpan(doc[first].Start)) || first + 2 >= end)
        {
            return null;
        }

        var last = doc[first + 1].Lower is "on" or "upon" or "for" ? first + 1 : first;
        while (end > last && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        return end - last < 3 || doc[last + 1].Pos is "VERB" or "AUX" or "PUNCT" ? null : new()
        {
            Cue = [new(first, last + 1)],
            Content = [new(last + 1, end)],
            Confidence = 0.6,
            OfDocument = true,
            Evidence = [$"attribution: the document itself speaks, as resolutions do; “{doc[first].Text}” performs what it says"],
        };
    }

    // Found already as a report, and yet the document's own: an institution that condemns, urges, welcomes here and now.
    private static bool Performs(ParsedDocument document, Saying saying) =>
        saying is { Within: < 0, Source: [.., var source], Cue: [var cue, ..] } && document.Doc[cue.End - 1] is { Tag: "VBP" or "VBZ" } verb && Performatives.Contains(verb.Lemma) && !document.Quotes.IsInside(verb.Index)
        && Predicate.SubjectOf(document.Doc, verb.Index) is { } subject && subject >= source.First && subject < source.End && Speaks(document.Doc, subject) != Voice.None;

    private static void Take(ParsedDocument document, bool[] taken, int first, int end, List<Saying> own)
    {
        for (var verb = first; verb < end; verb++)
        {
            if (taken[verb] || document.Doc[verb].Pos is not ("VERB" or "AUX") || document.Doc[verb].Dep is not ("ROOT" or "conj" or "ccomp" or "parataxis"))
            {
                continue;
            }

            if (Announced(document, taken, verb, first, end) is { } announced)
            {
                own.Add(announced);
                return;
            }

            if ((Predicate.SubjectOf(document.Doc, verb) ?? Moved(document.Doc, verb)) is { } subject && (Speaks(document.Doc, subject) is var known && known == Voice.None && document.Doc[subject].Lower is "it" or "they" ? Before(document, first) : known) is var voice and not Voice.None && Saying(document, verb, subject, voice, first, end) is { } saying)
            {
                own.Add(saying);
            }
        }
    }

    // “If he refuses, further sanctions will follow”, “Should it fail to report, either party may refer the matter to the court”: what comes of a condition, whoever or whatever its subject is, is
    // announced by who speaks; so is what none may do. What may be done counts in the items of a text alone: elsewhere it is what may happen.
    private static Saying? Announced(ParsedDocument document, bool[] taken, int verb, int first, int end)
    {
        var doc = document.Doc;
        var (subject, modal) = (Predicate.SubjectOf(doc, verb), Predicate.Of(doc, verb).Modal);
        if (doc[verb].Dep != "ROOT" || modal is not ("will" or "shall" or "'ll" or "may" or "must") || (subject is { } speaker && Speaks(doc, speaker) is var voice && (voice == Voice.First || (voice == Voice.Institution && modal != "may"))) || Enumerable.Range(first, end - first).Any(i => taken[i] || document.Quotes.At(i) is not null))
        {
            return null;
        }

        var opens = first;
        while (opens < verb && (document.IsBlank(opens) || doc[opens].Pos == "PUNCT"))
        {
            opens++;
        }

        while (end > verb + 1 && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        var forbids = modal is "may" or "shall" && subject is { } none && IsNone(doc, none);
        var item = modal is "may" or "must" && IsItem(document, opens);
        if (!forbids && !(item && modal == "may") && ((modal is "may" or "must" && !item) || !ConditionReader.In(document, new(opens, end)).Exists(condition => Holds(condition, verb))))
        {
            return null;
        }

        return new()
        {
            Content = [new(opens, end)],
            Confidence = 0.6,
            OfDocument = true,
            Evidence = ["attribution: the document itself speaks, as communiqués and speeches do; it " + (forbids ? "says what none may do" : item && modal == "may" ? "says what may be done" : "announces what comes of a condition")],
        };
    }

    private static bool Holds(ConditionCandidate condition, int verb) =>
        condition.Connective.Kind is not (ConditionKind.When or ConditionKind.Until or ConditionKind.Without) && (condition.Verb != verb) && (condition.Main < 0 || condition.Main == verb || condition.Leads);

    // no ship, neither side
    private static bool IsNone(Doc doc, int subject)
    {
        foreach (var child in doc.ChildrenOf(subject))
        {
            if (doc[child] is { Dep: "det", Lower: "no" or "neither" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what looks like a report is what an item of a text provides for: <em>either party may refer the matter to the court</em>. Nobody reports what one may or shall say.</summary>
    public static bool Provides(ParsedDocument document, Saying saying)
    {
        if (saying is not { Cue: [var cue, ..] } || document.Quotes.At(cue.First) is not null)
        {
            return false;
        }

        var (doc, first, modal) = (document.Doc, cue.First, false);
        for (var i = cue.First; i < cue.End; i++)
        {
            modal |= doc[i] is { Tag: "MD", Lower: "may" or "shall" };
        }

        while (modal && first > 0 && !doc[first].IsSentenceStart)
        {
            first--;
        }

        return modal && IsItem(document, Opens(document, first));
    }

    // Whether a number and a point or bracket stand before a sentence on its line.
    private static bool IsItem(ParsedDocument document, int first)
    {
        var before = document.Text.AsSpan(0, document.Doc[first].Start);
        var line = before[(before.LastIndexOfAny('\n', '\r') + 1)..].Trim();
        return line.Length is > 1 and < 8 && line[^1] is '.' or ')' && line[..^1].TrimStart('(').Length > 0 && line[..^1].TrimStart('(').IndexOfAnyExcept(Counting) < 0;
    }

    // “are encouraged by”: whom a stance that has the form of a passive is told of.
    private static int? Moved(Doc doc, int verb)
    {
        verb = doc[verb] is { Dep: "conj", Head: { Tag: "VBN", Index: var before } } ? before : verb;
        if (doc[verb].Tag == "VBN" && Stances.Contains(doc[verb].Text))
        {
            foreach (var child in doc.ChildrenOf(verb))
            {
                if (doc[child].Dep == "nsubjpass")
                {
                    return child;
                }
            }
        }

        return null;
    }

    private enum Voice
    {
        None,
        First,
        Institution,
    }

    private static Voice Speaks(Doc doc, int subject)
    {
        var token = doc[subject];
        if (token.Lower is "we" or "i")
        {
            return Voice.First;
        }

        // our embassy
        foreach (var child in doc.ChildrenOf(subject))
        {
            if (doc[child] is { Dep: "poss", Lower: "our" or "my" })
            {
                return Voice.First;
            }
        }

        return token.Pos is "NOUN" or "PROPN" && (Institutions.Contains(token.Text) || token.EntityType is "ORG" or "GPE" or "NORP") ? Voice.Institution : Voice.None;
    }

    // “The Union is committed to … It will not pay …”: who speaks in the sentence before, of the same paragraph.
    private static Voice Before(ParsedDocument document, int first)
    {
        var doc = document.Doc;
        for (var i = first - 1; i > 0 && !QuotePairing.EndsParagraph(doc, i); i--)
        {
            if (doc[i] is { Dep: "ROOT", Pos: "VERB" or "AUX" })
            {
                return (Predicate.SubjectOf(doc, i) ?? Moved(doc, i)) is { } subject && Speaks(doc, subject) == Voice.Institution ? Voice.Institution : Voice.None;
            }
        }

        return Voice.None;
    }

    private static Saying? Saying(ParsedDocument document, int verb, int subject, Voice voice, int first, int end)
    {
        var doc = document.Doc;
        var form = Predicate.Of(doc, verb);
        var (auxiliary, modal, negated, perfect) = (form.First, form.Modal, form.IsNegated, form.IsPerfect);
        var present = doc[verb].Tag is "VBP" or "VBZ" || (doc[verb].Tag == "VB" && modal is "would" or "wish" or "want");
        var cue = new TokenRange(auxiliary, verb + 1);
        end = BeforeNext(doc, verb, end);
        if (!perfect && (present || (doc[verb].Tag == "VB" && doc[verb].Dep == "conj" && modal is null)) && Performatives.Contains(doc[verb].Lemma))
        {
            var last = Preposition(doc, verb);
            return Make(document, subject, new(auxiliary, last + 1), last + 1, first, end);
        }

        if (!perfect && (doc[verb].Lemma is "be" or "remain" or "stand" || (doc[verb].Tag == "VBN" && form.IsPassive)) && Stance(doc, verb) is { } stance)
        {
            var last = Preposition(doc, stance);
            return Make(document, subject, new(Math.Min(auxiliary, verb), last + 1), last + 1, first, end);
        }

        // What the issuer will do, must have or asks for, in its own words. (What follows from a condition: see Announced.)
        return modal is "will" or "shall" or "'ll" or "must" && !negated || (modal is "will" or "shall" or "can" or "must" or "may" && negated) || (modal == "would" && voice == Voice.First && ConditionReader.In(document, new(Opens(document, first), end)).Exists(condition => Holds(condition, verb))) ? Make(document, subject, null, auxiliary, first, end)
            : voice == Voice.First && doc[verb].Lemma is "want" or "need" or "intend" or "hope" or "stand" && present ? Make(document, subject, null, cue.First, first, end)
            : null;
    }

    // “If one more shell lands, | we will answer”: the condition in front of who speaks.
    private static TokenRange? Condition(ParsedDocument document, int first, int source, int end)
    {
        var opens = Opens(document, first);
        if (source - opens < 3)
        {
            return null;
        }

        var leading = ConditionReader.In(document, new(opens, end)).Find(condition => condition.Leads && condition.Range.End <= source);
        return leading?.Range;
    }

    private static int Opens(ParsedDocument document, int first)
    {
        while (first < document.Doc.Count - 1 && (document.IsBlank(first) || document.Doc[first].Pos == "PUNCT"))
        {
            first++;
        }

        return first;
    }

    // “We thank the town for its help, | and we ask it to stay”: a verb that is joined and performs, or has who speaks for its subject, says something of its own.
    private static int BeforeNext(Doc doc, int verb, int end)
    {
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child <= verb || child >= end || doc[child] is not { Dep: "conj", Pos: "VERB" or "AUX" })
            {
                continue;
            }

            var own = -1;
            foreach (var part in doc.ChildrenOf(child))
            {
                own = part < child && doc[part].Dep is "nsubj" ? part : own;
            }

            if (own < 0 ? !GoesOn(doc, child) : Speaks(doc, own) == Voice.None)
            {
                continue;
            }

            var at = own < 0 ? Math.Min(child, Predicate.Of(doc, child).First) : doc[own].LeftEdge.Index;
            while (at > verb + 1 && doc[at - 1].Pos is "ADV" or "CCONJ" or "PUNCT")
            {
                at--;
            }

            return at > verb + 1 ? at : end;
        }

        return end;
    }

    // “…, and urges”, “…, and stands ready to”, “…, and will review”: a verb that says something of its own under the subject before.
    private static bool GoesOn(Doc doc, int verb) =>
        doc[verb].Tag is "VBP" or "VBZ" ? Performatives.Contains(doc[verb].Lemma) || (doc[verb].Lemma is "be" or "remain" or "stand" && Stance(doc, verb) is not null) : Predicate.Of(doc, verb).Modal is "will" or "shall";

    private static int? Stance(Doc doc, int verb)
    {
        if (doc[verb].Tag == "VBN" && Stances.Contains(doc[verb].Text))
        {
            return verb;
        }

        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child > verb && child < verb + 6 && doc[child].Dep is "acomp" or "attr" or "oprd" or "advcl" or "xcomp" && Stances.Contains(doc[child].Text))
            {
                return child;
            }
        }

        return null;
    }

    // "call on", "are encouraged by": the preposition right after belongs to the cue; so does the manner of it, "condemn in the strongest terms".
    private static int Preposition(Doc doc, int word)
    {
        if (word + 1 >= doc.Count || doc[word + 1].Dep is not ("prep" or "agent" or "prt") || doc.Columns.Heads[word + 1] != word || doc[word + 1].Lower is "to")
        {
            return word;
        }

        return doc[word + 1].Lower == "in" && doc[word + 1].RightEdge is { Index: var last } && doc[last].Lemma == "term" ? last : word + 1;
    }

    private static Saying? Make(ParsedDocument document, int subject, TokenRange? cue, int from, int first, int end)
    {
        var doc = document.Doc;
        while (end > from && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        if (end <= from + 1)
        {
            return null;
        }

        var source = new TokenRange(doc[subject].LeftEdge.Index, Math.Min(doc[subject].RightEdge.Index + 1, cue?.First ?? from));
        return source.Count < 1 ? null : new()
        {
            Source = [source],
            Cue = cue is { } range ? [range] : [],
            Content = Condition(document, first, source.First, end) is { } condition ? [condition, new(from, end)] : [new(from, end)],
            Confidence = 0.6,
            OfDocument = true,
            Evidence = ["attribution: the document itself speaks, as communiqués and speeches do" + (cue is { } words ? $"; “{document.Words(words)}” performs what it says" : string.Empty)],
        };
    }

    private static int Words(ParsedDocument document, int first, int end)
    {
        var words = 0;
        for (var i = first; i < end; i++)
        {
            words += document.Doc[i].IsSpace || document.Doc[i].Pos == "PUNCT" ? 0 : 1;
        }

        return words;
    }

    private static bool[] Taken(int count, IReadOnlyList<Saying> found)
    {
        var taken = new bool[count];
        foreach (var range in found.SelectMany(s => s.Content.Concat(s.Cue)))
        {
            Array.Fill(taken, true, range.First, range.Count);
        }

        return taken;
    }
}
