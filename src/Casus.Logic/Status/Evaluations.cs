using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>The last few evaluations of each dossier, for as long as the dossier is in use: questions come one after another about the same times, and each is answered from the one before.</summary>
internal static class Evaluations
{
    private const int Most = 3;

    private static readonly ConditionalWeakTable<Dossier, Family> Families = [];

    /// <summary>The evaluation of a dossier, which is immutable, at these times.</summary>
    public static Evaluation Of(Dossier dossier, Instant valid, Instant known, bool drafts)
    {
        var family = Families.GetOrCreateValue(dossier);
        lock (family)
        {
            var found = family.Recent.FirstOrDefault(e => e.IsAt(valid, known, drafts));
            if (found is not null)
            {
                family.Recent.Remove(found);
            }
            else
            {
                found = family.Nearest(valid, known, drafts)?.Following(dossier, valid, known) ?? Evaluation.Of(dossier, valid, known, drafts, Suppositions.None);
                if (family.Recent.Count == Most)
                {
                    family.Recent.RemoveLast();
                }
            }

            family.Recent.AddFirst(found);
            return found;
        }
    }

    /// <summary>Lets the evaluations of a dossier as it was be the ground of those as it is now.</summary>
    public static void Follow(Dossier earlier, Dossier later)
    {
        if (ReferenceEquals(earlier, later))
        {
            return;
        }

        Bearing.Follow(earlier, later);
        Evaluation[] handed = [];
        if (Families.TryGetValue(earlier, out var before))
        {
            lock (before)
            {
                // What is handed on names the dossier it is of: handed on once only, lest each dossier keep all before it.
                handed = [.. before.Recent.Concat(before.Handed).Take(Most)];
                before.Handed = [];
            }
        }

        var family = Families.GetOrCreateValue(later);
        lock (family)
        {
            family.Handed = handed;
        }
    }

    private sealed class Family
    {
        /// <summary>The most lately used first.</summary>
        public LinkedList<Evaluation> Recent { get; } = [];

        /// <summary>Of the dossier as it was.</summary>
        public Evaluation[] Handed { get; set; } = [];

        /// <summary>What an evaluation is best made from: one at the same times, or the latest before.</summary>
        public Evaluation? Nearest(Instant valid, Instant known, bool drafts)
        {
            var all = Recent.Concat(Handed).Where(e => e.Status.Drafts == drafts).ToList();
            return all.Find(e => e.IsAt(valid, known, drafts))
                ?? (valid == known ? all.Where(e => e.Status.Valid == e.Status.Known && e.Status.Valid < valid).MaxBy(e => e.Status.Valid) : null);
        }
    }
}
