using System.ComponentModel;
using Casus.Exchange;
using Casus.Ledger;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The documents of the dossier, their texts and statements, and search over them.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents", List).WithName("documents").WithSummary("The dossier's documents, by name, in parts").Lasting(Lasting.Ledger);
        api.MapGet("/documents/{sha256}", Read).Produces<ReadAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("document").WithSummary("A document with its text and statements, as casus read --text prints it").Lasting(Lasting.Ledger);
        api.MapGet("/documents/{sha256}/text", Text).Produces<string>(StatusCodes.Status200OK, "text/plain").ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("text").WithSummary("The text that all offsets count in").Lasting(Lasting.Ledger);
        api.MapGet("/search", Search).WithName("search").WithSummary("Documents and statements that fit words and facets, newest first, in parts").Lasting(Lasting.Ledger);
        api.MapGet("/search/facets", Facets).WithName("facets").WithSummary("How what fits is spread over acts, sides, actors, places, dates and states, each counted over the newest 1,000 that fit the rest")
            .Lasting(Lasting.Ledger);
    }

    internal static string Href(SearchHit hit, TextShelf texts) =>
        hit.Statement is { } statement && Marks.Write(statement.Content.Spans, texts.Points(hit.Document.Sha256)) is { } at
            ? $"/documents/{hit.Document.Sha256}?at={at}#words"
            : $"/documents/{hit.Document.Sha256}";

    private static Ok<IReadOnlyList<DocumentAnswer>> List(
        HttpContext context,
        DossierShelf shelf,
        [Description("As the link of the part before gave it.")] string? cursor = null,
        [Description("At most so many, up to 1000.")] int limit = Limits.Listed) =>
        TypedResults.Ok<IReadOnlyList<DocumentAnswer>>([.. Paging.Part(context, shelf.Take().Documents.All, d => d.Sha256, cursor, limit).Select(Answer)]);

    private static IResult Read(string sha256, DeskOptions options, TextShelf texts) => texts.Find(sha256) is { } document
        ? new ContractJson(json => ReadJson.Write(json, document, options.Ledger.Statements(sha256).ToValueList(), null, text: true, explain: false))
        : Missing();

    private static IResult Text(string sha256, TextShelf texts) => texts.Find(sha256) is { } document
        ? TypedResults.Text(document.Text, "text/plain; charset=utf-8")
        : Missing();

    private static Ok<IReadOnlyList<HitAnswer>> Search(
        HttpContext context,
        DeskOptions options,
        TextShelf texts,
        [AsParameters] SearchWords asked,
        [Description("As the link of the part before gave it.")] string? cursor = null,
        [Description("At most so many, up to 100.")] int limit = 20)
    {
        Paging.Check(limit, Limits.Hits);
        var found = options.Ledger.Search(SearchAsked.Read(context.Request.Query, "words", "cursor").Query(options.Dossier, limit));
        if (found.Next is { } next)
        {
            Paging.Link(context, next);
        }

        return TypedResults.Ok<IReadOnlyList<HitAnswer>>([.. found.Items.Select(h => new HitAnswer(
            Answer(h.Document),
            h.Statement?.Id,
            h.Statement?.Act.Word(),
            [.. h.Statement?.Speakers.Select(s => new SpeakerAnswer(s.Actor, s.Name, s.Kind.Word(), s.Side)) ?? []],
            h.Statement?.Said?.ToString(),
            h.State is { } stands ? SearchAsked.Word(stands) : null,
            h.Excerpt,
            Href(h, texts)))]);
    }

    private static Ok<FacetsAnswer> Facets(
        HttpContext context,
        DeskOptions options,
        [AsParameters] SearchWords asked)
    {
        var facets = options.Ledger.CountFacets(SearchAsked.Read(context.Request.Query, "words", "cursor").Query(options.Dossier, 1));
        return TypedResults.Ok(new FacetsAnswer(Of(facets.Acts), Of(facets.Sides), Of(facets.Actors), Of(facets.Places), Of(facets.Dates), Of(facets.States)));

        static FacetAnswer Of(Facet facet) => new(facet.Counted, facet.IsWhole, [.. facet.Values.Select(v => new FacetValueAnswer(v.Value, v.Name, v.Count))]);
    }

    private static ProblemHttpResult Missing() => Problem.NotFound("The ledger holds no document with this hash.");

    private static DocumentAnswer Answer(DocumentSummary d) => new(d.Sha256, d.Name, d.Path, d.Title, d.Published?.ToString(), d.Publisher, d.Statements);
}
