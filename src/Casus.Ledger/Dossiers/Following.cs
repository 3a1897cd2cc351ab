using Casus.Model;

namespace Casus.Ledger;

/// <summary>Which feeds a dossier takes in: no item that is decided, but told in its chain, so that it is known where its documents came from and who wanted them.</summary>
internal static class Following
{
    public static EntryReceipt Follow(WriteSession session, string dossier, string address, Edit edit)
    {
        var (replay, _) = Recording.Opened(session, dossier);
        return replay.Feeds.TryGetValue(address, out var held)
            ? new(held.Entry, held.Since, IsDraft: false)
            : Append(session, dossier, EntryKinds.FeedFollowed, address, edit);
    }

    public static EntryReceipt Leave(WriteSession session, string dossier, string address, Edit edit)
    {
        var (replay, _) = Recording.Opened(session, dossier);
        return replay.Feeds.ContainsKey(address)
            ? Append(session, dossier, EntryKinds.FeedLeft, address, edit)
            : throw new LedgerException("no-such-feed", $"dossier '{dossier}' does not follow '{address}'{Nearest.Hint(address, replay.Feeds.Keys)}");
    }

    private static EntryReceipt Append(WriteSession session, string dossier, string kind, string address, Edit edit)
    {
        var entry = session.Append(dossier, kind, null, Recording.As(edit, Roles.Analyst), LedgerJson.Canonical(new FeedPayload(address), LedgerJson.Default.FeedPayload));
        return new(entry.Entry, entry.Recorded, IsDraft: false);
    }
}
