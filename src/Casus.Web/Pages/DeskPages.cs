using Casus.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The desk's pages and the forms they send.</summary>
internal static class DeskPages
{
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(string.Empty).ExcludeFromDescription().Lasting(Lasting.Minute).TakeFormsOnly();
        pages.MapGet("/", Dossier);
        pages.MapGet("/whatif", Suppose);
        pages.MapGet("/brief", Brief);
        pages.MapGet("/documents", Documents);
        pages.MapGet("/search", Search);
        pages.MapGet("/parse", Parse);
        pages.MapGet("/record", Record).For(Role.Analyst);
        pages.MapPost("/record", PostRecord).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        pages.MapGet("/drafts", (HttpContext context, DossierShelf shelf, TextShelf texts) => Drafts(Visitor.Of(context), shelf, texts));
        pages.MapPost("/drafts/{position:long:min(1)}", PostDecision).RequireRateLimiting(RequestLimits.Write).For(Role.Reviewer);
        pages.MapFalls();
        pages.MapRead();
        pages.MapFeedPages();
        pages.MapTime();
        pages.MapSeries();
        pages.MapDocumentPages();
        pages.MapProposalPages();
        pages.MapReview();
        pages.MapActors();
        pages.MapApiPage();
    }

    private static PageResult Dossier(HttpRequest request, DossierShelf shelf)
    {
        var view = shelf.Look(request.Query);
        return PageResult.Of<DossierPage>(view.Dossier.Title, new Dictionary<string, object?>
        {
            [nameof(DossierPage.View)] = view,
            [nameof(DossierPage.Listing)] = Listing.Read(request.Query),
            [nameof(DossierPage.Recorded)] = shelf.Recorded(request.Query["recorded"]),
            [nameof(DossierPage.Seen)] = TimePages.Seen(request, view.Dossier.Id),
        });
    }

    private static PageResult Brief(HttpRequest request, DossierShelf shelf)
    {
        var extent = BriefExtent.Read(request.Query, BriefExtent.Excerpt);
        var brief = shelf.Brief(request.Query, extent);
        return PageResult.Of<BriefPage>($"{brief.Title}, a brief", new Dictionary<string, object?>
        {
            [nameof(BriefPage.Brief)] = brief,
            [nameof(BriefPage.Extent)] = extent,
            [nameof(BriefPage.Viewpoint)] = shelf.Look(request.Query).Viewpoint,
        });
    }

    /// <summary>Turns a what-if form into the address that shows its answer.</summary>
    private static RedirectHttpResult Suppose(HttpRequest request, DossierShelf shelf)
    {
        var (query, held) = (request.Query, shelf.Take());
        var (proposition, value, from) = ((string?)query["proposition"], (string?)query["value"], (string?)query["from"]);
        var asked = string.IsNullOrWhiteSpace(from) ? $"{proposition}={value}" : $"{proposition}={value}@{from}";
        var before = Viewpoint.Read(query, shelf.Now(held), held.Recorded, held.Dossier);
        var after = before with { Set = Suppositions.Read(new([.. before.Set.Select(Suppositions.Write), asked]), held.Dossier) };
        return TypedResults.Redirect(after.Address() + "#whatif");
    }

    private static PageResult Documents(HttpRequest request, DossierShelf shelf) => PageResult.Of<DocumentsPage>("Documents", new Dictionary<string, object?>
    {
        [nameof(DocumentsPage.Documents)] = shelf.Take().Documents.All,
        [nameof(DocumentsPage.Part)] = Listing.Read(request.Query).Part,
    });

    private static PageResult Search(HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts) => PageResult.Of<SearchPage>("Search", new Dictionary<string, object?>
    {
        [nameof(SearchPage.View)] = SearchView.At(SearchAsked.Read(request.Query, "q", "after"), shelf.Take(), options.Ledger),
        [nameof(SearchPage.Href)] = (Func<SearchHit, string>)(hit => DocumentEndpoints.Href(hit, texts)),
    });

    private static PageResult Parse(HttpRequest request, Parses parses)
    {
        // A form sends its lines' ends as carriage return and line feed; the reader wrote one character.
        var text = ((string?)request.Query["text"])?.Replace("\r\n", "\n", StringComparison.Ordinal);
        var (doc, problem) = string.IsNullOrWhiteSpace(text) ? (null, null) : parses.Read(text, request.HttpContext.RequestAborted);
        return PageResult.Of<ParsePage>(
            "Parse",
            new Dictionary<string, object?>
            {
                [nameof(ParsePage.Given)] = text,
                [nameof(ParsePage.Doc)] = doc,
                [nameof(ParsePage.Problem)] = problem?.Reason,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static PageResult Record(HttpRequest request, DossierShelf shelf, TextShelf texts)
    {
        var view = shelf.Look(request.Query);
        var filled = FilledForm.Read(request.Query);
        if (filled.Proposition is { Length: > 0 } id && view.Dossier.Propositions.All(p => p.Id != id))
        {
            throw WrongRequestException.Missing(WrongRequestException.NoProposition(id, view.Dossier.Propositions.Select(p => p.Id)));
        }

        return RecordForm(view, shelf, Visitor.Of(request.HttpContext), filled with
        {
            From = filled.From ?? IsoDay.Write(view.Status.Valid.Date),
            Words = filled.Words ?? MarkedWords(filled, texts),
        });
    }

    private static async Task<IResult> PostRecord(HttpRequest request, DossierShelf shelf, Recorder recorder)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var filled = FilledForm.Read(name => form[name]);
        var visitor = Visitor.Of(request.HttpContext);
        var saved = recorder.Record(filled.ToRequest(), filled.Key, visitor);
        if (saved.Answer is not { } answer)
        {
            return RecordForm(shelf.Look(request.Query), shelf, visitor, filled with { Key = saved.IsKeyUsed ? null : filled.Key }, Wrong(saved), saved.Others.Count > 0 || saved.IsKeyUsed);
        }

        // What was just recorded is not known at an earlier known time: that control goes back to now.
        var held = shelf.Take();
        var after = Viewpoint.Read(request.Query, shelf.Now(held), held.Recorded, held.Dossier) with { KnownGiven = null, Set = [] };
        return new SeeOther(after.Address("/", ("recorded", answer.Entry[(answer.Entry.LastIndexOf('/') + 1)..])) + "#recorded");
    }

    private static PageResult Drafts(
        Visitor visitor, DossierShelf shelf, TextShelf texts, FilledDecision? filled = null, IReadOnlyDictionary<string, string[]>? errors = null, int status = StatusCodes.Status200OK)
    {
        var held = shelf.Take();
        return PageResult.Of<DraftsPage>(
            "Drafts",
            new Dictionary<string, object?>
            {
                [nameof(DraftsPage.Drafts)] = held.Waiting,
                [nameof(DraftsPage.Proofs)] = new Proofs(held.Documents, texts, new(held.Dossier)),
                [nameof(DraftsPage.Names)] = new Names(held.Dossier),
                [nameof(DraftsPage.Author)] = visitor.Name,
                [nameof(DraftsPage.Errors)] = errors ?? new Dictionary<string, string[]>(),
                [nameof(DraftsPage.Filled)] = filled,
            },
            status);
    }

    private static async Task<IResult> PostDecision(long position, HttpRequest request, DossierShelf shelf, TextShelf texts, Recorder recorder)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var visitor = Visitor.Of(request.HttpContext);
        var (author, reason, decision) = ((string?)form["author"], (string?)form["reason"], (string?)form["decision"]);
        var errors = new Dictionary<string, string[]>(DecisionCheck.Errors(author, reason, visitor));
        if (decision is not ("approve" or "reject"))
        {
            errors["decision"] = ["Approve it or reject it."];
        }

        PageResult Refused(IReadOnlyDictionary<string, string[]> whys, int status) => Drafts(visitor, shelf, texts, new(position, author, reason), whys, status);
        if (errors.Count > 0)
        {
            return Refused(errors, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            var answer = recorder.Decide(position, decision == "approve", author, reason, visitor);
            return new SeeOther(answer.Href);
        }
        catch (DecidedException e)
        {
            return Refused(new Dictionary<string, string[]> { ["author"] = [$"{e.Message}: {e.Theirs.Says} by {e.Theirs.Author}."] }, StatusCodes.Status409Conflict);
        }
        catch (LedgerException e) when (e.Code is "own-change" or "decided")
        {
            return Refused(new Dictionary<string, string[]> { ["author"] = [e.Message] }, StatusCodes.Status409Conflict);
        }
    }

    private static PageResult RecordForm(DossierView view, DossierShelf shelf, Visitor visitor, FilledForm filled, IReadOnlyDictionary<string, string[]>? errors = null, bool isConflict = false) =>
        PageResult.Of<RecordPage>(
            "Record a finding",
            new Dictionary<string, object?>
            {
                [nameof(RecordPage.View)] = view,
                [nameof(RecordPage.Documents)] = shelf.Take().Documents.All,
                [nameof(RecordPage.Filled)] = filled with
                {
                    Key = filled.Key ?? Guid.NewGuid().ToString("N"),
                    Saw = FormattableString.Invariant($"{view.Dossier.Id}/{shelf.Take().Position}"),
                },
                [nameof(RecordPage.Author)] = visitor.Name,
                [nameof(RecordPage.Errors)] = errors ?? new Dictionary<string, string[]>(),
            },
            errors is null ? StatusCodes.Status200OK : isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);

    /// <summary>What stands in the way of a form that was sent, by field.</summary>
    private static IReadOnlyDictionary<string, string[]> Wrong(Saved saved) => saved switch
    {
        { IsKeyUsed: true } => new Dictionary<string, string[]> { ["proposition"] = ["This form was recorded already, with other contents. Send it once more to record this beside it."] },
        { Others: { Count: > 0 } others } => new Dictionary<string, string[]>
        {
            ["proposition"] = [.. others.Select(o => $"{o.Author ?? "Another"} recorded while you wrote: {o.Says}. What you wrote stands below and is not recorded yet: look at theirs, then record yours, or leave it.")],
        },
        _ => saved.Errors,
    };

    private static string? MarkedWords(FilledForm filled, TextShelf texts) =>
        filled is { Document: { } sha256, At: { } at } && texts.Find(sha256) is { } document && texts.Points(sha256) is { } points
        && Marks.Read(at, points) is { IsEmpty: false } spans
            ? string.Join(" … ", spans.Select(s => s.In(document.Text)))
            : null;
}
