using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>What an evaluation looks at anew, of all that it could take over from an earlier one.</summary>
/// <param name="Touched">Ids of the propositions, commitments and timed parts that something happened to.</param>
/// <param name="Reached">What is looked at: these, and what rests on them, worked out anew only where a value below it differs.</param>
/// <param name="Moved">Commitments that the earlier one has on another course than what is reached here knows them on.</param>
internal sealed record Revision(HashSet<string> Touched, HashSet<string> Reached, HashSet<string> Moved);

/// <summary>Tells which propositions and conditions of an earlier evaluation are worth the same in this one, so that what rests on them alone need not be looked at.</summary>
/// <remarks>Values are compared as far as the valid time of each: what is known of later times bears on nothing yet.</remarks>
/// <param name="current">This evaluation.</param>
internal sealed class Renewal(Conditions current, HashSet<string> reached, Instant valid, Instant earlierValid)
{
    private readonly Dictionary<PropositionNode, PropositionNode> _renewed = [];
    private readonly Dictionary<(PropositionNode, View), bool> _same = [];
    private readonly Dictionary<(PropositionNode, View), bool> _sameBelow = [];
    private readonly Dictionary<(Condition, View), bool> _sameConditions = [];

    public void Add(PropositionNode earlier, PropositionNode renewed) => _renewed.Add(earlier, renewed);

    /// <summary>A proposition of the earlier evaluation as it is in this one.</summary>
    public PropositionNode Current(PropositionNode earlier) => Renewed(earlier) ?? earlier;

    /// <summary>True when whatever asks for the value of the condition alone, at whatever time, gets the same answer.</summary>
    /// <param name="earlier">A condition of the earlier evaluation.</param>
    public bool IsSame(Condition? earlier, View view)
    {
        if (earlier is null || !IsAnyRenewed(earlier.Atoms))
        {
            return true;
        }

        if (!_sameConditions.TryGetValue((earlier, view), out var isSame))
        {
            isSame = AreSameBelow(earlier.Atoms, view) || IsSameValue(earlier, current.Of(earlier.Formula), view);
            _sameConditions[(earlier, view)] = isSame;
        }

        return isSame;
    }

    /// <summary>True when the values of its parts leave it what it was.</summary>
    public bool Keeps(Condition earlier, View view) =>
        earlier.IsReadOnce ? Array.TrueForAll(earlier.Atoms, a => IsSame(a, view)) : AreSameBelow(earlier.Atoms, view);

    // A doubtful value does not say all: what is doubtful below is taken together with what else rests on it.
    private bool IsSameValue(Condition earlier, Condition now, View view) =>
        now.In(view) is var timeline && timeline.IsSame(earlier.In(view), valid, earlierValid) && !timeline.Has(Truth.Unknown) && !timeline.Has(Truth.Contested)
        && (!earlier.HasTimed || (now.NeverFrom == earlier.NeverFrom && !now.Decided().Any() && !earlier.Decided().Any()));

    private bool IsSame(PropositionNode earlier, View view)
    {
        if (Renewed(earlier) is not { } now)
        {
            return true;
        }

        if (!_same.TryGetValue((earlier, view), out var isSame))
        {
            // The values first: a timed part is settled while they are found.
            isSame = now.Supposed is null && now.In(view).IsSame(earlier.In(view), valid, earlierValid) && now.Settled == earlier.Settled && now.Decided == earlier.Decided
                && (now.Override is { } over ? earlier.Override is { } other && over.IsSame(other) : earlier.Override is null);
            _same[(earlier, view)] = isSame;
        }

        return isSame;
    }

    private bool IsAnyRenewed(PropositionNode[] earlier)
    {
        foreach (var node in earlier)
        {
            if (Renewed(node) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool AreSameBelow(PropositionNode[] earlier, View view)
    {
        foreach (var node in earlier)
        {
            if (!IsSameBelow(node, view))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSameBelow(PropositionNode earlier, View view)
    {
        if (Renewed(earlier) is null)
        {
            return true;
        }

        if (!_sameBelow.TryGetValue((earlier, view), out var isSame))
        {
            isSame = IsSame(earlier, view)
                && (earlier.Definition is null || (RuntimeHelpers.TryEnsureSufficientExecutionStack() && AreSameBelow(earlier.Definition.Atoms, view)));
            _sameBelow[(earlier, view)] = isSame;
        }

        return isSame;
    }

    // Null where it is the same. What the earlier evaluation was asked for only since this one was begun is reached as well.
    private PropositionNode? Renewed(PropositionNode earlier)
    {
        if (!_renewed.TryGetValue(earlier, out var renewed) && reached.Contains(earlier.Id))
        {
            _renewed.Add(earlier, renewed = current.Current(earlier));
        }

        return renewed;
    }
}
