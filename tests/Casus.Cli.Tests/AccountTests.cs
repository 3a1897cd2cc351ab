using System.Net;
using System.Text;
using Casus.Tests;

namespace Casus.Cli.Tests;

public sealed class AccountTests : IDisposable
{
    private const string Dossier = "dossier: strait\ntitle: The strait\nasOf: 2026-01-03\npolicy: { reviewers: 1 }\nparties: []\npropositions: [{ id: truce, text: A truce holds }]\n";

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void Added_IsListedWithItsRoleAndDisabledAndEnabledAgain()
    {
        var added = Account("add", "maria", "--role", "analyst");
        Assert.True(added.ExitCode == 0, added.Error);
        Assert.Equal(["maria\tanalyst\tenabled\tnever"], _casus.Run("account", "list").OutputLines);
        Assert.Equal(0, _casus.Run("account", "disable", "maria").ExitCode);
        Assert.Equal(0, _casus.Run("account", "role", "maria", "--role", "reader").ExitCode);
        Assert.Equal(["maria\treader\tdisabled\tnever"], _casus.Run("account", "list").OutputLines);
        Assert.Equal(0, _casus.Run("account", "enable", "maria").ExitCode);
        Assert.Equal(0, Account("password", "maria").ExitCode);
        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(_casus.Run("account", "token", "maria").OutputLines));
    }

    [Fact]
    public void WrongUse_IsNamedAndExitsTwo()
    {
        Account("add", "maria", "--role", "analyst");
        var unknown = _casus.Run("account", "disable", "mara");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("maria", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, Account("add", "Maria M.", "--role", "analyst").ExitCode);
        Assert.Equal(2, Account("add", "jon", "--role", "king").ExitCode);
        var twice = Account("add", "maria", "--role", "reader");
        Assert.Equal(1, twice.ExitCode);
        Assert.StartsWith("casus: exists: ", twice.Error, StringComparison.Ordinal);
        Assert.StartsWith("casus: bad-password: ", _casus.Run(["account", "add", "jon", "--role", "reader"], "short\n"u8.ToArray()).Error, StringComparison.Ordinal);
        Assert.Contains("casus account add --help", _casus.Run("account", "add", "jon").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Serve_WithoutAccountsOrReadableOnTheNetwork_IsWrongUse()
    {
        var file = _casus.File("d/dossier.yaml", Dossier);
        var nobody = _casus.Run("serve", file);
        Assert.Equal(2, nobody.ExitCode);
        Assert.Contains("casus account add", nobody.Error, StringComparison.Ordinal);
        Account("add", "maria", "--role", "analyst");
        var readable = _casus.Run("serve", file, "--listen", "0.0.0.0:0");
        Assert.Equal(2, readable.ExitCode);
        Assert.Contains("certificate", readable.Error, StringComparison.Ordinal);
        Assert.Equal(2, _casus.Run("serve", file, "--listen", "here").ExitCode);
        Assert.Equal(2, _casus.Run("serve", file, "--behind-proxy", "proxy").ExitCode);
        Assert.Equal(1, _casus.Run("serve", file, "--certificate", _casus.File("x.pem", "no certificate")).ExitCode);
    }

    [Fact]
    public async Task Serve_AsksToSignInUntilItIsTerminated()
    {
        var file = _casus.File("d/dossier.yaml", Dossier);
        Account("add", "maria", "--role", "analyst");
        using var process = _casus.Start(["serve", file, "--listen", "127.0.0.1:0"]);
        try
        {
            var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                ?? throw new InvalidOperationException($"casus serve printed no address: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
            using var page = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
            Assert.Equal("/sign-in?to=%2F", page.Headers.Location!.ToString());
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private CasusRun Account(params string[] arguments) => _casus.Run(["account", .. arguments], Encoding.UTF8.GetBytes("correct horse battery\n"));
}
