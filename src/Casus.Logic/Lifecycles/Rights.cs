using Casus.Model;

namespace Casus.Logic;

/// <summary>Who may do what to a commitment, by its kind.</summary>
internal static class Rights
{
    /// <summary>Null when the act's author may do it, else why not.</summary>
    /// <remarks>An act without an author is taken as by the one entitled; where the dossier names nobody on that side, anyone may.</remarks>
    /// <param name="isAccepted">For a demand: the asked one has accepted it and is bound.</param>
    public static string? Objection(Commitment commitment, CommitmentAct act, bool isAccepted)
    {
        var (entitled, who) = Entitled(commitment, act.Act, isAccepted);
        if (act.By is not { } by || entitled.Count == 0 || entitled.Contains(by))
        {
            return null;
        }

        if (commitment.Kind == CommitmentKind.Threat && commitment.Toward.Contains(by))
        {
            return "the target of a threat has no such right over it";
        }

        return $"only {who} may do that ({Say.List(entitled, "or")})";
    }

    private static (IReadOnlyList<string> Parties, string Who) Entitled(Commitment commitment, CommitmentActKind act, bool isAccepted)
    {
        (IReadOnlyList<string>, string) debtors = (commitment.Debtors, "a debtor");
        (IReadOnlyList<string>, string) creditors = (commitment.Toward, "a creditor");
        (IReadOnlyList<string>, string) either = ([.. commitment.Debtors, .. commitment.Toward], "a party to it");
        return (commitment.Kind, act) switch
        {
            (CommitmentKind.Threat, _) => debtors,
            (_, CommitmentActKind.Repair) => debtors,
            (CommitmentKind.Demand, CommitmentActKind.Accept or CommitmentActKind.Refuse) => (commitment.Debtors, "the one asked"),
            (CommitmentKind.Offer, CommitmentActKind.Accept or CommitmentActKind.Refuse) => (commitment.Toward, "the one it was offered to"),
            (CommitmentKind.Demand, CommitmentActKind.Cancel) when !isAccepted => (commitment.Toward, "the one who demands"),
            (CommitmentKind.Permission, CommitmentActKind.Cancel or CommitmentActKind.Release) => either,
            (_, CommitmentActKind.Cancel or CommitmentActKind.Delegate) => debtors,
            (_, CommitmentActKind.Release) => creditors,
            _ => either,
        };
    }
}
