using Casus.Exchange;
using Casus.Model;
using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>What stands in the form of a commitment: what its statement tells, how it stands, or what was sent and could not be recorded.</summary>
/// <remarks>A field that is null was not sent and is as the statement or the dossier has it; an empty one is taken away.</remarks>
public sealed record FilledCommitment
{
    /// <summary>The id of the commitment that is amended; null: it is new.</summary>
    public string? Of { get; init; }

    public string? Document { get; init; }

    public string? Statement { get; init; }

    public string? Id { get; init; }

    public string? Kind { get; init; }

    /// <summary>Ids of parties with commas between them, as are those it is owed to.</summary>
    public string? Debtors { get; init; }

    public string? Toward { get; init; }

    public string? If { get; init; }

    public string? IfWords { get; init; }

    public string? Then { get; init; }

    public string? Within { get; init; }

    public string? By { get; init; }

    public string? Made { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<NewItemRequest> Propositions { get; init; } = [];

    public IReadOnlyList<NewItemRequest> Parties { get; init; } = [];

    public string? Reason { get; init; }

    public string? Author { get; init; }

    public string? Saw { get; init; }

    internal static FilledCommitment Read(Func<string, StringValues> field) => new()
    {
        Of = One(field("of")) is { Length: > 0 } of ? of : null,
        Document = One(field("document")),
        Statement = One(field("statement")),
        Id = One(field("id")),
        Kind = One(field("kind")),
        Debtors = One(field("debtors")),
        Toward = One(field("toward")),
        If = One(field("if")),
        IfWords = One(field("ifWords")),
        Then = One(field("then")),
        Within = One(field("within")),
        By = One(field("by")),
        Made = One(field("made")),
        Text = One(field("text")),
        Propositions = Rows(field("proposition"), field("means")),
        Parties = Rows(field("party"), field("name")),
        Reason = One(field("reason")),
        Author = One(field("author")),
        Saw = One(field("saw")),
    };

    /// <summary>Nothing but what its statement tells.</summary>
    internal static FilledCommitment From(ToldStatement told, Dossier dossier)
    {
        var id = StatementItems.FreeId(dossier, told.Statement);
        return From(StatementItems.Basis(dossier, told.Document, told.Statement, id)) with { Id = id, Document = told.Document.Sha256, Statement = told.Held.Proposed.Id };
    }

    internal static FilledCommitment From(CommitmentAmended amended) => From(CommitmentBasis.Of(amended.Basis)) with { Of = amended.Basis.Id, Id = amended.Basis.Id, Saw = amended.Last.Origin.Entry };

    internal CommitmentRequest ToRequest() => new(
        Id, Document, Statement, Kind, List(Debtors), List(Toward), If, IfWords, Then, Within, By, Made, Text, Propositions, Parties, Reason, Author, Saw);

    /// <summary>With a place to say what each proposition and party says that its fields name and the dossier lacks.</summary>
    internal FilledCommitment WithNew(Dossier dossier)
    {
        var known = new StandingIds(dossier);
        var propositions = new[] { If, Then }.OfType<string>().SelectMany(text => FormulaReading.Of(text, known).Unknown).Where(u => u.Name.Kind == NameKind.Proposition).Select(u => u.Name.Id);
        var parties = (List(Debtors) ?? []).Concat(List(Toward) ?? []).Where(id => !known.Parties.Contains(id) && dossier.Commitments.All(c => c.Id != Of || c.Origin.Until is not null || !(c.Debtors.Contains(id) || c.Toward.Contains(id))));
        return this with { Propositions = With(Propositions, propositions), Parties = With(Parties, parties) };
    }

    /// <summary>Tells the propositions that its formulas name; where one cannot be read, all may be.</summary>
    internal Func<string, bool> NamesPropositions()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in new[] { If, Then }.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (!FormulaSyntax.TryParse(text!, out var formula, out _))
            {
                return _ => true;
            }

            named.UnionWith(formula.Propositions);
        }

        return named.Contains;
    }

    /// <summary>True for a party that is bound or owed.</summary>
    internal bool NamesParty(string id) => (List(Debtors) ?? []).Concat(List(Toward) ?? []).Contains(id, StringComparer.Ordinal);

    private static FilledCommitment From(CommitmentBasis basis) => new()
    {
        Kind = basis.Kind?.Word(),
        Debtors = string.Join(", ", basis.Debtors),
        Toward = string.Join(", ", basis.Toward),
        If = basis.If?.ToString() ?? string.Empty,
        IfWords = basis.IfWords ?? string.Empty,
        Then = basis.Then?.ToString() ?? string.Empty,
        Within = basis.Within?.ToString() ?? string.Empty,
        By = basis.By?.ToString() ?? string.Empty,
        Made = basis.Made?.ToString() ?? string.Empty,
        Text = basis.Text ?? string.Empty,
        Propositions = [.. basis.Items.OfType<Proposition>().Select(p => new NewItemRequest(p.Id, p.Text))],
        Parties = [.. basis.Items.OfType<Party>().Select(p => new NewItemRequest(p.Id, p.Name))],
    };

    private static IReadOnlyList<NewItemRequest> With(IReadOnlyList<NewItemRequest> rows, IEnumerable<string> ids) =>
        [.. rows, .. ids.Distinct(StringComparer.Ordinal).Where(id => rows.All(row => row.Id?.Trim() != id)).Select(id => new NewItemRequest(id, null))];

    private static IReadOnlyList<NewItemRequest> Rows(StringValues ids, StringValues says) =>
        [.. ids.Index().Where(row => !string.IsNullOrWhiteSpace(row.Item)).Select(row => new NewItemRequest(row.Item, row.Index < says.Count ? says[row.Index] : null))];

    private static string[]? List(string? ids) => ids?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A form sends its lines' ends as carriage return and line feed; what stands in a dossier has one character.
    private static string? One(StringValues values) => values is [{ } text, ..] ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : null;
}
