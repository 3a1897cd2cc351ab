using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>The statements of a document as a dossier holds them at a time.</summary>
internal sealed class DocumentReview(SqliteConnection connection, DossierReplay replay, Instant known)
{
    private readonly long _last = known == Instant.Max ? long.MaxValue : EntryReader.LastBy(connection, known);
    private readonly MergedNames _actors = replay.Merged(MergeOf.Actors, known);
    private readonly MergedNames _statements = replay.Merged(MergeOf.Statements, known);
    private readonly Ties _ties = new(connection, replay, known);
    private readonly Dictionary<string, List<ReviewedStatement>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _inheriting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _retaken = new(StringComparer.Ordinal);

    public MergedNames Actors => _actors;

    public MergedNames Statements => _statements;

    public Instant Known => known;

    public List<ReviewedStatement> Of(string document)
    {
        if (!_documents.TryGetValue(document, out var reviewed))
        {
            _documents.Add(document, reviewed = Read(document));
        }

        return reviewed;
    }

    /// <summary>A statement of the last reading as it counts and stands, without reading the whole document where nothing is inherited or tied.</summary>
    public ReviewedStatement Of(string document, Statement proposed)
    {
        var history = replay.FindStatement(document, proposed.Id);
        var isWhole = _ties.Any(document) || (history?.IsTouched(known) == true ? IsRetaken(document, proposed.Id) : Inherits(document));
        return (isWhole ? Of(document).Find(statement => statement.Proposed.Id == proposed.Id) : null) ?? Reviewed(document, proposed, history, null);
    }

    /// <summary>True when a decision of an earlier reading may have passed to a statement of the last.</summary>
    public bool Inherits(string document)
    {
        if (!_inheriting.TryGetValue(document, out var inherits))
        {
            var decided = replay.StatementsOf(document).Where(history => history.IsTouched(known)).Select(history => history.Statement).ToHashSet(StringComparer.Ordinal);
            decided.ExceptWith(decided.Count == 0 ? [] : StatementRows.Ids(connection, document, _last));
            _inheriting.Add(document, inherits = decided.Count > 0);
        }

        return inherits;
    }

    /// <summary>True when an earlier reading may have taken a statement of the last otherwise, in the same words.</summary>
    public bool IsRetaken(string document, string statement)
    {
        if (!_retaken.TryGetValue(document, out var retaken))
        {
            _retaken.Add(document, retaken = StatementRows.Retaken(connection, document, _last).ToHashSet(StringComparer.Ordinal));
        }

        return retaken.Contains(statement);
    }

    public Statement? Correction(StatementCorrection? correction) =>
        correction is not null && StatementRows.Correction(connection, correction.Entry) is { Length: > 0 } json ? DocumentQueries.Statement(json) : null;

    private List<ReviewedStatement> Read(string document)
    {
        var read = StatementRows.Read(connection, document, _last).ConvertAll(DocumentQueries.Statement);
        var ids = read.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        var touched = replay.StatementsOf(document).Where(history => history.IsTouched(known)).ToList();
        var own = touched.Select(history => history.Statement).ToHashSet(StringComparer.Ordinal);
        var left = touched.Where(history => !ids.Contains(history.Statement))
            .Select(history => (History: history, Json: StatementRows.Recorded(connection, history.Entry)))
            .Where(decided => !string.IsNullOrEmpty(decided.Json))
            .Select(decided => (decided.History, Statement: DocumentQueries.Statement(decided.Json!))).ToList();
        var open = read.Where(statement => !own.Contains(statement.Id)).ToList();
        var matched = Inheritance.Match(open, left.ConvertAll(decided => decided.Statement));
        var inherited = matched.ToDictionary(pair => open[pair.Key].Id, pair => left[pair.Value], StringComparer.Ordinal);
        var reviewed = read.ConvertAll(statement =>
            inherited.TryGetValue(statement.Id, out var from)
                ? Reviewed(document, statement, from.History, from.Statement)
                : Own(document, statement, replay.FindStatement(document, statement.Id)));
        var passed = matched.Values.ToHashSet();
        reviewed.AddRange(left.Where((_, i) => !passed.Contains(i)).Select(decided => Reviewed(document, decided.Statement, decided.History, null) with { IsGone = true }));
        var ties = _ties.Of(document, read);
        return [.. reviewed.Select(statement => statement with { Stances = [.. ties[statement.Proposed.Id]] }).OrderBy(statement => statement.Statement.Content.Spans.IsEmpty ? 0 : statement.Statement.Content.Start)];
    }

    // The same words may be taken otherwise by a later reading: of the same speaker, the decision passes on with the difference; of another, nothing was decided.
    private ReviewedStatement Own(string document, Statement proposed, StatementHistory? history)
    {
        if (history?.IsTouched(known) == true && IsRetaken(document, proposed.Id)
            && StatementRows.Recorded(connection, history.OnAt(known)) is { Length: > 0 } json && DocumentQueries.Statement(json) is var decided
            && !Difference.Between(decided, proposed).IsEmpty)
        {
            return Inheritance.SameSpeaker(proposed, decided) || history.PendingAt(known) is not null
                ? Reviewed(document, proposed, history, decided)
                : Reviewed(document, proposed, null, null);
        }

        return Reviewed(document, proposed, history, null);
    }

    /// <param name="decided">The statement that was decided, where that is one of an earlier reading.</param>
    private ReviewedStatement Reviewed(string document, Statement proposed, StatementHistory? history, Statement? decided)
    {
        var counts = Correction(history?.CorrectionAt(known)) ?? proposed;
        var pending = history?.PendingAt(known);
        var waiting = Correction(pending);
        return new ReviewedStatement
        {
            Proposed = proposed,
            Statement = MergedItems.In(counts, _actors, _statements),
            State = history?.StateAt(known) ?? ReviewState.Proposed,
            Decisions = [.. (history?.DecisionsAt(known) ?? []).Select(decision => new StatementDecision(decision.Entry, decision.Author, decision.IsApproval, decision.At, decision.Reason))],
            Pending = pending is null || waiting is null ? null : new PendingCorrection(pending.Entry, pending.Author, pending.Made, waiting, Difference.Between(counts, waiting)),
            InheritedFrom = decided?.Id,
            Reread = decided is null ? [] : Difference.Between(decided, proposed),

            // Also of what was undone since: whoever looks at the statement has seen that too.
            Version = replay.FindStatement(document, proposed.Id)?.LastEntry ?? Edit.Nothing,
        };
    }
}
