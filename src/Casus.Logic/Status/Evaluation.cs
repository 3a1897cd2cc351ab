using Casus.Model;

namespace Casus.Logic;

/// <summary>One evaluation of a dossier, with what the next one may take over from it.</summary>
/// <param name="NextDeadline">The next instant at which a window closes.</param>
/// <param name="Nodes">The propositions with their values over valid time.</param>
/// <param name="Walks">By commitment.</param>
/// <param name="WithoutDrafts">With drafts: the same without.</param>
internal sealed record Evaluation(
    DossierStatus Status,
    Instant? NextDeadline,
    IReadOnlyList<PropositionNode> Nodes,
    IReadOnlyDictionary<string, Evaluation.Walk> Walks,
    Evaluation? WithoutDrafts)
{
    public static Evaluation Of(Dossier dossier, Instant valid, Instant known, bool drafts, ILookup<string, (Instant From, Truth Value)> suppositions) =>
        Marked(Plain(dossier, valid, known, drafts, suppositions, null, null), drafts ? Plain(dossier, valid, known, false, suppositions, null, null) : null);

    /// <summary>The next instant at which time alone would change it, drafts or none.</summary>
    public Instant? NextClosing => WithoutDrafts?.NextDeadline is { } other && !(NextDeadline <= other) ? other : NextDeadline;

    /// <summary>The evaluation at a later time, both valid and known; what is not touched, and rests on nothing that is, is taken over.</summary>
    /// <param name="touched">Ids of the propositions and commitments something happened to since, up to and at that time.</param>
    public Evaluation Next(Dossier dossier, Instant now, IEnumerable<string> touched, Bearing bearing)
    {
        // What time alone moves: windows that close, and deadlines that are counted from a time not known yet.
        var moved = Walks.Values.Concat(WithoutDrafts?.Walks.Values ?? []).Where(w => w.Standing.NextDeadline <= now || w.Standing.Hypotheses.Exists(h => h.DetachedFrom != h.DetachedTo));
        var affected = bearing.Above(touched.Concat(moved.Select(w => w.Status.Commitment.Id)));
        var plain = Plain(dossier, now, now, Status.Drafts, Suppositions.None, this, affected);
        return Marked(plain, WithoutDrafts is null ? null : Plain(dossier, now, now, false, Suppositions.None, WithoutDrafts, affected));
    }

    private static Evaluation Marked(Evaluation evaluation, Evaluation? without) =>
        without is null ? evaluation : evaluation with { Status = Drafts.Mark(evaluation.Status, without.Status), WithoutDrafts = without };

    private static Evaluation Plain(
        Dossier dossier, Instant valid, Instant known, bool drafts, ILookup<string, (Instant From, Truth Value)> suppositions, Evaluation? previous, HashSet<string>? affected)
    {
        var items = new KnownItems(dossier, known, drafts);
        var conditions = new Conditions(items, valid, suppositions);
        var walks = new List<(Commitment Commitment, Condition? If, Condition Then, Standing Standing, CommitmentStatus? Status)>(items.Commitments.Count);
        foreach (var commitment in items.Commitments)
        {
            if (commitment.Made?.Start > valid)
            {
                continue;
            }

            var consequent = conditions.Of(commitment.Then);
            if (previous is not null && !affected!.Contains(commitment.Id) && previous.Walks.TryGetValue(commitment.Id, out var walk)
                && ReferenceEquals(walk.Status.Commitment, commitment))
            {
                walks.Add((commitment, null, consequent, walk.Standing, walk.Status));
                continue;
            }

            var antecedent = commitment.If is null ? null : conditions.Of(commitment.If);
            var standing = Lifecycle.Walk(new(commitment, antecedent, consequent, valid), items.ActsOf(commitment.Id));
            walks.Add((commitment, antecedent, consequent, standing, null));
        }

        var reported = new ReportedValues(conditions, valid, walks.Select(w => (w.Commitment, w.Then, w.Standing)));
        var graph = new DependencyGraph(items.Dependencies, conditions, reported.Of);
        var propositions = Propositions(conditions, reported, graph, valid, previous, affected);
        var commitments = new CommitmentStatus[walks.Count];
        var done = new Dictionary<string, Walk>(walks.Count, StringComparer.Ordinal);
        Instant? next = null;
        for (var i = 0; i < commitments.Length; i++)
        {
            var (commitment, antecedent, consequent, standing, status) = walks[i];
            commitments[i] = status ?? CommitmentStatuses.Of(
                commitment, antecedent, consequent, standing, standing.Hypotheses.Exists(h => h.IsActive) ? graph.Of(commitment, consequent) : ([], []), conditions, valid);
            done.Add(commitment.Id, new(standing, commitments[i]));
            next = standing.NextDeadline is { } deadline && !(next <= deadline) ? deadline : next;
        }

        return new(new(dossier.Id, valid, known, drafts, [.. propositions], [.. commitments]), next, conditions.Propositions, done, null);
    }

    private static PropositionStatus[] Propositions(
        Conditions conditions, ReportedValues reported, DependencyGraph graph, Instant valid, Evaluation? previous, HashSet<string>? affected)
    {
        var earlier = previous?.Plainly;
        var statuses = new PropositionStatus[conditions.Propositions.Count];
        for (var i = 0; i < statuses.Length; i++)
        {
            var node = conditions.Propositions[i];
            statuses[i] = earlier is not null && !affected!.Contains(node.Id) && earlier.TryGetValue(node.Id, out var old) && ReferenceEquals(old.Proposition, node.Item)
                ? old
                : PropositionStatuses.Of(node, reported, graph.Of(node), conditions, valid);
        }

        return statuses;
    }

    private Dictionary<string, PropositionStatus> Plainly => Status.Propositions.ToDictionary(p => p.Proposition.Id, StringComparer.Ordinal);

    /// <summary>How a commitment came to where it stands, and the status that was made of it (before drafts are marked).</summary>
    internal sealed record Walk(Standing Standing, CommitmentStatus Status);
}
