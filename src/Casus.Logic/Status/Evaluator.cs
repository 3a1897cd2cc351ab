using Casus.Model;

namespace Casus.Logic;

/// <summary>Makes an evaluation, whole or from an earlier one.</summary>
/// <param name="earlier">The evaluation that is revised.</param>
/// <param name="revision">What of it is looked at anew.</param>
internal sealed class Evaluator(Scope scope, string dossier, Instant known, bool drafts, Bearing bearing, object gate, Evaluation? earlier, Revision? revision)
{
    private readonly Instant _valid = scope.Valid;

    public Evaluation Evaluate()
    {
        var rounds = Rounds.Of(scope, earlier?.Rounds, revision);
        var standings = rounds.Final;
        standings.Commitments.ForEach(c => standings.Walk(c));
        var conditions = standings.Conditions;
        var reported = new ReportedValues(standings, _valid, earlier?.Reported);
        foreach (var node in conditions.Derived)
        {
            _ = reported.Of(node); // from the bottom up: a chain may be deeper than the stack
        }

        var graph = earlier?.Needs is { } needs && needs.IsOf(scope.Items.Dependencies) ? needs : new DependencyGraph(scope.Items.Dependencies, conditions);
        var propositions = Propositions(conditions, reported, graph);
        var circles = earlier?.Circles is { } same && same.IsOf(scope) ? same : new Circles(standings);
        var waiting = circles.Of(standings, _valid, ReferenceEquals(circles, earlier?.Circles) ? earlier!.Waiting : null);
        var walks = Commitments(standings, reported, graph, waiting.Named);
        rounds.Settle();
        Instant? next = null;
        foreach (var at in walks.Values.Select(w => w.Standing.NextDeadline).Concat(conditions.TimedParts.Select(t => t.NextChange)))
        {
            next = at is { } one && !(next <= one) ? one : next;
        }

        var status = new DossierStatus(dossier, _valid, known, drafts, [.. propositions], [.. standings.Commitments.Select(c => walks[c.Id].Status)]);
        return new(
            status, bearing, scope.Items, rounds, graph, circles, waiting, reported, walks, propositions.ToDictionary(p => p.Proposition.Id, StringComparer.Ordinal), next, gate, null);
    }

    private List<PropositionStatus> Propositions(Conditions conditions, ReportedValues reported, DependencyGraph graph)
    {
        var statuses = new List<PropositionStatus>(conditions.Propositions.Count);
        foreach (var node in conditions.Propositions)
        {
            statuses.Add(!IsReached(node.Id) && earlier!.Told.TryGetValue(node.Id, out var old)
                ? old
                : PropositionStatuses.Of(node, reported, Divide(graph.NeedsOf(node.Id)), conditions, _valid, gate));
        }

        return statuses;

        (ValueList<Need>, ValueList<Need>) Divide(IReadOnlyList<Needed> needed) => Evaluator.Divide(needed, conditions, reported);
    }

    private Dictionary<string, Evaluation.Walk> Commitments(
        Standings standings, ReportedValues reported, DependencyGraph graph, Dictionary<string, ValueList<string>> circles)
    {
        var walks = new Dictionary<string, Evaluation.Walk>(standings.Commitments.Count, StringComparer.Ordinal);
        foreach (var commitment in standings.Commitments)
        {
            var standing = standings.Walk(commitment);
            var circle = circles.GetValueOrDefault(commitment.Id) ?? [];
            var old = earlier?.Walks.GetValueOrDefault(commitment.Id);
            if (old is not null && !IsReached(commitment.Id) && ReferenceEquals(old.Status.Commitment, commitment) && old.Status.Circle.Equals(circle))
            {
                walks.Add(commitment.Id, old);
                continue;
            }

            var needs = standing.Hypotheses.Exists(h => h.IsActive) ? Divide(graph.Of(commitment), standings.Conditions, reported) : ([], []);
            walks.Add(commitment.Id, new(standing, CommitmentStatuses.Of(commitment, standings, standing, needs, circle, _valid, gate)));
        }

        return walks;
    }

    private bool IsReached(string id) => revision is null || revision.Reached.Contains(id);

    // False blocks; open, unknown and contested leave it not assured.
    private static (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) Divide(IReadOnlyList<Needed> needed, Conditions conditions, ReportedValues reported)
    {
        if (needed.Count == 0)
        {
            return ([], []);
        }

        var needs = needed.Select(n => new Need(n.Dependency, reported.Of(conditions.Find(n.Dependency.Needs)), n.Path)).ToList();
        return ([.. needs.Where(n => n.Value == Truth.False)], [.. needs.Where(n => n.Value is not (Truth.False or Truth.True))]);
    }
}
