using Casus.Model;

namespace Casus.Logic;

/// <summary>Decides a condition exactly over everything that is not determined, by a decision diagram over its basic propositions.</summary>
internal static class Supervaluation
{
    /// <summary>The exact value; null when the diagram would be too large.</summary>
    /// <param name="isExpanded">Whether a proposition is taken by its definition; else it stands for itself.</param>
    public static Truth? Value(Condition condition, Func<PropositionNode, bool> isExpanded, Func<PropositionNode, Truth> valueOf)
    {
        var (expansion, residual) = Residual(condition, isExpanded, valueOf);
        switch (residual)
        {
            case DecisionDiagram.TooLarge:
                condition.IsInexact = true;
                return null;
            case DecisionDiagram.True:
                return Truth.True;
            case DecisionDiagram.False:
                return Truth.False;
            default:
                return expansion.Diagram.Support(residual).Max(v => valueOf(expansion.Variables[v]));
        }
    }

    /// <summary>The propositions that still matter: those the residual depends on, once the determined ones are put in. Null when it is too large.</summary>
    public static PropositionNode[]? Undetermined(Condition condition, Instant time, Func<PropositionNode, Truth> valueOf)
    {
        var (expansion, residual) = Residual(condition, n => n.IsExpandedAt(time), valueOf);
        return residual == DecisionDiagram.TooLarge ? null : [.. expansion.Diagram.Support(residual).Select(v => expansion.Variables[v])];
    }

    /// <summary>The basic propositions below, in an order in which those that stand together are tested together, and the derived ones that are expanded.</summary>
    public static (List<PropositionNode> Variables, List<PropositionNode> Derived) Below(IEnumerable<PropositionNode> atoms, Func<PropositionNode, bool> isExpanded)
    {
        var (variables, derived) = (new List<PropositionNode>(), new List<PropositionNode>());
        var seen = new HashSet<PropositionNode>();
        var open = new Stack<PropositionNode>(atoms.Reverse());
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (!isExpanded(node))
            {
                variables.Add(node);
                continue;
            }

            derived.Add(node);
            foreach (var part in node.Definition!.Atoms.AsEnumerable().Reverse())
            {
                open.Push(part);
            }
        }

        return (variables, derived);
    }

    /// <summary>Adds the nodes of derived propositions to those of basic ones.</summary>
    public static void Build(DecisionDiagram diagram, Dictionary<PropositionNode, int> nodes, List<PropositionNode> derived)
    {
        foreach (var node in derived.OrderBy(d => d.Rank))
        {
            nodes.Add(node, Make(diagram, node.Definition!.Term, nodes));
        }
    }

    public static int Make(DecisionDiagram diagram, Term term, Dictionary<PropositionNode, int> nodes) => term switch
    {
        Term.Leaf leaf => nodes[leaf.Node],
        Term.Not not => diagram.Not(Make(diagram, not.Inner, nodes)),
        Term.Gate gate => diagram.AtLeast(gate.Needed, [.. gate.Parts.Select(p => Make(diagram, p, nodes))]),
        _ => throw new ArgumentException($"An unknown kind of term: {term.GetType().Name}.", nameof(term)),
    };

    private static (Expansion Expansion, int Residual) Residual(Condition condition, Func<PropositionNode, bool> isExpanded, Func<PropositionNode, Truth> valueOf)
    {
        var expansion = Expand(condition, isExpanded);
        if (expansion.Root == DecisionDiagram.TooLarge)
        {
            return (expansion, DecisionDiagram.TooLarge);
        }

        var diagram = expansion.Diagram;
        return (expansion, diagram.Substitute(expansion.Root, v => valueOf(expansion.Variables[v]) switch
        {
            Truth.True => DecisionDiagram.True,
            Truth.False => DecisionDiagram.False,
            _ => diagram.Variable(v),
        }));
    }

    private static Expansion Expand(Condition condition, Func<PropositionNode, bool> isExpanded)
    {
        var (variables, derived) = Below(condition.Atoms, isExpanded);
        var key = string.Join(' ', variables.Where(v => v.Definition is not null).Select(v => v.Id));
        if (condition.Expansions.TryGetValue(key, out var expansion))
        {
            return expansion;
        }

        if (condition.Earlier is var (earlier, _) && earlier.Expansions.TryGetValue(key, out var known))
        {
            expansion = known with { Variables = [.. variables] }; // the same function of the same propositions, renewed
        }
        else
        {
            var diagram = new DecisionDiagram();
            var nodes = new Dictionary<PropositionNode, int>();
            for (var i = 0; i < variables.Count; i++)
            {
                nodes.Add(variables[i], diagram.Variable(i));
            }

            Build(diagram, nodes, derived);
            expansion = new(diagram, Make(diagram, condition.Term, nodes), [.. variables]);
        }

        condition.Expansions.Add(key, expansion);
        return expansion;
    }
}
