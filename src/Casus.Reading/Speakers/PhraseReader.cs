using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>From a noun phrase to the actors it names: persons, bodies, states, offices, groups; joined phrases one by one.</summary>
internal sealed partial class PhraseReader(ActorText text, TextPeople people, RoleReader roles, BodyReader bodies)
{
    private const int MostParts = 12;

    private const int LongestDateline = 14;

    /// <summary>What a pronoun at a token stands for; set by the stage that knows the sayings.</summary>
    public Func<int, TokenRange, Found> Pronoun { get; set; } = (_, _) => Found.None("a pronoun");

    /// <summary>The state whose speaker's words a token stands in; null for none.</summary>
    public Func<int, string?> Speaking { get; set; } = _ => null;

    /// <summary>What stands for a text or its issuer: the statement, the release.</summary>
    public Func<int, Found?> Issuer { get; set; } = _ => null;

    /// <summary>Whom <em>both sides</em>, <em>the Parties</em> and their like are; null where nothing tells.</summary>
    public Func<TokenRange, Found?> All { get; set; } = _ => null;

    public Found Read(TokenRange phrase)
    {
        if (All(phrase) is { } all)
        {
            return all;
        }

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
        if (phrase.Count == 1 && people.At(head) is null && text.Names.At(head) is null && text.Doc[head].Text.Length > 2 && text.IsCapital(head) && !IsPersonal(text.Lower(head)) && people.Called(NameFold.Key(text.Doc[head].Text)) is { } called)
        {
            return new([called.Speaker(text)], called, $"{words} by surname, {called.Shown}");
        }

        if (phrase.Count == 1 && Among(head) is { } one)
        {
            return Part(one);
        }

        if (phrase.Count == 1 && IsPronoun(head))
        {
            return Pronoun(head, phrase);
        }

        if (Person(phrase, head) is { } mention)
        {
            var (side, through) = mention.Person.Side(text);
            // “His adviser, Ada Grey”: of whom they serve.
            if (side is null && text.Lower(phrase.First) is "his" or "her" && roles.Read(phrase.First, mention.First) is { Speaks: RoleSpeaks.Staff, Former: false } served && Pronoun(phrase.First, new(phrase.First, phrase.First + 1)).Speakers is [{ Side: { } owner }])
            {
                return new([mention.Person.Speaker(text) with { Side = owner }], mention.Person, $"{words} by name; {owner} through “{served.Words}”");
            }

            var named = mention.Person.Known is { } known && known.Name != text.Text(mention.First, mention.End) ? $", {known.Name}" : string.Empty;
            return new([mention.Person.Speaker(text)], mention.Person, $"{words} by name{named}" + (side is null ? string.Empty : $"; {side} through {through}"));
        }

        return Served(phrase, head, words) ?? Titled(phrase, head, words) ?? Named(phrase, head, words) ?? Several(phrase, head, words) ?? Office(phrase, head, words) ?? Text(phrase, head, words) ?? Group(phrase, head, words);
    }

    // “Alfa has been among those calling for”: of those one is named, whom the sentence is about.
    private TokenRange? Among(int token)
    {
        if (text.Lower(token) != "those" || text.Doc[token].Dep != "pobj" || text.Doc[token].Head is not { Lower: "among" or "of", Index: var preposition })
        {
            return null;
        }

        var verb = text.Doc[preposition].Head;
        verb = verb.Lower == "one" ? verb.Head : verb;
        foreach (var child in verb.Children)
        {
            if (verb.Lemma == "be" && child is { Dep: "nsubj", Pos: "PROPN" or "NOUN" })
            {
                return new(child.LeftEdge.Index, child.Index + 1);
            }
        }

        return null;
    }

    private string Quote(TokenRange phrase)
    {
        var words = text.Text(phrase.First, phrase.End);
        return words.Length > 80 ? $"“{words[..77]}…”" : $"“{words}”";
    }

    private static bool IsPersonal(string lower) => lower is "you" or "she" or "they" or "who" or "his" or "her" or "him" or "them" or "their" or "its" or "which" or "that" or "our" or "one" or "some" or "others" or "both" or "many";

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

        // “Secretary of the Treasury Ada Grey”: what stands between is the office's.
        if (at > 0 && text.Lower(at) is "of" or "for" && mention.First - at > 1 && !ActorText.IsHonorific(text.Lower(at + 1)) && !RoleWords.Is(text.Lower(at + 1)) && text.Lower(at - 1) is "secretary" or "minister" && text.IsCapital(at - 1)
            && mention.Person.Keys.Count > 1)
        {
            return false;
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

    // “the two leaders”
    private Found? Several(TokenRange phrase, int head, string words)
    {
        if (phrase.Count > 4 || !(text.Lower(phrase.First) == "both" || (text.Lower(phrase.First + 1) == "two" && text.Lower(phrase.First) is "the" or "these" or "those")))
        {
            return null;
        }

        var isPersons = text.Lower(head) is "leaders" or "men" or "women" or "presidents" or "ministers" or "candidates" or "senators" or "officials" or "diplomats" or "democrats" or "republicans" or "rivals" or "contenders" or "lawmakers";
        if (!isPersons)
        {
            return null;
        }

        var found = new List<(int At, Speaker Speaker)>();
        for (var i = people.Before(phrase.First); i >= 0 && found.Count < 2 && phrase.First - people.Mentions[i].First < 200; i--)
        {
            Add(people.Mentions[i].First, people.Mentions[i].Person.Speaker(text));
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

    // “the 1951 Halden Convention”, “an IPA/Norden poll”: nobody says it for them, so they stand under their own names.
    private Found? Titled(TokenRange phrase, int head, string words)
    {
        var isPoll = text.Lower(head) is "poll" or "survey";
        if (!isPoll && !(text.IsCapital(head) && text.Lower(head) is "accord" or "accords" or "agreement" or "charter" or "constitution" or "convention" or "covenant" or "memorandum" or "pact" or "protocol" or "treaty"))
        {
            return null;
        }

        var first = head;
        while (first > phrase.First && text.Doc[first - 1] is { Pos: not ("DET" or "ADP" or "VERB") } before && (before.Pos is "PROPN" or "NUM" or "PUNCT" or "SYM" || (before.Pos is "NOUN" or "ADJ" && text.IsCapital(first - 1))) && !text.IsPossessive(first - 1))
        {
            first--;
        }

        if (first == head || !Enumerable.Range(first, head - first).Any(i => text.Doc[i].Pos == "NUM" || (text.Doc[i].Pos is "PROPN" or "ADJ" && text.IsCapital(i))))
        {
            return null;
        }

        var name = text.Text(first, head + 1);
        return Found.One(new("organisation/" + NameFold.Slug(name), name, SpeakerKind.Organisation, null), $"{words}: {(isPoll ? "a poll" : "a treaty")} by its name");
    }

    // “the statement”, “a defence ministry release”, “the report”: its issuer.
    private Found? Text(TokenRange phrase, int head, string words)
    {
        if (text.Lower(head) is not ("statement" or "release" or "communique" or "communiqué" or "declaration" or "report" or "document" or "letter" or "memo" or "announcement" or "bulletin" or "briefing" or "letters" or "paper" or "data" or "analysis" or "resolution" or "transcript" or "video" or "article" or "editorial" or "press" or "media" or "tv" or "television" or "newspaper" or "agency" or "spokespeople" or "sources" or "source" or "study" or "survey" or "poll"))
        {
            return null;
        }

        if (Author(phrase, head) is { } author)
        {
            return author;
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
            var name = $"{text.AdjectiveOf(state)} state {text.Lower(head)}";
            return Found.One(new("organisation/" + NameFold.Slug(name), name, SpeakerKind.Organisation, state), $"{words}: its state's media");
        }

        return text.Lower(head) is "statement" or "release" or "communique" or "communiqué" or "declaration" or "announcement" or "letter" or "document" && text.Lower(phrase.First) is "the" or "that" or "this" ? Issuer(phrase.First) : null;
    }

    // “a report released in May by the Halden Institute”, “a letter from the port's staff association”.
    private Found? Author(TokenRange phrase, int head)
    {
        for (var i = head + 1; i < phrase.End; i++)
        {
            if (text.Lower(i) is not ("by" or "from"))
            {
                continue;
            }

            foreach (var named in text.Doc[i].Children)
            {
                if (named is { Dep: "pobj", Pos: "PROPN" } && named.Index > i && named.Index < phrase.End
                    && Part(new(i + 1, Math.Min(phrase.End, named.RightEdge.Index + 1))) is { IsNobody: false } found)
                {
                    return found;
                }
            }
        }

        return null;
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
            return lower == "authorities" ? Found.Unnamed(side, $"{words}: of {text.StateName(side)}") : Found.One(text.Speaker(text.State(side)), $"{words}: {text.StateName(side)}, named before");
        }

        return lower switch
        {
            "police" or "authorities" or "prosecutors" or "troops" or "forces" or "military" => Found.Unnamed(Modifier(phrase, head) ?? text.Country, $"{words}: not named"),
            "leaders" => Found.Unnamed(Modifier(phrase, head) ?? BodySide(phrase, head), $"{words}: not named"),
            _ => Found.Unnamed(null, $"{words}: nobody by name"),
        };
    }
}
