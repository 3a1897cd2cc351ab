using Casus.Exchange;
using Casus.Ledger;
using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>The pages on which commitments, parties, propositions and dependencies are proposed, from a statement or from nothing, and a commitment amended.</summary>
internal static class ProposalPages
{
    public static void MapProposalPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/propose/commitment", Commitment).For(Role.Analyst);
        pages.MapPost("/propose/commitment", PostCommitment).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        Map("/propose/party", ProposalKind.Party, (form, recorder, visitor) => recorder.Propose(
            new PartyRequest(form("id"), form("name"), form("note"), form("document"), form("statement"), form("reason"), form("author")), visitor));
        Map("/propose/proposition", ProposalKind.Proposition, (form, recorder, visitor) => recorder.Propose(
            new PropositionRequest(form("id"), form("text"), form("monitored") == "true", form("holds"), null, form("document"), form("statement"), form("reason"), form("author")), visitor));
        Map("/propose/dependency", ProposalKind.Dependency, (form, recorder, visitor) => recorder.Propose(
            new DependencyRequest(form("of"), form("needs"), form("text"), form("document"), form("statement"), form("reason"), form("author")), visitor));

        void Map(string route, ProposalKind kind, Send send)
        {
            pages.MapGet(route, (HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts) =>
                Page(kind, request, shelf, Told(request.Query["document"], request.Query["statement"], options, texts), name => request.Query[name])).For(Role.Analyst);
            pages.MapPost(route, async (HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts, Recorder recorder) =>
            {
                var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
                return Sent(
                    () => send(name => form[name], recorder, Visitor.Of(request.HttpContext)),
                    (errors, status) => Page(kind, request, shelf, Told(form["document"], form["statement"], options, texts), name => form[name], errors, status));
            }).RequireRateLimiting(RequestLimits.Write).For(Role.Analyst);
        }
    }

    private delegate (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Send(Func<string, string?> form, Recorder recorder, Visitor visitor);

    private static PageResult Commitment(HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts)
    {
        var dossier = shelf.Take().Dossier;
        var told = Told(request.Query["document"], request.Query["statement"], options, texts);
        var amended = Amended(request.Query["of"], dossier, Visitor.Of(request.HttpContext).Name);
        var filled = amended is not null ? FilledCommitment.From(amended) : told is not null ? FilledCommitment.From(told, dossier) : new();
        var waits = amended is not null && amended.Last != amended.Basis ? new MeanwhileAmended(amended.Last, [.. Difference.Between(amended.Basis, amended.Last)]) : null;
        return Page(ProposalKind.Commitment, request, shelf, told, name => request.Query[name], commitment: filled, meanwhile: waits, proofs: Proofs(amended, shelf, texts));
    }

    private static async Task<IResult> PostCommitment(HttpRequest request, DossierShelf shelf, DeskOptions options, TextShelf texts, Recorder recorder)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var filled = FilledCommitment.Read(name => form[name]);
        var visitor = Visitor.Of(request.HttpContext);
        return Sent(
            () => recorder.Propose(filled.ToRequest(), filled.Of, visitor),
            (errors, status) =>
            {
                // What was sent stands in the form; what another made of it meanwhile is told above, and counts as seen once it was told.
                var dossier = shelf.Take().Dossier;
                var amended = Amended(filled.Of, dossier, Deciding.Edit(filled.Author, null, visitor).Author);
                var seen = dossier.Commitments.LastOrDefault(c => c.Origin.Entry == filled.Saw && c.Id == filled.Of);
                return Page(
                    ProposalKind.Commitment,
                    request,
                    shelf,
                    Told(filled.Document, filled.Statement, options, texts),
                    name => form[name],
                    errors,
                    status,
                    filled.WithNew(dossier) with { Saw = status == StatusCodes.Status409Conflict ? amended?.Last.Origin.Entry : filled.Saw },
                    status == StatusCodes.Status409Conflict && amended is not null && seen is not null ? new(amended.Last, [.. Difference.Between(seen, amended.Last)]) : null,
                    Proofs(amended, shelf, texts));
            });
    }

    private static IResult Sent(Func<(RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors)> propose, Func<IReadOnlyDictionary<string, string[]>, int, PageResult> refused)
    {
        try
        {
            var (answer, errors) = propose();
            return answer is not null ? new SeeOther(answer.Href) : refused(errors, StatusCodes.Status422UnprocessableEntity);
        }
        catch (LedgerConflictException e)
        {
            return refused(
                new Dictionary<string, string[]> { ["id"] = [$"{char.ToUpperInvariant(e.Message[0])}{e.Message[1..]}. What you wrote stands below: look at theirs, then send yours again, or leave it."] },
                StatusCodes.Status409Conflict);
        }
    }

    private static ToldStatement? Told(string? document, string? statement, DeskOptions options, TextShelf texts) =>
        string.IsNullOrWhiteSpace(document) && string.IsNullOrWhiteSpace(statement)
            ? null
            : ToldStatement.Find(document, statement, options.Dossier, options.Ledger, texts) ?? throw WrongRequestException.Missing(WrongRequestException.NoStatement);

    private static CommitmentAmended? Amended(string? id, Dossier dossier, string author) => string.IsNullOrWhiteSpace(id)
        ? null
        : CommitmentAmended.Find(dossier, id, author)
            ?? throw WrongRequestException.Missing(WrongRequestException.NoCommitment(id, new StandingIds(dossier).Commitments));

    private static IReadOnlyList<Proof> Proofs(CommitmentAmended? amended, DossierShelf shelf, TextShelf texts)
    {
        var held = shelf.Take();
        return amended is null ? [] : [.. new Proofs(held.Documents, texts, new(held.Dossier)).Of(amended.Basis.Evidence)];
    }

    private static PageResult Page(
        ProposalKind kind,
        HttpRequest request,
        DossierShelf shelf,
        ToldStatement? told,
        Func<string, StringValues> field,
        IReadOnlyDictionary<string, string[]>? errors = null,
        int status = StatusCodes.Status200OK,
        FilledCommitment? commitment = null,
        MeanwhileAmended? meanwhile = null,
        IReadOnlyList<Proof>? proofs = null) => PageResult.Of<ProposePage>(
            commitment?.Of is null ? $"Propose a {kind.ToString().ToLowerInvariant()}" : $"Amend {commitment.Of}",
            new Dictionary<string, object?>
            {
                [nameof(ProposePage.Kind)] = kind,
                [nameof(ProposePage.Dossier)] = shelf.Take().Dossier,
                [nameof(ProposePage.Visitor)] = DocumentVisitor.Of(request.HttpContext),
                [nameof(ProposePage.Told)] = told,
                [nameof(ProposePage.Field)] = field,
                [nameof(ProposePage.Errors)] = errors ?? new Dictionary<string, string[]>(),
                [nameof(ProposePage.Commitment)] = commitment,
                [nameof(ProposePage.Meanwhile)] = meanwhile,
                [nameof(ProposePage.Proofs)] = proofs ?? [],
            },
            status);
}

/// <summary>What a page proposes.</summary>
public enum ProposalKind
{
    Commitment,
    Party,
    Proposition,
    Dependency,
}

/// <summary>What another made of a commitment while it was amended.</summary>
/// <param name="Changes">From the version that was seen to theirs.</param>
public sealed record MeanwhileAmended(Commitment Theirs, IReadOnlyList<FieldChange> Changes);
