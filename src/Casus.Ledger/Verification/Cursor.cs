using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>A forward cursor over a query that lends columns as SQLite holds them, without a copy; a lent span lives until the next step.</summary>
internal sealed class Cursor : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Cursor(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
        Step();
    }

    /// <summary>False when it is past the last row.</summary>
    public bool HasRow { get; private set; }

    public void Step()
    {
        var code = raw.sqlite3_step(_statement);
        HasRow = code == raw.SQLITE_ROW;
        if (!HasRow && code != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes of a text, in UTF-8, or of a blob.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public bool IsNull(int column) => Type(column) == raw.SQLITE_NULL;

    /// <summary>The value of a text column, or null.</summary>
    public string? Text(int column) => IsNull(column) ? null : System.Text.Encoding.UTF8.GetString(Bytes(column));

    /// <summary>True when the columns hold the kinds of values that the ledger writes: i whole number, t text, b blob; capitals may be null.</summary>
    public bool IsOf(string kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            var type = Type(i);
            var wanted = char.ToLowerInvariant(kinds[i]) switch { 'i' => raw.SQLITE_INTEGER, 't' => raw.SQLITE_TEXT, _ => raw.SQLITE_BLOB };
            if (type != wanted && !(type == raw.SQLITE_NULL && char.IsUpper(kinds[i])))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>SQLite's own type of a column.</summary>
    public int Type(int column) => raw.sqlite3_column_type(_statement, column);
}
