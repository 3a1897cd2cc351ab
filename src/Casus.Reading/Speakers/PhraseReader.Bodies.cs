using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

// States, capitals and bodies, and what persons lead.
internal sealed partial class PhraseReader
{
    // “the Marten campaign”, “Marten's government”, “the administration”: what a person leads; and what is a person's own: their remarks, their account.
    private Found? Served(TokenRange phrase, int head, string words)
    {
        TextPerson? owner = null;
        for (var i = phrase.First; i < phrase.End && owner is null && i < phrase.First + 12; i++)
        {
            owner = people.At(i) is { } mention && i < head ? mention.Person : null;
        }

        if (owner is null && head > phrase.First && text.Lower(phrase.First) is "his" or "her" or "their" or "its" or "my" or "our" or "whose" && Pronoun(phrase.First, new(phrase.First, phrase.First + 1)) is { Person: { } possessor })
        {
            owner = possessor;
        }

        switch (text.Lower(head))
        {
            case "campaign" when owner is not null:
                return Campaign(owner, owner.Shown.Split(' ')[^1] + " campaign", $"{words}: the campaign of {owner.Shown}");
            case "campaign" when (phrase.Count == 1 || (phrase.Count == 2 && text.Lower(phrase.First) == "the")) && Candidate(phrase.First) is { } candidate:
                return Campaign(candidate, candidate.Side(text).Side, $"{words}: that of {candidate.Shown}, named before");
            case "administration" when owner is not null:
                var last = owner.Shown.Split(' ')[^1];
                return Found.One(new($"organisation/{NameFold.Slug(last)}-administration", last + " administration", SpeakerKind.Office, owner.Side(text).Side ?? text.Country), $"{words}: the administration of {owner.Shown}");
            case "administration" when phrase.Count <= 2 && text.Legislature is { } country && text.Knowledge.People.Holder(country, "president", text.Day) is { } president:
                var name = president.Person.Name.Split(' ')[^1];
                return Found.One(new($"organisation/{NameFold.Slug(name)}-administration", name + " administration", SpeakerKind.Office, country), $"{words}: {president.Person.Name} was president");
            case "statement" or "remark" or "remarks" or "comment" or "comments" or "speech" or "tweet" or "letter" or "account" or "memo" or "book" or "plan" or "policy" or "proposal" or "campaign's" or "words" or "message" or "post" or "op-ed" or "testimony" or "emails" or "email" or "website" or "position" or "stance" or "rhetoric" or "platform" or "address" when owner is not null:
                return new([owner.Speaker(text)], owner, $"{words} are {owner.Shown}'s");
            case "office" or "team" when owner is not null:
                var place = $"{owner.Shown}'s {text.Lower(head)}";
                return Found.One(new("organisation/" + NameFold.Slug(place), place, SpeakerKind.Office, owner.Side(text).Side), $"{words}: of {owner.Shown}");
            case "staff" or "aides" or "allies" or "advisers" or "advisors" or "operatives" or "surrogates" or "lawyers" when owner is not null:
                return Found.Unnamed(text.Lower(head) is "allies" or "lawyers" ? null : owner.Side(text).Side, $"{words}: unnamed, of {owner.Shown}");
            case "government" or "regime" or "cabinet" when owner?.Side(text).Side is { } side && text.IsState(side):
                return Found.One(text.Speaker(text.State(side)), $"{words}: the government of {owner!.Shown}");
            default:
                return null;
        }
    }

    // The candidate named last before a token.
    private TextPerson? Candidate(int before)
    {
        for (var i = people.Before(before); i >= 0 && before - people.Mentions[i].First < 250; i--)
        {
            if (people.Mentions[i].Person is var person && SpeakerSelf.IsCandidate(person.Speaker(text)))
            {
                return person;
            }
        }

        return null;
    }

    private static Found Campaign(TextPerson person, string? side, string why) => Found.One(
        new($"organisation/{NameFold.Slug(person.Shown.Split(' ')[^1])}-campaign", person.Shown + " campaign", SpeakerKind.Organisation, side), why);

    // A state, a capital or a building that stands for one, a body.
    private Found? Named(TokenRange phrase, int head, string words)
    {
        if (Party(phrase, head, words) is { } party)
        {
            return party;
        }

        if (text.Doc[head].Tag == "NNPS" && text.Names.At(head) is null && !BodyWords.IsBody(text.Lower(head)) && text.Lower(phrase.First) is not "the")
        {
            return Found.Unnamed(null, $"{words}: people, not named");
        }

        // “the members of the Security Council”, as a body speaks of itself.
        if (text.Lower(head) == "members" && text.Lower(phrase.First) == "the" && text.Lower(head + 1) == "of" && head + 3 < phrase.End && text.Names.At(head + 3) is { } council && council.Actor.Sense == NameSense.Body && council.End >= phrase.End)
        {
            return Hit(council, new(council.First, phrase.End), words);
        }

        if (text.Names.At(head) is { } hit && IsHeadOf(hit, phrase))
        {
            return Hit(hit, phrase, words);
        }

        // “ELN guerrillas”, “Hamas fighters”: the group whose they are.
        if (head > phrase.First && text.Lower(head) is "fighters" or "forces" or "group" or "gunmen" or "guerrillas" or "insurgents" or "militants" or "militia" or "militiamen" or "movement" or "rebels" or "soldiers" or "troops" && text.Names.At(head - 1) is { Actor: { Sense: NameSense.Body, Trade: "group" } } group && group.End == head)
        {
            return Found.One(text.Speaker(group.Actor), $"{words}: {group.Actor.Name}");
        }

        // “the Norwegian government”, “authorities in Norway”: the state.
        if (text.Lower(head) is "government" or "governments" or "regime" or "nation" or "country" or "state" or "side" or "authorities" or "kingdom" or "republic" or "delegation" or "military" or "army" or "troops" or "forces" or "navy" or "leadership" or "presidency" && Modifier(phrase, head) is { } state)
        {
            return text.Lower(head) is "government" or "regime" or "nation" or "country" or "side" or "kingdom" or "republic" or "leadership" or "state"
                ? Found.One(text.Speaker(text.State(state)), $"{words}: the state")
                : text.Lower(head) is "governments" ? null
                : Found.One(new("organisation/" + NameFold.Slug(text.OfState(state, text.Lower(head))), text.OfState(state, text.Lower(head)), SpeakerKind.Office, state), $"{words}: its {text.Lower(head)}");
        }

        // “The interior ministry” told of from a capital is that state's.
        if (text.Lower(head) is "ministry" or "parliament" or "embassy" or "police" or "senate" or "council" or "court" && (Modifier(phrase, head) ?? (text.Lower(head) == "ministry" && text.Lower(phrase.First) == "the" && head - phrase.First is 2 or 3 ? text.Names.TellsFrom : null)) is { } owner)
        {
            var name = $"{text.AdjectiveOf(owner)} {text.Text(Math.Max(After(phrase, head), phrase.First), head + 1)}";
            return Found.One(new("organisation/" + NameFold.Slug(name), name, SpeakerKind.Office, owner), $"{words}: a body of the state");
        }

        if (text.Doc[head].Pos is "PROPN" or "NOUN" && text.IsCapital(head) && !RoleWords.Is(text.Lower(head)) && (phrase.First != head || text.Doc[head].Pos == "PROPN"))
        {
            var run = bodies.Run(head, phrase);
            if (text.Doc[head].Pos == "PROPN" || run.Count > 1)
            {
                return bodies.Read(run) is { } body ? Found.One(body, $"{words}: a body by its name") : null;
            }
        }

        foreach (var child in text.Doc[head].Children)
        {
            if (child.Dep == "appos" && child.Index < phrase.End && text.Names.At(child.Index) is { } apposed && apposed.Actor.Sense == NameSense.Body && IsHeadOf(apposed, phrase))
            {
                return Hit(apposed, phrase, words);
            }
        }

        return null;
    }

    // Republicans, as such, are the party; some of them are nobody by name.
    private Found? Party(TokenRange phrase, int head, string words)
    {
        var name = text.Lower(head) switch
        {
            "republicans" or "republican" => "Republican Party",
            "democrats" or "democratic" or "democrat" => "Democratic Party",
            _ => null,
        };
        if (name is null || (text.Lower(head) is "republican" or "democrat" && phrase.Count > 1))
        {
            return null;
        }

        if (head > phrase.First && text.Lower(head - 1) is "house" or "senate" or "congressional")
        {
            var chamber = $"{text.Doc[head - 1].Text} {text.Doc[head].Text}";
            return Found.One(new("group/" + NameFold.Slug(chamber), chamber, SpeakerKind.Group, "USA"), $"{words}: of the chamber");
        }

        var isAll = phrase.Count == 1 || (phrase.Count == 2 && text.Lower(phrase.First) is "the") || text.Lower(head + 1) == ",";
        return isAll ? Found.One(text.Speaker(text.Knowledge.Names.Of(name)[0]), $"{words}: the party") : Found.Unnamed(null, $"{words}: some of the party, not named");
    }

    private bool IsHeadOf(NameHit hit, TokenRange phrase) => hit.End >= phrase.End || (text.Doc[hit.End] is var next && !(next.Pos is "NOUN" or "PROPN" && next.Start <= text.Doc[hit.End - 1].End + 1) && !text.IsPossessive(hit.End));

    private Found? Hit(NameHit hit, TokenRange phrase, string words)
    {
        switch (hit.Actor.Sense)
        {
            case NameSense.Body:
                // Vermont Democratic Party, House Intelligence Committee: the whole name counts.
                return bodies.Read(bodies.Run(hit.First, phrase) is var run && run.First <= hit.First && run.End >= hit.End ? run : new(hit.First, hit.End)) is { } body ? Found.One(body, $"{words}: known by its name") : null;
            case NameSense.People when text.Lower(phrase.First) == "the" && hit.First == phrase.First + 1 && hit.End == phrase.End && text.IsState(hit.Actor.Side):
                return Found.One(text.Speaker(text.State(hit.Actor.Side!)), $"{words}: a people as one, the state");
            case NameSense.People:
                return Found.Unnamed(null, $"{words}: people, not named");
            case NameSense.Place:
                return Found.One(text.Speaker(hit.Actor), $"{words}: a place of {text.StateName(hit.Actor.Side!)}");
            case NameSense.Capital:
                return Found.One(text.Speaker(text.State(hit.Actor.Side!)), $"{words} stands for the government of {hit.Actor.Name}");
            default:
                return Found.One(text.Speaker(text.State(hit.Actor.Side!)), $"{words}: a state by its name");
        }
    }

    /// <summary>The state of a phrase: by the adjective or genitive before its head, or of/in after it.</summary>
    private string? Modifier(TokenRange phrase, int head)
    {
        for (var i = head - 1; i >= phrase.First; i--)
        {
            if (text.Names.At(i) is { } hit && hit.Actor.Sense != NameSense.Body && text.IsState(hit.Actor.Side))
            {
                return hit.Actor.Side;
            }
        }

        for (var i = head + 1; i + 1 < phrase.End; i++)
        {
            if (text.Lower(i) is "of" or "in" or "from" && (text.Names.At(i + 1) ?? text.Names.At(i + 2)) is { } hit && hit.Actor.Sense != NameSense.Body && text.IsState(hit.Actor.Side))
            {
                return hit.Actor.Side;
            }
        }

        return null;
    }

    private int After(TokenRange phrase, int head)
    {
        for (var i = head - 1; i >= phrase.First; i--)
        {
            if (text.Names.At(i) is { } hit)
            {
                return hit.End + (text.IsPossessive(hit.End) ? 1 : 0);
            }
        }

        return text.Lower(phrase.First) is "the" or "a" ? phrase.First + 1 : phrase.First;
    }

    private string? BodySide(TokenRange phrase, int head)
    {
        for (var i = phrase.First; i < head; i++)
        {
            if (text.Names.At(i) is { } hit)
            {
                return text.Side(hit.Actor.Side);
            }

            if (text.Lower(i) == "european")
            {
                return "European Union";
            }
        }

        return null;
    }

    private Speaker? Earlier(string noun, int before)
    {
        for (var i = before - 1; i >= 0 && before - i < 250; i--)
        {
            if (text.Names.At(i) is { } hit && !IsSender(i) && hit.Actor.Sense == NameSense.Body && Suits(noun, hit.Actor.Trade, text.Text(hit.First, hit.End)))
            {
                var named = bodies.Run(hit.First, new(Math.Max(0, hit.First - 6), Math.Min(text.Count, hit.End + 6)));
                return HoldsRole(named) ? text.Speaker(hit.Actor) : bodies.Read(named);
            }

            if (text.Doc[i].Pos == "PROPN" && people.At(i) is null && text.Names.At(i) is null && (text.Doc[i].EntityType == "ORG" || text.Lower(i) == noun) && text.IsCapital(i) && !IsSender(i)
                && bodies.Run(i, new(Math.Max(0, i - 8), Math.Min(text.Count, i + 8))) is var run && !HoldsRole(run) && (MayBeAny(noun) || text.Text(run.First, run.End).Contains(noun, StringComparison.OrdinalIgnoreCase)))
            {
                return bodies.Read(run);
            }
        }

        return null;
    }

    // “HARBOUR CITY, Norland, 3 May (IPA) – …”: what a dateline names is not whom the text tells of.
    private bool IsSender(int name)
    {
        for (var i = name + 1; i < text.Count && i - name < LongestDateline && text.Doc[i].Pos is not ("VERB" or "AUX"); i++)
        {
            // A stop stands for its dash where it is parsed.
            if ((text.Doc[i].Text == "." && text.Parsed.Text[text.Doc[i].Start] is '-' or '–' or '—') || (text.Lower(i) == ")" && text.Lower(i + 1) is "-" or "--" or "–" or "—" or ":"))
            {
                return true;
            }

            if (text.Doc[i].Text == "." || text.StartsParagraph(i))
            {
                return false;
            }
        }

        return false;
    }

    // “Defence Minister Ada”, which the parse takes for a body.
    private bool HoldsRole(TokenRange run)
    {
        for (var i = run.First; i < run.End; i++)
        {
            if (RoleWords.Is(text.Lower(i)) || people.At(i) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // A company may have any name; a ministry, a court, an army is called so.
    private static bool MayBeAny(string noun) => noun is "company" or "firm" or "group" or "organization" or "organisation" or "agency" or "network" or "alliance" or "bloc" or "paper" or "newspaper" or "magazine" or "outlet" or "foundation" or "movement" or "body" or "institute" or "center" or "coalition" or "militia" or "party" or "campaign";

    private static bool Suits(string noun, string trade, string name) => noun switch
    {
        "company" or "firm" => trade is "organisation",
        "group" or "organization" or "organisation" or "movement" or "militia" or "foundation" or "body" or "institute" or "center" or "coalition" => trade is "group" or "organisation",
        "party" => trade is "party",
        "network" or "paper" or "newspaper" or "magazine" or "outlet" => trade is "media",
        "alliance" => name is "NATO" or "Nato" || trade is "organisation",
        "bloc" or "union" => trade is "organisation",
        _ => name.Contains(noun, StringComparison.OrdinalIgnoreCase) || (noun is "agency" or "bureau" or "department" && trade is "office"),
    };

    // A name of a state before an adjective: of whom the troops are is not whom a text is about.
    private string? NearestState(int before) => NearestState(before, adjectives: false) ?? NearestState(before, adjectives: true) ?? text.Country;

    private string? NearestState(int before, bool adjectives)
    {
        for (var i = before - 1; i >= 0 && before - i < 200; i--)
        {
            if (text.Names.At(i) is { } hit && (hit.Actor.Sense is NameSense.State or NameSense.Capital || (adjectives && hit.Actor.Sense is NameSense.Adjective)) && text.IsState(hit.Actor.Side) && !TextNames.IsVenue(text, hit.Actor, hit.End))
            {
                return hit.Actor.Side;
            }
        }

        return null;
    }
}
