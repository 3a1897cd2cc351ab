using Casus.Model;

namespace Casus.Logic;

/// <summary>Walks one commitment from when it was made to the valid time, through the design's table, keeping every state it may be in.</summary>
/// <remarks>
/// Values are constant between the instants where a finding begins or ends, a party acts, or a window closes; the walk stops at these alone. At
/// one instant, windows close first, then the antecedent and the consequent are read, then the parties' acts of that instant take effect.
/// </remarks>
internal static class Lifecycle
{
    /// <param name="effects">What the exercise of permissions does to it.</param>
    public static Standing Walk(Course course, IReadOnlyList<CommitmentAct> acts, IReadOnlyList<Move> effects)
    {
        var made = course.Made;
        course.Telling?.Reasons?.AddRange(Say.Steps("recorded", null, course.Commitment, $"{Say.Made(course.Commitment.Kind)}{Say.From(made)}"));
        var pending = PartyActs.InOrder(course, acts, effects);
        var since = made;
        var states = 0;
        var history = new List<(Instant, int)> { (Instant.Min, 0) };
        var awaiting = new List<(Instant, bool)> { (Instant.Min, false) };
        Instant? next = made;
        while (next is { } at)
        {
            Windows.Close(course, at);
            Readings.Read(course, at);
            while (pending.TryPeek(out var move) && move.At <= at)
            {
                PartyActs.Take(course, pending.Dequeue());
                Windows.Close(course, at);
                Readings.Read(course, at);
            }

            var after = Hypotheses.Mask(course.Now);
            if (after != states)
            {
                (since, states) = (at, after);
                history.Add((at, after));
            }

            awaiting.Add((at, course.IsWaiting && !(course.Commitment.By?.End <= at)));
            next = Next(course, at, pending.TryPeek(out var coming) ? coming.At : null);
        }

        course.Sort();
        return new(
            course.Now, since == Instant.Min ? null : since, Windows.Deadline(course), course.IsBinding, Windows.NextClosing(course, course.Valid),
            Timeline<int>.From(history), Timeline<bool>.From(awaiting), course.Joint.IsInexact);
    }

    private static Instant? Next(Course course, Instant at, Instant? act)
    {
        Instant? next = null;
        Earlier(act);
        if (!course.IsWaiting)
        {
            return next <= course.Valid ? next : null; // parties alone can move it yet
        }

        Earlier(After(course.Antecedent, View.Told, at));
        Earlier(After(course.Consequent, course.View, at));
        Earlier(course.Antecedent?.NeverFrom is { } antecedent && antecedent > at ? antecedent : null);
        Earlier(course.Consequent.NeverFrom is { } consequent && consequent > at ? consequent : null);
        Earlier(course.Antecedent?.NextDecided(at));
        Earlier(course.Consequent.NextDecided(at));
        Earlier(course.Commitment.Opens?.Start is { } opens && opens > at ? opens : null);
        Earlier(course.Commitment.By?.End is { } end && end > at ? end : null);
        Earlier(Windows.NextClosing(course, at));
        return next <= course.Valid ? next : null;

        void Earlier(Instant? candidate)
        {
            if (candidate is { } one && !(next <= one))
            {
                next = one;
            }
        }
    }

    // While something is unknown or contested, every change below may bear on it, though the value is told by the same word.
    private static Instant? After(Condition? condition, View view, Instant at)
    {
        if (condition?.In(view) is not { } timeline)
        {
            return null;
        }

        if (!timeline.Has(Truth.Unknown) && !timeline.Has(Truth.Contested))
        {
            return timeline.End(timeline.IndexAt(at));
        }

        var stops = condition.StopsIn(view);
        var index = Array.BinarySearch(stops, at.Next);
        index = index < 0 ? ~index : index;
        return index < stops.Length ? stops[index] : null;
    }
}
