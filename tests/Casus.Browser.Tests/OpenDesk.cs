using System.Diagnostics;
using Casus.Tests;

namespace Casus.Browser.Tests;

/// <summary>A desk opened as a user opens it: <c>casus open</c> on a folder, its address read from stdout.</summary>
internal sealed class OpenDesk : IDisposable
{
    private readonly Process _process;

    /// <param name="port">0: any that is free.</param>
    /// <param name="more">Further options of <c>casus open</c>.</param>
    public OpenDesk(CasusProcess casus, string dossier, int port = 0, params string[] more)
        : this(casus.Start(["open", dossier, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), .. more]))
    {
    }

    private OpenDesk(Process process)
    {
        _process = process;
        Address = new Uri(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"casus printed no address: {_process.StandardError.ReadToEnd()}"));
    }

    /// <summary>A desk that asks for an account: <c>casus serve</c>.</summary>
    public static OpenDesk Served(CasusProcess casus, string dossier) => new(casus.Start(["serve", dossier, "--listen", "127.0.0.1:0"]));

    /// <summary>The full address, with its token where one is needed.</summary>
    public Uri Address { get; }

    public Uri At(string path) => new(Address, path);

    /// <summary>A page's address with the token that lets a new browser in.</summary>
    public Uri Enter(string path) => Address.Query.Length == 0 ? At(path) : At($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Address.Query[1..]}");

    /// <summary>Ends it as Ctrl-C does, and gives what else it printed to stdout.</summary>
    public string Close()
    {
        using (var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        var rest = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return rest;
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
