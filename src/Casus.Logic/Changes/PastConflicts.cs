using Casus.Model;

namespace Casus.Logic;

/// <summary>A span of the past over which a proposition came to be contested, or is so no longer.</summary>
/// <param name="Earlier">The proposition as it was known before; null: it was not there.</param>
/// <param name="Before">Its value at the start of the span, as known before.</param>
internal sealed record PastConflict(PropositionNode Node, PropositionNode? Earlier, Instant From, Instant To, Truth? Before, Truth After);

/// <summary>Finds conflicts of the past that the present values do not show: both sides were recorded after the time they speak of.</summary>
internal static class PastConflicts
{
    public static IEnumerable<PastConflict> Between(Evaluation before, Evaluation after)
    {
        var (then, now) = (before.Status.Valid, after.Status.Valid);
        Dictionary<string, PropositionNode>? earlier = null;
        foreach (var node in after.Nodes)
        {
            earlier ??= before.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
            var old = earlier.GetValueOrDefault(node.Id);
            foreach (var (from, to) in Spans(node, now))
            {
                if (old?.Timeline.At(from) is var value && value != Truth.Contested)
                {
                    yield return new(node, old, from, to, value, Truth.Contested);
                }
            }

            foreach (var (from, to) in old is null ? [] : Spans(old, then))
            {
                if (node.Timeline.At(from) is var value && value != Truth.Contested)
                {
                    yield return new(node, old, from, to, Truth.Contested, value);
                }
            }
        }
    }

    // Those that ended by a time.
    private static IEnumerable<(Instant From, Instant To)> Spans(PropositionNode node, Instant time)
    {
        for (var i = 0; i < node.Timeline.Count; i++)
        {
            if (node.Timeline.Value(i) == Truth.Contested && node.Timeline.End(i) is { } end && end <= time)
            {
                yield return (node.Timeline.Start(i), end);
            }
        }
    }
}
