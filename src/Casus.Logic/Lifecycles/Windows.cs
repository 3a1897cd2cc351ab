using Casus.Model;

namespace Casus.Logic;

/// <summary>The windows of a commitment: when they close, and what stands once they have.</summary>
internal static class Windows
{
    /// <summary>More than this many spans of the antecedent are not told one by one.</summary>
    private const int MostSpans = 8;

    /// <summary>When the window closes, as far as a hypothesis tells.</summary>
    /// <remarks>Two instants where it is not known when it detached: for the first day and for the last.</remarks>
    public static (Instant? First, Instant? Last) Closings(Commitment commitment, Hypothesis hypothesis)
    {
        if (hypothesis.State is CommitmentState.Conditional)
        {
            return (commitment.By?.End, null);
        }

        if (hypothesis.State is not CommitmentState.Detached)
        {
            return (null, null);
        }

        return (
            Deadlines.Of(commitment, hypothesis.DetachedFrom)?.End,
            hypothesis.DetachedTo == hypothesis.DetachedFrom ? null : Deadlines.Of(commitment, hypothesis.DetachedTo)?.End);
    }

    /// <summary>The next closing after the end of the walk.</summary>
    public static Instant? NextClosing(Course course)
    {
        Instant? next = null;
        foreach (var hypothesis in course.Now)
        {
            var (first, last) = Closings(course.Commitment, hypothesis);
            next = first > course.Valid && !(next <= first) ? first : next;
            next = last > course.Valid && !(next <= last) ? last : next;
        }

        return next;
    }

    /// <summary>The deadline, where every hypothesis has the same.</summary>
    public static Moment? Deadline(Course course)
    {
        var (commitment, now) = (course.Commitment, course.Now);
        var deadline = Deadlines.Of(commitment, now[0].DetachedFrom);
        return now.TrueForAll(h => Deadlines.Of(commitment, h.DetachedFrom) == deadline && Deadlines.Of(commitment, h.DetachedTo) == deadline) ? deadline : null;
    }

    /// <summary>Closes the windows that end at or before an instant.</summary>
    public static void Close(Course course, Instant at)
    {
        var commitment = course.Commitment;
        if ((commitment.By is null && commitment.Within is null) || !course.Now.Exists(h => Closings(commitment, h) is var (first, _) && first <= at))
        {
            return;
        }

        var after = new List<Hypothesis>(course.Now.Count + 1);
        var closed = false;
        foreach (var hypothesis in course.Now)
        {
            var (first, last) = (Deadlines.Of(commitment, hypothesis.DetachedFrom)?.End, Deadlines.Of(commitment, hypothesis.DetachedTo)?.End);
            if (hypothesis.State == CommitmentState.Detached && first <= at)
            {
                closed = true;
                after.Add(AtClose(course, hypothesis));
                if (last > at)
                {
                    after.Add(hypothesis);
                }
            }
            else if (hypothesis.State == CommitmentState.Conditional && commitment.By?.End <= at)
            {
                closed = true;
                after.Add(hypothesis with { State = CommitmentState.Expired });
                if ((hypothesis.AntecedentDoubts & Doubts.Open) != 0 && course.IsBinding)
                {
                    after.Add(AtClose(course, hypothesis));
                }
            }
            else
            {
                after.Add(hypothesis);
            }
        }

        if (closed)
        {
            // "Overdue" already says that it may have been done unseen.
            if (after.Exists(h => h.State == CommitmentState.Overdue))
            {
                after.RemoveAll(h => h.GuessedOn == Doubts.Unknown);
            }

            course.Now = Hypotheses.Distinct(after);
            Explain(course, at);
        }
    }

    private static Hypothesis AtClose(Course course, Hypothesis hypothesis)
    {
        var isUnseen = (hypothesis.Doubts & (Doubts.Open | Doubts.Unknown)) != 0;
        var state = !course.IsBinding ? CommitmentState.Expired
            : isUnseen ? CommitmentState.Overdue
            : course.IsProhibition ? CommitmentState.Satisfied
            : CommitmentState.Violated;
        return hypothesis with { State = state };
    }

    private static void Explain(Course course, Instant at)
    {
        var (antecedent, consequent, last) = (course.Antecedent, course.Consequent, at.Previous);
        var words = course.Has(CommitmentState.Expired) && !course.Has(CommitmentState.Overdue) && !course.Has(CommitmentState.Violated)
            ? course.Now.Exists(h => h is { State: CommitmentState.Expired, DetachedFrom: not null }) ? "and nobody was bound" : "and it did not fall due before"
            : $"and {consequent} {(course.Has(CommitmentState.Overdue) ? "is not known to have held" : course.IsProhibition ? "did not hold" : "did not hold before")}";
        course.Reasons.Add(new("deadline-passed", null, null, null, [], $"the deadline passed before {Say.Time(at)}, {words}"));
        if (antecedent is not null && course.Now.Exists(h => h is { State: CommitmentState.Expired, DetachedFrom: null }))
        {
            if (course.Now.Count > 1)
            {
                course.Reasons.Add(new(
                    "antecedent-unknown", null, null, null, [],
                    $"whether {antecedent} held before the deadline is not known throughout: if not, it expired; if so, it fell due"));
                course.Reasons.AddRange(Explanation.Of(antecedent, "antecedent-at-deadline", last, () => $"at the deadline {antecedent} was {antecedent.Timeline.At(last).Word()}"));
            }
            else
            {
                ExplainThatItNeverHeld(course, antecedent, last);
            }
        }

        course.Reasons.AddRange(Explanation.Of(consequent, "consequent-at-deadline", last, () => $"at the deadline {consequent} was {consequent.Timeline.At(last).Word()}"));
    }

    // Span by span; of each its beginning and its end, where other findings may speak.
    private static void ExplainThatItNeverHeld(Course course, Condition antecedent, Instant last)
    {
        var timeline = antecedent.Timeline;
        var first = timeline.IndexAt(course.Made);
        for (var i = first; i <= timeline.IndexAt(last) && i < first + MostSpans; i++)
        {
            var (span, value) = (i, timeline.Value(i));
            var start = i == first ? course.Made : timeline.Start(i);
            var (rule, words) = value == Truth.False ? ("antecedent-never-held", "did not hold") : ("antecedent-not-known", $"is not known to have held ({value.Word()})");
            foreach (var time in new[] { start, timeline.End(i) is { } end && end <= last ? end.Previous : last })
            {
                course.Reasons.AddRange(Explanation.Of(antecedent, rule, time, () => $"the condition {words}{Say.From(timeline.Start(span))}: {antecedent}"));
            }
        }
    }
}
