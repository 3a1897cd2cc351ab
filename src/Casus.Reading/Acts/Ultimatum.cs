using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// A hostile deed that waits for what another does: <em>will leave the talks unless the prisoners are freed</em>, <em>would suspend the aid should the trial go ahead</em>. What would be a promise
/// or a refusal of the speaker's own is then a threat. And what looks like a threat is none where things happen by themselves, where harm is ended, or where the speaker only watches.
/// </summary>
internal sealed class Ultimatum(ParsedDocument document, ParseTree tree, Phrases phrases, ClauseReader clauses)
{
    private const int Reach = 16;

    // Who tells what others may do, and does nothing of it.
    private static readonly FrozenSet<string> Commenting = FrozenSet.ToFrozenSet(
        ["academic", "analyst", "commentator", "critic", "economist", "engineer", "expert", "forecaster", "historian", "observer", "onlooker", "pundit", "researcher", "resident", "scholar", "scientist", "witness"], StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    /// <summary>What the main clause of a content makes of a deed to come; null where it makes nothing.</summary>
    /// <param name="root">The verb the content hangs on; -1 for none.</param>
    /// <param name="source">The token that heads the source; -1 for none.</param>
    /// <param name="warns">Whether the cue warns.</param>
    /// <param name="neutral">Whether the cue names no act.</param>
    public (Act To, Act[] From, string Why)? Of(Saying saying, int root, int source, bool warns, bool neutral)
    {
        // “Foreign boats would be considered legitimate targets”, “we consider them legitimate targets”; not what another considers so.
        if (root >= 0 && source >= 0 && !Commenting.Contains(_doc[source].Lemma) && MakesTargets(root) && clauses.Read(root, source) is { Negated: false, Sense: "future" or "present" } aimed
            && (_doc[root].Lemma is "be" or "become" || aimed.Passive ? aimed.Party != "speaker" && !IsOurs(aimed.Subject) : aimed.Party == "speaker"))
        {
            return (Act.Threat, [Act.Warning, Act.Pledge, Act.Assessment, Act.Report], "who calls others a target announces to strike them");
        }

        if (root < 0 || _doc[root].Pos is not ("VERB" or "AUX") || clauses.Read(root, source) is not { Negated: false, Passive: false, Predicate: var verb } clause || clause.Party == "hearer" || !IsAhead(clause))
        {
            return null;
        }

        // “warned that its stocks would run out”: what things do by themselves is warned of, not threatened.
        var thing = clause is { Subject: >= 0, Who: "thing" or "things" or "number" or "other" } && !phrases.IsGroup(clause.Subject);
        if (warns && thing && clause.Verb == verb && tree.Child(verb, "dobj") < 0 && !ActLexicon.Word(_doc[clause.Subject].Lemma).AsSpan().ContainsAny(["harm", "wrong-act"]))
        {
            return (Act.Warning, [Act.Threat], "what things do by themselves is warned of");
        }

        // “any delay would endanger the truce”: what things do is foretold, not threatened, but for what harms by its name (a war, sanctions).
        if (neutral && thing && clause.Verb == verb && tree.Child(verb, "dobj") >= 0 && !ActLexicon.Word(_doc[clause.Subject].Lemma).AsSpan().ContainsAny(["harm", "wrong-act"]))
        {
            return (Act.Assessment, [Act.Threat], "what things would bring about is foretold");
        }

        if (source >= 0 && Commenting.Contains(_doc[source].Lemma) && clause.Party is not "speaker")
        {
            return (warns ? Act.Warning : Act.Assessment, [Act.Threat, Act.Pledge], "who only watches announces nothing");
        }

        // “warned that their navy would board any boat”: a deed of one's own side.
        if (warns && (clause.Party == "speaker" || IsOurs(clause.Subject)) && IsHostile(verb, saying))
        {
            return (Act.Threat, [Act.Pledge, Act.Offer, Act.Refusal, Act.Warning], "a hostile deed of one's own that somebody is warned of");
        }

        if (thing || clause.Who is "there" or "this" or "which" || Waits(saying, root, source) is not { } kind)
        {
            return null;
        }

        return IsHostile(verb, saying) ? kind is ConditionKind.If or ConditionKind.Unless ? (Act.Threat, [Act.Pledge, Act.Offer, Act.Refusal], "a hostile deed that waits for what another does") : null
            : kind != ConditionKind.Unless && Relieves(verb, saying) ? (kind == ConditionKind.Once ? Act.Pledge : Act.Offer, neutral && kind != ConditionKind.Once ? [Act.Threat, Act.Pledge] : [Act.Threat], "what is lifted or given for what another does")
            : null;
    }

    /// <summary>“They must leave, or we will drive them out”, “must leave or face arrest”: what follows where another does not do what they must; null where nothing is told so.</summary>
    /// <param name="source">The token that heads the source; -1 for none.</param>
    public (Act Act, string Why)? OrElse(Saying saying, int source)
    {
        foreach (var part in saying.Content)
        {
            var must = false;
            for (var i = part.First; i + 2 < part.End; i++)
            {
                must = !(_doc[i].IsSentenceStart && i > part.First) && (must || _doc[i] is { Tag: "MD", Lower: "must" or "should" } || (_doc[i].Lemma == "have" && _doc[i + 1].Tag == "TO"));
                if (!must || _doc[i].Lower != "or")
                {
                    continue;
                }

                var next = _doc[i + 1].Lower == "else" ? i + 2 : i + 1;
                if (_doc[next] is { Lower: "face", Pos: "VERB" })
                {
                    return (Act.Threat, $"“or {_doc[next].Text}” tells what follows otherwise");
                }

                for (var verb = next + 1; verb < Math.Min(part.End, next + Reach) && !_doc[verb].IsSentenceStart; verb++)
                {
                    if (_doc[verb].Pos == "VERB")
                    {
                        if (clauses.Read(verb, source) is { Party: "speaker", Sense: "future", Negated: false, Subject: var subject } && subject >= next)
                        {
                            return (Act.Threat, $"“or … {_doc[verb].Text}” tells what follows otherwise");
                        }

                        break;
                    }
                }
            }
        }

        return null;
    }

    // “will be legitimate targets”, “would be considered a military target”
    private bool MakesTargets(int root)
    {
        var (deems, targets, fair) = (_doc[root].Lemma is "consider" or "deem" or "regard" or "see" or "treat" or "view", false, false);
        if (!deems && _doc[root].Lemma is not ("be" or "become"))
        {
            return false;
        }

        for (var i = root + 1; i < Math.Min(_doc.Count, root + Reach) && !_doc[i].IsSentenceStart && !targets; i++)
        {
            fair |= _doc[i].Lower is "legitimate" or "lawful" or "fair" or "military" or "valid";
            targets = _doc[i] is { Lemma: "target", Pos: "NOUN" };
            if (_doc[i].Pos is "VERB" or "AUX")
            {
                return false;
            }
        }

        return targets && (deems || fair);
    }

    private static bool IsAhead(Clause clause) => clause.Sense is "future" or "to" or "ready to" || clause.Mood == "progressive";

    // The kind of a condition with a verb of its own that the content has.
    private ConditionKind? Waits(Saying saying, int root, int source)
    {
        foreach (var part in saying.Content)
        {
            foreach (var condition in ConditionReader.In(document, part))
            {
                if (condition.Connective.Kind is ConditionKind.If or ConditionKind.Unless or ConditionKind.Once or ConditionKind.Provided && condition.Verb >= 0 && condition.Verb != root && !IsOwn(condition.Verb, source))
                {
                    return condition.Connective.Kind;
                }
            }
        }

        return null;
    }

    // “if we win”, “if its members vote for it”: what the speaker's own side does.
    private bool IsOwn(int verb, int source)
    {
        var subject = tree.Child(verb, "nsubj");
        if (subject < 0)
        {
            return false;
        }

        return clauses.Who(subject, source) is "I" or "we" or "self" || (IsOurs(subject) && tree.Child(subject, "poss") is var whose && _doc[whose].Lower is "its" or "our" or "my");
    }

    private bool IsOurs(int subject) => subject >= 0 && tree.Child(subject, "poss") is var whose and >= 0 && _doc[whose].Lower is "its" or "our" or "my" or "his" or "her" or "their";

    // To end what harms, to take one's soldiers away, to pay, free or open.
    private bool Relieves(int verb, Saying saying) =>
        ActLexicon.Word(_doc[verb].Lemma).AsSpan().Contains("relief") || (ActLexicon.Word(_doc[verb].Lemma).AsSpan().Contains("cut-off") && (Affects(verb, saying, "harm", "wrong-act") || Affects(verb, saying, "soldiers", "soldiers"))) || IsEnded(verb);

    // “stop attacking the ships”: harm that is told of as coming to its end.
    private bool IsEnded(int verb) =>
        _doc[verb] is { Tag: "VBG", Dep: "xcomp", Head.Lemma: "cease" or "halt" or "quit" or "refrain" or "stop" } && (_doc[verb].Lemma == "target" || ActLexicon.Word(_doc[verb].Lemma).AsSpan().ContainsAny(["hostile", "harm", "wrong-act"]));

    private bool IsHostile(int verb, Saying saying)
    {
        if (IsEnded(verb))
        {
            return false;
        }

        var classes = ActLexicon.Word(_doc[verb].Lemma).AsSpan();
        return classes.Contains("hostile") || (classes.Contains("cut-off") && Affects(verb, saying, "shared", string.Empty))
            || (_doc[verb].Lemma is "impose" or "resume" or "launch" && Affects(verb, saying, "harm", "wrong-act"));
    }

    // An object of such a class, also behind prepositions: walk out of the talks, pull out of the treaty.
    private bool Affects(int verb, Saying saying, string meaning, string other)
    {
        for (var i = verb + 1; i < Math.Min(_doc.Count, verb + Reach) && saying.Content.Holds(i); i++)
        {
            if (_doc[i].Pos is "VERB" or "AUX" && _doc[i].Dep is not ("amod" or "compound"))
            {
                return false;
            }

            if (_doc[i].Dep is "dobj" or "pobj" or "conj" && ActLexicon.Word(_doc[i].Lemma) is var classes && (classes.Contains(meaning) || classes.Contains(other)) && HangsOn(i, verb))
            {
                // To stop what harms is no harm: “suspend the bombing”, “halt missile exports”.
                return meaning != "shared" || !IsHarm(i);
            }
        }

        return false;
    }

    private bool IsHarm(int noun)
    {
        foreach (var child in tree.Children(noun))
        {
            if (child < noun && ActLexicon.Word(_doc[child].Lemma).AsSpan().ContainsAny(["harm", "wrong-act"]))
            {
                return true;
            }
        }

        return false;
    }

    private bool HangsOn(int token, int verb)
    {
        for (var steps = 0; steps < 5 && token != verb; steps++)
        {
            if (_doc[token].Dep is not ("dobj" or "pobj" or "prep" or "conj" or "prt" or "advmod"))
            {
                return false;
            }

            token = _doc[token].Head.Index;
        }

        return token == verb;
    }
}
