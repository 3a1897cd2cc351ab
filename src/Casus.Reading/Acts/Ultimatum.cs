using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// A hostile deed that waits for what another does: <em>will leave the talks unless the prisoners are freed</em>, <em>would suspend the aid should the trial go ahead</em>. What would be a promise
/// or a refusal of the speaker's own is then a threat.
/// </summary>
internal sealed class Ultimatum(ParsedDocument document, ParseTree tree, ClauseReader clauses)
{
    private const int Reach = 16;

    private readonly Doc _doc = document.Doc;

    /// <summary>Whether the main clause of a content tells of such a deed to come and the content makes it depend on something.</summary>
    /// <param name="root">The verb the content hangs on; -1 for none.</param>
    /// <param name="source">The token that heads the source; -1 for none.</param>
    public bool Is(Saying saying, int root, int source)
    {
        if (root < 0 || _doc[root].Pos is not ("VERB" or "AUX") || clauses.Read(root, source) is not { Negated: false, Passive: false, Predicate: var verb } clause || clause.Sense is not ("future" or "to" or "present") || clause.Party is "hearer" or "thing" || !IsHostile(verb, saying))
        {
            return false;
        }

        foreach (var part in saying.Content)
        {
            if (ConditionReader.In(document, part).Exists(condition => condition.Connective.Kind is ConditionKind.If or ConditionKind.Unless && condition.Verb >= 0 && condition.Verb != root))
            {
                return clause.Sense != "present" || clause.Mood == "progressive";
            }
        }

        return false;
    }

    private bool IsHostile(int verb, Saying saying)
    {
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
