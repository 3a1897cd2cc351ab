using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whom noun phrases name: actors the document is known to speak of, else groups of people by their own words. Asked twice, it answers from memory.</summary>
internal sealed class Parties(ParsedDocument document, WhoSpeaks who, Phrases phrases, ParseTree tree)
{
    private const int LongestName = 80;

    private readonly Dictionary<int, ValueList<Speaker>> _named = [];

    private readonly Doc _doc = document.Doc;

    /// <summary>Whether a side is a state, one that a table has or one that the document tells of.</summary>
    public bool IsState(string? side) => who.IsState(side);

    /// <summary>The parties a phrase names by its head and those joined to it; none when the phrase names no one who could act.</summary>
    public ValueList<Speaker> Of(int head)
    {
        if (_named.TryGetValue(head, out var known))
        {
            return known;
        }

        var found = new List<Speaker>();
        foreach (var one in phrases.Joined(head))
        {
            found.AddRange(One(one));
        }

        return _named[head] = [.. found.DistinctBy(party => (party.Actor, party.Name))];
    }

    /// <summary>The parties a phrase names in a place that only one who can act can fill (urged the pilots to land): its words, where nothing else is known.</summary>
    public ValueList<Speaker> Acting(int head)
    {
        if (Of(head) is { Count: > 0 } found || _doc[head].Pos is not ("NOUN" or "PROPN"))
        {
            return Of(head);
        }

        return [.. phrases.Joined(head).Where(one => _doc[one].Pos is "NOUN" or "PROPN" && !IsBareSide(one)).Select(one => Described(one, []))];
    }

    /// <summary>The parties a phrase names, or whose matter it is: <i>Alfa's stance</i>, <i>the attack by Alfa</i>, <i>the Alfan decision</i>.</summary>
    public ValueList<Speaker> Behind(int head)
    {
        return Of(head) is { Count: > 0 } self ? self : Owner(head);
    }

    /// <summary>Whose matter a noun is, not whom it names.</summary>
    public ValueList<Speaker> Owner(int head)
    {
        if (tree.Child(head, "poss") is var owner and >= 0 && Of(owner) is { Count: > 0 } owners)
        {
            return owners;
        }

        if (phrases.Under(head, "by") is var agent and >= 0 && Of(agent) is { Count: > 0 } agents)
        {
            return agents;
        }

        foreach (var child in tree.Children(head))
        {
            if (_doc[child].Dep is "amod" or "compound" or "nmod" && _doc[child].EntityType is "NORP" or "GPE" or "ORG" or "PERSON" && Of(child) is { Count: > 0 } adjective)
            {
                return adjective;
            }
        }

        return [];
    }

    /// <summary>The parties behind a phrase, else behind what it is of or about: <i>the stance of Alfa</i>, <i>the ban on Alfa's ships</i>.</summary>
    public ValueList<Speaker> About(int head)
    {
        for (var depth = 0; depth < 3 && head >= 0; depth++)
        {
            if (Behind(head) is { Count: > 0 } found)
            {
                return found;
            }

            head = phrases.Under(head, "of", "against", "on", "from", "for", "with", "to");
        }

        return [];
    }

    /// <summary>The first party in a stretch of text that passes.</summary>
    public ValueList<Speaker> First(ValueList<TokenRange> ranges, Func<Speaker, bool> passes)
    {
        foreach (var range in ranges)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (_doc[i].EntityType is "PERSON" or "ORG" or "GPE" or "NORP" && !IsModifierOfName(i) && Of(i) is { Count: > 0 } found && found.All(passes))
                {
                    return found;
                }
            }
        }

        return [];
    }

    private bool IsModifierOfName(int token) => _doc[token].Dep is "compound" or "flat" && _doc[token].Head.EntityType == _doc[token].EntityType;

    private ValueList<Speaker> One(int head)
    {
        var token = _doc[head];
        if (token.Lower is "you" or "your" || !phrases.IsNominal(head))
        {
            return [];
        }

        // The minister-designate, Ada Grey: the apposition has the name.
        var renamed = tree.Child(head, "appos") is var apposition and >= 0 ? apposition : NameBehind(head);
        if (token.Pos == "PROPN" && token.EntityType != "PERSON" && renamed >= 0 && _doc[renamed].EntityType == "PERSON" && who.Named(phrases.Around(renamed)) is [{ Kind: SpeakerKind.Person }] called)
        {
            return called;
        }

        var phrase = phrases.Around(head);
        var named = who.Named(phrase);
        // A strait or a bridge is no party.
        if (token.EntityType is "LOC" or "FAC" && named.All(speaker => speaker.Kind == SpeakerKind.Organisation && (speaker.Name == token.Text || speaker.Name == document.Words(phrases.Bare(head)))))
        {
            return [];
        }

        if (named.Count > 0 && named.All(speaker => speaker.Kind != SpeakerKind.Anonymous))
        {
            return named;
        }

        if (renamed >= 0 && _doc[renamed].Pos == "PROPN" && who.Named(phrases.Around(renamed)) is { Count: > 0 } apposed)
        {
            return apposed;
        }

        return phrases.IsGroup(head) && !IsBareSide(head) ? [Described(head, named)] : [];
    }

    /// <summary>Whether a noun is <i>neither side</i>, <i>both sides</i>, <i>the parties</i>, <i>all parties</i>: who they are is not in these words.</summary>
    public bool IsBareSide(int head)
    {
        var words = phrases.Bare(head);
        if (_doc[head].Pos != "NOUN" || words.End != head + 1 || Enumerable.Range(words.First, words.Count - 1).Any(word => _doc[word].Lower is not ("both" or "two")))
        {
            return false;
        }

        var one = tree.Child(head, "det") is var word and >= 0 && _doc[word].Lower is "neither" or "either" or "each" or "any" or "every" or "no";
        return _doc[head].Lemma switch
        {
            "side" => true,
            "party" => _doc[head].Tag == "NNS" || one,
            "country" or "government" or "nation" or "state" => one,
            _ => false,
        };
    }

    // “the minister-designate, Ada Grey, …”, where the parse hangs the name elsewhere: a person's name between commas right behind; -1 for none.
    private int NameBehind(int head)
    {
        var last = head + 1;
        while (last + 1 < _doc.Count && _doc[last + 1].EntityType == "PERSON")
        {
            last++;
        }

        return _doc[head].Pos is "NOUN" or "PROPN" && head + 1 < last && last + 1 < _doc.Count && _doc[head + 1].Text == "," && _doc[last + 1].Text == "," && RoleWords.Is(_doc[head].Lower is "designate" or "elect" && head > 1 ? _doc[head - 2].Lower : _doc[head].Lower) ? last : -1;
    }

    private Speaker Described(int head, ValueList<Speaker> named)
    {
        var words = document.Words(phrases.Bare(head));
        return new(null, words.Length <= LongestName ? words : document.Words(new(head, head + 1)), SpeakerKind.Group, named.Count > 0 ? named[0].Side : null);
    }
}
