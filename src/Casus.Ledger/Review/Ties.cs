using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Which statements of a document's last reading a dossier's stances are tied to at a time: those they name, and those that take over from what an earlier reading found.</summary>
internal sealed class Ties(SqliteConnection connection, DossierReplay replay, Instant known)
{
    private ILookup<string, Stance>? _ofDocument;

    private ILookup<string, Stance> OfDocument => _ofDocument ??= replay.StancesAt(known).Where(stance => stance.Document is not null).ToLookup(stance => stance.Document!, StringComparer.Ordinal);

    public bool Any(string document) => OfDocument.Contains(document);

    /// <param name="read">The statements of the last reading.</param>
    /// <returns>By the statement's id, in the order of recording; drafts too.</returns>
    public ILookup<string, Stance> Of(string document, IReadOnlyList<Statement> read)
    {
        var ids = read.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        var earlier = OfDocument[document].Select(stance => stance.Statement!).Where(statement => !ids.Contains(statement)).Distinct(StringComparer.Ordinal)
            .Select(statement => StatementRows.Find(connection, document, statement)?.Json).Where(json => !string.IsNullOrEmpty(json)).Select(json => DocumentQueries.Statement(json!)).ToList();
        var passed = Inheritance.Match(read, earlier).ToDictionary(pair => earlier[pair.Value].Id, pair => read[pair.Key].Id, StringComparer.Ordinal);
        return OfDocument[document].ToLookup(stance => passed.GetValueOrDefault(stance.Statement!, stance.Statement!), StringComparer.Ordinal);
    }
}
