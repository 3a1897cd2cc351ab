using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// Verbs that name an act of speech (Searle 1976: directives, commissives, expressives) where the network marked nothing: <em>urged vigilance</em>, <em>had committed to joining</em>,
/// <em>welcomed the plan and …</em>. Also inside what another is reported to say, unless it stands in quotation marks.
/// </summary>
internal static class NamedActs
{
    private const double Confidence = 0.55;

    /// <summary>The verb, and the prepositions that lead to what is said: <c>accuse</c> somebody <c>of</c>. <c>-</c>: an object or a clause; <c>to do</c>: somebody to do something.</summary>
    private static readonly FrozenDictionary<string, string[]> Frames = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["accuse"] = ["-", "of"],
        ["advise"] = ["to do"],
        ["agree"] = ["to", "on", "clause"],
        ["appeal"] = ["to", "for", "clause"],
        ["apologise"] = ["for", "to"],
        ["apologize"] = ["for", "to"],
        ["commend"] = ["-", "for"],
        ["commit"] = ["to"],
        ["condemn"] = ["-"],
        ["congratulate"] = ["-", "on", "for"],
        ["criticise"] = ["-", "for", "over"],
        ["criticize"] = ["-", "for", "over"],
        ["demand"] = ["-"],
        ["denounce"] = ["-", "as"],
        ["deny"] = ["-"],
        ["deplore"] = ["-"],
        ["endorse"] = ["-"],
        ["exhort"] = ["-", "to"],
        ["hail"] = ["-", "as"],
        ["implore"] = ["-", "to"],
        ["insist"] = ["on", "clause"],
        ["offer"] = ["clause"],
        ["order"] = ["to do"],
        ["pledge"] = ["-", "to"],
        ["praise"] = ["-", "for"],
        ["promise"] = ["-"],
        ["refuse"] = ["clause", "-"],
        ["reject"] = ["-", "as"],
        ["rule out"] = ["-", "clause"],
        ["renounce"] = ["-"],
        ["swear"] = ["clause"],
        ["tell"] = ["to do"],
        ["threaten"] = ["clause", "with"],
        ["undertake"] = ["clause"],
        ["urge"] = ["-", "to"],
        ["vow"] = ["clause", "-"],
        ["warn"] = ["clause", "-", "of", "against", "about"],
        ["welcome"] = ["-"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>More verbs, looked for only inside what another is reported to say, where the network marked the words already: <em>the release said the secretary thanked his host</em>.</summary>
    private static readonly FrozenDictionary<string, string[]> Inner = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["acknowledge"] = ["-", "clause"],
        ["add"] = ["clause"],
        ["advise"] = ["clause"],
        ["admit"] = ["clause", "to"],
        ["allege"] = ["-", "clause"],
        ["announce"] = ["-", "clause"],
        ["argue"] = ["clause"],
        ["ask"] = ["clause", "for"],
        ["assert"] = ["-", "clause"],
        ["assure"] = ["clause"],
        ["believe"] = ["clause"],
        ["call"] = ["for", "on", "upon", "clause"],
        ["blame"] = ["-", "for", "on"],
        ["cite"] = ["-"],
        ["claim"] = ["-", "clause"],
        ["complain"] = ["clause", "of", "about"],
        ["compliment"] = ["-", "on", "for"],
        ["concede"] = ["-", "clause"],
        ["confirm"] = ["-", "clause"],
        ["contend"] = ["clause"],
        ["declare"] = ["-", "clause"],
        ["decline"] = ["clause"],
        ["discuss"] = ["-"],
        ["emphasise"] = ["-", "clause"],
        ["emphasize"] = ["-", "clause"],
        ["guarantee"] = ["-", "clause"],
        ["highlight"] = ["-"],
        ["inform"] = ["clause"],
        ["mention"] = ["-", "clause"],
        ["note"] = ["-", "clause"],
        ["oppose"] = ["-"],
        ["propose"] = ["-", "clause"],
        ["reaffirm"] = ["-", "clause"],
        ["order"] = ["-", "clause"],
        ["recommend"] = ["-", "clause"],
        ["reiterate"] = ["-", "clause"],
        ["reply"] = ["clause"],
        ["report"] = ["clause"],
        ["request"] = ["-", "clause"],
        ["say"] = ["clause"],
        ["state"] = ["clause"],
        ["stress"] = ["-", "clause"],
        ["suggest"] = ["-", "clause"],
        ["tell"] = ["clause"],
        ["thank"] = ["-", "for"],
        ["underline"] = ["-", "clause"],
        ["underscore"] = ["-", "clause"],
        ["write"] = ["clause"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Of several, more often people than things, but for these.
    private static readonly FrozenSet<string> Things = ((string[])["acts", "actions", "ads", "advertisements", "bills", "changes", "cuts", "days", "developments", "documents", "emails", "events", "laws", "measures", "moments", "moves", "phrases", "plans", "policies", "records", "reforms", "results", "rules", "steps", "tests", "things", "times", "words"]).ToFrozenSet(StringComparer.Ordinal);

    // What things do too.
    private static readonly FrozenSet<string> OfThings = ((string[])["announce", "argue", "call", "cite", "claim", "confirm", "demand", "guarantee", "highlight", "insist", "invite", "mention", "note", "offer", "order", "pledge", "promise", "recommend", "refuse", "reject", "request", "say", "state", "stress", "suggest", "tell", "threaten", "underline", "underscore", "warn", "welcome"]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Showing = ((string[])["analysis", "area", "case", "data", "detail", "event", "evidence", "fact", "figure", "finding", "image", "incident", "link", "move", "number", "picture", "result", "sign", "step", "thing", "trend", "video"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What follows with these belongs to what is said, not to the saying of it: <em>promised aid for refugees by March</em>.</summary>
    private static readonly FrozenSet<string> Going = ((string[])["after", "against", "before", "by", "for", "from", "to", "until", "with", "within", "without"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a noun names what shows something and does not say it: evidence, a sign.</summary>
    public static bool Shows(string lemma) => Showing.Contains(lemma);

    /// <summary>Whether a verb names an act of speech, by its lemma.</summary>
    public static bool Names(string lemma) => Frames.ContainsKey(lemma);

    /// <summary>Whether a verb names an act of speech, at least in what another is reported to say.</summary>
    public static bool Says(string lemma) => Frames.ContainsKey(lemma) || Inner.ContainsKey(lemma);

    /// <summary>Adds the sayings that such verbs make and that are not among those found.</summary>
    public static List<Saying> Find(ParsedDocument document, IReadOnlyList<Saying> found)
    {
        var doc = document.Doc;
        var cues = new HashSet<int>();
        foreach (var saying in found)
        {
            foreach (var range in saying.Cue)
            {
                for (var i = range.First; i < range.End; i++)
                {
                    cues.Add(i);
                }
            }
        }

        var sayings = new List<Saying>();
        for (var verb = 0; verb < doc.Count; verb++)
        {
            if (!cues.Contains(verb) && !document.Quotes.IsInside(verb) && Committed(doc, verb) is { } bound && !found.Any(other => Overlaps(doc, other, bound)))
            {
                sayings.Add(bound);
                continue;
            }

            if (doc[verb].Pos != "VERB" || cues.Contains(verb) || document.Quotes.IsInside(verb))
            {
                continue;
            }

            if ((AsSaying(doc, verb) ?? Closing.Find(document, verb) ?? CommentClause.Find(document, verb)) is { } told && !found.Any(other => Overlaps(doc, other, told) || other.Content.Any(part => part.First == told.Content[0].First)))
            {
                sayings.Add(told);
                continue;
            }

            if (TermsSet.Find(document, verb) is { } term && !found.Any(other => Overlaps(doc, other, term)))
            {
                sayings.Add(term);
                continue;
            }

            var joined = Joined(doc, verb, found);
            var saying = Frames.TryGetValue(Phrase(doc, verb), out var frame) ? Make(document, verb, frame, joined?.Source[0]) : null;
            saying ??= Inner.TryGetValue(doc[verb].Lemma, out frame) && (joined is not null || IsReported(doc, verb, found)) ? Make(document, verb, frame, joined?.Source[0]) : null;
            if (saying is not null && !found.Any(other => Overlaps(doc, other, saying)))
            {
                sayings.Add(saying);
            }
        }

        return sayings;
    }

    // “The Union remains strongly committed | to paying”: who is bound, told in the present of those who can speak.
    private static Saying? Committed(Doc doc, int state)
    {
        if (doc[state] is not { Lower: "committed", Tag: "VBN" or "JJ" } word || (word.Dep == "acomp" ? word.Head.Index : state) is var verb && doc[verb] is not ({ Lemma: "be" or "remain" or "stay" } or { Lower: "committed" })
            || Predicate.Of(doc, verb) is not { IsNegated: false, IsIrrealis: false, IsFinite: true, IsPerfect: false } form || (verb == state && !form.IsPassive))
        {
            return null;
        }

        var subject = Predicate.SubjectOf(doc, verb) ?? -1;
        foreach (var child in doc.ChildrenOf(verb))
        {
            subject = child < verb && doc[child].Dep == "nsubjpass" ? child : subject;
            if (doc[child].Dep == "agent")
            {
                return null;
            }
        }

        if (subject < 0 || doc[subject].Pos is not ("PROPN" or "NOUN") || !CanSpeak(doc, subject) || Complement(doc, state, ["to", "clause"]) is not { } content)
        {
            return null;
        }

        return new()
        {
            Source = [Predicate.NounPhrase(doc, subject)],
            Cue = [new(form.First, state + 1)],
            Content = [content],
            Confidence = Confidence,
            Evidence = [$"attribution: “{doc[form.First].Text} … committed” names an act of speech; its subject and what depends on it"],
        };
    }

    // “quoted the admiral as saying that …”: what the one who is quoted says.
    private static Saying? AsSaying(Doc doc, int verb)
    {
        if (doc[verb] is not { Tag: "VBG", Dep: "pcomp", Head: { Lower: "as", Dep: "prep", Head: { Lemma: "quote" or "cite", Index: var quoting } } } || !Says(doc[verb].Lemma))
        {
            return null;
        }

        foreach (var quoted in doc.ChildrenOf(quoting))
        {
            if (doc[quoted] is { Dep: "dobj" or "nsubjpass" } && quoted < verb && Complement(doc, verb, ["clause"]) is { } content)
            {
                var named = Predicate.NounPhrase(doc, quoted);
                return new()
                {
                    Source = [new(named.First, Math.Min(named.End, Math.Max(quoted + 1, doc[verb].Head.Index)))],
                    Cue = [new(doc[verb].Head.Index, verb + 1)],
                    Content = [content],
                    Confidence = Confidence,
                    Evidence = [$"attribution: “{doc[quoting].Text} … as {doc[verb].Text}” gives the words of another"],
                };
            }
        }

        return null;
    }

    /// <summary>Whether a verb is one in the past whose doer did it: also one that the tagger takes for a passive, where it has an object or what only a doer has (<em>threatened to go</em>).</summary>
    public static bool GoesOn(Doc doc, int verb)
    {
        if (doc[verb].Tag is not "VBN")
        {
            return doc[verb].Tag == "VBD";
        }

        foreach (var child in doc.ChildrenOf(verb))
        {
            if (doc[child].Dep is "aux" or "auxpass")
            {
                return false;
            }

            if (child > verb && (doc[child].Dep == "dobj" || (doc[child].Dep == "xcomp" && doc[verb].Lemma is "offer" or "pledge" or "promise" or "refuse" or "threaten" or "vow")))
            {
                return true;
            }
        }

        return false;
    }

    // “warned that the dam might break | and asked for help”: the saying that a verb without a subject goes on with, in the tense of its cue.
    private static Saying? Joined(Doc doc, int verb, IReadOnlyList<Saying> found)
    {
        if (doc[verb].Dep != "conj" || !GoesOn(doc, verb) || !Says(doc[verb].Lemma))
        {
            return null;
        }

        foreach (var child in doc.ChildrenOf(verb))
        {
            if (doc[child].Dep is "nsubj" or "nsubjpass")
            {
                return null;
            }
        }

        foreach (var saying in found)
        {
            if (saying is { Source: [_], Cue: [var cue], Content: [.., var last] } && doc[cue.End - 1].Tag == "VBD" && cue.End <= last.First && last.End <= verb && verb - last.End <= 3 && doc[verb].Head.Index >= cue.First
                && Enumerable.Range(last.End, verb - last.End).All(i => doc[i].Pos is "CCONJ" or "ADV" or "PUNCT"))
            {
                return saying;
            }
        }

        return null;
    }

    // In the content of a saying, with a subject of its own that is named there.
    private static bool IsReported(Doc doc, int verb, IReadOnlyList<Saying> found) =>
        Predicate.SubjectOf(doc, verb) is { } subject && doc[subject].Pos is "PROPN" or "NOUN" && !Showing.Contains(doc[subject].Lemma)
        && found.Any(saying => saying.Content.Any(range => range.First <= verb && verb < range.End && range.First <= subject) && !saying.Source.Any(source => source.First <= subject && subject < source.End));

    private static Saying? Make(ParsedDocument document, int verb, string[] frame, TokenRange? joined)
    {
        var doc = document.Doc;
        var form = Predicate.Of(doc, verb);
        if (form is { IsPassive: true, IsNegated: false, IsIrrealis: false, IsFinite: true })
        {
            return Undergone(document, verb, frame, form);
        }

        if (form.IsPassive || form.IsNegated || form.IsIrrealis || !(form.IsFinite || (doc[verb].Tag == "VBG" && doc[verb].Dep is "advcl" or "conj" or "acl")))
        {
            return null;
        }

        if ((joined?.First ?? Predicate.SubjectOf(doc, verb)) is not { } subject || Complement(doc, verb, frame) is not { } content || IsNoSpeech(doc, verb, subject, content))
        {
            return null;
        }

        // “called on | the rebels to leave”: the preposition belongs to the verb.
        // “ruled out | a truce”: so does the particle.
        var last = Particle(doc, verb) is { } particle && content.First > particle ? particle : doc[verb].Lemma == "call" && content.First == verb + 1 && content.Count > 1 && doc[content.First].Pos == "ADP" ? content.First : verb;
        var source = joined ?? Predicate.NounPhrase(doc, subject);
        return source.End > form.First && source.First < verb ? null : new()
        {
            Source = [source],
            Cue = [new(form.First, last + 1)],
            Content = [new(Math.Max(content.First, last + 1), content.End)],
            Confidence = Confidence,
            Evidence = [$"attribution: “{doc[verb].Text}” names an act of speech; its subject and what depends on it"],
        };
    }

    // “a moment that demands respect”, “the phrase suggests more”: what things do by these verbs is no speech; nor is a telephone call on Friday or an appeal to a court.
    private static bool IsNoSpeech(Doc doc, int verb, int subject, TokenRange content)
    {
        var who = doc[subject].Tag == "WDT" && doc[verb].Dep == "relcl" ? doc[verb].Head.Index : subject;
        // “say which capital had asked”: what is asked for is not told.
        return doc[doc[subject].LeftEdge.Index] is { Tag: "WDT" or "WP", Dep: "det" } || (!CanSpeak(doc, who) && OfThings.Contains(doc[verb].Lemma))
            || (doc[verb].Lemma == "call" && content.Count > 1 && doc[content.First].Lower == "on" && doc[content.First + 1].EntityType is "DATE" or "TIME")
            || (doc[verb].Lemma == "appeal" && doc[content.First].Lower == "to" && doc[content.First].Children.Any(child => child is { Dep: "pobj", Lower: "court" or "circuit" or "tribunal" }));
    }

    /// <summary>Whether a noun or pronoun names what can speak: people, bodies, states.</summary>
    public static bool CanSpeak(Doc doc, int word)
    {
        var token = doc[word];
        return token.EntityType is "PERSON" or "ORG" or "GPE" or "NORP" || token.Pos is "PROPN" or "ADJ" || (token.Pos == "PRON" && token.Tag is not "WDT" && token.Lower is not ("this" or "that")) || token.Lower is "the" or "both" or "all" or "some"
            || (token.Tag == "NNS" && !Things.Contains(token.Lower)) || RoleWords.Is(token.Lower) || BodyWords.IsBody(token.Lower)
            || token.Lower is "bloc" or "coalition" or "crowd" or "family" or "guerrilla" or "junta" or "leadership" or "majority" or "minority" or "opposition" or "panel" or "regime" or "staff" or "team" or "watchdog";
    }

    // A verb with its particle.
    private static string Phrase(Doc doc, int verb) => doc[verb].Lemma == "rule" && Particle(doc, verb) is { } particle ? "rule " + doc[particle].Lower : doc[verb].Lemma;

    private static int? Particle(Doc doc, int verb) => verb + 1 < doc.Count && doc[verb + 1] is { Dep: "prt" } next && next.Head.Index == verb ? verb + 1 : null;

    // “the guards had been urged by the governor | to open the gate”: who does it stands behind “by”; to whom is said with what is.
    private static Saying? Undergone(ParsedDocument document, int verb, string[] frame, Predicate form)
    {
        var doc = document.Doc;
        var (doer, whom, first, end) = (-1, -1, int.MaxValue, -1);
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (doc[child] is { Dep: "agent", Lower: "by" })
            {
                foreach (var named in doc.ChildrenOf(child))
                {
                    doer = doc[named] is { Dep: "pobj", Pos: "NOUN" or "PROPN" or "PRON" } ? named : doer;
                }
            }

            whom = child < verb && doc[child] is { Dep: "nsubjpass", Tag: not ("WDT" or "WP") } ? child : whom;
            if (child > verb && ((doc[child].Dep is "xcomp" or "ccomp" && frame is not ["-"]) || (doc[child].Dep == "prep" && frame.Contains(doc[child].Lower))))
            {
                (first, end) = (Math.Min(first, doc[child].LeftEdge.Index), Math.Max(end, doc[child].RightEdge.Index + 1));
            }
        }

        if (doer < 0 || whom < 0)
        {
            return null;
        }

        var source = Predicate.Doer(doc, doer);
        (first, end) = end < 0 && source.End <= doc[doer].RightEdge.Index ? (source.End, doc[doer].RightEdge.Index + 1) : (first, end);
        while (end > first && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        return first < source.End || end <= first || QuotePairing.AnyParagraphEnd(doc, verb, end - 1) ? null : new()
        {
            Source = [source],
            Cue = [new(form.First, verb + 1)],
            Content = [Predicate.NounPhrase(doc, whom), new(first, end)],
            Confidence = Confidence,
            Evidence = [$"attribution: “{doc[verb].Text} by” names an act of speech and whose it is"],
        };
    }

    /// <summary>From the first to the last of what the frame lets depend on the verb, without clauses that merely go along with it.</summary>
    private static TokenRange? Complement(Doc doc, int verb, string[] frame)
    {
        int first = int.MaxValue, end = -1;
        var asked = frame is ["to do"] ? Asked(doc, verb) : -1; // told | the guards to leave
        if (frame is ["to do"] && asked < 0)
        {
            return null;
        }

        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child <= verb)
            {
                continue;
            }

            var fits = doc[child].Dep switch
            {
                "dobj" or "dative" => frame.Contains("-") || asked >= 0 || IsCalled(doc, verb),
                "oprd" => IsCalled(doc, verb),
                "ccomp" or "xcomp" => frame.Contains("-") || frame.Contains("clause") || child == asked,
                "prep" => frame.Contains(doc[child].Lower) || (end > 0 && Going.Contains(doc[child].Lower)),
                "advcl" => end > 0 && IsCondition(doc, child),
                _ => false,
            };
            if (fits)
            {
                (first, end) = (Math.Min(first, doc[child].LeftEdge.Index), Math.Max(end, doc[child].RightEdge.Index + 1));
            }
        }

        while (end > first && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        return first <= verb || end <= first || QuotePairing.AnyParagraphEnd(doc, verb, end - 1) ? null : new(first, end);
    }

    // “called | the raid a crime”
    private static bool IsCalled(Doc doc, int verb)
    {
        if (doc[verb].Lemma == "call")
        {
            foreach (var child in doc.ChildrenOf(verb))
            {
                if (child > verb && doc[child].Dep == "oprd")
                {
                    return true;
                }
            }
        }

        return false;
    }

    // The verb of what somebody is told to do; -1 for none.
    private static int Asked(Doc doc, int verb)
    {
        var whom = false;
        foreach (var child in doc.ChildrenOf(verb))
        {
            whom |= child > verb && doc[child].Dep is "dobj" or "dative";
            if (child > verb && doc[child].Dep is "xcomp" or "ccomp")
            {
                foreach (var part in doc.ChildrenOf(child))
                {
                    whom |= part < child && doc[part].Dep == "nsubj";
                    if (part < child && doc[part].Tag == "TO")
                    {
                        return whom ? child : -1;
                    }
                }
            }
        }

        return -1;
    }

    // “threatened to shut the port unless it was paid”
    private static bool IsCondition(Doc doc, int clause)
    {
        foreach (var child in doc.ChildrenOf(clause))
        {
            if (child < clause && doc[child] is { Dep: "mark" or "advmod", Lower: "if" or "unless" or "until" or "once" or "provided" })
            {
                return true;
            }
        }

        return false;
    }

    // Already found under another verb: the same words with the same speaker.
    private static bool Overlaps(Doc doc, Saying one, Saying other) =>
        one.Content.Any(a => other.Content.Any(b => a.First == b.First || (a.End == b.End && a.First <= b.First && b.First - a.First < 3 && !other.Cue.Any(cue => a.First <= cue.First && cue.End <= b.First))))
        || one.Cue.Any(a => other.Cue.Any(b => a.First < b.End && b.First < a.End));
}
