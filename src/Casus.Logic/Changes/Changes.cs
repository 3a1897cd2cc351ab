using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what changed in a dossier over a time, each change with its moment and cause.</summary>
public static class Changes
{
    /// <summary>What changed over (<paramref name="since"/>, <paramref name="until"/>], both taken as valid and known time at once.</summary>
    /// <remarks>
    /// Stops at each instant at which something became known, began or ended, and at each closing of a window, and compares. What changes twice
    /// gives two changes. Propositions that appear undetermined are no change.
    /// </remarks>
    public static ChangeList Since(Dossier dossier, Instant since, Instant until, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var stops = Causes.Instants(dossier).Where(i => i > since && i <= until).Distinct().Order().ToList();
        var changes = new List<Change>();
        var (status, deadline) = Evaluation.Of(dossier, since, since, drafts, Suppositions.None);
        var at = 0;
        while (true)
        {
            Instant? stop = at < stops.Count ? stops[at] : null;
            if (deadline <= until && !(stop <= deadline))
            {
                stop = deadline;
            }

            if (stop is not { } now)
            {
                break;
            }

            if (at < stops.Count && stops[at] == now)
            {
                at++;
            }

            var (next, closing) = Evaluation.Of(dossier, now, now, drafts, Suppositions.None);
            changes.AddRange(Between(dossier, status, next, now));
            (status, deadline) = (next, closing);
        }

        return new(dossier.Id, since, until, drafts, [.. changes]);
    }

    private static IEnumerable<Change> Between(Dossier dossier, DossierStatus before, DossierStatus after, Instant now)
    {
        var causes = new Causes(dossier, now, after.Drafts);
        foreach (var change in StatusDifference.Commitments(before, after))
        {
            var (item, reasons) = causes.Of(change.Id, change.Before?.Reasons, change.After?.Reasons, change.Reasons);
            var (from, to) = Words(change);
            yield return new(
                ChangeKind.Status, change.Id, change.When ?? now, now, from, to, item?.Origin.Entry, item?.Evidence ?? [], reasons, change, null);
        }

        foreach (var change in StatusDifference.Propositions(before, after))
        {
            if (change is { Before: null, After.Value: Truth.Open })
            {
                continue;
            }

            var (item, reasons) = causes.Of(change.Id, change.Before?.Reasons, change.After?.Reasons, change.Reasons);
            var (from, to) = (change.Before?.Value.Word(), change.After?.Value.Word());
            if (from == to)
            {
                (from, to) = (Flagged(from, change.Before!.BlockedBy, change.Before.NotAssuredBy), Flagged(to, change.After!.BlockedBy, change.After.NotAssuredBy));
            }

            var isConflict = change.Before?.Value == Truth.Contested != (change.After?.Value == Truth.Contested);
            yield return new(
                isConflict ? ChangeKind.Conflict : ChangeKind.Value, change.Id, change.When ?? now, now, from, to, item?.Origin.Entry, item?.Evidence ?? [], reasons, null, change);
        }
    }

    // The words of the states, and whatever else it is that differs.
    private static (string? Before, string? After) Words(CommitmentChange change)
    {
        var (before, after) = (Word(change.Before), Word(change.After));
        return before != after || change is not { Before: { } old, After: { } current }
            ? (before, after)
            : old.Label != current.Label ? (old.Label, current.Label)
            : old.Deadline != current.Deadline ? ($"{before}, due by {old.Deadline?.ToString() ?? "no date"}", $"{after}, due by {current.Deadline?.ToString() ?? "no date"}")
            : old.Successor != current.Successor ? ($"{before} to {old.Successor}", $"{after} to {current.Successor}")
            : (Flagged(before, old.BlockedBy, old.NotAssuredBy), Flagged(after, current.BlockedBy, current.NotAssuredBy));
    }

    private static string? Word(CommitmentStatus? status) => status is null ? null : string.Join(" or ", status.States.Select(s => s.Word()));

    private static string? Flagged(string? word, ValueList<Need> blockedBy, ValueList<Need> notAssuredBy)
    {
        var blocked = blockedBy.IsEmpty ? string.Empty : $", blocked by {Ids(blockedBy)}";
        var notAssured = notAssuredBy.IsEmpty ? string.Empty : $", not assured by {Ids(notAssuredBy)}";
        return word + blocked + notAssured;

        static string Ids(ValueList<Need> needs) => Say.List([.. needs.Select(n => $"{n.Dependency.Needs} ({n.Value.Word()})").Distinct()]);
    }
}
