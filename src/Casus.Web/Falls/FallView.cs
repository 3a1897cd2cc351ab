using Casus.Logic;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The page of one proposition's fall: where it stands, the picture around it, what brings it down, and what would fall with it.</summary>
/// <param name="Focus">The proposition asked about.</param>
/// <param name="Choices">The propositions that rest on something or on which something rests, those the arrangement ends in first.</param>
/// <param name="Reach">Steps shown around the focus.</param>
/// <param name="Picture">Laid out.</param>
/// <param name="Without">What would change if it were false from the valid time on; null where it is found false already.</param>
public sealed record FallView(
    DossierView View,
    PropositionStatus Focus,
    IReadOnlyList<PropositionStatus> Choices,
    int Reach,
    Assumptions Assumptions,
    FallPicture Picture,
    FallAnswer Answer,
    WhatIfResult? Without)
{
    public FallGraph Graph => Picture.Graph;

    /// <summary>All there is.</summary>
    public const int Everything = 99;

    private const int UsualReach = 4;

    /// <summary>Null where the dossier has no proposition that anything rests on.</summary>
    internal static FallView? At(DossierView view, IQueryCollection query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        var choices = view.Once("choices of falls", () => Ordered(view));
        var asked = (string?)query["of"];
        var focus = asked is { Length: > 0 }
            ? view.Roles.Find(asked) ?? throw WrongRequestException.Missing(
                WrongRequestException.NoProposition(asked, view.Status.Propositions.Select(p => p.Proposition.Id)))
            : choices.FirstOrDefault();
        if (focus is null)
        {
            return null;
        }

        var id = focus.Proposition.Id;
        var reach = int.TryParse(query["reach"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var steps) && steps is >= 1 and <= Everything
            ? steps
            : UsualReach;
        var assumptions = Assumptions.Read(query, view.Dossier);
        var without = focus.Value == Truth.False ? null
            : view.Once($"without {id}", () => WhatIf.Suppose(
                view.Dossier, [.. view.Viewpoint.Set.Where(s => s.Proposition != id), new(id, Truth.False)], view.Viewpoint.Valid, view.Viewpoint.Known, view.Viewpoint.Drafts));
        var picture = view.Once($"picture of {reach} around {id}", () => view.Pictures.Of(view, id, reach));
        return new(view, focus, choices, reach, assumptions, picture, FallAnswer.Of(view, id, assumptions, cancellation), without);
    }

    private static List<PropositionStatus> Ordered(DossierView view)
    {
        var links = view.Links;
        var ends = Fall.Ends(view.Dossier, view.Viewpoint.Known, view.Viewpoint.Drafts);
        return
        [
            .. view.Status.Propositions
                .Where(p => links.Has(FallGraph.Whole(false, p.Proposition.Id)))
                .OrderBy(p => ends.Contains(p.Proposition.Id) ? 0 : p.Proposition.Holds is not null ? 1 : 2),
        ];
    }

    /// <summary>This page with another focus or reach.</summary>
    public string Address(string? of = null, int? reach = null) => View.Viewpoint.Address(
        "/falls",
        [
            ("of", of ?? Focus.Proposition.Id),
            ("reach", (reach ?? Reach) == UsualReach ? null : (reach ?? Reach).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. Assumptions.Written,
        ]);
}
