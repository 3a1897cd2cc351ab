namespace Casus.Ledger.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BackupOfALedgerInUse_HoldsItsLastCommit()
    {
        using var ledger = SqliteLedger.Open(_folder["a.ledger"], LedgerAccess.Create);
        ledger.Import(Samples.Strait(), "source", "importer");
        var report = Backups.Backup(_folder["a.ledger"], _folder["b.ledger"]);
        Assert.Equal(ledger.Verify().Heads, report.Heads);
        ledger.Add(Samples.Document("Later."), [], "1.0");
        using (var copy = SqliteLedger.Open(_folder["b.ledger"], LedgerAccess.Write))
        {
            Assert.Empty(copy.Documents());
            Assert.Equal(ledger.FindDossier("strait"), copy.FindDossier("strait"));
            Assert.True(copy.Add(Samples.Document("On its own."), [], "1.0").IsNew);
        }

        Assert.Equal("exists", Refused(() => Backups.Backup(_folder["a.ledger"], _folder["b.ledger"])).Code);
        Assert.DoesNotContain(Directory.GetFiles(_folder.FullName), name => name.Contains(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void DamagedLedger_IsNotBackedUp()
    {
        using (var ledger = SqliteLedger.Open(_folder["a.ledger"], LedgerAccess.Create))
        {
            ledger.Import(Samples.Strait(), "source", "importer");
        }

        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder["a.ledger"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "update entry set author = 'mallory' where id = 3";
            command.ExecuteNonQuery();
        }

        var failure = Refused(() => Backups.Backup(_folder["a.ledger"], _folder["b.ledger"]));
        Assert.Equal("broken", failure.Code);
        Assert.Contains("strait/3", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_folder.FullName), name => Path.GetFileName(name).StartsWith("b.ledger", StringComparison.Ordinal));
        Assert.Equal("ledger-missing", Refused(() => Backups.Backup(_folder["none"], _folder["b.ledger"])).Code);
    }

    [Fact]
    public void Restore_PutsTheBackupInPlaceAndKeepsWhatWasThere()
    {
        using (var ledger = SqliteLedger.Open(_folder["a.ledger"], LedgerAccess.Create))
        {
            ledger.Add(Samples.Document("First."), [], "1.0");
        }

        Backups.Backup(_folder["a.ledger"], _folder["b.ledger"]);
        using (var ledger = SqliteLedger.Open(_folder["a.ledger"], LedgerAccess.Write))
        {
            ledger.Add(Samples.Document("Second.", "second.txt"), [], "1.0");
            var clock = new SetClock(DateTimeOffset.Parse("2026-02-01T10:20:30Z", null));
            Assert.Equal("exists", Refused(() => Backups.Restore(_folder["b.ledger"], _folder["a.ledger"], replace: false, clock)).Code);
            Assert.Equal("ledger-missing", Refused(() => Backups.Restore(_folder["none"], _folder["a.ledger"], replace: false, clock)).Code);
            Assert.Equal("not-a-ledger", Refused(() => Backups.Restore(_folder.FullName, _folder["a.ledger"], replace: true, clock)).Code);
            Assert.Equal("ledger-busy", Refused(() => Backups.Restore(_folder["b.ledger"], _folder["a.ledger"], replace: true, clock)).Code);
            ledger.Dispose();
            var (report, aside) = Backups.Restore(_folder["b.ledger"], _folder["a.ledger"], replace: true, clock);
            Assert.Equal((1, _folder["a.ledger.20260201T102030Z"]), (report.Documents, aside));
        }

        using (var restored = SqliteLedger.Open(_folder["a.ledger"], LedgerAccess.Read))
        {
            Assert.Single(restored.Documents());
        }

        using (var before = SqliteLedger.Open(_folder["a.ledger.20260201T102030Z"], LedgerAccess.Read))
        {
            Assert.Equal(2, before.Documents().Count);
        }

        Assert.Null(Backups.Restore(_folder["b.ledger"], _folder["new.ledger"], replace: false, TimeProvider.System).Aside);
        Assert.True(File.Exists(_folder["new.ledger"]));
    }

    private static LedgerException Refused(Action act) => Assert.Throws<LedgerException>(act);
}
