namespace Casus.Logic;

/// <summary>Finds the propositions without which a condition cannot hold, whatever all others turn out to be.</summary>
internal static class Indispensable
{
    /// <summary>Those of <paramref name="candidates"/>, propositions of the condition, that are so.</summary>
    public static List<PropositionNode> Among(IReadOnlyList<PropositionNode> candidates, Condition condition)
    {
        var required = new HashSet<PropositionNode>();
        Require(condition.Term, true, required);
        return [.. candidates.Where(c => required.Contains(c) || (!condition.IsReadOnce && IsRequired(c, condition)))];
    }

    // By the form alone: sound always, and all there is to find where nothing stands in the condition twice.
    private static void Require(Term term, bool wanted, HashSet<PropositionNode> required)
    {
        switch (term)
        {
            case Term.Leaf leaf when wanted:
                required.Add(leaf.Node);
                break;
            case Term.Not not:
                Require(not.Inner, !wanted, required);
                break;
            case Term.Gate gate when (wanted ? gate.Needed : gate.Fatal) == gate.Parts.Length:
                foreach (var part in gate.Parts)
                {
                    Require(part, wanted, required);
                }

                break;
        }
    }

    private static bool IsRequired(PropositionNode node, Condition condition) =>
        condition.Value(n => n == node, n => n == node ? Truth.False : Truth.Open) == Truth.False;
}
