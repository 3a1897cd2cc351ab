using System.CommandLine;
using Casus.Ledger;

namespace Casus.Cli;

/// <summary><c>casus restore FILE</c>: puts a backup in the ledger's place, once it is verified.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("FILE") { Description = "The backup" };
        var replace = new Option<bool>("--replace") { Description = "Puts a ledger that is there aside, beside it, under its name with the time" };
        var ledgerOption = LedgerPath.Option();
        var verb = new Command("restore", "Verifies a backup and puts it in the place of the ledger.") { source, replace, ledgerOption };
        verb.SetAction(parsed =>
        {
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            var (report, aside) = Backups.Restore(parsed.GetRequiredValue(source), ledgerFile, parsed.GetValue(replace), TimeProvider.System);
            using var output = Terminal.OpenText();
            output.WriteLine(PlainText.Line($"restored {ledgerFile}: {report.Entries} entries, {report.Documents} documents, {report.Statements} statements"));
            if (aside is not null)
            {
                output.WriteLine(PlainText.Line($"what was there is {aside}"));
            }

            VerifyVerb.WriteHeads(output, report);
            return ExitCode.Done;
        });
        return verb;
    }
}
