using Casus.Model;

namespace Casus.Logic;

/// <summary>Says which change is the nearest that would alter where a commitment stands.</summary>
internal static class Outlook
{
    public static string? Of(Commitment commitment, Condition? antecedent, Condition consequent, Standing standing, Instant valid)
    {
        if (standing.Hypotheses.Select(h => h.State).Distinct().Skip(1).Any())
        {
            return Undetermined(antecedent, standing);
        }

        var isProhibition = commitment.Kind == CommitmentKind.Prohibition;
        switch (standing.Hypotheses[0].State)
        {
            case CommitmentState.Conditional:
                return Needed(antecedent, wanted: true, valid) is { } fall ? $"becomes detached if {fall}" : null;
            case CommitmentState.Detached:
                var deed = Needed(consequent, wanted: true, valid);
                var by = standing.Deadline is { } deadline ? $" by {deadline}" : string.Empty;
                if (isProhibition)
                {
                    return deed is null ? null : $"violated if {deed}{by}{(by.Length > 0 ? ", else satisfied" : string.Empty)}";
                }

                var otherwise = by.Length == 0 ? string.Empty : !standing.IsBinding ? ", else lapsed" : AbsenceTells(consequent, valid) ? ", else violated" : ", else overdue";
                return deed is null ? null : $"satisfied if {deed}{by}{otherwise}";
            case CommitmentState.Suspended:
                return $"goes back to {standing.Hypotheses[0].Before.Word()} when it is resumed";
            case CommitmentState.Overdue when isProhibition:
                return $"violated if a finding tells that {consequent} held before the deadline, satisfied if one tells that it did not throughout";
            case CommitmentState.Overdue:
                return $"satisfied if a finding tells that {consequent} held before the deadline, violated if one tells that it did not throughout";
            case CommitmentState.Violated:
                return "repaired if it is made good";
            default:
                return null;
        }
    }

    private static string Undetermined(Condition? antecedent, Standing standing)
    {
        var states = Say.List([.. standing.Hypotheses.Select(h => h.State.Word()).Distinct()], "or");
        var matters = standing.Unsettled.OrderBy(u => u.From).Select(u => $"{u.Condition} held{Say.From(u.From)}").ToList();
        if (matters.Count == 0)
        {
            matters.Add($"{antecedent} held before the deadline");
        }

        return $"{states}: settled once it is known whether {string.Join(" and whether ", matters.Take(3))}";
    }

    // That nothing was seen tells something only where somebody watches.
    private static bool AbsenceTells(Condition consequent, Instant valid) => consequent.Timeline.At(valid) == Truth.False;

    private static string? Needed(Condition? condition, bool wanted, Instant valid) =>
        condition is null ? null
        : Sufficiency.Smallest(condition, wanted, valid) is not { } literals ? $"{condition} {(wanted ? "holds" : "does not hold")}"
        : literals.Count == 0 ? null
        : Literal.Sentence(literals);
}
