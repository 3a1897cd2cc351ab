using System.Text.Json;

namespace Casus.Ledger;

/// <summary>Tells what the same person sends again, as the answer was lost, from a change of its own: where nothing came after it, it is one entry.</summary>
internal static class Repeats
{
    /// <summary>The last entry about something, where it is by the author of an edit and for the same reason.</summary>
    public static LedgerEntry? Find(WriteSession session, string? last, Edit edit) =>
        last is not null && EntryReader.Find(session.Connection, last) is { } entry && DossierReplay.SameAuthor(entry.Author, edit.Author) && entry.Reason == edit.Reason ? entry : null;

    /// <summary>The receipt of an undoing that is sent again; null where the last entry about what was undone is another.</summary>
    public static EntryReceipt? OfUndo(WriteSession session, DossierReplay replay, string undone, Edit edit)
    {
        if (Find(session, replay.LastAbout(undone), edit) is not { } last)
        {
            return null;
        }

        if (last.Kind is EntryKinds.DecisionUndone or EntryKinds.DraftWithdrawn)
        {
            return JsonSerializer.Deserialize(last.Payload, LedgerJson.Default.DecisionPayload)?.Entry == undone ? new EntryReceipt(last.Id, last.Recorded, IsDraft: false) : null;
        }

        return JsonSerializer.Deserialize(last.Payload, LedgerJson.Default.ItemPayload) is { Undoes: { } undoes } payload && undoes == undone
            ? new EntryReceipt(last.Id, last.Recorded, payload.Draft)
            : null;
    }
}
