using System.Globalization;
using Casus.Ledger;
using Casus.Model;
using Casus.Tests;
using Microsoft.Data.Sqlite;

namespace Casus.Cli.Tests;

public sealed class LedgerTests : IDisposable
{
    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void Add_AcknowledgesEachDocumentAndKnowsItAgain()
    {
        WriteReports(3);
        var first = _casus.Run("add", "in", "--ledger", "l.casus");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.All(first.OutputLines, line => Assert.Matches(@"^added r\d\.txt [0-9a-f]{64} \d+$", line));
        Assert.Equal(3, first.OutputLines.Length);
        var second = _casus.Run("add", "in", "--ledger", "l.casus");
        Assert.All(second.OutputLines, line => Assert.Matches(@"^known r\d\.txt [0-9a-f]{64}$", line));
        var verify = _casus.Run("verify", "--ledger", "l.casus");
        Assert.Equal(0, verify.ExitCode);
        Assert.Contains("3 documents", verify.Output, StringComparison.Ordinal);
        Assert.Matches(@"head \S+/\d+ [0-9a-f]{64}", verify.Output);
    }

    [Fact]
    public void Add_OneBadDocument_FailsAlone()
    {
        WriteReports(2);
        _casus.File("in/r0a.txt", [0, 1, 2]);
        var run = _casus.Run("add", "in", "--ledger", "l.casus");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.OutputLines.Length);
        Assert.Contains("r0a.txt: binary: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entry", "payload")]
    [InlineData("statement", "json")]
    [InlineData("document", "name")]
    [InlineData("document", "path")]
    [InlineData("search_content", "c1")]
    public void Verify_OneByteChanged_NamesWhatIsBroken(string table, string column)
    {
        WriteReports(3);
        Assert.Equal(0, _casus.Run("add", "in", "--ledger", "l.casus").ExitCode);
        ChangeOneByte(table, column);
        var run = _casus.Run("verify", "--ledger", "l.casus");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Matches(@"^l\.casus: broken: .*ledger/\d+", run.Error);
    }

    [Fact]
    public void Verify_WhatIsNoLedger_SaysSo()
    {
        _casus.File("x.casus", "this is a letter, not a ledger; it is long enough to be read as a header of something else entirely, one might think");
        var run = _casus.Run("verify", "--ledger", "x.casus");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not-a-ledger", run.Error, StringComparison.Ordinal);
        Assert.Contains("x.casus", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_MissingLedger_SaysSo()
    {
        var run = _casus.Run("verify", "--ledger", "none.casus");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ledger-missing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FullDisk_KeepsWhatWasAcknowledged()
    {
        WriteReports(40, repeat: 40);

        // 512-byte blocks: the ledger may grow to 1 MiB.
        var run = _casus.Bash("ulimit -f 1024; casus add in --ledger l.casus");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ledger-full", run.Error, StringComparison.Ordinal);
        Assert.Contains("l.casus", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.OutputLines.Length, 1, 39);
        AssertHolds(run.OutputLines);
        Assert.Equal(0, _casus.Run("add", "in", "--ledger", "l.casus").ExitCode);
    }

    [Fact]
    public void SizeLimit_IsToldOfCopiesAndOfWhatIsPrintedToo()
    {
        WriteReports(40, repeat: 40);
        Assert.Equal(0, _casus.Run("add", "in", "--ledger", "l.casus").ExitCode);
        var copied = _casus.Bash("ulimit -f 512; casus backup copy.casus --ledger l.casus");
        Assert.Equal(1, copied.ExitCode);
        Assert.StartsWith("casus: ledger-full: copy.casus: ", copied.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_casus.Folder, "copy*"));
        var printed = _casus.Bash("ulimit -f 64; casus export --format jsonl --ledger l.casus > l.jsonl");
        Assert.Equal(1, printed.ExitCode);
        Assert.Equal("casus: output-failed: a size limit of files is reached", Assert.Single(printed.ErrorLines));
    }

    [Fact]
    public void ClosedLedgerOnAFullDisk_IsReadAllTheSame()
    {
        WriteReports(1);
        Assert.Equal(0, _casus.Run("add", "in", "--ledger", "l.casus").ExitCode);

        // What SQLite puts beside the file even to read it takes 32 kB.
        var run = _casus.Bash("ulimit -f 8; casus verify --ledger l.casus");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("1 documents", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LedgerOfAnother_IsReadWithoutLeavingAnythingInTheWay()
    {
        WriteReports(1);
        Assert.Equal(0, _casus.Run("add", "in", "--ledger", "l.casus").ExitCode);

        // A file that is not ours to write, in a folder that is: root reads it as somebody else.
        var run = _casus.Bash("chmod 444 l.casus; chmod 777 .; [ $(id -u) = 0 ] && as='setpriv --reuid=65534 --clear-groups'; $as $(command -v casus) verify --ledger l.casus");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["l.casus"], Directory.GetFiles(_casus.Folder, "l.casus*").Select(Path.GetFileName));
    }

    [Fact]
    public void ClockSetBack_HidesNothingThatIsRecorded()
    {
        Assert.Equal(0, _casus.Run("begin", "delta", "--title", "The delta", "--reviewers", "1", "--ledger", "l.casus").ExitCode);
        using (var ledger = SqliteLedger.Open(Path.Combine(_casus.Folder, "l.casus"), LedgerAccess.Write, new Ahead()))
        {
            ledger.Begin(new Dossier { Id = "ahead", Title = "By a clock that was ahead" }, "anna");
        }

        Assert.Equal(0, _casus.Run("propose", "proposition", "delta", "ceasefire", "--text", "The guns are silent", "--ledger", "l.casus").ExitCode);
        Assert.Equal(0, _casus.Run("record", "delta", "ceasefire=true", "--from", "2026-01-05", "--reason", "heard", "--as", "anna", "--ledger", "l.casus").ExitCode);
        Assert.Contains("\"value\": \"true\"", _casus.Run("status", "delta", "--format", "json", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        Assert.Contains("ceasefire", _casus.Run("changes", "delta", "--since", "2026-01-01", "--ledger", "l.casus").Output, StringComparison.Ordinal);
        Assert.Contains("\"propositions\": []", _casus.Run("status", "delta", "--known", "2026-01-01", "--format", "json", "--ledger", "l.casus").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/casus/l.casus")]
    [InlineData("/dev/full/l.casus")]
    [InlineData("/sys/l.casus")]
    public void PathThatEvenRootCannotWrite_IsAClearError(string path)
    {
        WriteReports(1);
        var run = _casus.Run("add", "in", "--ledger", path);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("ledger-not-writable", run.Error, StringComparison.Ordinal);
        Assert.Contains(path, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_LosesNothingAcknowledged()
    {
        var kills = Environment.GetEnvironmentVariable("CASUS_LONG") == "1" ? 100 : 6;
        WriteReports(120);
        var random = new Random(20260312);
        var acknowledged = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = _casus.Start(["add", "in", "--ledger", "l.casus"]);
            process.StandardInput.Close();

            // The kill falls somewhere in the run: after some lines, and then some microseconds.
            var lines = random.Next(0, 20);
            for (var i = 0; i < lines && process.StandardOutput.ReadLine() is { } line; i++)
            {
                acknowledged.Add(line);
            }

            Thread.Sleep(TimeSpan.FromMicroseconds(random.Next(0, 20_000)));
            process.Kill();
            acknowledged.AddRange(process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => IsWhole(l)));
            process.WaitForExit();
            AssertHolds(acknowledged);
        }

        Assert.NotEmpty(acknowledged);
        Assert.Equal(0, _casus.Run("add", "in", "--ledger", "l.casus").ExitCode);
        Assert.Contains("120 documents", _casus.Run("verify", "--ledger", "l.casus").Output, StringComparison.Ordinal);
    }

    // A line cut by the kill is no acknowledgement.
    private static bool IsWhole(string line) => line.Split(' ') is ["added", _, { Length: 64 }, _] or ["known", _, { Length: 64 }];

    private void AssertHolds(IEnumerable<string> acknowledged)
    {
        if (!File.Exists(Path.Combine(_casus.Folder, "l.casus")))
        {
            Assert.Empty(acknowledged);
            return;
        }

        var verify = _casus.Run("verify", "--ledger", "l.casus");
        Assert.True(verify.ExitCode == 0, verify.Error);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_casus.Folder, "l.casus")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sha256 FROM document";
        var kept = new HashSet<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            kept.Add(reader.GetString(0));
        }

        Assert.All(acknowledged.Where(IsWhole), line => Assert.Contains(line.Split(' ')[2], kept));
    }

    private void ChangeOneByte(string table, string column)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_casus.Folder, "l.casus")};Pooling=False");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT rowid, {column} FROM {table} WHERE length({column}) > 3 ORDER BY rowid LIMIT 1 OFFSET 1";
        using var reader = read.ExecuteReader();
        Assert.True(reader.Read());
        var (row, value) = (reader.GetInt64(0), reader.GetString(1).ToCharArray());
        reader.Close();
        var at = Array.FindIndex(value, char.IsAsciiLetterLower);
        value[at] = value[at] == 'a' ? 'b' : 'a';
        using var write = connection.CreateCommand();
        write.CommandText = $"UPDATE {table} SET {column} = $value WHERE rowid = $row";
        write.Parameters.AddWithValue("$value", new string(value));
        write.Parameters.AddWithValue("$row", row);
        Assert.Equal(1, write.ExecuteNonQuery());
    }

    private void WriteReports(int count, int repeat = 1)
    {
        for (var i = 0; i < count; i++)
        {
            var body = string.Join("\n\n", Enumerable.Range(0, repeat).Select(n => $"{Texts.Report}\n\nRound {i.ToString(CultureInfo.InvariantCulture)}.{n.ToString(CultureInfo.InvariantCulture)} was not the last."));
            _casus.File($"in/r{i.ToString(CultureInfo.InvariantCulture)}.txt", body);
        }
    }

    private sealed class Ahead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddYears(9);
    }
}
