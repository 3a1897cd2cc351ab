using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>A command that is prepared once and run many times, its parameters by position: <c>$1</c>, <c>$2</c>, …</summary>
/// <remarks>
/// What gives no rows is bound and stepped by SQLite's own calls: the driver looks every parameter up by its name at every run, which took longer than the insert itself.
/// </remarks>
internal sealed class PreparedCommand(SqliteConnection connection, string sql, int parameters) : IDisposable
{
    private SqliteCommand? _command;
    private sqlite3_stmt? _statement;

    /// <returns>How many rows it changed.</returns>
    public int Execute(params ReadOnlySpan<Bound> values)
    {
        var database = connection.Handle!;
        if (_statement is null)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);
        }

        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                SqliteException.ThrowExceptionForRC(Bind(_statement, i + 1, values[i]), database);
            }

            if (raw.sqlite3_step(_statement) is not (raw.SQLITE_DONE or raw.SQLITE_ROW) and var code)
            {
                SqliteException.ThrowExceptionForRC(code, database);
            }

            return raw.sqlite3_changes(database);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement); // tells the step's failure again
        }
    }

    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command!.ExecuteScalar() is var value and not DBNull ? value : null;
    }

    public SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command!.ExecuteReader();
    }

    public void Dispose()
    {
        _statement?.Dispose();
        _command?.Dispose();
    }

    private static int Bind(sqlite3_stmt statement, int index, Bound value) => value.Held switch
    {
        null => value.IsNumber ? raw.sqlite3_bind_int64(statement, index, value.Number) : raw.sqlite3_bind_null(statement, index),
        string text => BindText(statement, index, text),
        Utf8Text { Bytes: { Length: > 0 } bytes } => raw.sqlite3_bind_text(statement, index, bytes.AsSpan()),
        Utf8Text => raw.sqlite3_bind_text(statement, index, string.Empty),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, index, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        var other => throw new ArgumentException($"A {other.GetType().Name} is no column's value.", nameof(value)),
    };

    // The length is given, so that a text may hold a zero.
    private static int BindText(sqlite3_stmt statement, int index, string text)
    {
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, index, text); // an empty span would be bound as null
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        try
        {
            return raw.sqlite3_bind_text(statement, index, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Set(ReadOnlySpan<object?> values)
    {
        if (_command is null)
        {
            _command = connection.CreateCommand();
            _command.CommandText = sql;
            for (var i = 1; i <= parameters; i++)
            {
                _command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
