using Casus.Model;

namespace Casus.Ledger;

/// <summary>Keeps stances and the decisions on their statements from contradicting each other: none stands on what is rejected.</summary>
internal static class Tying
{
    /// <summary>Refuses a stance that is new on a statement the dossier does not have, or that would stand on a rejected one.</summary>
    public static void Check(WriteSession session, string dossier, IDossierItem item, bool isNew)
    {
        if (item is not Stance { Statement: { } statement } stance)
        {
            return;
        }

        if (isNew)
        {
            Reviewing.Find(session, dossier, stance.Document ?? string.Empty, statement);
        }

        var review = new DocumentReview(session.Connection, session.Replay(dossier), Instant.Max);
        var tied = stance.Document is { } document ? review.Of(document).Find(reviewed => reviewed.Proposed.Id == statement || reviewed.Stances.Any(other => other.Id == stance.Id)) : null;
        if (tied is { State: ReviewState.Rejected })
        {
            throw new LedgerException("decided", $"statement {tied.Proposed.Id} was rejected: it says nothing for or against {stance.Proposition}");
        }
    }

    /// <exception cref="LedgerConflictException">A stance rests on the statement.</exception>
    public static void CheckRejection(WriteSession session, DossierReplay replay, string document, string statement)
    {
        if (new Ties(session.Connection, replay, Instant.Max).Any(document)
            && new DocumentReview(session.Connection, replay, Instant.Max).Of(document).Find(reviewed => reviewed.Proposed.Id == statement) is { } tied
            && tied.Stances.FirstOrDefault(stance => stance.Origin.Approved is not null) is { } standing)
        {
            throw new LedgerConflictException($"statement {statement} cannot be rejected: stance '{standing.Id}' ({standing.Origin.Entry}) rests on it; undo that first", standing.Origin.Entry);
        }
    }
}
