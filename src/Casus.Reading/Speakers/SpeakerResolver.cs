using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>From a source's words to who it is: pronouns, last names, descriptions, states, organisations; unknown stays unknown.</summary>
internal sealed class SpeakerResolver(Words words, People people)
{
    private const int Farthest = 4_000; // tokens back from which a pronoun can still mean a speaker

    private static readonly Speaker Anonymous = new(null, "anonymous", SpeakerKind.Anonymous, null);

    private readonly List<(int Token, Speaker Speaker)> _heard = [];

    /// <summary>Who speaks, and in one line how that was found.</summary>
    public (ValueList<Speaker> Speakers, string How) Resolve(Attribution attribution, ValueList<Speaker>? outer)
    {
        var (speakers, how) = attribution.Source is { } source ? Of(source, outer)
            : attribution.Mode == CueMode.Passive ? ([Anonymous], "nobody is named beside a passive cue")
            : ([], "the text names no source here");
        foreach (var speaker in speakers)
        {
            if (speaker.Kind != SpeakerKind.Anonymous)
            {
                _heard.Add((attribution.Source?.First ?? attribution.Start, speaker));
            }
        }

        return (speakers, how);
    }

    /// <summary>The actor a phrase names, for addressees and debtors.</summary>
    public ActorName? Name(TokenRange phrase)
    {
        var (speakers, _) = Of(phrase, null);
        return speakers is [{ Kind: not SpeakerKind.Anonymous } one] ? new(one.Actor, one.Name)
            : speakers.Count == 0 || phrase.Count > 8 ? null : new(null, Plain(phrase));
    }

    private (ValueList<Speaker> Speakers, string How) Of(TokenRange source, ValueList<Speaker>? outer)
    {
        if (source.Count == 1 && Pronoun(source.First, outer) is { } meant)
        {
            return meant;
        }

        if (Parts(source) is { Count: > 1 } parts)
        {
            var all = parts.ConvertAll(part => One(part));
            if (all.TrueForAll(one => one.Speaker is { Kind: not SpeakerKind.Anonymous }))
            {
                return ([.. all.Select(one => one.Speaker!)], "joint speakers, each by name");
            }
        }

        var (speaker, how) = One(source);
        return speaker is null ? ([], how) : ([speaker], how);
    }

    private (ValueList<Speaker>, string)? Pronoun(int at, ValueList<Speaker>? outer)
    {
        switch (words.Lower(at))
        {
            case "i" or "we" or "me" or "us":
                return outer is { IsEmpty: false } ? (outer, "the first person is the speaker of the quote") : ([], "the first person of the document itself");
            case "he" or "she" or "him" or "her" or "his":
                var feminine = words.Lower(at) is "she" or "her";
                var heard = _heard.FindLast(h => h.Token < at && at - h.Token < Farthest && h.Speaker.Kind == SpeakerKind.Person && Fits(people.Find(h.Speaker.Name), feminine)).Speaker;
                var named = people.Before(at, person => Fits(person, feminine));
                var nearer = heard is null || named is not null && NamedInSentenceBefore(at, named);
                return (nearer ? named : null) is { } person ? ([From(person)], $"'{words.Original(at)}' is the person named last, {person.Name}")
                    : heard is not null ? ([heard], $"'{words.Original(at)}' is the last speaker, {heard.Name}")
                    : ([], $"'{words.Original(at)}' fits nobody named before");
            case "it" or "its":
                var body = _heard.FindLast(h => h.Token < at && at - h.Token < Farthest && h.Speaker.Kind is SpeakerKind.Organisation or SpeakerKind.State or SpeakerKind.Group).Speaker;
                return body is null ? ([], "'it' fits nobody named before") : ([body], $"'it' is the last body that spoke, {body.Name}");
            case "they" or "their" or "them":
                var group = _heard.FindLast(h => h.Token < at && at - h.Token < Farthest).Speaker;
                return group is { Kind: SpeakerKind.Organisation or SpeakerKind.Group or SpeakerKind.State } ? ([group], $"'they' is the last body that spoke, {group.Name}") : ([Anonymous], "'they' names nobody");
            case "who" or "which" or "that":
                var end = words.Is(at - 1, WordClass.Comma) ? at - 1 : at;
                return NounPhrases.Before(words, end, Math.Max(0, at - 40)) is { } antecedent && antecedent.Count > 0 && antecedent != new TokenRange(at, at + 1) ? Of(antecedent, outer) : ([], "the relative pronoun has nothing before it");
            default:
                return null;
        }
    }

    private static bool Fits(NamedPerson? person, bool feminine) => feminine ? person?.Feminine == true : person?.Feminine != true;

    private bool NamedInSentenceBefore(int at, NamedPerson person)
    {
        var last = _heard.Count > 0 ? _heard[^1].Token : -1;
        return last < 0 || (words.SentenceOf(at) - words.SentenceOf(last) > 3 && people.Before(at, _ => true) == person);
    }

    private (Speaker? Speaker, string How) One(TokenRange phrase)
    {
        // A, b of C: the piece that is a name speaks; the others describe.
        foreach (var piece in Pieces(phrase))
        {
            if (Person(piece, phrase) is { } person)
            {
                return (person, $"a person named in the text: {person.Name}");
            }
        }

        var first = Pieces(phrase)[0];
        while (first.Count > 1 && words.Is(first.First, WordClass.Determiner))
        {
            first = new(first.First + 1, first.End);
        }

        var text = Plain(first);
        var head = words.Lower(Head(first));
        if (Gazetteer.Find(text) is { } known)
        {
            return (new(known.Actor, known.Name, known.Kind, known.Side), $"'{text}' is {known.Actor}");
        }

        var actor = Sides.Actor(words, phrase.First, phrase.End);
        if (head is "leader" or "president" or "chancellor" or "premier" or "minister" && actor is not null && people.Leader(actor.Side) is { } leader && !words.Is(first.First, WordClass.Number))
        {
            return (From(leader), $"'{text}' is the leader of {actor.Side} in this text");
        }

        if (head is "members" or "states" && actor is { Kind: SpeakerKind.Organisation or SpeakerKind.Group })
        {
            return (new(actor.Actor, actor.Name, actor.Kind, actor.Side), $"the members of {actor.Name} speak as it");
        }

        if (Titles.Unnamed.Contains(head) || words.Is(Head(first), WordClass.Number) || words.Class(phrase.First) is WordClass.Determiner && words.Lower(phrase.First) is "some" or "many" or "several" or "most" or "few")
        {
            var side = SpeaksForSide(phrase) ? actor?.Side : null;
            return (Anonymous with { Side = side }, side is null ? "people who are not named" : $"not named, speaking for {side}");
        }

        if (Titles.Bodies.Contains(head))
        {
            var isState = actor is { Kind: SpeakerKind.State } && head is "government" or "administration" or "authorities";
            return isState
                ? (new(actor!.Actor, actor.Name, SpeakerKind.State, actor.Side), $"the government of {actor.Name}")
                : (new("organisation/" + Gazetteer.Slug(text), text, SpeakerKind.Organisation, actor?.Side ?? (words.IsCapitalised(Head(first)) ? text : null)), "a body named in the text");
        }

        if (words.IsCapitalised(Head(first)) && words.Is(Head(first), WordClass.Name) && first.Count <= 6)
        {
            if (actor is not null && first.Count <= 3)
            {
                return (new(actor.Actor, actor.Name, actor.Kind, actor.Side), $"'{text}' names {actor.Actor}");
            }

            return (new("organisation/" + Gazetteer.Slug(text), text, SpeakerKind.Organisation, text), "a name that is no person known here");
        }

        return (null, $"'{text}' names nobody");
    }

    private Speaker? Person(TokenRange piece, TokenRange phrase)
    {
        var end = piece.End;
        while (end > piece.First && words.Is(end - 1, WordClass.Closing))
        {
            while (end > piece.First && !words.Is(end - 1, WordClass.Opening))
            {
                end--;
            }

            end--;
        }

        var first = end;
        while (first > piece.First && (words.Is(first - 1, WordClass.Name) || words.Lower(first - 1) is "al" or "bin" or "van" or "von" or "de" or "der" or "la" || words.Is(first - 1, WordClass.Quote)))
        {
            first--;
        }

        if (first >= end)
        {
            return null;
        }

        // Valeska Paris speaks, so Paris is no capital here.
        if (end - first == 1 && people.ByLastName(words.Original(first).ToString()) is { } byLast)
        {
            return From(byLast);
        }

        if (People.NameOf(words, first, end) is not { } name)
        {
            return null;
        }

        if (people.Find(name) is { } known)
        {
            known.Side ??= SpeaksForSide(phrase) && !IsFormer(phrase) ? Sides.In(words, phrase.First, phrase.End) : null;
            return From(known);
        }

        // One capitalised word by itself that nothing calls a body: a person by last name.
        var alone = !name.Contains(' ', StringComparison.Ordinal) && piece.Count == end - first && name.Length > 2 && !Titles.Bodies.Contains(name.ToLowerInvariant())
            && name.AsSpan(1).IndexOfAnyInRange('a', 'z') >= 0 && Sides.Actor(words, first, end) is null;
        return alone ? new("person/" + Gazetteer.Slug(name), name, SpeakerKind.Person, null) : null;
    }

    private static Speaker From(NamedPerson person) => new("person/" + Gazetteer.Slug(person.Name), person.Name, SpeakerKind.Person, person.Side);

    private bool IsFormer(TokenRange phrase) => Any(phrase, word => word is "former" or "retired" or "ex-president");

    private bool SpeaksForSide(TokenRange phrase) => Any(phrase, Titles.Offices.Contains);

    private bool Any(TokenRange phrase, Func<string, bool> test)
    {
        for (var i = phrase.First; i < phrase.End; i++)
        {
            if (test(words.Lower(i)))
            {
                return true;
            }
        }

        return false;
    }

    // The last noun before the first preposition.
    private int Head(TokenRange phrase)
    {
        var head = phrase.First;
        for (var i = phrase.First; i < phrase.End && !(i > phrase.First && words.Class(i) is WordClass.Preposition or WordClass.To or WordClass.Relative or WordClass.Comma or WordClass.Participle or WordClass.Gerund or WordClass.Verb or WordClass.Opening); i++)
        {
            if (words.Class(i) is not (WordClass.Quote or WordClass.Possessive))
            {
                head = i;
            }
        }

        return head;
    }

    private List<TokenRange> Pieces(TokenRange phrase)
    {
        var pieces = new List<TokenRange>();
        var first = phrase.First;
        for (var i = phrase.First; i <= phrase.End; i++)
        {
            if (i == phrase.End || words.Is(i, WordClass.Comma) || (words.Class(i) is WordClass.Preposition or WordClass.Relative or WordClass.Gerund && i > first))
            {
                if (i > first)
                {
                    pieces.Add(new(first, i));
                }

                first = i + 1;
                if (i < phrase.End && words.Class(i) is WordClass.Preposition or WordClass.Gerund or WordClass.Relative)
                {
                    // What follows of, in, speaking, who describes: it names no speaker, up to the next comma.
                    while (first < phrase.End && !words.Is(first, WordClass.Comma))
                    {
                        first++;
                    }

                    i = first;
                    first++;
                }
            }
        }

        return pieces.Count == 0 ? [phrase] : pieces;
    }

    // X and Y
    private List<TokenRange> Parts(TokenRange source)
    {
        var parts = new List<TokenRange>();
        var first = source.First;
        for (var i = source.First; i < source.End; i++)
        {
            if (words.Is(i, WordClass.Coordinator) && i > first && i + 1 < source.End)
            {
                parts.Add(new(first, words.Is(i - 1, WordClass.Comma) && i - 1 > first ? i - 1 : i));
                first = i + 1;
            }
        }

        if (parts.Count > 0)
        {
            parts.Add(new(first, source.End));
        }

        return parts;
    }

    private string Plain(TokenRange range) =>
        string.Join(' ', words.Text[words.Tokens[range.First].Start..words.Tokens[range.End - 1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
