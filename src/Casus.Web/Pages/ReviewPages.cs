using Casus.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The queue of review, decisions and their undoing, and corrections of statements.</summary>
internal static class ReviewPages
{
    public static void MapReview(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/review", Review);
        pages.MapPost("/review", Decide).RequireRateLimiting(RequestLimits.Write).For(Role.Reviewer);
        pages.MapPost("/review/undo", Undo).RequireRateLimiting(RequestLimits.Write).For(Role.Reviewer);
        pages.MapPost("/documents/{sha256}/statements/{id}", Correct).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
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

    private static async Task<IResult> Correct(string sha256, string id, HttpRequest request, DeskOptions options, TextShelf texts)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var visitor = Visitor.Of(request.HttpContext);
        var (author, reason) = ((string?)form["author"], (string?)form["reason"]);
        var document = texts.Find(sha256) ?? throw WrongRequestException.Missing("The ledger holds no document with this hash.");
        var reviewed = options.Ledger.Reviewed(options.Dossier, sha256);
        var at = reviewed.Index().FirstOrDefault(r => r.Item.Proposed.Id == id);
        if (at.Item is null)
        {
            throw WrongRequestException.Missing("The document has no statement with this id.");
        }

        var correction = new Correction(document, at.Item.Statement);
        var corrected = correction.Make(name => form[name]);
        var errors = new Dictionary<string, string[]>(DecisionCheck.Errors(author, reason, visitor));
        foreach (var (field, whys) in correction.Errors)
        {
            errors[field] = whys;
        }

        if (corrected is null || errors.Count > 0)
        {
            return Page(request, options, texts, sha256, new(id, name => form[name], errors), StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            options.Ledger.CorrectStatement(
                options.Dossier, sha256, corrected with { Id = id }, Deciding.Edit(author, reason, visitor) with { Saw = form.TryGetValue("saw", out var saw) ? (string?)saw : null });
            return new SeeOther($"/documents/{sha256}#s-{at.Index + 1}");
        }
        catch (LedgerException e) when (e.Code is "conflict" or "own-change" or "decided")
        {
            // Somebody else was faster: what was written stands in the form, what stands now beside it.
            errors["author"] = [e.Message];
            return Page(request, options, texts, sha256, new(id, name => form[name], errors), StatusCodes.Status409Conflict);
        }
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

    private static PageResult Page(HttpRequest request, DeskOptions options, TextShelf texts, string sha256, FilledCorrection filled, int status)
    {
        var shown = ShownDocument.Find(options.Ledger, texts, sha256, request.Query, options.Dossier);
        return PageResult.Of<DocumentPage>(
            shown.Document.Title ?? shown.Document.Name,
            new Dictionary<string, object?>
            {
                [nameof(DocumentPage.Shown)] = shown,
                [nameof(DocumentPage.Visitor)] = DocumentVisitor.Of(request.HttpContext),
                [nameof(DocumentPage.Filled)] = filled,
            },
            status);
    }
}
