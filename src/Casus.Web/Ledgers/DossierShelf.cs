using Casus.Ledger;
using Casus.Logic;
using Casus.Model;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The dossier as the ledger holds it now, replayed only when its chain has grown, with what was worked out of it since.</summary>
/// <remarks>
/// Statuses are worked out once for each end of the chain and each viewpoint. <em>Now</em> is told in whole minutes, so that all who look within one
/// minute share an answer; the next minute's is worked out before it comes. See decision 0160.
/// </remarks>
internal sealed class DossierShelf : IDisposable
{
    /// <summary>Commitments and propositions in the views kept, all together: a dozen views of the largest dossier, all views of an ordinary one.</summary>
    private const long MostItems = 150_000;

    private const int MostChanges = 20_000;

    private readonly DeskOptions _options;

    private readonly TextShelf _texts;

    private readonly Lock _lock = new();

    private readonly ChainHead _own;

    private readonly ChainHead _sources;

    private readonly Kept<(long Own, long Sources, Viewpoint), DossierView> _views = new(MostItems, v => v.Status.Commitments.Count + v.Status.Propositions.Count + 100);

    private readonly Kept<string, RecordedEntry> _recorded = new(MostChanges, r => r.Changes.Count + 10);

    private readonly ITimer _ahead;

    private Held? _held;

    // The last view made: the next one takes over from it what did not change.
    private DossierView? _last;

    private bool _isDisposed;

    // When somebody last looked at the dossier as of now, in ticks.
    private long _looked = long.MinValue;

    public DossierShelf(DeskOptions options, TextShelf texts)
    {
        (_options, _texts) = (options, texts);
        _own = new(options.Ledger, options.Dossier);
        _sources = new(options.Ledger, "ledger");
        _ahead = options.Clock.CreateTimer(_ => WorkAhead(), null, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
    }

    public string Id => _options.Dossier;

    /// <summary>The dossier, its documents, and when its chain last grew.</summary>
    public Held Take()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _own.Follow();
            _sources.Follow();
            if (_held is not null && _held.Position == _own.Position && _held.Sources == _sources.Position)
            {
                return _held;
            }

            var dossier = _options.Ledger.FindDossier(Id) ?? throw WrongRequestException.Missing($"The ledger no longer holds the dossier '{Id}'.");
            if (_held is not null)
            {
                StatusTable.Follow(_held.Dossier, dossier);
            }

            _held = new(dossier, Documents(), _own.Position, _sources.Position, _own.Recorded);
            _views.Clear();
            return _held;
        }
    }

    /// <summary>The whole minute that counts as now, or the last entry where it is later: what was just recorded is seen at once.</summary>
    public Instant Now(Held held) => Now(held, _options.Clock.GetUtcNow());

    /// <summary>The dossier as an address looks at it.</summary>
    public DossierView Look(IQueryCollection query)
    {
        var held = Take();
        var viewpoint = Viewpoint.Read(query, Now(held), held.Recorded, held.Dossier);
        if (viewpoint is { ValidGiven: null, KnownGiven: null, Drafts: false, Set.IsEmpty: true })
        {
            Interlocked.Exchange(ref _looked, _options.Clock.GetTimestamp());
        }

        return View(held, viewpoint);
    }

    /// <summary>The same to print or send, as much of it as is asked for.</summary>
    public Brief Brief(IQueryCollection query, BriefExtent extent) => BriefMaker.Of(Look(query), extent);

    /// <summary>An entry of the dossier's chain with what it changed, by its position; null where there is none.</summary>
    public RecordedEntry? Recorded(string? position)
    {
        var held = Take();
        return RecordedEntry.Find(_options.Ledger, held.Dossier, position) is { } entry
            ? _recorded.Take(entry.Id, () => RecordedEntry.Of(entry, held.Dossier))
            : null;
    }

    /// <summary>Works out where the dossier stands now while nobody waits for it yet: who recorded still reads the answer, who opened the desk comes to its address.</summary>
    public void Warm() => _ = Task.Run(() => Quietly(TimeSpan.Zero));

    public void Dispose()
    {
        _ahead.Dispose();

        // Whatever still works ahead has read the ledger or will not: its owner may close it now.
        lock (_lock)
        {
            _isDisposed = true;
        }
    }

    private static Instant Now(Held held, DateTimeOffset time)
    {
        var (now, minute) = (Instant.From(time), Instant.From(new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero)));
        return held.Recorded > minute && held.Recorded <= now ? held.Recorded : minute;
    }

    private DossierView View(Held held, Viewpoint viewpoint) =>
        _views.Take((held.Position, held.Sources, viewpoint), () => _last = DossierView.At(held.Dossier, viewpoint, held.Documents, _texts, _last));

    // Listed anew only where one may have come.
    private DocumentShelf Documents()
    {
        const int Most = 100;
        if (_held is { } held && held.Sources == _sources.Position)
        {
            var since = _options.Ledger.Entries(Id, held.Position, Most);
            if (since.Count < Most && since.All(e => e.Kind != EntryKinds.DocumentAttached))
            {
                return held.Documents;
            }
        }

        return new(_options.Ledger.Documents(Id));
    }

    private void WorkAhead()
    {
        // Nobody looked for two minutes: nobody is served by it.
        var looked = Interlocked.Read(ref _looked);
        if (looked != long.MinValue && _options.Clock.GetElapsedTime(looked) < TimeSpan.FromMinutes(2))
        {
            Quietly(TimeSpan.FromSeconds(30));
        }
    }

    private void Quietly(TimeSpan ahead)
    {
        try
        {
            var held = Take();
            View(held, Viewpoint.Read(QueryCollection.Empty, Now(held, _options.Clock.GetUtcNow() + ahead), held.Recorded, held.Dossier));
        }
        catch (Exception e) when (!Volatile.Read(ref _isDisposed))
        {
            // Nobody waits for this: whoever asks next is told by the answer, the host now.
            _options.Failed($"working ahead: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
        catch (ObjectDisposedException)
        {
            // The desk was closed meanwhile.
        }
    }

    /// <param name="Position">Of the last entry of its chain that was seen before it was replayed.</param>
    /// <param name="Sources">Of the last entry of the ledger's own chain: documents and statements.</param>
    /// <param name="Recorded">When the entry at <paramref name="Position"/> was recorded.</param>
    internal sealed record Held(Dossier Dossier, DocumentShelf Documents, long Position, long Sources, Instant Recorded)
    {
        private readonly Lazy<IReadOnlyList<Waiting>> _waiting = new(() => Web.Waiting.In(Dossier));

        /// <summary>What waits for another's approval.</summary>
        public IReadOnlyList<Waiting> Waiting => _waiting.Value;
    }
}
