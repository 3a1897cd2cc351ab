using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>A forward cursor over a query that lends columns as SQLite holds them, without a copy; a lent span lives until the next step.</summary>
internal sealed class Cursor : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _row;
    private Cell[] _cells = [];
    private int _held; // columns of this row that the cells hold
    private long _id;
    private bool _isNumbered;

    /// <summary>Stands at the first row.</summary>
    public Cursor(SqliteConnection connection, string sql)
        : this(connection.Handle!, sql) => Step();

    private Cursor(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
        _row = _statement.DangerousGetHandle(); // the statement lives as long as this
    }

    /// <summary>How many steps of its machine SQLite has made for it, to the last <see cref="Step"/>.</summary>
    public int Steps => raw.sqlite3_stmt_status(_statement, raw.SQLITE_STMTSTATUS_VM_STEP, 0);

    /// <summary>False when it is past the last row.</summary>
    public bool HasRow { get; private set; }

    /// <summary>Stands at the first row.</summary>
    public static Cursor Over(sqlite3 database, string sql)
    {
        var cursor = Prepared(database, sql);
        cursor.Step();
        return cursor;
    }

    /// <summary>The whole number that a query gives in its one row.</summary>
    public static long One(sqlite3 database, string sql)
    {
        using var row = Over(database, sql);
        return row.Number(0);
    }

    /// <summary>A query that is asked again and again by <see cref="Find(long)"/> and its like.</summary>
    public static Cursor Prepared(sqlite3 database, string sql) => new(database, sql);

    /// <summary>Asks anew, with the number as <c>$1</c>; true when there is a row, at which it stands.</summary>
    public bool Find(long number)
    {
        _ = raw.sqlite3_reset(_statement); // tells the last step's failure again
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(_statement, 1, number), _database);
        return Step();
    }

    /// <summary>Asks anew, with a text as <c>$1</c> and a number as <c>$2</c>.</summary>
    public bool Find(string text, long number)
    {
        _ = raw.sqlite3_reset(_statement);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(_statement, 1, text), _database);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(_statement, 2, number), _database);
        return Step();
    }

    /// <returns><see cref="HasRow"/></returns>
    public bool Step()
    {
        (_held, _isNumbered) = (0, false);
        var code = Columns.Step(_row);
        HasRow = code == raw.SQLITE_ROW;
        if (!HasRow && code != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }

        return HasRow;
    }

    /// <summary>The row's own number, its first column.</summary>
    public long Id
    {
        get
        {
            if (!_isNumbered)
            {
                (_id, _isNumbered) = (Columns.Number(Columns.Value(_row, 0)), true);
            }

            return _id;
        }
    }

    public long Number(int column) => column < _held ? _cells[column].Number : Columns.Number(Columns.Value(_row, column));

    /// <summary>The bytes of a text, in UTF-8, or of a blob.</summary>
    public unsafe ReadOnlySpan<byte> Bytes(int column)
    {
        if (column < _held)
        {
            return new ReadOnlySpan<byte>((void*)_cells[column].Bytes, _cells[column].Length);
        }

        var value = Columns.Value(_row, column);
        var bytes = Columns.Blob(value);
        return bytes == 0 ? default : new ReadOnlySpan<byte>((void*)bytes, Columns.Length(value));
    }

    public bool IsNull(int column) => column < _held ? _cells[column].IsNull : Type(column) == raw.SQLITE_NULL;

    /// <summary>The value of a text column, or null.</summary>
    public string? Text(int column) => IsNull(column) ? null : System.Text.Encoding.UTF8.GetString(Bytes(column));

    /// <summary>True when the columns hold the kinds of values that the ledger writes: i whole number, t text, b blob; capitals may be null.</summary>
    /// <remarks>Takes all of them in meanwhile, each asked for once, so that what follows need not call SQLite again.</remarks>
    public bool IsOf(ReadOnlySpan<byte> kinds)
    {
        if (_cells.Length < kinds.Length)
        {
            _cells = new Cell[kinds.Length];
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            var value = Columns.Value(_row, i);
            var type = Columns.Type(value);
            var wanted = (kinds[i] | 0x20) switch { 'i' => raw.SQLITE_INTEGER, 't' => raw.SQLITE_TEXT, _ => raw.SQLITE_BLOB };
            if (type == raw.SQLITE_NULL && kinds[i] < 'a')
            {
                _cells[i] = new Cell { IsNull = true };
            }
            else if (type != wanted)
            {
                return false;
            }
            else if (type == raw.SQLITE_INTEGER)
            {
                _cells[i] = new Cell { Number = Columns.Number(value) };
            }
            else
            {
                var bytes = Columns.Blob(value);
                _cells[i] = new Cell { Bytes = bytes, Length = bytes == 0 ? 0 : Columns.Length(value) };
            }
        }

        _held = kinds.Length;
        return true;
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>SQLite's own type of a column.</summary>
    public int Type(int column) => Columns.Type(Columns.Value(_row, column));

    private struct Cell
    {
        public nint Bytes;
        public int Length;
        public long Number;
        public bool IsNull;
    }
}
