using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What a speaker does by saying that they do it (Austin 1962): <em>we urge</em>, <em>I condemn</em>, <em>we reject</em>, in the present and in the first person.</summary>
internal sealed class Performed(ParsedDocument document, ParseTree tree)
{
    private static readonly FrozenDictionary<string, Act> Acts = new Dictionary<string, Act>(StringComparer.Ordinal)
    {
        ["applaud"] = Act.Acceptance,
        ["beg"] = Act.Demand,
        ["commend"] = Act.Acceptance,
        ["condemn"] = Act.Accusation,
        ["congratulate"] = Act.Acceptance,
        ["demand"] = Act.Demand,
        ["denounce"] = Act.Accusation,
        ["deny"] = Act.Denial,
        ["deplore"] = Act.Accusation,
        ["endorse"] = Act.Acceptance,
        ["implore"] = Act.Demand,
        ["reject"] = Act.Refusal,
        ["salute"] = Act.Acceptance,
        ["thank"] = Act.Acceptance,
        ["urge"] = Act.Demand,
        ["welcome"] = Act.Acceptance,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a speaker does by expressing something: <em>expressed their gratitude</em>, <em>reiterated its readiness to talk</em>.</summary>
    private static readonly FrozenDictionary<string, Act> Feelings = new Dictionary<string, Act>(StringComparer.Ordinal)
    {
        ["anger"] = Act.Accusation,
        ["appreciation"] = Act.Acceptance,
        ["commitment"] = Act.Pledge,
        ["concern"] = Act.Assessment,
        ["condemnation"] = Act.Accusation,
        ["condolences"] = Act.Assessment,
        ["confidence"] = Act.Assessment,
        ["determination"] = Act.Pledge,
        ["gratitude"] = Act.Acceptance,
        ["hope"] = Act.Assessment,
        ["indignation"] = Act.Accusation,
        ["openness"] = Act.Offer,
        ["opposition"] = Act.Refusal,
        ["outrage"] = Act.Accusation,
        ["readiness"] = Act.Offer,
        ["regret"] = Act.Assessment,
        ["solidarity"] = Act.Acceptance,
        ["sorrow"] = Act.Assessment,
        ["support"] = Act.Acceptance,
        ["sympathy"] = Act.Assessment,
        ["thanks"] = Act.Acceptance,
        ["willingness"] = Act.Offer,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Expressing = FrozenSet.ToFrozenSet(["affirm", "announce", "confirm", "convey", "declare", "express", "extend", "reaffirm", "reiterate", "renew", "signal", "voice"], StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    /// <summary>The act that a cue performs by the noun it expresses, in the cue itself or right behind it; null for none.</summary>
    public (Act Act, string Why)? Expressed(Saying saying)
    {
        if (saying is not { Cue: [.., var cue], Content: [var content, ..] })
        {
            return null;
        }

        for (var verb = cue.First; verb < cue.End; verb++)
        {
            var noun = Expressing.Contains(_doc[verb].Lemma) ? tree.Child(verb, "dobj") : -1;
            if (noun < 0 && _doc[verb].Lower is var opens && opens.EndsWith('s') && Expressing.Contains(opens[..^1]) && content.First == cue.End)
            {
                // The head of an item (“Expresses its readiness …”), which taggers take for a noun.
                for (var i = content.First; i < Math.Min(content.End, content.First + 4) && noun < 0; i++)
                {
                    noun = Feelings.ContainsKey(_doc[i].Lower) ? i : noun;
                }
            }

            if (noun > verb && (saying.Cue.Holds(noun) || saying.Content.Holds(noun)) && Feelings.TryGetValue(_doc[noun].Lower, out var act))
            {
                return (act, $"“{_doc[verb].Text} … {_doc[noun].Text}” does what it says");
            }
        }

        return null;
    }

    /// <summary>The act that the first sentence of a content performs in so many words; null where it performs none.</summary>
    public (Act Act, string Why)? Of(Saying saying)
    {
        var content = saying.Content[0];

        // “We urge the towns …”: the tagger takes some of these verbs for nouns.
        if (content.Count > 3 && _doc[content.First].Lower is "i" or "we" && (_doc[content.First + 1].Pos == "ADV" ? content.First + 2 : content.First + 1) is var word && _doc[word].Pos == "NOUN" && Acts.TryGetValue(_doc[word].Lower, out var named))
        {
            return (named, $"“{_doc[content.First].Text} {_doc[word].Text}” does what it says");
        }

        for (var verb = content.First; verb < content.End; verb++)
        {
            var head = _doc[verb].Head.Index;
            if ((head == verb || !saying.Content.Holds(head)) && _doc[verb].Pos == "VERB")
            {
                return Predicate.Of(_doc, verb) is { IsNegated: false, IsPerfect: false, IsPassive: false, Modal: null or "would" or "must" } && _doc[verb].Tag is "VBP" or "VB" && tree.Child(verb, "nsubj") is var subject and >= 0
                    && _doc[subject].Lower is "i" or "we" && tree.Child(verb, "advcl", "mark") is var clause && (clause < 0 || _doc[clause].Dep != "mark") && Named(verb) is { } act
                    ? (act, $"“{_doc[subject].Text} {_doc[verb].Text}” does what it says")
                    : null;
            }
        }

        return null;
    }

    private Act? Named(int verb) =>
        Acts.TryGetValue(_doc[verb].Lemma, out var act) ? act
        : _doc[verb].Lemma is "call" or "appeal" && tree.Child(verb, "prep") is var leads and >= 0 && _doc[leads].Lower is "on" or "upon" or "for" or "to" ? Act.Demand
        : _doc[verb].Lemma == "ask" && tree.Child(verb, "dobj") >= 0 && tree.Child(verb, "xcomp", "ccomp") >= 0 ? Act.Demand
        : null;
}
