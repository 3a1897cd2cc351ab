using Casus.Model;

namespace Casus.Logic;

/// <summary>Puts the status of a commitment together.</summary>
internal static class CommitmentStatuses
{
    public static CommitmentStatus Of(
        Commitment commitment,
        Standings standings,
        Standing walked,
        (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) needs,
        ValueList<string> circle,
        Instant valid,
        object gate)
    {
        ValueList<CommitmentState> states = walked.Hypotheses is [var only] ? [only.State] : [.. walked.Hypotheses.Select(h => h.State).Distinct().Order()];
        var label = walked.Hypotheses is [var one]
            ? Labels.Of(commitment.Kind, one, walked.IsBinding)
            : string.Join(" or ", walked.Hypotheses.Select(h => Labels.Of(commitment.Kind, h, walked.IsBinding)).Distinct());
        return new(
            commitment, states, label, walked.Since, walked.Deadline, needs.BlockedBy, needs.NotAssuredBy, RestsOnDraft: false,
            walked.Hypotheses.Find(h => h.Successor is not null).Successor)
        {
            Circle = circle,
            Telling = new(gate, () => new(
                [.. Reasons(), .. NeedReasons.Of(needs.BlockedBy, needs.NotAssuredBy, standings.Conditions, valid)], gate)),
            Foretelling = new(gate, () => Outlook.Of(
                commitment, standings.Antecedent(commitment), standings.Conditions.Of(commitment.Then), walked, valid, () => standings.Tell(commitment, withReasons: false))),
        };

        IEnumerable<Reason> Reasons()
        {
            var antecedent = standings.Antecedent(commitment);
            foreach (var reason in standings.Tell(commitment, withReasons: true).Reasons!)
            {
                yield return reason;
            }

            if (antecedent is not null && walked.Hypotheses.Exists(h => h.State == CommitmentState.Conditional))
            {
                var timeline = antecedent.Told;
                var (value, start) = (timeline.At(valid), timeline.Start(timeline.IndexAt(valid)));
                var rule = value switch { Truth.False => "antecedent-false", Truth.Open => "antecedent-open", _ => "antecedent-unknown" };
                var heading = rule == "antecedent-unknown" ? $"whether the condition holds is {value.Word()}{Say.From(start)}" : $"the condition is {value.Word()}{Say.From(start)}";
                foreach (var reason in Explanation.Of(antecedent, rule, start, () => $"{heading}: {antecedent}", view: View.Told))
                {
                    yield return reason;
                }
            }

            if (!circle.IsEmpty)
            {
                yield return new(
                    "circular-promise", null, commitment.Origin.Entry, null, [],
                    $"it waits in a circle, {string.Join(" → ", circle)}: each falls due only once what another promises is done");
            }

            if (walked.Deadline is { } deadline && walked.Hypotheses.Exists(h => h.State == CommitmentState.Detached))
            {
                var runs = commitment.Kind is CommitmentKind.Prohibition or CommitmentKind.Permission || commitment.Standing == true ? "it runs until the end of" : "it is in time until the end of";
                var counted = commitment.Within is { } within ? $", {within} from when {(commitment.WithinOf is { } of ? $"{of} first held" : "it detached")}" : string.Empty;
                yield return new("deadline", null, null, null, [], $"{runs} {deadline}{counted}");
            }

            if (walked.IsInexact)
            {
                yield return new("not-exact", null, null, null, [], "the condition and what was committed are too entangled to be decided together: some of these states may be impossible");
            }
        }
    }
}
