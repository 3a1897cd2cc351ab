using System.CommandLine;
using Casus.Ledger;

namespace Casus.Cli;

/// <summary><c>casus backup FILE</c>: a verified copy of the ledger, made while others may write to it.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var target = new Argument<string>("FILE") { Description = "The copy; nothing may be there yet" };
        var ledgerOption = LedgerPath.Option();
        var verb = new Command("backup", "Copies the ledger to a file, verifies the copy and prints the heads of its chains.") { target, ledgerOption };
        verb.SetAction(parsed =>
        {
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            var path = parsed.GetRequiredValue(target);
            var report = Backups.Backup(ledgerFile, path);
            using var output = Terminal.OpenText();
            output.WriteLine(PlainText.Line($"backed up {ledgerFile} to {path}: {report.Entries} entries, {report.Documents} documents, {report.Statements} statements"));
            VerifyVerb.WriteHeads(output, report);
            return ExitCode.Done;
        });
        return verb;
    }
}
