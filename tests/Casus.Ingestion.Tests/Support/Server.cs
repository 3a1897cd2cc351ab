using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Casus.Ingestion.Tests;

/// <summary>A server of raw bytes on loopback: reads a request's head, then lets the test answer, well or badly.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly List<string> _requests = [];
    private readonly Task _serving;

    /// <param name="answer">Gets the request's head; the connection closes when it returns.</param>
    public Server(Func<string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Server(string head, byte[]? body = null)
        : this((_, stream, end) => SendAsync(stream, head, body ?? [], end))
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/";

    public IngestionOptions Admitted => new() { AllowPrivate = [$"127.0.0.1:{Port}"] };

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>A head without its Content-Length and final line, which are added.</summary>
    public static async Task SendAsync(Stream stream, string head, byte[] body, CancellationToken end)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), end);
        await stream.WriteAsync(body, end);
    }

    public static Task SendRawAsync(Stream stream, string text, CancellationToken end) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), end).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ConnectionAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ConnectionAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var head = await HeadAsync(stream, _end.Token);
                lock (_requests)
                {
                    _requests.Add(head);
                }

                await _answer(head, stream, _end.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The other side left, or the test is over.
            }
        }
    }

    private static async Task<string> HeadAsync(Stream stream, CancellationToken end)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, end) == 0)
            {
                break;
            }

            head.Append((char)one[0]);

            // A TLS greeting is no request: its first byte is 0x16.
            if (head[0] == 0x16)
            {
                break;
            }
        }

        return head.ToString();
    }
}
