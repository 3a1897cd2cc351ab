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
    internal const string TimeForm = "A date (its whole day counts) or an RFC 3339 instant; left out: now.";

    internal const string DraftsForm = "true: what waits for approval counts too.";

    public static void MapStatus(this IEndpointRouteBuilder api)
    {
        api.MapGet("/status", Status).Produces<StatusAnswer>().WithName("status").WithSummary("Every proposition and commitment with its status and reasons");
        api.MapGet("/commitments", Commitments).Produces<StatusAnswer>().WithName("commitments")
            .WithSummary("The commitments in parts, in the dossier's order; propositions are left out");
        api.MapGet("/commitments/{id}", Commitment).Produces<StatusAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("commitment").WithSummary("One commitment with its status and reasons");
        api.MapGet("/propositions", Propositions).Produces<StatusAnswer>().WithName("propositions")
            .WithSummary("The propositions in parts, in the dossier's order; commitments are left out");
        api.MapGet("/propositions/{id}", Proposition).Produces<StatusAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("proposition").WithSummary("One proposition with its value and reasons");
        api.MapGet("/whatif", Suppose).Produces<WhatIfAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("whatif").WithSummary("What would change, and why; records nothing");
        api.MapGet("/changes", Changed).Produces<ChangesAnswer>().WithName("changes").WithSummary("What changed since a time, with the entry and the words that did it");
        api.MapGet("/export.yaml", Export).Produces<string>(StatusCodes.Status200OK, "application/yaml").WithName("export").WithSummary("The dossier as a file, its policy stated");
    }

    private static ContractJson Status(
        HttpContext context,
        DossierShelf shelf,
        TextShelf texts,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description(DraftsForm)] string? drafts = null)
    {
        var view = shelf.Look(context.Request.Query);
        return Answer(view, view.Status, shelf, texts);
    }

    private static ContractJson Commitments(
        HttpContext context,
        DossierShelf shelf,
        TextShelf texts,
        [Description("Only those that may stand so: conditional, detached, satisfied, expired, cancelled, violated, released, overdue, suspended, transferred or repaired.")] string? state = null,
        [Description("As the link of the part before gave it.")] string? cursor = null,
        [Description("At most so many, up to 1000.")] int limit = Limits.Listed,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description(DraftsForm)] string? drafts = null)
    {
        var view = shelf.Look(context.Request.Query);
        CommitmentState? wanted = state is null ? null : Word<CommitmentState>("state", state, s => s.Word());
        IReadOnlyList<CommitmentStatus> all = wanted is null ? view.Status.Commitments : [.. view.Status.Commitments.Where(c => c.States.Contains(wanted.Value))];
        var part = Paging.Part(context, all, c => c.Commitment.Id, cursor, limit);
        return Answer(view, view.Status with { Propositions = [], Commitments = [.. part] }, shelf, texts);
    }

    private static ContractJson Commitment(
        string id,
        HttpContext context,
        DossierShelf shelf,
        TextShelf texts,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description(DraftsForm)] string? drafts = null)
    {
        var view = shelf.Look(context.Request.Query);
        var found = view.Status.Commitments.FirstOrDefault(c => c.Commitment.Id == id)
            ?? throw WrongRequestException.Missing($"No commitment '{WrongRequestException.Clip(id)}' is known on this date{Nearest.Hint(id, view.Status.Commitments.Select(c => c.Commitment.Id))}.");
        return Answer(view, view.Status with { Propositions = [], Commitments = [found] }, shelf, texts);
    }

    private static ContractJson Propositions(
        HttpContext context,
        DossierShelf shelf,
        TextShelf texts,
        [Description("Only those worth this: true, false, open, unknown or contested.")] string? value = null,
        [Description("As the link of the part before gave it.")] string? cursor = null,
        [Description("At most so many, up to 1000.")] int limit = Limits.Listed,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description(DraftsForm)] string? drafts = null)
    {
        var view = shelf.Look(context.Request.Query);
        Truth? wanted = value is null ? null : Word<Truth>("value", value, t => t.Word());
        IReadOnlyList<PropositionStatus> all = wanted is null ? view.Status.Propositions : [.. view.Status.Propositions.Where(p => p.Value == wanted)];
        var part = Paging.Part(context, all, p => p.Proposition.Id, cursor, limit);
        return Answer(view, view.Status with { Propositions = [.. part], Commitments = [] }, shelf, texts);
    }

    private static ContractJson Proposition(
        string id,
        HttpContext context,
        DossierShelf shelf,
        TextShelf texts,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description(DraftsForm)] string? drafts = null)
    {
        var view = shelf.Look(context.Request.Query);
        var found = view.Status.Propositions.FirstOrDefault(p => p.Proposition.Id == id)
            ?? throw WrongRequestException.Missing(WrongRequestException.NoProposition(id, view.Status.Propositions.Select(p => p.Proposition.Id)));
        return Answer(view, view.Status with { Propositions = [found], Commitments = [] }, shelf, texts);
    }

    private static IResult Suppose(
        HttpContext context,
        DossierShelf shelf,
        TextShelf texts,
        [Description("PROPOSITION=true|false|unknown, and @DATE from when; may be given more than once.")] string[] set,
        [Description(TimeForm)] string? valid = null,
        [Description(TimeForm)] string? known = null,
        [Description(DraftsForm)] string? drafts = null)
    {
        var view = shelf.Look(context.Request.Query);
        return view.Supposed is { } supposed
            ? new ContractJson(json => WhatIfJson.Write(json, supposed, view.Dossier, shelf.Take().Documents.Points(texts)))
            : Problem.Of(StatusCodes.Status400BadRequest, "nothing-supposed", "Suppose something: ?set=PROPOSITION=true");
    }

    private static IResult Changed(
        HttpContext context,
        DossierShelf shelf,
        TextShelf texts,
        [Description("A date or an RFC 3339 instant.")] string since,
        [Description(TimeForm)] string? known = null,
        [Description(DraftsForm)] string? drafts = null)
    {
        var held = shelf.Take();
        var view = Viewpoint.Read(context.Request.Query, shelf.Now(held), held.Recorded, held.Dossier);
        if (!Moment.TryParse(since, out var start))
        {
            throw WrongRequestException.BadTime("since", since);
        }

        if (start.AsOf > view.Known)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-time", "It asks for what changed since a time that lies ahead.");
        }

        var list = Changes.Since(held.Dossier, start.AsOf, view.Known, view.Drafts);
        return new ContractJson(json => ChangesJson.Write(json, list, held.Dossier, held.Documents.Points(texts)));
    }

    private static FileContentHttpResult Export(DossierShelf shelf, TextShelf texts)
    {
        var held = shelf.Take();
        var documents = held.Documents.All.Select(d => texts.Find(d.Sha256)).OfType<Document>().ToList();
        var yaml = DossierYaml.Write(held.Dossier, documents);
        return TypedResults.File(Encoding.UTF8.GetBytes(yaml), "application/yaml; charset=utf-8", "dossier.yaml");
    }

    private static ContractJson Answer(DossierView view, DossierStatus status, DossierShelf shelf, TextShelf texts) =>
        new(json => StatusJson.Write(json, status, view.Dossier, shelf.Take().Documents.Points(texts)));

    /// <exception cref="WrongRequestException">It is none of the words.</exception>
    private static T Word<T>(string field, string given, Func<T, string> word)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>();
        return words.Any(w => word(w) == given)
            ? words.First(w => word(w) == given)
            : throw new WrongRequestException(
                StatusCodes.Status400BadRequest, "bad-request", $"'{WrongRequestException.Clip(given)}' is no {field}; write one of {string.Join(", ", words.Select(word))}.");
    }
}
