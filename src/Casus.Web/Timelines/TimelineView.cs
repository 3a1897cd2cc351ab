using Casus.Ledger;
using Casus.Logic;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The page of what was when: the events of a range of days, all days above them, and how positions moved.</summary>
/// <param name="Range">The days and lanes shown.</param>
/// <param name="Positions">Actors who said more than one thing of a matter, those who moved first.</param>
/// <param name="Part">Which hundred of <paramref name="Positions"/> is shown, from 1.</param>
public sealed record TimelineView(DossierView View, TimelineRange Range, bool IsWhole, IReadOnlyList<PositionCourse> Positions, int Part)
{
    /// <summary>Events listed on one page; the picture has them all.</summary>
    public const int Listed = 200;

    public DateOnly From => Range.From;

    public DateOnly To => Range.To;

    public IReadOnlySet<Lane> Lanes => Range.Lanes;

    public IReadOnlyList<TimelineEvent> Shown => Range.Shown;

    /// <summary>The courses of <see cref="Part"/>.</summary>
    public IEnumerable<PositionCourse> Courses => Positions.Skip((Part - 1) * Listing.Each).Take(Listing.Each);

    internal static TimelineView At(DossierView view, IQueryCollection query, ILedger ledger, TextShelf texts)
    {
        ArgumentNullException.ThrowIfNull(view);
        var all = view.Once("timeline", () => TimelineEvents.Of(view, ledger, texts));
        var today = view.Status.Valid.Date;
        var (first, last) = all.Count == 0 ? (today, today) : (all[0].On.Start.Date, all[^1].On.Start.Date);
        var (asked, until) = (IsoDay.Read(query["from"], "from"), IsoDay.Read(query["to"], "to"));
        var from = asked ?? first;
        var to = until is { } end && end >= from ? end : last >= from ? last : from;
        var lanes = query["lane"].Select(l => Enum.TryParse<Lane>(l, ignoreCase: true, out var lane) && Enum.IsDefined(lane) ? lane : (Lane?)null).OfType<Lane>().ToHashSet();
        lanes = lanes.Count == 0 ? [.. Enum.GetValues<Lane>()] : lanes;
        return new(
            view,
            view.Once($"days from {IsoDay.Write(from)} to {IsoDay.Write(to)} of {string.Join(' ', lanes.Order())}", () => TimelineRange.Of(all, from, to, lanes, today)),
            asked is null && until is null,
            view.Once<IReadOnlyList<PositionCourse>>("positions", () =>
            [
                .. Watch.Courses(view.Dossier, view.Viewpoint.Valid, view.Viewpoint.Known, view.Viewpoint.Drafts)
                    .Where(p => p.Positions.Count > 1).OrderByDescending(p => p.Moves.Count),
            ]),
            Listing.Read(query).Part);
    }

    /// <summary>This page with another hundred of positions.</summary>
    public string Address(int part) => Address(IsWhole ? null : From, IsWhole ? null : To, part);

    /// <summary>This page with other days.</summary>
    public string Address(DateOnly? from, DateOnly? to, int part = 1) => View.Viewpoint.Address(
        "/time",
        [
            ("from", from is { } f ? IsoDay.Write(f) : null),
            ("to", to is { } t ? IsoDay.Write(t) : null),
            .. Lanes.Count == Enum.GetValues<Lane>().Length ? [] : Lanes.Order().Select(l => ("lane", (string?)Word(l))),
            ("part", part == 1 ? null : part.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ]);

    public static string Word(Lane lane) => lane switch
    {
        Lane.Said => "said",
        Lane.Found => "found",
        Lane.Due => "due",
        _ => "happened",
    };
}

/// <summary>Some days and lanes of a timeline, with their picture.</summary>
/// <param name="IsEmpty">True where the dossier has no dated event at all.</param>
/// <param name="From">The first day shown.</param>
/// <param name="To">The last day shown.</param>
/// <param name="Lanes">The lanes shown.</param>
/// <param name="Shown">Their events, in order of time.</param>
public sealed record TimelineRange(bool IsEmpty, DateOnly From, DateOnly To, IReadOnlySet<Lane> Lanes, IReadOnlyList<TimelineEvent> Shown, TimelinePicture Picture)
{
    /// <param name="all">Every dated event, in order of time.</param>
    public static TimelineRange Of(IReadOnlyList<TimelineEvent> all, DateOnly from, DateOnly to, IReadOnlySet<Lane> lanes, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(all);
        List<TimelineEvent> shown = [.. all.Where(e => lanes.Contains(e.Lane) && e.On.Start.Date >= from && e.On.Start.Date <= to)];
        return new(all.Count == 0, from, to, lanes, shown, TimelinePicture.Of(shown, from, to, today));
    }
}
