using Casus.Model;

namespace Casus.Logic;

/// <summary>A formula of the dossier with its propositions; one object for all equal formulas.</summary>
/// <param name="atoms">Each once, in the order of writing.</param>
internal sealed class Condition(Formula formula, PropositionNode[] atoms)
{
    private string? _text;
    private Dictionary<string, PropositionNode>? _byId;

    public Formula Formula => formula;

    public PropositionNode[] Atoms => atoms;

    /// <summary>
    /// True when no basic proposition reaches it on two ways: its parts are then independent, and its value follows exactly from theirs.
    /// </summary>
    public bool IsReadOnce { get; set; }

    /// <summary>Its value until the valid time of the question.</summary>
    public Timeline<Truth> Timeline { get; set; } = Timeline<Truth>.Constant(Truth.Open);

    /// <summary>True when it was too entangled to be decided exactly, so that some values are less definite than they could be.</summary>
    public bool IsInexact { get; set; }

    /// <summary>Diagrams by the derived propositions that stand for themselves in them.</summary>
    public Dictionary<string, Expansion> Expansions => field ??= new(StringComparer.Ordinal);

    /// <summary>Reasons by rule, instant and whom they are told of, shared by all that rest on this condition.</summary>
    public Dictionary<(string Rule, Instant At, string? Of), ValueList<Reason>> Reasons => field ??= [];

    public PropositionNode Atom(string id)
    {
        if (atoms.Length > 8)
        {
            _byId ??= atoms.ToDictionary(a => a.Id, StringComparer.Ordinal);
            return _byId[id];
        }

        foreach (var atom in atoms)
        {
            if (atom.Id == id)
            {
                return atom;
            }
        }

        throw new KeyNotFoundException($"The condition has no proposition {id}.");
    }

    /// <summary>What would suffice for it at the valid time, once it was asked; empty: nothing is left to be done.</summary>
    public string? Sufficient { get; set; }

    public override string ToString() => _text ??= formula.ToString();
}

/// <summary>A condition over basic propositions alone.</summary>
internal sealed record Expansion(DecisionDiagram Diagram, int Root, PropositionNode[] Variables);
