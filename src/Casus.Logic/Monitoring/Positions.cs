using Casus.Model;

namespace Casus.Logic;

/// <summary>What each actor has said for or against each proposition, by the table of <c>docs/reference/positions.md</c>, and how it moved.</summary>
internal static class Positions
{
    private const int Plain = 2;
    private const int Weakened = 1;

    /// <param name="isDue">Whether a commitment had fallen due just before a time: who takes it back then refuses what is owed.</param>
    public static IEnumerable<PositionCourse> Of(KnownItems items, Instant valid, Func<Commitment, Instant, bool> isDue) => items.Commitments
        .SelectMany(c => Said(c, items.ActsOf(c.Id), isDue).Concat(Affirmed(c, items)))
        .Select(s => (s.Actor, s.Proposition, s.Position, Statement: (string?)null))
        .Concat(Tied(items))
        .Where(s => !(s.Position.On?.Start > valid))
        .GroupBy(s => (s.Actor, s.Proposition))
        .OrderBy(g => g.Key.Actor, StringComparer.Ordinal).ThenBy(g => g.Key.Proposition, StringComparer.Ordinal)
        .Select(g =>
        {
            var said = g.ToList();
            List<Position> positions = said is [var only] ? [only.Position]
                : [.. Apart(said).Distinct().OrderBy(p => p.On?.Start ?? Instant.Min).ThenBy(p => p.Item, StringComparer.Ordinal)];
            return new PositionCourse(g.Key.Actor, g.Key.Proposition, [.. positions], [.. Moves(positions.FindAll(p => p.On is not null))]);
        });

    // What is told twice counts once: a statement tied to what it already is the words of, or reported by two who tell one saying.
    private static List<Position> Apart(IEnumerable<(string Actor, string Proposition, Position Position, string? Statement)> said)
    {
        var (apart, statements) = (new List<Position>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (_, _, position, statement) in said)
        {
            if (statement is null || (statements.Add(statement) && !apart.Exists(other => other.Words.Any(a => position.Words.Any(b => Overlap(a, b))))))
            {
                apart.Add(position);
            }
        }

        return apart;
    }

    private static bool Overlap(Evidence a, Evidence b) => (a.Sha256 ?? a.Document) is { } document && document == (b.Sha256 ?? b.Document)
        && (a.Spans.IsEmpty || b.Spans.IsEmpty ? a.Words is not null && a.Words == b.Words : a.Spans.Any(x => b.Spans.Any(y => x.Start < y.End && y.Start < x.End)));

    // A stance without a statement is one by its own id.
    private static IEnumerable<(string Actor, string Proposition, Position Position, string? Statement)> Tied(KnownItems items)
    {
        var merged = MergedNames.From(items.Merges, MergeOf.Statements);
        return
            from stance in items.Stances.OrderBy(s => s.On?.Start ?? Instant.Min).ThenBy(s => s.Id, StringComparer.Ordinal)
            from actor in stance.By
            select (actor, stance.Proposition, new Position(Word(stance), Weight(stance), stance.On, stance.Id, stance.Origin.Entry, stance.Evidence), (string?)merged.Of(stance.Statement ?? stance.Id));
    }

    // To deny that it is not so is to say that it is, and the other way.
    private static string Word(Stance stance) => (stance.Negated, stance.Act) switch
    {
        (true, StanceAct.Denial) => StanceAct.Affirmation.Word(),
        (true, StanceAct.Affirmation) => StanceAct.Denial.Word(),
        _ => stance.Act.Word(),
    };

    // The condition of a threat is what it is made against, and weakens nothing.
    private static int Weight(Stance stance) =>
        (stance.IfWords is null || stance.Act == StanceAct.Threat ? Plain : Weakened)
        * (stance.Act is StanceAct.Refusal or StanceAct.Threat or StanceAct.Denial ? -1 : 1) * (stance.Negated ? -1 : 1);

    private static IEnumerable<PositionMove> Moves(List<Position> dated)
    {
        for (var i = 1; i < dated.Count; i++)
        {
            var (from, to) = (dated[i - 1], dated[i]);
            if (from.Weight != to.Weight)
            {
                yield return new(from.Weight * to.Weight < 0 ? "reversed" : Math.Abs(to.Weight) > Math.Abs(from.Weight) ? "firmer" : "softer", from, to);
            }
        }
    }

    // Who spoke for the actor when it was committed, and is quoted on a finding of what was to be brought about, says it without a condition.
    private static IEnumerable<(string Actor, string Proposition, Position Position)> Affirmed(Commitment commitment, KnownItems items)
    {
        if (commitment.Kind is not (CommitmentKind.Pledge or CommitmentKind.Offer) || !commitment.Evidence.Any(e => e.By is not null))
        {
            yield break;
        }

        var voices = commitment.Evidence.Select(e => e.By).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var finding in commitment.Then.Propositions.SelectMany(p => items.Findings[p]))
        {
            ValueList<Evidence> words = [.. finding.Evidence.Where(e => e.By is { } by && voices.Contains(by))];
            foreach (var debtor in words.IsEmpty ? [] : commitment.Debtors)
            {
                yield return (debtor, finding.Proposition, new(
                    finding.Value ? "affirmation" : "denial", finding.Value ? Plain : -Plain, finding.From, finding.Id, finding.Origin.Entry, words));
            }
        }
    }

    private static IEnumerable<(string Actor, string Proposition, Position Position)> Said(
        Commitment commitment, IReadOnlyList<CommitmentAct> acts, Func<Commitment, Instant, bool> isDue)
    {
        var weight = commitment.If is null ? Plain : Weakened;
        var (speakers, matters) = commitment.Kind switch
        {
            CommitmentKind.Pledge or CommitmentKind.Offer => (commitment.Debtors, Matters(commitment.Then, weight)),

            // Who demands is for it; what the one asked says of it are acts.
            CommitmentKind.Demand => (commitment.Toward, Matters(commitment.Then, weight)),

            // A threat is made against what would bring it on; where it names nothing, against nothing that is known.
            CommitmentKind.Threat => (commitment.Debtors, commitment.If is null ? [] : Matters(commitment.If, -Plain)),
            _ => ([], []),
        };
        foreach (var speaker in speakers)
        {
            foreach (var (proposition, said) in matters)
            {
                yield return (speaker, proposition, new(commitment.Kind.Word(), said, commitment.Made, commitment.Id, commitment.Origin.Entry, commitment.Evidence));
            }
        }

        foreach (var act in acts)
        {
            var (word, of) = act.Act switch
            {
                CommitmentActKind.Accept => ("acceptance", weight),
                CommitmentActKind.Refuse => ("refusal", -Plain),
                CommitmentActKind.Cancel when isDue(commitment, act.On.Start) => ("repudiation", -Plain),
                CommitmentActKind.Cancel => ("withdrawal", 0),
                _ => (null, 0),
            };
            IEnumerable<string> by = act.By is { } one ? [one]
                : act.Act == CommitmentActKind.Cancel ? speakers
                : commitment.Kind == CommitmentKind.Offer ? commitment.Toward : commitment.Debtors;
            foreach (var speaker in word is null ? [] : by)
            {
                foreach (var (proposition, sign) in commitment.Kind == CommitmentKind.Threat ? matters : Matters(commitment.Then, 1))
                {
                    yield return (speaker, proposition, new(word!, of * Math.Sign(sign), act.On, act.Id, act.Origin.Entry, act.Evidence));
                }
            }
        }
    }

    // The propositions a formula speaks of, and the weight with the sign it uses them by; both ways: none.
    private static List<(string Proposition, int Weight)> Matters(Formula formula, int weight)
    {
        if (formula is Atom alone)
        {
            return [(alone.Proposition, weight)];
        }

        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<(Formula Formula, int Sign)>([(formula, 1)]);
        while (open.TryPop(out var next))
        {
            switch (next.Formula)
            {
                case Atom atom:
                    uses[atom.Proposition] = uses.TryGetValue(atom.Proposition, out var known) && known != next.Sign ? 0 : next.Sign;
                    break;
                case Not not:
                    open.Push((not.Inner, -next.Sign));
                    break;
                case And and:
                    PushAll(and.Parts, next.Sign);
                    break;
                case Or or:
                    PushAll(or.Parts, next.Sign);
                    break;
                case AtLeast gate:
                    PushAll(gate.Parts, next.Sign);
                    break;
                case Timed timed:
                    PushAll(timed.Operands.Take(1), next.Sign);
                    break;
            }
        }

        return [.. uses.Where(u => u.Value != 0).Select(u => (u.Key, u.Value * weight))];

        void PushAll(IEnumerable<Formula> parts, int sign)
        {
            foreach (var part in parts)
            {
                open.Push((part, sign));
            }
        }
    }
}
