using Casus.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The feeds that the dossier follows, following one and leaving it.</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder api)
    {
        api.MapGet("/feeds", List).WithName("feeds").WithSummary("The feeds that the dossier follows, with what came of their items since the desk was opened").Lasting(Lasting.Never);
        Changing(api.MapPost("/feeds", Follow)).WithName("follow").WithSummary("Follows a feed (RSS, Atom, JSON Feed): what it brings is read and recorded from now on, every quarter of an hour");
        Changing(api.MapPost("/feeds/leave", Leave)).WithName("leave").WithSummary("Leaves a feed; what it brought stays");
        Changing(api.MapPost("/feeds/look", Look)).WithName("look").WithSummary("Looks into a feed now, and tries again what failed");
    }

    private static RouteHandlerBuilder Changing(RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .RequireRateLimiting(RequestLimits.Write)
        .For(Role.Analyst);

    private static Ok<IReadOnlyList<FeedAnswer>> List(FeedFollower feeds) => TypedResults.Ok<IReadOnlyList<FeedAnswer>>([.. feeds.All().Select(Answer)]);

    private static Results<Ok<FeedAnswer>, ProblemHttpResult> Follow(FeedRequest request, HttpContext context, FeedFollower feeds)
    {
        var visitor = Visitor.Of(context);
        if (request.Errors(visitor) is { Count: > 0 } errors)
        {
            return Problem.Invalid(errors);
        }

        feeds.Follow(request.Feed, request.Edit(visitor));
        return Found(request, feeds);
    }

    private static Results<NoContent, ProblemHttpResult> Leave(FeedRequest request, HttpContext context, FeedFollower feeds)
    {
        var visitor = Visitor.Of(context);
        if (request.Errors(visitor) is { Count: > 0 } errors)
        {
            return Problem.Invalid(errors);
        }

        try
        {
            feeds.Leave(request.Feed, request.Edit(visitor));
            return TypedResults.NoContent();
        }
        catch (LedgerException e) when (e.Code == "no-such-feed")
        {
            return Problem.NotFound(e.Message);
        }
    }

    private static Results<Ok<FeedAnswer>, ProblemHttpResult> Look(FeedRequest request, HttpContext context, FeedFollower feeds) =>
        request.Errors(Visitor.Of(context)) is { Count: > 0 } errors ? Problem.Invalid(errors)
        : feeds.LookAgain(request.Feed) ? Found(request, feeds)
        : Problem.NotFound(FeedFollower.NotFollowed);

    private static Results<Ok<FeedAnswer>, ProblemHttpResult> Found(FeedRequest request, FeedFollower feeds) =>
        feeds.All().FirstOrDefault(f => f.Feed.Address == request.Feed) is { } feed ? TypedResults.Ok(Answer(feed)) : Problem.NotFound(FeedFollower.NotFollowed);

    private static FeedAnswer Answer(FeedNow now) => new(
        now.Feed.Address,
        now.Title,
        now.Feed.By,
        now.Feed.Since.ToString(),
        now.Looked?.ToString(),
        now.IsLooking,
        now.Failure?.Code,
        now.Failure?.Reason,
        [.. now.Items.Select(i => new FeedItemAnswer(i.Address, i.Title, i.Read?.Sha256, i.Read?.Statements, i.Read?.Code, i.Read?.Reason))]);
}

/// <summary>A feed that the dossier follows.</summary>
/// <param name="Title">As the feed says it.</param>
/// <param name="By">Who wanted it.</param>
/// <param name="Looked">When it was last looked into, if it was since the desk was opened.</param>
/// <param name="Code">Why it could not be read the last time.</param>
/// <param name="Items">Those that were new since the desk was opened, the latest first.</param>
public sealed record FeedAnswer(string Address, string? Title, string By, string Since, string? Looked, bool IsLooking, string? Code, string? Reason, IReadOnlyList<FeedItemAnswer> Items);

/// <summary>An item of a feed.</summary>
/// <param name="Sha256">The document it became; null while it waits or where it failed.</param>
/// <param name="Code">Why it failed, or why no statements were looked for.</param>
public sealed record FeedItemAnswer(string Address, string? Title, string? Sha256, int? Statements, string? Code, string? Reason);
