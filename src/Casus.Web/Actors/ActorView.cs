using Casus.Ledger;
using Casus.Model;
using Casus.Reading;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>An actor as its page shows it from one viewpoint.</summary>
/// <param name="Actor">The id that stays where several were merged.</param>
/// <param name="Names">All ids that are this actor's, its own first.</param>
/// <param name="Known">What the reader's tables know; several where persons share a name.</param>
/// <param name="Holders">Who speaks for it by an office on the day it is looked at.</param>
/// <param name="Only">The one list that is shown, from a cursor; null: the first rows of each.</param>
public sealed record ActorView(
    DossierView View,
    string Actor,
    IReadOnlyList<string> Names,
    Party? Party,
    IReadOnlyList<KnownActor> Known,
    IReadOnlyList<OfficeHolder> Holders,
    IReadOnlyList<OwedList> Owed,
    IReadOnlyList<SaidList> Said,
    IReadOnlyList<ActorMerge> Merges,
    string? Only,
    string? After)
{
    private string? _mentioned;

    /// <summary>Rows of each list on the page of all.</summary>
    public const int First = 8;

    /// <summary>Rows of a part of one list.</summary>
    public const int Each = 50;

    private const int MostNames = 40;

    public string Name => Party?.Name ?? (Known is [var only, ..] ? only.Name : Spoken.FirstOrDefault()?.Name ?? _mentioned ?? Actor);

    /// <summary>How the documents, the tables and the dossier call it beside its name.</summary>
    public IReadOnlyList<string> OtherNames =>
    [
        .. View.Dossier.Parties.Where(p => Names.Contains(p.Id)).Select(p => p.Name)
            .Concat(Known.SelectMany(k => k.OtherNames.Prepend(k.Name)))
            .Concat(Spoken.Select(s => s.Name))
            .Where(n => n != Name).Distinct(StringComparer.Ordinal).Take(MostNames),
    ];

    /// <summary>Whom it speaks for: by its kind, by the office of the day, by the statements shown.</summary>
    public IReadOnlyList<string> Sides
    {
        get
        {
            var day = View.Status.Valid.Date;
            return
            [
                .. Known.Select(k => k.Side)
                    .Concat(Known.SelectMany(k => k.Offices.Where(o => (o.Since is null || o.Since <= day) && (o.Until is null || o.Until >= day)).Select(o => o.Side)))
                    .Concat(Spoken.Select(s => s.Side))
                    .OfType<string>().Distinct(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>True where a time was asked for.</summary>
    public bool IsElsewhen => View.Viewpoint is not { ValidGiven: null, KnownGiven: null };

    public string? Kind => Known is [var known, ..] ? known.Kind.Word() : Actor.Split('/') is [var kind, _, ..] && ActorAddress.IsId(Actor) ? kind : null;

    private IEnumerable<Speaker> Spoken => Said.SelectMany(l => l.Hits.Items).SelectMany(h => h.Statement?.Speakers ?? []).Where(s => s.Actor is { } id && Names.Contains(id));

    /// <summary>The id under which an actor is found now: another's, where a merge that counts takes it away.</summary>
    internal static string Kept(string actor, DossierView view) => Merged(view).Of(actor);

    /// <summary>The actor, or null where neither the dossier, nor its documents, nor the tables know it.</summary>
    internal static ActorView? Find(string actor, DossierView view, IQueryCollection query, ILedger ledger)
    {
        var names = Merged(view).All(actor).OrderBy(n => n != actor).ToList();
        var only = query["list"] is [{ } list, ..] && (OwedList.Keys.Contains(list) || SaidList.Keys.Contains(list)) ? list : null;
        var after = only is not null && query["after"] is [{ Length: > 0 and <= Limits.Line } cursor, ..] ? cursor : null;
        var isOwed = only is not null && OwedList.Keys.Contains(only);
        IReadOnlyList<KnownActor> known = [.. names.SelectMany(KnownActors.Find)];
        var side = known.FirstOrDefault(k => k.Kind is not SpeakerKind.Person)?.Side;
        var isSideItself = side is not null && known.Any(k => k.Kind == SpeakerKind.State || k.Name == side);
        var found = new ActorView(
            view,
            actor,
            names,
            view.Known(view.Dossier.Parties).LastOrDefault(p => p.Id == actor),
            known,
            isSideItself ? KnownActors.HoldersOn(side!, view.Status.Valid.Date) : [],
            [.. OwedList.Of(actor, view.Status).Where(o => only is null || o.Key == only)],
            isOwed ? [] : SaidList.Of(actor, view.Viewpoint, view.Dossier.Id, ledger, only, after, only is null ? First : Each),
            ActorMerge.Of(names, view.Dossier, view.Viewpoint.Known, ledger),
            only,
            after)
        { _mentioned = Mentioned(actor, names, view, ledger) };
        return found.Party is null && known.Count == 0 && found.Owed.Count == 0 && found.Merges.Count == 0 && found._mentioned is null && !IsInTables(actor, view) ? null : found;
    }

    /// <summary>This page, or one list of it from a cursor.</summary>
    public string Address(string? list = null, string? after = null) => View.Viewpoint.Address(ActorAddress.Of(Actor), ("list", list), ("after", after));

    private static MergedNames Merged(DossierView view) => MergedNames.From(view.Dossier.Merges.Where(m => m.Origin.Counts(view.Viewpoint.Known, view.Viewpoint.Drafts)), MergeOf.Actors);

    // The name by which a statement speaks of it, as whoever: null where none does.
    private static string? Mentioned(string actor, IReadOnlyCollection<string> names, DossierView view, ILedger ledger) =>
        ledger.Search(new() { Dossier = view.Dossier.Id, For = SearchFor.Statements, Actors = [actor], Limit = 1 }).Items is [{ Statement: { } statement }]
            ? statement.Speakers.Select(s => new ActorName(s.Actor, s.Name))
                .Concat(statement.Addressees).Concat(statement.Commitment?.Debtors ?? []).Concat(statement.Commitment?.Toward ?? [])
                .FirstOrDefault(a => a.Actor is { } id && names.Contains(id))?.Name ?? actor
            : null;

    private static bool IsInTables(string actor, DossierView view) =>
        view.Known(view.Dossier.Contributions).Any(c => c.Party == actor)
        || view.Known(view.Dossier.Measures).Any(m => m.Authority == actor || m.Targets.Contains(actor))
        || view.Known(view.Dossier.Incidents).Any(i => i.AttributedTo == actor);
}
