using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what would change if some propositions had other values; records nothing.</summary>
public static class WhatIf
{
    /// <summary>The refusals of suppositions that cannot be made: an unknown proposition (its nearest is named), a value other than
    /// true, false or unknown, one proposition twice from the same time.</summary>
    public static ValueList<Refusal> Refuse(Dossier dossier, ValueList<Supposition> suppositions)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(suppositions);
        var ids = dossier.Propositions.Select(p => p.Id).Distinct().ToList();
        var refusals = new List<Refusal>();
        var seen = new HashSet<(string, Moment?)>();
        foreach (var supposition in suppositions)
        {
            if (!ids.Contains(supposition.Proposition))
            {
                refusals.Add(new(supposition.Proposition, "unknown-proposition", $"the dossier has no such proposition{Nearest.Hint(supposition.Proposition, ids)}"));
            }
            else if (!seen.Add((supposition.Proposition, supposition.From)))
            {
                refusals.Add(new(supposition.Proposition, "supposed-twice", "one proposition cannot be supposed twice from the same time"));
            }
            else if (supposition.Value is not (Truth.True or Truth.False or Truth.Unknown))
            {
                refusals.Add(new(supposition.Proposition, "bad-value", "a supposition is true, false or unknown"));
            }
        }

        return [.. refusals];
    }

    /// <summary>
    /// Compares the dossier as it stands with the same under suppositions, each of which rules its proposition from its time on, whatever findings say.
    /// </summary>
    /// <exception cref="ArgumentException">A supposition that <see cref="Refuse"/> refuses.</exception>
    public static WhatIfResult Suppose(Dossier dossier, ValueList<Supposition> suppositions, Instant valid, Instant known, bool drafts = false)
    {
        var refusals = Refuse(dossier, suppositions);
        if (!refusals.IsEmpty)
        {
            throw new ArgumentException(string.Join("; ", refusals), nameof(suppositions));
        }

        // A supposition from a later day is asked about at that day: nothing would differ before.
        var latest = suppositions.Select(s => s.From).OfType<Moment>().Where(m => m.Start > valid).Select(m => (Instant?)m.AsOf).Max();
        var time = latest ?? valid;
        // Only what the suppositions reach is evaluated, with and without them.
        var supposed = Suppositions.Read(suppositions, valid);
        var reached = Bearing.Of(dossier).Above(suppositions.Select(s => s.Proposition));
        var before = Evaluation.Of(dossier, time, known, drafts, Suppositions.None, reached).Status;
        var after = Evaluation.Of(dossier, time, known, drafts, supposed, reached).Status;
        var there = new KnownItems(dossier, known, drafts).Commitments.Count(c => !(c.Made?.Start > time));
        ValueList<CommitmentChange> commitments = [.. StatusDifference.Commitments(before, after)];
        return new(suppositions, commitments, [.. StatusDifference.Propositions(before, after)], there - commitments.Count(c => c.After is not null))
        {
            Dossier = dossier.Id,
            Valid = time,
            Known = known,
            Whole = (
                new(() => Evaluation.Of(dossier, time, known, drafts, Suppositions.None).Status), new(() => Evaluation.Of(dossier, time, known, drafts, supposed).Status)),
        };
    }

    /// <summary>What differs between two statuses of one dossier, nothing being supposed: before and after a record, say.</summary>
    public static WhatIfResult Compare(DossierStatus before, DossierStatus after) =>
        new([], before, after, [.. StatusDifference.Commitments(before, after)], [.. StatusDifference.Propositions(before, after)]);
}
