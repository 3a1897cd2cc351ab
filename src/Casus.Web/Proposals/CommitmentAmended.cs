using Casus.Model;

namespace Casus.Web;

/// <summary>A commitment that is amended: what an author begins with, and what they must have seen.</summary>
/// <param name="Basis">The author's own draft, which a new one replaces; else what stands; else what waits.</param>
/// <param name="Last">The last version that stands or waits, whoever's.</param>
public sealed record CommitmentAmended(Commitment Basis, Commitment Last)
{
    /// <summary>Null: nothing of that id stands or waits.</summary>
    public static CommitmentAmended? Find(Dossier dossier, string id, string author)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var live = dossier.Commitments.Where(c => c.Id == id && c.Origin.Until is null).ToList();
        return live.Count == 0 ? null : new(
            live.LastOrDefault(c => c.Origin.Approved is null && string.Equals(c.Origin.Author, author, StringComparison.OrdinalIgnoreCase)) ?? live.LastOrDefault(c => c.Origin.Approved is not null) ?? live[^1],
            live[^1]);
    }
}
