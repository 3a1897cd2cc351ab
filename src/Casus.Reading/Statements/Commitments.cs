using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whom a saying addresses, and the commitment it would make: who would act, toward whom, and what, without its condition.</summary>
internal sealed class Commitments(Frames frames, SpeakerResolver resolver)
{
    public ValueList<ActorName> Addressees(Attribution attribution, Act act, ValueList<Speaker> speakers)
    {
        var named = new List<ActorName>();
        if (attribution.Addressee is { } addressee && resolver.Name(addressee) is { } one)
        {
            named.Add(one);
        }
        else if (act is Act.Threat or Act.Accusation or Act.Demand or Act.Pledge or Act.Acceptance or Act.Offer)
        {
            var own = speakers.Select(speaker => speaker.Side).ToHashSet();
            if (Others(attribution, own) is { } other)
            {
                named.Add(new(other.Actor, other.Name));
            }
        }

        return [.. named];
    }

    public CandidateCommitment? Of(Attribution attribution, Act act, ValueList<Speaker> speakers, ValueList<ActorName> addressees, IReadOnlyList<(TokenRange Range, ConditionKind Kind)> conditions)
    {
        if (act is not (Act.Pledge or Act.Threat or Act.Offer or Act.Demand or Act.Refusal))
        {
            return null;
        }

        ValueList<ActorName> debtors = act == Act.Demand ? addressees : [.. speakers.Where(speaker => speaker.Kind != SpeakerKind.Anonymous || speaker.Side is not null).Select(Party).Distinct()];
        ValueList<ActorName> toward = act == Act.Demand ? [] : addressees;
        var spans = Without(attribution, conditions);
        return spans.Count == 0 ? null : new(act, debtors, toward, Quoted.From(frames.Words.Text, [.. spans]));
    }

    // A person who speaks for a state binds the state.
    private static ActorName Party(Speaker speaker) =>
        speaker.Side is not { } side ? new(speaker.Actor, speaker.Name)
        : Gazetteer.State(side) is { } state ? new(state.Actor, state.Name)
        : Gazetteer.Find(side) is { } known ? new(known.Actor, known.Name)
        : new(speaker.Kind == SpeakerKind.Person ? null : speaker.Actor, side);

    // The first state or organisation in the content that is not the speaker's own.
    private KnownActor? Others(Attribution attribution, HashSet<string?> own)
    {
        foreach (var range in attribution.Content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (frames.Words.IsCapitalised(i) && Sides.Actor(frames.Words, i, Math.Min(range.End, i + Gazetteer.MostWords)) is { } actor && !own.Contains(actor.Side))
                {
                    return actor;
                }
            }
        }

        return null;
    }

    private List<Span> Without(Attribution attribution, IReadOnlyList<(TokenRange Range, ConditionKind Kind)> conditions)
    {
        var words = frames.Words;
        var spans = new List<Span>();
        foreach (var range in attribution.Content)
        {
            var first = range.First;
            if (words.Is(first, WordClass.That))
            {
                first++;
            }

            foreach (var (clause, _) in conditions.Where(c => c.Range.First >= range.First && c.Range.End <= range.End && c.Kind != ConditionKind.DependsOn))
            {
                Add(first, clause.First);
                first = clause.End;
            }

            Add(first, range.End);
        }

        return spans;

        void Add(int from, int to)
        {
            while (from < to && words.Class(from) is WordClass.Comma or WordClass.Quote or WordClass.Stop)
            {
                from++;
            }

            while (to > from && words.Class(to - 1) is WordClass.Comma or WordClass.Quote or WordClass.Stop)
            {
                to--;
            }

            if (to > from)
            {
                spans.Add(words.Span(from, to));
            }
        }
    }
}
