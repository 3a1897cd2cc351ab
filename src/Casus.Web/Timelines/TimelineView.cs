using Casus.Ledger;
using Casus.Logic;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The page of what was when: the events of a range of days, all days above them, and how positions moved.</summary>
/// <param name="All">Every dated event, in order of time.</param>
/// <param name="From">The first day shown.</param>
/// <param name="To">The last day shown.</param>
/// <param name="Lanes">The lanes shown.</param>
/// <param name="Positions">Actors who said more than one thing of a matter, those who moved first.</param>
public sealed record TimelineView(
    DossierView View,
    IReadOnlyList<TimelineEvent> All,
    DateOnly From,
    DateOnly To,
    bool IsWhole,
    IReadOnlySet<Lane> Lanes,
    IReadOnlyList<PositionCourse> Positions)
{
    /// <summary>Events listed on one page; the picture has them all.</summary>
    public const int Listed = 200;

    private IReadOnlyList<TimelineEvent>? _shown;

    public IReadOnlyList<TimelineEvent> Shown => _shown ??= [.. All.Where(e => Lanes.Contains(e.Lane) && e.On.Start.Date >= From && e.On.Start.Date <= To)];

    internal static TimelineView At(DossierView view, IQueryCollection query, ILedger ledger, IReadOnlyList<DocumentSummary> documents, TextShelf texts)
    {
        ArgumentNullException.ThrowIfNull(view);
        var all = view.Once("timeline", () => TimelineEvents.Of(view, ledger, documents, texts));
        var today = view.Status.Valid.Date;
        var (first, last) = all.Count == 0 ? (today, today) : (all[0].On.Start.Date, all[^1].On.Start.Date);
        var (from, to) = (IsoDay.Read(query["from"], "from"), IsoDay.Read(query["to"], "to"));
        var lanes = query["lane"].Select(l => Enum.TryParse<Lane>(l, ignoreCase: true, out var lane) && Enum.IsDefined(lane) ? lane : (Lane?)null).OfType<Lane>().ToHashSet();
        var watch = view.Once("watch", () => Watch.Over(view.Dossier, view.Viewpoint.Valid, view.Viewpoint.Known, view.Viewpoint.Valid, view.Viewpoint.Drafts));
        return new(
            view,
            all,
            from ?? first,
            to is { } end && end >= (from ?? first) ? end : last >= (from ?? first) ? last : from!.Value,
            from is null && to is null,
            lanes.Count == 0 ? Enum.GetValues<Lane>().ToHashSet() : lanes,
            [.. watch.Positions.Where(p => p.Positions.Count > 1).OrderByDescending(p => p.Moves.Count)]);
    }

    /// <summary>This page with other days.</summary>
    public string Address(DateOnly? from, DateOnly? to) => View.Viewpoint.Address(
        "/time",
        [
            ("from", from is { } f ? IsoDay.Write(f) : null),
            ("to", to is { } t ? IsoDay.Write(t) : null),
            .. Lanes.Count == Enum.GetValues<Lane>().Length ? [] : Lanes.Order().Select(l => ("lane", (string?)Word(l))),
        ]);

    public static string Word(Lane lane) => lane switch
    {
        Lane.Said => "said",
        Lane.Found => "found",
        Lane.Due => "due",
        _ => "happened",
    };
}
