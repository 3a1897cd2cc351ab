using System.Net;
using System.Net.Sockets;

namespace Casus.Ingestion;

/// <summary>Resolves a host's name to its addresses.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellation);

/// <summary>Opens a stream to exactly this address.</summary>
internal delegate Task<Stream> ConnectTo(IPEndPoint end, CancellationToken cancellation);

/// <summary>None of a host's addresses may be connected to.</summary>
internal sealed class RefusedAddressException(string message) : IOException(message);

/// <summary>Opens connections only to addresses of the public internet, and to the private hosts the user admitted.</summary>
/// <remarks>A name is resolved once a connection and the connection goes to the very address that was judged, so that an answer that changes in between changes nothing.</remarks>
internal sealed class GuardedNetwork(IEnumerable<HostAndPort> admitted, TimeSpan connectTimeout, TimeProvider clock, ResolveHost? resolve = null, ConnectTo? connect = null)
{
    private readonly HashSet<HostAndPort> _admitted = [.. admitted];
    private readonly ResolveHost _resolve = resolve ?? Dns.GetHostAddressesAsync;
    private readonly ConnectTo _connect = connect ?? ConnectSocketAsync;

    /// <param name="cancellation">Is cancelled at the connect time-out by the caller.</param>
    /// <exception cref="RefusedAddressException">Every address of the host is in a special range.</exception>
    /// <exception cref="SocketException">The name is not known, or no address answers.</exception>
    public async Task<Stream> ConnectAsync(HostAndPort host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host.Host, out var literal) ? [literal] : await _resolve(host.Host, cancellation);
        var open = Permitted(host, addresses);
        foreach (var address in open[..^1])
        {
            // Each but the last gets its share of the time only, so that a dead first one does not use it up.
            using var share = new CancellationTokenSource(connectTimeout / open.Count, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(share.Token, cancellation);
            try
            {
                return await _connect(new IPEndPoint(address, host.Port), both.Token);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                // The next address may answer.
            }
        }

        return await _connect(new IPEndPoint(open[^1], host.Port), cancellation);
    }

    private List<IPAddress> Permitted(HostAndPort host, IPAddress[] addresses)
    {
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var all = addresses.Select(a => a.IsIPv4MappedToIPv6 ? a.MapToIPv4() : a).Distinct();
        if (_admitted.Contains(host))
        {
            return [.. all];
        }

        var judged = all.Select(a => (Address: a, Range: AddressRanges.Forbids(a))).ToList();
        var open = judged.Where(j => j.Range is null).Select(j => j.Address).ToList();
        return open.Count > 0 ? open
            : throw new RefusedAddressException($"{host.Host} is at {judged[0].Address}, which is {judged[0].Range}; --allow-private {host} admits it");
    }

    private static async Task<Stream> ConnectSocketAsync(IPEndPoint end, CancellationToken cancellation)
    {
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(end, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
