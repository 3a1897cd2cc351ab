using Casus.Model;

namespace Casus.Logic;

/// <summary>Marks what rests on a draft: what would stand otherwise without drafts, or is one itself.</summary>
internal static class Drafts
{
    public static DossierStatus Mark(DossierStatus with, DossierStatus without)
    {
        var commitments = without.Commitments.ToDictionary(c => c.Commitment.Id, StringComparer.Ordinal);
        var propositions = without.Propositions.ToDictionary(p => p.Proposition.Id, StringComparer.Ordinal);
        return with with
        {
            Propositions = [.. with.Propositions.Select(p => p with
            {
                RestsOnDraft = IsDraft(p.Proposition, with.Known) || !Difference.IsNone(propositions.GetValueOrDefault(p.Proposition.Id), p),
            })],
            Commitments = [.. with.Commitments.Select(c => c with
            {
                RestsOnDraft = IsDraft(c.Commitment, with.Known) || !Difference.IsNone(commitments.GetValueOrDefault(c.Commitment.Id), c),
            })],
        };
    }

    private static bool IsDraft(IDossierItem item, Instant known) => !(item.Origin.Approved <= known);
}
