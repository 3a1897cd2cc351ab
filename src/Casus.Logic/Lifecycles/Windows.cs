using Casus.Model;

namespace Casus.Logic;

/// <summary>The windows of a commitment: when they close, and what stands once they have.</summary>
internal static class Windows
{
    /// <summary>More than this many spans of the antecedent are not told one by one.</summary>
    private const int MostSpans = 8;

    /// <summary>When the window closes, as far as a hypothesis tells.</summary>
    /// <remarks>Two instants where it is not known from when it is counted: the first and the last that are possible. No last one: there is one, or it may never close.</remarks>
    public static (Instant? First, Instant? Last) Closings(Course course, Hypothesis hypothesis)
    {
        if (hypothesis.State is not (CommitmentState.Conditional or CommitmentState.Detached))
        {
            return (null, null);
        }

        var (first, last) = course.Counting(hypothesis);
        return (Deadlines.End(course, first, hypothesis.Paused.First), first == last ? null : Deadlines.End(course, last, hypothesis.Paused.Last));
    }

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
        var deadline = Deadlines.Told(course, course.Counting(course.Now[0]).First, course.Now[0].Paused.First);
        foreach (var hypothesis in course.Now)
        {
            var (first, last) = course.Counting(hypothesis);
            if (Deadlines.Told(course, first, hypothesis.Paused.First) != deadline || Deadlines.Told(course, last, hypothesis.Paused.Last) != deadline)
            {
                return null;
            }
        }

        return deadline;
    }

    /// <summary>Closes the windows that end at or before an instant.</summary>
    public static void Close(Course course, Instant at)
    {
        var commitment = course.Commitment;
        if ((commitment.By is null && commitment.Within is null) || !IsAnyClosed(course, at))
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
                continue;
            }

            if (last > at || (last is null && course.Commitment.By is null && course.Counting(hypothesis) is var (sooner, later) && sooner != later))
            {
                // It may still run.
                after.Add(hypothesis);
                if (course.CountedFrom is { } counted && course.Counted.First is { } from)
                {
                    course.Telling?.Unsettled.Add((counted, from));
                }
            }

            if (hypothesis.State == CommitmentState.Detached)
            {
                after.Add(hypothesis with { State = AtClose(course.IsBinding, course.IsKept, hypothesis.Doubts) });
            }
            else
            {
                after.Add(hypothesis with { State = CommitmentState.Expired });
                if ((hypothesis.AntecedentDoubts & Doubts.Open) != 0 && course.IsBinding)
                {
                    after.Add(hypothesis with { State = AtClose(course.IsBinding, course.IsKept, hypothesis.Doubts) });
                }
            }
        }

        // "Overdue" already says that it may have been done unseen.
        if (after.Exists(h => h.State == CommitmentState.Overdue))
        {
            after.RemoveAll(h => h.GuessedOn == Doubts.Unknown);
        }

        course.Move(after);
        course.Telling?.Reasons?.AddRange(Explain(course, course.Now, at));
    }

    private static bool IsAnyClosed(Course course, Instant at)
    {
        foreach (var hypothesis in course.Now)
        {
            if (Closings(course, hypothesis).First <= at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How what has fallen due stands once its window has closed.</summary>
    public static CommitmentState AtClose(bool isBinding, bool isKept, Doubts doubts) =>
        !isBinding ? CommitmentState.Expired
        : (doubts & (Doubts.Open | Doubts.Unknown)) != 0 ? CommitmentState.Overdue
        : isKept && (doubts & Doubts.Absent) == 0 ? CommitmentState.Satisfied
        : CommitmentState.Violated;

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
