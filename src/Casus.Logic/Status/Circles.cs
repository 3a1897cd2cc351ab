using Casus.Model;

namespace Casus.Logic;

/// <summary>Finds promises that wait for one another (<em>I will if you will</em>): none can fall due before another is kept.</summary>
internal static class Circles
{
    /// <summary>A circle is looked for from each commitment; of more than so many that wait, from the first ones alone.</summary>
    private const int MostNamed = 1000;

    /// <summary>The circle of each commitment that waits in one: ids, its own first and last.</summary>
    /// <param name="walks">Those that could stand in one.</param>
    /// <param name="bound">What commitments that have fallen due would bring about.</param>
    public static Dictionary<string, ValueList<string>> Of(
        IReadOnlyList<(Commitment Commitment, Condition? If, Condition Then, Standing Standing)> walks, IEnumerable<Condition> bound, Instant valid)
    {
        var basic = new Dictionary<Condition, List<PropositionNode>>();
        var waiting = walks.Where(w => w.If is not null && w.Standing.Hypotheses.TrueForAll(h => h.State == CommitmentState.Conditional)).ToDictionary(w => w.Commitment.Id, StringComparer.Ordinal);
        var asking = waiting.Values.SelectMany(w => Basic(w.If!).Select(n => (Node: n, w.Commitment.Id))).ToLookup(e => e.Node, e => e.Id);

        // What somebody bound already would bring about, or what may come of itself, nobody waits for in vain.
        var free = waiting.Count == 0 ? [] : bound.SelectMany(Basic).ToHashSet();
        var promised = waiting.Values.SelectMany(w => Basic(w.Then)).Where(n => n.Timed is null).ToHashSet();
        var doubtful = new Queue<string>(waiting.Keys);
        while (doubtful.TryDequeue(out var id))
        {
            if (waiting.TryGetValue(id, out var one) && one.If!.ByDefinitions(n => n.Told.At(valid) == Truth.True ? Truth.True : promised.Contains(n) && !free.Contains(n) ? Truth.False : Truth.Open) != Truth.False)
            {
                waiting.Remove(id);
                foreach (var again in Basic(one.Then).Where(free.Add).SelectMany(n => asking[n]))
                {
                    doubtful.Enqueue(again);
                }
            }
        }

        var circles = new Dictionary<string, ValueList<string>>(StringComparer.Ordinal);
        var bringing = waiting.Values.SelectMany(w => Basic(w.Then).Select(n => (Node: n, w.Commitment.Id))).ToLookup(e => e.Node, e => e.Id);
        foreach (var id in waiting.Keys.Take(MostNamed))
        {
            if (Components.Circle(id, c => Basic(waiting[c].If!).SelectMany(n => bringing[n]).Distinct(), waiting.ContainsKey) is { Count: > 0 } circle)
            {
                circles.Add(id, [.. circle]);
            }
        }

        return circles;

        List<PropositionNode> Basic(Condition condition)
        {
            if (!basic.TryGetValue(condition, out var nodes))
            {
                basic.Add(condition, nodes = Supervaluation.Below(condition.Atoms, n => n.Definition is not null).Variables);
            }

            return nodes;
        }
    }
}
