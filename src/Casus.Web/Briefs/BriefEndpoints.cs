using System.ComponentModel;
using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The dossier to send on: briefs, feeds and a calendar.</summary>
internal static class BriefEndpoints
{
    private const string ExcerptForm = "true: as much of it as the page shows at first; left out: the whole.";

    private const string ListForm = "The id of one section, to be told by hundreds.";

    private const string PartForm = "Which hundred of that section, from 1.";

    public static void MapBriefs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/brief.json", Json).WithName("brief").WithSummary("The brief: every claim with where it stands and the numbers of its sources");
        Text("/brief.md", "brief-markdown", "text/markdown", "The brief as Markdown, with footnotes", (brief, root) => BriefMarkdown.Write(brief, root));
        Text("/brief.csv", "brief-csv", "text/csv", "The brief as a table, a row a claim", (brief, root) => BriefCsv.Write(brief, root));
        api.MapGet("/due.ics", Due).Produces<string>(StatusCodes.Status200OK, "text/calendar").WithName("due").WithSummary("Deadlines that lie ahead, as a calendar");
        api.MapGet("/feed.json", FeedJson).Produces<JsonFeed>(StatusCodes.Status200OK, "application/feed+json").WithName("feed")
            .WithSummary("What was recorded last, as a JSON Feed").Lasting(Lasting.Ledger);
        api.MapGet("/feed.atom", FeedAtom).Produces<string>(StatusCodes.Status200OK, "application/atom+xml").WithName("feed-atom")
            .WithSummary("What was recorded last, as an Atom feed").Lasting(Lasting.Ledger);

        void Text(string route, string name, string type, string summary, Func<Brief, string, string> write) => api
            .MapGet(
                route,
                (
                    HttpContext context,
                    DossierShelf shelf,
                    [Description("What is supposed: PROPOSITION=true|false|unknown, and @DATE from when; may be given more than once.")] string[] set,
                    [Description(StatusEndpoints.TimeForm)] string? valid = null,
                    [Description(StatusEndpoints.TimeForm)] string? known = null,
                    [Description(StatusEndpoints.DraftsForm)] string? drafts = null,
                    [Description(ExcerptForm)] string? excerpt = null,
                    [Description(ListForm)] string? list = null,
                    [Description(PartForm)] string? part = null) =>
                {
                    var extent = BriefExtent.Read(context.Request.Query, BriefExtent.Whole);
                    return File(context, write(shelf.Brief(context.Request.Query, extent), Root(context)), type, route[1..].Insert("brief".Length, extent.InName));
                })
            .Produces<string>(StatusCodes.Status200OK, type).WithName(name).WithSummary(summary);
    }

    private static Ok<Brief> Json(
        HttpContext context,
        DossierShelf shelf,
        [Description("What is supposed: PROPOSITION=true|false|unknown, and @DATE from when; may be given more than once.")] string[] set,
        [Description(StatusEndpoints.TimeForm)] string? valid = null,
        [Description(StatusEndpoints.TimeForm)] string? known = null,
        [Description(StatusEndpoints.DraftsForm)] string? drafts = null,
        [Description(ExcerptForm)] string? excerpt = null,
        [Description(ListForm)] string? list = null,
        [Description(PartForm)] string? part = null) => TypedResults.Ok(shelf.Brief(context.Request.Query, BriefExtent.Read(context.Request.Query, BriefExtent.Whole)));

    private static ContentHttpResult Due(
        HttpContext context,
        DossierShelf shelf,
        [Description(StatusEndpoints.TimeForm)] string? valid = null,
        [Description(StatusEndpoints.TimeForm)] string? known = null,
        [Description(StatusEndpoints.DraftsForm)] string? drafts = null) => File(context, DueCalendar.Write(shelf.Look(context.Request.Query), Root(context)), "text/calendar", "due.ics");

    private static JsonHttpResult<JsonFeed> FeedJson(HttpContext context, DossierShelf shelf, DeskOptions options)
    {
        var held = shelf.Take();
        return TypedResults.Json(JsonFeed.Of(held.Dossier.Title, News.Of(held, options.Ledger), Root(context), context.Request.Path), contentType: "application/feed+json; charset=utf-8");
    }

    private static ContentHttpResult FeedAtom(HttpContext context, DossierShelf shelf, DeskOptions options)
    {
        var held = shelf.Take();
        return TypedResults.Text(AtomFeed.Write(held.Dossier.Title, News.Of(held, options.Ledger), Root(context), context.Request.Path), "application/atom+xml; charset=utf-8");
    }

    private static ContentHttpResult File(HttpContext context, string text, string type, string name)
    {
        context.Response.Headers.ContentDisposition = new ContentDisposition { FileName = name, Inline = true }.ToString();
        return TypedResults.Text(text, $"{type}; charset=utf-8");
    }

    /// <summary>The desk's own address; the gate has let in no other host.</summary>
    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
