using Casus.Model;

namespace Casus.Logic;

/// <summary>One evaluation of a dossier, with what the next one may take over from it.</summary>
/// <param name="NextChange">The next instant at which time alone changes something: a window closes, a term runs out.</param>
/// <param name="Nodes">The propositions with their values over valid time.</param>
/// <param name="Walks">By commitment.</param>
/// <param name="Timed">The timed parts of formulas that time alone will change, with when.</param>
/// <param name="WithoutDrafts">With drafts: the same without.</param>
internal sealed record Evaluation(
    DossierStatus Status,
    Instant? NextChange,
    IReadOnlyList<PropositionNode> Nodes,
    IReadOnlyDictionary<string, Evaluation.Walk> Walks,
    IReadOnlyList<(string Part, Instant At)> Timed,
    Evaluation? WithoutDrafts)
{
    /// <param name="only">Ids of the propositions and commitments to be told; null: all.</param>
    public static Evaluation Of(
        Dossier dossier, Instant valid, Instant known, bool drafts, ILookup<string, (Instant From, Truth Value)> suppositions, HashSet<string>? only = null)
    {
        var request = new Request(dossier, valid, known, suppositions, only, null);
        return Marked(Plain(request, drafts, null), drafts ? Plain(request, false, null) : null);
    }

    /// <summary>The next instant at which time alone would change it, drafts or none.</summary>
    public Instant? NextClosing => WithoutDrafts?.NextChange is { } other && !(NextChange <= other) ? other : NextChange;

    /// <summary>The evaluation at a later time, both valid and known; what is not touched, and rests on nothing that is, is taken over.</summary>
    /// <param name="touched">Ids of the propositions and commitments something happened to since, up to and at that time.</param>
    public Evaluation Next(Dossier dossier, Instant now, IEnumerable<string> touched, Bearing bearing)
    {
        // What time alone moves: windows that close, terms that run out, and deadlines that are counted from a time not known yet.
        Evaluation[] both = WithoutDrafts is null ? [this] : [this, WithoutDrafts];
        var moved = both.SelectMany(e => e.Walks.Values).Where(w => w.Standing.NextDeadline <= now || w.Standing.Hypotheses.Exists(h => h.DetachedFrom != h.DetachedTo));
        var ripe = both.SelectMany(e => e.Timed).Where(t => t.At <= now).Select(t => t.Part);
        var affected = bearing.Above(touched.Concat(moved.Select(w => w.Status.Commitment.Id)).Concat(ripe));
        var request = new Request(dossier, now, now, Suppositions.None, null, affected);
        return Marked(Plain(request, Status.Drafts, this), WithoutDrafts is null ? null : Plain(request, false, WithoutDrafts));
    }

    private static Evaluation Marked(Evaluation evaluation, Evaluation? without) =>
        without is null ? evaluation : evaluation with { Status = Drafts.Mark(evaluation.Status, without.Status), WithoutDrafts = without };

    private static Evaluation Plain(Request request, bool drafts, Evaluation? previous)
    {
        var (valid, only) = (request.Valid, request.Only);
        var items = new KnownItems(request.Dossier, request.Known, drafts);
        var standings = Standings.Of(items, valid, request.Suppositions, Bearing.Of(request.Dossier));
        var conditions = standings.Conditions;
        foreach (var (id, walk) in previous?.Walks ?? new Dictionary<string, Walk>())
        {
            if (!request.Affected!.Contains(id))
            {
                standings.TakeOver(id, walk.Standing);
            }
        }

        var walks = new List<(Commitment Commitment, Condition? If, Condition Then, Standing Standing, CommitmentStatus? Status)>(standings.Commitments.Count);
        foreach (var commitment in standings.Commitments)
        {
            if (previous is not null && !request.Affected!.Contains(commitment.Id) && previous.Walks.TryGetValue(commitment.Id, out var walk)
                && ReferenceEquals(walk.Status.Commitment, commitment))
            {
                walks.Add((commitment, null, conditions.Of(commitment.Then), walk.Standing, walk.Status));
            }
            else if (only is null || only.Contains(commitment.Id))
            {
                walks.Add((commitment, standings.Antecedent(commitment), conditions.Of(commitment.Then), standings.Walk(commitment), null));
            }
        }

        // A circle is made of many: it is told with the whole, not with a part.
        var circles = only is not null ? [] : Circles.Of(
            [.. standings.Circular().Select(c => (c, standings.Antecedent(c), conditions.Of(c.Then), standings.Walk(c)))],
            walks.Where(w => w.Standing.Hypotheses.Exists(h => h.State is CommitmentState.Detached or CommitmentState.Suspended)).Select(w => w.Then),
            valid);
        var reported = new ReportedValues(standings, valid);
        var graph = new DependencyGraph(items.Dependencies, conditions, reported.Of);
        var propositions = Propositions(conditions, reported, graph, request, previous);
        var commitments = new CommitmentStatus[walks.Count];
        var done = new Dictionary<string, Walk>(walks.Count, StringComparer.Ordinal);
        Instant? next = null;
        for (var i = 0; i < commitments.Length; i++)
        {
            var (commitment, antecedent, consequent, standing, status) = walks[i];
            var circle = circles.GetValueOrDefault(commitment.Id) ?? [];
            commitments[i] = status is not null && status.Circle.Equals(circle) ? status : CommitmentStatuses.Of(
                commitment, antecedent ?? standings.Antecedent(commitment), consequent, standing,
                standing.Hypotheses.Exists(h => h.IsActive) ? graph.Of(commitment, consequent) : ([], []), circle, conditions, valid);
            done.Add(commitment.Id, new(standing, commitments[i]));
            Earlier(standing.NextDeadline);
        }

        List<(string, Instant)> timed = [.. conditions.TimedParts.Where(t => t.NextChange is not null).Select(t => (t.Id, t.NextChange!.Value))];
        foreach (var (_, at) in timed)
        {
            Earlier(at);
        }

        // Parts of what was taken over were not looked at now.
        foreach (var (part, at) in previous?.Timed.Where(t => t.At > valid && !timed.Exists(n => n.Item1 == t.Part)).ToList() ?? [])
        {
            timed.Add((part, at));
            Earlier(at);
        }

        return new(new(request.Dossier.Id, valid, request.Known, drafts, [.. propositions], [.. commitments]), next, conditions.Propositions, done, timed, null);

        void Earlier(Instant? at) => next = at is { } one && !(next <= one) ? one : next;
    }

    private static List<PropositionStatus> Propositions(Conditions conditions, ReportedValues reported, DependencyGraph graph, Request request, Evaluation? previous)
    {
        var earlier = previous?.Status.Propositions.ToDictionary(p => p.Proposition.Id, StringComparer.Ordinal);
        foreach (var node in conditions.Derived)
        {
            _ = reported.Of(node); // from the bottom up: a chain may be deeper than the stack
        }

        var statuses = new List<PropositionStatus>(conditions.Propositions.Count);
        foreach (var node in conditions.Propositions)
        {
            if (earlier is not null && !request.Affected!.Contains(node.Id) && earlier.TryGetValue(node.Id, out var old) && ReferenceEquals(old.Proposition, node.Item))
            {
                statuses.Add(old);
            }
            else if (request.Only is null || request.Only.Contains(node.Id))
            {
                statuses.Add(PropositionStatuses.Of(node, reported, graph.Of(node), conditions, request.Valid));
            }
        }

        return statuses;
    }

    /// <summary>How a commitment came to where it stands, and the status that was made of it (before drafts are marked).</summary>
    internal sealed record Walk(Standing Standing, CommitmentStatus Status);

    private sealed record Request(
        Dossier Dossier, Instant Valid, Instant Known, ILookup<string, (Instant From, Truth Value)> Suppositions, HashSet<string>? Only, HashSet<string>? Affected);
}
