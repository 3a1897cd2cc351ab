using Casus.Logic;

namespace Casus.Web;

/// <summary>Propositions of one value, under one heading.</summary>
public sealed record ValueGroup(Truth Value, string Title, string Gloss, IReadOnlyList<Fold<PropositionStatus>> Folds)
{
    private static readonly (Truth Value, string Title, string Gloss)[] Order =
    [
        (Truth.Contested, "Contested", "sources differ; both sides stand"),
        (Truth.Unknown, "Unknown", "a gap in the evidence"),
        (Truth.Open, "Open", "not determined yet"),
        (Truth.True, "True", "found to hold"),
        (Truth.False, "False", "found not to hold"),
    ];

    public int Count => Folds.Sum(f => f.Items.Count);

    public static IReadOnlyList<ValueGroup> All(DossierStatus status, Roles roles)
    {
        var byValue = status.Propositions.ToLookup(p => p.Value);
        return
        [
            .. Order.Where(o => byValue.Contains(o.Value)).Select(o => new ValueGroup(
                o.Value, o.Title, o.Gloss, Fold.All(byValue[o.Value].OrderByDescending(p => roles.Weight(p.Proposition)), p => Likeness(p, roles)))),
        ];
    }

    /// <summary>Outcomes of alike commitments fold as these do; whatever has findings or needs of its own stands alone.</summary>
    private static Likeness? Likeness(PropositionStatus status, Roles roles) =>
        status is { Findings.IsEmpty: true, BlockedBy.IsEmpty: true, NotAssuredBy.IsEmpty: true, Proposition.Holds: null }
        && roles.OnlyOutcomeOf(status.Proposition.Id) is { } commitment
            ? Web.Likeness.Of(commitment)
            : null;
}
