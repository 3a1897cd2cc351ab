namespace Casus.Ledger;

/// <summary>A foreseeable failure of the store, with a stable code.</summary>
public class LedgerException : Exception
{
    public LedgerException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary><c>ledger-busy</c>, <c>ledger-full</c> (no space), <c>ledger-not-writable</c>, <c>ledger-missing</c>, <c>not-a-ledger</c>, <c>ledger-damaged</c>, <c>ledger-newer</c>, …</summary>
    public string Code { get; }
}

/// <summary><c>conflict</c>: what the author of a change looked at is no longer what stands. Nothing was recorded; the author's own text is theirs to keep.</summary>
public sealed class LedgerConflictException : LedgerException
{
    public LedgerConflictException(string message, string? entry)
        : base("conflict", message) => Entry = entry;

    /// <summary>The entry that stands now, to look at and to name when trying again; null where the item is gone.</summary>
    public string? Entry { get; }
}
