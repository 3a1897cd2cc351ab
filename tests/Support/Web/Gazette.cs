using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Casus.Tests;

/// <summary>A paper of ours on loopback: a feed at <c>/feed.xml</c> and its pages.</summary>
internal sealed class Gazette : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private readonly CancellationTokenSource _end = new();

    private readonly Lock _lock = new();

    private readonly List<(string Name, string Title, string Page)> _pages = [];

    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    private readonly string _title;

    private readonly Task _serving;

    private Gazette(string title)
    {
        _title = title;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Host => FormattableString.Invariant($"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public string Feed => $"http://{Host}/feed.xml";

    public static Gazette Open(string title) => new(title);

    /// <summary>Prints an article of some paragraphs; the latest stands first in the feed.</summary>
    /// <param name="name">The end of its address.</param>
    /// <returns>Its address.</returns>
    public string Print(string name, string title, string text)
    {
        var body = string.Concat(text.Split("\n\n").Select(p => $"<p>{p}</p>"));
        lock (_lock)
        {
            _pages.Add((name, title, $"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"));
        }

        return $"http://{Host}/{name}";
    }

    /// <summary>Takes a page away that the feed still names, or brings it back.</summary>
    public void Miss(string name, bool isMissing = true)
    {
        lock (_lock)
        {
            _ = isMissing ? _missing.Add(name) : _missing.Remove(name);
        }
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
                var name = (await reader.ReadLineAsync(_end.Token))?.Split(' ')[1].TrimStart('/');
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                    // The head is of no interest.
                }

                var body = name is null ? null : Find(name);
                var bytes = Encoding.UTF8.GetBytes(body ?? "nothing here");
                var head = FormattableString.Invariant($"HTTP/1.1 {(body is null ? "404 Not Found" : "200 OK")}\r\nContent-Type: {(name == "feed.xml" ? "application/rss+xml" : "text/html; charset=utf-8")}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n");
                await stream.WriteAsync(Encoding.Latin1.GetBytes(head), _end.Token);
                await stream.WriteAsync(bytes, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private string? Find(string name)
    {
        lock (_lock)
        {
            return name == "feed.xml"
                ? $"<rss version=\"2.0\"><channel><title>{_title}</title>{string.Concat(Enumerable.Reverse(_pages).Select(p => $"<item><title>{p.Title}</title><link>/{p.Name}</link></item>"))}</channel></rss>"
                : _missing.Contains(name) ? null : _pages.Where(p => p.Name == name).Select(p => p.Page).FirstOrDefault();
        }
    }
}
