using Casus.Model;

namespace Casus.Logic;

/// <summary>Walks one commitment from when it was made to the valid time, through the design's table, keeping every state it may be in.</summary>
/// <remarks>
/// Values are constant between the instants where a finding begins or ends, a party acts, or a window closes; the walk stops at these alone. At
/// one instant, windows close first, then the antecedent and the consequent are read, then the parties' acts of that instant take effect.
/// </remarks>
internal static class Lifecycle
{
    public static Standing Walk(Course course, IReadOnlyList<CommitmentAct> acts)
    {
        var made = course.Made;
        course.Reasons.AddRange(Say.Steps("recorded", null, course.Commitment, $"{Say.Made(course.Commitment.Kind)}{Say.From(made)}"));
        var pending = PartyActs.InOrder(course, acts);
        var since = made;
        var states = 0;
        Instant? next = made;
        while (next is { } at)
        {
            Windows.Close(course, at);
            Readings.Read(course, at);
            while (pending.TryPeek(out var act) && PartyActs.On(course, act) <= at)
            {
                PartyActs.Take(course, pending.Dequeue(), at);
                Windows.Close(course, at);
                Readings.Read(course, at);
            }

            var after = Hypotheses.Mask(course.Now);
            if (after != states)
            {
                (since, states) = (at, after);
            }

            next = Next(course, at, pending.TryPeek(out var coming) ? PartyActs.On(course, coming) : null);
        }

        course.Now.Sort((a, b) => a.State.CompareTo(b.State));
        return new(
            course.Now, since == Instant.Min ? null : since, Windows.Deadline(course), course.IsBinding, course.Unsettled, Windows.NextClosing(course), course.Reasons);
    }

    private static Instant? Next(Course course, Instant at, Instant? act)
    {
        Instant? next = null;
        Earlier(act);
        if (!course.Now.Exists(h => h.State is CommitmentState.Conditional or CommitmentState.Detached or CommitmentState.Suspended))
        {
            return next <= course.Valid ? next : null; // parties alone can move it yet
        }

        Earlier(After(course.Antecedent?.Timeline, at));
        Earlier(After(course.Consequent.Timeline, at));
        foreach (var hypothesis in course.Now)
        {
            var (first, last) = Windows.Closings(course.Commitment, hypothesis);
            Earlier(first > at ? first : null);
            Earlier(last > at ? last : null);
        }

        return next <= course.Valid ? next : null;

        void Earlier(Instant? candidate)
        {
            if (candidate is { } one && !(next <= one))
            {
                next = one;
            }
        }

        static Instant? After(Timeline<Truth>? timeline, Instant at) => timeline?.End(timeline.IndexAt(at));
    }
}
