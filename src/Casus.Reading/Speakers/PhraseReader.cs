using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>From a noun phrase to the actors it names: persons, bodies, states, offices, groups; joined phrases one by one.</summary>
internal sealed class PhraseReader(ActorText text, TextPeople people, RoleReader roles, BodyReader bodies)
{
    private const int MostParts = 12;

    /// <summary>What a pronoun at a token stands for; set by the stage that knows the sayings.</summary>
    public Func<int, TokenRange, Found> Pronoun { get; set; } = (_, _) => Found.None("a pronoun");

    /// <summary>What stands for a text or its issuer: the statement, the release.</summary>
    public Func<int, Found?> Issuer { get; set; } = _ => null;

    public Found Read(TokenRange phrase)
    {
        var parts = Parts(phrase);
        if (parts.Count == 1)
        {
            return Part(Trim(phrase));
        }

        var speakers = new List<Speaker>();
        var whys = new List<string>();
        foreach (var part in parts)
        {
            var found = Part(part);
            foreach (var speaker in found.Speakers)
            {
                if (speaker.Kind == SpeakerKind.Anonymous ? !speakers.Contains(speaker) : !speakers.Exists(s => s.Actor == speaker.Actor))
                {
                    speakers.Add(speaker);
                }
            }

            whys.Add(found.Why);
        }

        return new([.. speakers], null, string.Join("; ", whys));
    }

    // A and B, A, B and C: as many as the parse joins under the head, where each can stand alone.
    private List<TokenRange> Parts(TokenRange phrase)
    {
        if (Listed(phrase) is { } listed)
        {
            return listed;
        }

        var parts = new List<TokenRange>();
        var head = text.Head(phrase);
        if (text.Doc[head].Pos is not ("NOUN" or "PROPN" or "PRON" or "ADJ"))
        {
            return [phrase];
        }

        var cuts = new List<int>();
        for (int at = head, guard = 0; at >= 0 && guard < MostParts; guard++)
        {
            at = Conjunct(at, phrase);
            if (at >= 0)
            {
                cuts.Add(at);
            }
        }

        var first = phrase.First;
        foreach (var conjunct in cuts)
        {
            var left = Math.Max(first, Math.Min(conjunct, text.Doc[conjunct].LeftEdge.Index));
            var end = left;
            while (end > first && (text.Doc[end - 1].Pos is "CCONJ" or "PUNCT" || text.Lower(end - 1) is "both" or "as" or "well" or "with"))
            {
                end--;
            }

            // “Norway, its only ally and …”: after a comma alone, a description is an apposition.
            var joined = text.Doc[Math.Max(first, left - 1)].Pos == "CCONJ" || text.Lower(left) is "others";
            if (!joined && people.At(conjunct) is null && text.Names.At(conjunct) is null && cuts.Count > 0 && (people.At(head) is not null || text.Names.At(head) is not null))
            {
                return [phrase];
            }

            if (end <= first || !Stands(new(first, end)) || !Stands(new(left, phrase.End)))
            {
                continue;
            }

            parts.Add(Trim(new(first, end)));
            first = left;
        }

        parts.Add(Trim(new(first, phrase.End)));
        return parts.Count == 1 ? Names(phrase) ?? parts : parts;
    }

    // Where the parse joins nothing: names on both sides of an “and”, and nothing else between.
    private List<TokenRange>? Names(TokenRange phrase)
    {
        for (var i = phrase.First + 1; i < phrase.End - 1; i++)
        {
            if (text.Doc[i].Pos is "VERB" or "AUX" || text.Doc[i].Tag is "WP" or "WDT")
            {
                return null;
            }

            var comma = text.Lower(i) == "," && text.Lower(i + 1) == "others" ? 1 : 0;
            if ((text.Lower(i) == "and" || comma > 0) && (people.At(i - 1) is { End: var end } && end == i || text.Names.At(i - 1) is { Actor.Sense: not NameSense.Adjective } hit && hit.End == i) && Stands(new(i + 1, phrase.End)))
            {
                var right = Trim(new(i + 1, phrase.End));
                if (text.Lower(right.End - 1) is "others" or "other" || people.At(right.End - 1) is not null || text.Names.At(right.End - 1) is not null || text.Doc[right.End - 1].Tag is "NNS" or "NNPS")
                {
                    return [Trim(new(phrase.First, i)), right];
                }
            }
        }

        return null;
    }

    // “experts like A and B”, “two senators, A and B”, “a group called A”: those named; “several, including A”: the unnamed and A.
    private List<TokenRange>? Listed(TokenRange phrase)
    {
        for (var i = phrase.First + 1; i < phrase.End - 1 && i < phrase.First + 12; i++)
        {
            if (people.At(i) is not null)
            {
                return null;
            }

            var isList = text.Lower(i) is "called" or "named" or "dubbed" || (text.Lower(i) is "like" && text.Doc[i - 1].Tag is "NNS") || (text.Lower(i) == "as" && text.Lower(i - 1) == "such") || (text.Lower(i) == "," && text.Lower(phrase.First) is "two" or "three" or "four" && people.At(i + 1) is not null);
            if (text.Lower(i) is "including" && (people.At(i + 1) ?? people.At(i + 2)) is not null)
            {
                return [Trim(new(phrase.First, i)), .. Parts(Trim(new(i + 1, phrase.End)))];
            }

            if (isList && i + 1 < phrase.End && text.IsCapital(i + 1))
            {
                return Parts(Trim(new(i + 1, phrase.End)));
            }
        }

        return null;
    }

    private int Conjunct(int head, TokenRange phrase)
    {
        foreach (var child in text.Doc[head].Children)
        {
            if (child.Dep == "conj" && child.Index > head && child.Index < phrase.End && child.Pos is "NOUN" or "PROPN" or "PRON" or "ADJ")
            {
                return child.Index;
            }
        }

        return -1;
    }

    // “president and chief executive Alfa Marten” is one person; each part of a joined phrase names or describes somebody of its own.
    private bool Stands(TokenRange part)
    {
        part = Trim(part);
        if (part.Count == 0)
        {
            return false;
        }

        for (var i = part.First; i < part.End; i++)
        {
            if (people.At(i) is not null || text.Names.At(i) is not null || text.Doc[i].Pos == "PRON")
            {
                return true;
            }
        }

        var head = text.Doc[text.Head(part)];
        return head.Tag is "NNS" or "NNPS" || head.Pos == "PROPN" || (part.Count < 5 && text.Lower(part.First) is "the" or "his" or "her" or "their" && RoleWords.Is(head.Lower));
    }

    private TokenRange Trim(TokenRange phrase)
    {
        var (first, end) = (phrase.First, phrase.End);
        while (end > first + 1 && (text.Doc[end - 1].Pos is "PUNCT" or "SPACE" or "CCONJ" || text.IsPossessive(end - 1)))
        {
            end--;
        }

        while (first < end - 1 && (text.Doc[first].Pos is "PUNCT" or "SPACE" or "CCONJ" || text.Lower(first) is "both" or "even" or "only" or "also" or "neither" or "either"))
        {
            first++;
        }

        return new(first, end);
    }

    private Found Part(TokenRange phrase)
    {
        phrase = Trim(phrase);
        var head = text.Head(phrase);
        var words = Quote(phrase);
        if (phrase.Count == 1 && IsPronoun(head))
        {
            return Pronoun(head, phrase);
        }

        if (Person(phrase, head) is { } mention)
        {
            var (side, through) = mention.Person.Side(text);
            var named = mention.Person.Known is { } known && known.Name != text.Text(mention.First, mention.End) ? $", {known.Name}" : string.Empty;
            return new([mention.Person.Speaker(text)], mention.Person, $"{words} by name{named}" + (side is null ? string.Empty : $"; {side} through {through}"));
        }

        return Served(phrase, head, words) ?? Named(phrase, head, words) ?? Several(phrase, head, words) ?? Office(phrase, head, words) ?? Text(phrase, head, words) ?? Group(phrase, head, words);
    }

    private string Quote(TokenRange phrase)
    {
        var words = text.Text(phrase.First, phrase.End);
        return words.Length > 80 ? $"“{words[..77]}…”" : $"“{words}”";
    }

    private bool IsPronoun(int token) => text.Doc[token].Pos == "PRON" || text.Doc[token].Tag is "PRP" or "PRP$" or "WP" or "WDT" || text.Lower(token) is "who" or "which" or "that" or "himself" or "herself" or "themselves" or "itself";

    // The person whom the head names, or to whom it is an apposition; not one inside “aides of …” or “…'s mother”.
    private PersonMention? Person(TokenRange phrase, int head)
    {
        if (people.At(head) is { } direct && !Follows(direct, phrase))
        {
            return direct;
        }

        foreach (var child in text.Doc[head].Children)
        {
            if (child.Dep == "appos" && child.Index < phrase.End && people.At(child.Index) is { } apposed && !Follows(apposed, phrase))
            {
                return apposed;
            }
        }

        for (var i = phrase.First; i < phrase.End; i++)
        {
            if (text.Doc[i].Pos is "VERB" or "AUX" or "SCONJ" || text.Doc[i].Tag is "WP" or "WDT" or "WP$")
            {
                return null;
            }

            if (people.At(i) is { } mention)
            {
                if (!Follows(mention, phrase) && !Hangs(mention, phrase))
                {
                    return mention;
                }

                i = mention.End - 1;
            }
        }

        return null;
    }

    // Whether a preposition stands before a name and its title: “aides to President Marten”; but not “ambassador to Norway Alfa Marten”.
    private bool Hangs(PersonMention mention, TokenRange phrase)
    {
        var at = mention.First - 1;
        if (at >= phrase.First && text.Names.At(at) is { } place && place.Actor.Sense is NameSense.State or NameSense.Capital && place.End == mention.First)
        {
            return false;
        }

        while (at >= phrase.First && (text.Doc[at].Pos is "PROPN" or "ADJ" or "DET" or "NOUN" || ActorText.IsHonorific(text.Lower(at))) && at > mention.First - 8)
        {
            at--;
        }

        return at >= phrase.First && (text.Doc[at].Pos == "ADP" || text.Lower(at) is "to" or "of" or "for" or "with" or "by");
    }

    // Whether a name is only the first word of something else: “Marten aides”, “Marten's campaign”.
    private bool Follows(PersonMention mention, TokenRange phrase)
    {
        if (mention.End >= phrase.End)
        {
            return false;
        }

        var next = text.Doc[mention.End];
        return text.IsPossessive(mention.End) || (next.Pos is "NOUN" or "PROPN" && next.Text is not ("(" or "Jr." or "Sr.") && !people_At(mention.End)) || (next.Text is "-" or "–" && next.Start == text.Doc[mention.End - 1].End);

        bool people_At(int token) => people.At(token) is not null && text.Doc[token].Dep == "appos";
    }

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
                var surname = owner.Name.Split(' ')[^1];
                return Found.One(new($"organisation/{NameFold.Slug(surname)}-campaign", owner.Shown + " campaign", SpeakerKind.Organisation, surname + " campaign"), $"{words}: the campaign of {owner.Shown}");
            case "administration" when owner is not null:
                var last = owner.Name.Split(' ')[^1];
                return Found.One(new($"organisation/{NameFold.Slug(last)}-administration", last + " administration", SpeakerKind.Office, owner.Side(text).Side ?? text.Country), $"{words}: the administration of {owner.Shown}");
            case "administration" when phrase.Count <= 2 && text.Country is { } country && text.Knowledge.People.Holder(country, "president", text.Day) is { } president:
                var name = president.Person.Name.Split(' ')[^1];
                return Found.One(new($"organisation/{NameFold.Slug(name)}-administration", name + " administration", SpeakerKind.Office, country), $"{words}: {president.Person.Name} was president");
            case "statement" or "remark" or "remarks" or "comment" or "comments" or "speech" or "tweet" or "letter" or "account" or "memo" or "book" or "plan" or "policy" or "proposal" or "campaign's" or "words" or "message" or "post" or "op-ed" or "testimony" or "emails" or "email" or "website" or "position" or "stance" or "rhetoric" or "platform" or "address" when owner is not null:
                return new([owner.Speaker(text)], owner, $"{words} are {owner.Shown}'s");
            case "office" or "team" when owner is not null:
                var place = $"{owner.Shown}'s {text.Lower(head)}";
                return Found.One(new("organisation/" + NameFold.Slug(place), place, SpeakerKind.Office, owner.Side(text).Side), $"{words}: of {owner.Shown}");
            case "staff" or "aides" or "allies" or "advisers" or "advisors" or "operatives" or "surrogates" or "lawyers" when owner is not null:
                return Found.Unnamed(text.Lower(head) is "allies" or "lawyers" ? null : owner.Side(text).Side, $"{words}: unnamed, of {owner.Shown}");
            case "government" or "regime" or "cabinet" when owner?.Side(text).Side is { } side && text.Knowledge.IsState(side):
                return Found.One(text.Speaker(text.Knowledge.State(side)), $"{words}: the government of {owner!.Shown}");
            default:
                return null;
        }
    }

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

        // “the Norwegian government”, “authorities in Norway”: the state.
        if (text.Lower(head) is "government" or "governments" or "regime" or "nation" or "country" or "state" or "side" or "authorities" or "kingdom" or "republic" or "delegation" or "military" or "army" or "troops" or "forces" or "navy" or "leadership" or "presidency" && Modifier(phrase, head) is { } state)
        {
            return text.Lower(head) is "government" or "regime" or "nation" or "country" or "side" or "kingdom" or "republic" or "leadership" or "state"
                ? Found.One(text.Speaker(text.Knowledge.State(state)), $"{words}: the state")
                : text.Lower(head) is "governments" ? null
                : Found.One(new($"organisation/{NameFold.Slug(text.Knowledge.AdjectiveOf(state))}-{text.Lower(head)}", $"{text.Knowledge.AdjectiveOf(state)} {text.Lower(head)}", SpeakerKind.Office, state), $"{words}: its {text.Lower(head)}");
        }

        if (text.Lower(head) is "ministry" or "parliament" or "embassy" or "police" or "senate" or "council" or "court" && Modifier(phrase, head) is { } owner)
        {
            var name = $"{text.Knowledge.AdjectiveOf(owner)} {text.Text(Math.Max(After(phrase, head), phrase.First), head + 1)}";
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
            case NameSense.People:
                return Found.Unnamed(null, $"{words}: people, not named");
            case NameSense.Place:
                return Found.One(text.Speaker(hit.Actor), $"{words}: a place of {text.Knowledge.StateName(hit.Actor.Side!)}");
            case NameSense.Capital:
                return Found.One(text.Speaker(text.Knowledge.State(hit.Actor.Side!)), $"{words} stands for the government of {hit.Actor.Name}");
            default:
                return Found.One(text.Speaker(text.Knowledge.State(hit.Actor.Side!)), $"{words}: a state by its name");
        }
    }

    /// <summary>The state of a phrase: by the adjective or genitive before its head, or of/in after it.</summary>
    private string? Modifier(TokenRange phrase, int head)
    {
        for (var i = head - 1; i >= phrase.First; i--)
        {
            if (text.Names.At(i) is { } hit && hit.Actor.Sense != NameSense.Body && text.Knowledge.IsState(hit.Actor.Side))
            {
                return hit.Actor.Side;
            }
        }

        for (var i = head + 1; i + 1 < phrase.End; i++)
        {
            if (text.Lower(i) is "of" or "in" or "from" && (text.Names.At(i + 1) ?? text.Names.At(i + 2)) is { } hit && hit.Actor.Sense != NameSense.Body && text.Knowledge.IsState(hit.Actor.Side))
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

    // “the two leaders”, “both countries”
    private Found? Several(TokenRange phrase, int head, string words)
    {
        if (phrase.Count > 4 || !(text.Lower(phrase.First) == "both" || (text.Lower(phrase.First + 1) == "two" && text.Lower(phrase.First) is "the" or "these" or "those")))
        {
            return null;
        }

        var isStates = text.Lower(head) is "countries" or "sides" or "nations" or "states" or "governments" or "allies" or "powers" or "neighbours" or "neighbors";
        var isPersons = text.Lower(head) is "leaders" or "men" or "women" or "presidents" or "ministers" or "candidates" or "senators" or "officials" or "diplomats" or "democrats" or "republicans" or "rivals" or "contenders" or "lawmakers";
        if (!isStates && !isPersons)
        {
            return null;
        }

        var found = new List<(int At, Speaker Speaker)>();
        if (isPersons)
        {
            for (var i = people.Before(phrase.First); i >= 0 && found.Count < 2 && phrase.First - people.Mentions[i].First < 200; i--)
            {
                Add(people.Mentions[i].First, people.Mentions[i].Person.Speaker(text));
            }
        }
        else
        {
            for (var i = phrase.First - 1; i >= 0 && found.Count < 2 && phrase.First - i < 200; i--)
            {
                if (text.Names.At(i) is { } hit && hit.First == i && hit.Actor.Sense is NameSense.State or NameSense.Capital or NameSense.Adjective && text.Knowledge.IsState(hit.Actor.Side))
                {
                    Add(i, text.Speaker(text.Knowledge.State(hit.Actor.Side!)));
                }
            }
        }

        found.Reverse();
        return found.Count == 2 ? new([.. found.Select(f => f.Speaker)], null, $"{words}: the two named last") : null;

        void Add(int at, Speaker speaker)
        {
            if (!found.Exists(f => f.Speaker.Actor == speaker.Actor))
            {
                found.Add((at, speaker));
            }
        }
    }

    // “the British prime minister”, “the senator”, “a spokesman for the port”: whoever the document or the day knows in that role; else nobody by name.
    private Found? Office(TokenRange phrase, int head, string words)
    {
        if (roles.Read(phrase.First, phrase.End) is not { } role || !Bears(role, head))
        {
            return null;
        }

        if (role.Side is null && role.Speaks is RoleSpeaks.Staff && text.Lower(phrase.First) is "his" or "her" or "their" && Pronoun(phrase.First, new(phrase.First, phrase.First + 1)).Speakers is [{ Side: { } owner }])
        {
            role = role with { Side = owner };
        }

        if (role.Plural)
        {
            return Unnamed(role, phrase, words);
        }

        var isDefinite = text.Lower(phrase.First) is not ("a" or "an" or "one" or "another" or "some" or "any" or "each" or "every" or "no");
        if (isDefinite && role.Group is not ("official" or "aide" or "supporter" or "resident" or "voter" or "member"))
        {
            if (Bearer(role, phrase) is { } person)
            {
                return new([person.Speaker(text)], person, $"{words}: {person.Shown}, whom the document calls so");
            }

            if (role.Of is null && !role.Former && HolderOf(role) is { } holder)
            {
                var known = people.People.FirstOrDefault(p => ReferenceEquals(p.Known, holder.Person));
                return new([new(holder.Person.Actor, holder.Person.Name, SpeakerKind.Person, holder.Term.Side)], known, $"{words}: {holder.Person.Name}, {holder.Term.Office} on the document's day");
            }
        }

        return Unnamed(role, phrase, words);
    }

    private static bool Bears(Role role, int head) => role.Noun <= head && head <= role.Noun + 3;

    private Found Unnamed(Role role, TokenRange phrase, string words)
    {
        // Without a word of whom, a diplomat or a leader may be anybody's; police and lawmakers are the document's country's.
        var side = role.Former || role.Speaks == RoleSpeaks.Private || (!role.IsTold && role.Group is "ambassador" or "minister" or "leader" or "general" or "commander" or "prime minister" or "president" or "monarch") ? null : role.Side;
        return Found.Unnamed(side, $"{words}: somebody not named" + (side is null ? string.Empty : $", who speaks for {side}"));
    }

    private TextPerson? Bearer(Role role, TokenRange phrase)
    {
        TextPerson? best = null;
        var most = 0.0;
        for (var i = people.Before(phrase.First); i >= 0 && phrase.First - people.Mentions[i].First < 1500; i--)
        {
            var person = people.Mentions[i].Person;
            var near = 1.0 / (1 + ((phrase.First - people.Mentions[i].First) / 120.0));
            foreach (var borne in person.Roles)
            {
                if (borne.Noun < phrase.First && Same(borne, role) is var same and > 0 && same * near > most)
                {
                    (best, most) = (person, same * near);
                }
            }

            if (Fits(person, role) is var fits and > 0 && fits * near > most)
            {
                (best, most) = (person, fits * near);
            }
        }

        // A headline tells the office before the text tells the name.
        if (best is null && (text.IsHeadline(phrase.First) || text.Sentence(phrase.First) < 2))
        {
            foreach (var mention in people.Mentions)
            {
                if (best is null && mention.First > phrase.First && mention.First - phrase.First < 200 && mention.Person.Roles.Any(borne => Same(borne, role) > 0))
                {
                    best = mention.Person;
                }
            }
        }

        return best;
    }

    // Whether somebody named here holds, or held, such an office by what is known.
    private int Fits(TextPerson person, Role role)
    {
        if (text.Day == 0 || person.Known is not { } known)
        {
            return 0;
        }

        foreach (var term in known.Terms)
        {
            var holds = role.Former ? term.Until < text.Day : term.Holds(text.Day);
            if (!holds || (role.IsTold && role.Side is not null && role.Side != term.Side))
            {
                continue;
            }

            var fits = role.Group switch
            {
                "leader" => term.Kind is "president" or "pm" or "supreme" or "leader",
                "lawmaker" => term.Kind is "senator" or "representative",
                "senator" or "representative" or "governor" or "mayor" or "ambassador" or "envoy" => term.Kind == role.Group,
                "candidate" => term.Kind == "candidate" && Party(role.Words) is var party && (party is null || term.Office.StartsWith(party, StringComparison.Ordinal)) && !(role.Words.Contains("vice", StringComparison.OrdinalIgnoreCase) ^ term.Office.Contains("vice", StringComparison.Ordinal)),
                "spokesperson" => term.Kind == "spokes",
                "secretary general" => term.Kind == "secretary-general",
                "secretary" or "minister" when role.Kind == OfficeKind.Other => (role.Words.Count(c => c == ' ') < 2) && term.Kind is "foreign" or "defence" or "finance" or "interior" or "justice" or "energy" or "health" or "economy" or "trade",
                _ => role.Kind != OfficeKind.Other && role.Kind == term.Kind,
            };
            if (fits)
            {
                return 2;
            }
        }

        return 0;

        static string? Party(string words) => words.Contains("Republican", StringComparison.Ordinal) || words.Contains("GOP", StringComparison.Ordinal) ? "Republican" : words.Contains("Democrat", StringComparison.Ordinal) ? "Democratic" : null;
    }

    // How far two phrases can be one role: the same noun or its like, no other side, the words of the later one among the earlier's.
    private int Same(Role borne, Role role)
    {
        if (role.IsTold && borne.IsTold && role.Side is not null && borne.Side is not null && role.Side != borne.Side)
        {
            return 0;
        }

        var alike = borne.Group == role.Group || (role.Group == "lawmaker" && borne.Group is "senator" or "representative" or "member")
            || (role.Group == "representative" && borne.Group == "lawmaker")
            || (role.Group == "leader" && borne.Group is "president" or "prime minister" or "chancellor" or "supreme leader" or "leader")
            || (role.Group == "chief" && borne.Group is "director" or "secretary general" or "head" or "chief executive")
            || (role.Group == "candidate" && borne.Speaks == RoleSpeaks.Candidate)
            || (role.Group is "businessman" && borne.Group is "businessman" or "chief executive" or "founder");
        if (!alike || role.Former && !borne.Former)
        {
            return 0;
        }

        return role.Kind == borne.Kind || role.Kind == OfficeKind.Other ? 2 : 0;
    }

    private (KnownPerson Person, Term Term)? HolderOf(Role role)
    {
        var side = role.Side ?? (role.Group is "president" or "prime minister" or "vice president" ? text.Country : null);
        if (side is null)
        {
            return null;
        }

        var known = text.Knowledge.People;
        return role.Group == "leader" || (role.Group == "chief" && !text.Knowledge.IsState(side))
            ? Leader(side)
            : known.Holder(side, role.Kind, text.Day) ?? (role.Group == "president" && role.Kind == "president" ? known.Holder(side, "supreme", text.Day) : null);
    }

    // Who leads a state: the president where presidents govern, else the head of government; of other bodies, the one at the top.
    private (KnownPerson Person, Term Term)? Leader(string side)
    {
        string[] order = side switch
        {
            "SAU" or "QAT" or "OMN" or "KWT" or "BHR" or "ARE" or "JOR" or "MAR" or "BRN" or "SWZ" => ["monarch"],
            "PRK" => ["supreme", "leader"],
            "DEU" or "ITA" or "ISR" or "IND" or "IRL" or "AUT" or "GRC" or "HUN" or "CZE" or "EST" or "LVA" or "PAK" or "IRQ" or "BGD" or "ETH" or "SGP" or "FIN" or "ISL" or "MLT" or "PRT" or "BGR" or "SVK" or "SVN" or "HRV" or "ALB" or "MKD" or "MNE" or "XKX" or "MDA" or "ARM" or "GEO" or "LBN" or "NPL" => ["pm"],
            _ => ["president", "supreme", "pm", "secretary-general", "leader"],
        };
        foreach (var kind in order)
        {
            if (text.Knowledge.People.Holder(side, kind, text.Day) is { } holder)
            {
                return holder;
            }
        }

        return null;
    }

    // “the statement”, “a defence ministry release”, “the report”: its issuer.
    private Found? Text(TokenRange phrase, int head, string words)
    {
        if (text.Lower(head) is not ("statement" or "release" or "communique" or "communiqué" or "declaration" or "report" or "document" or "letter" or "memo" or "announcement" or "bulletin" or "briefing" or "letters" or "paper" or "data" or "analysis" or "resolution" or "transcript" or "video" or "article" or "editorial" or "press" or "media" or "tv" or "television" or "newspaper" or "agency" or "spokespeople" or "sources" or "source" or "study" or "survey" or "poll"))
        {
            return null;
        }

        for (var i = phrase.First; i < phrase.End; i++)
        {
            if (text.Names.At(i) is { } hit && hit.Actor.Sense == NameSense.Body && i != head)
            {
                return text.Lower(head) is "source" or "sources" ? Found.Unnamed(text.Side(hit.Actor.Side), $"{words}: somebody not named") : Found.One(bodies.Read(new(hit.First, hit.End))!, $"{words}: issued by it");
            }
        }

        if (text.Lower(head) is "media" or "press" or "tv" or "television" or "agency" or "newspaper" && text.Text(phrase.First, phrase.End).Contains("state", StringComparison.OrdinalIgnoreCase) && (Modifier(phrase, head) ?? NearestState(phrase.First)) is { } state)
        {
            var name = $"{text.Knowledge.AdjectiveOf(state)} state {text.Lower(head)}";
            return Found.One(new("organisation/" + NameFold.Slug(name), name, SpeakerKind.Organisation, state), $"{words}: its state's media");
        }

        return text.Lower(head) is "statement" or "release" or "communique" or "communiqué" or "declaration" or "announcement" or "letter" or "document" && text.Lower(phrase.First) is "the" or "that" or "this" ? Issuer(phrase.First) : null;
    }

    // Everybody else: the group, the company, officials, experts.
    private Found Group(TokenRange phrase, int head, string words)
    {
        var lower = text.Lower(head);
        if ((text.Lower(phrase.First) is "the" || (phrase.Count == 1 && lower is "bloc" or "alliance")) && phrase.Count <= 3 && lower is "company" or "group" or "organization" or "organisation" or "party" or "agency" or "network" or "church" or "alliance" or "bloc" or "ministry" or "council" or "committee" or "department" or "bureau" or "union" or "commission" or "paper" or "newspaper" or "magazine" or "outlet" or "court" or "firm" or "foundation" or "movement" or "body" or "institute" or "center" or "campaign" or "coalition" or "militia" or "army" && Earlier(lower, phrase.First) is { } body)
        {
            return Found.One(body, $"{words}: {body.Name}, named before");
        }

        if (lower is "government" or "country" or "nation" or "regime" or "authorities" && text.Lower(phrase.First) is "the" or "government" or "authorities" && phrase.Count <= 2 && NearestState(phrase.First) is { } side)
        {
            return lower == "authorities" ? Found.Unnamed(side, $"{words}: of {text.Knowledge.StateName(side)}") : Found.One(text.Speaker(text.Knowledge.State(side)), $"{words}: {text.Knowledge.StateName(side)}, named before");
        }

        return lower switch
        {
            "police" or "authorities" or "prosecutors" or "troops" or "forces" or "military" => Found.Unnamed(Modifier(phrase, head) ?? text.Country, $"{words}: not named"),
            "leaders" => Found.Unnamed(Modifier(phrase, head) ?? BodySide(phrase, head), $"{words}: not named"),
            _ => Found.Unnamed(null, $"{words}: nobody by name"),
        };
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
            if (text.Names.At(i) is { } hit && hit.Actor.Sense == NameSense.Body && Suits(noun, hit.Actor.Trade, text.Text(hit.First, hit.End)))
            {
                return bodies.Read(bodies.Run(hit.First, new(Math.Max(0, hit.First - 6), Math.Min(text.Count, hit.End + 6))));
            }

            if (text.Doc[i].Pos == "PROPN" && people.At(i) is null && text.Names.At(i) is null && (text.Doc[i].EntityType == "ORG" || text.Lower(i) == noun) && text.IsCapital(i))
            {
                return bodies.Read(bodies.Run(i, new(Math.Max(0, i - 8), Math.Min(text.Count, i + 8))));
            }
        }

        return null;
    }

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

    private string? NearestState(int before)
    {
        for (var i = before - 1; i >= 0 && before - i < 200; i--)
        {
            if (text.Names.At(i) is { } hit && hit.Actor.Sense is NameSense.State or NameSense.Adjective or NameSense.Capital && text.Knowledge.IsState(hit.Actor.Side))
            {
                return hit.Actor.Side;
            }
        }

        return text.Country;
    }
}
