using System.Text.RegularExpressions;

namespace Casus.Reading;

/// <summary>Reads what a phrase says somebody is, and whom such a one speaks for.</summary>
internal sealed partial class RoleReader(ActorText text, BodyReader bodies)
{
    private const int Longest = 40;

    // Tokens back to the last ministry that was called a state's.
    private const int Far = 500;

    /// <summary>The persons of the document, once they are known: a minister's aide speaks for the minister's side.</summary>
    public Func<int, TextPerson?> PersonAt { get; set; } = _ => null;

    /// <summary>The role in a run of tokens, which has no name of its bearer in it; null when it tells none.</summary>
    public Role? Read(int first, int end)
    {
        end = Math.Min(end, first + Longest);
        if (Noun(first, end) is not { } noun)
        {
            return null;
        }

        // Who is to be a judge or a minister is nominated too, and runs for nothing.
        if (noun.Speaks == RoleSpeaks.Candidate && text.Lower(noun.First) == "nominee" && !IsOfAnElection(first, end))
        {
            noun = noun with { Speaks = RoleSpeaks.Private };
        }

        var former = IsFormer(first, noun.First);
        var after = Tail(noun.End, end);
        var words = text.Text(first, after);
        var (side, of, told) = Side(noun, first, after);
        var its = side is null && text.Lower(first) == "its" && noun.Speaks is RoleSpeaks.State or RoleSpeaks.Head or RoleSpeaks.Staff ? first : -1;
        return new(noun.Group, noun.Speaks, noun.Plural, former, side, of, noun.First, words) { IsTold = told, Its = its };
    }

    /// <summary>Somebody of a body: the body that a run of tokens begins with.</summary>
    public Role? Member(int first, int end) => bodies.Read(bodies.Run(first, new(first, end))) is { Kind: not Casus.Model.SpeakerKind.Person } body
        ? new("member", RoleSpeaks.Head, false, false, body.Side, null, first, text.Text(first, bodies.Run(first, new(first, end)).End)) { IsTold = true }
        : null;

    private readonly record struct Found(string Group, RoleSpeaks Speaks, bool Plural, int First, int End);

    // The last word for a role before what hangs on its right: in “White House press secretary” the secretary, in “chairman of the board” the chairman.
    private Found? Noun(int first, int end)
    {
        Found? found = null;
        for (var i = first; i < end; i++)
        {
            var token = text.Doc[i];
            if (found is not null && (token.Pos is "ADP" or "VERB" or "AUX" or "SCONJ" or "CCONJ" || token.Tag is "," or "WP" or "WDT" || (token.Pos == "PUNCT" && token.Text is not ("-" or "–"))))
            {
                break;
            }

            if (RoleWords.At(text.Lower, i) is { } role && !(found is not null && text.Lower(i) is "dr." or "gen." or "adm." or "lt." or "col." or "capt." or "maj." or "sgt." or "sen." or "rep.") && i + role.Length <= end && !text.IsPossessive(i + role.Length) && !(text.Names.At(i) is { } hit && hit.End > i + 1))
            {
                found = new(role.Group, role.Speaks, role.Plural, i, i + role.Length);
                i += role.Length - 1;
            }
        }

        return found;
    }

    private bool IsOfAnElection(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Lower(i) is "democrat" or "democratic" or "gop" or "gubernatorial" or "libertarian" or "party" or "presidential" or "presumptive" or "republican" or "vice")
            {
                return true;
            }
        }

        return text.Names.IsAmerican && text.Day > 0 && (text.Day / 10000) % 4 == 0; // a year in which “the nominee” is a party's
    }

    private bool IsFormer(int first, int noun)
    {
        for (var i = first; i < noun; i++)
        {
            if (text.Lower(i) is "former" or "ex" or "then" or "onetime" or "one-time" or "retired" or "late" or "ousted" or "deposed" or "previous" or "would-be" or "ex-" or "erstwhile" or "sometime")
            {
                return true;
            }
        }

        return false;
    }

    // What hangs on the noun: “of …”, “for …”, up to a comma, a relative clause or a verb.
    private int Tail(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            var token = text.Doc[i];
            if (token.Tag is "WP" or "WDT" or "VBD" or "VBZ" or "VBP" or "MD" || token.Text is "," or ";" or "(" or "—" or "--" or "–" or ":")
            {
                return i;
            }
        }

        return end;
    }

    private (string? Side, TextPerson? Of, bool IsTold) Side(Found noun, int first, int end)
    {
        if (noun.Speaks == RoleSpeaks.Private)
        {
            return (PaperIn(first, end), null, true);
        }

        if (noun.Speaks == RoleSpeaks.Member)
        {
            return (Usual(noun, first, end), null, true);
        }

        if (noun.Speaks == RoleSpeaks.Candidate)
        {
            return (null, null, true);
        }

        var before = Before(first, noun);
        if (before.Side is not null || before.Of is not null || before.IsNobody)
        {
            return (before.IsNobody ? null : before.Side ?? before.Of!.Side(text).Side, before.Of, !before.IsUsual);
        }

        var after = After(noun, end);
        if (after.Side is not null || after.Of is not null || after.IsNobody)
        {
            return (after.IsNobody || (after.Of is not null && IsCampaign(first, end)) ? null : after.Side ?? after.Of!.Side(text).Side, after.Of, true);
        }

        // Whose “its” is, is not what is usual.
        return text.Lower(first) == "its" && noun.Speaks is RoleSpeaks.State or RoleSpeaks.Head or RoleSpeaks.Staff ? (null, null, true) : (Usual(noun, first, end), null, false);
    }

    // A manager of somebody's campaign of long ago does not speak for the office held since.
    private bool IsCampaign(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Lower(i) is "campaign" or "campaigns" or "bid")
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="IsUsual">Whether no word tells of whom: the foreign ministry of the document's country.</param>
    private readonly record struct Served(string? Side, TextPerson? Of, bool IsNobody, bool IsUsual = false);

    // The words before the noun, the nearest first: a state's adjective, a body, a person whose aide it is.
    private Served Before(int first, Found found)
    {
        var noun = found.First;
        for (var i = noun - 1; i >= first; i--)
        {
            if (PersonAt(i) is { } person)
            {
                return new(null, person, false);
            }

            if (text.Names.At(i) is { } hit)
            {
                if (hit.Actor.Trade == "media")
                {
                    return new(hit.Actor.Side, null, false);
                }

                if (hit.Actor.Sense is NameSense.Place or NameSense.Capital or NameSense.Body && hit.First > first && IsName(hit.First - 1) && bodies.Read(bodies.Run(i, new(first, noun))) is { } own)
                {
                    return new(own.Side, null, own.Side is null);
                }

                return hit.Actor.Side == NamedActor.OfTheText && (Other(first, hit.First) ?? (found.Group == "spokesperson" ? text.StateBefore(first) : null)) is { } state ? new(state, null, false) : new(text.Side(hit.Actor.Side), null, false, hit.Actor.Side == NamedActor.OfTheText);
            }

            if (text.Lower(i) is "group" or "movement" or "rebels" or "militia" or "militants" or "insurgents" && text.IsPossessive(i + 1) && Earlier(i, static actor => actor.Trade == "group") is { } group)
            {
                return new(group, null, false);
            }

            if (General(i) is { } organisation)
            {
                return new(organisation, null, false);
            }

            if (text.Lower(i) is "commission" && Earlier(i, static actor => actor.Name == "European Commission") is { } union)
            {
                return new(union, null, false);
            }

            if (text.Lower(i) is "democratic" or "republican" or "gop" && found.Speaks is RoleSpeaks.Staff or RoleSpeaks.Head && text.IsCapital(i))
            {
                return new(text.Lower(i) == "democratic" ? "Democratic Party" : "Republican Party", null, false);
            }

            // “the Catalan president”: of a people that no table has; never the document's state.
            if (found.Speaks is RoleSpeaks.State or RoleSpeaks.Head && found.Group is not ("senator" or "representative" or "lawmaker" or "member") && IsPeople(i))
            {
                return new(null, null, true);
            }

            if (text.Lower(i) is "opposition" or "rebel" or "separatist" or "community" or "student" or "business" or "religious" or "church" or "union" or "student" or "rights")
            {
                return new(null, null, true);
            }

            if (IsName(i) && found.Group is not ("minister" or "secretary" or "prime minister" or "ambassador" or "general" or "senator" or "representative") && !IsBranch(text.Lower(i)) && !RoleWords.Is(text.Lower(i)) && (text.Doc[i].Pos is "PROPN" || (text.Doc[i].Pos is "NOUN" && !text.Doc[i].IsSentenceStart)) && bodies.Read(bodies.Run(i, new(first, noun))) is { } body && (text.Doc[i].EntityType is "ORG" or "" or "GPE" or "PRODUCT" or "FAC" || BodyWords.IsBody(text.Lower(i))))
            {
                return body.Kind == Casus.Model.SpeakerKind.Person && text.Doc[i].EntityType == "ORG" ? new(body.Name, null, false) : new(body.Side, null, body.Side is null);
            }
        }

        return default;
    }

    private bool IsPeople(int token) =>
        text.IsCapital(token) && text.Doc[token].EntityType == "NORP" && Faith().IsMatch(text.Lower(token)) is false && Peoples().IsMatch(text.Lower(token));

    // “the Secretary-General's spokesman”, “the Special Representative of the Secretary-General”: of the organisation named last that has one.
    private string? General(int token) =>
        text.Lower(token) == "general" && text.IsCapital(token) && (text.Lower(token - 1) == "secretary" || (text.Lower(token - 1) == "-" && text.Lower(token - 2) == "secretary"))
            ? Earlier(token, static actor => actor is { Sense: NameSense.Body, Side: "United Nations" or "NATO" or "Arab League" or "ASEAN" or "Commonwealth" }) : null;

    // The side of the last actor of a kind named before a token.
    private string? Earlier(int token, Func<NamedActor, bool> isKind)
    {
        for (var i = text.Names.Hits.Count - 1; i >= 0; i--)
        {
            if (text.Names.Hits[i] is var hit && hit.End <= token && isKind(hit.Actor))
            {
                return hit.Actor.Side;
            }
        }

        return null;
    }

    private string? Other(int first, int end)
    {
        for (var i = end - 1; i >= first; i--)
        {
            if (text.Names.At(i) is { } hit && hit.Actor.Sense != NameSense.Body)
            {
                return hit.Actor.Side;
            }
        }

        return null;
    }

    // “of the Ukrainian army”, “for the port authority”, “at Harbour Watch”; an ambassador to somewhere speaks for the place he came from.
    private Served After(Found noun, int end)
    {
        for (var i = noun.End; i < end; i++)
        {
            var word = text.Lower(i);
            if (word is not ("of" or "for" or "at" or "with" or "in" or "on" or "from" or "to" or "by" or "and"))
            {
                continue;
            }

            if (word == "to" && noun.Group is "ambassador" or "envoy" or "representative")
            {
                return default;
            }

            // An envoy for a state is sent there.
            if (word == "for" && noun.Group is "envoy" or "representative" && text.Lower(noun.First - 1) is "special" or "personal")
            {
                return default;
            }

            for (var j = i + 1; j < end && text.Lower(j) is not ("of" or "for" or "at" or "in" or "on" or "to" or "from"); j++)
            {
                if (text.Lower(j) is "who" or "that" or "which" or "under")
                {
                    return default;
                }

                if (PersonAt(j) is { } person)
                {
                    return new(null, person, false);
                }

                if (General(j) is { } organisation)
                {
                    return new(organisation, null, false);
                }

                if (text.Names.At(j) is { } || (IsName(j) && noun.Group is not ("minister" or "secretary") && !RoleWords.Is(text.Lower(j)) && text.Doc[j].Pos == "PROPN"))
                {
                    var run = bodies.Run(j, new(i + 1, end));
                    if (bodies.Read(run) is { } body)
                    {
                        return new(body.Side, null, body.Side is null);
                    }
                }
            }
        }

        return default;
    }

    private string? PaperIn(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Names.At(i) is { } hit && hit.Actor.Trade == "media")
            {
                return hit.Actor.Side;
            }

            if (text.Doc[i].Pos == "PROPN" && BodyWords.IsPaper(text.Lower(i)) && IsName(i) && bodies.Run(i, new(first, end)) is { Count: > 1 } run)
            {
                return bodies.Read(run)?.Side;
            }
        }

        return null;
    }

    // Without a word of whom: offices that only a state has are the document's country's.
    private string? Usual(Found noun, int first, int end)
    {
        switch (noun.Group)
        {
            case "mep":
                return "European Union";
            case "pope":
                return "VAT";
            case "president" or "vice president" or "secretary general" or "chair" or "director" or "head" or "leader" or "founder" or "manager" or "executive" or "organizer" or "chief" or "chief executive" or "owner"
                or "ambassador" or "negotiator" or "commander" or "commissioner" or "rapporteur" or "high representative" or "treasurer" or "coordinator" or "counsel" or "soldier" or "envoy" or "king":
                return noun.Group is "president" or "vice president" && (end > noun.End || text.IsCapital(noun.First)) && noun.Plural == false && noun.End == end ? text.Country : null;
            case "spokesperson" or "aide" or "adviser" or "official" or "officer" or "deputy" or "investigator" or "agent":
                return GovernmentWord(first, end) ? NamedBefore(first, noun.First) ?? text.Country : null;
            case "member" or "lawmaker" when text.Lower(noun.First) == "mp" || text.Lower(end - 1) == "parliament":
                return BodyIn(first, end) ?? text.Country;
            case "member" when BodyIn(first, end) is { } body:
                return body;
            case "member":
                return GovernmentWord(first, end) ? text.Legislature : null;
            default:
                return noun.Group is "lawmaker" or "senator" or "representative" or "governor" or "mayor" or "speaker" or "whip" or "secretary" or "attorney general" or "judge" or "justice" or "sheriff" or "chief of staff" or "inspector general" or "prosecutor" or "councillor" ? text.Legislature : noun.Speaks == RoleSpeaks.State ? text.Country : null;
        }
    }

    // “Alfa's defence ministry denied it …, ministry spokesman Ada Grey said”: of the ministry that was named last.
    private string? NamedBefore(int first, int noun)
    {
        for (var i = noun - 1; i >= first; i--)
        {
            var word = text.Lower(i);
            if (word is not ("army" or "embassy" or "government" or "military" or "ministry" or "navy" or "parliament" or "presidency"))
            {
                continue;
            }

            for (var j = first - 1; j >= 0 && first - j < Far; j--)
            {
                if (text.Lower(j) == word && Other(text.Doc[j].LeftEdge.Index, j) is { } state)
                {
                    return state;
                }
            }
        }

        return null;
    }

    private string? BodyIn(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Names.At(i) is { } hit && hit.Actor.Trade is "party" or "office" or "group")
            {
                return text.Side(hit.Actor.Side);
            }
        }

        return null;
    }

    private bool GovernmentWord(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Lower(i) is "government" or "administration" or "military" or "army" or "police" or "defense" or "defence" or "intelligence" or "enforcement" or "security" or "federal" or "state" or "city" or "county" or "immigration" or "border"
                or "election" or "congressional" or "cabinet" or "presidential" or "diplomatic" or "ministry" or "parliament" or "customs" or "local" or "municipal" or "counterterrorism" or "naval" or "navy" or "embassy" or "consular" or "health" or "house" or "senate")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsName(int token) => text.Doc[token].Pos is not ("PUNCT" or "SPACE" or "DET") && text.IsCapital(token) && !ActorText.IsHonorific(text.Lower(token));

    // Words of titles: a Defense Secretary's defense is no body of its own.
    private static bool IsBranch(string lower) => lower is "defense" or "defence" or "foreign" or "press" or "state" or "interior" or "finance" or "national" or "security" or "affairs" or "prime" or "vice" or "chief" or "deputy" or "assistant" or "general" or "executive" or "senior" or "homeland" or "health"
        or "energy" or "agriculture" or "commerce" or "labor" or "labour" or "education" or "transportation" or "justice" or "home" or "trade" or "democrat" or "republican" or "democratic" or "sen." or "rep." or "gov." or "former" or "communications" or "policy" or "navy" or "army" or "air" or "force" or "marine" or "radio" or "talk" or "speaker";

    [GeneratedRegex("(?:an|ese|ish|i)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Peoples();

    [GeneratedRegex("^(?:republican|libertarian|conservative|christian|lutheran|anglican|presbyterian|puritan|shi[ai]|sunni|jewish|hindi)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Faith();
}
