using Casus.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The page of the feeds that the dossier follows.</summary>
internal static class FeedPages
{
    public static void MapFeedPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/feeds", (HttpContext context, FeedFollower feeds) => Page(context, feeds)).Lasting(Lasting.Never);
        pages.MapPost("/feeds", Follow).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        pages.MapPost("/feeds/leave", Leave).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        pages.MapPost("/feeds/look", Look).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
    }

    private static async Task<IResult> Follow(HttpContext context, FeedFollower feeds)
    {
        var (asked, visitor) = (await Asked(context), Visitor.Of(context));
        if (asked.Errors(visitor) is { Count: > 0 } errors)
        {
            return Page(context, feeds, asked, errors, StatusCodes.Status422UnprocessableEntity);
        }

        feeds.Follow(asked.Feed, asked.Edit(visitor));
        return new SeeOther("/feeds");
    }

    private static async Task<IResult> Leave(HttpContext context, FeedFollower feeds)
    {
        var (asked, visitor) = (await Asked(context), Visitor.Of(context));
        if (asked.Errors(visitor) is { Count: > 0 } errors)
        {
            return Page(context, feeds, null, errors, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            feeds.Leave(asked.Feed, asked.Edit(visitor));
        }
        catch (LedgerException e) when (e.Code == "no-such-feed")
        {
            // Another left it meanwhile: that is what was wanted.
        }

        return new SeeOther("/feeds");
    }

    private static async Task<IResult> Look(HttpContext context, FeedFollower feeds)
    {
        var asked = await Asked(context);
        return feeds.LookAgain(asked.Feed) ? new SeeOther("/feeds") : throw WrongRequestException.Missing(FeedFollower.NotFollowed);
    }

    private static async Task<FeedRequest> Asked(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return new(form["address"], form["author"], form["reason"]);
    }

    private static PageResult Page(
        HttpContext context, FeedFollower feeds, FeedRequest? filled = null, IReadOnlyDictionary<string, string[]>? errors = null, int status = StatusCodes.Status200OK) => PageResult.Of<FeedsPage>(
        "Feeds",
        new Dictionary<string, object?>
        {
            [nameof(FeedsPage.Feeds)] = feeds.All(),
            [nameof(FeedsPage.Visitor)] = DocumentVisitor.Of(context),
            [nameof(FeedsPage.Filled)] = filled,
            [nameof(FeedsPage.Errors)] = errors ?? new Dictionary<string, string[]>(),
        },
        status);
}
