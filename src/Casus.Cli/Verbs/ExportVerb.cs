using System.CommandLine;
using Casus.Exchange;
using Casus.Ledger;

namespace Casus.Cli;

/// <summary><c>casus export DOSSIER --format yaml</c>: the dossier as it stands, as a file that can be imported again; <c>--format jsonl</c>: the whole ledger.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var source = new Argument<string?>("DOSSIER") { Description = "An id in the ledger, a folder with dossier.yaml, or a YAML file; none for a whole ledger", Arity = ArgumentArity.ZeroOrOne };
        var ledgerOption = LedgerPath.Option();
        var format = Formats.Option("yaml", "jsonl");
        var verb = new Command("export", "Prints a dossier as it stands (yaml), or the whole ledger (jsonl), in a form that can be imported again.") { source, ledgerOption, format };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var dossier = parsed.GetValue(source);
            if (parsed.GetValue(format) == "jsonl")
            {
                return dossier is null ? Whole(parsed.GetValue(ledgerOption)) : throw new WrongUseException("export: --format jsonl writes a whole ledger; leave DOSSIER out");
            }

            var view = await DossierSource.ViewAsync(
                dossier ?? throw new WrongUseException("export: name a DOSSIER, or give --format jsonl for the whole ledger"), parsed.GetValue(ledgerOption), cancellationToken).ConfigureAwait(false);
            using var output = Terminal.OpenText();
            output.Write(DossierYaml.Write(view.Dossier, view.Documents, warning => Terminal.Error($"warning: {warning}")));
            return ExitCode.Done;
        });
        return verb;
    }

    private static int Whole(string? ledgerOption)
    {
        var ledgerFile = LedgerPath.Of(ledgerOption);
        using var ledger = SqliteLedger.Open(ledgerFile, LedgerAccess.Read);
        using var output = new BufferedStream(Terminal.OpenOutput(), 1 << 16);
        var entries = ledger.Export(output);
        output.Flush();
        Terminal.Error($"casus: exported {entries} entries of {ledgerFile}");
        return ExitCode.Done;
    }
}
