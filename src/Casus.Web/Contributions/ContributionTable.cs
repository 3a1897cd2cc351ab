using Casus.Model;

namespace Casus.Web;

/// <summary>What parties give, by party and domain, each stage apart, as known and as of the day from which a dossier is looked at.</summary>
/// <param name="Rows">A row for each party and domain of which something is on record, the rows of a party together.</param>
/// <param name="Unreviewed">Parties of which nothing is on record in any domain.</param>
/// <param name="Items">Each contribution that is shown, once, in the dossier's order.</param>
/// <param name="Later">How many are left out, as they begin after that day.</param>
/// <param name="HasWithdrawn">True when something was withdrawn.</param>
public sealed record ContributionTable(
    IReadOnlyList<ContributionRow> Rows,
    IReadOnlyList<Party> Unreviewed,
    IReadOnlyList<Contribution> Items,
    int Later,
    bool HasWithdrawn)
{
    private static readonly ContributionStage[] Forward =
        [ContributionStage.PromisedIf, ContributionStage.Pledged, ContributionStage.Allocated, ContributionStage.Delivered];

    /// <summary>The stages that have a column.</summary>
    public IReadOnlyList<ContributionStage> Stages => HasWithdrawn ? [.. Forward, ContributionStage.Withdrawn] : Forward;

    public static ContributionTable Of(DossierView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var viewpoint = view.Viewpoint;

        // With drafts, an amendment that waits stands beside what it amends: the later known is meant.
        var known = view.Known(view.Dossier.Contributions).GroupBy(c => c.Id, StringComparer.Ordinal).Select(g => g.MaxBy(c => c.Origin.Known)!).ToList();
        var items = known.Where(c => !(c.On?.Start > viewpoint.Valid)).ToList();
        var drafts = viewpoint.Drafts
            ? []
            : view.Dossier.Contributions.Where(c => c.Origin is { Approved: null, Until: null } && c.Origin.Known <= viewpoint.Known).ToList();
        var domains = items.Concat(drafts).Select(c => c.Domain).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var rows = items.Select(i => (Item: i, IsDraft: false)).Concat(drafts.Select(d => (Item: d, IsDraft: true)))
            .GroupBy(c => c.Item.Party, StringComparer.Ordinal)
            .SelectMany(party =>
            {
                var own = party.GroupBy(c => c.Item.Domain, StringComparer.Ordinal)
                    .Select(g => new ContributionRow(party.Key, g.Key, [.. g.Where(c => !c.IsDraft).Select(c => c.Item)], [.. g.Where(c => c.IsDraft).Select(c => c.Item)]))
                    .ToList();
                own[^1] = own[^1] with { Missing = [.. domains.Except(own.Select(r => r.Domain).OfType<string>(), StringComparer.Ordinal)] };
                return own;
            }).ToList();
        return new(
            rows,
            [.. view.Known(view.Dossier.Parties).DistinctBy(p => p.Id, StringComparer.Ordinal).ExceptBy(rows.Select(r => r.Party), p => p.Id, StringComparer.Ordinal)],
            items,
            known.Count - items.Count,
            items.Exists(i => i.Stage == ContributionStage.Withdrawn));
    }
}
