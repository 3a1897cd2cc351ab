using System.CommandLine;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus withdraw-text DOCUMENT --reason TEXT</c>: takes a document's words out of the ledger and leaves their hashes.</summary>
internal static class WithdrawTextVerb
{
    public static Command Create()
    {
        var document = new Argument<string>("DOCUMENT") { Description = "Its SHA-256, or its name where only one has it" };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept", HelpName = "TEXT", Required = true };
        var author = Authors.Option();
        var ledgerOption = LedgerPath.Option();
        var verb = new Command("withdraw-text", "Takes the text of a document and the words of its statements out of the ledger for good; hashes stay, and verify still holds.")
        {
            document, reason, author, ledgerOption,
        };
        verb.SetAction(parsed =>
        {
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            using var ledger = SqliteLedger.Open(ledgerFile, LedgerAccess.Write);
            var name = parsed.GetRequiredValue(document);
            var documents = ledger.Documents();
            var matches = documents.Where(d => d.Name == name || d.Sha256 == name).ToList();
            if (matches.Count != 1)
            {
                throw new WrongUseException(matches.Count == 0
                    ? $"the ledger has no document '{name}'{Nearest.Hint(name, documents.Select(d => d.Name))}"
                    : $"{matches.Count} documents are named '{name}'; give one by its SHA-256");
            }

            var receipt = ledger.WithdrawText(matches[0].Sha256, new Edit(Authors.Of(parsed.GetValue(author))) { Reason = parsed.GetRequiredValue(reason) });
            using var output = Terminal.OpenText();
            output.WriteLine(PlainText.Line($"withdrew the text of {matches[0].Name} {matches[0].Sha256}: {receipt.Entry} in {ledgerFile}"));
            return ExitCode.Done;
        });
        return verb;
    }
}
