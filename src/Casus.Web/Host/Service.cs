using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Casus.Web;

/// <summary>How a desk is served to several people: over the network, by accounts.</summary>
public sealed record Service
{
    public required AccountFile Accounts { get; init; }

    /// <summary>Where it listens; port 0 takes any.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, DeskOptions.DefaultPort);

    /// <summary>With it, the desk speaks TLS itself.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The names it answers to beside the address it listens on, as a browser's address bar shows them: <c>desk.example.org</c>, with the port where it is not 80 or 443.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Proxies that speak TLS in its place: what they say of the client's address and scheme is believed, and nobody else's word.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>True where neither it nor a proxy speaks TLS: on this machine alone.</summary>
    internal bool IsPlain => Certificate is null && Proxies.Count == 0;

    /// <exception cref="ArgumentException">Passwords would travel readable.</exception>
    internal void Check()
    {
        if (IsPlain && !IPAddress.IsLoopback(Listen.Address))
        {
            throw new ArgumentException($"{Listen}: other machines would send their passwords readable: give a certificate, or name the proxy that speaks TLS");
        }
    }
}
