using System.ComponentModel;
using System.Text;
using Casus.Exchange;
using Casus.Logic;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Where the dossier stands, would stand and stood.</summary>
internal static class StatusEndpoints
{
    private const string TimeForm = "A date (its whole day counts) or an RFC 3339 instant; left out: now.";

    public static void MapStatus(this IEndpointRouteBuilder api)
    {
        api.MapGet("/status", Status).Produces<StatusAnswer>().WithName("status").WithSummary("Every proposition and commitment with its status and reasons");
        api.MapGet("/whatif", Suppose).Produces<WhatIfAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("whatif").WithSummary("What would change, and why; records nothing");
        api.MapGet("/changes", Changed).Produces<ChangesAnswer>().WithName("changes").WithSummary("What changed since a time, with the entry and the words that did it");
        api.MapGet("/export.yaml", Export).Produces<string>(StatusCodes.Status200OK, "application/yaml").WithName("export").WithSummary("The dossier as a file, its policy stated");
    }

    private static ContractJson Status(
        HttpRequest request,
        DossierShelf shelf,
        DeskOptions options,
        TextShelf texts,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description("true: what waits for approval counts too.")] string? drafts = null)
    {
        var (dossier, view) = Look(request, shelf, options);
        var status = StatusTable.Evaluate(dossier, view.Valid, view.Known, view.Drafts);
        return new(json => StatusJson.Write(json, status, dossier, Points(options, texts)));
    }

    private static IResult Suppose(
        HttpRequest request,
        DossierShelf shelf,
        DeskOptions options,
        TextShelf texts,
        [Description("PROPOSITION=true|false|unknown, and @DATE from when; may be given more than once.")] string[] set,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description("true: what waits for approval counts too.")] string? drafts = null)
    {
        var (dossier, view) = Look(request, shelf, options);
        if (view.Set.IsEmpty)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "nothing-supposed", "Suppose something: ?set=PROPOSITION=true");
        }

        var result = WhatIf.Suppose(dossier, view.Set, view.Valid, view.Known, view.Drafts);
        return new ContractJson(json => WhatIfJson.Write(json, result, dossier, Points(options, texts)));
    }

    private static IResult Changed(
        HttpRequest request,
        DossierShelf shelf,
        DeskOptions options,
        TextShelf texts,
        [Description("A date or an RFC 3339 instant.")] string since,
        [Description(TimeForm)] string? known = null,
        [Description("true: what waits for approval counts too.")] string? drafts = null)
    {
        var (dossier, view) = Look(request, shelf, options);
        if (!Moment.TryParse(since, out var start))
        {
            throw WrongRequestException.BadTime("since", since);
        }

        if (start.AsOf > view.Known)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-time", "It asks for what changed since a time that lies ahead.");
        }

        var list = Changes.Since(dossier, start.AsOf, view.Known, view.Drafts);
        return new ContractJson(json => ChangesJson.Write(json, list, dossier, Points(options, texts)));
    }

    private static FileContentHttpResult Export(DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var documents = options.Ledger.Documents(shelf.Id).Select(d => texts.Find(d.Sha256)).OfType<Document>().ToList();
        var yaml = DossierYaml.Write(shelf.Take().Dossier, documents);
        return TypedResults.File(Encoding.UTF8.GetBytes(yaml), "application/yaml; charset=utf-8", "dossier.yaml");
    }

    private static (Dossier Dossier, Viewpoint View) Look(HttpRequest request, DossierShelf shelf, DeskOptions options)
    {
        var held = shelf.Take();
        return (held.Dossier, Viewpoint.Read(request.Query, options.Clock, held.Recorded, held.Dossier));
    }

    /// <summary>Code points by the name or hash a document is cited by; null where several have the name.</summary>
    private static Func<string, CodePoints?> Points(DeskOptions options, TextShelf texts)
    {
        var documents = options.Ledger.Documents(options.Dossier);
        return cited => documents.Where(d => d.Name == cited || d.Sha256 == cited).ToList() is [var only] ? texts.Points(only.Sha256) : null;
    }
}
