using Casus.Model;

namespace Casus.Logic;

/// <summary>Walks one commitment from when it was made to the valid time, through the design's table, keeping every state it may be in.</summary>
/// <remarks>
/// Values are constant between the instants where a finding begins or ends, a party acts, or a window closes; the walk stops at these alone. At
/// one instant, windows close first, then the antecedent and the consequent are read, then the parties' acts of that instant take effect.
/// </remarks>
internal sealed class Lifecycle(Commitment commitment, Condition? antecedent, Condition consequent, IReadOnlyList<CommitmentAct> acts, Instant valid)
{
    private readonly List<Reason> _reasons = [];
    private readonly HashSet<(Condition, Instant)> _unsettled = [];
    private List<Hypothesis> _now = [new(CommitmentState.Conditional)];
    private bool _isAccepted;

    private bool IsProhibition => commitment.Kind == CommitmentKind.Prohibition;

    /// <summary>False for what nobody can violate: a permission, and a demand that was not accepted.</summary>
    private bool IsBinding => commitment.Kind != CommitmentKind.Permission && (commitment.Kind != CommitmentKind.Demand || _isAccepted);

    public Standing Walk()
    {
        var made = commitment.Made?.Start ?? Instant.Min;
        _reasons.AddRange(Say.Steps("recorded", null, commitment, $"{Say.Made(commitment.Kind)}{Say.From(made)}"));
        var pending = new Queue<CommitmentAct>(InOrder(made));
        var since = made;
        var states = 0;
        Instant? next = made;
        while (next is { } at)
        {
            Close(at);
            Read(at);
            while (pending.TryPeek(out var act) && On(act, made) <= at)
            {
                Take(pending.Dequeue(), at);
                Close(at);
                Read(at);
            }

            var after = Mask();
            if (after != states)
            {
                (since, states) = (at, after);
            }

            next = Next(at, pending.TryPeek(out var coming) ? On(coming, made) : null);
        }

        _now.Sort((a, b) => a.State.CompareTo(b.State));
        return new(_now, since == Instant.Min ? null : since, Deadline(), IsBinding, _unsettled, NextClosing(), _reasons);
    }

    private static Instant On(CommitmentAct act, Instant made) => act.On.Start < made && act.On.End > made ? made : act.On.Start;

    // The order must not depend on the order of recording, so acts of one instant follow a fixed order of their kinds.
    private IEnumerable<CommitmentAct> InOrder(Instant made)
    {
        foreach (var early in acts.Where(a => On(a, made) < made))
        {
            _reasons.AddRange(Say.Steps("no-effect", null, early, $"{early.Act.Word()} on {early.On} changes nothing: it came before the commitment was made"));
        }

        return acts.Where(a => On(a, made) >= made && On(a, made) <= valid)
            .OrderBy(a => On(a, made)).ThenBy(a => CommitmentActs.Rank(a.Act)).ThenBy(a => a.Id, StringComparer.Ordinal);
    }

    private Instant? Next(Instant at, Instant? act)
    {
        Instant? next = null;
        Earlier(act);
        Earlier(After(antecedent?.Timeline, at));
        Earlier(After(consequent.Timeline, at));
        foreach (var hypothesis in _now)
        {
            foreach (var closing in Closings(hypothesis))
            {
                Earlier(closing > at ? closing : null);
            }
        }

        return next <= valid ? next : null;

        void Earlier(Instant? candidate)
        {
            if (candidate is { } one && !(next <= one))
            {
                next = one;
            }
        }

        static Instant? After(Timeline<Truth>? timeline, Instant at) => timeline?.End(timeline.IndexAt(at));
    }

    private IEnumerable<Instant> Closings(Hypothesis hypothesis)
    {
        if (hypothesis.State is CommitmentState.Conditional && commitment.By is { } by)
        {
            yield return by.End;
        }
        else if (hypothesis.State is CommitmentState.Detached)
        {
            if (Deadlines.Of(commitment, hypothesis.DetachedFrom)?.End is { } first)
            {
                yield return first;
            }

            if (hypothesis.DetachedTo != hypothesis.DetachedFrom && Deadlines.Of(commitment, hypothesis.DetachedTo)?.End is { } last)
            {
                yield return last;
            }
        }
    }

    // Windows that close at or before this instant.
    private void Close(Instant at)
    {
        var after = new List<Hypothesis>(_now.Count + 1);
        var closed = false;
        foreach (var hypothesis in _now)
        {
            var (first, last) = (Deadlines.Of(commitment, hypothesis.DetachedFrom)?.End, Deadlines.Of(commitment, hypothesis.DetachedTo)?.End);
            if (hypothesis.State == CommitmentState.Detached && first <= at)
            {
                closed = true;
                after.Add(AtClose(hypothesis));
                if (last > at)
                {
                    after.Add(hypothesis);
                }
            }
            else if (hypothesis.State == CommitmentState.Conditional && commitment.By?.End <= at)
            {
                closed = true;
                after.Add(hypothesis with { State = CommitmentState.Expired });
                if ((hypothesis.AntecedentDoubts & Doubts.Open) != 0 && IsBinding)
                {
                    after.Add(AtClose(hypothesis));
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

            _now = Distinct(after);
            ExplainClosing(at);
        }
    }

    private Hypothesis AtClose(Hypothesis hypothesis)
    {
        var isUnseen = (hypothesis.Doubts & (Doubts.Open | Doubts.Unknown)) != 0;
        var state = !IsBinding ? CommitmentState.Expired
            : isUnseen ? CommitmentState.Overdue
            : IsProhibition ? CommitmentState.Satisfied
            : CommitmentState.Violated;
        return hypothesis with { State = state };
    }

    private void ExplainClosing(Instant at)
    {
        var end = Say.Time(at);
        var last = at.Previous;
        var words = _now.Exists(h => h.State == CommitmentState.Expired) && !_now.Exists(h => h.State is CommitmentState.Overdue or CommitmentState.Violated)
            ? "and it did not fall due before"
            : $"and {consequent} {(_now.Exists(h => h.State == CommitmentState.Overdue) ? "is not known to have held" : IsProhibition ? "did not hold" : "did not hold before")}";
        _reasons.Add(new("deadline-passed", null, null, null, [], $"the deadline passed before {end}, {words}"));
        if (_now.Count > 1 && antecedent is not null && _now.Exists(h => h.State == CommitmentState.Expired))
        {
            _reasons.Add(new(
                "antecedent-unknown", null, null, null, [],
                $"whether {antecedent} held before the deadline is not known throughout: if not, it expired; if so, it fell due"));
            _reasons.AddRange(Explanation.Of(antecedent, "antecedent-at-deadline", last, $"at the deadline {antecedent} was {antecedent.Timeline.At(last).Word()}"));
        }

        _reasons.AddRange(Explanation.Of(consequent, "consequent-at-deadline", last, $"at the deadline {consequent} was {consequent.Timeline.At(last).Word()}"));
    }

    // The antecedent and the consequent from this instant on.
    private void Read(Instant at)
    {
        var fall = antecedent?.Timeline.At(at) ?? Truth.True;
        var deed = consequent.Timeline.At(at);
        var after = new List<Hypothesis>(_now.Count + 2);
        foreach (var hypothesis in _now)
        {
            switch (hypothesis.State)
            {
                case CommitmentState.Conditional:
                    ReadConditional(hypothesis);
                    break;
                case CommitmentState.Detached:
                    ReadDetached(hypothesis);
                    break;
                case CommitmentState.Suspended:
                    after.Add(IsProhibition ? hypothesis : hypothesis with
                    {
                        Doubts = hypothesis.Doubts | Doubt(deed),
                        HeldMeanwhile = hypothesis.HeldMeanwhile || (deed == Truth.True && !(Deadlines.Of(commitment, hypothesis.DetachedFrom)?.End <= at)),
                    });
                    break;
                default:
                    after.Add(hypothesis);
                    break;
            }
        }

        _now = Distinct(after);

        void ReadConditional(Hypothesis hypothesis)
        {
            if (!IsProhibition && deed == Truth.True)
            {
                Fulfil(hypothesis);
                return;
            }

            var (from, to) = (at, at);
            if (fall is Truth.Unknown or Truth.Contested)
            {
                to = Deadlines.LastIn(at, antecedent!.Timeline.End(antecedent.Timeline.IndexAt(at)) ?? valid.Next);
                to = to < at ? at : to;
            }

            if (fall is Truth.True or Truth.Unknown or Truth.Contested)
            {
                if (antecedent is not null && fall == Truth.True)
                {
                    Explain("antecedent-holds", antecedent, "the condition holds");
                }
                else if (antecedent is not null)
                {
                    Explain("antecedent-unknown", antecedent, $"whether the condition holds is {fall.Word()}");
                }

                ReadDetached(hypothesis with
                {
                    State = CommitmentState.Detached,
                    DetachedFrom = from,
                    DetachedTo = to,
                    Doubts = IsProhibition ? Doubts.None : hypothesis.Doubts,
                    AntecedentDoubts = Doubts.None,
                });
            }

            if (fall != Truth.True)
            {
                if (!IsProhibition && deed is Truth.Unknown or Truth.Contested)
                {
                    Guess(hypothesis, CommitmentState.Satisfied);
                }

                // What is prohibited only once the condition holds is no breach before; but if it may have held unseen, it may have been one.
                var doubt = IsProhibition && deed == Truth.True ? Doubts.Unknown : Doubt(deed);
                after.Add(hypothesis with { Doubts = hypothesis.Doubts | doubt, AntecedentDoubts = hypothesis.AntecedentDoubts | Doubt(fall) });
            }
        }

        void ReadDetached(Hypothesis hypothesis)
        {
            if (deed == Truth.True)
            {
                Fulfil(hypothesis);
                return;
            }

            if (deed is Truth.Unknown or Truth.Contested)
            {
                Guess(hypothesis, IsProhibition ? CommitmentState.Violated : CommitmentState.Satisfied);
            }

            after.Add(hypothesis with { Doubts = hypothesis.Doubts | Doubt(deed) });
        }

        void Fulfil(Hypothesis hypothesis)
        {
            after.Add(hypothesis with { State = IsProhibition ? CommitmentState.Violated : CommitmentState.Satisfied });
            var (rule, words) = IsProhibition ? ("prohibited-holds", "what is prohibited holds") : ("consequent-holds", "what was committed holds");
            Explain(rule, consequent, words);
        }

        void Guess(Hypothesis hypothesis, CommitmentState state)
        {
            after.Add(hypothesis with { State = state, GuessedOn = Doubt(deed) });
            Explain("consequent-unknown", consequent, $"whether the consequent holds is {deed.Word()}");
        }

        // Explained at the start of the interval, so that stops in the midst of it tell nothing twice.
        void Explain(string rule, Condition condition, string heading)
        {
            var start = condition.Timeline.Start(condition.Timeline.IndexAt(at));
            _reasons.AddRange(Explanation.Of(condition, rule, start, $"{heading}{Say.From(start)}: {condition}"));
            if (!condition.Timeline.At(at).IsDetermined())
            {
                _unsettled.Add((condition, start));
            }
        }
    }

    private void Take(CommitmentAct act, Instant at)
    {
        if (Rights.Objection(commitment, act, _isAccepted) is { } objection)
        {
            _reasons.AddRange(Say.Steps("not-entitled", null, act, $"{act.Act.Word()} on {act.On} by {act.By} changes nothing: {objection}"));
            return;
        }

        var after = new List<Hypothesis>(_now.Count);
        string? rule = null;
        if (act.Act == CommitmentActKind.Accept && commitment.Kind is CommitmentKind.Demand or CommitmentKind.Offer && _now.Exists(h => h.IsActive))
        {
            (rule, _isAccepted, after) = ("accepted", true, _now);
        }
        else
        {
            foreach (var hypothesis in _now)
            {
                var (result, done) = CommitmentActs.Apply(commitment.Kind, hypothesis, act, IsBinding);
                after.Add(result);
                rule = done ?? rule;
            }
        }

        if (rule is null)
        {
            var standing = Say.List([.. _now.Select(h => h.State.Word()).Distinct()], "or");
            _reasons.AddRange(Say.Steps("no-effect", null, act, $"{act.Act.Word()} on {act.On} changes nothing: the {commitment.Kind.Word()} was {standing}"));
            return;
        }

        var by = act.By is { } author ? $" by {author}" : string.Empty;
        var to = act.To is { } successor ? $" to {successor}" : string.Empty;
        var what = act.Text is { } text ? $" ({text})" : string.Empty;
        _reasons.AddRange(Say.Steps(rule, null, act, $"{rule} on {Say.Time(at)}{by}{to}{what}"));
        _now = Distinct(after);
    }

    private static Doubts Doubt(Truth value) => value switch
    {
        Truth.Open => Doubts.Open,
        Truth.Unknown => Doubts.Unknown,
        Truth.Contested => Doubts.Contested,
        _ => Doubts.None,
    };

    // Hypotheses that differ only in when they detached become one over the whole time: what follows depends on the first and the last alone.
    private static List<Hypothesis> Distinct(List<Hypothesis> hypotheses)
    {
        if (hypotheses.Count == 1)
        {
            return hypotheses;
        }

        var distinct = new List<Hypothesis>(hypotheses.Count);
        foreach (var hypothesis in hypotheses)
        {
            var same = distinct.FindIndex(d => WithoutTimes(d) == WithoutTimes(hypothesis) && d.DetachedFrom is null == hypothesis.DetachedFrom is null);
            if (same < 0)
            {
                distinct.Add(hypothesis);
            }
            else if (hypothesis.DetachedFrom is { } from && hypothesis.DetachedTo is { } to && distinct[same] is { DetachedFrom: { } first, DetachedTo: { } last })
            {
                distinct[same] = hypothesis with { DetachedFrom = from < first ? from : first, DetachedTo = to > last ? to : last };
            }
        }

        return distinct;

        static Hypothesis WithoutTimes(Hypothesis hypothesis) => hypothesis with { DetachedFrom = null, DetachedTo = null };
    }

    private int Mask()
    {
        var mask = 0;
        foreach (var hypothesis in _now)
        {
            mask |= 1 << (int)hypothesis.State;
        }

        return mask;
    }

    // The deadline, where every hypothesis has the same.
    private Moment? Deadline()
    {
        var deadline = Deadlines.Of(commitment, _now[0].DetachedFrom);
        return _now.TrueForAll(h => Deadlines.Of(commitment, h.DetachedFrom) == deadline && Deadlines.Of(commitment, h.DetachedTo) == deadline) ? deadline : null;
    }

    private Instant? NextClosing()
    {
        var closings = _now.SelectMany(Closings).Where(c => c > valid).ToList();
        return closings.Count == 0 ? null : closings.Min();
    }
}
