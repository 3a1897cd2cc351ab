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

/// <summary>Opens a desk on a dossier of a ledger: on the loopback address for one person, or served to those who have an account.</summary>
public static class Desk
{
    /// <summary>Starts answering; the address of a desk for one person holds its token.</summary>
    /// <exception cref="ArgumentException">The ledger holds no such dossier, or passwords would travel readable.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">No port could be taken.</exception>
    public static async Task<RunningDesk> StartAsync(DeskOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Service?.Check();
        if (options.Ledger.FindDossier(options.Dossier) is null)
        {
            throw new ArgumentException($"The ledger holds no dossier '{options.Dossier}'.", nameof(options));
        }

        var socket = options.Service is { } service ? FreePort.Bind(service.Listen) : FreePort.BindLoopback(options.Port, options.PortIsFixed);
        try
        {
            var endpoint = (IPEndPoint)socket.LocalEndPoint!;
            var app = Build(options, endpoint, socket);
            await app.StartAsync(cancellation).ConfigureAwait(false);
            app.Services.GetRequiredService<DossierShelf>().Warm();
            app.Services.GetRequiredService<FeedFollower>().Begin();
            return new(app, Address(options, endpoint), cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Uri Address(DeskOptions options, IPEndPoint endpoint)
    {
        if (options.Service is not { } service)
        {
            return new(FormattableString.Invariant($"http://127.0.0.1:{endpoint.Port}/?token={Uri.EscapeDataString(options.Token)}"));
        }

        var host = service.Hosts is [var named, ..] ? named
            : endpoint.Address.Equals(IPAddress.Any) || endpoint.Address.Equals(IPAddress.IPv6Any) ? "localhost"
            : endpoint.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{endpoint.Address}]" : endpoint.Address.ToString();
        var port = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') || service.Proxies.Count > 0 && service.Hosts.Count > 0
            ? string.Empty
            : FormattableString.Invariant($":{endpoint.Port}");
        return new($"{(service.IsPlain ? "http" : service.Certificate is null && service.Hosts.Count == 0 ? "http" : "https")}://{host}{port}/");
    }

    private static WebApplication Build(DeskOptions options, IPEndPoint endpoint, System.Net.Sockets.Socket socket)
    {
        // Empty: no settings file, no environment variable and no working folder changes what is served or where.
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(endpoint, listen =>
            {
                if (options.Service?.Certificate is { } certificate)
                {
                    listen.UseHttps(certificate);
                }
            });
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.Body;
            kestrel.Limits.MaxRequestLineSize = Limits.RequestLine;
            kestrel.Limits.MaxConcurrentConnections = Limits.Connections;
        });
        builder.WebHost.UseSockets(transport => transport.CreateBoundListenSocket = _ => socket);
        AddServices(builder.Services, options, endpoint.Port);

        var app = builder.Build();
        app.UseExceptionHandler(_ => { });
        Guard(app, options, endpoint);
        app.UseStatusCodePages();
        app.Use(ServeAssets);
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRateLimiter();
        if (options.Service is not null)
        {
            app.UseMiddleware<AntiforgeryCheck>();
        }

        app.UseMiddleware<RoleCheck>();
        app.UseMiddleware<Freshness>();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapApi();
        app.MapPages();
        if (options.Service is not null)
        {
            app.MapAccounts();
        }

        app.MapFallback(MissingPage);
        return app;
    }

    private static void AddServices(IServiceCollection services, DeskOptions options, int port)
    {
        services.AddRoutingCore();
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton(_ => new TextShelf(options.Ledger));
        services.AddSingleton<DossierShelf>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<Parses>();
        services.AddSingleton<Intake>();
        services.AddSingleton<FeedFollower>();
        services.AddSingleton<IExceptionHandler>(new Failures(options.Failed));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddRequestLimits();
        services.AddCompression();
        services.ConfigureHttpJsonOptions(json => DeskJson.Configure(json.SerializerOptions));
        services.AddDeskOpenApi();
        if (options.Service is { } service)
        {
            services.AddSingleton(service);
            services.AddSingleton(new SessionCookie(port));
            services.AddSingleton<SignInLimit>();
        }
    }

    private static void Guard(WebApplication app, DeskOptions options, IPEndPoint endpoint)
    {
        if (options.Service is not { } service)
        {
            app.UseMiddleware<GateMiddleware>(new Admission(options.Token, endpoint.Port), endpoint.Port, options);
            return;
        }

        if (service.Proxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedFor | Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedProto,
            };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in service.Proxies)
            {
                forwarded.KnownProxies.Add(proxy);
            }

            app.UseForwardedHeaders(forwarded);
        }

        app.UseMiddleware<AccountGate>((object)Hosts(service, endpoint));
    }

    // The port stands in the address bar where it is not the scheme's own; a proxy has a port of its own.
    private static string[] Hosts(Service service, IPEndPoint endpoint)
    {
        string[] own = IPAddress.IsLoopback(endpoint.Address) ? ["localhost", "127.0.0.1", "[::1]"]
            : endpoint.Address.Equals(IPAddress.Any) || endpoint.Address.Equals(IPAddress.IPv6Any) ? ["localhost"]
            : [new UriBuilder("http", endpoint.Address.ToString()).Uri.Host];
        return [.. service.Hosts, .. own.Concat(service.Hosts).Select(host => FormattableString.Invariant($"{host}:{endpoint.Port}"))];
    }

    private static Task ServeAssets(HttpContext context, RequestDelegate next) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && EmbeddedAssets.TryFind(context.Request.Path.Value ?? string.Empty, out var asset)
            ? EmbeddedAssets.Serve(context, asset)
            : next(context);

    private static void MissingPage(HttpContext context) =>
        throw WrongRequestException.Missing($"There is nothing at {WrongRequestException.Clip(context.Request.Path.Value ?? "/")}.");
}
