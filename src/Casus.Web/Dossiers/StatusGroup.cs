using Casus.Logic;

namespace Casus.Web;

/// <summary>Commitments that stand alike, under one heading.</summary>
/// <param name="Word">The state's word, or <c>undetermined</c>.</param>
/// <param name="Gloss">What the word asks of a reader, in a few words.</param>
public sealed record StatusGroup(string Word, string Title, string Gloss, IReadOnlyList<Fold<CommitmentStatus>> Folds)
{
    // What needs somebody first, what is over last.
    private static readonly (CommitmentState? State, string Title, string Gloss)[] Order =
    [
        (CommitmentState.Violated, "Violated", "not done in time, or taken back when due"),
        (CommitmentState.Overdue, "Overdue", "the deadline has passed; nothing tells whether it was done"),
        (CommitmentState.Detached, "Detached", "the condition holds: it is due"),
        (null, "Undetermined", "the evidence leaves more than one state possible"),
        (CommitmentState.Conditional, "Conditional", "waits for its condition"),
        (CommitmentState.Suspended, "Suspended", "put off by those who may"),
        (CommitmentState.Repaired, "Repaired", "violated, then made good"),
        (CommitmentState.Satisfied, "Satisfied", "done"),
        (CommitmentState.Transferred, "Transferred", "passed to another"),
        (CommitmentState.Released, "Released", "let go by those it was owed to"),
        (CommitmentState.Cancelled, "Cancelled", "taken back before it was due"),
        (CommitmentState.Expired, "Expired", "its condition can no longer hold"),
    ];

    // What the folds were made of, in order.
    private IReadOnlyList<CommitmentStatus> _members = [];

    public int Count => Folds.Sum(f => f.Items.Count);

    /// <param name="earlier">Of an earlier view: a group of the same statuses is the same.</param>
    public static IReadOnlyList<StatusGroup> All(DossierStatus status, IReadOnlyList<StatusGroup>? earlier = null)
    {
        var byState = status.Commitments.ToLookup(c => c.Status);
        var groups = new List<StatusGroup>();
        foreach (var (state, title, gloss) in Order)
        {
            // Lookup of a null key is allowed and means: several states are possible.
            var members = byState[state].OrderBy(Rank).ToList();
            if (members.Count > 0)
            {
                var word = state?.Word() ?? StatusWords.Undetermined;
                groups.Add(earlier?.FirstOrDefault(g => g.Word == word) is { } same && same._members.SequenceEqual(members, ReferenceEqualityComparer.Instance)
                    ? same
                    : new(word, title, gloss, Fold.All(members, Likeness.Of)) { _members = members });
            }
        }

        var missed = status.Commitments.Where(c => c.Status is { } s && !Order.Any(o => o.State == s)).ToLookup(c => c.Status!.Value);
        foreach (var rest in missed)
        {
            groups.Add(new(rest.Key.Word(), rest.Key.ToString(), string.Empty, Fold.All(rest, Likeness.Of)));
        }

        return groups;
    }

    /// <summary>The place of a commitment among all when what needs somebody comes first.</summary>
    public static int Urgency(CommitmentStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var at = Array.FindIndex(Order, o => o.State == status.Status);
        return ((at < 0 ? Order.Length : at) * 3) + Rank(status);
    }

    /// <summary>Blocked before not assured before the rest; the order of the dossier within each.</summary>
    private static int Rank(CommitmentStatus status) => status.BlockedBy.Count > 0 ? 0 : status.NotAssuredBy.Count > 0 ? 1 : 2;
}
