using Casus.Model;

namespace Casus.Logic;

/// <summary>Puts the status of a commitment together.</summary>
internal static class CommitmentStatuses
{
    public static CommitmentStatus Of(
        Commitment commitment,
        Condition? antecedent,
        Condition consequent,
        Standing standing,
        (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) needs,
        Conditions conditions,
        Instant valid)
    {
        ValueList<CommitmentState> states = standing.Hypotheses is [var only] ? [only.State] : [.. standing.Hypotheses.Select(h => h.State).Distinct().Order()];
        var label = standing.Hypotheses is [var one]
            ? Labels.Of(commitment.Kind, one, standing.IsBinding)
            : string.Join(" or ", standing.Hypotheses.Select(h => Labels.Of(commitment.Kind, h, standing.IsBinding)).Distinct());
        var reasons = new List<Reason>(standing.Reasons.Count + 8);
        reasons.AddRange(standing.Reasons);
        if (antecedent is not null && standing.Hypotheses.Exists(h => h.State == CommitmentState.Conditional))
        {
            var value = antecedent.Timeline.At(valid);
            var rule = value == Truth.False ? "antecedent-false" : value == Truth.Open ? "antecedent-open" : "antecedent-unknown";
            var start = antecedent.Timeline.Start(antecedent.Timeline.IndexAt(valid));
            reasons.AddRange(Explanation.Of(antecedent, rule, start, () => rule == "antecedent-unknown"
                ? $"whether the condition holds is {value.Word()}{Say.From(start)}: {antecedent}"
                : $"the condition is {value.Word()}{Say.From(start)}: {antecedent}"));
        }

        if (standing.Deadline is { } deadline && standing.Hypotheses.Exists(h => h.State == CommitmentState.Detached))
        {
            var runs = commitment.Kind is CommitmentKind.Prohibition or CommitmentKind.Permission ? "it runs until the end of" : "it is in time until the end of";
            var counted = commitment.Within is { } within ? $", {within} from when it detached" : string.Empty;
            reasons.Add(new("deadline", null, null, null, [], $"{runs} {deadline}{counted}"));
        }

        reasons.AddRange(NeedReasons.Of(needs.BlockedBy, needs.NotAssuredBy, conditions, valid));
        return new(
            commitment, states, label, standing.Since, standing.Deadline, needs.BlockedBy, needs.NotAssuredBy, RestsOnDraft: false,
            standing.Hypotheses.Find(h => h.Successor is not null).Successor,
            Outlook.Of(commitment, antecedent, consequent, standing, valid), Explanation.Once(reasons));
    }
}
