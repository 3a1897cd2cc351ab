using System.CommandLine;
using Casus.Web;

namespace Casus.Cli;

/// <summary><c>casus open DOSSIER</c>: serves the desk on this machine until it is interrupted.</summary>
internal static class OpenVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("DOSSIER") { Description = "A folder with dossier.yaml, a YAML file, or an id in the ledger" };
        var port = new Option<int>("--port") { Description = "The port (default 5080; the next free one if it is taken)", HelpName = "N", DefaultValueFactory = _ => 5080 };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var number) || number is < 0 or > 65535))
            {
                result.AddError($"--port: '{result.Tokens[0].Value}' is not a port (1 to 65535, or 0 for any)");
            }
        });
        var ledgerOption = LedgerPath.Option();
        var author = Authors.Option();
        var admitted = InputOptions.PrivateHosts();
        var verb = new Command("open", "Opens the desk on a dossier: serves it on 127.0.0.1 and prints its address.") { source, port, ledgerOption, author, admitted };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var name = Authors.Of(parsed.GetValue(author));
            var hosts = InputOptions.Hosts(parsed, admitted);
            using var dossier = await DossierSource.InLedgerAsync(parsed.GetRequiredValue(source), parsed.GetValue(ledgerOption), name, cancellationToken).ConfigureAwait(false);
            var options = new DeskOptions { Ledger = dossier.Ledger, Dossier = dossier.Id, Port = parsed.GetValue(port), Author = name, AllowPrivate = hosts };
            var desk = await Desk.StartAsync(options, cancellationToken).ConfigureAwait(false);
            return await ServedDesk.UntilClosedAsync(desk, $"casus: the desk on '{dossier.Id}' is open; its ledger is {dossier.LedgerFile}; Ctrl-C closes it", cancellationToken).ConfigureAwait(false);
        });
        return verb;
    }
}
