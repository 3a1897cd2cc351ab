namespace Casus.Ledger.Tests;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ProcessKilledWhileItAdds_LosesNothingAcknowledged()
    {
        var path = _folder["killed.ledger"];
        var random = new Random(7);
        var kills = Environment.GetEnvironmentVariable("CASUS_LONG") == "1" ? 200 : 10;
        var acknowledged = new HashSet<string>();
        for (var run = 0; run < kills; run++)
        {
            using var child = Child.Start(path, $"{run}", 100_000);

            // After a random number of acknowledgements, and then somewhere inside the next work; the first ones hit the creation of the file.
            var wanted = run < 3 ? run : random.Next(1, 40);
            for (var i = 0; i < wanted && child.StandardOutput.ReadLine() is { } line; i++)
            {
                acknowledged.Add(line);
            }

            Thread.Sleep(run == 0 ? 400 : random.Next(0, 12));
            child.Kill();
            while (child.StandardOutput.ReadLine() is { } line)
            {
                acknowledged.Add(line);
            }

            child.WaitForExit();
            using var ledger = SqliteLedger.Open(path, LedgerAccess.Create);
            var report = ledger.Verify();
            Assert.Null(report.Broken);
            Assert.Equal(2 * report.Documents, report.Statements);
        }

        using var last = SqliteLedger.Open(path, LedgerAccess.Read);
        var held = last.Documents("strait").Select(document => document.Sha256).ToHashSet();
        Assert.All(acknowledged, sha256 => Assert.Contains(sha256, held));
        Assert.True(acknowledged.Count >= kills);
        Assert.InRange(held.Count, acknowledged.Count, acknowledged.Count + kills);
    }

    [Fact]
    public void TwoProcessesOnOneFile_BothFinish()
    {
        var path = _folder["shared.ledger"];
        using var first = Child.Start(path, "a", 25);
        using var second = Child.Start(path, "b", 25);
        var lines = (first.StandardOutput.ReadToEnd() + second.StandardOutput.ReadToEnd()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        first.WaitForExit();
        second.WaitForExit();
        Assert.DoesNotContain(lines, line => line.StartsWith("failed", StringComparison.Ordinal));
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        using var ledger = SqliteLedger.Open(path, LedgerAccess.Read);
        Assert.Equal(lines.Order(), ledger.Documents("strait").Select(document => document.Sha256).Order());
        Assert.Equal((50, 100), (ledger.Verify().Documents, ledger.Verify().Statements));
    }

    [Fact]
    public void FileSizeLimitReached_LosesNothingAcknowledged()
    {
        var path = _folder["full.ledger"];
        using (SqliteLedger.Open(path, LedgerAccess.Create))
        {
        }

        using var child = Child.Start(path, "full", 100_000, blocks: 16_000);
        var lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        child.WaitForExit();
        Assert.Equal(1, child.ExitCode);
        Assert.StartsWith($"failed ledger-full {path}: ", lines[^1], StringComparison.Ordinal);
        using var ledger = SqliteLedger.Open(path, LedgerAccess.Write);
        var report = ledger.Verify();
        Assert.Null(report.Broken);
        Assert.True(lines.Length > 10);
        Assert.Equal(lines[..^1].Order(), ledger.Documents().Select(document => document.Sha256).Order());
        Assert.True(ledger.Add(Samples.Document("There is room again."), [], "1.0").IsNew);
    }

    [Fact]
    public void FileSizeLimitAtCreation_IsSaidPlainly()
    {
        using var child = Child.Start(_folder["new.ledger"], "none", 1, blocks: 8);
        var line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.Equal(1, child.ExitCode);
        Assert.StartsWith("failed ledger-full ", line, StringComparison.Ordinal);
    }
}
