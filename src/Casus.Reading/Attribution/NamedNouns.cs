using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// Nouns that name an act of speech, with whose it is and what is said, where the network marked nothing: <em>Alfa's claim that it was fired on</em>, <em>the warning by the bank that …</em>,
/// <em>the Alfan demand for the rebels to leave</em>.
/// </summary>
internal static class NamedNouns
{
    private const double Confidence = 0.55;

    /// <summary>The noun, and what the clause that says it begins with: <c>that</c>, or <c>to</c> before its verb.</summary>
    private static readonly FrozenDictionary<string, string[]> Frames = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["accusation"] = ["that"],
        ["acknowledgement"] = ["that"],
        ["acknowledgment"] = ["that"],
        ["admission"] = ["that"],
        ["allegation"] = ["that"],
        ["announcement"] = ["that"],
        ["appeal"] = ["that", "to"],
        ["argument"] = ["that"],
        ["assertion"] = ["that"],
        ["assessment"] = ["that"],
        ["assurance"] = ["that"],
        ["belief"] = ["that"],
        ["call"] = ["that", "to"],
        ["charge"] = ["that"],
        ["claim"] = ["that", "to"],
        ["commitment"] = ["that", "to"],
        ["complaint"] = ["that"],
        ["contention"] = ["that"],
        ["conviction"] = ["that"],
        ["declaration"] = ["that"],
        ["demand"] = ["that", "to"],
        ["denial"] = ["that"],
        ["estimate"] = ["that"],
        ["fear"] = ["that"],
        ["hope"] = ["that"],
        ["insistence"] = ["that"],
        ["offer"] = ["that", "to"],
        ["order"] = ["that", "to"],
        ["plea"] = ["that", "to"],
        ["pledge"] = ["that", "to"],
        ["prediction"] = ["that"],
        ["promise"] = ["that", "to"],
        ["proposal"] = ["that"],
        ["recommendation"] = ["that", "to"],
        ["request"] = ["that", "to"],
        ["suggestion"] = ["that"],
        ["threat"] = ["that", "to"],
        ["undertaking"] = ["that", "to"],
        ["vow"] = ["that", "to"],
        ["warning"] = ["that"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // States of mind, which speak only where somebody is told to show them.
    private static readonly FrozenSet<string> Shown = FrozenSet.ToFrozenSet(["readiness", "refusal", "willingness"], StringComparer.Ordinal);

    private static readonly string[] Doing = ["to"];

    /// <summary>Verbs that make an act of speech of the noun they govern.</summary>
    public static readonly FrozenSet<string> Making = FrozenSet.ToFrozenSet(["express", "extend", "give", "issue", "make", "reiterate", "renew", "repeat", "show", "signal", "voice"], StringComparer.Ordinal);

    /// <summary>Adds the sayings that such nouns make and that are not among those found.</summary>
    public static List<Saying> Find(ParsedDocument document, IReadOnlyList<Saying> found)
    {
        var doc = document.Doc;
        var sayings = new List<Saying>();
        for (var noun = 0; noun < doc.Count; noun++)
        {
            if (doc[noun].Pos == "NOUN" && (Frames.TryGetValue(doc[noun].Lemma, out var frame) || Shown.Contains(doc[noun].Lemma)) && !document.Quotes.IsInside(noun) && !found.Any(saying => saying.Cue.Any(cue => cue.First <= noun && noun < cue.End)) && Make(document, noun, frame ?? Doing) is { } saying
                && !found.Any(other => !NamesWithin(other, saying) && other.Content.Any(part => !(doc[saying.Source[0].First].Tag != "PRP$" && part.First <= saying.Source[0].First && noun < part.End) && (part.First == saying.Content[0].First || (part.End == saying.Content[0].End && Math.Abs(part.First - saying.Content[0].First) < 3)))))
            {
                sayings.Add(saying);
            }
        }

        return sayings;
    }

    /// <summary>“renewed | her threat to leave” beside “renewed her threat | to leave”: what the second names is no content of the first.</summary>
    public static bool NamesWithin(Saying flat, Saying whole) =>
        flat is { Cue: [var verb], Content: [var said] } && whole is { Cue: [var cue], Content: [var content] } && cue.First <= verb.First && verb.End < cue.End && said.First < cue.End && content.First < said.End;

    private static Saying? Make(ParsedDocument document, int noun, string[] frame)
    {
        var doc = document.Doc;
        if (Given(document, noun, frame) is { } given)
        {
            return given;
        }

        return Shown.Contains(doc[noun].Lemma) || Whose(doc, noun) is not { } source || Said(doc, noun, frame) is not { } content || content.First < source.End && source.First < content.End ? null : new()
        {
            Source = [source],
            Cue = [new(noun, noun + 1)],
            Content = [content],
            Confidence = Confidence,
            Evidence = [$"attribution: “{doc[noun].Text}” names an act of speech; whose it is and what depends on it"],
        };
    }

    // “Alfa had shown willingness to pay”, “issued an order that …”: the noun with the verb that makes it, inside what is reported.
    private static Saying? Given(ParsedDocument document, int noun, string[] frame)
    {
        var doc = document.Doc;
        var verb = doc[noun].Head.Index;
        if (doc[noun].Dep != "dobj" || !Making.Contains(doc[verb].Lemma) || Predicate.Of(doc, verb) is not { IsFinite: true, IsPassive: false, IsNegated: false, IsIrrealis: false } form || Predicate.SubjectOf(doc, verb) is not { } subject
            || doc[subject].Pos is not ("NOUN" or "PROPN") || subject > verb || Said(doc, noun, frame) is not { } content)
        {
            return null;
        }

        var leads = content.Count > 1 && CueFrame.LeadsOn(doc, noun, content.First) ? 1 : 0;
        return new()
        {
            Source = [Predicate.NounPhrase(doc, subject)],
            Cue = [new(form.First, noun + 1 + leads)],
            Content = [new(content.First + leads, content.End)],
            Confidence = Confidence,
            Evidence = [$"attribution: “{doc[verb].Text} … {doc[noun].Text}” names an act of speech; its subject and what depends on it"],
        };
    }

    // Alfa's claim, their claim, the Alfan claim, the claim by Alfa.
    private static TokenRange? Whose(Doc doc, int noun)
    {
        foreach (var child in doc.ChildrenOf(noun))
        {
            switch (doc[child].Dep)
            {
                case "poss" when doc[child].Lower is not ("my" or "our" or "your" or "one" or "whose"):
                    return new(doc[child].LeftEdge.Index, doc[child].RightEdge.Index + 1);
                case "amod" or "compound" when doc[child].EntityType is "NORP" or "GPE" || IsOfAState(doc, child):
                    return new(doc[child].LeftEdge.Index, child + 1);
                case "prep" when doc[child].Lower is "by" or "from":
                    foreach (var named in doc.ChildrenOf(child))
                    {
                        if (doc[named] is { Dep: "pobj", Pos: "PROPN" or "NOUN" } && Before(doc, named, doc[named].RightEdge.Index + 1) is var end and > 0)
                        {
                            return new(doc[named].LeftEdge.Index, end);
                        }
                    }

                    break;
            }
        }

        return null;
    }

    // Proper adjectives keep their capital in the midst of a sentence, whatever state they are of; taggers take those they do not know for names.
    private static bool IsOfAState(Doc doc, int adjective) =>
        doc[adjective] is { Tag: "JJ" or "NNP", EntityType: not ("DATE" or "TIME" or "EVENT" or "LAW"), IsSentenceStart: false } && char.IsUpper(doc[adjective].Text[0]) && !doc[adjective].Text.AsSpan(1).ContainsAnyInRange('A', 'Z');

    // The clause may hang on whose it is: “a promise by the minister | to pay”.
    private static int Before(Doc doc, int named, int end)
    {
        foreach (var child in doc.ChildrenOf(named))
        {
            if (child > named && doc[child].Dep is "acl" or "relcl" or "ccomp")
            {
                end = Math.Min(end, doc[child].LeftEdge.Index);
            }
        }

        return end;
    }

    private static TokenRange? Said(Doc doc, int noun, string[] frame)
    {
        foreach (var child in doc.ChildrenOf(noun))
        {
            if (child > noun && doc[child].Dep is "acl" or "ccomp" or "relcl" or "xcomp" && Leads(doc, child) is { } word && frame.Contains(word))
            {
                return Trimmed(doc, doc[child].LeftEdge.Index, doc[child].RightEdge.Index + 1);
            }

            if (child > noun && doc[child] is { Dep: "prep", Lower: "for" } && frame.Contains("to") && ForToDo(doc, child) is { } deed)
            {
                return Trimmed(doc, child, doc[deed].RightEdge.Index + 1);
            }

            if (doc[child] is { Dep: "prep", Lower: "by" or "from" } && child > noun)
            {
                foreach (var named in doc.ChildrenOf(child))
                {
                    foreach (var clause in doc.ChildrenOf(named))
                    {
                        if (clause > named && doc[clause].Dep is "acl" or "relcl" or "ccomp" && Leads(doc, clause) is { } opens && frame.Contains(opens))
                        {
                            return Trimmed(doc, doc[clause].LeftEdge.Index, doc[clause].RightEdge.Index + 1);
                        }
                    }
                }
            }
        }

        // “renewed their plea | for Alfa to leave”, “repeated its call on Monday | for Alfa to leave”: or what is asked for.
        if (CueFrame.Calls.Contains(doc[noun].Lemma) && doc[noun] is { Dep: "dobj", Head.Index: var asks })
        {
            foreach (var child in doc.ChildrenOf(asks))
            {
                if (child <= noun)
                {
                    continue;
                }

                if (doc[child] is { Dep: "prep", Lower: "for" } && ForToDo(doc, child) is { } deed)
                {
                    return Trimmed(doc, child, doc[deed].RightEdge.Index + 1);
                }

                if (doc[child] is { Tag: "VB", Dep: "advcl" or "ccomp" or "xcomp" } && doc[child].LeftEdge is { Lower: "for", Dep: "mark" } && Leads(doc, child) == "to")
                {
                    return Trimmed(doc, doc[child].LeftEdge.Index, doc[child].RightEdge.Index + 1);
                }
            }
        }

        // “dismissed American threats | to join in”, “made a promise to the guild | to pay”: the parse may hang what is threatened on the verb before.
        if (frame.Contains("to") && doc[noun] is { Dep: "dobj", Head.Index: var governor } && BehindWhom(doc, noun, governor) is var next && next < doc.Count && doc[next] is { Tag: "TO", Dep: "aux", Head: { Dep: "xcomp" or "advcl", Index: var to } } && doc[to].Head.Index == governor)
        {
            return Trimmed(doc, next, BeforeAs(doc, governor, next - 1, doc[to].RightEdge.Index + 1));
        }

        return null;
    }

    // The first word behind a noun, or behind whom it is made to.
    private static int BehindWhom(Doc doc, int noun, int verb)
    {
        if (noun + 2 < doc.Count && doc[noun + 1] is { Lower: "to", Dep: "dative" or "prep", Head.Index: var head } && (head == verb || head == noun))
        {
            foreach (var child in doc.ChildrenOf(noun + 1))
            {
                if (doc[child].Dep == "pobj")
                {
                    return Before(doc, child, doc[child].RightEdge.Index + 1);
                }
            }
        }

        return noun + 1;
    }

    // “dismissed threats to leave | as bluster”: what they are called is no part of them.
    private static int BeforeAs(Doc doc, int verb, int noun, int end)
    {
        if (doc[verb].Lemma is "condemn" or "denounce" or "describe" or "dismiss" or "hail" or "praise" or "reject" or "see" or "view" or "welcome")
        {
            for (var i = noun + 2; i < end; i++)
            {
                if (doc[i] is { Lower: "as", Pos: "ADP" })
                {
                    return i;
                }
            }
        }

        return end;
    }

    /// <summary>The verb of <em>for Alfa to leave</em>, wherever the parse hangs it: it follows the object of <em>for</em>. Null for another <em>for</em>.</summary>
    public static int? ForToDo(Doc doc, int preposition)
    {
        foreach (var child in doc.ChildrenOf(preposition))
        {
            if (doc[child].Dep != "pobj")
            {
                continue;
            }

            // The verb may hang on the object itself: those before it are its own.
            var end = child + 1;
            while (end < doc.Count && end <= doc[child].RightEdge.Index && doc[end].Tag != "TO")
            {
                end++;
            }

            if (end < doc.Count && doc[end] is { Tag: "TO", Dep: "aux" } && doc[end].Head is { Pos: "VERB" or "AUX", Index: var verb } && verb > end && doc[verb].LeftEdge.Index >= child)
            {
                return verb;
            }
        }

        return null;
    }

    // “that” as a conjunction, not as the subject or object of a relative clause; “to” before the verb, also with a subject of its own (for Alfa to leave).
    private static string? Leads(Doc doc, int verb)
    {
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child >= verb)
            {
                break;
            }

            if (doc[child] is { Lower: "that", Dep: "mark", Pos: "SCONJ" })
            {
                return "that";
            }

            if (doc[child].Tag == "TO")
            {
                return "to";
            }
        }

        return null;
    }

    private static TokenRange? Trimmed(Doc doc, int first, int end)
    {
        // “the demand to leave | , saying that …”: a participle of speech behind a comma goes with the verb before, wherever the parse hangs it.
        for (var i = first + 2; i + 1 < end; i++)
        {
            if (doc[i].Text == "," && doc[i + 1] is { Tag: "VBG" } && NamedActs.Says(doc[i + 1].Lemma))
            {
                end = i;
            }
        }

        while (end > first && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        return end - first < 2 || QuotePairing.AnyParagraphEnd(doc, first, end - 1) ? null : new(first, end);
    }
}
