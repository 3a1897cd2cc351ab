using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells over valid time whether a contribution has come to a stage.</summary>
/// <remarks>What is delivered was allocated and pledged; what is withdrawn is none of these any more. A quantity of nought says that there is none, and brings nothing further.</remarks>
internal static class Stages
{
    public static Timeline<Truth> Of(PropositionNode node, StandsAs stands, KnownItems items, Instant valid)
    {
        if (items.Contributions.Find(c => c.Id == stands.Item) is not { } named)
        {
            return Timeline<Truth>.Constant(Truth.Open);
        }

        var asked = Enum.Parse<ContributionStage>(stands.Word.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true);
        var changes = new List<(Instant, Truth)> { (Instant.Min, Truth.False) };
        foreach (var step in Steps(named, items))
        {
            var at = step.On?.Start ?? Instant.Min;
            if (at > valid)
            {
                node.NextChange = at;
                break;
            }

            changes.Add((at, Has(step.Stage, asked) ? Truth.True : Truth.False));
        }

        return Timeline<Truth>.From(changes);
    }

    /// <summary>The contribution and what the dossier tells later of the same one: of the same party, domain, capability and commitment.</summary>
    public static IEnumerable<Contribution> Steps(Contribution named, KnownItems items) => items.Contributions
        .Where(c => Kept(c).Equals(Kept(named)) && c.Quantity != 0 && (ReferenceEquals(c, named) || c.On?.Start > (named.On?.Start ?? Instant.Min)))
        .OrderBy(c => c.On?.Start ?? Instant.Min);

    /// <summary>What the entries of one contribution have in common.</summary>
    public static object Kept(Contribution contribution) => (contribution.Party, contribution.Domain, contribution.Capability, contribution.Commitment);

    private static bool Has(ContributionStage stage, ContributionStage asked) => asked switch
    {
        ContributionStage.Withdrawn => stage == ContributionStage.Withdrawn,
        ContributionStage.PromisedIf => stage == ContributionStage.PromisedIf,
        _ => stage is ContributionStage.Pledged or ContributionStage.Allocated or ContributionStage.Delivered && stage >= asked,
    };
}
