using Casus.Model;

namespace Casus.Logic;

/// <summary>One evaluation of a dossier: a status and the next instant at which time alone would change it.</summary>
internal sealed record Evaluation(DossierStatus Status, Instant? NextDeadline)
{
    public static Evaluation Of(Dossier dossier, Instant valid, Instant known, bool drafts, ILookup<string, (Instant From, Truth Value)> suppositions)
    {
        var evaluation = Plain(dossier, valid, known, drafts, suppositions);
        return drafts
            ? evaluation with { Status = Drafts.Mark(evaluation.Status, Plain(dossier, valid, known, drafts: false, suppositions).Status) }
            : evaluation;
    }

    private static Evaluation Plain(Dossier dossier, Instant valid, Instant known, bool drafts, ILookup<string, (Instant From, Truth Value)> suppositions)
    {
        var items = new KnownItems(dossier, known, drafts);
        var conditions = new Conditions(items, valid, suppositions);
        var made = items.Commitments.Where(c => !(c.Made?.Start > valid)).ToList();
        var walks = new List<(Commitment Commitment, Condition? If, Condition Then, Standing Standing)>(made.Count);
        foreach (var commitment in made)
        {
            var antecedent = commitment.If is null ? null : conditions.Of(commitment.If);
            var consequent = conditions.Of(commitment.Then);
            CommitmentAct[] acts = [.. items.Acts[commitment.Id]];
            walks.Add((commitment, antecedent, consequent, Lifecycle.Walk(new(commitment, antecedent, consequent, valid), acts)));
        }

        var reported = new ReportedValues(conditions, valid, walks.Select(w => (w.Commitment, w.Then, w.Standing)));
        var graph = new DependencyGraph(items.Dependencies, conditions, reported.Of);
        var propositions = new List<PropositionStatus>(conditions.Propositions.Count);
        foreach (var node in conditions.Propositions)
        {
            propositions.Add(PropositionStatuses.Of(node, reported, graph.Of(node), conditions, valid));
        }

        var commitments = new List<CommitmentStatus>(walks.Count);
        Instant? next = null;
        foreach (var (commitment, antecedent, consequent, standing) in walks)
        {
            var needs = standing.Hypotheses.Exists(h => h.IsActive) ? graph.Of(commitment, consequent) : ([], []);
            commitments.Add(CommitmentStatuses.Of(commitment, antecedent, consequent, standing, needs, conditions, valid));
            if (standing.NextDeadline is { } deadline && !(next <= deadline))
            {
                next = deadline;
            }
        }

        return new(new(dossier.Id, valid, known, drafts, [.. propositions], [.. commitments]), next);
    }
}
