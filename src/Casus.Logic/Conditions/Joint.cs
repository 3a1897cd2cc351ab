using System.Runtime.InteropServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>What the antecedent and the consequent are together worth in some of the ways in which what is not known may turn out.</summary>
/// <param name="Fall">The antecedent's value: true, false or open (not yet).</param>
/// <param name="Deed">The consequent's.</param>
/// <param name="IsFallLoose">It might be otherwise though every conflict turned out as it did.</param>
/// <param name="IsDeedLoose">The same of the consequent.</param>
/// <param name="Given">How the conflicts turned out, as a node of the pair's diagram.</param>
internal readonly record struct Turn(Truth Fall, Truth Deed, bool IsFallLoose, bool IsDeedLoose, int Given);

/// <summary>Values an antecedent and a consequent together, exactly over the propositions they share.</summary>
/// <remarks>
/// What is open has not happened yet. What is unknown may be either way and may change while nobody sees it. Of a conflict one side is right,
/// for as long as it lasts, and what time has decided stays as it was decided: that choice is kept from one instant to the next.
/// </remarks>
internal sealed class Joint(Condition? antecedent, Condition consequent, View deedView)
{
    // Of most pairs nothing is doubtful, and nothing of this is needed.
    private DecisionDiagram Diagram => field ??= new();

    private Dictionary<PropositionNode, int> Variables => field ??= [];

    private Dictionary<(PropositionNode Node, Instant Since), int> Conflicts => field ??= [];

    /// <summary>By variable; none for the choice of a conflict.</summary>
    private List<PropositionNode?> Owners => field ??= [];

    private Dictionary<string, (int Fall, int Deed, HashSet<PropositionNode> OfFall)> Roots => field ??= new(StringComparer.Ordinal);

    /// <summary>True when the two were too entangled to be taken together.</summary>
    public bool IsInexact { get; private set; }

    public Truth Fall(Instant at) => antecedent?.Told.At(at) ?? Truth.True;

    public Truth Deed(Instant at) => consequent.In(deedView).At(at);

    /// <summary>Every way things may stand at an instant, given how conflicts turned out so far.</summary>
    public ReadOnlySpan<Turn> At(Instant at, int given)
    {
        var (fall, deed) = (Fall(at), Deed(at));
        return IsDoubtful(fall) || IsDoubtful(deed)
            ? CollectionsMarshal.AsSpan(Exactly(at, given) ?? ByParts(fall, deed, given))
            : (Turn[])[new(fall, deed, false, false, given)];
    }

    /// <summary>Of two turns of conflicts, either.</summary>
    public int Either(int one, int other) => one == other ? one : Diagram.Or(one, other) is var either && either == DecisionDiagram.TooLarge ? DecisionDiagram.True : either;

    private static bool IsDoubtful(Truth value) => value is Truth.Unknown or Truth.Contested;

    private List<Turn>? Exactly(Instant at, int given)
    {
        var diagram = Diagram;
        var roots = RootsAt(at);
        var fall = Residual(roots.Fall, n => n.Told.At(at));
        var deed = Residual(roots.Deed, n => n.In(deedView).At(at));
        if (fall == DecisionDiagram.TooLarge || deed == DecisionDiagram.TooLarge)
        {
            return null;
        }

        bool IsOpen(int v) => Owners[v] is { } node && ((roots.OfFall.Contains(node) && node.Told.At(at) == Truth.Open) || node.In(deedView).At(at) == Truth.Open);
        bool IsLoose(int v) => Owners[v] is not null;
        var falls = Split(fall);
        var deeds = Split(deed);
        var fallElse = Possible(diagram.And(given, diagram.Not(falls[0])));
        var deedTrue = Possible(diagram.And(given, deeds[0]));
        var deedElse = Possible(diagram.And(given, diagram.Not(deeds[0])));
        var turns = new List<Turn>();
        for (var f = 0; f < 3; f++)
        {
            for (var d = 0; d < 3; d++)
            {
                var cell = Possible(diagram.And(given, diagram.And(falls[f], deeds[d])));
                foreach (var (part, isFallLoose) in Divide(cell, f == 0 ? fallElse : DecisionDiagram.False))
                {
                    foreach (var (rest, isDeedLoose) in Divide(part, d == 0 ? deedElse : deedTrue))
                    {
                        turns.Add(new(Values[f], Values[d], isFallLoose, isDeedLoose, rest));
                    }
                }
            }
        }

        return turns.Exists(t => t.Given == DecisionDiagram.TooLarge) ? null : turns;

        int Possible(int node) => diagram.Exists(node, IsLoose);

        // True, false, open: however what is open turns out, or not so.
        int[] Split(int node)
        {
            var (holds, fails) = (diagram.ForAll(node, IsOpen), diagram.ForAll(diagram.Not(node), IsOpen));
            return [holds, fails, diagram.And(diagram.Not(holds), diagram.Not(fails))];
        }

        IEnumerable<(int Node, bool Within)> Divide(int node, int by)
        {
            var inside = diagram.And(node, by);
            var outside = diagram.And(node, diagram.Not(by));
            return new[] { (inside, true), (outside, false) }.Where(p => p.Item1 != DecisionDiagram.False);
        }

        int Residual(int root, Func<PropositionNode, Truth> valueOf) => root == DecisionDiagram.TooLarge ? root : diagram.Substitute(root, v => valueOf(Owners[v]!) switch
        {
            Truth.True => DecisionDiagram.True,
            Truth.False => DecisionDiagram.False,
            Truth.Contested => diagram.Variable(Choice(Owners[v]!, at)),
            Truth.Unknown when Owners[v]!.Decided <= at => diagram.Variable(Choice(Owners[v]!, at)),
            _ => diagram.Variable(v),
        });
    }

    /// <summary>How what time has decided, though nobody knows which way, must have turned out for one of the two to be able to hold yet; null where nothing was.</summary>
    /// <param name="isDeed">Of the consequent; else of the antecedent.</param>
    public int? StillPossible(bool isDeed, Instant at)
    {
        if ((isDeed ? consequent : antecedent) is not { } condition || !condition.IsDecidedIn(at))
        {
            return null;
        }

        var roots = RootsAt(at);
        var root = isDeed ? roots.Deed : roots.Fall;
        if (root == DecisionDiagram.TooLarge)
        {
            return null;
        }

        var ahead = Diagram.Substitute(root, v => Owners[v] switch
        {
            { Settled: (var from, var value) } when from <= at => value ? DecisionDiagram.True : DecisionDiagram.False,
            { } node when node.Decided <= at => Diagram.Variable(Choice(node, at)),
            _ => Diagram.Variable(v),
        });
        var possible = ahead == DecisionDiagram.TooLarge ? ahead : Diagram.Exists(ahead, v => Owners[v] is not null);
        return possible == DecisionDiagram.TooLarge ? null : possible;
    }

    /// <summary>Of some turns, those within others and those without.</summary>
    public (int Within, int Without) Divide(int given, int by)
    {
        var (within, without) = (Diagram.And(given, by), Diagram.And(given, Diagram.Not(by)));
        return within == DecisionDiagram.TooLarge || without == DecisionDiagram.TooLarge ? (given, DecisionDiagram.False) : (within, without);
    }

    // The choice of a conflict, or of what was decided unseen, from when it is there to be made.
    private int Choice(PropositionNode node, Instant at)
    {
        var since = node.Timeline.Start(node.Timeline.IndexAt(at));
        if (!Conflicts.TryGetValue((node, since), out var variable))
        {
            Conflicts.Add((node, since), variable = Owners.Count);
            Owners.Add(null);
        }

        return variable;
    }

    private static readonly Truth[] Values = [Truth.True, Truth.False, Truth.Open];

    // Each by itself: never too narrow, perhaps too wide.
    private List<Turn> ByParts(Truth fall, Truth deed, int given)
    {
        IsInexact = true;
        return [.. Either(fall).SelectMany(f => Either(deed).Select(d => new Turn(f, d, fall == Truth.Unknown, deed == Truth.Unknown, given)))];

        static Truth[] Either(Truth value) => IsDoubtful(value) ? [Truth.True, Truth.False] : [value];
    }

    private (int Fall, int Deed, HashSet<PropositionNode> OfFall) RootsAt(Instant at)
    {
        // What stands for itself may change when a finding about a derived proposition begins or ends.
        PropositionNode[] atoms = [.. antecedent?.Atoms ?? [], .. consequent.Atoms];
        var (basic, derived) = Supervaluation.Below(atoms, n => n.IsExpandedAt(at));
        var key = string.Join(' ', derived.Select(d => d.Id));
        if (!Roots.TryGetValue(key, out var roots))
        {
            var nodes = basic.ToDictionary(n => n, n => Diagram.Variable(VariableOf(n)));
            Supervaluation.Build(Diagram, nodes, derived);
            roots = (
                antecedent is null ? DecisionDiagram.True : Supervaluation.Make(Diagram, antecedent.Term, nodes),
                Supervaluation.Make(Diagram, consequent.Term, nodes),
                [.. Supervaluation.Below(antecedent?.Atoms ?? [], n => n.IsExpandedAt(at)).Variables]);
            Roots.Add(key, roots);
        }

        return roots;
    }

    private int VariableOf(PropositionNode node)
    {
        if (!Variables.TryGetValue(node, out var variable))
        {
            Variables.Add(node, variable = Owners.Count);
            Owners.Add(node);
        }

        return variable;
    }
}
