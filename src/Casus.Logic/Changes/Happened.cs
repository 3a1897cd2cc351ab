using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what happened between a dossier as it was at one time and the same dossier, recorded on, at a later one.</summary>
internal static class Happened
{
    /// <summary>Ids of the propositions, commitments, series and contributions that something happened to: that are told otherwise, or that time brought something for.</summary>
    /// <param name="from">The known time of the earlier.</param>
    /// <param name="upto">That of the later, the same or after it; what begins or ends in between counts as well.</param>
    public static HashSet<string> Between(Dossier earlier, Dossier later, Instant from, Instant upto)
    {
        var items = new List<IDossierItem>();
        if (!ReferenceEquals(earlier, later))
        {
            foreach (var (before, after) in Occasions.Lists(earlier).Zip(Occasions.Lists(later)))
            {
                Differing(before, after, items);
            }
        }

        if (from < upto)
        {
            foreach (var list in Occasions.Lists(later))
            {
                items.AddRange(list.Where(i => Occasions.IsIn(i, from, upto)));
            }
        }

        var (then, now) = (new Occasions(earlier), new Occasions(later));
        return [.. items.SelectMany(i => then.Touched(i).Concat(now.Touched(i)))];
    }

    // By reference: a replay gives what nothing was recorded about as the same item. What is recorded stands near the end, mostly.
    private static void Differing(IReadOnlyList<IDossierItem> before, IReadOnlyList<IDossierItem> after, List<IDossierItem> found)
    {
        var (first, last) = (0, 0);
        while (first < before.Count && first < after.Count && ReferenceEquals(before[first], after[first]))
        {
            first++;
        }

        while (last < before.Count - first && last < after.Count - first && ReferenceEquals(before[before.Count - 1 - last], after[after.Count - 1 - last]))
        {
            last++;
        }

        var (old, now) = (Middle(before), Middle(after));
        found.AddRange(old.Except(now, ReferenceEqualityComparer.Instance).Concat(now.Except(old, ReferenceEqualityComparer.Instance)).Cast<IDossierItem>());

        List<IDossierItem> Middle(IReadOnlyList<IDossierItem> list) => [.. list.Skip(first).Take(list.Count - first - last)];
    }
}
