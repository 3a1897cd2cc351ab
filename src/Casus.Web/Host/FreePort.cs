using System.Net;
using System.Net.Sockets;

namespace Casus.Web;

/// <summary>Takes a port.</summary>
internal static class FreePort
{
    private const int Tries = 100;

    /// <summary>A bound socket on an address and port.</summary>
    /// <exception cref="SocketException">It is taken, or not this machine's, or not permitted.</exception>
    public static Socket Bind(IPEndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endpoint.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(endpoint);
            socket.Listen(512);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A bound socket on 127.0.0.1 and the port asked for, else the next free one.</summary>
    /// <exception cref="SocketException">The port is fixed and taken, or none of the next is free.</exception>
    public static Socket BindLoopback(int port, bool isFixed)
    {
        var last = isFixed || port == 0 ? port : Math.Min(port + Tries - 1, IPEndPoint.MaxPort);
        for (var candidate = port; ; candidate++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, candidate));

                // Another process may have bound it without listening yet, or listen with the address reused: listening tells.
                socket.Listen(512);
                return socket;
            }
            catch (SocketException e) when (candidate < last && e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
