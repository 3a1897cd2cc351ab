using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>A value that a proposition would have to take.</summary>
internal readonly record struct Literal(PropositionNode Node, bool Value)
{
    /// <summary><c>a and b hold and c does not</c>.</summary>
    public static string Sentence(IReadOnlyList<Literal> literals)
    {
        var holding = literals.Where(l => l.Value).Select(l => l.Node.Id).ToList();
        var failing = literals.Where(l => !l.Value).Select(l => l.Node.Id).ToList();
        var parts = new List<string>(2);
        if (holding.Count > 0)
        {
            parts.Add($"{Say.List(holding)} {(holding.Count == 1 ? "holds" : "hold")}");
        }

        if (failing.Count > 0)
        {
            parts.Add($"{Say.List(failing, "nor")} {(failing.Count == 1 ? "does not" : "do not")}{(holding.Count == 0 ? " hold" : string.Empty)}");
        }

        return string.Join(" and ", parts);
    }
}

/// <summary>Finds the fewest propositions that would give a condition a value, those that are not determined first.</summary>
/// <remarks>Smallest where no proposition stands in the condition twice; else sufficient, and perhaps not smallest.</remarks>
internal static class Sufficiency
{
    // Turning round what is determined is further away than any number of open matters.
    private const int Turn = 1_000_000;

    /// <summary>What would have to be so that the condition holds, in words; empty when it holds.</summary>
    public static string Sentence(Condition condition, Instant time) =>
        Smallest(condition, wanted: true, time) is { } literals ? Literal.Sentence(literals) : $"{condition} holds";

    /// <summary>What would have to change; empty when nothing; null when nothing can do it.</summary>
    public static IReadOnlyList<Literal>? Smallest(Condition condition, bool wanted, Instant time)
    {
        var best = Find(condition.Formula, condition, wanted, time);
        if (best.Cost == int.MaxValue)
        {
            return null;
        }

        var literals = best.Literals.Distinct().ToList();
        return literals.Count > 1 && literals.DistinctBy(l => l.Node).Count() < literals.Count ? null : literals;
    }

    private static (int Cost, IEnumerable<Literal> Literals) Find(Formula formula, Condition condition, bool wanted, Instant time)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return (int.MaxValue, []);
        }

        switch (formula)
        {
            case Atom atom:
                var node = condition.Atom(atom.Proposition);
                var value = node.Timeline.At(time);
                if (value == (wanted ? Truth.True : Truth.False))
                {
                    return (0, []);
                }

                if (node.IsExpandedAt(time))
                {
                    return Find(node.Definition!.Formula, node.Definition, wanted, time);
                }

                var isUndecided = !value.IsDetermined() || (node.IsMonitored && !node.Findings.Any(f => f.From.Start <= time && !(f.To?.Start <= time)));
                return node.Circle.IsEmpty ? (isUndecided ? 1 : Turn, [new(node, wanted)]) : (int.MaxValue, []);
            case Not not:
                return Find(not.Inner, condition, !wanted, time);
            case And and:
                return Of(and.Parts, wanted ? and.Parts.Count : 1);
            case Or or:
                return Of(or.Parts, wanted ? 1 : or.Parts.Count);
            case AtLeast gate:
                return Of(gate.Parts, wanted ? gate.Count : gate.Parts.Count - gate.Count + 1);
            default:
                return (int.MaxValue, []);
        }

        // The cheapest parts that are needed.
        (int, IEnumerable<Literal>) Of(ValueList<Formula> parts, int needed)
        {
            var cheapest = parts.Select(p => Find(p, condition, wanted, time)).OrderBy(p => p.Cost).Take(needed).ToList();
            var cost = cheapest.Aggregate(0L, (sum, part) => sum + part.Cost);
            return cheapest.Exists(p => p.Cost == int.MaxValue) || cost >= int.MaxValue
                ? (int.MaxValue, [])
                : ((int)cost, cheapest.SelectMany(p => p.Literals));
        }
    }
}
