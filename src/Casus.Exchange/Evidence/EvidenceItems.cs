using Casus.Model;

namespace Casus.Exchange;

/// <summary>Goes through all evidence of a dossier.</summary>
internal static class EvidenceItems
{
    /// <summary>The dossier with each piece of evidence in its place replaced; every version of every item.</summary>
    public static Dossier WithEvidence(this Dossier dossier, Func<IDossierItem, Evidence, Evidence> change)
    {
        return dossier with
        {
            Parties = Each(dossier.Parties, (i, e) => i with { Evidence = e }),
            Propositions = Each(dossier.Propositions, (i, e) => i with { Evidence = e }),
            Commitments = Each(dossier.Commitments, (i, e) => i with { Evidence = e }),
            Dependencies = Each(dossier.Dependencies, (i, e) => i with { Evidence = e }),
            Findings = Each(dossier.Findings, (i, e) => i with { Evidence = e }),
            Acts = Each(dossier.Acts, (i, e) => i with { Evidence = e }),
            Stances = Each(dossier.Stances, (i, e) => i with { Evidence = e }),
            Contributions = Each(dossier.Contributions, (i, e) => i with { Evidence = e }),
            Measures = Each(dossier.Measures, (i, e) => i with { Evidence = e }),
            Incidents = Each(dossier.Incidents, (i, e) => i with { Evidence = e }),
            Series = Each(dossier.Series, (i, e) => i with { Evidence = e }),
        };

        ValueList<T> Each<T>(ValueList<T> items, Func<T, ValueList<Evidence>, T> with)
            where T : IDossierItem =>
            items.Select(i => i.Evidence.IsEmpty ? i : with(i, i.Evidence.Select(e => change(i, e)).ToValueList())).ToValueList();
    }
}
