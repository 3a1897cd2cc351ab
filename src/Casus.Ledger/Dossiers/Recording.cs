using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Begins dossiers, records and takes back items by hand, and decides drafts.</summary>
internal static class Recording
{
    private const string ReaderPrefix = "reader/";

    public static EntryReceipt Begin(WriteSession session, Dossier dossier, Edit edit)
    {
        if (session.Replay(dossier.Id).Header is not null)
        {
            throw new LedgerException("exists", $"the ledger has a dossier '{dossier.Id}' already");
        }

        var header = new DossierHeader(dossier.Id, dossier.Title, dossier.Summary, dossier.AsOf, dossier.Policy.Reviewers);
        var json = Encoding.UTF8.GetString(LedgerJson.Canonical(header, LedgerJson.Default.DossierHeader));
        var entry = session.Append(dossier.Id, EntryKinds.DossierOpened, null, As(edit, Roles.Analyst), ItemPayloads.Write(session.Buffer, json, false, []));
        return new EntryReceipt(entry.Entry, entry.Recorded, IsDraft: false);
    }

    /// <param name="undoes">The entry that this one undoes.</param>
    public static EntryReceipt Record(WriteSession session, string dossier, IDossierItem item, Edit edit, string? undoes = null)
    {
        var (replay, header) = Opened(session, dossier);
        var draft = IsDraft(header, edit);
        var noun = ItemKinds.Noun(item);
        var json = Encoding.UTF8.GetString(ItemKinds.Json(item));
        var history = replay.Find(noun, item.Id);
        var repeated = history?.Versions.Find(version =>
            version.Json == json && (version.Stands || (version.IsDraft && draft && DossierReplay.SameAuthor(version.By, edit.Author))));
        if (repeated is not null)
        {
            var held = EntryReader.Find(session.Connection, repeated.Origin.Entry)!;
            return new EntryReceipt(held.Id, held.Recorded, repeated.IsDraft);
        }

        Seen.Check(session, noun, item.Id, history, edit);
        Tying.Check(session, dossier, item, isNew: undoes is null);
        Circles.Check(replay, item);
        var kind = history?.Live is null ? ItemKinds.First(item) : ItemKinds.Amended(item, history.Standing?.Item);
        var payload = ItemPayloads.Write(
            session.Buffer, json, draft, ItemPayloads.Cites(session, item), history?.Standing?.Origin.Entry, undoes: undoes);
        var entry = session.Append(dossier, kind, null, As(edit, Roles.Analyst), payload, ItemKinds.Valid(item));
        return new EntryReceipt(entry.Entry, entry.Recorded, draft);
    }

    public static EntryReceipt Withdraw(WriteSession session, string dossier, string noun, string id, Edit edit, string? undoes = null)
    {
        var (replay, header) = Opened(session, dossier);
        var history = replay.Find(noun, id);
        if (history?.Standing is not { } standing)
        {
            var ids = replay.Histories.Where(other => other.Noun == noun && other.Standing is not null).Select(other => other.Id);
            throw new LedgerException("no-such-item", $"dossier '{dossier}' has no {noun} '{id}' that stands{Nearest.Hint(id, ids)}");
        }

        Seen.Check(session, noun, id, history, edit);
        var draft = IsDraft(header, edit);
        var payload = ItemPayloads.Write(session.Buffer, ItemPayloads.IdAlone(id), draft, [], standing.Origin.Entry, undoes: undoes);
        var entry = session.Append(dossier, ItemKinds.Withdrawn(noun), null, As(edit, Roles.Analyst), payload);
        return new EntryReceipt(entry.Entry, entry.Recorded, draft);
    }

    public static EntryReceipt Decide(WriteSession session, string entry, bool approve, Edit edit)
    {
        var decided = EntryReader.Find(session.Connection, entry);
        var replay = decided is null || decided.Chain == EntryKinds.LedgerChain ? null : session.Replay(decided.Chain);
        if (decided is null || replay?.Header is null || replay.FindProposal(decided.Id) is not { } proposal)
        {
            throw new LedgerException("no-such-entry", $"there is no entry '{entry}' to decide");
        }

        if (!proposal.IsPending && proposal.Decision is { } before && DossierReplay.SameAuthor(before.Author, edit.Author)
            && before.Outcome == (approve ? ProposalOutcome.Approved : ProposalOutcome.Rejected))
        {
            return new EntryReceipt(before.Entry, before.At, IsDraft: false);
        }

        if (!proposal.IsPending)
        {
            throw new LedgerException("decided", $"entry {entry} waits for no decision: {Told(proposal)}");
        }

        if (replay.Header.Reviewers != 1 && IsOwn(proposal, edit))
        {
            throw new LedgerException("own-change", $"entry {entry} is {edit.Author}'s own change: another must decide it");
        }

        if (approve && proposal is ItemProposal { Version.Item: var proposed })
        {
            Tying.Check(session, decided.Chain, proposed, isNew: false);
            Circles.Check(replay, proposed);
        }

        var payload = LedgerJson.Canonical(new DecisionPayload(decided.Id, decided.Hash), LedgerJson.Default.DecisionPayload);
        var appended = session.Append(decided.Chain, EntryKinds.Decided(proposal.Noun, approve), null, As(edit, Roles.Reviewer), payload);
        return new EntryReceipt(appended.Entry, appended.Recorded, IsDraft: false);
    }

    /// <summary>The dossier and what it says of itself.</summary>
    public static (DossierReplay Replay, DossierHeader Header) Opened(WriteSession session, string dossier)
    {
        var replay = session.Replay(dossier);
        return (replay, replay.Header ?? throw new LedgerException(
            "no-such-dossier", $"the ledger has no dossier '{dossier}'{Nearest.Hint(dossier, EntryReader.Chains(session.Connection))}"));
    }

    /// <summary>What a reader proposes is for a person to approve, whatever the policy between persons.</summary>
    public static bool IsDraft(DossierHeader header, Edit edit) => header.Reviewers != 1 || edit.AsDraft || edit.Author.StartsWith(ReaderPrefix, StringComparison.Ordinal);

    public static Edit As(Edit edit, string role)
    {
        role = edit.Author.StartsWith(ReaderPrefix, StringComparison.Ordinal) ? Roles.Program : role;
        return edit.Role is null ? edit with { Role = role }
            : Roles.IsKnown(edit.Role) ? edit
            : throw new LedgerException("unknown-role", $"'{edit.Role}' is no role{Nearest.Hint(edit.Role, [Roles.Analyst, Roles.Reviewer, Roles.Administrator, Roles.Program])}");
    }

    // Who brought a file in answers for it, and so does whom the file names as the author.
    public static bool IsOwn(Proposal proposal, Edit edit) =>
        DossierReplay.SameAuthor(proposal.Author, edit.Author)
        || (proposal is ItemProposal item && DossierReplay.SameAuthor(item.Version.By, edit.Author));

    private static string Told(Proposal proposal) => proposal switch
    {
        { Decision: { } decision } => $"{decision.Author} has {decision.Outcome.ToString().ToLowerInvariant()} it by {decision.Entry}",
        ItemProposal { Version.Stands: true } => "it counts already",
        _ => "it was withdrawn or replaced, or counts already",
    };
}
