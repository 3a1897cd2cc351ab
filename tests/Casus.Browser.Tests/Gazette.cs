using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Casus.Browser.Tests;

/// <summary>A paper of ours on loopback: a feed with two pages, one of which is not there at first.</summary>
internal sealed class Gazette : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private readonly CancellationTokenSource _end = new();

    private readonly string _report;

    private Task _serving = Task.CompletedTask;

    private Gazette(string report) => _report = report;

    public string Host => FormattableString.Invariant($"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public string Feed => $"http://{Host}/feed.xml";

    /// <summary>True: the page that was not there is.</summary>
    public bool HasAll { get; set; }

    public static Gazette Open(string report)
    {
        var gazette = new Gazette(report);
        gazette._listener.Start();
        gazette._serving = gazette.ServeAsync();
        return gazette;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_end.Token))?.Split(' ')[1];
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                    // The head is of no interest.
                }

                var body = path switch
                {
                    "/feed.xml" => "<rss version=\"2.0\"><channel><title>Corvane Gazette</title><item><title>The reply</title><link>/reply</link></item><item><title>The offer</title><link>/offer</link></item></channel></rss>",
                    "/offer" => Page("The offer", _report),
                    "/reply" when HasAll => Page("The reply", "Valdora will answer on Friday, the spokeswoman Ilse Brandt told reporters. She said that the channel would stay closed until then."),
                    _ => null,
                };
                var bytes = Encoding.UTF8.GetBytes(body ?? "nothing here");
                var head = FormattableString.Invariant($"HTTP/1.1 {(body is null ? "404 Not Found" : "200 OK")}\r\nContent-Type: {(path == "/feed.xml" ? "application/rss+xml" : "text/html; charset=utf-8")}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n");
                await stream.WriteAsync(Encoding.Latin1.GetBytes(head), _end.Token);
                await stream.WriteAsync(bytes, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static string Page(string title, string text) =>
        $"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body><article><h1>{title}</h1>{string.Concat(text.Split("\n\n").Select(p => $"<p>{p}</p>"))}</article></body></html>";
}
