using System.CommandLine;
using Casus.Exchange;

namespace Casus.Cli;

/// <summary><c>casus export DOSSIER --format yaml</c>: the dossier as it stands, as a file that can be imported again.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("DOSSIER") { Description = "An id in the ledger, a folder with dossier.yaml, or a YAML file" };
        var ledgerOption = LedgerPath.Option();
        var verb = new Command("export", "Prints a dossier as it stands, in a form that can be imported again.") { source, ledgerOption, Formats.Option("yaml") };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var view = await DossierSource.ViewAsync(parsed.GetRequiredValue(source), parsed.GetValue(ledgerOption), cancellationToken).ConfigureAwait(false);
            using var output = Terminal.OpenText();
            output.Write(DossierYaml.Write(view.Dossier, view.Documents));
            return ExitCode.Done;
        });
        return verb;
    }
}
