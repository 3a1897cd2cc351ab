using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Who would have to act: of a demand the one asked, else the subject of what is announced, else the side the speaker binds.</summary>
internal sealed partial class Debtors(ParsedDocument document, ParseTree tree, Phrases phrases, Parties parties, SpeakerSelf self, LegislatorNames legislators)
{
    // What a person does for themselves, whatever they speak for.
    private static readonly FrozenSet<string> Personal = new[] { "leave", "quit", "resign", "retire", "run", "stay", "step", "vote", "testify" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verbs whose subject only gains: the teachers will get their pay.</summary>
    public static readonly FrozenSet<string> Receiving = new[] { "get", "receive", "recover", "regain" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Suffering = new[] { "be", "become", "deserve", "face", "lose", "meet", "pay", "regret", "suffer" }.ToFrozenSet(StringComparer.Ordinal);

    // Those who speak for somebody else.
    private static readonly FrozenSet<string> Speaking = new[]
    {
        "adviser", "advisor", "aide", "ally", "associate", "attorney", "backer", "campaign", "confidant", "counsel", "deputy", "envoy", "lawyer", "lieutenant", "manager", "office", "official", "operative", "representative",
        "secretary", "source", "spokesman", "spokesperson", "spokeswoman", "staff", "staffer", "strategist", "surrogate", "team",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Vague = new[] { "critic", "expert", "observer", "other", "people", "person", "report", "statement" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    public (ValueList<ActorName> Debtors, string Why) Of(Saying saying, Act act, ValueList<Speaker> speakers, ValueList<Speaker> addressees, ValueList<Undertaking> clauses)
    {
        if (act == Act.Demand)
        {
            return ([.. addressees.Select(one => one.Kind == SpeakerKind.Office && document.Actors.IsState(one.Side) && Governing().IsMatch(one.Name) ? Side(one.Side!) : Named(one)).Distinct()], "the one asked");
        }

        var own = clauses.Any(clause => clause.Mood == UndertakingMood.Future && clause.Subject >= 0 && self.Means(clause.Subject, saying, speakers));
        if (!own && clauses.Count > 0 && Acting(clauses[0], act, saying, speakers) is { Count: > 0 } others)
        {
            return ([.. others.Select(other => other.Kind == SpeakerKind.Person ? Named(other) : Bound(other, saying, personal: false)).Distinct()], $"the one who would “{_doc[clauses[0].Verb].Text}”");
        }

        // Unnamed people beside named ones add no one.
        ValueList<Speaker> binding = speakers.Any(speaker => speaker.Kind != SpeakerKind.Anonymous) ? [.. speakers.Where(speaker => speaker.Kind != SpeakerKind.Anonymous || speaker.Side is not null)] : speakers;
        var personal = clauses.Count > 0 && Personal.Contains(_doc[clauses[0].Verb].Lemma) && clauses[0].Subject >= 0 && _doc[clauses[0].Subject].Lower is "i" or "he" or "she";
        ValueList<ActorName> bound = [.. binding.Select(speaker => Bound(speaker, saying, personal)).Distinct()];
        return (bound, "whom the speaker binds");
    }

    // A state by its code, an organisation by its name: what a side names.
    private ActorName Side(string side) => document.Actors.IsState(side) ? new("state/" + side, document.Actors.StateName(side))
        : document.Actors.Names.Of(side) is [var known, ..] ? new(known.Actor, known.Name) : new(null, side);

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

        var found = parties.Of(clause.Subject);
        return found.Any(party => party.Kind != SpeakerKind.Anonymous) ? found : [];
    }

    private ActorName Bound(Speaker speaker, Saying saying, bool personal)
    {
        var ofState = document.Actors.IsState(speaker.Side);
        return speaker.Kind switch
        {
            SpeakerKind.State => Named(speaker),
            SpeakerKind.Anonymous => speaker.Side is { } side ? Side(side) : Unnamed(speaker, saying),
            SpeakerKind.Person => speaker.Side is null || (personal && !ofState) || legislators.Holds(speaker.Name) ? Named(speaker) : Side(speaker.Side),
            SpeakerKind.Office => ofState ? Side(speaker.Side!) : Named(speaker),
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

        // A state's own body binds the state.
        if (parties.Owner(head) is [{ Kind: SpeakerKind.State } state])
        {
            return Named(state);
        }

        var (article, whose) = (tree.Child(head, "det"), tree.Child(head, "poss"));
        var told = _doc[head].Tag == "NNS" || whose >= 0 || (article >= 0 && _doc[article].Lower == "the");
        return told && !Quantified(head) ? new(null, document.Words(phrases.Bare(head, possessive: true))) : Named(speaker);
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
}
