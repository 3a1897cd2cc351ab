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

    /// <summary>The item as it is, of another origin.</summary>
    public static IDossierItem WithOrigin(this IDossierItem item, Origin origin) => item switch
    {
        Party x => x with { Origin = origin },
        Proposition x => x with { Origin = origin },
        Commitment x => x with { Origin = origin },
        Dependency x => x with { Origin = origin },
        Finding x => x with { Origin = origin },
        CommitmentAct x => x with { Origin = origin },
        Stance x => x with { Origin = origin },
        Contribution x => x with { Origin = origin },
        Measure x => x with { Origin = origin },
        Incident x => x with { Origin = origin },
        Series x => x with { Origin = origin },
        Merge x => x with { Origin = origin },
        _ => throw new ArgumentException($"A {item?.GetType().Name} is no item of a dossier.", nameof(item)),
    };
}
