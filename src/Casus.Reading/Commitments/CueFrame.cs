using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whom the frame of a cue names beside its source: <i>told Alfa</i>, <i>called on Alfa</i>, <i>Alfa was warned</i>, <i>said in a letter to Alfa</i>, <i>a threat against Alfa</i>.</summary>
internal sealed class CueFrame(ParsedDocument document, ParseTree tree)
{
    private readonly Doc _doc = document.Doc;

    /// <summary>The token the others of a cue hang on, a verb before others; -1 without a cue.</summary>
    public int Head(Saying saying)
    {
        var best = -1;
        foreach (var range in saying.Cue)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (!_doc[i].IsSpace && _doc[i].Pos != "PUNCT" && (best < 0 || Rank(saying, i) > Rank(saying, best)))
                {
                    best = i;
                }
            }
        }

        return best;
    }

    /// <summary>Whether a word stands where only one who can act does: the object of a verb of asking that governs a verb (urged the pilots to land), or its passive subject.</summary>
    public bool IsAsked(int token)
    {
        var head = _doc[token].Head.Index;
        return _doc[token].Dep is "dobj" or "nsubjpass" or "dative" && UndertakingReader.AskOf.Contains(_doc[head].Lemma) && tree.Child(head, "xcomp", "ccomp") >= 0;
    }

    /// <summary>The heads of the phrases that may name whom an act is aimed at, the likeliest first.</summary>
    public IEnumerable<(int Token, string Why)> Aimed(Saying saying, Act act)
    {
        var head = Head(saying);
        if (head < 0)
        {
            yield break;
        }

        var prepositions = Prepositions(act);
        foreach (var token in Places(saying, head, prepositions, act))
        {
            if (!IsHearer(token) && !saying.Source.Holds(token))
            {
                yield return (token, $"the frame of “{_doc[head].Text}”");
            }
        }
    }

    /// <summary>Whether a noun only names who carries words on: reporters, a newspaper, an agency.</summary>
    public bool IsHearer(int token)
    {
        // “told parliament”: those who are told are no more than told.
        if (_doc[token].Lower is "assembly" or "committee" or "congress" or "council" or "legislature" or "parliament" or "senate" or "summit" && _doc[token].Dep is "dobj" or "dative" && _doc[token].Head.Lemma is "tell" or "inform" or "address" or "brief")
        {
            return true;
        }

        var first = _doc[token].LeftEdge.Index;
        for (var i = first; i <= token; i++)
        {
            if (_doc[i].Head.Index == token || i == token)
            {
                if (Outlets.At(_doc, i, token + 1) is { } outlet && outlet.End == token + 1)
                {
                    return true;
                }
            }
        }

        return Outlets.Hearers.Contains(_doc[token].Lemma);
    }

    private IEnumerable<int> Places(Saying saying, int head, string[] prepositions, Act act)
    {
        var verb = _doc[head].Pos is "VERB" or "AUX";
        if (verb && Passive(head) is var passive and >= 0)
        {
            yield return passive;
        }

        // A verb that joins another in the cue shares its object: wrote and asked Alfa.
        foreach (var child in tree.Children(head).ToArray())
        {
            var token = _doc[child];
            if (token.Dep is "dobj" or "dative" && token.Pos != "ADP" && child > head)
            {
                // Who repeats a demand asks whom the demand is for, not the demand.
                if (act == Act.Demand && token.Pos == "NOUN" && Calls.Contains(token.Lemma))
                {
                    foreach (var called in CalledTo(child))
                    {
                        yield return called;
                    }

                    continue;
                }

                yield return child;

                // What the cue's own noun is aimed at (made an appeal to Alfa); of a noun in the content, what is asked for or refused is not it.
                if (saying.Cue.Holds(child) || act is not (Act.Demand or Act.Refusal))
                {
                    foreach (var deeper in Prepositional(child, prepositions))
                    {
                        yield return deeper;
                    }
                }
            }
        }

        foreach (var found in Prepositional(head, prepositions))
        {
            yield return found;
        }

        foreach (var child in tree.Children(head).ToArray())
        {
            if (_doc[child].Dep is "acomp" or "attr" or "xcomp" && saying.Cue.Holds(child))
            {
                foreach (var found in Places(saying, child, prepositions, act))
                {
                    yield return found;
                }
            }
            else if (_doc[child].Dep == "prep" && tree.Child(child, "pobj") is var held and >= 0 && _doc[held].Pos == "NOUN")
            {
                foreach (var found in Prepositional(held, ["to"]))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>Whom a noun that asks is for: <em>a call on Alfa</em>, <em>a demand for Alfa to leave</em>, <em>an appeal to Alfa</em>.</summary>
    public IEnumerable<int> CalledTo(int noun)
    {
        // “a plea for Alfa to let …”: a parse may hang the words right behind the noun elsewhere.
        var own = tree.Children(noun).ToArray();
        foreach (var child in noun + 1 < _doc.Count && _doc[noun + 1].Lower == "for" && !own.Contains(noun + 1) ? own.Append(noun + 1) : own)
        {
            if (child > noun && _doc[child].Dep is "prep" or "dative" && tree.Child(child, "pobj") is var held and >= 0 && (_doc[child].Lower is "on" or "upon" or "to" || (_doc[child].Lower == "for" && NamedNouns.ForToDo(_doc, child) is not null)))
            {
                yield return held;
            }
            else if (child > noun && _doc[child] is { Tag: "VB", Dep: "acl" or "advcl" or "ccomp" or "relcl" or "xcomp" } && tree.Child(child, "mark") is var mark and >= 0 && _doc[mark].Lower == "for" && tree.Child(child, "nsubj") is var doer and >= 0)
            {
                yield return doer;
            }
        }
    }

    /// <summary>Nouns of asking.</summary>
    public static readonly FrozenSet<string> Calls = FrozenSet.ToFrozenSet(["appeal", "call", "demand", "order", "plea", "request", "urging"], StringComparer.Ordinal);

    /// <summary>Whether a word right behind a noun of asking leads to what is asked, and so is the noun's: <em>his call for</em> | <em>both sides to stop</em>.</summary>
    public static bool LeadsOn(Doc doc, int noun, int word) => word == noun + 1 && doc[word].Lower == "for" && doc[noun].Pos == "NOUN" && Calls.Contains(doc[noun].Lemma);

    // The subject of a passive cue, its own or that of the passive it is joined to: was taken in and told.
    private int Passive(int verb)
    {
        for (var depth = 0; depth < 3; depth++)
        {
            if (tree.Child(verb, "nsubjpass") >= 0 || _doc[verb].Dep != "conj" || _doc[verb].Tag != "VBN" || tree.Child(verb, "nsubj") >= 0)
            {
                return tree.Child(verb, "nsubjpass");
            }

            verb = _doc[verb].Head.Index;
        }

        return -1;
    }

    private IEnumerable<int> Prepositional(int token, string[] prepositions)
    {
        foreach (var child in tree.Children(token).ToArray())
        {
            if (_doc[child].Pos == "ADP" && child > token && _doc[child].Dep is "prep" or "dative" && prepositions.Contains(_doc[child].Lower) && tree.Child(child, "pobj") is var held and >= 0)
            {
                yield return held;
            }
        }
    }

    private static string[] Prepositions(Act act) => act switch
    {
        Act.Demand => ["on", "upon", "to", "from", "of", "with"],
        Act.Accusation => ["of", "at", "on", "against", "about"],
        Act.Acceptance => ["of", "to", "for", "with", "in"],
        Act.Threat => ["to", "against", "at", "on"],
        Act.Pledge or Act.Offer => ["to", "with", "for"],
        Act.Refusal => ["to", "with", "of", "from"],
        _ => ["to"],
    };

    private int Rank(Saying saying, int token) => (_doc[token].Pos switch
    {
        "VERB" => 4,
        "NOUN" => 3,
        "ADJ" => 2,
        "AUX" or "ADP" or "SCONJ" => 1,
        _ => 0,
    } * 2) + (saying.Cue.Holds(_doc[token].Head.Index) && _doc[token].Head.Index != token ? 0 : 1);
}
