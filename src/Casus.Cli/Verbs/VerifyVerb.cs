using System.CommandLine;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus verify</c>: recomputes every hash of a ledger.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var ledgerOption = LedgerPath.Option();
        var verb = new Command("verify", "Recomputes every hash of the ledger and prints the heads of its chains; names the first entry that is broken.") { ledgerOption };
        verb.SetAction(parsed =>
        {
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            using var ledger = SqliteLedger.Open(ledgerFile, LedgerAccess.Read);
            var report = ledger.Verify();
            if (report.Broken is { } broken)
            {
                return Terminal.Fail(new Refusal(ledgerFile, "broken", broken).ToString(), ExitCode.InputFailed);
            }

            using var output = Terminal.OpenText();
            output.WriteLine($"verified {ledgerFile}: {report.Entries} entries, {report.Documents} documents, {report.Statements} statements");
            WriteHeads(output, report);
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>The last entry of each chain, to be kept elsewhere.</summary>
    public static void WriteHeads(TextWriter output, VerifyReport report)
    {
        foreach (var head in report.Heads)
        {
            output.WriteLine($"head {head.Id} {head.Hash}");
        }
    }
}
