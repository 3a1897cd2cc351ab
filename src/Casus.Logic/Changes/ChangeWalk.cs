using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>What changed in a dossier since a time, as far as it has been looked at; who asks again, later or of the dossier recorded on, is told what came since.</summary>
/// <param name="Until">The time up to which it has been walked.</param>
/// <param name="Stops">At how many instants it was looked at.</param>
/// <param name="Last">Where the dossier stood at the last of them.</param>
internal sealed record ChangeWalk(Dossier Dossier, Instant Since, Instant Until, int Stops, ValueList<Change> Changes, Evaluation Last)
{
    // What is found in a step or two is not worth its keep.
    private const int Few = 3;

    private const int Most = 3;

    private static readonly ConditionalWeakTable<Dossier, Family> Families = [];

    /// <summary>Everything over (<paramref name="since"/>, <paramref name="until"/>].</summary>
    public static ChangeWalk Of(Dossier dossier, Instant since, Instant until, bool drafts)
    {
        var family = Families.GetOrCreateValue(dossier);
        var walk = (family.Nearest(since, until, drafts) ?? new(dossier, since, since, 0, [], Evaluations.Of(dossier, since, since, drafts))).To(dossier, until);
        if (walk.Stops >= Few)
        {
            family.Keep(walk);
        }

        return walk;
    }

    /// <summary>Hands on what was walked of a dossier as it was, where that holds of what it is now.</summary>
    public static void Follow(Dossier earlier, Dossier later)
    {
        if (!ReferenceEquals(earlier, later) && Families.TryGetValue(earlier, out var family) && family.Walks.Length > 0)
        {
            // Only what became known behind the end of a walk leaves it as it is.
            var (gone, come) = Happened.Differing(earlier, later);
            var begins = gone.Count > 0 ? Instant.Min : come.Count > 0 ? come.Min(item => item.Origin.Known) : Instant.Max;
            Families.GetOrCreateValue(later).Take(family.Walks.Where(walk => walk.Until < begins));
            family.Take([]); // a walk names the dossier it is of: kept by each, it would keep all before
        }
    }

    // At each instant at which something became known, began or ended, and at each closing of a window.
    private ChangeWalk To(Dossier dossier, Instant until)
    {
        var occasions = new Occasions(dossier);
        var bearing = Bearing.Of(dossier);
        var times = occasions.Times.Where(i => i > Until && i <= until).Order().ToList();
        var changes = Changes.ToList();
        var (before, stops) = (Last, Stops);
        for (var at = 0; ; stops++)
        {
            Instant? stop = at < times.Count ? times[at] : null;
            if (before.NextClosing is { } closing && closing <= until && !(stop <= closing))
            {
                stop = closing;
            }

            if (stop is not { } now)
            {
                return new(dossier, Since, until, stops, [.. changes], before);
            }

            if (at < times.Count && times[at] == now)
            {
                at++;
            }

            var touched = occasions.Touched(now).ToList();
            var after = before.Next(dossier, now, touched);
            changes.AddRange(new Comparison(before, after, new(dossier, occasions, after), bearing.Above(touched)).Changes());
            before = after;
        }
    }

    private sealed class Family
    {
        private ChangeWalk[] _walks = [];

        /// <summary>The most lately used first.</summary>
        public ChangeWalk[] Walks => Volatile.Read(ref _walks);

        public ChangeWalk? Nearest(Instant since, Instant until, bool drafts) =>
            Walks.Where(walk => walk.Since == since && walk.Until <= until && walk.Last.Status.Drafts == drafts).MaxBy(walk => walk.Until);

        public void Keep(ChangeWalk walk) =>
            Take(Walks.Where(other => other.Since != walk.Since || other.Last.Status.Drafts != walk.Last.Status.Drafts).Prepend(walk));

        public void Take(IEnumerable<ChangeWalk> walks) => Volatile.Write(ref _walks, [.. walks.Take(Most)]);
    }
}
