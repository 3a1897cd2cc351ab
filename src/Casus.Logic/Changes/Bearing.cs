using Casus.Model;

namespace Casus.Logic;

/// <summary>What rests on what in a dossier, over all versions of its items: propositions and commitments by their ids.</summary>
internal sealed class Bearing
{
    private readonly Dictionary<string, HashSet<string>> _below = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _above = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _consequents = new(StringComparer.Ordinal);

    public Bearing(Dossier dossier)
    {
        foreach (var proposition in dossier.Propositions.Where(p => p.Holds is not null))
        {
            Rest(proposition.Id, proposition.Holds!.Propositions);
            Add(_parts, proposition.Id, proposition.Holds.Propositions);
        }

        foreach (var commitment in dossier.Commitments)
        {
            Rest(commitment.Id, commitment.If?.Propositions ?? []);
            Rest(commitment.Id, commitment.Then.Propositions);
            Add(_consequents, commitment.Id, commitment.Then.Propositions);
        }

        foreach (var dependency in dossier.Dependencies)
        {
            Rest(dependency.Of, [dependency.Needs]);
        }
    }

    /// <summary>Itself and everything it rests on.</summary>
    public HashSet<string> Below(string id) => Reach([id], i => _below.GetValueOrDefault(i));

    /// <summary>Themselves and everything whose status may change with them.</summary>
    public HashSet<string> Above(IEnumerable<string> ids)
    {
        var reached = Reach(ids, i => _above.GetValueOrDefault(i));

        // A window that opens or closes on a monitored proposition changes how that is told, and with it what rests on it.
        var told = Reach(reached.SelectMany(i => _consequents.GetValueOrDefault(i) ?? []).ToList(), i => _parts.GetValueOrDefault(i));
        reached.UnionWith(Reach(told, i => _above.GetValueOrDefault(i)));
        return reached;
    }

    private static HashSet<string> Reach(IEnumerable<string> ids, Func<string, HashSet<string>?> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(ids);
        while (queue.TryDequeue(out var id))
        {
            if (reached.Add(id))
            {
                foreach (var one in next(id) ?? [])
                {
                    queue.Enqueue(one);
                }
            }
        }

        return reached;
    }

    private static void Add(Dictionary<string, HashSet<string>> edges, string from, IReadOnlyList<string> to)
    {
        if (!edges.TryGetValue(from, out var ends))
        {
            edges.Add(from, ends = new(StringComparer.Ordinal));
        }

        ends.UnionWith(to);
    }

    private void Rest(string id, IReadOnlyList<string> on)
    {
        Add(_below, id, on);
        foreach (var one in on)
        {
            Add(_above, one, [id]);
        }
    }
}
