namespace Casus.Model;

/// <summary>Walks a dossier's items, whatever their kind.</summary>
public static class DossierItems
{
    /// <summary>Every version of every item, kind by kind.</summary>
    public static IEnumerable<IDossierItem> Items(this Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return [
            .. dossier.Parties, .. dossier.Propositions, .. dossier.Commitments, .. dossier.Dependencies, .. dossier.Findings, .. dossier.Acts, .. dossier.Stances,
            .. dossier.Contributions, .. dossier.Measures, .. dossier.Incidents, .. dossier.Series, .. dossier.Merges,
        ];
    }
}
