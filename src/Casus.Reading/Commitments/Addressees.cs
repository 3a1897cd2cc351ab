using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Who is asked, threatened, promised, accused or thanked: by the frame of the cue, else by what the content says of whom.</summary>
internal sealed class Addressees(ParsedDocument document, ParseTree tree, Phrases phrases, Parties parties, SpeakerSelf self, CueFrame frame, UndertakingReader undertakings)
{
    private static readonly FrozenSet<string> Helping = new[]
    {
        "aid", "arm", "assist", "assure", "back", "compensate", "debate", "defend", "endorse", "equip", "feed", "fund", "help", "house", "join", "meet", "pay", "protect", "reassure", "recognise", "recognize", "repay", "rescue", "serve",
        "shelter", "supply", "support", "train", "welcome",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What is asked for by a noun is asked of those whose doing it would end or take away: an end to Alfan raids, the withdrawal of Alfa's troops.
    private static readonly FrozenSet<string> Ending = new[] { "cessation", "departure", "end", "halt", "lifting", "pullback", "pullout", "removal", "retreat", "stop", "suspension", "withdrawal" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    // What others give when they are asked.
    private static readonly FrozenSet<string> Given = FrozenSet.ToFrozenSet(
        ["aid", "answer", "apology", "approval", "assistance", "assurance", "clarification", "commitment", "compensation", "concession", "cooperation", "explanation", "guarantee", "help", "permission", "pledge", "promise", "reply", "response", "support"], StringComparer.Ordinal);

    /// <summary>The parties an act is aimed at, and by what; none when it is aimed at no one named.</summary>
    public (ValueList<Speaker> Parties, string Why) Of(Saying saying, Act act, ValueList<Speaker> speakers, ValueList<Undertaking> clauses)
    {
        if (act is Act.Report or Act.Assessment or Act.Requirement or Act.Denial)
        {
            return ([], string.Empty);
        }

        foreach (var (token, why) in frame.Aimed(saying, act))
        {
            if (Others(token, saying, speakers, act is Act.Accusation or Act.Acceptance ? parties.About : act is Act.Refusal ? parties.Behind : frame.IsAsked(token) ? parties.Acting : parties.Of) is { Count: > 0 } found)
            {
                return (found, why);
            }
        }

        var asked = act is Act.Demand ? BeforeTo(saying.Governed) : null;
        foreach (var (token, why) in InContent(saying, act, speakers, clauses))
        {
            if (Others(token, saying, speakers, token == asked ? parties.Acting : act is Act.Accusation or Act.Acceptance or Act.Threat ? parties.About : parties.Behind) is { Count: > 0 } found)
            {
                return (found, why);
            }
        }

        return act is Act.Threat
            ? (parties.First(saying.Content, party => !IsOwn(party, speakers)), "the first party that the content names")
            : ([], string.Empty);
    }

    private ValueList<Speaker> Others(int token, Saying saying, ValueList<Speaker> speakers, Func<int, ValueList<Speaker>> find)
    {
        if (self.Means(token, saying, speakers, doer: false) && !IsNamed(token, speakers))
        {
            return [];
        }

        // “urges restraint”: what is urged is nobody.
        if (_doc[token] is { Pos: "NOUN", Tag: "NN", EntityType: "" } && tree.Child(token, "det", "poss") < 0 && tree.Child(token, "prep", "compound", "amod") < 0 && !NamedActs.CanSpeak(_doc, token))
        {
            return [];
        }

        var found = find(token);
        return found.Any(party => speakers.Any(speaker => SpeakerSelf.Same(party, speaker))) ? [.. found.Where(party => !speakers.Any(speaker => SpeakerSelf.Same(party, speaker)))] : found;
    }

    // A speaker may ask their own state by name: the president called on the administration.
    private bool IsNamed(int token, ValueList<Speaker> speakers) =>
        _doc[token].Pos is "PROPN" or "NOUN" && tree.Child(token, "poss") < 0 && parties.Of(token) is { Count: > 0 } found && !found.Any(party => speakers.Any(speaker => SpeakerSelf.Same(party, speaker)));

    private static bool IsOwn(Speaker party, ValueList<Speaker> speakers) => speakers.Any(speaker => SpeakerSelf.Same(party, speaker) || SpeakerSelf.IsSideOf(party, speaker) || (party.Side is { } side && side == speaker.Side));

    // “what he calls the corridor” names it and asks nothing of him.
    private bool IsNaming(int verb) => _doc[verb].Lemma is "call" or "describe" or "term" && tree.Child(verb, "dobj") is var named and >= 0 && _doc[named].Tag == "WP";

    // The owner or doer that a noun names: Alfa's fleet, the Alfan raids, NATO bases; -1 for none.
    private int Whose(int noun)
    {
        if (tree.Child(noun, "poss") is var owner and >= 0)
        {
            return owner;
        }

        foreach (var child in tree.Children(noun))
        {
            if (child < noun && _doc[child].Dep is "amod" or "compound" or "nmod" && _doc[child].EntityType is "NORP" or "GPE" or "ORG")
            {
                return child;
            }
        }

        return -1;
    }

    private IEnumerable<(int Token, string Why)> InContent(Saying saying, Act act, ValueList<Speaker> speakers, ValueList<Undertaking> clauses)
    {
        switch (act)
        {
            case Act.Demand:
                if (BeforeTo(saying.Governed) is { } head)
                {
                    yield return (head, $"“{_doc[head].Text} to …” is asked");
                }

                // “It is time for the Council to act”
                if (Mandate.TimeFor(_doc, saying) is { } due)
                {
                    yield return (due, "for whom it is time");
                }

                foreach (var called in Called(saying))
                {
                    yield return (called, $"“{_doc[called].Text}” is spoken to");
                }

                foreach (var clause in clauses.Where(clause => !IsNaming(clause.Verb)))
                {
                    if (clause.Subject >= 0 && !clause.Passive && clause.Mood is UndertakingMood.Duty or UndertakingMood.Infinitive or UndertakingMood.Bare or UndertakingMood.Future)
                    {
                        yield return (clause.Subject, $"the subject of “{_doc[clause.Verb].Text}”, which is asked for");
                    }

                    if (clause.Passive && phrases.Under(clause.Verb, "by") is var agent and >= 0)
                    {
                        yield return (agent, $"the one by whom “{_doc[clause.Verb].Text}” is asked for");
                    }

                    // That Alfa's guns be removed: Alfa is asked to.
                    if (clause.Passive && clause.Subject >= 0 && saying.Content.Holds(clause.Subject) && phrases.Under(clause.Verb, "by") < 0 && Whose(clause.Subject) is var owned and >= 0)
                    {
                        yield return (owned, $"whose “{_doc[clause.Subject].Text}” it is");
                    }

                    if (!saying.Content.Holds(clause.Subject) && tree.Child(clause.Verb, "dobj") is var thing and >= 0 && Whose(thing) is var owner and >= 0)
                    {
                        yield return (owner, $"whose “{_doc[thing].Text}” it is");
                    }
                }

                // “I count on the Council to stay united”, “we look to our allies to pay more”.
                foreach (var root in undertakings.Roots(saying.Content).Where(undertakings.IsVerbal))
                {
                    if (_doc[root].Lemma is "count" or "rely" or "look" or "depend" && tree.Child(root, "xcomp", "advcl", "ccomp") is var deed and >= 0 && undertakings.HasTo(deed) && phrases.Under(root, "on", "upon", "to") is var relied and >= 0 && relied < deed)
                    {
                        yield return (relied, $"on whom “{_doc[root].Text}” is");
                    }
                }

                // “We need help from the neighbours”, “requires a commitment from Alfa”.
                foreach (var root in undertakings.Roots(saying.Content).Where(undertakings.IsVerbal))
                {
                    if (_doc[root].Lemma is "need" or "want" or "require" or "demand" or "expect" or "seek" or "await" && tree.Child(root, "dobj") is var wanted and >= 0)
                    {
                        if ((phrases.Under(wanted, "from") is var of and >= 0 ? of : phrases.Under(root, "from")) is var giver and >= 0)
                        {
                            yield return (giver, $"from whom “{_doc[wanted].Text}” is wanted");
                        }
                    }
                }

                // “pushed for | help from Japan”
                foreach (var root in undertakings.Roots(saying.Content).Where(root => !undertakings.IsVerbal(root) && Given.Contains(_doc[root].Lemma)))
                {
                    if (phrases.Under(root, "from") is var of and >= 0)
                    {
                        yield return (of, $"from whom “{_doc[root].Text}” is wanted");
                    }
                }

                if (saying.Governed is { First: var opens } && _doc[opens] is { Lower: "for", Pos: "ADP" } && NamedNouns.ForToDo(_doc, opens) is { } forDeed && tree.Child(opens, "pobj") is var doer and >= 0 && doer < forDeed)
                {
                    yield return (doer, $"the subject of “{_doc[forDeed].Text}”, which is asked for");
                }

                foreach (var root in undertakings.Roots(saying.Content).Where(root => !undertakings.IsVerbal(root) && !CueFrame.Calls.Contains(_doc[root].Lemma)))
                {
                    // The release of the sailors held by the rebels.
                    if (_doc[root].Lemma is "release" or "return" or "freedom" or "freeing" && phrases.Under(root, "of", "for") is var held and >= 0 && tree.Child(held, "acl") is var holding and >= 0 && phrases.Under(holding, "by", "in") is var holder and >= 0)
                    {
                        yield return (holder, $"by whom the {_doc[held].Text} are {_doc[holding].Text}");
                    }

                    var noun = Ending.Contains(_doc[root].Lemma) && phrases.Under(root, "to", "of", "in") is var ended and >= 0 ? ended : root;
                    if (Whose(noun) is var owner and >= 0)
                    {
                        yield return (owner, $"whose “{_doc[noun].Text}” it is");
                    }
                }

                break;
            case Act.Accusation or Act.Acceptance:
                foreach (var clause in clauses)
                {
                    if (clause.Subject >= 0 && !clause.Passive && !self.Means(clause.Subject, saying, speakers, doer: false))
                    {
                        yield return (clause.Subject, $"the subject of “{_doc[clause.Verb].Text}”");
                    }

                    if (act == Act.Acceptance || clause.Passive)
                    {
                        foreach (var place in Objects(clause.Verb, act == Act.Acceptance ? ["of", "to", "for", "with"] : ["by"]))
                        {
                            yield return (place, $"what “{_doc[clause.Verb].Text}” is about");
                        }
                    }
                }

                break;
            case Act.Threat:
                foreach (var clause in clauses)
                {
                    if (clause.Subject >= 0 && !self.Means(clause.Subject, saying, speakers))
                    {
                        yield return (clause.Subject, $"the one to whom “{_doc[clause.Verb].Text}” would happen");
                    }

                    foreach (var place in Objects(clause.Verb, "on", "against", "at", "to", "from", "with"))
                    {
                        yield return (place, $"the target of “{_doc[clause.Verb].Text}”");
                    }
                }

                foreach (var clause in clauses)
                {
                    foreach (var condition in Conditions(clause))
                    {
                        if (!self.Means(condition, saying, speakers))
                        {
                            yield return (condition, "the one on whose doing the threat depends");
                        }
                    }
                }

                break;
            case Act.Pledge or Act.Offer or Act.Refusal:
                foreach (var clause in clauses)
                {
                    if (clause.Subject >= 0 && !self.Means(clause.Subject, saying, speakers))
                    {
                        continue;
                    }

                    foreach (var place in Beneficiaries(clause.Verb))
                    {
                        yield return (place, $"the one for or with whom “{_doc[clause.Verb].Text}” is meant");
                    }
                }

                break;
        }

        // Of a promise only those named with it are addressed, not whose matter it is.
        if (act is Act.Pledge or Act.Offer || clauses.Count > 0)
        {
            yield break;
        }

        foreach (var root in undertakings.Roots(saying.Content))
        {
            // “repeated | her demand for Alfa to leave”, “| for Alfa to leave”
            if (act == Act.Demand && CueFrame.Calls.Contains(_doc[root].Lemma) && _doc[root].Pos == "NOUN")
            {
                foreach (var called in frame.CalledTo(root))
                {
                    yield return (called, $"whom the {_doc[root].Text} is for");
                }

                continue;
            }

            // The need for the neighbours to help.
            if (act == Act.Demand)
            {
                foreach (var child in tree.Children(root).ToArray())
                {
                    if (_doc[child].Dep is "acl" or "advcl" or "ccomp" or "relcl" && undertakings.HasTo(child) && tree.Child(child, "nsubj") is var helper and >= 0)
                    {
                        yield return (helper, $"the subject of “{_doc[child].Text}”, which is asked for");
                    }
                }
            }

            if (phrases.IsNominal(root) && (act != Act.Demand || IsAsked(root)))
            {
                yield return (root, $"whose “{_doc[root].Text}” it is");
            }
        }
    }

    // “called on | the rebels to leave”: the noun phrase that a content opens with, before “to” and a verb, wherever the parse hangs them.
    private int? BeforeTo(TokenRange content)
    {
        const int longest = 15;
        var head = -1;
        for (var i = content.First; i < content.End && i - content.First < longest; i++)
        {
            if (_doc[i] is { Tag: "TO", Dep: "aux" })
            {
                return head >= 0 && i > content.First && _doc[head].RightEdge.Index < i ? head : null;
            }

            // “Governor Ada Grey (R) to resign”
            if (_doc[i].Text == "(")
            {
                while (i < content.End && _doc[i].Text != ")" && i - content.First < longest)
                {
                    i++;
                }

                continue;
            }

            if (_doc[i].Pos is "VERB" or "AUX" or "PUNCT" or "SCONJ" && _doc[i].Tag != "HYPH" && _doc[i].Dep is not ("amod" or "compound"))
            {
                return null;
            }

            // “repeated | their plea for Sudan to leave”: the plea is asked for nothing.
            if (head < 0 && _doc[i].Pos == "NOUN" && CueFrame.Calls.Contains(_doc[i].Lemma))
            {
                return null;
            }

            if (head < 0 && _doc[i] is { Pos: "NOUN" or "PROPN" or "PRON", Dep: "dobj" or "pobj" or "nsubj" or "dative" or "oprd" } && (_doc[i].Head.Index < content.First || _doc[i].Head.Index > i))
            {
                head = i;
            }
        }

        return null;
    }

    // A name that stands alone between marks, in a sentence that orders or says you: Alfa, open the gate.
    private IEnumerable<int> Called(Saying saying)
    {
        foreach (var range in saying.Content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (_doc[i] is { Pos: "PROPN", EntityType: "PERSON" or "ORG" or "GPE" or "NORP", Dep: "npadvmod" or "intj" or "dep" or "nsubj" or "vocative" or "ROOT" or "dobj" or "appos" } name
                    && IsMark(name.LeftEdge.Index - 1, range) && IsMark(i + 1, range) && (IsComma(name.LeftEdge.Index - 1) || IsComma(i + 1)) && Addresses(i))
                {
                    yield return i;
                }
            }
        }
    }

    private bool IsMark(int token, TokenRange range) => token < range.First || token >= range.End || _doc[token].Pos == "PUNCT" || _doc[token].IsSpace;

    private bool IsComma(int token) => token >= 0 && token < _doc.Count && _doc[token].Text == ",";

    private bool Addresses(int name)
    {
        const int reach = 60;
        var first = name;
        while (first > 0 && name - first < reach && !_doc[first].IsSentenceStart)
        {
            first--;
        }

        for (var i = first; i < _doc.Count && i < name + reach && (i == first || !_doc[i].IsSentenceStart); i++)
        {
            if (_doc[i].Lower is "you" or "your" || (_doc[i].Tag == "VB" && _doc[i].Dep == "ROOT" && tree.Child(i, "aux", "nsubj") < 0))
            {
                return true;
            }
        }

        return false;
    }

    // The subjects of the if-clauses under a verb.
    private IEnumerable<int> Conditions(Undertaking clause)
    {
        foreach (var verb in (int[])[clause.Verb, clause.Root])
        {
            foreach (var child in tree.Children(verb).ToArray())
            {
                if (_doc[child].Dep == "advcl" && tree.Child(child, "mark") is var mark and >= 0 && _doc[mark].Lower is "if" or "unless" or "until" && tree.Child(child, "nsubj", "nsubjpass") is var subject and >= 0)
                {
                    yield return subject;
                }
            }
        }
    }

    // Of a call for something those who would do it are asked (the release by the rebels, the neighbours to help), not the thing itself.
    private bool IsAsked(int noun)
    {
        // A call for an envoy to be sent asks another for the envoy.
        if (_doc[noun].Dep == "pobj" && _doc[noun].Head.Lower == "for" && parties.Of(noun).Count > 0)
        {
            return false;
        }

        foreach (var child in tree.Children(noun))
        {
            if (_doc[child].Dep is "acl" or "relcl" or "xcomp" && undertakings.HasTo(child))
            {
                return true;
            }
        }

        return parties.Of(noun).Count == 0;
    }

    // To whom something is given, for whom it is made, with whom it is done; the object itself only of verbs of help and meeting.
    private IEnumerable<int> Beneficiaries(int verb)
    {
        if (tree.Child(verb, "dative") is var given and >= 0 && _doc[given].Pos != "ADP")
        {
            yield return given;
        }

        var done = tree.Child(verb, "dobj");
        if (done >= 0 && Helping.Contains(_doc[verb].Lemma))
        {
            yield return done;
        }

        if (phrases.Under(verb, done >= 0 ? ["to", "for", "with"] : ["to", "with"]) is var found and >= 0)
        {
            yield return found;
        }

        if (done >= 0 && phrases.Under(done, "to", "for", "with") is var through and >= 0)
        {
            yield return through;
        }
    }

    private IEnumerable<int> Objects(int verb, params string[] prepositions)
    {
        foreach (var relation in (string[])["dobj", "dative"])
        {
            if (tree.Child(verb, relation) is var held and >= 0 && _doc[held].Pos != "ADP")
            {
                yield return held;
                if (phrases.Under(held, prepositions) is var deeper and >= 0)
                {
                    yield return deeper;
                }
            }
        }

        if (phrases.Under(verb, prepositions) is var found and >= 0)
        {
            yield return found;
        }

        if (tree.Child(verb, "acomp", "attr") is var linked and >= 0 && phrases.Under(linked, prepositions) is var under and >= 0)
        {
            yield return under;
        }
    }
}
