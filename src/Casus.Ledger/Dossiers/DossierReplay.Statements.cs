using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>What a dossier's entries say of statements.</summary>
internal sealed partial class DossierReplay
{
    private readonly Dictionary<(string Document, string Statement), StatementHistory> _statements = [];
    private readonly Dictionary<string, List<StatementHistory>> _ofDocument = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (StatementHistory History, DecidedStatement Decision)> _statementDecisions = new(StringComparer.Ordinal);

    public IEnumerable<StatementHistory> Statements => _statements.Values;

    public StatementHistory? FindStatement(string document, string statement) => _statements.GetValueOrDefault((document, statement));

    /// <summary>Those of a document that were decided or corrected, in the order of their first entries.</summary>
    public IReadOnlyList<StatementHistory> StatementsOf(string document) => _ofDocument.GetValueOrDefault(document) ?? [];

    public (StatementHistory History, DecidedStatement Decision)? FindStatementDecision(string entry) =>
        _statementDecisions.TryGetValue(entry, out var found) ? found : null;

    /// <summary>What was said for and against propositions, as known on a time; of a stance that waits to be changed, the change.</summary>
    public IEnumerable<Stance> StancesAt(Instant known) =>
        Of("stance").Select(history => history.Versions.FindLast(version => version.Origin.Counts(known, drafts: true))?.Item).OfType<Stance>();

    private void DecideStatement(LedgerEntry entry)
    {
        var payload = JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.StatementDecisionPayload) ?? throw new JsonException("it is empty");
        var history = StatementHistoryOf(payload.Document, payload.Statement, payload.Entry);
        var decision = new DecidedStatement(entry.Id, entry.Author, entry.Kind == EntryKinds.StatementApproved, entry.Recorded, entry.Reason, payload.Entry);
        history.Decisions.Add(decision);
        history.LastEntry = entry.Id;
        _statementDecisions.Add(entry.Id, (history, decision));
    }

    private void Correct(LedgerEntry entry)
    {
        var payload = JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.CorrectionPayload) ?? throw new JsonException("it is empty");
        var history = StatementHistoryOf(payload.Document, payload.Statement, payload.Entry);

        // An author's next draft takes the place of the last, and what counts at once ends nobody's.
        foreach (var earlier in history.Corrections.Where(earlier => earlier.PeriodAt(entry.Recorded) is { Counts: false } && SameAuthor(earlier.Author, entry.Author)))
        {
            earlier.End(entry.Recorded);
        }

        var correction = new StatementCorrection(entry.Id, entry.Author, entry.Recorded, counts: !payload.Draft, payload.Entry);
        history.Corrections.Add(correction);
        history.LastEntry = entry.Id;
        _proposals.Add(entry.Id, new CorrectionProposal(history, correction, entry.Author));
    }

    private StatementHistory StatementHistoryOf(string document, string statement, string entry)
    {
        if (!_statements.TryGetValue((document, statement), out var history))
        {
            _statements.Add((document, statement), history = new StatementHistory(document, statement, entry));
            if (!_ofDocument.TryGetValue(document, out var list))
            {
                _ofDocument.Add(document, list = []);
            }

            list.Add(history);
        }

        return history;
    }
}
