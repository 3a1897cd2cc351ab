namespace Casus.Ledger;

/// <summary>Refuses an edit whose author looked at another version than the one that stands or waits now.</summary>
internal static class Seen
{
    /// <exception cref="LedgerConflictException">Another version is there.</exception>
    public static void Check(WriteSession session, string noun, string id, ItemHistory? history, Edit edit)
    {
        if (edit.Saw is { } saw && (history?.Live?.Origin.Entry ?? Edit.Nothing) is var live && saw != live)
        {
            throw Conflict(session, $"{noun} '{id}'", saw, live.Length > 0 ? live : null, history?.LastEntry);
        }
    }

    /// <exception cref="LedgerConflictException">Something was recorded about the statement since.</exception>
    public static void Check(WriteSession session, string statement, StatementHistory? history, Edit edit)
    {
        if (edit.Saw is { } saw && (history?.LastEntry ?? Edit.Nothing) is var last && saw != last)
        {
            throw Conflict(session, $"statement {statement}", saw, history?.LastEntry, history?.LastEntry);
        }
    }

    private static LedgerConflictException Conflict(WriteSession session, string what, string saw, string? stands, string? last)
    {
        var told = (stands ?? last) is { } by && EntryReader.Find(session.Connection, by) is { } entry
            ? $"{entry.Author} has recorded {entry.Kind.Replace('-', ' ')} by {entry.Id} at {entry.Recorded}"
            : "nothing stands there";
        var seen = saw.Length == 0 ? "it was taken for new" : $"the version seen was {saw}";
        return new LedgerConflictException($"{what} was changed meanwhile: {seen}, but {told}; nothing was recorded", stands);
    }
}
