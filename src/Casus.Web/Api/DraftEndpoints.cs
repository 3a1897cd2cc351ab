using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>What waits for approval, and deciding it.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/drafts", List).WithName("drafts").WithSummary("What waits for another's approval, in order of recording, in parts").Lasting(Lasting.Ledger);
        Decision("/drafts/{position:long:min(1)}/approve", true, "approve", "Approves a draft: it counts from then on");
        Decision("/drafts/{position:long:min(1)}/reject", false, "reject", "Rejects a draft: it will not count");

        void Decision(string route, bool approve, string name, string summary) => api
            .MapPost(route, (long position, DecisionRequest request, HttpContext context, Recorder recorder) => Decide(position, approve, request, Visitor.Of(context), recorder))
            .Decides()
            .WithName(name)
            .WithSummary(summary);
    }

    private static Ok<IReadOnlyList<DraftAnswer>> List(
        HttpContext context,
        DossierShelf shelf,
        [Description("As the link of the part before gave it.")] string? cursor = null,
        [Description("At most so many, up to 1000.")] int limit = Limits.Listed) => TypedResults.Ok<IReadOnlyList<DraftAnswer>>([
        .. Paging.Part(context, shelf.Take().Waiting, w => w.Entry, cursor, limit).Select(w => new DraftAnswer(
            w.Entry,
            long.TryParse(w.Entry.AsSpan(w.Entry.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0,
            w.Item.Kind(),
            w.Item.Id,
            w.Item.Says(),
            w.Replaces?.Says(),
            w.Item.Origin.Author,
            w.Item.Origin.Known.ToString()))]);

    private static Results<Ok<RecordedAnswer>, ProblemHttpResult> Decide(long position, bool approve, DecisionRequest request, Visitor visitor, Recorder recorder)
    {
        var errors = DecisionCheck.Errors(request.Author, request.Reason, visitor);
        return errors.Count > 0 ? Problem.Invalid(errors) : TypedResults.Ok(recorder.Decide(position, approve, request.Author, request.Reason, visitor));
    }
}
