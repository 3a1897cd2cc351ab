using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Copies of a ledger's file: made while it is written on, verified, and put in place whole or not at all.</summary>
public static class Backups
{
    /// <summary>Copies a ledger, as its last commit left it, to a file that does not exist yet, and verifies the copy.</summary>
    /// <exception cref="LedgerException"><c>exists</c>; <c>broken</c>: the copy does not verify; those of opening a ledger.</exception>
    public static VerifyReport Backup(string ledger, string path) => Copy(ledger, path);

    /// <summary>Puts a backup in the place of a ledger, once it is verified.</summary>
    /// <param name="replace">True: a ledger that is there is put aside, beside it, under its name with the time.</param>
    /// <returns>The verdict, and where what was there was put.</returns>
    /// <exception cref="LedgerException"><c>exists</c> without <paramref name="replace"/>; <c>ledger-busy</c>; <c>broken</c>.</exception>
    public static (VerifyReport Report, string? Aside) Restore(string backup, string ledger, bool replace, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        LedgerFile.Check(backup, LedgerAccess.Read);
        if (!File.Exists(ledger))
        {
            return (Copy(backup, ledger), null);
        }

        if (!replace)
        {
            throw new LedgerException("exists", $"{ledger}: a file is there already; it is replaced only when that is asked for");
        }

        var part = Part(ledger);
        var report = Copy(backup, part);
        try
        {
            var aside = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ledger}.{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
            Close(ledger);
            File.Move(ledger, aside);
            File.Move(part, ledger);
            return (report, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failures.NotWritable(ledger, e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static VerifyReport Copy(string from, string to)
    {
        if (File.Exists(to))
        {
            throw new LedgerException("exists", $"{to}: a file is there already");
        }

        var part = Part(to);
        var whole = false;
        try
        {
            using (var file = LedgerFile.Open(from, LedgerAccess.Read, SqliteLedger.BusyWait))
            {
                file.CopyTo(part);
            }

            VerifyReport report;
            using (var copy = SqliteLedger.Open(part, LedgerAccess.Read))
            {
                report = copy.Verify();
            }

            if (report.Broken is { } broken)
            {
                throw new LedgerException("broken", $"{from}: {broken}");
            }

            using (var logged = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString()))
            {
                logged.Open();
                LedgerFile.Run(logged, "pragma journal_mode = wal");
            }

            using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(part, to);
            whole = true;
            return report;
        }
        catch (SqliteException e)
        {
            throw Failures.From(e, to);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failures.NotWritable(to, e);
        }
        finally
        {
            foreach (var left in whole ? [] : new[] { part, part + "-wal", part + "-shm", part + "-journal" })
            {
                File.Delete(left);
            }
        }
    }

    // Folds the write-ahead log into the file; somebody else's open ledger keeps it.
    private static void Close(string ledger)
    {
        using (LedgerFile.Open(ledger, LedgerAccess.Write, SqliteLedger.BusyWait))
        {
        }

        if (File.Exists(ledger + "-wal"))
        {
            throw new LedgerException("ledger-busy", $"{ledger}: another process has the ledger open");
        }
    }

    private static string Part(string path) => path + ".part";
}
