using System.Globalization;
using Casus.Ledger;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>An entry of the dossier's chain with what it changed, as known the instant it was recorded.</summary>
/// <param name="Says">What was recorded, in a sentence.</param>
public sealed record RecordedEntry(string Entry, string Says, string Author, bool IsDraft, IReadOnlyList<Change> Changes)
{
    /// <summary>The entry at a position of the dossier's chain; null where there is none.</summary>
    internal static LedgerEntry? Find(ILedger ledger, Dossier dossier, string? position) =>
        long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1
        && ledger.Entries(dossier.Id, at - 1, 1) is [var entry, ..] && entry.Position == at
            ? entry
            : null;

    internal static RecordedEntry Of(LedgerEntry entry, Dossier dossier)
    {
        var item = dossier.RecordedBy(entry.Id);
        var changes = Logic.Changes.Since(dossier, entry.Recorded.Previous, entry.Recorded);
        return new(entry.Id, (item is null or Finding ? item?.Says() : $"{item.Kind()} {item.Id}: {item.Says()}") ?? entry.Kind.Replace('-', ' '), entry.Author, item is { Origin.Approved: null }, changes.Changes);
    }
}
