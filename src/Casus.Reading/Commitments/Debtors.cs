using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Who would have to act: of a demand the one asked, else the subject of what is announced, else the side the speaker binds.</summary>
internal sealed partial class Debtors(ParsedDocument document, ParseTree tree, Phrases phrases, Parties parties, SpeakerSelf self, CueFrame frame, LegislatorNames legislators)
{
    // What a person does for themselves when they speak for a body; for a state too: its president resigns, not the state.
    private static readonly FrozenSet<string> Personal = new[] { "leave", "quit", "run", "stay", "step", "vote" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AlwaysPersonal = new[] { "recuse", "resign", "retire", "testify" }.ToFrozenSet(StringComparer.Ordinal);

    // To answer or not is a matter of one's own, but for those who speak for a state.
    private static readonly FrozenSet<string> Answering = new[]
    {
        "answer", "comment", "confirm", "disclose", "discuss", "elaborate", "explain", "identify", "reply", "respond", "reveal", "say", "specify", "speculate", "tell", "weigh",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What candidates seek.
    private static readonly FrozenSet<string> Posts = new[] { "election", "job", "mandate", "nomination", "office", "post", "presidency", "re", "reelection", "seat", "term" }.ToFrozenSet(StringComparer.Ordinal);

    // Offices whose holders speak for themselves, not for the government of their state.
    private static readonly FrozenSet<string> Independent = new[] { "candidate", "governor", "judge", "mayor", "senator", "speaker" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verbs whose subject only gains: the teachers will get their pay.</summary>
    public static readonly FrozenSet<string> Receiving = new[] { "get", "receive", "recover", "regain" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Suffering = new[] { "be", "become", "deserve", "face", "lose", "meet", "pay", "regret", "suffer" }.ToFrozenSet(StringComparer.Ordinal);

    // Those who speak for somebody else.
    private static readonly FrozenSet<string> Speaking = new[]
    {
        "adviser", "advisor", "aide", "ally", "associate", "attorney", "backer", "campaign", "confidant", "counsel", "deputy", "envoy", "lawyer", "lieutenant", "manager", "office", "official", "operative", "representative",
        "secretary", "source", "spokesman", "spokesperson", "spokeswoman", "staff", "staffer", "strategist", "surrogate", "team",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Calling = new[] { "advocate", "call", "demand" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Proposing = new[] { "proposal", "propose" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Vague = new[] { "agreement", "critic", "deal", "document", "draft", "expert", "letter", "observer", "other", "people", "person", "plan", "proposal", "report", "statement", "text", "treaty" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    public (ValueList<ActorName> Debtors, string Why) Of(Saying saying, Act act, ValueList<Speaker> speakers, ValueList<Speaker> addressees, ValueList<Undertaking> clauses)
    {
        if (addressees.Count == 0 && Measure(saying, act) && States(speakers) is { Count: > 0 } states)
        {
            return (states, "a measure is called for, of no one in particular: the state in which the speaker stands for office");
        }

        if (act == Act.Demand)
        {
            return ([.. addressees.Select(one => one.Kind == SpeakerKind.Office && parties.IsState(one.Side) && Governing().IsMatch(one.Name) ? Side(one.Side!) : Named(one)).Distinct()], "the one asked");
        }

        var silent = act == Act.Refusal && IsSilent(saying);
        var own = silent || clauses.Any(clause => clause.Mood == UndertakingMood.Future && clause.Subject >= 0 && self.Means(clause.Subject, saying, speakers));
        if (!own && clauses.Count > 0 && Acting(clauses[0], act, saying, speakers) is { Count: > 0 } others)
        {
            return ([.. others.Select(other => IsCommon(other, speakers) ? Side(other.Side!) : other.Kind == SpeakerKind.Person ? Named(other) : Bound(other, saying)).Distinct()], $"the one who would “{_doc[clauses[0].Verb].Text}”");
        }

        // What “the parties” will do does not bind whoever tells it.
        if (!own && clauses.Count > 0 && clauses[0] is { Mood: UndertakingMood.Future, Passive: false, Subject: >= 0 and var subject } && parties.IsBareSide(subject) && !saying.Source.Holds(subject) && !self.Means(subject, saying, speakers))
        {
            return ([], "sides that are not named");
        }

        // “The ministers agreed that Alfa would pay”: of those who speak together the one named.
        if (own && speakers.Count > 1 && clauses.Where(clause => clause.Mood == UndertakingMood.Future && clause.Subject >= 0 && _doc[clause.Subject].Pos == "PROPN" && self.Means(clause.Subject, saying, speakers)).Take(1).ToList() is [var named]
            && parties.Of(named.Subject) is { Count: > 0 } some && some.Count < speakers.Count && some.All(one => speakers.Any(speaker => SpeakerSelf.Same(one, speaker))))
        {
            return ([.. some.Select(one => Bound(one, saying)).Distinct()], $"the one who would “{_doc[named.Verb].Text}”");
        }

        // Unnamed people beside named ones add no one.
        ValueList<Speaker> binding = speakers.Any(speaker => speaker.Kind != SpeakerKind.Anonymous) ? [.. speakers.Where(speaker => speaker.Kind != SpeakerKind.Anonymous || speaker.Side is not null)] : speakers;
        ValueList<ActorName> bound = [.. binding.Select(speaker => (silent && speaker.Kind == SpeakerKind.Person) || IsOwnMatter(speaker, saying, clauses) ? Named(speaker) : Bound(speaker, saying)).Distinct()];
        return (bound, "whom the speaker binds");
    }

    /// <summary>Who is bound by a promise that the speaker received.</summary>
    /// <param name="giver">The token that heads who gave it; -1 where that is untold.</param>
    public (ValueList<ActorName> Debtors, string Why) Giving(int giver, Saying saying, ValueList<Speaker> speakers)
    {
        ValueList<Speaker> givers = giver < 0 ? [] : [.. parties.Acting(giver).Where(one => one.Kind != SpeakerKind.Anonymous && (one.Actor is not null || !parties.IsBareSide(giver)) && !speakers.Any(speaker => SpeakerSelf.Same(one, speaker)))];
        return ([.. givers.Select(one => one.Kind == SpeakerKind.Person ? Named(one) : Bound(one, saying)).Distinct()], "who gave what the speaker was promised");
    }

    // What an official tells that another of their state will do (the minister's spokesman: the minister will), the state will do.
    private bool IsCommon(Speaker other, ValueList<Speaker> speakers) =>
        parties.IsState(other.Side) && speakers.Any(speaker => speaker.Side == other.Side) && !Judicial().IsMatch(other.Name) && !(other.Kind == SpeakerKind.Person && IsIndependent(other)) && !speakers.Any(IsIndependent);

    // A state by its code, an organisation by its name: what a side names.
    private ActorName Side(string side) => document.Actors.IsState(side) ? new("state/" + side, document.Actors.StateName(side))
        : document.Actors.Names.Of(side) is [var known, ..] ? new(known.Actor, known.Name) : new("organisation/" + NameFold.Slug(side), side);

    public static ActorName Named(Speaker party) => new(party.Actor, party.Name);

    // The subject of what is announced, where it is another than the speaker and acts itself.
    private ValueList<Speaker> Acting(Undertaking clause, Act act, Saying saying, ValueList<Speaker> speakers)
    {
        var denied = act == Act.Refusal && clause.Verb == clause.Root && tree.IsNegated(clause.Verb);
        if (clause.Mood != UndertakingMood.Future && !denied)
        {
            return [];
        }

        if (clause.Passive)
        {
            return phrases.Under(clause.Verb, "by") is var agent and >= 0 && !self.Means(agent, saying, speakers) ? parties.Of(agent) : [];
        }

        if (clause.Subject < 0 || Receiving.Contains(_doc[clause.Verb].Lemma) || (act is Act.Threat && Suffering.Contains(_doc[clause.Verb].Lemma)) || self.Means(clause.Subject, saying, speakers))
        {
            return [];
        }

        // “it will be for others to decide”: an “it” that does nothing.
        if (_doc[clause.Subject].Lower == "it" && _doc[clause.Verb].Lemma == "be")
        {
            return [];
        }

        var found = parties.Of(clause.Subject);
        return found.Any(party => party.Kind != SpeakerKind.Anonymous) ? found : [];
    }

    // “declined to comment”, “would not say whether …”: not of who speaks for others by trade.
    private bool IsSilent(Saying saying)
    {
        if (saying.Source.Any(range => Enumerable.Range(range.First, range.Count).Any(i => _doc[i].Lower.StartsWith("spokes", StringComparison.Ordinal))))
        {
            return false;
        }

        return saying.Cue.Any(range => Enumerable.Range(range.First, range.Count).Any(i => Answering.Contains(_doc[i].Lemma) && (frame.Head(saying) != i || tree.IsNegated(i))))
            || (saying.Governed is { Count: > 1, First: var to } && _doc[to].Tag == "TO" && Answering.Contains(_doc[to + 1].Lemma));
    }

    // What a person does alone, whomever they speak for: resigns, seeks another term. Of what else they do for a body, too, but not for a state.
    private bool IsOwnMatter(Speaker speaker, Saying saying, ValueList<Undertaking> clauses)
    {
        if (speaker.Kind != SpeakerKind.Person || clauses.Count == 0 || !(clauses[0].Subject < 0 || saying.Source.Holds(clauses[0].Subject) || _doc[clauses[0].Subject].Lower is "i" or "he" or "she"))
        {
            return false;
        }

        var (verb, lemma) = (clauses[0].Verb, _doc[clauses[0].Verb].Lemma);
        return AlwaysPersonal.Contains(lemma)
            || (lemma == "seek" && tree.Child(verb, "dobj") is var post and >= 0 && Posts.Contains(_doc[post].Lemma))
            || (Personal.Contains(lemma) && clauses[0].Subject >= 0 && !parties.IsState(speaker.Side));
    }

    // A ban, a wall, a prosecutor: what is called for or proposed by its name, not a deed that the speaker offers to do.
    private bool Measure(Saying saying, Act act) =>
        frame.Head(saying) is >= 0 and var head && !saying.Cue.Any(range => Enumerable.Range(range.First, range.Count).Any(i => _doc[i].Lower is "on" or "upon")) && (act is Act.Demand ? Calling : act is Act.Offer ? Proposing : []).Contains(_doc[head].Lemma)
            && (act is Act.Demand || !saying.Content.Any(range => _doc[range.First].Tag == "TO" || _doc[range.First].Tag == "PRP"));

    // The states in which candidates stand for an office: those whose offices they hold or held, where it is one.
    private ValueList<ActorName> States(ValueList<Speaker> speakers)
    {
        var states = new List<ActorName>();
        foreach (var speaker in speakers)
        {
            if (!SpeakerSelf.IsCandidate(speaker) || document.Actors.People.Find(NameFold.Keys(speaker.Name), document.Day) is not { } known
                || known.Terms.Where(term => document.Actors.IsState(term.Side)).Select(term => term.Side).Distinct().ToList() is not [var state])
            {
                return [];
            }

            states.Add(Side(state));
        }

        return [.. states.Distinct()];
    }

    // A candidate is no campaign: what they promise they would do themselves.
    private bool IsIndependent(Speaker person) =>
        SpeakerSelf.IsCandidate(person)
        || legislators.Holds(person.Name)
        || (document.Day > 0 && document.Actors.People.Find(NameFold.Keys(person.Name), document.Day)?.At(document.Day) is { } term && Independent.Contains(term.Kind));

    private ActorName Bound(Speaker speaker, Saying saying)
    {
        var ofState = parties.IsState(speaker.Side);
        return speaker.Kind switch
        {
            SpeakerKind.State => Named(speaker),
            SpeakerKind.Anonymous => speaker.Side is { } side ? Side(side) : Unnamed(speaker, saying),
            SpeakerKind.Person => speaker.Side is null || IsIndependent(speaker) ? Named(speaker) : Side(speaker.Side),
            SpeakerKind.Office => ofState && !Judicial().IsMatch(speaker.Name) ? Side(speaker.Side!) : Named(speaker),
            _ => ofState && (Governing().IsMatch(speaker.Name) || IsMedium(speaker)) ? Side(speaker.Side!) : Named(speaker),
        };
    }

    // A state's own agency threatens and promises for it.
    private bool IsMedium(Speaker speaker) => document.Actors.Names.Of(speaker.Name) is [{ Trade: "media" }, ..];

    // Unnamed speakers bind those they speak for (Grey's aides), else themselves, under the words that the text has for them.
    private ActorName Unnamed(Speaker speaker, Saying saying)
    {
        var head = saying.Source.Count > 0 ? HeadOf(saying.Source[0]) : -1;
        if (head < 0 || _doc[head].Pos != "NOUN")
        {
            return Named(speaker);
        }

        if (Speaking.Contains(_doc[head].Lemma))
        {
            var principal = tree.Child(head, "poss", "compound") is var owner and >= 0 ? owner : phrases.Under(head, "to", "for", "of");
            return principal >= 0 && parties.Of(principal) is { Count: 1 } party ? Named(party[0]) : Named(speaker);
        }

        // A state's own body binds the state, its opposition does not.
        if (!IsOpposed(head) && (BodyWords.IsGovernment(_doc[head].Lower) || RoleWords.At(i => i >= 0 && i < _doc.Count ? _doc[i].Lower : string.Empty, head) is { Speaks: RoleSpeaks.State or RoleSpeaks.Head or RoleSpeaks.Staff }) && parties.Owner(head) is [{ Kind: SpeakerKind.State } state])
        {
            return Named(state);
        }

        var (article, whose) = (tree.Child(head, "det"), tree.Child(head, "poss"));
        var told = _doc[head].Tag == "NNS" || whose >= 0 || (article >= 0 && _doc[article].Lower == "the");
        return told && !Quantified(head) && !parties.IsBareSide(head) ? new(null, document.Words(phrases.Bare(head, possessive: true))) : Named(speaker);
    }

    private bool IsOpposed(int head)
    {
        foreach (var child in tree.Children(head))
        {
            if (_doc[child].Lower is "former" or "opposition" or "rebel" or "separatist")
            {
                return true;
            }
        }

        return false;
    }

    // Some, many, three of the: who exactly is not told.
    private bool Quantified(int head)
    {
        foreach (var child in tree.Children(head))
        {
            if (_doc[child].Lower is "some" or "many" or "several" or "most" or "few" or "other" or "various" or "numerous" or "certain")
            {
                return true;
            }
        }

        return Vague.Contains(_doc[head].Lemma);
    }

    private int HeadOf(TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (_doc[i].Head.Index is var head && (head < range.First || head >= range.End || head == i) && !_doc[i].IsSpace && _doc[i].Pos != "PUNCT")
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"\b(?:administration|government|cabinet|white house|kremlin|downing street|[eé]lys[eé]e|presidency|chancellery|(?:foreign|defen[cs]e|interior|finance|energy|trade) ministry|ministry of|foreign office|armed forces|army|military|navy|air force|admiralty|embassy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Governing();

    // Those who investigate and judge do not bind the government.
    [GeneratedRegex(@"\b(?:courts?|tribunal|judiciary|prosecut\w+|attorney general|police|justice department|(?:department|ministry) of justice|f\.?b\.?i|bureau of investigation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Judicial();
}
