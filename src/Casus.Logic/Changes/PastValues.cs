using Casus.Model;

namespace Casus.Logic;

/// <summary>A span of the past over which a proposition came to be known otherwise than before.</summary>
/// <param name="Earlier">The proposition as it was known before.</param>
/// <param name="Before">Its value over the span, as known before.</param>
internal sealed record PastValue(PropositionNode Node, PropositionNode Earlier, Instant From, Instant To, Truth Before, Truth After);

/// <summary>Finds values of the past that changed and that the present values do not show: what was learnt speaks of a time that is over.</summary>
internal static class PastValues
{
    /// <param name="touched">Ids of the propositions whose values may have changed.</param>
    public static IEnumerable<PastValue> Between(Evaluation before, Evaluation after, HashSet<string> touched)
    {
        var (then, now) = (before.Status.Valid, after.Status.Valid);
        Dictionary<string, PropositionNode>? earlier = null;
        foreach (var node in after.Nodes.Where(n => touched.Contains(n.Id)))
        {
            earlier ??= before.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
            if (!earlier.TryGetValue(node.Id, out var old))
            {
                continue;
            }

            Instant? from = null;
            var (was, became) = (Truth.Open, Truth.Open);
            foreach (var at in old.Timeline.Starts.Concat(node.Timeline.Starts).Where(s => s <= now).Distinct().Order().Append(now.Next))
            {
                if (from is { } start && at <= then.Next && at <= now)
                {
                    yield return new(node, old, start, at, was, became);
                }

                (was, became) = (old.Timeline.At(at), node.Timeline.At(at));
                from = was == became ? null : at;
            }
        }
    }
}
