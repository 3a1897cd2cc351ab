using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>Connections that read one and the same commit, one for each thread.</summary>
internal sealed class Readers : IDisposable
{
    private readonly List<sqlite3> _databases = [];

    private Readers()
    {
    }

    public IReadOnlyList<sqlite3> Databases => _databases;

    public static Readers Open(LedgerFile file, int count)
    {
        var readers = new Readers();
        try
        {
            for (var i = 0; i < count; i++)
            {
                readers._databases.Add(file.Reader());
            }

            readers.Meet();
            return readers;
        }
        catch
        {
            readers.Dispose();
            throw;
        }
    }

    public void Dispose() => _databases.ForEach(database => database.Dispose());

    // Every commit of a ledger adds an entry, so the number of the last one tells the commits apart. Where another process wrote in between, all begin again.
    private void Meet()
    {
        while (true)
        {
            var last = _databases.ConvertAll(Begin);
            if (last.TrueForAll(number => number == last[0]))
            {
                return;
            }

            _databases.ForEach(database => Run(database, "commit"));
        }
    }

    private static long Begin(sqlite3 database)
    {
        Run(database, "begin");
        return Cursor.One(database, "select max(id) from entry");
    }

    private static void Run(sqlite3 database, string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(database, sql), database);
}
