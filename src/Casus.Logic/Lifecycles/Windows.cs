using Casus.Model;

namespace Casus.Logic;

/// <summary>The windows of a commitment: when they close, and what stands once they have.</summary>
internal static class Windows
{
    /// <summary>More than this many spans of the antecedent are not told one by one.</summary>
    private const int MostSpans = 8;

    /// <summary>When the window closes, as far as a hypothesis tells.</summary>
    /// <remarks>Two instants where it is not known when it detached: the first and the last that are possible.</remarks>
    public static (Instant? First, Instant? Last) Closings(Course course, Hypothesis hypothesis) => hypothesis.State switch
    {
        CommitmentState.Conditional => (Deadlines.End(course, null, 0), null),
        CommitmentState.Detached => (
            Deadlines.End(course, hypothesis.DetachedFrom, hypothesis.Paused),
            hypothesis.DetachedTo == hypothesis.DetachedFrom ? null : Deadlines.End(course, hypothesis.DetachedTo, hypothesis.Paused)),
        _ => (null, null),
    };

    /// <summary>The next closing after an instant; of what is suspended, when it can no longer be done in time.</summary>
    public static Instant? NextClosing(Course course, Instant after)
    {
        Instant? next = null;
        foreach (var hypothesis in course.Now)
        {
            var (first, last) = hypothesis.State == CommitmentState.Suspended ? (course.Commitment.By?.End, null) : Closings(course, hypothesis);
            next = first > after && !(next <= first) ? first : next;
            next = last > after && !(next <= last) ? last : next;
        }

        return next;
    }

    /// <summary>The deadline, where every hypothesis has the same.</summary>
    public static Moment? Deadline(Course course)
    {
        var deadline = Deadlines.Told(course, course.Now[0].DetachedFrom, course.Now[0].Paused);
        return course.Now.TrueForAll(h => Deadlines.Told(course, h.DetachedFrom, h.Paused) == deadline && Deadlines.Told(course, h.DetachedTo, h.Paused) == deadline) ? deadline : null;
    }

    /// <summary>Closes the windows that end at or before an instant.</summary>
    public static void Close(Course course, Instant at)
    {
        var commitment = course.Commitment;
        if ((commitment.By is null && commitment.Within is null) || !course.Now.Exists(h => Closings(course, h) is var (first, _) && first <= at))
        {
            return;
        }

        var after = new List<Hypothesis>(course.Now.Count + 1);
        foreach (var hypothesis in course.Now)
        {
            var (first, last) = Closings(course, hypothesis);
            if (!(first <= at))
            {
                after.Add(hypothesis);
            }
            else if (hypothesis.State == CommitmentState.Detached)
            {
                after.Add(AtClose(course, hypothesis));
                if (last > at || (last is null && hypothesis.DetachedTo != hypothesis.DetachedFrom))
                {
                    after.Add(hypothesis);
                }
            }
            else
            {
                after.Add(hypothesis with { State = CommitmentState.Expired });
                if ((hypothesis.AntecedentDoubts & Doubts.Open) != 0 && course.IsBinding)
                {
                    after.Add(AtClose(course, hypothesis));
                }
            }
        }

        // "Overdue" already says that it may have been done unseen.
        if (after.Exists(h => h.State == CommitmentState.Overdue))
        {
            after.RemoveAll(h => h.GuessedOn == Doubts.Unknown);
        }

        course.Move(after);
        var now = course.Now;
        course.Tell(() => Explain(course, now, at));
    }

    private static Hypothesis AtClose(Course course, Hypothesis hypothesis)
    {
        var isUnseen = (hypothesis.Doubts & (Doubts.Open | Doubts.Unknown)) != 0;
        var state = !course.IsBinding ? CommitmentState.Expired
            : isUnseen ? CommitmentState.Overdue
            : course.IsKept && (hypothesis.Doubts & Doubts.Absent) == 0 ? CommitmentState.Satisfied
            : CommitmentState.Violated;
        return hypothesis with { State = state };
    }

    private static IEnumerable<Reason> Explain(Course course, List<Hypothesis> now, Instant at)
    {
        var (antecedent, consequent, last) = (course.Antecedent, course.Consequent, at.Previous);
        bool Has(CommitmentState state) => now.Exists(h => h.State == state);
        var words = Has(CommitmentState.Expired) && !Has(CommitmentState.Overdue) && !Has(CommitmentState.Violated)
            ? now.Exists(h => h is { State: CommitmentState.Expired, DetachedFrom: not null }) ? "and nobody was bound" : "and it did not fall due before"
            : Has(CommitmentState.Overdue) ? $"and {consequent} is not known to have held{(course.IsStanding ? " throughout" : string.Empty)}"
            : course.IsStanding ? $"and {consequent} {(Has(CommitmentState.Violated) ? "was not seen to hold" : "held throughout")}"
            : $"and {consequent} did not hold{(course.IsProhibition ? string.Empty : " before")}";
        yield return new("deadline-passed", null, null, null, [], $"the deadline passed before {Say.Time(at)}, {words}");
        if (antecedent is not null && now.Exists(h => h is { State: CommitmentState.Expired, DetachedFrom: null }))
        {
            IEnumerable<Reason> why = ItNeverHeld(course, antecedent, last);
            if (now.Count > 1)
            {
                why = Explanation.Of(antecedent, "antecedent-at-deadline", last, () => $"at the deadline {antecedent} was {antecedent.Told.At(last).Word()}", view: View.Told)
                    .Prepend(new(
                        "antecedent-unknown", null, null, null, [],
                        $"whether {antecedent} held before the deadline is not known throughout: if not, it expired; if so, it fell due"));
            }

            foreach (var reason in why)
            {
                yield return reason;
            }
        }

        foreach (var reason in Explanation.Of(consequent, "consequent-at-deadline", last, () => $"at the deadline {consequent} was {consequent.Timeline.At(last).Word()}"))
        {
            yield return reason;
        }
    }

    // Span by span; of each its beginning and its end, where other findings may speak.
    private static IEnumerable<Reason> ItNeverHeld(Course course, Condition antecedent, Instant last)
    {
        var timeline = antecedent.Told;
        var first = timeline.IndexAt(course.Made);
        for (var i = first; i <= timeline.IndexAt(last) && i < first + MostSpans; i++)
        {
            var (span, value) = (i, timeline.Value(i));
            var start = i == first ? course.Made : timeline.Start(i);
            var (rule, words) = value == Truth.False ? ("antecedent-never-held", "did not hold") : ("antecedent-not-known", $"is not known to have held ({value.Word()})");
            foreach (var time in new[] { start, timeline.End(i) is { } end && end <= last ? end.Previous : last })
            {
                foreach (var reason in Explanation.Of(antecedent, rule, time, () => $"the condition {words}{Say.From(timeline.Start(span))}: {antecedent}", view: View.Told))
                {
                    yield return reason;
                }
            }
        }
    }
}
