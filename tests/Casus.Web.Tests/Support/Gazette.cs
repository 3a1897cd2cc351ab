using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Web.Tests;

/// <summary>A paper of ours on loopback: a feed at <c>/feed.xml</c> and its pages.</summary>
internal sealed class Gazette : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);

    private Gazette(WebApplication app) => _app = app;

    public string Host => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority;

    public string Feed => $"http://{Host}/feed.xml";

    /// <summary>Pages that the feed names and that are not there.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    public static async Task<Gazette> Open()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var gazette = new Gazette(app);
        app.Run(gazette.Answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return gazette;
    }

    /// <summary>Prints an article; the latest stands first in the feed.</summary>
    public string Print(string name, string title, string words)
    {
        lock (_pages)
        {
            _pages[name] = $"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>";
        }

        return $"http://{Host}/{name}";
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        string? body;
        var name = context.Request.Path.Value!.TrimStart('/');
        lock (_pages)
        {
            body = name == "feed.xml"
                ? $"<rss version=\"2.0\"><channel><title>Strait Gazette</title>{string.Concat(_pages.Keys.Reverse().Select(p => $"<item><title>{p}</title><link>/{p}</link></item>"))}</channel></rss>"
                : Missing.Contains(name) ? null : _pages.GetValueOrDefault(name);
        }

        context.Response.StatusCode = body is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = name == "feed.xml" ? "application/rss+xml" : "text/html; charset=utf-8";
        await context.Response.WriteAsync(body ?? "nothing here", context.RequestAborted);
    }
}
