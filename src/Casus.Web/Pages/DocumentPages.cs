using Casus.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>A document's page, and what its forms send: corrections of its statements, and what they are tied to.</summary>
internal static class DocumentPages
{
    public static void MapDocumentPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/documents/{sha256}", (string sha256, HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts) => Page(sha256, request, shelf, options, texts));
        pages.MapPost("/documents/{sha256}/statements/{id}", Correct).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        pages.MapPost("/documents/{sha256}/statements/{id}/stances", Tie).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        pages.MapPost("/documents/{sha256}/statements/{id}/stances/undo", Untie).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
    }

    private static async Task<IResult> Correct(string sha256, string id, HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var visitor = Visitor.Of(request.HttpContext);
        var (author, reason) = ((string?)form["author"], (string?)form["reason"]);
        var document = texts.Find(sha256) ?? throw WrongRequestException.Missing("The ledger holds no document with this hash.");
        var (number, held) = Statement(sha256, id, options);
        var correction = new Correction(document, held.Statement);
        var corrected = correction.Make(name => form[name]);
        var errors = new Dictionary<string, string[]>(DecisionCheck.Errors(author, reason, visitor));
        foreach (var (field, whys) in correction.Errors)
        {
            errors[field] = whys;
        }

        FilledCorrection Filled() => new(id, name => form[name], errors);
        if (corrected is null || errors.Count > 0)
        {
            return Page(sha256, request, shelf, options, texts, Filled(), status: StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            options.Ledger.CorrectStatement(
                options.Dossier, sha256, corrected with { Id = id }, Deciding.Edit(author, reason, visitor) with { Saw = form.TryGetValue("saw", out var saw) ? (string?)saw : null });
            return new SeeOther($"/documents/{sha256}#s-{number}");
        }
        catch (LedgerException e) when (e.Code is "conflict" or "own-change" or "decided")
        {
            // Somebody else was faster: what was written stands in the form, what stands now beside it.
            errors["author"] = [e.Code == "conflict" ? $"{e.Message}. What stands now is told above; send yours again to record it over that." : e.Message];
            return Page(sha256, request, shelf, options, texts, Filled(), status: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> Tie(string sha256, string id, HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts, Recorder recorder)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var by = ((string?)form["by"])?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var asked = new StanceRequest(sha256, id, form["proposition"], form["act"], form["negated"] == "true", by, form["on"], null, form["reason"], form["author"], form["saw"], form["means"]);
        IResult Refused(IReadOnlyDictionary<string, string[]> errors, int status) => Page(sha256, request, shelf, options, texts, stance: new(id, name => form[name], errors), status: status);
        try
        {
            var (answer, errors) = recorder.Tie(asked, Visitor.Of(request.HttpContext));
            return answer is not null ? new SeeOther(answer.Href)
                : errors.ContainsKey("document") || errors.ContainsKey("statement") ? throw NoStatement()
                : Refused(errors, StatusCodes.Status422UnprocessableEntity);
        }
        catch (LedgerException e) when (e.Code is "decided" or "conflict" or "no-such-statement")
        {
            return Refused(new Dictionary<string, string[]> { ["author"] = [e.Message] }, StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> Untie(string sha256, string id, HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var visitor = Visitor.Of(request.HttpContext);
        var (number, _) = Statement(sha256, id, options);

        // Also what is untied already: who got no answer sends it again.
        var entry = shelf.Take().Dossier.Stances.FirstOrDefault(s => s.Document == sha256 && s.Origin.Entry == form["entry"])?.Origin.Entry
            ?? throw WrongRequestException.Missing("This statement is tied to nothing by this entry.");
        IResult Refused(IReadOnlyDictionary<string, string[]> errors, int status) => Page(sha256, request, shelf, options, texts, stance: new(id, name => form[name], errors, entry), status: status);
        if (DecisionCheck.Errors(form["author"], form["reason"], visitor) is { Count: > 0 } wrong)
        {
            return Refused(wrong, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            options.Ledger.Undo(entry, Deciding.Edit(form["author"], form["reason"], visitor));
            return new SeeOther($"/documents/{sha256}#s-{number}");
        }
        catch (LedgerException e) when (e.Code is "own-change" or "not-own" or "decided" or "conflict" or "not-undoable" or "no-such-item")
        {
            return Refused(new Dictionary<string, string[]> { ["author"] = [e.Message] }, StatusCodes.Status409Conflict);
        }
    }

    // With its number in the document, from 1.
    private static (int Number, ReviewedStatement Held) Statement(string sha256, string id, DeskOptions options) =>
        options.Ledger.Reviewed(options.Dossier, sha256).Index().FirstOrDefault(r => r.Item.Proposed.Id == id) is { Item: { } held, Index: var index }
            ? (index + 1, held)
            : throw NoStatement();

    private static WrongRequestException NoStatement() => WrongRequestException.Missing("The document has no statement with this id.");

    private static PageResult Page(
        string sha256, HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts, FilledCorrection? correction = null, FilledStance? stance = null, int status = StatusCodes.Status200OK)
    {
        var held = shelf.Take();
        var shown = ShownDocument.Find(options.Ledger, texts, sha256, request.Query, options.Dossier);
        return PageResult.Of<DocumentPage>(
            shown.Document.Title ?? shown.Document.Name,
            new Dictionary<string, object?>
            {
                [nameof(DocumentPage.Shown)] = shown,
                [nameof(DocumentPage.Dossier)] = held.Dossier,
                [nameof(DocumentPage.Saw)] = FormattableString.Invariant($"{held.Dossier.Id}/{held.Position}"),
                [nameof(DocumentPage.Visitor)] = DocumentVisitor.Of(request.HttpContext),
                [nameof(DocumentPage.Filled)] = correction,
                [nameof(DocumentPage.Tied)] = stance,
            },
            status);
    }
}
