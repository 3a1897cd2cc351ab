using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Casus.Model;
using Casus.Web;

namespace Casus.Cli;

/// <summary><c>casus serve DOSSIER</c>: serves the desk to those who have an account until it is interrupted.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("DOSSIER") { Description = "A folder with dossier.yaml, a YAML file, or an id in the ledger" };
        var listen = new Option<string>("--listen") { Description = "Where it listens (default 127.0.0.1:5080)", HelpName = "ADDRESS:PORT", DefaultValueFactory = _ => "127.0.0.1:5080" };
        listen.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !IPEndPoint.TryParse(result.Tokens[0].Value, out _))
            {
                result.AddError($"--listen: '{result.Tokens[0].Value}' is no address with a port, such as 0.0.0.0:443 or [::]:443");
            }
        });
        var hosts = new Option<string[]>("--host") { Description = "A name it answers to, as the browser's address bar shows it; may be given more than once", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var certificate = new Option<string?>("--certificate") { Description = "The certificate for TLS: a PEM file with its chain (and --key), or a PKCS #12 file without a password", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The certificate's private key, a PEM file", HelpName = "FILE" };
        var proxies = new Option<string[]>("--behind-proxy") { Description = "The address of a proxy that speaks TLS in its place; may be given more than once", HelpName = "ADDRESS", AllowMultipleArgumentsPerToken = true };
        proxies.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !IPAddress.TryParse(t.Value, out _)))
            {
                result.AddError($"--behind-proxy: '{token.Value}' is no IP address");
            }
        });
        var (ledger, accounts, admitted) = (LedgerPath.Option(), AccountPath.Option(), InputOptions.PrivateHosts());
        var verb = new Command("serve", "Serves the desk to several people, who sign in with accounts.") { source, listen, hosts, certificate, key, proxies, ledger, accounts, admitted };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var fetched = InputOptions.Hosts(parsed, admitted);
            var service = new Service
            {
                Accounts = AccountPath.Open(parsed.GetValue(accounts)),
                Listen = IPEndPoint.Parse(parsed.GetRequiredValue(listen)),
                Hosts = parsed.GetValue(hosts) ?? [],
                Certificate = Certificate(parsed.GetValue(certificate), parsed.GetValue(key)),
                Proxies = [.. (parsed.GetValue(proxies) ?? []).Select(IPAddress.Parse)],
            };
            if (service.Accounts.All().All(a => a.IsDisabled))
            {
                throw new WrongUseException($"{service.Accounts.Path} has no account that can sign in; add one: casus account add NAME --role administrator");
            }

            using var dossier = await DossierSource.InLedgerAsync(parsed.GetRequiredValue(source), parsed.GetValue(ledger), Authors.Of(null), cancellationToken).ConfigureAwait(false);
            var desk = await StartAsync(new() { Ledger = dossier.Ledger, Dossier = dossier.Id, Service = service, AllowPrivate = fetched }, cancellationToken).ConfigureAwait(false);
            var words = $"casus: the desk on '{dossier.Id}' is served; its ledger is {dossier.LedgerFile}, its accounts are {service.Accounts.Path}; Ctrl-C closes it";
            return await ServedDesk.UntilClosedAsync(desk, words, cancellationToken).ConfigureAwait(false);
        });
        return verb;
    }

    private static async Task<RunningDesk> StartAsync(DeskOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await Desk.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new WrongUseException($"--listen: {wrong.Message}");
        }
        catch (SocketException failure)
        {
            throw new InputRefusedException(new Refusal(options.Service!.Listen.ToString(), "not-listening", failure.Message));
        }
    }

    private static X509Certificate2? Certificate(string? file, string? key)
    {
        if (file is null)
        {
            return key is null ? null : throw new WrongUseException("--key: it goes with --certificate");
        }

        try
        {
            return key is null && X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12
                ? X509CertificateLoader.LoadPkcs12FromFile(file, null)
                : X509Certificate2.CreateFromPemFile(file, key ?? file);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputRefusedException(new Refusal(file, "bad-certificate", failure.Message));
        }
    }
}
