using Casus.Model;

namespace Casus.Web;

/// <summary>An item that waits for another person's approval.</summary>
/// <param name="Replaces">The standing item it would amend, or null.</param>
public sealed record Waiting(IDossierItem Item, IDossierItem? Replaces)
{
    public string Entry => Item.Origin.Entry;

    /// <summary>All that wait, in order of recording.</summary>
    public static IReadOnlyList<Waiting> In(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var waiting = new List<Waiting>();
        Add(dossier.Parties);
        Add(dossier.Propositions);
        Add(dossier.Commitments);
        Add(dossier.Dependencies);
        Add(dossier.Findings);
        Add(dossier.Acts);
        Add(dossier.Stances);
        Add(dossier.Contributions);
        Add(dossier.Measures);
        Add(dossier.Incidents);
        Add(dossier.Series);
        return [.. waiting.OrderBy(w => w.Item.Origin.Known)];

        void Add<T>(ValueList<T> items)
            where T : class, IDossierItem => waiting.AddRange(items
                .Where(i => i.Origin is { Approved: null, Until: null })
                .Select(i => new Waiting(i, items.LastOrDefault(s => s.Id == i.Id && s.Origin is { Approved: not null, Until: null }))));
    }
}
