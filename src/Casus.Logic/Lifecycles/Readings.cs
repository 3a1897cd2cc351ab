using Casus.Model;

namespace Casus.Logic;

/// <summary>Reads the antecedent and the consequent at an instant, for each way a commitment may stand.</summary>
internal static class Readings
{
    public static void Read(Course course, Instant at)
    {
        if (course.Now is [{ State: not (CommitmentState.Conditional or CommitmentState.Detached or CommitmentState.Suspended) }])
        {
            return;
        }

        var reading = new Reading(course, at);
        foreach (var hypothesis in course.Now)
        {
            reading.Of(hypothesis);
        }

        course.Now = Hypotheses.Distinct(reading.After);
    }

    private readonly struct Reading(Course course, Instant at)
    {
        private readonly Truth _fall = course.Antecedent?.Timeline.At(at) ?? Truth.True;
        private readonly Truth _deed = course.Consequent.Timeline.At(at);

        public List<Hypothesis> After { get; } = new(course.Now.Count + 1);

        public void Of(Hypothesis hypothesis)
        {
            switch (hypothesis.State)
            {
                case CommitmentState.Conditional:
                    OfConditional(hypothesis);
                    break;
                case CommitmentState.Detached:
                    OfDetached(hypothesis);
                    break;
                case CommitmentState.Suspended when !course.IsProhibition:
                    After.Add(hypothesis with
                    {
                        Doubts = hypothesis.Doubts | Hypotheses.Doubt(_deed),
                        HeldMeanwhile = hypothesis.HeldMeanwhile
                            || (_deed == Truth.True && !(Deadlines.Of(course.Commitment, hypothesis.DetachedFrom)?.End <= at)),
                    });
                    break;
                default:
                    After.Add(hypothesis);
                    break;
            }
        }

        private void OfConditional(Hypothesis hypothesis)
        {
            if (!course.IsProhibition && _deed == Truth.True)
            {
                Fulfil(hypothesis);
                return;
            }

            if (_fall is Truth.True or Truth.Unknown or Truth.Contested)
            {
                Detach(hypothesis);
            }

            if (_fall != Truth.True)
            {
                if (!course.IsProhibition && _deed is Truth.Unknown or Truth.Contested)
                {
                    Guess(hypothesis, CommitmentState.Satisfied);
                }

                // What is prohibited only once the condition holds is no breach before; but if it may have held unseen, it may have been one.
                var doubt = course.IsProhibition && _deed == Truth.True ? Doubts.Unknown : Hypotheses.Doubt(_deed);
                After.Add(hypothesis with { Doubts = hypothesis.Doubts | doubt, AntecedentDoubts = hypothesis.AntecedentDoubts | Hypotheses.Doubt(_fall) });
            }
        }

        private void Detach(Hypothesis hypothesis)
        {
            var (fall, last) = (_fall, at);
            if (course.Antecedent is { } antecedent)
            {
                if (fall == Truth.True)
                {
                    Explain("antecedent-holds", antecedent, "the condition holds");
                }
                else
                {
                    last = Deadlines.LastIn(at, antecedent.Timeline.End(antecedent.Timeline.IndexAt(at)) ?? course.Valid.Next);
                    last = last < at ? at : last;
                    Explain("antecedent-unknown", antecedent, $"whether the condition holds is {fall.Word()}");
                }
            }

            OfDetached(hypothesis with
            {
                State = CommitmentState.Detached,
                DetachedFrom = at,
                DetachedTo = last,
                Doubts = course.IsProhibition ? Doubts.None : hypothesis.Doubts,
                AntecedentDoubts = Doubts.None,
            });
        }

        private void OfDetached(Hypothesis hypothesis)
        {
            if (_deed == Truth.True)
            {
                Fulfil(hypothesis);
                return;
            }

            if (_deed is Truth.Unknown or Truth.Contested)
            {
                Guess(hypothesis, course.IsProhibition ? CommitmentState.Violated : CommitmentState.Satisfied);
            }

            After.Add(hypothesis with { Doubts = hypothesis.Doubts | Hypotheses.Doubt(_deed) });
        }

        private void Fulfil(Hypothesis hypothesis)
        {
            After.Add(hypothesis with { State = course.IsProhibition ? CommitmentState.Violated : CommitmentState.Satisfied });
            var (rule, words) = course.IsProhibition ? ("prohibited-holds", "what is prohibited holds") : ("consequent-holds", "what was committed holds");
            Explain(rule, course.Consequent, words);
        }

        private void Guess(Hypothesis hypothesis, CommitmentState state)
        {
            After.Add(hypothesis with { State = state, GuessedOn = Hypotheses.Doubt(_deed) });
            Explain("consequent-unknown", course.Consequent, $"whether the consequent holds is {_deed.Word()}");
        }

        // Explained at the start of the interval, so that stops in the midst of it tell nothing twice.
        private void Explain(string rule, Condition condition, string heading)
        {
            var start = condition.Timeline.Start(condition.Timeline.IndexAt(at));
            course.Reasons.AddRange(Explanation.Of(condition, rule, start, () => $"{heading}{Say.From(start)}: {condition}"));
            if (!condition.Timeline.At(at).IsDetermined())
            {
                course.Unsettled.Add((condition, start));
            }
        }
    }
}
