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
        var visitor = Visitor.Of(request.HttpContext);
        var (author, reason, decision) = ((string?)form["author"], (string?)form["reason"], (string?)form["decision"]);
        if (DecisionCheck.Errors(author, reason, visitor).Values.FirstOrDefault()?[0] is { } wrong)
        {
            return Told(request, shelf, options, StatusCodes.Status422UnprocessableEntity, "invalid", wrong);
        }

        if (decision is not ("approve" or "reject"))
        {
            return Told(request, shelf, options, StatusCodes.Status422UnprocessableEntity, "invalid", "Approve it or reject it.");
        }

        var edit = Edit(author, reason, visitor);
        return Tried(request, shelf, options, () => ((string?)form["document"], (string?)form["statement"], (string?)form["entry"]) switch
        {
            ({ Length: > 0 } document, { Length: > 0 } statement, _) => options.Ledger.DecideStatement(options.Dossier, document, statement, decision == "approve", edit),
            (_, _, { Length: > 0 } entry) => options.Ledger.Decide(entry, decision == "approve", edit),
            _ => throw new WrongRequestException(StatusCodes.Status400BadRequest, "bad-request", "What is to be decided is not said."),
        });
    }

    private static async Task<IResult> Undo(HttpRequest request, DossierShelf shelf, DeskOptions options)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var visitor = Visitor.Of(request.HttpContext);
        var author = (string?)form["author"];
        return DecisionCheck.Errors(author, null, visitor).Values.FirstOrDefault()?[0] is { } wrong
            ? Told(request, shelf, options, StatusCodes.Status422UnprocessableEntity, "invalid", wrong)
            : Tried(request, shelf, options, () => options.Ledger.Undo((string?)form["entry"] ?? string.Empty, Edit(author, null, visitor)));
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
                options.Dossier, sha256, corrected with { Id = id }, Edit(author, reason, visitor) with { Saw = form.TryGetValue("saw", out var saw) ? (string?)saw : null });
            return new SeeOther($"/documents/{sha256}#s-{at.Index + 1}");
        }
        catch (LedgerException e) when (e.Code is "conflict" or "own-change" or "decided")
        {
            // Somebody else was faster: what was written stands in the form, what stands now beside it.
            errors["author"] = [e.Message];
            return Page(request, options, texts, sha256, new(id, name => form[name], errors), StatusCodes.Status409Conflict);
        }
    }

    private static Edit Edit(string? author, string? reason, Visitor visitor) =>
        visitor.Edit(visitor.NamesAuthors && !string.IsNullOrWhiteSpace(author) ? author.Trim() : visitor.Name, reason);

    private static IResult Tried(HttpRequest request, DossierShelf shelf, DeskOptions options, Func<EntryReceipt> change)
    {
        try
        {
            var receipt = change();
            return IsScript(request) ? TypedResults.Text($"{receipt.Entry}\n") : new SeeOther("/review");
        }
        catch (LedgerException e) when (e.Code is "own-change" or "decided" or "conflict" or "not-undoable" or "no-such-entry" or "no-such-statement")
        {
            return Told(request, shelf, options, StatusCodes.Status409Conflict, e.Code, e.Message);
        }
    }

    private static IResult Told(HttpRequest request, DossierShelf shelf, DeskOptions options, int status, string code, string why) =>
        IsScript(request) ? Problem.Of(status, code, why) : Page(request, shelf, options, why, status);

    private static bool IsScript(HttpRequest request) => request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

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
