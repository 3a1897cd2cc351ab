using Microsoft.Data.Sqlite;

namespace Casus.Ledger.Tests;

/// <summary>The contract on SQLite, and what only a file can suffer.</summary>
public sealed class SqliteLedgerTests : LedgerContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ILedger Open(TimeProvider? clock = null) => SqliteLedger.Open(_folder["strait.ledger"], LedgerAccess.Create, clock);

    protected override ILedger OpenAnother() => SqliteLedger.Open(_folder["another.ledger"], LedgerAccess.Create);

    [Fact]
    public void StatementWrittenBeforeRelaysWereKept_HasNone()
    {
        var document = Samples.Document("The ferry will sail at noon.");
        using (var ledger = Open())
        {
            ledger.Add(document, [Samples.Statement(document, 0, 9)], "reader/0.1.0");
        }

        using (var connection = new SqliteConnection($"Data Source={_folder["strait.ledger"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """update statement set json = replace(json, ',"relays":["Weir Press"]', '')""";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        using var again = Open();
        var statement = Assert.Single(again.Statements(document.Sha256));
        Assert.Empty(statement.Relays);
        Assert.Equal(Samples.Statement(document, 0, 9) with { Relays = [] }, statement);
    }
}
