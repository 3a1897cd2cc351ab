using Casus.Model;

namespace Casus.Logic;

/// <summary>Says which change is the nearest that would alter where a commitment stands, in the kind's own words.</summary>
internal static class Outlook
{
    /// <param name="tell">Tells what was not settled, where several states are possible.</param>
    public static string? Of(Commitment commitment, Condition? antecedent, Condition consequent, Standing standing, Instant valid, Func<Telling> tell)
    {
        if (standing.Hypotheses.Count > 1 && standing.Hypotheses.Select(h => h.State).Distinct().Skip(1).Any())
        {
            return Undetermined(commitment, antecedent, standing, tell());
        }

        var state = standing.Hypotheses[0].State;
        var isKept = commitment.Kind == CommitmentKind.Prohibition || commitment.Standing == true;
        var (kept, broken) = isKept
            ? (Label(CommitmentState.Violated), Label(CommitmentState.Satisfied))
            : (Label(CommitmentState.Satisfied), Label(CommitmentState.Violated));
        switch (state)
        {
            case CommitmentState.Conditional:
                // A demand is pending before and after: what changes is that its time has come.
                var becomes = Label(CommitmentState.Detached) is var word && word == Label(state) ? "falls due" : $"becomes {word}";
                return Needed(antecedent, valid, View.Told) is { } fall ? $"{becomes} if {fall}" : null;
            case CommitmentState.Detached:
                return Keep() is { } deed ? $"{kept} if {deed}{Otherwise()}" : null;
            case CommitmentState.Suspended:
                return $"goes back to {Label(standing.Hypotheses[0].Before)} when it is resumed";
            case CommitmentState.Overdue when commitment.Standing == true && commitment.Kind != CommitmentKind.Prohibition:
                return $"{broken} if findings tell that {consequent} held throughout, {kept} if one tells that it did not at some time before the deadline";
            case CommitmentState.Overdue:
                return $"{kept} if a finding tells that {consequent} held before the deadline, {broken} if one tells that it did not throughout";
            case CommitmentState.Violated:
                return "repaired if it is made good";
            default:
                return null;
        }

        // What must be kept up is broken by what makes it fail.
        string? Keep() => commitment.Standing != true || commitment.Kind == CommitmentKind.Prohibition ? Needed(consequent, valid, View.Concluded)
            : Sufficiency.Smallest(consequent, wanted: false, valid, View.Found) is { Count: > 0 } literals ? Literal.Sentence(literals)
            : $"{consequent} does not hold";

        string Label(CommitmentState of) => Labels.Of(commitment.Kind, of, standing.IsBinding);

        string Otherwise()
        {
            if (standing.Deadline is not { } deadline)
            {
                return string.Empty;
            }

            // What nobody saw to be kept up ends so, unless somebody did see it.
            var end = Windows.AtClose(standing.IsBinding, isKept, standing.Hypotheses[0].Doubts);
            var isUnseen = isKept && commitment.Kind != CommitmentKind.Prohibition && end is (CommitmentState.Violated or CommitmentState.Overdue);
            return $" by {deadline}, else {Label(end)}{(isUnseen ? $" then unless findings tell that {consequent} held throughout" : string.Empty)}";
        }
    }

    private static string Undetermined(Commitment commitment, Condition? antecedent, Standing standing, Telling telling)
    {
        var states = Say.List([.. standing.Hypotheses.Select(h => Labels.Of(commitment.Kind, h, standing.IsBinding)).Distinct()], "or");
        var matters = telling.Unsettled.OrderBy(u => u.From).Select(u => $"{u.Condition} held{Say.From(u.From)}").ToList();
        if (matters.Count == 0)
        {
            matters.Add($"{antecedent} held before the deadline");
        }

        return $"{states}: settled once it is known whether {string.Join(" and whether ", matters.Take(3))}";
    }

    private static string? Needed(Condition? condition, Instant valid, View view) =>
        condition is not null && (condition.Sufficient[(int)view] ??= Sufficiency.Sentence(condition, valid, view)) is { Length: > 0 } sentence ? sentence : null;
}
