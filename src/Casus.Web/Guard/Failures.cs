using Casus.Language;
using Casus.Ledger;
using Casus.Model;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>Turns what was thrown into an answer, in one place; what nobody foresaw is told to the host as well.</summary>
internal sealed class Failures(Action<string> tell) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var (status, code, reason) = Describe(exception);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            tell($"{context.Request.Method} {context.Request.Path}: {code}: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
        }

        SecurityHeaders.Set(context.Response.Headers);
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        if (exception is DecidedException decided && context.Request.Path.StartsWithSegments("/api"))
        {
            await Problem.Decided(decided.Message, decided.Theirs).ExecuteAsync(context);
            return true;
        }

        await Answer(context, status, code, reason);
        return true;
    }

    /// <summary>A refusal as its asker reads it: problem details for the API, a page for a browser; nothing of the dossier for whoever is not let in.</summary>
    public static Task Answer(HttpContext context, int status, string code, string reason) =>
        context.Request.Path.StartsWithSegments("/api") ? Problem.Of(status, code, reason).ExecuteAsync(context)
        : context.Features.Get<Visitor>() is null ? PlainPage.Write(context.Response, status, reason)
        : PageResult.Message(status, reason).ExecuteAsync(context);

    private static (int Status, string Code, string Reason) Describe(Exception exception) => exception switch
    {
        LedgerException { Code: "ledger-busy" } e => (StatusCodes.Status503ServiceUnavailable, e.Code, e.Message),
        LedgerException { Code: "ledger-full" } e => (StatusCodes.Status507InsufficientStorage, e.Code, e.Message),
        LedgerException { Code: "no-such-entry" or "no-such-statement" or "no-such-item" or "no-such-document" } e => (StatusCodes.Status404NotFound, e.Code, e.Message),
        LedgerException { Code: "bad-cursor" } e => (StatusCodes.Status400BadRequest, e.Code, e.Message),
        LedgerException { Code: "own-change" or "not-own" or "decided" or "conflict" or "not-undoable" or "exists" } e => (StatusCodes.Status409Conflict, e.Code, e.Message),
        LedgerException e => (StatusCodes.Status500InternalServerError, e.Code, e.Message),
        DecidedException e => (StatusCodes.Status409Conflict, "decided", e.Message),
        AccountException e => (StatusCodes.Status503ServiceUnavailable, e.Code, "The accounts cannot be read now; try again."),
        InvalidDataException e => (StatusCodes.Status400BadRequest, "bad-request", e.Message),
        ModelFormatException e => (StatusCodes.Status500InternalServerError, "bad-model", e.Message),
        WrongRequestException e => (e.Status, e.Code, e.Message),
        BadHttpRequestException e => (e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request", e.Message),
        _ => (StatusCodes.Status500InternalServerError, "failed", "The desk failed at this; the terminal where casus runs says more."),
    };
}

/// <summary>A request that asks for what cannot be: a date that is none, a proposition or document that is not there.</summary>
internal sealed class WrongRequestException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static WrongRequestException BadTime(string name, string text) => new(
        StatusCodes.Status400BadRequest, "bad-time", $"'{Clip(text)}' is no time for {name}; give a date such as 2026-01-10 or an instant such as 2026-01-10T12:00:00Z.");

    public static WrongRequestException Missing(string what) => new(StatusCodes.Status404NotFound, "not-found", what);

    public static WrongRequestException BadCursor() => new(
        StatusCodes.Status400BadRequest, "bad-cursor", "This cursor names nothing in the list: it was not given by this list, or what it named is gone. Begin without one.");

    /// <summary>That an id names no proposition of the dossier, and which of those it has may be meant.</summary>
    public static string NoProposition(string id, IEnumerable<string> known) => No("proposition", id, known);

    /// <summary>The same of a commitment.</summary>
    public static string NoCommitment(string id, IEnumerable<string> known) => No("commitment", id, known);

    /// <summary>That a document and a statement's id name no statement.</summary>
    public const string NoStatement = "The ledger holds no such document, or the document no statement with this id.";

    private static string No(string kind, string id, IEnumerable<string> known) => $"The dossier has no {kind} '{Clip(id)}'{Nearest.Hint(id, known)}.";

    public static string Clip(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
}
