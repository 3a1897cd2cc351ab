using Casus.Model;

namespace Casus.Logic;

/// <summary>Decides a condition exactly over everything that is not determined, by a decision diagram over its basic propositions.</summary>
internal static class Supervaluation
{
    /// <summary>The exact value; null when the diagram would be too large.</summary>
    public static Truth? Value(Condition condition, Instant time, Func<PropositionNode, Truth> valueOf) => Value(condition, n => n.IsExpandedAt(time), valueOf);

    /// <param name="isExpanded">Whether a proposition is taken by its definition; else it stands for itself.</param>
    public static Truth? Value(Condition condition, Func<PropositionNode, bool> isExpanded, Func<PropositionNode, Truth> valueOf)
    {
        var expansion = Expand(condition, isExpanded);
        var values = Array.ConvertAll(expansion.Variables, v => valueOf(v));
        if (expansion.Root == DecisionDiagram.TooLarge)
        {
            condition.IsInexact = true;
            return null;
        }

        var residual = expansion.Diagram.Restrict(expansion.Root, v => values[v] switch
        {
            Truth.True => true,
            Truth.False => false,
            _ => null,
        });
        return residual switch
        {
            DecisionDiagram.True => Truth.True,
            DecisionDiagram.False => Truth.False,
            DecisionDiagram.TooLarge => null,
            _ => (Truth)expansion.Diagram.Support(residual).Max(v => (int)values[v]),
        };
    }

    /// <summary>The propositions that still matter: those the residual depends on, once the determined ones are put in. Null when it is too large.</summary>
    public static PropositionNode[]? Undetermined(Condition condition, Instant time, Func<PropositionNode, Truth> valueOf)
    {
        var expansion = Expand(condition, n => n.IsExpandedAt(time));
        if (expansion.Root == DecisionDiagram.TooLarge)
        {
            return null;
        }

        var residual = expansion.Diagram.Restrict(
            expansion.Root, v => valueOf(expansion.Variables[v]) is var value && value.IsDetermined() ? value == Truth.True : null);
        return residual == DecisionDiagram.TooLarge ? null : [.. expansion.Diagram.Support(residual).Select(v => expansion.Variables[v])];
    }

    private static Expansion Expand(Condition condition, Func<PropositionNode, bool> isExpanded)
    {
        // Depth first and left to right, so that propositions that stand together are tested together.
        var variables = new List<PropositionNode>();
        var derived = new List<PropositionNode>();
        var itself = new List<string>();
        var seen = new HashSet<PropositionNode>();
        var open = new Stack<PropositionNode>(condition.Atoms.Reverse());
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (isExpanded(node))
            {
                derived.Add(node);
                foreach (var part in node.Definition!.Atoms.Reverse())
                {
                    open.Push(part);
                }
            }
            else
            {
                variables.Add(node);
                if (node.Definition is not null)
                {
                    itself.Add(node.Id);
                }
            }
        }

        var key = string.Join(' ', itself);
        if (!condition.Expansions.TryGetValue(key, out var expansion))
        {
            expansion = Build(condition, variables, derived);
            condition.Expansions.Add(key, expansion);
        }

        return expansion;
    }

    private static Expansion Build(Condition condition, List<PropositionNode> variables, List<PropositionNode> derived)
    {
        var diagram = new DecisionDiagram();
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < variables.Count; i++)
        {
            nodes.Add(variables[i].Id, diagram.Variable(i));
        }

        foreach (var node in derived.OrderBy(d => d.Rank))
        {
            nodes.Add(node.Id, Make(node.Definition!.Formula));
        }

        return new(diagram, Make(condition.Formula), [.. variables]);

        int Make(Formula formula) => formula switch
        {
            Atom atom => nodes[atom.Proposition],
            Not not => diagram.Not(Make(not.Inner)),
            And and => and.Parts.Select(Make).Aggregate(DecisionDiagram.True, diagram.And),
            Or or => or.Parts.Select(Make).Aggregate(DecisionDiagram.False, diagram.Or),
            AtLeast gate => diagram.AtLeast(gate.Count, [.. gate.Parts.Select(Make)]),
            _ => throw new ArgumentException($"An unknown kind of formula: {formula.GetType().Name}.", nameof(formula)),
        };
    }
}
