using System.Net;
using System.Net.Sockets;

namespace Casus.Web;

/// <summary>Takes a port on 127.0.0.1.</summary>
internal static class LoopbackPort
{
    private const int Tries = 100;

    /// <summary>A bound socket on the port asked for, else on the next free one.</summary>
    /// <exception cref="SocketException">The port is fixed and taken, or none of the next is free.</exception>
    public static Socket Bind(int port, bool isFixed)
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
