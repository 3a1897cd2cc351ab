using Casus.Ingestion;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>Looks into the feeds that the dossier follows and reads what it does not hold yet; a feed or an item that fails, fails alone.</summary>
/// <remarks>
/// Which feeds are followed stands in the ledger. What was found is kept for as long as the desk is open: what a dossier holds already is told by the addresses of
/// its documents, so that nothing is read twice after a restart and what failed is tried once more.
/// </remarks>
internal sealed class FeedFollower : IDisposable
{
    /// <summary>How often feeds are looked into. A server that tells versions (RFC 9110, section 13) sends nothing where nothing is new.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    public const string NotFollowed = "The dossier does not follow this feed.";

    /// <summary>An item that failed is tried so often by itself; after that somebody must ask for it.</summary>
    private const int MostTries = 3;

    private const int MostTold = 200;

    private readonly DeskOptions _options;

    private readonly Intake _intake;

    private readonly DossierShelf _shelf;

    private readonly Lock _lock = new();

    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _turn = new(1);

    private readonly CancellationTokenSource _closing = new();

    private readonly ITimer _timer;

    public FeedFollower(DeskOptions options, Intake intake, DossierShelf shelf)
    {
        (_options, _intake, _shelf) = (options, intake, shelf);
        _timer = options.Clock.CreateTimer(_ => LookIntoAll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The feeds followed, as they stand now.</summary>
    public IReadOnlyList<FeedNow> All()
    {
        var feeds = _options.Ledger.Feeds(_options.Dossier);
        lock (_lock)
        {
            return [.. feeds.Select(f => _states.TryGetValue(f.Address, out var state) ? state.Now(f) : new(f, null, null, false, null, []))];
        }
    }

    /// <summary>Looks into all that are followed, now and again and again.</summary>
    public void Begin() => _timer.Change(TimeSpan.Zero, Interval);

    /// <summary>Follows a feed and looks into it.</summary>
    public EntryReceipt Follow(string address, Edit edit)
    {
        var receipt = _options.Ledger.Follow(_options.Dossier, address, edit);
        Look(address, isAsked: true);
        return receipt;
    }

    /// <exception cref="LedgerException"><c>no-such-feed</c>.</exception>
    public EntryReceipt Leave(string address, Edit edit)
    {
        var receipt = _options.Ledger.Leave(_options.Dossier, address, edit);
        lock (_lock)
        {
            _states.Remove(address);
        }

        return receipt;
    }

    /// <summary>Looks into a feed while whoever asked goes on; what failed before is tried again. False where it is not followed.</summary>
    public bool LookAgain(string address)
    {
        if (!_options.Ledger.Feeds(_options.Dossier).Any(f => f.Address == address))
        {
            return false;
        }

        Look(address, isAsked: true);
        return true;
    }

    public void Dispose()
    {
        _closing.Cancel();
        _timer.Dispose();
    }

    private void LookIntoAll()
    {
        try
        {
            foreach (var feed in _options.Ledger.Feeds(_options.Dossier))
            {
                Look(feed.Address, isAsked: false);
            }
        }
        catch (Exception e) when (e is LedgerException or ObjectDisposedException)
        {
            // The next turn of the clock tries again; a desk that is being closed has none.
            Tell("feeds", e);
        }
    }

    private void Look(string address, bool isAsked)
    {
        State state;
        lock (_lock)
        {
            if (!_states.TryGetValue(address, out state!))
            {
                _states.Add(address, state = new());
            }

            if (state.IsLooking)
            {
                return;
            }

            state.IsLooking = true;
        }

        _ = Task.Run(() => LookAsync(address, state, isAsked));
    }

    // One feed at a time, and one item of it: servers are asked slowly, and the texts wait for their turn in any case.
    private async Task LookAsync(string address, State state, bool isAsked)
    {
        var closing = _closing.Token;
        Refusal? failure = null;
        try
        {
            await _turn.WaitAsync(closing).ConfigureAwait(false);
            try
            {
                failure = await ReadAsync(address, state, isAsked, closing).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The desk is being closed.
        }
        catch (Exception e)
        {
            // Nobody waits for this: it is told on the page and to the host.
            failure = new(address, (e as LedgerException)?.Code ?? "failed", e is LedgerException ? e.Message : "the desk could not go on; its log tells why");
            Tell(address, e);
        }
        finally
        {
            lock (_lock)
            {
                (state.IsLooking, state.Looked, state.Failure) = (false, Instant.From(_options.Clock.GetUtcNow()), failure);
            }
        }
    }

    private async Task<Refusal?> ReadAsync(string address, State state, bool isAsked, CancellationToken closing)
    {
        using var ingestor = _intake.Ingestor();
        var fetched = await ingestor.FeedAsync(address, state.Version, closing).ConfigureAwait(false);
        if (!fetched.IsValue)
        {
            return fetched.Refusals[0];
        }

        var held = _shelf.Take().Documents.All.Select(d => d.Path).ToHashSet(StringComparer.Ordinal);
        List<Arrival> wanted;
        lock (_lock)
        {
            state.Version = fetched.Value.Version;
            if (fetched.Value.Feed is { } feed)
            {
                state.Title = feed.Title;

                // Feeds begin with the latest; what came first is read first.
                foreach (var item in feed.Items.Reverse().Where(i => !held.Contains(i.Address) && !state.Arrivals.Exists(a => a.Item.Address == i.Address)))
                {
                    state.Arrivals.Add(new(item));
                }
            }

            wanted = state.Arrivals.FindAll(a => a.Outcome?.Sha256 is null && (isAsked || a.Tries < MostTries));
            wanted.ForEach(a => a.Outcome = null);
        }

        foreach (var arrival in wanted)
        {
            var outcome = await _intake.FetchAsync(arrival.Item.Address, closing).ConfigureAwait(false);
            lock (_lock)
            {
                (arrival.Outcome, arrival.Tries) = (outcome, arrival.Tries + 1);
                if (state.Arrivals.Count > MostTold && state.Arrivals.FindIndex(a => a.Outcome?.Sha256 is not null) is >= 0 and var oldest)
                {
                    state.Arrivals.RemoveAt(oldest);
                }
            }
        }

        return null;
    }

    private void Tell(string what, Exception e)
    {
        if (!_closing.IsCancellationRequested)
        {
            _options.Failed($"{what}: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    // Guarded by the lock.
    private sealed class State
    {
        public string? Title { get; set; }

        public Instant? Looked { get; set; }

        public bool IsLooking { get; set; }

        public Refusal? Failure { get; set; }

        public FeedVersion Version { get; set; } = FeedVersion.Unknown;

        public List<Arrival> Arrivals { get; } = [];

        public FeedNow Now(FollowedFeed feed) =>
            new(feed, Title, Looked, IsLooking, Failure, [.. Enumerable.Reverse(Arrivals).Select(a => new FeedArrival(a.Item.Address, a.Item.Title, a.Outcome))]);
    }

    private sealed class Arrival(FeedItem item)
    {
        public FeedItem Item { get; } = item;

        public IntakeItem? Outcome { get; set; }

        public int Tries { get; set; }
    }
}
