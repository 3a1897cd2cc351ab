using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Who would gain or suffer by a deed: whom its verb has as object, to or for or against whom it is done.</summary>
internal sealed class Affected(ParsedDocument document, ParseTree tree, Parties parties)
{
    private const int Deepest = 3;

    private readonly Doc _doc = document.Doc;

    public ValueList<Speaker> Of(ValueList<Undertaking> clauses, IEnumerable<int> nouns, Func<Speaker, bool> isDebtor)
    {
        foreach (var clause in clauses)
        {
            if (clause.Subject >= 0 && (clause.Passive || Debtors.Receiving.Contains(_doc[clause.Verb].Lemma)) && Others(parties.Of(clause.Subject), isDebtor) is { Count: > 0 } subject)
            {
                return subject;
            }

            if (Under(clause.Verb, isDebtor, 0) is { Count: > 0 } found)
            {
                return found;
            }
        }

        foreach (var noun in nouns)
        {
            if (Under(noun, isDebtor, 0) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private ValueList<Speaker> Under(int token, Func<Speaker, bool> isDebtor, int depth)
    {
        if (depth == Deepest)
        {
            return [];
        }

        foreach (var child in tree.Children(token))
        {
            // Let the pilgrims in: they are the subject of what they are let do.
            if (child > token && _doc[child].Dep == "ccomp" && _doc[token].Lemma is "let" or "allow" or "help" or "enable" && tree.Child(child, "nsubj") is var enabled and >= 0 && Others(parties.Of(enabled), isDebtor) is { Count: > 0 } let)
            {
                return let;
            }

            if (child < token || _doc[child].Dep is not ("dobj" or "dative" or "prep" or "pobj" or "pcomp" or "xcomp" or "conj" or "attr"))
            {
                continue;
            }

            if (_doc[child].Dep is "dobj" or "dative" or "pobj" && _doc[child].Pos != "ADP" && !IsSelf(child) && !IsMoved(token, child) && Others(parties.Of(child), isDebtor) is { Count: > 0 } found)
            {
                return found;
            }

            if (_doc[child].Dep == "prep" && _doc[child].Lower is not ("to" or "for" or "against" or "on" or "with" or "from" or "toward" or "towards" or "of" or "in" or "at"))
            {
                continue;
            }

            // Where something is done is not to whom: talks in Alfa.
            if (_doc[child].Dep == "prep" && _doc[child].Lower is "in" or "at" && tree.Child(child, "pobj") is var place and >= 0 && _doc[place].EntityType is "GPE" or "LOC" or "FAC" && _doc[token].Pos is "VERB" or "AUX")
            {
                continue;
            }

            if (Under(child, isDebtor, _doc[child].Dep == "prep" ? depth : depth + 1) is { Count: > 0 } deeper)
            {
                return deeper;
            }
        }

        return [];
    }

    private bool IsSelf(int token) => _doc[token].Lower is "themselves" or "itself" or "himself" or "herself" or "ourselves" or "myself" or "yourselves";

    // Who stations or withdraws troops does it with them, not for them.
    private bool IsMoved(int verb, int thing) =>
        _doc[thing].Lemma is "troop" or "force" or "soldier" or "army" or "fighter" or "marine" or "unit" or "battalion" or "brigade" or "reinforcement" or "peacekeeper" or "officer" or "adviser" or "instructor" or "trainer" or "guard" or "monitor" or "tanker" or "fleet" && _doc[thing].Dep == "dobj"
            && _doc[verb].Lemma is "base" or "bring" or "concentrate" or "deploy" or "dispatch" or "keep" or "mass" or "mobilise" or "mobilize" or "move" or "place" or "position" or "post" or "pull" or "redeploy" or "remove" or "send" or "station" or "transfer" or "withdraw";

    private static ValueList<Speaker> Others(ValueList<Speaker> found, Func<Speaker, bool> isDebtor) => found.Any(isDebtor) ? [.. found.Where(party => !isDebtor(party))] : found;
}
