using Casus.Ledger;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>What waits for a decision, in the order asked for, and how far reviewers agree.</summary>
/// <param name="Reviewer">Whose queue it is; their own changes and what they have decided are left out.</param>
/// <param name="SecondLook">Also what others have decided.</param>
public sealed record ReviewView(
    DossierView View, Page<ReviewItem> Queue, ReviewAgreement Agreement, QueueOrder Order, bool SecondLook, string Reviewer, Proofs Proofs)
{
    /// <summary>Items of one page.</summary>
    public const int Listed = 40;

    internal static ReviewView At(DossierView view, IQueryCollection query, ILedger ledger, string reviewer)
    {
        ArgumentNullException.ThrowIfNull(view);
        var order = query["order"] switch { ["doubt", ..] => QueueOrder.Doubt, ["newest", ..] => QueueOrder.Newest, _ => QueueOrder.Importance };
        var again = query["again"] is ["1", ..];
        var queue = ledger.Queue(view.Dossier.Id, new()
        {
            Order = order,
            Reviewer = reviewer,
            SecondLook = again,
            Cursor = query["after"] is [{ Length: > 0 } cursor, ..] ? cursor : null,
            Limit = Listed,
        });
        return new(view, queue, ledger.Agreement(view.Dossier.Id), order, again, reviewer, view.Proofs);
    }

    public string Address(QueueOrder? order = null, bool? again = null, string? after = null) => View.Viewpoint.Address(
        "/review",
        ("order", (order ?? Order) switch { QueueOrder.Doubt => "doubt", QueueOrder.Newest => "newest", _ => null }),
        ("again", again ?? SecondLook ? "1" : null),
        ("by", Reviewer),
        ("after", after));
}
