using Casus.Model;

namespace Casus.Logic;

/// <summary>Finds the propositions without which a condition cannot hold, whatever all others turn out to be.</summary>
internal static class Indispensable
{
    /// <summary>Those of <paramref name="candidates"/>, propositions of the condition, that are so.</summary>
    public static List<PropositionNode> Among(IReadOnlyList<PropositionNode> candidates, Condition condition)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);
        Require(condition.Formula, true, required);
        return [.. candidates.Where(c => required.Contains(c.Id) || (!condition.IsReadOnce && IsRequired(c, condition)))];
    }

    // By the form alone: sound always, and all there is to find where nothing stands in the condition twice.
    private static void Require(Formula formula, bool wanted, HashSet<string> required)
    {
        switch (formula)
        {
            case Atom atom when wanted:
                required.Add(atom.Proposition);
                break;
            case Not not:
                Require(not.Inner, !wanted, required);
                break;
            case And all when wanted:
                RequireAll(all.Parts);
                break;
            case Or any when !wanted:
                RequireAll(any.Parts);
                break;
            case AtLeast gate when wanted ? gate.Count == gate.Parts.Count : gate.Count == 1:
                RequireAll(gate.Parts);
                break;
        }

        void RequireAll(ValueList<Formula> parts)
        {
            foreach (var part in parts)
            {
                Require(part, wanted, required);
            }
        }
    }

    private static bool IsRequired(PropositionNode node, Condition condition) =>
        Conditions.Value(condition, n => n == node, n => n == node ? Truth.False : Truth.Open) == Truth.False;
}
