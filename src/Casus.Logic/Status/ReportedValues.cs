using Casus.Model;

namespace Casus.Logic;

/// <summary>The values that are told to a reader at the valid time.</summary>
/// <remarks>
/// They differ from the values of the timelines in one way: a monitored proposition that nothing determines is told as open while somebody
/// may still bring it about in time, since "false" would read as "did not happen".
/// </remarks>
internal sealed class ReportedValues
{
    private readonly Dictionary<PropositionNode, Commitment> _awaited = [];
    private readonly Dictionary<PropositionNode, Truth> _derived = [];
    private readonly Instant _valid;

    public ReportedValues(Conditions conditions, Instant valid, IEnumerable<(Commitment Commitment, Condition Then, Standing Standing)> walks)
    {
        _valid = valid;
        var seen = new HashSet<PropositionNode>();
        foreach (var (commitment, then, standing) in walks)
        {
            if (!standing.Hypotheses.Exists(h => IsAwaiting(commitment, h)))
            {
                continue;
            }

            var open = new Stack<PropositionNode>(then.Atoms);
            while (open.TryPop(out var node))
            {
                if (!seen.Add(node))
                {
                    continue;
                }

                if (node.IsMonitored && node.Supposed?.At(valid) is null && !node.Findings.Any(f => f.From.Start <= valid && !(f.To?.Start <= valid)))
                {
                    _awaited.Add(node, commitment);
                }

                foreach (var part in node.Definition?.Atoms ?? [])
                {
                    open.Push(part);
                }
            }
        }

        if (_awaited.Count == 0)
        {
            return;
        }

        foreach (var node in conditions.Propositions.Where(n => n.IsExpandedAt(valid)).OrderBy(n => n.Rank))
        {
            _derived[node] = Conditions.Value(node.Definition!, valid, Of);
        }
    }

    public Truth Of(PropositionNode node) =>
        _awaited.ContainsKey(node) ? Truth.Open
        : _derived.TryGetValue(node, out var value) ? value
        : node.Timeline.At(_valid);

    /// <summary>The commitment whose window is still open on it, where that is why it is open.</summary>
    public Commitment? AwaitedBy(PropositionNode node) => _awaited.GetValueOrDefault(node);

    private bool IsAwaiting(Commitment commitment, Hypothesis hypothesis) =>
        hypothesis.State is CommitmentState.Conditional or CommitmentState.Detached or CommitmentState.Suspended
        && !(Deadlines.Of(commitment, hypothesis.DetachedTo)?.End <= _valid);
}
