using System.ComponentModel;
using Casus.Exchange;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Proposing commitments, parties, propositions and dependencies, amending a commitment, and what a formula says.</summary>
internal static class ProposalEndpoints
{
    private const string Draft = "it counts at once where the dossier's policy asks for one person, else it is a draft";

    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        api.MapGet("/formula", Formula).WithName("formula").WithSummary("A formula read against the dossier: what it names, or where and why it cannot be read and what was perhaps meant").Lasting(Lasting.Ledger);
        api.MapGet("/documents/{sha256}/statements/{id}/commitment", Told).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("told-commitment").WithSummary("The commitment that a statement makes, as the reader proposes it: to be looked at, completed and sent").Lasting(Lasting.Ledger);
        Write("/commitments", "propose-commitment", $"Proposes a commitment with the parties and propositions it needs and the dossier lacks; {Draft}", (CommitmentRequest request, HttpContext context, Recorder recorder) =>
            Answer(recorder.Propose(request, null, Visitor.Of(context))));
        Write("/commitments/{id}/amendments", "amend-commitment", $"Amends a commitment, its condition for one; {Draft}, and what stood stands until then", (string id, CommitmentRequest request, HttpContext context, Recorder recorder) =>
            Answer(recorder.Propose(request, id, Visitor.Of(context))));
        Write("/parties", "propose-party", $"Proposes a party; {Draft}", (PartyRequest request, HttpContext context, Recorder recorder) => Answer(recorder.Propose(request, Visitor.Of(context))));
        Write("/propositions", "propose-proposition", $"Proposes a proposition; {Draft}", (PropositionRequest request, HttpContext context, Recorder recorder) => Answer(recorder.Propose(request, Visitor.Of(context))));
        Write("/dependencies", "propose-dependency", $"Proposes that one cannot hold without another; {Draft}", (DependencyRequest request, HttpContext context, Recorder recorder) => Answer(recorder.Propose(request, Visitor.Of(context))));

        void Write(string route, string name, string summary, Delegate handler) => api.MapPost(route, handler)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRateLimiting(RequestLimits.Write)
            .For(Role.Analyst)
            .WithName(name)
            .WithSummary(summary);
    }

    internal static FormulaAnswer Read(string text, Dossier dossier)
    {
        var reading = FormulaReading.Of(text, new(dossier));
        var points = new CodePoints(text);
        if (reading.Error is { } error)
        {
            return new(text, null, new(points.FromUtf16(error.Span.Start), points.FromUtf16(error.Span.End), error.Reason, error.Suggestion), []);
        }

        var nearest = reading.Unknown.ToDictionary(u => (u.Name.Kind, u.Name.Id), u => u.Nearest);
        return new(text, reading.Formula!.ToString(), null, [
            .. reading.Names.DistinctBy(n => (n.Kind, n.Id)).Select(n => new FormulaNameAnswer(
                n.Id,
                n.Kind.ToString().ToLowerInvariant(),
                points.FromUtf16(n.Span.Start),
                points.FromUtf16(n.Span.End),
                nearest.ContainsKey((n.Kind, n.Id)) ? null : Says(dossier, n),
                nearest.GetValueOrDefault((n.Kind, n.Id))))]);
    }

    private static Results<Ok<FormulaAnswer>, ProblemHttpResult> Formula([Description("The formula, as the language of conditions writes it.")] string text, DossierShelf shelf) =>
        text.Length > Limits.Prose ? Problem.Of(StatusCodes.Status400BadRequest, "bad-request", $"At most {Limits.Prose} characters.") : TypedResults.Ok(Read(text, shelf.Take().Dossier));

    private static Results<Ok<CommitmentRequest>, ProblemHttpResult> Told(string sha256, string id, DossierShelf shelf, DeskOptions options, TextShelf texts) =>
        ToldStatement.Find(sha256, id, options.Dossier, options.Ledger, texts) is { } told
            ? TypedResults.Ok(FilledCommitment.From(told, shelf.Take().Dossier).ToRequest())
            : Problem.NotFound(WrongRequestException.NoStatement);

    private static string? Says(Dossier dossier, FormulaName name) => name.Kind switch
    {
        NameKind.Proposition => dossier.Propositions.LastOrDefault(p => p.Id == name.Id)?.Text,
        NameKind.Commitment => dossier.Commitments.LastOrDefault(c => c.Id == name.Id)?.Says(),
        NameKind.Contribution => dossier.Contributions.LastOrDefault(c => c.Id == name.Id)?.Says(),
        _ => new Threshold(name.Id, FigureSign.Equal, 0).Candidates.Select(id => dossier.Series.LastOrDefault(s => s.Id == id)?.Text).FirstOrDefault(t => t is not null),
    };

    private static Results<Created<RecordedAnswer>, ProblemHttpResult> Answer((RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) made) =>
        made.Answer is { } answer ? TypedResults.Created(answer.Href, answer) : Problem.Invalid(made.Errors);
}
