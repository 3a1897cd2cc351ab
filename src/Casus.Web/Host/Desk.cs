using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Web;

/// <summary>Opens a desk on a dossier of a ledger, on the loopback address only.</summary>
public static class Desk
{
    /// <summary>Starts answering; the returned desk's address holds the token.</summary>
    /// <exception cref="ArgumentException">The ledger holds no such dossier.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">No port could be taken.</exception>
    public static async Task<RunningDesk> StartAsync(DeskOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Ledger.FindDossier(options.Dossier) is null)
        {
            throw new ArgumentException($"The ledger holds no dossier '{options.Dossier}'.", nameof(options));
        }

        var socket = LoopbackPort.Bind(options.Port, options.PortIsFixed);
        try
        {
            var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            var app = Build(options, port, socket);
            await app.StartAsync(cancellation).ConfigureAwait(false);
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/?token={Uri.EscapeDataString(options.Token)}");
            return new(app, new(address), cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static WebApplication Build(DeskOptions options, int port, System.Net.Sockets.Socket socket)
    {
        // Empty: no settings file, no environment variable and no working folder changes what is served or where.
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.Body;
            kestrel.Limits.MaxRequestLineSize = Limits.RequestLine;
        });
        builder.WebHost.UseSockets(transport => transport.CreateBoundListenSocket = _ => socket);

        var services = builder.Services;
        services.AddRoutingCore();
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton(_ => new TextShelf(options.Ledger));
        services.AddSingleton<DossierShelf>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<Parses>();
        services.AddSingleton<Intake>();
        services.AddSingleton<IExceptionHandler>(new Failures(options.Failed));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddRequestLimits();
        services.AddCompression();
        services.ConfigureHttpJsonOptions(json => DeskJson.Configure(json.SerializerOptions));
        services.AddDeskOpenApi();

        var app = builder.Build();
        app.UseMiddleware<GateMiddleware>(new Admission(options.Token, port), port, options);
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages();
        app.Use(ServeAssets);
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<Freshness>();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapApi();
        app.MapPages();
        app.MapFallback(MissingPage);
        return app;
    }

    private static Task ServeAssets(HttpContext context, RequestDelegate next) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && EmbeddedAssets.TryFind(context.Request.Path.Value ?? string.Empty, out var asset)
            ? EmbeddedAssets.Serve(context, asset)
            : next(context);

    private static void MissingPage(HttpContext context) =>
        throw WrongRequestException.Missing($"There is nothing at {WrongRequestException.Clip(context.Request.Path.Value ?? "/")}.");
}
