using System.ComponentModel;
using Casus.Ledger;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The queue of review, deciding what is in it, and undoing a decision.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviewing(this IEndpointRouteBuilder api)
    {
        api.MapGet("/review", Queue).WithName("queue").WithSummary("What waits for a decision: people's drafts first, then statements that the reader proposes, in parts").Lasting(Lasting.Ledger);
        api.MapPost("/review", Decide).Decides().WithName("decide").WithSummary("Approves or rejects a draft, or a statement that the reader proposes");
        api.MapPost("/review/undo", Undo).Decides().WithName("undo").WithSummary("Undoes a decision by a new entry: what was decided waits again");
    }

    /// <summary>What holds for every route by which something is decided: who may, how often, and what it may be refused with.</summary>
    public static RouteHandlerBuilder Decides(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .RequireRateLimiting(RequestLimits.Write)
        .For(Role.Reviewer);

    private static Ok<IReadOnlyList<ReviewItemAnswer>> Queue(
        HttpContext context,
        DeskOptions options,
        [Description("importance, doubt or newest; left out: importance.")] string? order = null,
        [Description("true: also what others decided, for a second look.")] bool again = false,
        [Description("Whose queue it is, at a desk for one person; else one's own.")] string? by = null,
        [Description("As the link of the part before gave it.")] string? cursor = null,
        [Description("At most so many, up to 100.")] int limit = ReviewView.Listed)
    {
        if (limit is < 1 or > Limits.Hits || by?.Length > Limits.Line)
        {
            throw new WrongRequestException(StatusCodes.Status400BadRequest, "bad-request", FormattableString.Invariant($"Give a limit from 1 to {Limits.Hits}, and up to {Limits.Line} characters for by."));
        }

        var visitor = Visitor.Of(context);
        var queue = options.Ledger.Queue(options.Dossier, new()
        {
            Order = order switch
            {
                null or "importance" => QueueOrder.Importance,
                "doubt" => QueueOrder.Doubt,
                "newest" => QueueOrder.Newest,
                _ => throw new WrongRequestException(StatusCodes.Status400BadRequest, "bad-request", $"'{WrongRequestException.Clip(order)}' is no order; write one of importance, doubt, newest."),
            },
            SecondLook = again,
            Reviewer = visitor.NamesAuthors && !string.IsNullOrWhiteSpace(by) ? by.Trim() : visitor.Name,
            Cursor = cursor,
            Limit = limit,
        });
        if (queue.Next is { } next)
        {
            Paging.Link(context, next);
        }

        return TypedResults.Ok<IReadOnlyList<ReviewItemAnswer>>([.. queue.Items.Select(i => new ReviewItemAnswer(
            i.Of.ToString().ToLowerInvariant(),
            i.Entry,
            i.Kind,
            i.Id,
            i.Author,
            i.Recorded.ToString(),
            i.Reason,
            i.Statement?.Content.Text ?? i.Item?.Says() ?? i.Id,
            i.Statement?.Act.Word(),
            i.Document?.Sha256,
            [.. FieldWords.Of(i.Changes).Select(c => new FieldChangeAnswer(c.Field, c.Before, c.After))],
            i.Importance,
            i.Doubt))]);
    }

    private static Results<Ok<DecidedAnswer>, ProblemHttpResult> Decide(ReviewRequest request, HttpContext context, DeskOptions options) => Answer(Deciding.Decide(request, options, Visitor.Of(context)));

    private static Results<Ok<DecidedAnswer>, ProblemHttpResult> Undo(UndoRequest request, HttpContext context, DeskOptions options) => Answer(Deciding.Undo(request, options, Visitor.Of(context)));

    private static Results<Ok<DecidedAnswer>, ProblemHttpResult> Answer((EntryReceipt? Receipt, IReadOnlyDictionary<string, string[]> Errors) decided) =>
        decided.Receipt is { } receipt ? TypedResults.Ok(new DecidedAnswer(receipt.Entry, receipt.Recorded.ToString())) : Problem.Invalid(decided.Errors);
}
