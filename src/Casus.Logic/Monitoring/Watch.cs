using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what wants watching: deadlines that come near, promises that threats stand against, incidents on days of duty, positions that moved.</summary>
public static class Watch
{
    /// <param name="until">How far to look ahead, in valid time.</param>
    public static WatchList Over(Dossier dossier, Instant valid, Instant known, Instant until, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var evaluation = Evaluations.Of(dossier, valid, known, drafts);
        var (status, standings) = (evaluation.Status, evaluation.Rounds.Final);

        // Asks for other evaluations, so it holds none meanwhile.
        ValueList<Breach> breaches = [.. Breaches(dossier, status, known, drafts)];
        lock (evaluation.Gate)
        {
            return new(
                dossier.Id, valid, known, until, [.. Due(status, until)],
                [.. status.Commitments.Where(c => c.States.Any(s => s is CommitmentState.Overdue or CommitmentState.Violated))],
                [.. Collisions(standings, status)],
                breaches,
                Moved(evaluation));
        }
    }

    /// <summary>Only what each actor has said for and against each proposition, and how it moved.</summary>
    public static ValueList<PositionCourse> Courses(Dossier dossier, Instant valid, Instant known, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var evaluation = Evaluations.Of(dossier, valid, known, drafts);
        lock (evaluation.Gate)
        {
            return Moved(evaluation);
        }
    }

    private static ValueList<PositionCourse> Moved(Evaluation evaluation)
    {
        var (valid, standings) = (evaluation.Status.Valid, evaluation.Rounds.Final);
        return [.. Positions.Of(evaluation.Items, valid, IsDue)];

        bool IsDue(Commitment commitment, Instant at) =>
            !(commitment.Made?.Start > valid) && standings.Walk(commitment).History.At(at.Previous) == 1 << (int)CommitmentState.Detached;
    }

    private static IEnumerable<DueDate> Due(DossierStatus status, Instant until) =>
        from commitment in status.Commitments
        where commitment.States.Any(s => s is CommitmentState.Detached or CommitmentState.Conditional)
        let deadline = commitment.Deadline
        where deadline is not null && deadline.Value.End > status.Valid && deadline.Value.Start <= until
        orderby deadline.Value.End, commitment.Commitment.Id
        select new DueDate(commitment, deadline.Value, commitment.Status == CommitmentState.Detached);

    // A threat waits for what a promise would bring about: keeping the promise would call the threat down.
    private static IEnumerable<Collision> Collisions(Standings standings, DossierStatus status)
    {
        var standing = status.Commitments.Where(c => c.States.Any(s => s is CommitmentState.Conditional or CommitmentState.Detached or CommitmentState.Suspended)).ToList();
        var promises = standing.Where(c => c.Commitment.Kind is CommitmentKind.Pledge or CommitmentKind.Offer or CommitmentKind.Obligation)
            .SelectMany(c => Uses(standings.Conditions.Of(c.Commitment.Then)).Select(use => (Use: use, Promise: c)))
            .ToLookup(p => p.Use, p => p.Promise);
        foreach (var threat in standing.Where(c => c.Commitment.Kind == CommitmentKind.Threat && standings.Antecedent(c.Commitment) is not null))
        {
            // That something is not so may be waited for and promised as well.
            var waits = Uses(standings.Antecedent(threat.Commitment)!);
            foreach (var promise in waits.SelectMany(use => promises[use]).Distinct().Where(p => !p.Commitment.Debtors.Equals(threat.Commitment.Debtors)))
            {
                yield return new(threat, promise, [.. waits.Where(use => promises[use].Contains(promise)).Select(use => use.Node.Id).Distinct()]);
            }
        }
    }

    // The basic propositions a condition uses, through definitions, and whether to hold or to fail.
    private static HashSet<(PropositionNode Node, bool Holds)> Uses(Condition condition)
    {
        var uses = new HashSet<(PropositionNode, bool)>();
        var open = new Stack<(Term Term, bool Holds)>([(condition.Term, true)]);
        while (open.TryPop(out var next))
        {
            foreach (var (node, isPositive) in Signs.Of(next.Term))
            {
                if (uses.Add((node, isPositive == next.Holds)) && node.Definition is { } definition)
                {
                    open.Push((definition.Term, isPositive == next.Holds));
                }
            }
        }

        uses.RemoveWhere(u => u.Item1.Definition is not null);
        return uses;
    }

    private static IEnumerable<Breach> Breaches(Dossier dossier, DossierStatus status, Instant known, bool drafts)
    {
        var definitions = status.Propositions.Where(p => p.Proposition.Holds is not null).ToDictionary(p => p.Proposition.Id, p => p.Proposition.Holds!, StringComparer.Ordinal);
        var names = dossier.Parties.Where(p => p.Origin.Counts(known, drafts)).ToLookup(p => p.Name, p => p.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var incident in dossier.Incidents.Where(i => i.Origin.Counts(known, drafts) && i.On.Start <= status.Valid && (i.AttributedTo ?? i.Broke) is not null).OrderBy(i => i.On.Start))
        {
            HashSet<string> by = incident.AttributedTo is { } one ? [one, .. names[one]] : [];
            var isCommitment = status.Commitments.Any(c => c.Commitment.Id == incident.Broke);
            var then = StatusTable.Evaluate(dossier, incident.On.AsOf < status.Valid ? incident.On.AsOf : status.Valid, known, drafts);
            foreach (var bound in then.Commitments.Where(c => IsBound(c, incident) && MayHaveBroken(c.Commitment)))
            {
                yield return new(incident, status.Commitments.First(c => c.Commitment.Id == bound.Commitment.Id));
            }

            // A commitment that is named is meant, whoever did it; else it is a duty of theirs, on the matter where one is named.
            bool MayHaveBroken(Commitment commitment) =>
                incident.Broke == commitment.Id
                || (!isCommitment && (by.Count == 0 || commitment.Debtors.Any(by.Contains)) && (incident.Broke is null || Concerns(commitment.Then, incident.Broke)));
        }

        // Through definitions.
        bool Concerns(Formula formula, string matter)
        {
            var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(formula.Propositions));
            while (open.TryPop(out var id))
            {
                if (id == matter)
                {
                    return true;
                }

                if (seen.Add(id) && definitions.TryGetValue(id, out var holds))
                {
                    foreach (var part in holds.Propositions)
                    {
                        open.Push(part);
                    }
                }
            }

            return false;
        }
    }

    // Bound on the day: to leave something undone or to keep something up, or as the incident names it; a breach of that very day among them.
    private static bool IsBound(CommitmentStatus commitment, Incident incident) =>
        (commitment.Commitment.Kind == CommitmentKind.Prohibition || commitment.Commitment.Standing == true || commitment.Commitment.Id == incident.Broke)
        && (commitment.States.Contains(CommitmentState.Detached) || (commitment.States.Contains(CommitmentState.Violated) && commitment.Since >= incident.On.Start));
}
