using System.Security.Cryptography;
using System.Text;
using Casus.Ledger;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The page of an actor at its permanent address, and merging two actors and taking them apart again.</summary>
internal static class ActorPages
{
    public static void MapActors(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/actors", Actors);
        pages.MapGet("/actors/{**actor}", Actor);
        pages.MapPost("/actors/merge", Merge).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        pages.MapPost("/actors/unmerge", Unmerge).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
    }

    private static PageResult Actors(HttpRequest request, DossierShelf shelf)
    {
        var view = shelf.Look(request.Query);
        return PageResult.Of<ActorsPage>("Actors", new Dictionary<string, object?>
        {
            [nameof(ActorsPage.View)] = view,
            [nameof(ActorsPage.Part)] = Listing.Read(request.Query).Part,
        });
    }

    private static IResult Actor(string actor, HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var view = Look(request, shelf);
        var kept = ActorView.Kept(actor, view);
        return kept == actor ? Page(actor, view, request, options, texts, null) : TypedResults.Redirect(ActorAddress.Of(kept, view.Viewpoint));
    }

    private static async Task<IResult> Merge(HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (into, same, visitor) = ((string?)form["into"] ?? string.Empty, ((string?)form["same"])?.Trim() ?? string.Empty, Visitor.Of(request.HttpContext));
        var filled = new FilledMerge(same, form["reason"], form["author"], null);
        var view = Look(request, shelf);

        // The same two named again are the same item, whoever names them.
        var id = "same-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{same}\n{into}")))[..16];
        var wrong = Wrong(filled, visitor)
            ?? (same.Length is 0 or > Limits.Line ? "Give the id of the actor that is the same, such as person/orla-venn."
            : ActorView.Kept(same, view) == ActorView.Kept(into, view) && !ActorMerge.IsRecorded(id, view.Dossier, Edit(filled, visitor), options.Ledger) ? $"{same} is this actor already."
            : ActorView.Find(same, view, QueryCollection.Empty, options.Ledger) is null ? $"Nothing is known of '{WrongRequestException.Clip(same)}'." : null);
        if (wrong is not null)
        {
            return Page(into, view, request, options, texts, filled with { Problem = wrong }, StatusCodes.Status422UnprocessableEntity);
        }

        return Tried(into, view, filled, request, options, texts, () => options.Ledger.Record(
            options.Dossier, new Merge(id, MergeOf.Actors, [same], into, null, [], new(string.Empty, default, null)), Edit(filled, visitor)));
    }

    private static async Task<IResult> Unmerge(HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (actor, entry, visitor) = ((string?)form["actor"] ?? string.Empty, (string?)form["entry"], Visitor.Of(request.HttpContext));
        var filled = new FilledMerge(null, form["reason"], form["author"], entry);
        var view = Look(request, shelf);
        if (!view.Dossier.Merges.Any(m => m.Origin.Entry == entry))
        {
            throw WrongRequestException.Missing("The dossier has no merge with this entry.");
        }

        return Wrong(filled, visitor) is { } wrong
            ? Page(actor, view, request, options, texts, filled with { Problem = wrong }, StatusCodes.Status422UnprocessableEntity)
            : Tried(actor, view, filled, request, options, texts, () => options.Ledger.Undo(entry!, Edit(filled, visitor)));
    }

    private static IResult Tried(string actor, DossierView view, FilledMerge filled, HttpRequest request, DeskOptions options, TextShelf texts, Func<EntryReceipt> change)
    {
        try
        {
            var receipt = change();
            return new SeeOther($"{ActorAddress.Of(actor)}?done={(receipt.IsDraft ? "waits" : "counts")}#merges");
        }
        catch (LedgerException e) when (e.Code is "own-change" or "not-own" or "decided" or "conflict" or "not-undoable" or "no-such-item")
        {
            return Page(actor, view, request, options, texts, filled with { Problem = e.Message }, StatusCodes.Status409Conflict);
        }
    }

    // What is only supposed is told on the dossier alone.
    private static DossierView Look(HttpRequest request, DossierShelf shelf) =>
        shelf.Look(new QueryCollection(request.Query.Where(q => q.Key != "set").ToDictionary(q => q.Key, q => q.Value)));

    private static string? Wrong(FilledMerge filled, Visitor visitor) =>
        DecisionCheck.Errors(filled.Author, filled.Reason, visitor).Values.FirstOrDefault()?[0] ?? (string.IsNullOrWhiteSpace(filled.Reason) ? "Say why: whoever comes after you reads it." : null);

    private static Edit Edit(FilledMerge filled, Visitor visitor) => visitor.Edit(visitor.NamesAuthors && filled.Author is { } author ? author.Trim() : visitor.Name, filled.Reason);

    private static PageResult Page(string actor, DossierView view, HttpRequest request, DeskOptions options, TextShelf texts, FilledMerge? filled, int status = StatusCodes.Status200OK)
    {
        var found = ActorView.Find(actor, view, request.Query, options.Ledger)
            ?? throw WrongRequestException.Missing($"Nothing is known of an actor '{WrongRequestException.Clip(actor)}'{Nearest.Hint(actor, view.Dossier.Parties.Select(p => p.Id))}.");
        return PageResult.Of<ActorPage>(
            found.Name,
            new Dictionary<string, object?>
            {
                [nameof(ActorPage.Of)] = found,
                [nameof(ActorPage.Href)] = (Func<SearchHit, string>)(hit => DocumentEndpoints.Href(hit, texts)),
                [nameof(ActorPage.Visitor)] = DocumentVisitor.Of(request.HttpContext),
                [nameof(ActorPage.Filled)] = filled,
                [nameof(ActorPage.Done)] = (string?)request.Query["done"],
            },
            status);
    }
}
