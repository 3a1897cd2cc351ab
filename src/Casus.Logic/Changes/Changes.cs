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
        return new(dossier.Id, since, until, drafts, ChangeWalk.Of(dossier, since, until, drafts).Changes);
    }
}
