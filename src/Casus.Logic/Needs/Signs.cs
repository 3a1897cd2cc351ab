namespace Casus.Logic;

/// <summary>Tells how a condition uses its leaves: to hold, or (under a negation) to fail.</summary>
internal static class Signs
{
    /// <summary>Each leaf with each of its uses, in the order of writing.</summary>
    public static IReadOnlyCollection<(PropositionNode Node, bool IsPositive)> Of(Term term)
    {
        var uses = new OrderedDictionary<(PropositionNode, bool), bool>();
        Visit(term, true);
        return uses.Keys;

        void Visit(Term part, bool isPositive)
        {
            switch (part)
            {
                case Term.Leaf leaf:
                    uses.TryAdd((leaf.Node, isPositive), true);
                    break;
                case Term.Not not:
                    Visit(not.Inner, !isPositive);
                    break;
                case Term.Gate gate:
                    foreach (var one in gate.Parts)
                    {
                        Visit(one, isPositive);
                    }

                    break;
            }
        }
    }
}
