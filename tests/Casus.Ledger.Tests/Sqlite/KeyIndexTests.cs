using Microsoft.Data.Sqlite;

namespace Casus.Ledger.Tests;

/// <summary>Our reading of the large tables' indexes against their rows, and what verify says of an index that has others.</summary>
public sealed class KeyIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WordKey _key = new();

    public void Dispose() => _folder.Dispose();

    private string Ledger => _folder["a.ledger"];

    [Fact]
    public void IndexesOfALedger_HaveTheKeysOfItsRows()
    {
        Fill();
        using var connection = Connect();
        var sums = OfRows(connection);
        Assert.Equal((sums.Entries, sums.Statements, sums.Queue), OfIndexes(connection));
        Assert.All(new[] { sums.Entries, sums.Statements, sums.Queue }, sum => Assert.NotEqual(0UL, sum));
    }

    // The index is made another than its words say.
    [Theory]
    [InlineData("entry_of_chain", "on entry (chain, position) where id <> 3")]
    [InlineData("entry_of_chain", "on entry (chain, position + 1)")]
    [InlineData("entry_of_chain", "on entry (chain, cast(position as text))")]
    [InlineData("entry_of_chain", "on entry (chain, position desc)")]
    [InlineData("statement_once", "on statement (processed, statement) where id <> 4")]
    [InlineData("statement_once", "on statement (processed, statement || 'x')")]
    [InlineData("statement_once", "on statement (processed, cast(statement as blob))")]
    [InlineData("statement_once", "on statement (processed desc, statement)")]
    [InlineData("statement_queue", "on statement (processed, weight, confidence, statement) where id <> 4")]
    [InlineData("statement_queue", "on statement (processed, weight, confidence - 1, statement)")]
    [InlineData("statement_queue", "on statement (processed, weight, confidence + 0.5, statement)")]
    [InlineData("statement_queue", "on statement (processed, weight, confidence, statement desc)")]
    public void IndexWithOtherKeysThanItsTable_IsReported(string index, string made)
    {
        Fill();
        using (var connection = Connect())
        {
            Run(connection, $"create temp table words as select sql from sqlite_master where name = '{index}'");
            Run(connection, $"drop index {index}");
            Run(connection, $"create index {index} {made}");
            Run(connection, "pragma writable_schema = on");
            Run(connection, $"update sqlite_master set sql = (select sql from words) where name = '{index}'");
        }

        using (var connection = Connect())
        {
            var sums = OfRows(connection);
            Assert.NotEqual((sums.Entries, sums.Statements, sums.Queue), OfIndexes(connection));
        }

        using var ledger = SqliteLedger.Open(Ledger, LedgerAccess.Read);
        var failure = Assert.Throws<LedgerException>(() => ledger.Verify());
        Assert.Equal("ledger-damaged", failure.Code);
        Assert.Contains(index, failure.Message, StringComparison.Ordinal);
    }

    private KeySums OfRows(SqliteConnection connection)
    {
        var keys = new RowKeys(_key);
        using var entries = new Cursor(connection, "select chain, position, id from entry not indexed order by id desc");
        for (; entries.HasRow; entries.Step())
        {
            keys.Entry(entries.Bytes(0), entries.Number(1), entries.Number(2));
        }

        using var statements = new Cursor(connection, "select processed, statement, weight, confidence, id from statement not indexed order by id desc");
        for (; statements.HasRow; statements.Step())
        {
            keys.Statement(statements.Number(0), statements.Bytes(1), statements.Number(2), statements.Number(3), statements.Number(4));
        }

        return keys.Sums;
    }

    private (ulong? Entries, ulong? Statements, ulong? Queue) OfIndexes(SqliteConnection connection) =>
        (KeyIndex.Entries.Read(connection.Handle!, _key), KeyIndex.Statements.Read(connection.Handle!, _key), KeyIndex.Queue.Read(connection.Handle!, _key));

    private void Fill()
    {
        using var ledger = SqliteLedger.Open(Ledger, LedgerAccess.Create);
        for (var i = 0; i < 5; i++)
        {
            var document = Samples.Document($"Alfa will withdraw once the sea is calm, it said {i} times.", $"more-{i}.txt");
            ledger.Add(document, [Samples.Statement(document, 5, 18), Samples.Statement(document, 19, 39)], "1.0", i % 2 == 0 ? "strait" : null);
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Ledger};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
