using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger.Tests;

/// <summary>Ledgers of every earlier schema, made by the SQL of then with what was in them, opened by the program of now.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Earlier => [1];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Earlier))]
    public void EarlierLedger_IsReadAndWrittenOnAsEver(int schema)
    {
        var path = Make(schema);
        Assert.Equal("ledger-older", Assert.Throws<LedgerException>(() => SqliteLedger.Open(path, LedgerAccess.Read)).Code);
        using (var ledger = SqliteLedger.Open(path, LedgerAccess.Write))
        {
            var report = ledger.Verify();
            Assert.Null(report.Broken);
            Assert.Equal((33, 2, 3), (report.Entries, report.Documents, report.Statements));
            Assert.Equal(["ledger/8", "strait/25"], report.Heads.Select(head => head.Id));
            Assert.Equal(2, ledger.Documents("strait").Count);
            var document = Assert.Single(ledger.Search(new SearchQuery { Words = "withdraw", For = SearchFor.Documents }).Items).Document;
            Assert.Equal(2, ledger.Statements(document.Sha256).Count);
            Assert.Equal(2, ledger.Search(new SearchQuery { Actors = ["person/orla-venn"], Acts = [Act.Pledge], From = new PartialDate(2026, 1) }).Items.Count);
            var dossier = ledger.FindDossier("strait")!;
            Assert.Equal("amended", dossier.Findings.Single(finding => finding.Origin is { Approved: not null, Until: null }).Source);
            Assert.Equal("party", Assert.Single(ledger.Queue("strait", new QueueQuery { Statements = false }).Items).Kind);
            Assert.Equal(2, ledger.Queue("strait", new QueueQuery { Order = QueueOrder.Importance }).Items.Count(item => item.Importance is > 0 and < 100));
            ledger.DecideStatement("strait", document.Sha256, ledger.Statements(document.Sha256)[0].Id, true, "anna");
            Assert.True(ledger.Add(Samples.Document("A new text."), [], "1.2").IsNew);
        }

        using var again = SqliteLedger.Open(path, LedgerAccess.Read);
        Assert.Null(again.Verify().Broken);
    }

    [Theory]
    [InlineData("update search set facets = facets || ' x' where rowid = 24")]
    [InlineData("update statement set weight = weight + 1 where id = 24")]
    [InlineData("update statement set json = replace(json, 'pledge', 'threat') where id = 24")]
    [InlineData("update processed set facets = 1")]
    [InlineData("update entry set role = 'analyst' where id = 26")]
    [InlineData("update entry set role = '' where id = 26")]
    public void WhatTheMigrationAdded_IsVerifiedToo(string sql)
    {
        var path = Make(1);
        SqliteLedger.Open(path, LedgerAccess.Write).Dispose();
        Run(path, sql);
        using var ledger = SqliteLedger.Open(path, LedgerAccess.Read);
        Assert.NotNull(ledger.Verify().Broken);
    }

    [Fact]
    public void LedgerMadeNow_HasTheTablesOfOneBroughtForward()
    {
        var path = Make(1);
        SqliteLedger.Open(path, LedgerAccess.Write).Dispose();
        SqliteLedger.Open(_folder["new.ledger"], LedgerAccess.Create).Dispose();
        Assert.Equal(Tables(_folder["new.ledger"]), Tables(path));
    }

    private string Make(int schema)
    {
        var path = _folder["old.ledger"];
        Run(path, $"pragma journal_mode = wal; begin; {File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Migrations", $"schema-{schema}.sql"))} commit;");
        return path;
    }

    private static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Tables(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select type || name || coalesce(sql, '') from sqlite_master order by 1";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
