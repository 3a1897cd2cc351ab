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
    public static string Sentence(Condition condition, Instant time, View view) =>
        Smallest(condition, wanted: true, time, view) is { } literals ? Literal.Sentence(literals) : $"{condition} holds";

    /// <summary>What would have to change; empty when nothing; null when nothing can do it.</summary>
    public static IReadOnlyList<Literal>? Smallest(Condition condition, bool wanted, Instant time, View view)
    {
        var best = Find(condition.Term, wanted, time, view);
        if (best.Cost == int.MaxValue)
        {
            return null;
        }

        var literals = best.Literals.Distinct().ToList();
        return literals.Count > 1 && literals.DistinctBy(l => l.Node).Count() < literals.Count ? null : literals;
    }

    private static (int Cost, IEnumerable<Literal> Literals) Find(Term term, bool wanted, Instant time, View view)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return (int.MaxValue, []);
        }

        switch (term)
        {
            case Term.Leaf { Node: var node }:
                var value = node.In(view).At(time);
                if (value == (wanted ? Truth.True : Truth.False))
                {
                    return (0, []);
                }

                if (node.IsExpandedAt(time))
                {
                    return Find(node.Definition!.Term, wanted, time, view);
                }

                var isUndecided = !value.IsDetermined() || node.Timed is not null || (node.IsMonitored && !node.IsFoundAt(time));
                return !node.Circle.IsEmpty || node.Settled?.From <= time ? (int.MaxValue, []) : (isUndecided ? 1 : Turn, [new(node, wanted)]);
            case Term.Not not:
                return Find(not.Inner, !wanted, time, view);
            case Term.Gate gate:
                // The cheapest parts that are needed.
                var cheapest = gate.Parts.Select(p => Find(p, wanted, time, view)).OrderBy(p => p.Cost).Take(wanted ? gate.Needed : gate.Fatal).ToList();
                var cost = cheapest.Aggregate(0L, (sum, part) => sum + part.Cost);
                return cheapest.Exists(p => p.Cost == int.MaxValue) || cost >= int.MaxValue
                    ? (int.MaxValue, [])
                    : ((int)cost, cheapest.SelectMany(p => p.Literals));
            default:
                return (int.MaxValue, []);
        }
    }
}
