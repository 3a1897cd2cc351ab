using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what would change if some propositions had other values; records nothing.</summary>
public static class WhatIf
{
    /// <summary>The refusals of suppositions that cannot be made: an unknown proposition (its nearest is named), a value other than true, false or unknown.</summary>
    public static ValueList<Refusal> Refuse(Dossier dossier, ValueList<Supposition> suppositions)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(suppositions);
        var ids = dossier.Propositions.Select(p => p.Id).Distinct().ToList();
        var refusals = new List<Refusal>();
        foreach (var supposition in suppositions)
        {
            if (!ids.Contains(supposition.Proposition))
            {
                refusals.Add(new(supposition.Proposition, "unknown-proposition", $"the dossier has no such proposition{Nearest.Hint(supposition.Proposition, ids)}"));
            }
            else if (supposition.Value is not (Truth.True or Truth.False or Truth.Unknown))
            {
                refusals.Add(new(supposition.Proposition, "bad-value", "a supposition is true, false or unknown"));
            }
        }

        return [.. refusals];
    }

    /// <exception cref="ArgumentException">A supposition that <see cref="Refuse"/> refuses.</exception>
    public static WhatIfResult Suppose(Dossier dossier, ValueList<Supposition> suppositions, Instant valid, Instant known, bool drafts = false)
    {
        var refusals = Refuse(dossier, suppositions);
        if (!refusals.IsEmpty)
        {
            throw new ArgumentException(string.Join("; ", refusals), nameof(suppositions));
        }

        var supposed = dossier with
        {
            Findings = [.. dossier.Findings, .. suppositions.Where(s => s.Value != Truth.Unknown).Select((s, i) => new Finding(
                $"supposition-{i}", s.Proposition, s.Value == Truth.True, s.From ?? new Moment(valid), null, null, "supposed", null, [],
                new Origin("supposition", Instant.Min, Instant.Min)))],
        };
        var before = StatusTable.Evaluate(dossier, valid, known, drafts);
        var after = StatusTable.Evaluate(supposed, valid, known, drafts);
        var commitments = before.Commitments.Zip(after.Commitments).Where(p => !p.First.States.Equals(p.Second.States))
            .Select(p => new CommitmentChange(p.First.Commitment.Id, p.First, p.Second, p.Second.Since, p.Second.Reasons)).ToValueList();
        var propositions = before.Propositions.Zip(after.Propositions).Where(p => p.First.Value != p.Second.Value)
            .Select(p => new PropositionChange(p.First.Proposition.Id, p.First, p.Second, p.Second.From, p.Second.Reasons)).ToValueList();
        return new(suppositions, before, after, commitments, propositions);
    }
}
