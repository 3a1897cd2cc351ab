using Casus.Exchange;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>Makes of a request what is to be proposed, or says of each field what is wrong with it.</summary>
internal sealed class ProposalCheck(Dossier dossier, ILedger ledger, TextShelf texts, Visitor visitor)
{
    private const int MostNames = 100;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>The statement it rests on, once it was found; null where it rests on none.</summary>
    public ToldStatement? Told { get; private set; }

    /// <param name="amends">The id of the commitment that is amended; null: it is new.</param>
    /// <returns>All that is to be recorded, the commitment last; null exactly when there are errors.</returns>
    public ValueList<IDossierItem>? Commitment(CommitmentRequest request, string? amends)
    {
        foreach (var (field, list) in new (string, IEnumerable<object?>?)[] { ("debtors", request.Debtors), ("toward", request.Toward), ("propositions", request.Propositions), ("parties", request.Parties) })
        {
            if (list?.Contains(null) == true)
            {
                Wrong(field, "This list holds no null.");
            }
        }

        if (_errors.Count > 0)
        {
            return null;
        }

        Who(request.Author, request.Reason);
        Tell(request.Document, request.Statement);
        Short(
            Limits.Line, ("id", request.Id), ("kind", request.Kind), ("within", request.Within), ("by", request.By), ("made", request.Made),
            ("propositions", Longest(request.Propositions)), ("parties", Longest(request.Parties)), ("debtors", request.Debtors?.MaxBy(id => id.Length)), ("toward", request.Toward?.MaxBy(id => id.Length)));
        Short(Limits.Prose, ("if", request.If), ("then", request.Then), ("ifWords", request.IfWords), ("text", request.Text));
        foreach (var (field, count) in new[] { ("debtors", request.Debtors?.Count), ("toward", request.Toward?.Count), ("propositions", request.Propositions?.Count), ("parties", request.Parties?.Count) })
        {
            if (count > MostNames)
            {
                Wrong(field, $"At most {MostNames} can be given.");
            }
        }

        if (amends is not null && request.Id is not null && request.Id.Trim() != amends)
        {
            Wrong("id", "What is amended keeps its id.");
        }

        var id = amends ?? request.Id?.Trim() ?? string.Empty;
        var basis = Basis(id, amends, request.Author);
        if (_errors.Count > 0 || basis is null)
        {
            return null;
        }

        var made = CommitmentProposal.Make(dossier, id, basis, new()
        {
            Kind = request.Kind,
            Text = request.Text,
            Debtors = request.Debtors,
            Toward = request.Toward,
            Made = request.Made,
            If = request.If,
            IfWords = request.IfWords,
            Then = request.Then,
            Within = request.Within,
            By = request.By,
            Propositions = New(request.Propositions),
            Parties = New(request.Parties),
        });
        return Take(made, m => m.Items) is { } items && (amends is not null || IsNew(dossier.Commitments, made.Value!.Commitment, (c, origin) => c with { Origin = origin })) ? items : null;
    }

    /// <inheritdoc cref="Commitment"/>
    public ValueList<IDossierItem>? Party(PartyRequest request)
    {
        Who(request.Author, request.Reason);
        Tell(request.Document, request.Statement);
        Short(Limits.Line, ("id", request.Id), ("name", request.Name));
        Short(Limits.Prose, ("note", request.Note));
        var made = ItemProposals.Party(request.Id, request.Name, request.Note, Told?.Words ?? []);
        return Take(made, p => (ValueList<IDossierItem>)[p]) is { } items && IsNew(dossier.Parties, made.Value!, (p, origin) => p with { Origin = origin }) ? items : null;
    }

    /// <inheritdoc cref="Commitment"/>
    public ValueList<IDossierItem>? Proposition(PropositionRequest request)
    {
        Who(request.Author, request.Reason);
        Tell(request.Document, request.Statement);
        Short(Limits.Line, ("id", request.Id), ("text", request.Text));
        Short(Limits.Prose, ("holds", request.Holds));
        var made = ItemProposals.Proposition(dossier, request.Id, request.Text, request.Monitored, request.Holds, request.Probability, Told?.Words ?? []);
        return Take(made, p => (ValueList<IDossierItem>)[p]) is { } items && IsNew(dossier.Propositions, made.Value!, (p, origin) => p with { Origin = origin }) ? items : null;
    }

    /// <inheritdoc cref="Commitment"/>
    public ValueList<IDossierItem>? Dependency(DependencyRequest request)
    {
        Who(request.Author, request.Reason);
        Tell(request.Document, request.Statement);
        Short(Limits.Line, ("of", request.Of), ("needs", request.Needs), ("text", request.Text));
        var made = ItemProposals.Dependency(dossier, request.Of, request.Needs, request.Text, Told?.Words ?? []);
        return Take(made, d => (ValueList<IDossierItem>)[d]) is { } items && IsNew(dossier.Dependencies, made.Value!, (d, origin) => d with { Origin = origin }, "needs") ? items : null;
    }

    private CommitmentBasis? Basis(string id, string? amends, string? author)
    {
        if (amends is null)
        {
            return Told is null ? CommitmentBasis.Nothing : StatementItems.Basis(dossier, Told.Document, Told.Statement, id.Length > 0 ? id : StatementItems.FreeId(dossier, Told.Statement));
        }

        var live = CommitmentAmended.Find(dossier, amends, Deciding.Edit(author, null, visitor).Author);
        if (live is null)
        {
            Wrong("id", WrongRequestException.NoCommitment(amends, new StandingIds(dossier).Commitments));
        }

        return live is null ? null : CommitmentBasis.Of(live.Basis);
    }

    private void Who(string? author, string? reason)
    {
        foreach (var (field, why) in DecisionCheck.Errors(string.IsNullOrWhiteSpace(author) ? visitor.Name : author, reason, visitor))
        {
            _errors[field] = why;
        }
    }

    private void Tell(string? document, string? statement)
    {
        if (string.IsNullOrWhiteSpace(document) && string.IsNullOrWhiteSpace(statement))
        {
            return;
        }

        Told = ToldStatement.Find(document, statement, dossier.Id, ledger, texts);
        if (Told is { Held.IsGone: true } or { Held.State: ReviewState.Rejected })
        {
            Wrong("statement", "This statement was rejected, or a new reading no longer has it: nothing rests on it.");
        }
        else if (Told is null)
        {
            Wrong(document is null || texts.Find(document) is null ? "document" : "statement", WrongRequestException.NoStatement);
        }
    }

    // Sent once more after an answer was lost, it is there already, and the ledger gives its receipt again.
    private bool IsNew<T>(ValueList<T> items, T made, Func<T, Origin, T> with, string field = "id")
        where T : class, IDossierItem
    {
        var there = items.LastOrDefault(item => item.Id == made.Id && item.Origin.Until is null);
        if (there is null || with(there, made.Origin).Equals(made))
        {
            return true;
        }

        Wrong(field, field == "id"
            ? $"The dossier has the {made.Kind()} '{WrongRequestException.Clip(made.Id)}' already: “{WrongRequestException.Clip(there.Says())}”. Give another id{(made is Casus.Model.Commitment ? ", or amend that one" : string.Empty)}."
            : $"The dossier says this already: {there.Says()}, by {there.Origin.Entry}.");
        return false;
    }

    private ValueList<IDossierItem>? Take<T>(Outcome<T> made, Func<T, ValueList<IDossierItem>> items)
        where T : class
    {
        foreach (var refusal in made.Refusals)
        {
            var also = refusal.Code switch
            {
                "unknown-proposition" when refusal.Input is "if" or "then" => " To make a new one, write what it says.",
                "unknown-party" => " To make a new one, write its name.",
                _ => string.Empty,
            };
            Wrong(refusal.Input, $"{char.ToUpperInvariant(refusal.Reason[0])}{refusal.Reason[1..]}{(refusal.Reason[^1] is '.' or '?' ? string.Empty : ".")}{also}");
        }

        return _errors.Count == 0 && made.Value is { } value ? items(value) : null;
    }

    private void Short(int limit, params ReadOnlySpan<(string Field, string? Text)> fields)
    {
        foreach (var (field, text) in fields)
        {
            if (text?.Length > limit)
            {
                Wrong(field, $"At most {limit} characters.");
            }
        }
    }

    private static string? Longest(IReadOnlyList<NewItemRequest>? rows) => rows?.SelectMany(row => new[] { row.Id, row.Says }).OfType<string>().MaxBy(text => text.Length);

    private static IReadOnlyList<NewItem> New(IReadOnlyList<NewItemRequest>? rows) => [.. (rows ?? []).Where(row => !string.IsNullOrWhiteSpace(row.Id)).Select(row => new NewItem(row.Id!.Trim(), row.Says ?? string.Empty))];

    private void Wrong(string field, string why) => _errors[field] = _errors.TryGetValue(field, out var whys) ? [.. whys, why] : [why];
}
