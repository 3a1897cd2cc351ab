using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Who would have to act: of a demand the one asked, else the subject of what is announced, else the side the speaker binds.</summary>
internal sealed class Debtors(ParsedDocument document, ParseTree tree, Phrases phrases, Parties parties, SpeakerSelf self, LegislatorNames legislators)
{
    // What a person does for themselves, whatever they speak for.
    private static readonly FrozenSet<string> Personal = new[] { "leave", "quit", "resign", "retire", "run", "stay", "step", "vote", "testify" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Suffering = new[] { "be", "become", "deserve", "face", "lose", "meet", "pay", "regret", "suffer" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    public (ValueList<ActorName> Debtors, string Why) Of(Saying saying, Act act, ValueList<Speaker> speakers, ValueList<Speaker> addressees, ValueList<Undertaking> clauses)
    {
        if (act == Act.Demand)
        {
            return ([.. addressees.Select(Named)], "the one asked");
        }

        foreach (var clause in clauses)
        {
            if (Acting(clause, act, saying, speakers) is { Count: > 0 } others)
            {
                return ([.. others.Select(Named)], $"the one who would “{_doc[clause.Verb].Text}”");
            }
        }

        var personal = clauses.Count > 0 && Personal.Contains(_doc[clauses[0].Verb].Lemma) && clauses[0].Subject >= 0 && _doc[clauses[0].Subject].Lower is "i" or "he" or "she";
        ValueList<ActorName> bound = [.. speakers.Select(speaker => Bound(speaker, saying, personal)).OfType<ActorName>().Distinct()];
        return (bound, "whom the speaker binds");
    }

    /// <summary>A state by its code, an organisation by its name: what a side names.</summary>
    public static ActorName Side(string side) => IsState(side) ? new("state/" + side, Gazetteer.State(side)?.Name ?? side)
        : Gazetteer.Find(side) is { } known ? new(known.Actor, known.Name) : new(null, side);

    public static ActorName Named(Speaker party) => new(party.Actor, party.Name);

    private static bool IsState(string side) => side.Length == 3 && side.All(char.IsAsciiLetterUpper) && Gazetteer.State(side) is not null;

    // The subject of what is announced, where it is another than the speaker and acts itself.
    private ValueList<Speaker> Acting(Undertaking clause, Act act, Saying saying, ValueList<Speaker> speakers)
    {
        var to = clause.Mood is UndertakingMood.Future || (act == Act.Pledge && clause.Mood is UndertakingMood.Bare && clause.Verb != clause.Root);
        if (!to && act is not (Act.Pledge or Act.Refusal))
        {
            return [];
        }

        if (clause.Passive)
        {
            return phrases.Under(clause.Verb, "by") is var agent and >= 0 && !self.Means(agent, saying, speakers) ? parties.Of(agent) : [];
        }

        if (clause.Subject < 0 || (act is Act.Threat && Suffering.Contains(_doc[clause.Verb].Lemma)) || self.Means(clause.Subject, saying, speakers))
        {
            return [];
        }

        var found = parties.Of(clause.Subject);
        return found.Any(party => party.Kind != SpeakerKind.Anonymous) ? found : [];
    }

    private ActorName? Bound(Speaker speaker, Saying saying, bool personal) => speaker.Kind switch
    {
        SpeakerKind.State => Named(speaker),
        SpeakerKind.Anonymous => speaker.Side is { } side ? Side(side) : Unnamed(speaker, saying),
        SpeakerKind.Person or SpeakerKind.Office => speaker.Side is not { } side || (personal && !IsState(side)) || legislators.Holds(speaker.Name) ? Named(speaker) : Side(side),
        _ => speaker.Side is { } side && IsState(side) ? Side(side) : Named(speaker),
    };

    // Unnamed speakers bind themselves, under the words that the text has for them.
    private ActorName Unnamed(Speaker speaker, Saying saying)
    {
        if (saying.Source.Count > 0)
        {
            var range = saying.Source[0];
            for (var i = range.First; i < range.End; i++)
            {
                var head = _doc[i].Head.Index;
                if ((head < range.First || head >= range.End || head == i) && _doc[i].Tag is "NNS" or "NNPS" && phrases.IsGroup(i) && tree.Child(i, "poss") < 0)
                {
                    return new(null, document.Words(phrases.Bare(i)));
                }
            }
        }

        return Named(speaker);
    }
}
