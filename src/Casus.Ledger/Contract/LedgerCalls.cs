namespace Casus.Ledger;

/// <summary>The shortest forms of the ledger's calls.</summary>
public static class LedgerCalls
{
    /// <inheritdoc cref="ILedger.Decide"/>
    public static EntryReceipt Decide(this ILedger ledger, string entry, bool approve, string author, string? reason)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ledger.Decide(entry, approve, new Edit(author) { Reason = reason });
    }

    /// <summary>Documents and statements that hold all the words, newest first, at most <paramref name="limit"/>.</summary>
    public static IReadOnlyList<SearchHit> Search(this ILedger ledger, string words, int limit, string? dossier = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(words);
        return limit <= 0 || !words.Any(char.IsLetterOrDigit) ? [] : ledger.Search(new SearchQuery { Words = words, Limit = limit, Dossier = dossier }).Items;
    }
}
