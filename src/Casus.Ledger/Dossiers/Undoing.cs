using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Undoes an entry by a new one.</summary>
internal static class Undoing
{
    public static EntryReceipt Undo(WriteSession session, string name, Edit edit)
    {
        var entry = EntryReader.Find(session.Connection, name) ?? throw new LedgerException("no-such-entry", $"there is no entry '{name}' to undo");
        var replay = entry.Chain == EntryKinds.LedgerChain ? null : session.Replay(entry.Chain);
        if (replay?.Header is null)
        {
            throw NotUndoable(entry, "what was read stays as it was read");
        }

        if (Repeats.OfUndo(session, replay, entry.Id, edit) is { } repeated)
        {
            return repeated;
        }

        if (replay.FindStatementDecision(entry.Id) is { } statement)
        {
            return statement.Decision.Undone is null
                ? Reopen(session, entry, edit)
                : throw Done(entry);
        }

        if (replay.FindDecided(entry.Id) is { } decided)
        {
            return Decision(session, replay, entry, decided, edit);
        }

        return replay.FindProposal(entry.Id) switch
        {
            { IsPending: true } pending => TakeBack(session, replay, entry, pending, edit),
            ItemProposal item => Item(session, replay, entry, item, edit),
            WithdrawalProposal withdrawal => Withdrawal(session, entry, withdrawal, edit),
            CorrectionProposal => throw NotUndoable(entry, "correct the statement anew"),
            _ => throw NotUndoable(entry, entry.Kind == EntryKinds.DecisionUndone ? "decide anew" : "only decisions and changes of items can be undone"),
        };
    }

    private static EntryReceipt Decision(WriteSession session, DossierReplay replay, LedgerEntry entry, Proposal decided, Edit edit)
    {
        if (decided.Decision?.Entry != entry.Id)
        {
            throw Done(entry);
        }

        if (!decided.IsLast)
        {
            throw Rests(entry, decided);
        }

        // Who took an own draft back may put it forward again; a decision is another's, and so is taking it back.
        if (decided.Decision.Outcome == ProposalOutcome.Withdrawn ? !Recording.IsOwn(decided, edit) : replay.Header!.Reviewers != 1 && Recording.IsOwn(decided, edit))
        {
            throw new LedgerException("own-change", decided.Decision.Outcome == ProposalOutcome.Withdrawn
                ? $"entry {entry.Id} took back {decided.Author}'s draft: only its author may put it forward again"
                : $"entry {entry.Id} decides {edit.Author}'s own change: another must undo it");
        }

        if (decided is WithdrawalProposal { Closed: { } closed })
        {
            Tying.Check(session, replay.Id, closed.Item, isNew: false);
        }

        return Reopen(session, entry, edit);
    }

    private static EntryReceipt TakeBack(WriteSession session, DossierReplay replay, LedgerEntry entry, Proposal pending, Edit edit)
    {
        if (!Recording.IsOwn(pending, edit))
        {
            throw new LedgerException("not-own", $"entry {entry.Id} is a draft of {pending.Author}: reject it, where you do not agree");
        }

        var payload = LedgerJson.Canonical(new DecisionPayload(entry.Id, entry.Hash), LedgerJson.Default.DecisionPayload);
        var appended = session.Append(replay.Id, EntryKinds.DraftWithdrawn, null, Recording.As(edit, Roles.Analyst), payload);
        return new EntryReceipt(appended.Entry, appended.Recorded, IsDraft: false);
    }

    private static EntryReceipt Item(WriteSession session, DossierReplay replay, LedgerEntry entry, ItemProposal item, Edit edit)
    {
        if (!item.Version.Stands)
        {
            throw item.Version.Origin.Approved is null ? Done(entry) : Rests(entry, item);
        }

        var payload = JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.ItemPayload);
        if (payload?.Replaces is not { } before || replay.FindProposal(before) is not ItemProposal earlier)
        {
            return Recording.Withdraw(session, replay.Id, item.Noun, item.History.Id, edit, entry.Id);
        }

        return Recording.Record(session, replay.Id, AsRecorded(earlier.Noun, earlier.Version.Json), edit, entry.Id);
    }

    private static EntryReceipt Withdrawal(WriteSession session, LedgerEntry entry, WithdrawalProposal withdrawal, Edit edit)
    {
        if (withdrawal.Closed is not { } closed)
        {
            throw Done(entry);
        }

        return withdrawal.History.Live is null
            ? Recording.Record(session, entry.Chain, AsRecorded(withdrawal.Noun, closed.Json), edit, entry.Id)
            : throw Rests(entry, withdrawal);
    }

    private static EntryReceipt Reopen(WriteSession session, LedgerEntry decision, Edit edit)
    {
        var payload = LedgerJson.Canonical(new DecisionPayload(decision.Id, decision.Hash), LedgerJson.Default.DecisionPayload);
        var appended = session.Append(decision.Chain, EntryKinds.DecisionUndone, null, Recording.As(edit, Roles.Reviewer), payload);
        return new EntryReceipt(appended.Entry, appended.Recorded, IsDraft: false);
    }

    private static IDossierItem AsRecorded(string noun, string json)
    {
        using var document = JsonDocument.Parse(json);
        return ItemKinds.Read(noun, document.RootElement);
    }

    private static LedgerException NotUndoable(LedgerEntry entry, string why) => new("not-undoable", $"entry {entry.Id} ({entry.Kind}) cannot be undone: {why}");

    private static LedgerException Done(LedgerEntry entry) => new("decided", $"entry {entry.Id} has no effect any more that could be undone");

    private static LedgerConflictException Rests(LedgerEntry entry, Proposal proposal)
    {
        var history = proposal switch { ItemProposal item => item.History, WithdrawalProposal withdrawal => withdrawal.History, _ => null };
        return new LedgerConflictException($"entry {entry.Id} cannot be undone: {history?.LastEntry ?? "a later entry"} rests on it; undo that first", history?.LastEntry);
    }
}
