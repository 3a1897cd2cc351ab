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
            var (gone, come) = Differing(earlier, later);
            items.AddRange(gone.Concat(come));
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

    /// <summary>The items that the earlier alone has, and those that the later alone has.</summary>
    /// <remarks>By reference: a replay gives what nothing was recorded about as the same item.</remarks>
    public static (List<IDossierItem> Gone, List<IDossierItem> Come) Differing(Dossier earlier, Dossier later)
    {
        var (gone, come) = (new List<IDossierItem>(), new List<IDossierItem>());
        foreach (var (before, after) in Occasions.Lists(earlier).Zip(Occasions.Lists(later)))
        {
            Differing(before, after, gone, come);
        }

        return (gone, come);
    }

    // What is recorded stands near the end, mostly.
    private static void Differing(IReadOnlyList<IDossierItem> before, IReadOnlyList<IDossierItem> after, List<IDossierItem> gone, List<IDossierItem> come)
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
        gone.AddRange(old.Except(now, ReferenceEqualityComparer.Instance).Cast<IDossierItem>());
        come.AddRange(now.Except(old, ReferenceEqualityComparer.Instance).Cast<IDossierItem>());

        List<IDossierItem> Middle(IReadOnlyList<IDossierItem> list) => [.. list.Skip(first).Take(list.Count - first - last)];
    }
}
