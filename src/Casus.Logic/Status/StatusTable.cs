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
}
