using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what would change if some propositions had other values; records nothing.</summary>
public static class WhatIf
{
    /// <summary>The refusals of suppositions that cannot be made: an unknown proposition (its nearest is named), a value other than
    /// true, false or unknown, one proposition twice from the same time.</summary>
    /// <param name="valid">The valid time of the question, from which counts what gives no time; null where it is not known yet.</param>
    public static ValueList<Refusal> Refuse(Dossier dossier, ValueList<Supposition> suppositions, Instant? valid = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(suppositions);
        var ids = dossier.Propositions.Select(p => p.Id).Distinct().ToList();
        var refusals = new List<Refusal>();
        var seen = new HashSet<(string, Instant?)>();
        foreach (var supposition in suppositions)
        {
            if (!ids.Contains(supposition.Proposition))
            {
                refusals.Add(new(supposition.Proposition, "unknown-proposition", $"the dossier has no such proposition{Nearest.Hint(supposition.Proposition, ids)}"));
            }
            else if (!seen.Add((supposition.Proposition, supposition.From?.Start ?? (valid is { } time ? Suppositions.Begin(time) : null))))
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
        // Evaluated once as it stands, and from that with the suppositions: outwards from them, as far as anything is worth something else.
        var before = Evaluations.Of(dossier, time, known, drafts);
        var after = before.Supposing(Suppositions.Read(suppositions, valid));
        return Compare(before.Status, after.Status) with { Set = suppositions };
    }

    /// <summary>What differs between two statuses of one dossier, nothing being supposed: before and after a record, say.</summary>
    public static WhatIfResult Compare(DossierStatus before, DossierStatus after) =>
        new([], before, after, [.. StatusDifference.Commitments(before, after)], [.. StatusDifference.Propositions(before, after)]);
}
