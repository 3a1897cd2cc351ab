using System.Globalization;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>A decision that other names are this actor's, with why, and with its end where it was undone.</summary>
/// <param name="Reason">As its author gave it with the entry.</param>
/// <param name="End">What ended it; null while it stands.</param>
public sealed record ActorMerge(Merge Merge, string? Reason, MergeEnd? End)
{
    /// <summary>Merges told on one page, the latest first; those that stand come first.</summary>
    public const int Most = 50;

    public bool IsDraft => End is null && Merge.Origin.Approved is null;

    /// <summary>All that touch some names, as known at a time.</summary>
    internal static IReadOnlyList<ActorMerge> Of(IReadOnlyCollection<string> names, Dossier dossier, Instant known, ILedger ledger) =>
    [
        .. dossier.Merges
            .Where(m => m.Of == MergeOf.Actors && m.Origin.Known <= known && (names.Contains(m.Into) || m.Same.Any(names.Contains)))
            .OrderBy(m => m.Origin.Until <= known).ThenByDescending(m => m.Origin.Known)
            .Take(Most)
            .Select(m => new ActorMerge(m, Entry(m.Origin.Entry, ledger)?.Reason, m.Origin.Until is { } until && until <= known ? Ended(until, dossier.Id, ledger) : null)),
    ];

    /// <summary>True where a merge stands that the same person recorded for the same reason: whoever got no answer sends it again.</summary>
    internal static bool IsRecorded(string id, Dossier dossier, Edit edit, ILedger ledger) =>
        dossier.Merges.LastOrDefault(m => m.Id == id && m.Origin.Until is null) is { } standing && Entry(standing.Origin.Entry, ledger) is { } entry
        && entry.Author == edit.Author && entry.Reason == edit.Reason;

    private static LedgerEntry? Entry(string id, ILedger ledger)
    {
        var slash = id.LastIndexOf('/');
        return slash > 0 && long.TryParse(id.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0
            ? ledger.Entries(id[..slash], position - 1, 1) is [var entry] ? entry : null
            : null;
    }

    // Entries of a chain are recorded one after the other: the one of an instant is found by halving.
    private static MergeEnd Ended(Instant until, string chain, ILedger ledger)
    {
        var head = new ChainHead(ledger, chain);
        head.Follow();
        var (low, high) = (1L, head.Position);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ledger.Entries(chain, middle - 1, 1) is [var entry] && entry.Recorded < until)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return ledger.Entries(chain, low - 1, 1) is [var found] && found.Recorded == until ? new(until, found.Author, found.Reason) : new(until, null, null);
    }
}

/// <summary>When a merge ceased to stand, and by whom and why where one entry says so.</summary>
public sealed record MergeEnd(Instant At, string? Author, string? Reason);
