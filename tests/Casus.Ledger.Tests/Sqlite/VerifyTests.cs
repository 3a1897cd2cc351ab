using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger.Tests;

/// <summary>What verify must notice, done to the file behind the ledger's back.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Ledger => _folder["a.ledger"];

    [Fact]
    public void UntouchedLedger_Holds()
    {
        Fill();
        var report = Verify();
        Assert.Null(report.Broken);
        Assert.Equal((3, 4), (report.Documents, report.Statements));
        Assert.Equal(["ledger", "strait"], report.Heads.Select(head => head.Chain));
        Assert.Equal(report.Entries, report.Heads.Sum(head => head.Position));
    }

    [Fact]
    public void AnyColumnOfAnyRowChanged_IsReported()
    {
        Fill();
        var silent = new List<string>();
        foreach (var (table, columns) in Columns())
        {
            foreach (var row in Query($"select rowid from {table} where '{table}' <> 'entry' or rowid in (1, 2, 3, 4, 9, (select max(id) from entry))"))
            {
                foreach (var column in columns)
                {
                    foreach (var change in Changes(column))
                    {
                        using var copy = new Copy(Ledger, _folder["copy.ledger"]);
                        if (copy.Run($"update {table} set {column} = {change} where rowid = {row} and ({column} is not {change})") == 0)
                        {
                            continue; // the change changes nothing, or a constraint forbids it
                        }

                        if (!Noticed(copy.Path, out _))
                        {
                            silent.Add($"{table}.{column} of {row}: {change}");
                        }
                    }
                }
            }
        }

        Assert.Empty(silent);
    }

    [Theory]
    [InlineData("update entry set author = 'mallory' where chain = 'ledger' and position = 2", "entry ledger/2: its hash is not that of its columns")]
    [InlineData("update statement set json = replace(json, 'threat', 'pledge') || ' ' where rowid = 5", "entry ledger/4: statement ")]
    [InlineData("update document set path = 'elsewhere' where rowid = 1", "entry ledger/1: document ")]
    [InlineData("update document set raw = x'00' where rowid = 1", "entry ledger/1: document ")]
    [InlineData("update search_content set c1 = c1 || '.' where rowid = 1", "entry ledger/1: document ")]
    [InlineData("delete from statement where rowid = 4", "entry ledger/3: its statement is missing")]
    [InlineData("delete from document where rowid = 1", "entry ledger/1: its document is missing")]
    [InlineData("delete from processed where rowid = 3", "entry ledger/2: what it says was processed is missing")]
    [InlineData("delete from entry where chain = 'ledger' and position = 2", "entry ledger/3: the entry after ledger/1 is missing or out of order")]
    [InlineData("delete from entry where chain = 'strait' and position = (select max(position) from entry where chain = 'strait')", "it is missing: the chain had")]
    [InlineData("delete from attached", "the document it attaches is missing from the dossier")]
    [InlineData("delete from head where chain = 'strait'", "the head of its chain is missing")]
    [InlineData("update head set position = position - 1 where chain = 'ledger'", "the head of its chain is another")]
    [InlineData("insert into statement select 9999, processed, 'x', json, weight, confidence from statement where rowid = 4", "a statement (number 9999) stands there that no entry recorded")]
    [InlineData("insert into search (rowid, heading, text) values (9999, '', 'found')", "a search row (number 9999) stands there that no entry recorded")]
    [InlineData("update correction set json = replace(json, 'threat', 'pledge')", "the correction of statement ")]
    [InlineData("delete from correction", "the correction it records is missing")]
    [InlineData("delete from withdrawn", "entry ledger/8: document ")]
    [InlineData("update search_content set c1 = 'A text that is taken down.' where c0 = 'Communiqué of the strait' and c1 = ''", "its text was withdrawn and is still there")]
    [InlineData("create table notes (x)", "the tables are not those")]
    [InlineData("drop index statement_once", "the tables are not those")]
    public void Tampering_IsNamed(string sql, string message)
    {
        Fill();
        using var copy = new Copy(Ledger, _folder["copy.ledger"]);
        copy.Run(sql);
        Assert.True(Noticed(copy.Path, out var broken));
        Assert.Contains(message, broken, StringComparison.Ordinal);
    }

    [Fact]
    public void LastEntryThatIsGone_IsNamedThoughItsRowsStandThereStill()
    {
        var document = Samples.Document("Alfa will withdraw.");
        using (var ledger = SqliteLedger.Open(Ledger, LedgerAccess.Create))
        {
            ledger.Add(document, [Samples.Statement(document, 5, 18)], "1.0");
        }

        AssertNamed("delete from entry where id = 3", "entry ledger/3: it is missing: the chain had 3 entries");
    }

    [Fact]
    public void EntriesSwapped_AreNamed()
    {
        Fill();
        using var copy = new Copy(Ledger, _folder["copy.ledger"]);
        copy.Run("update entry set id = 100000 + id where id in (4, 5)");
        copy.Run("update entry set id = 100009 - id where id > 100000");
        Assert.True(Noticed(copy.Path, out var broken));
        Assert.StartsWith("entry ledger/4: the entry after ledger/2 is missing or out of order", broken, StringComparison.Ordinal);
    }

    // A ledger is checked in stretches: wherever one ends, the entry named is the one that a single walk comes upon first.
    [Fact]
    public void AnyEntryTamperedWith_IsTheOneNamed()
    {
        Fill(documents: 9);
        var entries = Entries();
        Assert.InRange(entries.Count, 45, 100);
        foreach (var (id, entry, chain) in entries)
        {
            AssertNamed($"update entry set author = 'mallory' where id >= {id}", $"entry {entry}: its hash is not that of its columns");
            AssertNamed($"update entry set previous = randomblob(32) where id >= {id}", $"entry {entry}: its previous hash is not that of the entry before it");
            AssertNamed($"update entry set recorded = recorded - 100000000000 where id = {id}", $"entry {entry}: its hash is not that of its columns");
            if (id < entries.Count)
            {
                var next = entries[(int)id];
                var before = entries.Where(e => e.Chain == next.Chain && e.Id < id).Select(e => e.Entry).LastOrDefault($"{next.Chain}/0");
                AssertNamed(
                    $"delete from entry where id = {id}",
                    next.Chain == chain
                        ? $"entry {next.Entry}: the entry after {before} is missing or out of order"
                        : $"entry {next.Entry}: it is number {id + 1} of all entries where {id} was expected: one is missing or out of order");
            }
        }
    }

    [Fact]
    public void AnyRowTakenOut_NamesItsEntry()
    {
        Fill(documents: 9);
        foreach (var (id, entry, _) in Entries())
        {
            foreach (var table in new[] { "statement", "document", "processed", "attached", "correction", "search_content" })
            {
                if (Query($"select rowid from {table} where rowid = {id}").Count > 0)
                {
                    AssertNamed($"delete from {table} where rowid = {id}", $"entry {entry}: ");
                }
            }
        }
    }

    [Fact]
    public void IndexOfTheSearchWithAnotherWord_IsReportedBySqlite()
    {
        Fill();
        using var copy = new Copy(Ledger, _folder["copy.ledger"]);
        copy.Run("update search_data set block = unhex(replace(hex(block), hex('thdraw'), hex('thdrew')))");
        var failure = Assert.Throws<LedgerException>(() => Check(copy.Path));
        Assert.Equal("ledger-damaged", failure.Code);
        Assert.Contains("SQLite's check of the file says", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CutFile_IsReported()
    {
        Fill();
        var bytes = File.ReadAllBytes(Ledger);
        for (var length = 0; length < bytes.Length; length += 4096 + 17)
        {
            File.WriteAllBytes(_folder["cut.ledger"], bytes[..length]);
            Assert.True(Noticed(_folder["cut.ledger"], out _), $"{length} bytes of {bytes.Length}");
        }
    }

    // A flipped byte is noticed, or nothing that the file holds has changed.
    [Fact]
    public void AnyByteOfTheFileFlipped_IsReportedOrLiesInUnusedSpace()
    {
        Fill();
        var bytes = File.ReadAllBytes(Ledger);
        var whole = Dump(Ledger);
        var random = new Random(20260123);
        var flips = Environment.GetEnvironmentVariable("CASUS_LONG") == "1" ? 20_000 : 250;
        var noticed = 0;
        for (var i = 0; i < flips; i++)
        {
            var at = i < 100 ? i : random.Next(bytes.Length);
            var flipped = (byte[])bytes.Clone();
            flipped[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_folder["flipped.ledger"], flipped);
            if (Noticed(_folder["flipped.ledger"], out _))
            {
                noticed++;
            }
            else
            {
                Assert.True(whole == Dump(_folder["flipped.ledger"]), $"byte {at} flipped from {bytes[at]:x2} to {flipped[at]:x2} changed the ledger, and verify held");
            }
        }

        Assert.InRange(noticed, flips / 10, flips);
    }

    private void AssertNamed(string sql, string message)
    {
        using var copy = new Copy(Ledger, _folder["copy.ledger"]);
        copy.Run(sql);
        Assert.True(Noticed(copy.Path, out var broken), sql);
        Assert.True(broken.StartsWith(message, StringComparison.Ordinal), $"{sql}: {broken}, not {message}");
    }

    private List<(long Id, string Entry, string Chain)> Entries() =>
        Query("select id || ' ' || chain || '/' || position || ' ' || chain from entry order by id")
            .ConvertAll(row => ((string)row).Split(' ')).ConvertAll(parts => (long.Parse(parts[0], null), parts[1], parts[2]));

    private static bool Noticed(string path, out string broken)
    {
        try
        {
            var report = Check(path);
            broken = report.Broken ?? string.Empty;
            return !report.Holds;
        }
        catch (LedgerException e)
        {
            broken = e.Message;
            return true;
        }
    }

    private static VerifyReport Check(string path)
    {
        using var ledger = SqliteLedger.Open(path, LedgerAccess.Read);
        return ledger.Verify();
    }

    private VerifyReport Verify() => Check(Ledger);

    /// <param name="documents">How many documents of two statements are added at the end.</param>
    private void Fill(int documents = 0)
    {
        using var ledger = SqliteLedger.Open(Ledger, LedgerAccess.Create);
        var document = Samples.Document("Alfa will withdraw once the sea is calm.");
        var page = Samples.Document("Bravo waits for the ferry.", "page.html.gz", [1, 2, 3, 4]) with { IsPage = true };
        ledger.Add(document, [Samples.Statement(document, 5, 18), Samples.Statement(document, 19, 39)], "1.0", "strait");
        var given = Samples.Strait();
        ledger.Import(given with { Findings = [given.Findings[0] with { Evidence = [new Evidence(null, "will", [], document.Sha256)] }] }, "source", "importer");
        ledger.Add(page, [Samples.Statement(page, 0, 11)], "1.0");
        var gone = Samples.Document("A text that is taken down.", "gone.txt");
        ledger.Add(gone, [Samples.Statement(gone, 2, 11)], "1.0");
        ledger.WithdrawText(gone.Sha256, new Edit("carl") { Reason = "its publisher asked" });
        var draft = ledger.Record("strait", given.Parties[0] with { Note = "x" }, "anna");
        ledger.Decide(draft.Entry, true, "bela", "seen");
        var second = Samples.Statement(document, 19, 39);
        ledger.CorrectStatement("strait", document.Sha256, Samples.Statement(document, 5, 18) with { Act = Act.Threat }, "anna");
        ledger.DecideStatement("strait", document.Sha256, second.Id, true, "bela");
        for (var i = 0; i < documents; i++)
        {
            var more = Samples.Document($"Alfa will withdraw once the sea is calm, it said {i} times.", $"more-{i}.txt");
            ledger.Add(more, [Samples.Statement(more, 5, 18), Samples.Statement(more, 19, 39)], "1.0", i % 3 == 0 ? "strait" : null);
        }
    }

    private Dictionary<string, List<string>> Columns()
    {
        var tables = Query("select name from sqlite_master where type = 'table' and name not in ('search', 'search_idx', 'search_data', 'search_config')");
        return tables.Select(x => (string)x).Append("search").ToDictionary(
            table => table, table => Query($"select name from pragma_table_info('{table}')").ConvertAll(x => (string)x));
    }

    private static IEnumerable<string> Changes(string column) => column is "recorded" or "known" or "position" or "id" or "is_page" or "statements" or "document" or "processed" or "Version" or "weight" or "confidence"
        ? [$"{column} + 1", $"{column} - 1", $"cast({column} as text) || ' '", "9223372036854775807", $"{column} + 0.5"]
        : [$"{column} || 'x'", $"cast({column} as blob)", $"substr({column}, 2)", $"replace({column}, 'a', 'A')", $"coalesce({column}, 'x')", "null", "''"];

    private List<object> Query(string sql)
    {
        using var connection = Copy.Connect(Ledger);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<object>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0));
        }

        return values;
    }

    // All that the file holds, the shadow tables of the search included.
    private static string Dump(string path)
    {
        using var connection = Copy.Connect(path);
        var dump = new System.Text.StringBuilder();
        foreach (var sql in new[]
        {
            "select type, name, tbl_name, sql from sqlite_master order by 2", "select * from entry", "select * from head", "select * from document", "select * from processed",
            "select * from statement", "select * from attached", "select * from correction", "select * from withdrawn", "select * from VersionInfo", "select * from search_content", "select * from search_data",
            "select * from search_idx", "select * from search_config", "select rowid, * from search order by rowid", "select rowid from search where search match 'ferry OR alfa OR bravo OR venn'",
            "select chain, position, id from entry indexed by entry_of_chain where chain >= ''", "select processed, statement, id from statement indexed by statement_once where processed > 0",
            "select processed, weight, confidence, statement, id from statement indexed by statement_queue where processed > 0",
        })
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    var value = reader.GetValue(i);
                    dump.Append(value is byte[] bytes ? Convert.ToHexString(bytes) : value).Append(value.GetType().Name).Append('|');
                }

                dump.Append('\n');
            }
        }

        return dump.ToString();
    }

    private sealed class Copy : IDisposable
    {
        public Copy(string from, string to)
        {
            File.Copy(from, to, overwrite: true);
            Path = to;
        }

        public string Path { get; }

        public static SqliteConnection Connect(string path)
        {
            var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            return connection;
        }

        public int Run(string sql)
        {
            using var connection = Connect(Path);
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            try
            {
                return command.ExecuteNonQuery();
            }
            catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_MISMATCH)
            {
                return 0;
            }
        }

        public void Dispose() => File.Delete(Path);
    }
}
