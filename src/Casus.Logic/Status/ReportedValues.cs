using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>The values that are told to a reader at the valid time.</summary>
/// <remarks>
/// They differ from the values of the timelines in one way: a monitored proposition that nothing determines is told as open while somebody
/// may still bring it about in time, since "false" would read as "did not happen".
/// </remarks>
/// <param name="earlier">Those of the evaluation that is revised: they stand for the propositions that were not renewed.</param>
internal sealed class ReportedValues(Standings standings, Instant valid, ReportedValues? earlier)
{
    private readonly Dictionary<PropositionNode, Truth> _values = earlier is null ? [] : new(earlier._values);

    public Truth Of(PropositionNode node)
    {
        if (_values.TryGetValue(node, out var known))
        {
            return known;
        }

        var value = AwaitedBy(node) is not null ? Truth.Open
            : node.IsExpandedAt(valid) && RuntimeHelpers.TryEnsureSufficientExecutionStack() ? node.Definition!.Value(valid, Of)
            : node.Told.At(valid);
        _values.Add(node, value);
        return value;
    }

    /// <summary>The commitment whose window is still open on it, where that is why it is open.</summary>
    public Commitment? AwaitedBy(PropositionNode node) => standings.AwaitedBy(node);
}
