using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what changed in a dossier over a time, each change with its moment and cause.</summary>
public static class Changes
{
    /// <summary>What differs between <paramref name="since"/> and <paramref name="until"/>, both valid and known times.</summary>
    public static ChangeList Since(Dossier dossier, Instant since, Instant until, bool drafts = false)
    {
        var before = StatusTable.Evaluate(dossier, since, since, drafts).Commitments.ToDictionary(c => c.Commitment.Id);
        var after = StatusTable.Evaluate(dossier, until, until, drafts);
        var changes = after.Commitments.Where(c => !(before.GetValueOrDefault(c.Commitment.Id)?.States.Equals(c.States) ?? false)).Select(c =>
        {
            var old = before.GetValueOrDefault(c.Commitment.Id);
            return new Change(
                ChangeKind.Status, c.Commitment.Id, c.Since ?? since, until, old?.Word(), c.Word(), null, [], c.Reasons,
                new(c.Commitment.Id, old, c, c.Since, c.Reasons), null);
        });
        return new(dossier.Id, since, until, drafts, [.. changes]);
    }
}
