using Casus.Model;

namespace Casus.Logic;

/// <summary>Makes an evaluation, whole or from an earlier one.</summary>
/// <param name="earlier">The evaluation that is revised.</param>
/// <param name="touched">Ids of what happened since.</param>
internal sealed class Evaluator(Scope scope, string dossier, Instant known, bool drafts, Bearing bearing, object gate, Evaluation? earlier, HashSet<string> touched)
{
    private readonly Instant _valid = scope.Valid;

    public Evaluation Evaluate()
    {
        var rounds = Rounds.Of(scope, earlier?.Rounds, touched, bearing);
        var standings = rounds.Final;
        var places = Places();
        var walked = Walked(rounds, places);
        var conditions = standings.Conditions;
        var reported = new ReportedValues(standings, _valid, rounds.IsFromFinal ? earlier?.Reported : null);
        foreach (var node in conditions.Derived)
        {
            _ = reported.Of(node); // from the bottom up: a chain may be deeper than the stack
        }

        var graph = earlier?.Needs is { } needs && needs.IsOf(scope.Items.Dependencies) ? needs : new DependencyGraph(scope.Items.Dependencies, conditions);
        var propositions = Propositions(rounds, reported, graph);
        var circles = earlier?.Circles is { } same && same.IsOf(scope) ? same : new Circles(standings);
        var waiting = circles.Of(walked, conditions, _valid, ReferenceEquals(circles, earlier?.Circles) ? earlier!.Waiting : null);
        var walks = Commitments(rounds, places, walked, reported, graph, waiting.Named);
        Instant? next = null;
        foreach (var at in walks.Select(w => w.Standing.NextDeadline).Concat(conditions.TimedParts.ToArray().Select(NextChange)))
        {
            next = at is { } one && !(next <= one) ? one : next;
        }

        rounds.Settle();
        var status = new DossierStatus(dossier, _valid, known, drafts, [.. propositions], [.. walks.Select(w => w.Status)]);
        return new(status, bearing, scope.Items, rounds, graph, circles, waiting, reported, walks, propositions, next, gate, null);

        // Its values tell when time alone will change it.
        static Instant? NextChange(PropositionNode timed) => timed.Timeline is null ? null : timed.NextChange;
    }

    // Of each commitment its place in the evaluation that is revised; none where it was not there.
    private int?[]? Places()
    {
        if (earlier?.Rounds.Final.Scope is not { } before || ReferenceEquals(before.Commitments, scope.Commitments))
        {
            return null;
        }

        return [.. scope.Commitments.Select(c => before.Numbers.TryGetValue(c.Id, out var number) ? number : (int?)null)];
    }

    private Evaluation.Walk? Old(int?[]? places, int number) =>
        earlier is null ? null : places is null ? earlier.Walks[number] : places[number] is { } place ? earlier.Walks[place] : null;

    private Standing[] Walked(Rounds rounds, int?[]? places)
    {
        var walked = new Standing[scope.Commitments.Count];
        for (var i = 0; i < walked.Length; i++)
        {
            var commitment = scope.Commitments[i];
            walked[i] = rounds.IsFromFinal && !IsReached(rounds, commitment.Id) && Old(places, i) is { } old ? old.Standing : rounds.Final.Walk(commitment);
        }

        return walked;
    }

    private PropositionStatus[] Propositions(Rounds rounds, ReportedValues reported, DependencyGraph graph)
    {
        var conditions = rounds.Final.Conditions;
        var statuses = new PropositionStatus[conditions.Propositions.Count];
        for (var i = 0; i < statuses.Length; i++)
        {
            var node = conditions.Propositions[i];
            statuses[i] = IsReached(rounds, node.Id)
                ? PropositionStatuses.Of(node, reported, Divide(graph.NeedsOf(node.Id), conditions, reported), conditions, _valid, gate)
                : earlier!.Told[i];
        }

        return statuses;
    }

    private Evaluation.Walk[] Commitments(
        Rounds rounds, int?[]? places, Standing[] walked, ReportedValues reported, DependencyGraph graph, Dictionary<string, ValueList<string>> circles)
    {
        var (standings, walks) = (rounds.Final, new Evaluation.Walk[walked.Length]);
        for (var i = 0; i < walks.Length; i++)
        {
            var commitment = scope.Commitments[i];
            var circle = circles.GetValueOrDefault(commitment.Id) ?? [];
            if (Old(places, i) is { } old && !IsReached(rounds, commitment.Id) && ReferenceEquals(old.Status.Commitment, commitment) && old.Status.Circle.Equals(circle))
            {
                walks[i] = old;
                continue;
            }

            var needs = walked[i].Hypotheses.Exists(h => h.IsActive) ? Divide(graph.Of(commitment), standings.Conditions, reported) : ([], []);
            walks[i] = new(walked[i], CommitmentStatuses.Of(commitment, standings, walked[i], needs, circle, _valid, gate));
        }

        return walks;
    }

    private static bool IsReached(Rounds rounds, string id) => rounds.Reached is null || rounds.Reached.Contains(id);

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
