using Casus.Logic;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The pages of what was when, and of what changed since a time.</summary>
internal static class TimePages
{
    /// <summary>The cookie with the instant up to which its reader has seen what changed in a dossier: desks of several dossiers share a browser.</summary>
    public static string SeenCookie(string dossier) => $"casus-seen-{Uri.EscapeDataString(dossier)}";

    public static void MapTime(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/time", Time);
        pages.MapGet("/since", Since);
    }

    /// <summary>When the reader last said to have seen all; null where never, or where the cookie was tampered with.</summary>
    public static Instant? Seen(HttpRequest request, string dossier) =>
        request.Cookies[SeenCookie(dossier)] is { Length: > 0 and < 40 } text && Moment.TryParse(text, out var moment) ? moment.Start : null;

    private static PageResult Time(HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var view = shelf.Look(request.Query);
        var timeline = TimelineView.At(view, request.Query, options.Ledger, texts);
        return PageResult.Of<TimePage>("Over time", new Dictionary<string, object?> { [nameof(TimePage.Timeline)] = timeline });
    }

    private static PageResult Since(HttpRequest request, DossierShelf shelf)
    {
        var view = shelf.Look(request.Query);
        var asked = ((string?)request.Query["since"])?.Trim();
        var since = asked is { Length: > 0 } text
            ? Moment.TryParse(text, out var moment) ? moment.Start : throw WrongRequestException.BadTime("since", text)
            : Seen(request, view.Dossier.Id) ?? Instant.From(new DateTimeOffset(view.Viewpoint.Known.ToDateTimeOffset().UtcDateTime.Date.AddDays(-7), TimeSpan.Zero));
        var until = view.Viewpoint.Known;
        var changes = since < until ? view.Once($"changes since {since}", () => Changes.Since(view.Dossier, since, until, view.Viewpoint.Drafts)).Changes : [];
        return PageResult.Of<SincePage>("What changed", new Dictionary<string, object?>
        {
            [nameof(SincePage.View)] = view,
            [nameof(SincePage.Since)] = since,
            [nameof(SincePage.Given)] = asked,
            [nameof(SincePage.Changes)] = changes,
        });
    }
}
