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
                var (gone, come) = Differing(before, after);
                items.AddRange(gone.Concat(come));
            }
        }

        if (from < upto)
        {
            items.AddRange(Occasions.Lists(later).SelectMany(list => list).Where(i => Occasions.Instants(i).Any(t => t > from && t <= upto)));
        }

        var (then, now) = (new Occasions(earlier), new Occasions(later));
        return [.. items.SelectMany(i => then.Touched(i).Concat(now.Touched(i)))];
    }

    /// <summary>True when the two tell the same up to a known time: what was recorded since became known, counted or ceased to stand after it.</summary>
    public static bool IsSame(Dossier earlier, Dossier later, Instant known) => Occasions.Lists(earlier).Zip(Occasions.Lists(later)).All(lists =>
    {
        var (gone, come) = Differing(lists.First, lists.Second);
        return Until(gone).SequenceEqual(Until(come));

        IEnumerable<IDossierItem> Until(IEnumerable<IDossierItem> items) => items.Where(i => i.Origin.Known <= known).Select(i => With(i, i.Origin with
        {
            Approved = i.Origin.Approved <= known ? i.Origin.Approved : null,
            Until = i.Origin.Until <= known ? i.Origin.Until : null,
        }));
    });

    private static IDossierItem With(IDossierItem item, Origin origin) => item switch
    {
        Finding finding => finding with { Origin = origin },
        CommitmentAct act => act with { Origin = origin },
        Commitment commitment => commitment with { Origin = origin },
        Proposition proposition => proposition with { Origin = origin },
        Dependency dependency => dependency with { Origin = origin },
        Series series => series with { Origin = origin },
        Contribution contribution => contribution with { Origin = origin },
        _ => throw new ArgumentException($"no status is made of a {item.GetType().Name}", nameof(item)),
    };

    // By reference: a replay gives what nothing was recorded about as the same item. What is recorded stands near the end, mostly.
    private static (IEnumerable<IDossierItem> Gone, IEnumerable<IDossierItem> Come) Differing(IReadOnlyList<IDossierItem> before, IReadOnlyList<IDossierItem> after)
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
        return (Rest(old, now), Rest(now, old));

        static IEnumerable<IDossierItem> Rest(List<IDossierItem> one, List<IDossierItem> other) => one.Except(other, ReferenceEqualityComparer.Instance).Cast<IDossierItem>();

        List<IDossierItem> Middle(IReadOnlyList<IDossierItem> list) => [.. list.Skip(first).Take(list.Count - first - last)];
    }
}
