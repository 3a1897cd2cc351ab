using Casus.Ledger;

namespace Casus.Web;

/// <summary>Decides what waits in the queue, and undoes it, by the same rules from the page's forms and from the API.</summary>
internal static class Deciding
{
    /// <returns>The entry, or what is wrong, by field.</returns>
    /// <exception cref="LedgerException">The ledger refuses it: <c>own-change</c>, <c>decided</c>, <c>no-such-entry</c>, …</exception>
    public static (EntryReceipt? Receipt, IReadOnlyDictionary<string, string[]> Errors) Decide(ReviewRequest request, DeskOptions options, Visitor visitor)
    {
        var errors = new Dictionary<string, string[]>(DecisionCheck.Errors(request.Author, request.Reason, visitor));
        if (request.Decision is not ("approve" or "reject"))
        {
            errors["decision"] = ["Approve it or reject it."];
        }

        var isStatement = request is { Document.Length: > 0, Statement.Length: > 0 };
        if (!isStatement && string.IsNullOrEmpty(request.Entry))
        {
            errors["entry"] = ["Say what is decided: a draft's entry, or a document and a statement."];
        }

        var edit = Edit(request.Author, request.Reason, visitor);
        return errors.Count > 0 ? (null, errors)
            : isStatement ? (options.Ledger.DecideStatement(options.Dossier, request.Document!, request.Statement!, request.Decision == "approve", edit), errors)
            : (options.Ledger.Decide(Own(request.Entry!, options), request.Decision == "approve", edit), errors);
    }

    /// <inheritdoc cref="Decide"/>
    public static (EntryReceipt? Receipt, IReadOnlyDictionary<string, string[]> Errors) Undo(UndoRequest request, DeskOptions options, Visitor visitor)
    {
        var errors = new Dictionary<string, string[]>(DecisionCheck.Errors(request.Author, null, visitor));
        if (string.IsNullOrEmpty(request.Entry))
        {
            errors["entry"] = ["Say which entry is undone."];
        }

        return errors.Count > 0 ? (null, errors) : (options.Ledger.Undo(Own(request.Entry!, options), Edit(request.Author, null, visitor)), errors);
    }

    public static Edit Edit(string? author, string? reason, Visitor visitor) =>
        visitor.Edit(visitor.NamesAuthors && !string.IsNullOrWhiteSpace(author) ? author.Trim() : visitor.Name, reason);

    // A ledger may hold other dossiers: a desk changes its own alone.
    private static string Own(string entry, DeskOptions options) => entry.StartsWith(options.Dossier + "/", StringComparison.Ordinal)
        ? entry
        : throw new LedgerException("no-such-entry", $"there is no entry '{WrongRequestException.Clip(entry)}' of this dossier");
}
