using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells where a dossier stands at a valid time, from what counted at a known time: a pure function.</summary>
/// <remarks>Commitments made after the valid time are not listed: they were not there. The rules are in <c>docs/reference/status.md</c>.</remarks>
public static class StatusTable
{
    /// <param name="drafts">True: what waits for approval counts too, and what rests on it is marked.</param>
    public static DossierStatus Evaluate(Dossier dossier, Instant valid, Instant known, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return Evaluations.Of(dossier, valid, known, drafts).Status;
    }

    /// <summary>Tells that one dossier is another as it was recorded on, so that its statuses are found from that one's: only what happened since is looked at.</summary>
    /// <param name="later">The same dossier, whose items that did not change are the same objects. The answers do not hang on it, only the time they take.</param>
    public static void Follow(Dossier earlier, Dossier later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        Evaluations.Follow(earlier, later);
        ChangeWalk.Follow(earlier, later);
    }
}
