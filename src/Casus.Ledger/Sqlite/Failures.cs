using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>Tells SQLite's failures as the ledger's, each in a sentence that names the file.</summary>
internal static class Failures
{
    public static LedgerException From(SqliteException e, string path)
    {
        var (code, reason) = Describe(e);
        return new LedgerException(code, $"{path}: {reason}", e);
    }

    public static LedgerException Missing(string path) => new("ledger-missing", $"{path}: there is no such ledger");

    public static LedgerException NotALedger(string path) => new("not-a-ledger", $"{path}: this file is not a ledger");

    public static LedgerException NotWritable(string path, Exception? inner = null) =>
        new("ledger-not-writable", $"{path}: the ledger cannot be written: the file or its folder is read-only", inner);

    public static LedgerException Damaged(string path, string what, Exception? inner = null) => new("ledger-damaged", $"{path}: {what}", inner);

    private static (string Code, string Reason) Describe(SqliteException e) => Codes(e) switch
    {
        (raw.SQLITE_BUSY or raw.SQLITE_LOCKED, _) => ("ledger-busy", "another process is writing to the ledger and did not finish in time"),
        (raw.SQLITE_FULL, _) => ("ledger-full", "there is no space left to write to the ledger"),
        (raw.SQLITE_IOERR, raw.SQLITE_IOERR_WRITE or raw.SQLITE_IOERR_SHMSIZE or raw.SQLITE_IOERR_TRUNCATE) =>
            ("ledger-full", "the ledger cannot grow: the disk is full or a size limit is reached"),
        (raw.SQLITE_IOERR, _) => ("ledger-unreadable", $"the disk reports an error: {SqliteMessage(e)}"),
        (raw.SQLITE_READONLY, _) => ("ledger-not-writable", "the ledger cannot be written: the file or its folder is read-only"),
        (raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH, _) => ("ledger-not-writable", "the ledger cannot be opened: check the folder and its permissions"),
        (raw.SQLITE_NOTADB, _) => ("not-a-ledger", "this file is not a ledger"),
        _ => ("ledger-damaged", $"the ledger is damaged: {SqliteMessage(e)}"),
    };

    // A copy's failure comes with the extended code alone.
    private static (int Code, int Extended) Codes(SqliteException e) =>
        (e.SqliteErrorCode & 0xFF, e.SqliteErrorCode > 0xFF ? e.SqliteErrorCode : e.SqliteExtendedErrorCode);

    // "SQLite Error 11: 'database disk image is malformed'." without its frame.
    public static string SqliteMessage(SqliteException e)
    {
        var start = e.Message.IndexOf('\'', StringComparison.Ordinal);
        var end = e.Message.LastIndexOf('\'');
        return start >= 0 && end > start ? e.Message[(start + 1)..end] : e.Message;
    }
}
