using Casus.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The queue of review, decisions and their undoing.</summary>
internal static class ReviewPages
{
    public static void MapReview(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/review", Review);
        pages.MapPost("/review", Decide).RequireRateLimiting(RequestLimits.Write).For(Role.Reviewer);
        pages.MapPost("/review/undo", Undo).RequireRateLimiting(RequestLimits.Write).For(Role.Reviewer);
    }

    private static PageResult Review(HttpRequest request, DossierShelf shelf, DeskOptions options) => Page(request, shelf, options, null);

    private static async Task<IResult> Decide(HttpRequest request, DossierShelf shelf, DeskOptions options)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return Tried(request, shelf, options, () => Deciding.Decide(
            new(form["decision"], form["entry"], form["document"], form["statement"], form["author"], form["reason"]), options, Visitor.Of(request.HttpContext)));
    }

    private static async Task<IResult> Undo(HttpRequest request, DossierShelf shelf, DeskOptions options)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return Tried(request, shelf, options, () => Deciding.Undo(new(form["entry"], form["author"]), options, Visitor.Of(request.HttpContext)));
    }

    private static IResult Tried(
        HttpRequest request, DossierShelf shelf, DeskOptions options, Func<(EntryReceipt? Receipt, IReadOnlyDictionary<string, string[]> Errors)> change)
    {
        try
        {
            return change() is { Receipt: null } wrong
                ? Page(request, shelf, options, wrong.Errors.Values.First()[0], StatusCodes.Status422UnprocessableEntity)
                : new SeeOther("/review");
        }
        catch (LedgerException e) when (e.Code is "own-change" or "decided" or "conflict" or "not-undoable" or "no-such-entry" or "no-such-statement")
        {
            return Page(request, shelf, options, e.Message, StatusCodes.Status409Conflict);
        }
    }

    private static PageResult Page(HttpRequest request, DossierShelf shelf, DeskOptions options, string? problem, int status = StatusCodes.Status200OK)
    {
        var visitor = Visitor.Of(request.HttpContext);
        var by = ((string?)request.Query["by"])?.Trim();
        var reviewer = visitor.NamesAuthors && by is { Length: > 0 and <= Limits.Line } ? by : visitor.Name;
        return PageResult.Of<ReviewPage>(
            "Review",
            new Dictionary<string, object?>
            {
                [nameof(ReviewPage.Review)] = ReviewView.At(shelf.Look(request.Query), request.Query, options.Ledger, reviewer),
                [nameof(ReviewPage.MayBeAnybody)] = visitor.NamesAuthors,
                [nameof(ReviewPage.MayDecide)] = visitor.Role >= Role.Reviewer,
                [nameof(ReviewPage.Problem)] = problem,
            },
            status);
    }
}
