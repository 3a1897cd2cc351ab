using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>The file of a ledger: checks that it is one and can be read here, and gives connections to it.</summary>
internal sealed class LedgerFile : IDisposable
{
    // Pages of a new ledger: four times what SQLite takes, since verify reads all of them, and to ask for one costs more than its bytes.
    private const int PageSize = 16_384;

    // So much of a log is folded into the file.
    private const int LogSize = 32 << 20;

    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly TimeSpan _busyWait;
    private readonly bool _immutable;
    private volatile bool _disposed;

    private LedgerFile(string path, TimeSpan busyWait, bool immutable) => (Path, _busyWait, _immutable) = (path, busyWait, immutable);

    public string Path { get; }

    public static LedgerFile Open(string path, LedgerAccess access, TimeSpan busyWait)
    {
        Check(path, access);
        FileSizeLimit.Catch();
        try
        {
            var file = new LedgerFile(path, busyWait, immutable: false);
            if (access == LedgerAccess.Read)
            {
                return OpenForReading(file);
            }

            file.Prepare(access);
            return file;
        }
        catch (SqliteException e)
        {
            throw Failures.From(e, path);
        }
    }

    /// <summary>A connection that writes; the caller disposes it.</summary>
    public SqliteConnection Writer()
    {
        var connection = Connect(SqliteOpenMode.ReadWrite);
        Run(connection, "pragma synchronous = full");
        Run(connection, "pragma cache_size = -65536"); // 64 MiB: the index of a large ledger does not fit into the 2 MiB that SQLite takes
        Run(connection, $"pragma wal_autocheckpoint = {LogSize / Number(connection, "pragma page_size")}");
        return connection;
    }

    /// <summary>A connection that only reads, for one thread at a time and without the locks that a shared one takes at every call; the caller disposes it.</summary>
    public sqlite3 Reader()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var code = raw.sqlite3_open_v2(DataSource, out var database, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX | (_immutable ? raw.SQLITE_OPEN_URI : 0), null);
        try
        {
            SqliteException.ThrowExceptionForRC(code, database);
            _ = raw.sqlite3_busy_timeout(database, (int)_busyWait.TotalMilliseconds);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs a query on a connection of its own, in one snapshot.</summary>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            if (!_readers.TryTake(out var connection))
            {
                connection = Connect(SqliteOpenMode.ReadOnly);
            }

            var whole = false;
            try
            {
                Run(connection, "begin");
                var result = query(connection);
                Run(connection, "commit");
                whole = true;
                CheckStill();
                return result;
            }
            finally
            {
                // One that failed is not used again: its transaction may stand open.
                if (whole && !_disposed)
                {
                    _readers.Add(connection);
                }
                else
                {
                    connection.Dispose();
                }
            }
        }
        catch (SqliteException e)
        {
            throw Failures.From(e, Path);
        }
    }

    /// <summary>Where the file is read as it lies: checks that nobody has begun to write to it meanwhile.</summary>
    /// <exception cref="LedgerException"><c>ledger-busy</c>: what was read may be of two commits.</exception>
    public void CheckStill()
    {
        if (_immutable && HasLog(Path))
        {
            throw new LedgerException("ledger-busy", $"{Path}: another process has begun to write to the ledger; ask again");
        }
    }

    /// <summary>Copies the last commit to a file, as one file that needs no log beside it.</summary>
    public void CopyTo(string path)
    {
        using var source = Connect(SqliteOpenMode.ReadOnly);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
        Run(target, "pragma journal_mode = delete");
    }

    /// <summary>Folds the write-ahead log into the file and empties it, so that what was overwritten stands nowhere.</summary>
    /// <exception cref="LedgerException"><c>ledger-busy</c>: somebody reads what stood before, and did not end in time.</exception>
    public void Fold()
    {
        try
        {
            using var connection = Connect(SqliteOpenMode.ReadWrite);
            if (Number(connection, "pragma wal_checkpoint(truncate)") != 0)
            {
                throw new LedgerException("ledger-busy", $"{Path}: another process is reading from the ledger and did not finish in time");
            }
        }
        catch (SqliteException e)
        {
            throw Failures.From(e, Path);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <exception cref="LedgerException">There is no file, nor may one be made here; it is a folder.</exception>
    public static void Check(string path, LedgerAccess access)
    {
        if (Directory.Exists(path))
        {
            throw new LedgerException("not-a-ledger", $"{path}: this is a folder, not a ledger");
        }

        if (File.Exists(path))
        {
            return;
        }

        if (access != LedgerAccess.Create)
        {
            throw Failures.Missing(path);
        }

        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new LedgerException("ledger-not-writable", $"{path}: the folder {folder} does not exist");
        }
    }

    // Write-ahead logging makes two files beside the ledger even to read it. Where they cannot be made, and where they would be another's than the ledger's own
    // and keep him from writing, the ledger is read as it lies, if nobody can be writing.
    private static LedgerFile OpenForReading(LedgerFile file)
    {
        if (!File.Exists(file.Path + "-wal") && !file.IsOwn())
        {
            return OpenStill(file);
        }

        try
        {
            file.Read(connection => file.Inspect(connection, LedgerAccess.Read));
            return file;
        }
        catch (LedgerException e) when (e.Code is "ledger-not-writable" or "ledger-full" && !HasLog(file.Path))
        {
            return OpenStill(file);
        }
    }

    private static LedgerFile OpenStill(LedgerFile file)
    {
        file.Dispose();
        var still = new LedgerFile(file.Path, file._busyWait, immutable: true);
        still.Read(connection => still.Inspect(connection, LedgerAccess.Read));
        return still;
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    private bool IsOwn()
    {
        using var connection = Connect(SqliteOpenMode.ReadWrite);
        return raw.sqlite3_db_readonly(connection.Handle, "main") == 0;
    }

    private void Prepare(LedgerAccess access)
    {
        using (var connection = Connect(access == LedgerAccess.Create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite))
        {
            if (Inspect(connection, access))
            {
                return;
            }

            // Holds only where the file is still empty.
            Run(connection, $"pragma page_size = {PageSize}");
            if (Text(connection, "pragma journal_mode = wal") != "wal")
            {
                throw Failures.NotWritable(Path);
            }
        }

        Migrate();
    }

    // Another process may be migrating the same file: each migration is one transaction, so the loser only has to look again.
    private void Migrate()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            Exception failure;
            try
            {
                LedgerSchema.Migrate(ConnectionString(SqliteOpenMode.ReadWrite));
                return;
            }
            catch (Exception e) when (Root(e) is SqliteException)
            {
                failure = Root(e);
            }

            using (var connection = Connect(SqliteOpenMode.ReadWrite))
            {
                if (Number(connection, "pragma user_version") >= LedgerSchema.Version)
                {
                    return;
                }
            }

            var sqlite = (SqliteException)failure;
            if (started.Elapsed >= _busyWait || sqlite.SqliteErrorCode is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT))
            {
                throw sqlite;
            }

            Thread.Sleep(50);
        }
    }

    private static Exception Root(Exception e) => e is not SqliteException && e.InnerException is { } inner ? Root(inner) : e;

    /// <summary>True when the file is a ledger of this version; false when it can be made one.</summary>
    private bool Inspect(SqliteConnection connection, LedgerAccess access)
    {
        var application = Number(connection, "pragma application_id");
        var version = Number(connection, "pragma user_version");
        if (application != LedgerSchema.ApplicationId)
        {
            // Empty, or left by a creation that was cut off before its first migration.
            // SQLite takes a file shorter than its header for an empty one, and would write over it.
            var empty = application == 0 && version == 0 && Number(connection, "select count(*) from sqlite_master where tbl_name <> 'VersionInfo'") == 0
                && (Number(connection, "pragma page_count") > 0 || new FileInfo(Path).Length == 0);
            return empty && access == LedgerAccess.Create && Writable(connection) ? false : throw Failures.NotALedger(Path);
        }

        if (version > LedgerSchema.Version)
        {
            throw new LedgerException(
                "ledger-newer", $"{Path}: the ledger was written by a newer version of casus (schema {version}, this one knows {LedgerSchema.Version})");
        }

        if (access == LedgerAccess.Read)
        {
            return version == LedgerSchema.Version
                ? true
                : throw new LedgerException("ledger-older", $"{Path}: the ledger has schema {version}; open it for writing once to bring it to {LedgerSchema.Version}");
        }

        return Writable(connection) && version == LedgerSchema.Version;
    }

    private bool Writable(SqliteConnection connection) =>
        raw.sqlite3_db_readonly(connection.Handle, "main") == 0 ? true : throw Failures.NotWritable(Path);

    private static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(ConnectionString(mode));
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, (int)_busyWait.TotalMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string DataSource => _immutable
        ? $"file:{Uri.EscapeDataString(System.IO.Path.GetFullPath(Path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1"
        : System.IO.Path.GetFullPath(Path);

    // SQLite's own busy handler does the waiting; the command's time-out only keeps the driver from asking again.
    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = DataSource,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = 1,
    }.ToString();
}
