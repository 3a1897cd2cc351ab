using System.Globalization;
using Casus.Ledger;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>An entry of the dossier's chain with what it changed, as known the instant it was recorded.</summary>
/// <param name="Says">What was recorded, in a sentence.</param>
public sealed record RecordedEntry(string Entry, string Says, string Author, bool IsDraft, IReadOnlyList<Change> Changes)
{
    /// <summary>By its position in the dossier's chain; null where there is none.</summary>
    internal static RecordedEntry? Find(ILedger ledger, Dossier dossier, string? position)
    {
        if (!long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < 1
            || ledger.Entries(dossier.Id, at - 1, 1) is not [var entry, ..] || entry.Position != at)
        {
            return null;
        }

        var item = dossier.Findings.LastOrDefault(f => f.Origin.Entry == entry.Id);
        var changes = Logic.Changes.Since(dossier, entry.Recorded.Previous, entry.Recorded);
        return new(entry.Id, item?.Says() ?? entry.Kind.Replace('-', ' '), entry.Author, item is { Origin.Approved: null }, changes.Changes);
    }
}
