using Casus.Model;

namespace Casus.Logic;

/// <summary>What an act by one entitled to it does to a commitment in a given state: the rows of the design's table that parties move.</summary>
internal static class CommitmentActs
{
    /// <summary>The order in which acts of one instant take effect.</summary>
    public static int Rank(CommitmentActKind act) => act switch
    {
        CommitmentActKind.Accept => 0,
        CommitmentActKind.Refuse => 1,
        CommitmentActKind.Suspend => 2,
        CommitmentActKind.Resume => 3,
        CommitmentActKind.Release => 4,
        CommitmentActKind.Cancel => 5,
        CommitmentActKind.Repair => 9,
        _ => 6,
    };

    /// <summary>What the exercise of a permission does, and the rule that applied; no rule: nothing changed.</summary>
    public static (Hypothesis After, string? Rule) Apply(Course course, Hypothesis hypothesis, EffectKind effect, Instant at) => effect switch
    {
        EffectKind.Terminate when hypothesis.IsActive => (hypothesis with { State = CommitmentState.Cancelled }, "terminated"),
        EffectKind.Release when hypothesis.IsActive => (hypothesis with { State = CommitmentState.Released }, "released"),
        EffectKind.Suspend when hypothesis.State is CommitmentState.Conditional or CommitmentState.Detached => (Suspended(hypothesis, at), "suspended"),
        EffectKind.Resume when hypothesis.State == CommitmentState.Suspended => (Resumed(course, hypothesis, at), "resumed"),
        _ => (hypothesis, null),
    };

    /// <summary>The state after it, and the rule that applied; no rule: nothing changed.</summary>
    public static (Hypothesis After, string? Rule) Apply(Course course, Hypothesis hypothesis, CommitmentAct act, Instant at)
    {
        var (kind, isBinding) = (course.Commitment.Kind, course.IsBinding);

        // A suspended commitment is taken back from where it stood.
        var state = hypothesis.State == CommitmentState.Suspended ? hypothesis.Before : hypothesis.State;
        switch (act.Act)
        {
            case CommitmentActKind.Suspend when hypothesis.State is CommitmentState.Conditional or CommitmentState.Detached:
                return (Suspended(hypothesis, at), "suspended");
            case CommitmentActKind.Resume when hypothesis.State == CommitmentState.Suspended:
                return (Resumed(course, hypothesis, at), "resumed");
            case CommitmentActKind.Repair when hypothesis.State is CommitmentState.Violated or CommitmentState.Overdue:
                return (hypothesis with { State = CommitmentState.Repaired, GuessedOn = Doubts.None }, "repaired");
            case CommitmentActKind.Release when hypothesis.IsActive:
                return (hypothesis with { State = CommitmentState.Released }, "released");
            case CommitmentActKind.Assign or CommitmentActKind.Delegate or CommitmentActKind.Supersede when hypothesis.IsActive:
                return (hypothesis with { State = CommitmentState.Transferred, Successor = act.To }, Word(act.Act));
            case CommitmentActKind.Refuse when kind == CommitmentKind.Offer && hypothesis.IsActive:
                return (hypothesis with { State = CommitmentState.Released, IsRefused = true }, "refused");
            case CommitmentActKind.Refuse when kind == CommitmentKind.Demand && !isBinding && hypothesis.IsActive:
                return (hypothesis with { State = CommitmentState.Cancelled, IsRefused = true }, "refused");
            case CommitmentActKind.Refuse when kind == CommitmentKind.Demand && hypothesis.IsActive:
            case CommitmentActKind.Cancel when hypothesis.IsActive:
                return isBinding && state is CommitmentState.Detached or CommitmentState.Overdue
                    ? (hypothesis with { State = CommitmentState.Violated }, "repudiated")
                    : (hypothesis with { State = CommitmentState.Cancelled }, "cancelled");
            default:
                return (hypothesis, null);
        }
    }

    private static Hypothesis Suspended(Hypothesis hypothesis, Instant at) =>
        hypothesis with { State = CommitmentState.Suspended, Before = hypothesis.State, SuspendedAt = at, HeldMeanwhile = false };

    // A duration did not run meanwhile; what was done in time counts now.
    private static Hypothesis Resumed(Course course, Hypothesis hypothesis, Instant at)
    {
        var (first, last) = course.Counting(hypothesis);
        return hypothesis with
        {
            State = hypothesis.HeldMeanwhile ? CommitmentState.Satisfied : hypothesis.Before,
            Paused = (hypothesis.Paused.First + Since(first), hypothesis.Paused.Last + Since(last)),
            HeldMeanwhile = false,
            SuspendedAt = default,
        };

        // What had not begun to run could not stand still.
        long Since(Instant? start) => start is not { } from || from >= at ? 0
            : at.UnixMicroseconds - (from > hypothesis.SuspendedAt ? from : hypothesis.SuspendedAt).UnixMicroseconds;
    }

    private static string Word(CommitmentActKind act) => act switch
    {
        CommitmentActKind.Assign => "assigned",
        CommitmentActKind.Delegate => "delegated",
        _ => "superseded",
    };
}
