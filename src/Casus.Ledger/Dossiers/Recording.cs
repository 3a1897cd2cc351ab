using System.Globalization;
using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Records an item by hand, and decides drafts.</summary>
internal static class Recording
{
    private const string ReaderPrefix = "reader/";

    public static EntryReceipt Record(WriteSession session, string dossier, IDossierItem item, string author)
    {
        var replay = session.Replay(dossier);
        var header = replay.Header ?? throw NoSuchDossier(session, dossier);

        // What a reader proposes is for a person to approve, whatever the policy between persons.
        var draft = header.Reviewers != 1 || author.StartsWith(ReaderPrefix, StringComparison.Ordinal);
        var noun = ItemKinds.Noun(item);
        var json = Encoding.UTF8.GetString(ItemKinds.Json(item));
        var history = replay.Find(noun, item.Id);
        var repeated = history?.Versions.Find(version =>
            version.Json == json && (version.Stands || (version.IsDraft && draft && DossierReplay.SameAuthor(version.Origin.Author, author))));
        if (repeated is not null)
        {
            var held = Entry(session, repeated.Origin.Entry)!;
            return new EntryReceipt(held.Id, held.Recorded, repeated.IsDraft);
        }

        var stands = history?.Versions.Exists(version => version.Stands || version.IsDraft) ?? false;
        var kind = stands ? noun + "-amended" : ItemKinds.First(item);
        var payload = ItemPayloads.Write(session.Buffer, json, draft, ItemPayloads.Cites(session, item), history?.Standing?.Origin.Entry);
        var entry = session.Append(dossier, kind, null, author, null, payload);
        return new EntryReceipt(entry.Entry, entry.Recorded, draft);
    }

    public static EntryReceipt Decide(WriteSession session, string entry, bool approve, string author, string? reason)
    {
        var decided = Entry(session, entry);
        var replay = decided is null ? null : session.Replay(decided.Chain);
        if (decided is null || replay?.Header is null || replay.FindEntry(decided.Id) is not { } version)
        {
            throw new LedgerException("no-such-entry", $"there is no entry '{entry}' to decide");
        }

        if (!version.IsDraft)
        {
            var why = version.Origin switch
            {
                { Approved: not null } => "it counts already",
                _ => "it was rejected, withdrawn or replaced",
            };
            throw new LedgerException("decided", $"entry {entry} waits for no decision: {why}");
        }

        if (replay.Header.Reviewers != 1 && DossierReplay.SameAuthor(author, decided.Author))
        {
            throw new LedgerException("own-change", $"entry {entry} is {author}'s own change: another must decide it");
        }

        var payload = LedgerJson.Canonical(new DecisionPayload(decided.Id, decided.Hash), LedgerJson.Default.DecisionPayload);
        var kind = approve ? EntryKinds.DraftApproved : EntryKinds.DraftRejected;
        var appended = session.Append(decided.Chain, kind, null, author, reason, payload);
        return new EntryReceipt(appended.Entry, appended.Recorded, IsDraft: false);
    }

    private static LedgerEntry? Entry(WriteSession session, string entry)
    {
        var slash = entry.LastIndexOf('/');
        return slash > 0 && long.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? EntryReader.Find(session.Connection, entry[..slash], position)
            : null;
    }

    private static LedgerException NoSuchDossier(WriteSession session, string dossier) => new(
        "no-such-dossier", $"the ledger has no dossier '{dossier}'{Nearest.Hint(dossier, EntryReader.Chains(session.Connection))}");
}
