using Casus.Model;

namespace Casus.Logic;

/// <summary>Lists what stands otherwise in one status than in another, in the order of the dossier.</summary>
public static class StatusDifference
{
    public static IEnumerable<CommitmentChange> Commitments(DossierStatus before, DossierStatus after) =>
        Pairs(before.Commitments, after.Commitments, c => c.Commitment.Id)
            .Where(p => !Difference.IsNone(p.Before, p.After))
            .Select(p => new CommitmentChange(p.Id, p.Before, p.After, p.After?.Since, New(p.Before?.Reasons, p.After?.Reasons)));

    public static IEnumerable<PropositionChange> Propositions(DossierStatus before, DossierStatus after) =>
        Pairs(before.Propositions, after.Propositions, p => p.Proposition.Id)
            .Where(p => !Difference.IsNone(p.Before, p.After))
            .Select(p => new PropositionChange(p.Id, p.Before, p.After, p.After?.From, New(p.Before?.Reasons, p.After?.Reasons)));

    private static ValueList<Reason> New(ValueList<Reason>? before, ValueList<Reason>? after)
    {
        var known = before?.ToHashSet() ?? [];
        return [.. (after ?? []).Where(r => !known.Contains(r))];
    }

    private static IEnumerable<(string Id, T? Before, T? After)> Pairs<T>(ValueList<T> before, ValueList<T> after, Func<T, string> id)
        where T : class
    {
        // What is the same object is no difference; nearly all is, and mostly nothing came or went.
        var isAligned = before.Count == after.Count && !before.Where((b, i) => !ReferenceEquals(b, after[i]) && id(b) != id(after[i])).Any();
        if (isAligned)
        {
            for (var i = 0; i < after.Count; i++)
            {
                if (!ReferenceEquals(before[i], after[i]))
                {
                    yield return (id(after[i]), before[i], after[i]);
                }
            }

            yield break;
        }

        var earlier = before.ToDictionary(id, StringComparer.Ordinal);
        foreach (var item in after)
        {
            earlier.Remove(id(item), out var old);
            yield return (id(item), old, item);
        }

        foreach (var gone in before.Where(b => earlier.ContainsKey(id(b))))
        {
            yield return (id(gone), gone, null);
        }
    }
}
