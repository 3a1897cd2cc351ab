using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>The last few evaluations of each dossier, for as long as the dossier is in use: questions come one after another about the same times.</summary>
internal static class Evaluations
{
    private const int Most = 3;

    private static readonly ConditionalWeakTable<Dossier, LinkedList<Evaluation>> Recent = [];

    /// <summary>The evaluation of a dossier, which is immutable, at these times.</summary>
    public static Evaluation Of(Dossier dossier, Instant valid, Instant known, bool drafts)
    {
        var recent = Recent.GetValue(dossier, _ => []);
        lock (recent)
        {
            var found = recent.FirstOrDefault(e => e.Status.Valid == valid && e.Status.Known == known && e.Status.Drafts == drafts);
            if (found is not null)
            {
                recent.Remove(found);
            }
            else if (recent.Count == Most)
            {
                recent.RemoveLast();
            }

            return recent.AddFirst(found ?? Evaluation.Of(dossier, valid, known, drafts, Suppositions.None)).Value;
        }
    }
}
