using Casus.Model;

namespace Casus.Logic;

/// <summary>Reads the antecedent and the consequent at an instant, for each way a commitment may stand.</summary>
internal static class Readings
{
    // Detached, then done: more than two steps no state takes in one go.
    private const int MostSteps = 4;

    public static void Read(Course course, Instant at)
    {
        Impossible(course, at);
        if (!course.IsWaiting)
        {
            return;
        }

        var reading = new Reading(course, at);
        var reached = reading.Step(course.Now);
        if (reading.IsLoose)
        {
            // What is unknown may turn more than once before the next instant that anything is known of.
            var fresh = reached;
            for (var i = 0; i < MostSteps && fresh.Count > 0; i++)
            {
                fresh = reading.Step(fresh.FindAll(h => h.IsWaiting)).FindAll(h => !reached.Contains(h));
                reached = [.. reached, .. fresh];
            }
        }

        course.Move(reached);
        Impossible(course, at); // what fell due only now, too
    }

    // What can no longer be, whatever happens: the condition, or what was committed.
    private static void Impossible(Course course, Instant at)
    {
        if (course.Has(CommitmentState.Conditional) && course.Antecedent is { } antecedent && antecedent.NeverFrom <= at)
        {
            Become(course, CommitmentState.Conditional, CommitmentState.Expired);
            TellNever(course, antecedent, "antecedent-impossible", at, "the condition can no longer hold");
        }

        var consequent = course.Consequent;
        if (!course.IsKept && course.Has(CommitmentState.Detached) && consequent.NeverFrom <= at)
        {
            var state = course.IsBinding ? CommitmentState.Violated : CommitmentState.Expired;
            Become(course, CommitmentState.Detached, state);
            TellNever(course, consequent, "consequent-impossible", at, "what was committed can no longer hold");
        }

        MayBeImpossible(course, at, isDeed: false);
        MayBeImpossible(course, at, isDeed: true);
    }

    private static void Become(Course course, CommitmentState from, CommitmentState to) =>
        course.Move(course.Now.ConvertAll(h => h.State == from ? h with { State = to } : h));

    // Apart from those that call it: what a lambda holds is made where its method begins, and mostly nothing is told.
    private static void TellNever(Course course, Condition condition, string rule, Instant at, string heading) =>
        course.Telling?.Reasons?.AddRange(Explanation.Of(condition, rule, at, () => $"{heading}: {condition}"));

    // Time has decided a part, and nobody knows which way: one way it can no longer be.
    private static void MayBeImpossible(Course course, Instant at, bool isDeed)
    {
        var from = isDeed ? CommitmentState.Detached : CommitmentState.Conditional;
        if (!course.Has(from) || (isDeed && course.IsKept) || course.Joint.StillPossible(isDeed, at) is not { } possible)
        {
            return;
        }

        var after = new List<Hypothesis>(course.Now.Count + 1);
        foreach (var hypothesis in course.Now)
        {
            var (yet, never) = hypothesis.State == from ? course.Joint.Divide(hypothesis.Given, possible) : (hypothesis.Given, DecisionDiagram.False);
            if (yet != DecisionDiagram.False)
            {
                after.Add(hypothesis with { Given = yet });
            }

            if (never != DecisionDiagram.False)
            {
                after.Add(hypothesis with { State = isDeed && course.IsBinding ? CommitmentState.Violated : CommitmentState.Expired, Given = never });
            }
        }

        if (Hypotheses.Mask(after) != Hypotheses.Mask(course.Now))
        {
            var (condition, rule, what) = isDeed ? (course.Consequent, "consequent-impossible", "what was committed") : (course.Antecedent!, "antecedent-impossible", "the condition");
            course.Telling?.Unsettled.Add((condition, condition.Timeline.Start(condition.Timeline.IndexAt(at))));
            TellNever(course, condition, rule, at, $"{what} can no longer hold, unless it did already or what is not known turned out for it");
        }

        course.Move(after);
    }

    private sealed class Reading(Course course, Instant at)
    {
        private List<Hypothesis> _after = [];

        // What neither does what was committed nor breaks it.
        private Truth BeforeItOpens => course.IsStanding ? Truth.True : Truth.False;

        /// <summary>True when something unknown bore on it.</summary>
        public bool IsLoose { get; private set; }

        public List<Hypothesis> Step(List<Hypothesis> before)
        {
            _after = new(before.Count);
            foreach (var hypothesis in before)
            {
                if (!hypothesis.IsWaiting || (hypothesis.State == CommitmentState.Suspended && course.IsKept))
                {
                    _after.Add(hypothesis);
                    continue;
                }

                foreach (var turn in course.Joint.At(at, hypothesis.Given))
                {
                    IsLoose |= turn.IsFallLoose || turn.IsDeedLoose;
                    Of(hypothesis with { Given = turn.Given }, course.Commitment.Opens?.Start > at ? turn with { Deed = BeforeItOpens, IsDeedLoose = false } : turn);
                }
            }

            return _after;
        }

        private void Of(Hypothesis hypothesis, Turn turn)
        {
            switch (hypothesis.State)
            {
                case CommitmentState.Conditional when turn.Deed == Truth.True && !course.IsKept && !course.IsRight:
                    Fulfil(hypothesis, turn);
                    break;
                case CommitmentState.Conditional when turn.Fall == Truth.True:
                    Detach(hypothesis, turn);
                    break;
                case CommitmentState.Conditional:
                    // What is prohibited only once the condition holds is no breach before; but if it may have held unseen, it may have been one.
                    var doubt = course.IsProhibition && turn is { Deed: Truth.True, Fall: Truth.Open } ? Doubts.Unknown : Doubt(turn);
                    var fall = turn.Fall == Truth.Open ? Doubts.Open : turn.IsFallLoose ? Doubts.Unknown : Doubts.None;
                    Unsettle(course.Antecedent, turn.IsFallLoose);
                    _after.Add(hypothesis with { Doubts = hypothesis.Doubts | doubt, AntecedentDoubts = hypothesis.AntecedentDoubts | fall });
                    break;
                case CommitmentState.Detached:
                    OfDetached(hypothesis, turn);
                    break;
                default:
                    _after.Add(hypothesis with
                    {
                        Doubts = hypothesis.Doubts | Doubt(turn),
                        HeldMeanwhile = hypothesis.HeldMeanwhile || (turn.Deed == Truth.True && !(course.Commitment.By?.End <= at) && !IsNoRight(hypothesis)),
                    });
                    break;
            }
        }

        // What was suspended before it was available is no more exercised than what was not suspended.
        private bool IsNoRight(Hypothesis suspended) => course.IsRight && suspended.Before == CommitmentState.Conditional;

        private void Detach(Hypothesis hypothesis, Turn turn)
        {
            var (first, last) = (at, at);
            if (course.Antecedent is { } antecedent)
            {
                var timeline = antecedent.Told;
                var (index, start) = (timeline.IndexAt(at), timeline.Start(timeline.IndexAt(at)));
                var value = timeline.Value(index);
                if (turn.IsFallLoose)
                {
                    var until = timeline.End(index) is { } end && end <= course.Valid ? end : course.Valid.Next;
                    (first, last) = until > at ? Deadlines.Bounds(course, at, until) : (at, at);
                }

                var (rule, words) = value == Truth.True ? ("antecedent-holds", "the condition holds") : ("antecedent-unknown", $"whether the condition holds is {value.Word()}");
                Explain(rule, antecedent, View.Told, words);
            }

            OfDetached(
                hypothesis with
                {
                    State = CommitmentState.Detached,
                    DetachedFrom = first,
                    DetachedTo = last,
                    Doubts = course.IsKept ? Doubts.None : hypothesis.Doubts,
                    AntecedentDoubts = Doubts.None,
                },
                turn);
        }

        private void OfDetached(Hypothesis hypothesis, Turn turn)
        {
            if (turn.Deed == (course.IsStanding ? Truth.False : Truth.True))
            {
                Fulfil(hypothesis, turn);
                return;
            }

            Unsettle(course.Consequent, turn.IsDeedLoose);
            _after.Add(hypothesis with { Doubts = hypothesis.Doubts | Doubt(turn) });
        }

        // Done; or, of what must be kept, broken.
        private void Fulfil(Hypothesis hypothesis, Turn turn)
        {
            var value = course.Consequent.In(course.View).At(at);
            _after.Add(hypothesis with
            {
                State = course.IsKept ? CommitmentState.Violated : CommitmentState.Satisfied,
                GuessedOn = turn.IsDeedLoose ? Doubts.Unknown : value.IsDetermined() ? Doubts.None : Doubts.Contested,
            });
            var (rule, words) = !value.IsDetermined() ? ("consequent-unknown", $"whether the consequent holds is {value.Word()}")
                : course.IsProhibition ? ("prohibited-holds", "what is prohibited holds")
                : course.IsStanding ? ("kept-up-fails", "what was to be kept up does not hold")
                : ("consequent-holds", "what was committed holds");
            Explain(rule, course.Consequent, course.View, words);
        }

        private Doubts Doubt(Turn turn) => turn switch
        {
            { Deed: Truth.Open } when course.IsStanding => course.Consequent.Timeline.At(at) switch
            {
                Truth.True => Doubts.None, // by absence, which is concluded at the end of the window
                Truth.False => Doubts.Absent,
                _ => Doubts.Open,
            },
            { Deed: Truth.Open } => Doubts.Open,
            { IsDeedLoose: true } => Doubts.Unknown,
            _ => Doubts.None,
        };

        private void Unsettle(Condition? condition, bool isLoose)
        {
            if (isLoose && condition is not null)
            {
                course.Telling?.Unsettled.Add((condition, condition.Timeline.Start(condition.Timeline.IndexAt(at))));
            }
        }

        // Explained at the start of the interval, so that stops in the midst of it tell nothing twice.
        private void Explain(string rule, Condition condition, View view, string heading)
        {
            if (course.Telling is not { } telling)
            {
                return;
            }

            var timeline = condition.In(view);
            var start = timeline.Start(timeline.IndexAt(at));
            telling.Reasons?.AddRange(Explanation.Of(condition, rule, start, () => $"{heading}{Say.From(start)}: {condition}", view: view));
            if (!timeline.At(at).IsDetermined())
            {
                telling.Unsettled.Add((condition, start));
            }
        }
    }
}
