using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Casus.Web;

/// <summary>A desk that answers until it is disposed of or its start's token is cancelled.</summary>
public sealed class RunningDesk : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly CancellationTokenRegistration _stop;

    internal RunningDesk(WebApplication app, Uri address, CancellationToken cancellation)
    {
        (_app, Address) = (app, address);
        Completion = app.WaitForShutdownAsync(CancellationToken.None);
        _stop = cancellation.Register(static state => ((WebApplication)state!).Lifetime.StopApplication(), app);
    }

    internal WebApplication App => _app;

    /// <summary>Where it answers. Of a desk for one person, with its token: whoever has it may read and record.</summary>
    public Uri Address { get; }

    /// <summary>Done when the desk has stopped answering.</summary>
    public Task Completion { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.DisposeAsync().ConfigureAwait(false);
        _app.Lifetime.StopApplication();
        await Completion.ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
