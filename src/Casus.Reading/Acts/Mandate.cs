using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// The mandative subjunctive (Quirk et al. 1985, 3.59): a base form with a subject of its own after a word that asks or holds necessary, <em>asked that the mayor resign</em>,
/// <em>it is vital that the dam be repaired</em>. It asks for what it says, whatever the rest of the words look like.
/// </summary>
internal sealed class Mandate(ParsedDocument document, ParseTree tree, Phrases phrases, ClauseReader clauses)
{
    private static readonly FrozenSet<string> Asking = FrozenSet.ToFrozenSet(
        ["advocate", "ask", "beg", "command", "decree", "demand", "direct", "insist", "instruct", "order", "petition", "plead", "request", "require", "stipulate", "urge"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Proposing = FrozenSet.ToFrozenSet(["advise", "propose", "recommend", "suggest"], StringComparer.Ordinal);

    /// <summary>Adjectives that hold what follows needful.</summary>
    public static readonly FrozenSet<string> Needful = FrozenSet.ToFrozenSet(
        ["advisable", "critical", "crucial", "essential", "imperative", "important", "indispensable", "mandatory", "necessary", "paramount", "urgent", "vital"], StringComparer.Ordinal);

    // With a plural subject the base form is also the present: after these it is what happens (insists that they lie), after the others what is asked for.
    private static readonly FrozenSet<string> Telling = FrozenSet.ToFrozenSet(["advise", "insist", "stipulate", "suggest"], StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    /// <summary>The act that a mandate in a saying performs, with its verb; null where there is none.</summary>
    /// <param name="source">The token that heads the source; -1 for none.</param>
    public (Act Act, string Why)? Of(Saying saying, int source)
    {
        if (TimeFor(_doc, saying) is { } due)
        {
            return (Casus.Model.Act.Demand, $"“time for {_doc[due].Text} to …” asks for it");
        }

        foreach (var part in saying.Content)
        {
            for (var verb = part.First; verb < part.End; verb++)
            {
                if (_doc[verb].Dep is "ccomp" or "acl" && Governor(verb) is { } governor && ((IsCue(saying, governor) && IsHeld(verb)) || Speaks(saying, governor, source)) && Act(governor, verb, source) is { } act)
                {
                    return (act, $"“{_doc[governor].Text} that … {_doc[verb].Text}” asks for it");
                }
            }
        }

        return null;
    }

    /// <summary>Who is to act, in <em>it is time for the Council to act</em>: somebody who can speak; null elsewhere.</summary>
    public static int? TimeFor(Doc doc, Saying saying)
    {
        foreach (var part in saying.Content)
        {
            for (var time = part.First; time < part.End; time++)
            {
                if (doc[time] is not { Lower: "time", Dep: "attr", Head: { Lemma: "be", Index: var copula } } || Predicate.Of(doc, copula).IsNegated)
                {
                    continue;
                }

                foreach (var child in doc.ChildrenOf(time))
                {
                    if (doc[child] is { Lower: "for", Dep: "prep" } && NamedNouns.ForToDo(doc, child) is not null)
                    {
                        foreach (var doer in doc.ChildrenOf(child))
                        {
                            if (doc[doer].Dep == "pobj" && NamedActs.CanSpeak(doc, doer))
                            {
                                return doer;
                            }
                        }
                    }

                    if (doc[child] is { Tag: "VB", Dep: "relcl" or "acl" or "advcl" or "xcomp" or "ccomp" } && doc[child].LeftEdge.Lower == "for")
                    {
                        foreach (var doer in doc.ChildrenOf(child))
                        {
                            if (doc[doer] is { Dep: "nsubj", Pos: "NOUN" or "PROPN" } && NamedActs.CanSpeak(doc, doer))
                            {
                                return doer;
                            }
                        }
                    }
                }
            }
        }

        return null;
    }

    // The verb, noun or adjective whose mandate a clause is; null where the clause is none.
    private int? Governor(int verb)
    {
        var governor = _doc[verb].Head.Index;
        var linked = _doc[governor].Lemma == "be" ? tree.Child(governor, "acomp", "attr") : -1;
        governor = linked >= 0 && linked < verb ? linked : governor;
        var lemma = _doc[governor].Lemma;
        var asks = Asking.Contains(lemma) || Proposing.Contains(lemma) || Needful.Contains(lemma) || (_doc[verb].Dep == "acl" && lemma is "demand" or "proposal" or "recommendation" or "request" or "suggestion");
        return asks && governor < verb && !tree.IsNegated(governor) && IsBase(verb, lemma) ? governor : null;
    }

    private bool IsBase(int verb, string governor)
    {
        var subject = tree.Child(verb, "nsubj", "nsubjpass");
        if (subject < 0 || subject > verb)
        {
            return false;
        }

        var passive = false;
        foreach (var child in tree.Children(verb))
        {
            if (child > verb)
            {
                break;
            }

            if (_doc[child].Dep is "aux" or "auxpass")
            {
                if (_doc[child].Lower != "be" || _doc[child].Tag != "VB")
                {
                    return false;
                }

                passive = true;
            }
        }

        return passive || (_doc[verb].Tag is "VB" or "VBP" && _doc[verb].Lower == _doc[verb].Lemma
            && (_doc[verb].Lower == "be" || IsOne(subject) || (!Telling.Contains(governor) && !Needful.Contains(governor)) || tree.IsNegated(verb)));
    }

    // Third person singular: the base form cannot be the present.
    private bool IsOne(int subject) => (_doc[subject].Tag is "NN" or "NNP" || _doc[subject].Lower is "he" or "she" or "it") && tree.Child(subject, "conj") < 0;

    // What is quoted whole is no clause of the cue, but behind “that”.
    private bool IsHeld(int verb)
    {
        if (!document.Quotes.IsInside(verb))
        {
            return _doc[verb].RightEdge.Index is var last && _doc[last].Text != "?" && (last + 1 >= _doc.Count || _doc[last + 1].Text != "?");
        }

        foreach (var child in tree.Children(verb))
        {
            if (child < verb && _doc[child] is { Lower: "that", Dep: "mark" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCue(Saying saying, int governor) => saying.Cue.Holds(governor);

    // “We propose that …”, “it is vital that …”: the content's own first words, not what somebody else is told to ask.
    private bool Speaks(Saying saying, int governor, int source)
    {
        if (!saying.Content.Holds(governor))
        {
            return false;
        }

        var verb = _doc[governor].Pos is "VERB" ? governor : _doc[governor].Head.Index;
        if (saying.Content.Holds(_doc[verb].Head.Index) && _doc[verb].Head.Index != verb)
        {
            return false;
        }

        var subject = tree.Child(verb, "nsubj");
        return subject >= 0 && (_doc[subject].Lower == "it" ? Needful.Contains(_doc[governor].Lemma) : clauses.Who(subject, source) is "I" or "we" or "self");
    }

    private Act? Act(int governor, int verb, int source)
    {
        var subject = tree.Child(verb, "nsubj", "nsubjpass");
        var who = clauses.Who(subject, source);
        // Who asks their own state by its name asks another.
        var party = who == "ours" && _doc[subject].Pos == "PROPN" ? "another" : Clause.PartyOf(who);
        var lemma = _doc[governor].Lemma;
        var another = tree.Child(verb, "auxpass") < 0 && (party is "another" or "hearer" || (party == "thing" && (phrases.IsGroup(subject) || _doc[subject].Pos == "PROPN")));
        return lemma is "propose" or "suggest" && (party == "speaker" || _doc[subject].Lower == "they") ? Model.Act.Offer // what they would do together
            : another ? Model.Act.Demand
            : Needful.Contains(lemma) ? Model.Act.Requirement
            : Asking.Contains(lemma) || lemma is "request" or "demand" ? Model.Act.Demand
            : null;
    }
}
