using Microsoft.Data.Sqlite;

namespace Casus.Ledger.Tests;

/// <summary>What a file can be, and what its disk can do.</summary>
public sealed class LedgerFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(LedgerAccess.Read)]
    [InlineData(LedgerAccess.Write)]
    public void MissingFile_IsMissing(LedgerAccess access)
    {
        var failure = Refused("none.ledger", access);
        Assert.Equal("ledger-missing", failure.Code);
        Assert.StartsWith(_folder["none.ledger"], failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["none.ledger"]));
    }

    [Fact]
    public void MissingFolder_IsNotMade() => Assert.Equal("ledger-not-writable", Refused("no/such.ledger", LedgerAccess.Create).Code);

    [Fact]
    public void FolderInItsPlace_IsNoLedger() => Assert.Equal("not-a-ledger", Refused(string.Empty, LedgerAccess.Create).Code);

    [Theory]
    [InlineData(LedgerAccess.Read)]
    [InlineData(LedgerAccess.Write)]
    [InlineData(LedgerAccess.Create)]
    public void OtherFiles_AreNoLedgersAndStayAsTheyAre(LedgerAccess access)
    {
        var text = string.Concat(Enumerable.Repeat("This is a letter and no ledger.\n", 200));
        File.WriteAllText(_folder["letter.txt"], text);
        File.WriteAllText(_folder["short.txt"], "x");
        using (var other = new SqliteConnection($"Data Source={_folder["other.db"]};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "create table entry (id integer)";
            command.ExecuteNonQuery();
        }

        Assert.Equal("not-a-ledger", Refused("letter.txt", access).Code);
        Assert.Equal("not-a-ledger", Refused("short.txt", access).Code);
        Assert.Equal("not-a-ledger", Refused("other.db", access).Code);
        Assert.Equal(text, File.ReadAllText(_folder["letter.txt"]));
        Assert.Equal("x", File.ReadAllText(_folder["short.txt"]));
    }

    [Fact]
    public void EmptyFile_BecomesALedgerOnlyWhenOneMayBeMade()
    {
        File.WriteAllBytes(_folder["a.ledger"], []);
        Assert.Equal("not-a-ledger", Refused("a.ledger", LedgerAccess.Write).Code);
        using var ledger = Open("a.ledger", LedgerAccess.Create);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void NewerLedger_IsLeftAlone()
    {
        Open("a.ledger", LedgerAccess.Create).Dispose();
        Run("a.ledger", "pragma user_version = 99");
        var failure = Refused("a.ledger", LedgerAccess.Create);
        Assert.Equal("ledger-newer", failure.Code);
        Assert.Contains("99", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenedForReading_RefusesToWrite()
    {
        Open("a.ledger", LedgerAccess.Create).Dispose();
        using var ledger = Open("a.ledger", LedgerAccess.Read);
        Assert.Equal("ledger-not-writable", Assert.Throws<LedgerException>(() => ledger.Add(Samples.Document("a"), [], "1.0")).Code);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void PlaceThatNobodyCanWrite_IsSaidPlainly()
    {
        // Not even root makes files here.
        var failure = Assert.Throws<LedgerException>(() => SqliteLedger.Open("/proc/casus.ledger", LedgerAccess.Create));
        Assert.Equal("ledger-not-writable", failure.Code);
    }

    [Fact]
    public void AnotherWriterThatDoesNotFinish_IsBusyAndThenNoMore()
    {
        Open("a.ledger", LedgerAccess.Create).Dispose();
        using var ledger = SqliteLedger.Open(_folder["a.ledger"], LedgerAccess.Write, busyWait: TimeSpan.FromMilliseconds(100));
        using (var other = new SqliteConnection($"Data Source={_folder["a.ledger"]};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "begin immediate";
            command.ExecuteNonQuery();
            Assert.Equal("ledger-busy", Assert.Throws<LedgerException>(() => ledger.Add(Samples.Document("a"), [], "1.0")).Code);
            Assert.Empty(ledger.Documents());
        }

        Assert.True(ledger.Add(Samples.Document("a"), [], "1.0").IsNew);
    }

    [Fact]
    public void TextWithdrawnWhileAnotherReads_IsToldUntilItsWordsAreGone()
    {
        var document = Samples.Document("The heron stands in the reeds.");
        Open("a.ledger", LedgerAccess.Create).Dispose();
        using var ledger = SqliteLedger.Open(_folder["a.ledger"], LedgerAccess.Write, busyWait: TimeSpan.FromMilliseconds(100));
        ledger.Add(document, [], "1.0");
        var edit = new Edit("carl") { Reason = "asked for" };
        using (var other = new SqliteConnection($"Data Source={_folder["a.ledger"]};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "begin; select count(*) from entry";
            command.ExecuteScalar();
            var busy = Assert.Throws<LedgerException>(() => ledger.WithdrawText(document.Sha256, edit));
            Assert.Equal("ledger-busy", busy.Code);
            Assert.StartsWith("ledger/3 withdraws the text, but its words still lie in the file: ", busy.Message, StringComparison.Ordinal);
        }

        Assert.Equal("ledger/3", ledger.WithdrawText(document.Sha256, edit).Entry);
        ledger.Dispose();
        Assert.Equal(-1, File.ReadAllBytes(_folder["a.ledger"]).AsSpan().IndexOf("heron"u8));
    }

    [Fact]
    public void ClosedLedger_IsOneFile()
    {
        using (var ledger = Open("a.ledger", LedgerAccess.Create))
        {
            ledger.Add(Samples.Document("a"), [], "1.0");
            Assert.Single(ledger.Documents());
        }

        Assert.Equal([_folder["a.ledger"]], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void TwoLedgersOnOneFile_SeeEachOther()
    {
        using var first = Open("a.ledger", LedgerAccess.Create);
        using var second = Open("a.ledger", LedgerAccess.Create);
        first.Import(Samples.Strait(), "source", "importer");
        Assert.NotNull(second.FindDossier("strait"));
        var receipt = second.Record("strait", Samples.Strait().Findings[0] with { Id = "n" }, "anna");
        first.Decide(receipt.Entry, true, "bela", null);
        Assert.NotNull(second.FindDossier("strait")!.Findings.Single(finding => finding.Id == "n").Origin.Approved);
        Parallel.For(0, 40, i => (i % 2 == 0 ? first : second).Add(Samples.Document($"Paper {i / 2}."), [], "1.0"));
        Assert.Equal((20, true), (first.Verify().Documents, second.Verify().Holds));
    }

    [Fact]
    public void DocumentOfTwentyMegabytes_IsKept()
    {
        var text = string.Concat(Enumerable.Range(0, 20 << 20 >> 5).Select(i => $"The harbour's log, page {i:0000000}\n"));
        var document = Samples.Document(text[..(20 << 20)], "log.txt");
        using var ledger = Open("a.ledger", LedgerAccess.Create);
        ledger.Add(document, [Samples.Statement(document, 0, 20)], "1.0");
        Assert.True(document.Text == ledger.FindDocument(document.Sha256)!.Text);
        Assert.True(ledger.Verify().Holds);
        Assert.InRange(new FileInfo(_folder["a.ledger-wal"]).Length + new FileInfo(_folder["a.ledger"]).Length, 20 << 20, 64 << 20);
    }

    private SqliteLedger Open(string name, LedgerAccess access) => SqliteLedger.Open(_folder[name], access);

    private LedgerException Refused(string name, LedgerAccess access) =>
        Assert.Throws<LedgerException>(() => SqliteLedger.Open(name.Length == 0 ? _folder.FullName : _folder[name], access));

    private void Run(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder[name]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
