using System.CommandLine;

namespace Casus.Cli;

/// <summary><c>casus import DOSSIER</c>: turns a dossier file and its documents into entries of a ledger.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("DOSSIER") { Description = "A folder with dossier.yaml, or a YAML file" };
        var ledgerOption = LedgerPath.Option();
        var author = Authors.Option();
        var verb = new Command("import", "Turns a dossier file, with the documents beside it, into entries of the ledger; a repeat changes nothing.") { source, ledgerOption, author };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var argument = parsed.GetRequiredValue(source);
            var file = DossierFile.Read(DossierFile.Find(argument) ?? throw new WrongUseException($"unknown dossier '{argument}': there is no such folder or file"));
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            using var ledger = LedgerPath.OpenForWriting(ledgerFile);
            var (receipt, refused) = await DossierSource.ImportAsync(file, ledger, Authors.Of(parsed.GetValue(author)), cancellationToken).ConfigureAwait(false);
            using var output = Terminal.OpenText();
            output.WriteLine($"imported {file.Dossier.Id} into {ledgerFile}: {receipt.Added} added, {receipt.Amended} amended, {receipt.Withdrawn} withdrawn, {receipt.Unchanged} unchanged");
            return refused > 0 ? ExitCode.InputFailed : ExitCode.Done;
        });
        return verb;
    }
}
