using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>What rests on what in a dossier: propositions, commitments, series and contributions by their ids.</summary>
/// <remarks>It is worked out once for a dossier, which is immutable.</remarks>
internal sealed class Bearing
{
    private static readonly ConditionalWeakTable<Dossier, Bearing> Known = [];

    private readonly Dictionary<string, HashSet<string>> _below = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _above = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _consequents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _antecedents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _monitored;
    private readonly HashSet<string> _commitments;
    private readonly HashSet<string> _propositions;
    private readonly Lazy<ILookup<string, string>> _bringing;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<string[]>>> _circles;
    private readonly Lazy<HashSet<string>> _circular;
    private readonly Lazy<HashSet<string>> _promised;
    private readonly Lazy<(string[] Names, Dictionary<string, int> Numbers, int[][] Ways, bool[] IsCommitment)> _graph;

    private Bearing(IReadOnlyCollection<Proposition> propositions, IReadOnlyCollection<Commitment> commitments, IReadOnlyCollection<Dependency> dependencies)
    {
        _monitored = [.. propositions.Where(p => p.Absence == Absence.Monitored && p.Holds is null).Select(p => p.Id)];
        _commitments = [.. commitments.Select(c => c.Id)];
        _propositions = [.. propositions.Select(p => p.Id)];
        foreach (var proposition in propositions.Where(p => p.Holds is not null))
        {
            var on = On(proposition.Holds!);
            Rest(proposition.Id, on);
            Add(_parts, proposition.Id, on);
        }

        foreach (var commitment in commitments)
        {
            Add(_consequents, commitment.Id, On(commitment.Then));
            Add(_antecedents, commitment.Id, [.. commitment.If is null ? [] : On(commitment.If), .. commitment.WithinOf is null ? [] : On(commitment.WithinOf)]);
            Rest(commitment.Id, _consequents[commitment.Id]);
            Rest(commitment.Id, _antecedents[commitment.Id]);
            foreach (var effect in commitment.Effects ?? [])
            {
                // Read as a part of its condition, where the exercise creates it.
                Rest(effect.Commitment, On(new StandsAs("satisfied", commitment.Id)));
                Add(_antecedents, effect.Commitment, [commitment.Id]);
            }
        }

        foreach (var dependency in dependencies)
        {
            Rest(dependency.Of, [dependency.Needs]);
        }

        _bringing = new(() => _consequents
            .SelectMany(c => Reach(c.Value, i => _parts.GetValueOrDefault(i)).Where(_monitored.Contains).Select(p => (Proposition: p, Commitment: c.Key)))
            .ToLookup(e => e.Proposition, e => e.Commitment, StringComparer.Ordinal));
        _circles = new(FindCircles);
        _circular = new(() => [.. Circles.SelectMany(l => l).SelectMany(c => c)]);
        _promised = new(FindPromisedInACircle);
        _graph = new(Graph);
    }

    /// <summary>True when some commitment's standing bears on another's.</summary>
    public bool HasReferences { get; private set; }

    /// <summary>Over all versions of all items.</summary>
    public static Bearing Of(Dossier dossier) => Known.GetValue(dossier, d => new(d.Propositions, d.Commitments, d.Dependencies));

    /// <summary>Takes over what was worked out of a dossier as it was, where what was recorded since is about other things.</summary>
    public static void Follow(Dossier earlier, Dossier later)
    {
        if (Known.TryGetValue(earlier, out var bearing) && IsSame(earlier.Propositions, later.Propositions) && IsSame(earlier.Commitments, later.Commitments)
            && IsSame(earlier.Dependencies, later.Dependencies))
        {
            Known.TryAdd(later, bearing);
        }

        static bool IsSame(IEnumerable<IDossierItem> one, IEnumerable<IDossierItem> other) => one.SequenceEqual(other, ReferenceEqualityComparer.Instance);
    }

    /// <summary>Over what counts at one time.</summary>
    public static Bearing Of(KnownItems items) => items.IsAll ? Of(items.Dossier) : new(items.Propositions, items.Commitments, items.Dependencies);

    /// <summary>Itself and everything it rests on; a monitored proposition rests on the windows that keep it open, too.</summary>
    public HashSet<string> Below(string id) =>
        Reach([id], i => _monitored.Contains(i) ? [.. _below.GetValueOrDefault(i) ?? [], .. BringingAny(i)] : _below.GetValueOrDefault(i));

    /// <summary>Themselves and everything whose status may change with them.</summary>
    public HashSet<string> Above(IEnumerable<string> ids)
    {
        var (names, numbers, ways, _) = _graph.Value;
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var isSeen = new bool[names.Length];
        var open = new Stack<int>();
        foreach (var id in ids)
        {
            // What nothing rests on has no number.
            reached.Add(id);
            if (numbers.TryGetValue(id, out var number))
            {
                Enter(number);
            }
        }

        while (open.TryPop(out var next))
        {
            reached.Add(names[next]);
            foreach (var way in ways[next])
            {
                Enter(way);
            }
        }

        return reached;

        void Enter(int number)
        {
            if (!isSeen[number])
            {
                isSeen[number] = true;
                open.Push(number);
            }
        }
    }

    /// <summary>What rests on some items, whatever is on the way up, as far as the next commitments: what rests on one of these hangs on whether its course is another.</summary>
    /// <param name="known">What is left out, being known already.</param>
    public HashSet<string> NextAbove(IEnumerable<string> ids, HashSet<string> known)
    {
        var (names, numbers, ways, isCommitment) = _graph.Value;
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<int>();
        foreach (var id in ids)
        {
            foreach (var way in numbers.TryGetValue(id, out var number) ? ways[number] : [])
            {
                if (!known.Contains(names[way]))
                {
                    Enter(way);
                }
            }
        }

        while (open.TryPop(out var next))
        {
            foreach (var way in ways[next])
            {
                Enter(way);
            }
        }

        return reached;

        void Enter(int number)
        {
            if (reached.Add(names[number]) && !isCommitment[number])
            {
                open.Push(number);
            }
        }
    }

    /// <summary>True when something rests on it that is not among what is known already.</summary>
    public bool LeadsOut(string id, HashSet<string> known)
    {
        var (names, numbers, ways, _) = _graph.Value;
        foreach (var way in numbers.TryGetValue(id, out var number) ? ways[number] : [])
        {
            if (!known.Contains(names[way]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The commitments that keep a monitored proposition open while their windows are: those it would keep, but for any whose own condition asks about it.</summary>
    public IEnumerable<string> Bringing(string proposition) => _bringing.Value[proposition].Where(c => !Asks(c).Contains(proposition));

    /// <summary>Every commitment that a monitored proposition would keep.</summary>
    public IEnumerable<string> BringingAny(string proposition) => _bringing.Value[proposition];

    /// <summary>True when where a commitment stands bears on itself, by way of others.</summary>
    public bool IsCircular(string commitment) => _circular.Value.Contains(commitment);

    /// <summary>True when its condition rests, by way of what others would bring about, on what it would bring about itself.</summary>
    public bool IsPromisedInACircle(string commitment) => _promised.Value.Contains(commitment);

    /// <summary>The commitments that bear on one another, circle by circle: first the circles that rest on no other one, then those that rest on these alone, and so on.</summary>
    public IReadOnlyList<IReadOnlyList<string[]>> Circles => _circles.Value;

    /// <summary>The commitments that <see cref="IsCircular"/> is true of.</summary>
    public IReadOnlyCollection<string> Circular => _circular.Value;

    // From each item to what rests on it. A window that opens or closes on a monitored proposition changes how that is told, and with it what rests on it.
    private (string[] Names, Dictionary<string, int> Numbers, int[][] Ways, bool[] IsCommitment) Graph()
    {
        string[] names = [.. _above.Keys.Concat(_above.Values.SelectMany(a => a)).Concat(_consequents.Keys).Concat(_monitored).Distinct(StringComparer.Ordinal)];
        var numbers = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        return (
            names, numbers, Array.ConvertAll(names, name => (int[])[.. Ways(name).Distinct(StringComparer.Ordinal).Select(w => numbers[w])]),
            Array.ConvertAll(names, name => _commitments.Contains(name) && !_propositions.Contains(name)));

        IEnumerable<string> Ways(string name) => (_above.GetValueOrDefault(name) ?? [])
            .Concat(_consequents.TryGetValue(name, out var consequent) ? Reach(consequent, i => _parts.GetValueOrDefault(i)).Where(_monitored.Contains) : []);
    }

    // The monitored propositions a condition asks about.
    private HashSet<string> Asks(string commitment) => Reach(_antecedents.GetValueOrDefault(commitment) ?? [], i => _parts.GetValueOrDefault(i));

    private List<List<string[]>> FindCircles()
    {
        if (!HasReferences && !_antecedents.Keys.Any(c => Asks(c).Overlaps(_monitored)))
        {
            return [];
        }

        string[] ids = [.. _commitments.Concat(_parts.Keys).Concat(_monitored).Distinct(StringComparer.Ordinal)];
        var numbers = ids.Index().ToDictionary(i => i.Item, i => i.Index, StringComparer.Ordinal);

        // Each twice: as conditions ask for it (even), and as a consequent is read (odd), which no open window bears on. An id may name both a proposition and a commitment.
        var ways = new IReadOnlyList<int>[ids.Length * 2];
        foreach (var (i, id) in ids.Index())
        {
            var parts = _parts.GetValueOrDefault(id) ?? [];
            var isCommitment = _commitments.Contains(id);
            ways[i * 2] =
            [
                .. Numbers(isCommitment ? _antecedents[id] : []).Select(n => n * 2),
                .. Numbers(isCommitment ? _consequents[id] : []).Select(n => (n * 2) + 1),
                .. Numbers(parts).Select(n => n * 2),
                .. Numbers(_monitored.Contains(id) ? Bringing(id) : []).Select(n => n * 2),
            ];
            ways[(i * 2) + 1] = [.. Numbers(parts).Select(n => (n * 2) + 1), .. isCommitment ? [i * 2] : Array.Empty<int>()];
        }

        var circles = new List<List<string[]>>();
        var levels = new int[ways.Length]; // how many circles, one resting on the next, come before it or are it
        foreach (var component in Components.Of(ways.Length, n => ways[n]))
        {
            var level = component.SelectMany(n => ways[n]).Select(n => levels[n]).DefaultIfEmpty().Max();
            string[] commitments = component.Count > 1 || ways[component[0]].Contains(component[0])
                ? [.. component.Where(n => n % 2 == 0).Select(n => ids[n / 2]).Where(_commitments.Contains)] : [];
            if (commitments.Length > 0)
            {
                if (level == circles.Count)
                {
                    circles.Add([]);
                }

                circles[level++].Add(commitments);
            }

            component.ForEach(n => levels[n] = level);
        }

        return circles;

        IEnumerable<int> Numbers(IEnumerable<string> names) => names.Where(numbers.ContainsKey).Select(n => numbers[n]);
    }

    private HashSet<string> FindPromisedInACircle()
    {
        var bringing = _consequents.SelectMany(c => Reach(c.Value, i => _parts.GetValueOrDefault(i)).Select(p => (Proposition: p, Commitment: c.Key)))
            .ToLookup(e => e.Proposition, e => e.Commitment, StringComparer.Ordinal);
        string[] ids = [.. _commitments.Concat(_antecedents.Values.SelectMany(a => a)).Concat(_parts.Values.SelectMany(p => p)).Concat(bringing.Select(b => b.Key)).Distinct(StringComparer.Ordinal)];
        var numbers = ids.Index().ToDictionary(i => i.Item, i => i.Index, StringComparer.Ordinal);
        var ways = Array.ConvertAll(ids, id => (IReadOnlyList<int>)[.. Ways(id).Select(i => numbers[i])]);
        return [.. Components.Of(ids.Length, n => ways[n]).Where(c => c.Count > 1).SelectMany(c => c).Select(n => ids[n]).Where(_commitments.Contains)];

        IEnumerable<string> Ways(string id) => _commitments.Contains(id) ? _antecedents[id] : [.. _parts.GetValueOrDefault(id) ?? [], .. bringing[id]];
    }

    private HashSet<string> On(Formula formula)
    {
        var on = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in formula is Atom one ? [one] : formula.Subformulas)
        {
            switch (part)
            {
                case Atom atom:
                    on.Add(atom.Proposition);
                    break;
                case StandsAs stands:
                    on.Add(stands.Item);
                    HasReferences |= !stands.IsStage;
                    break;
                case Threshold threshold:
                    on.UnionWith(threshold.Candidates);
                    break;
            }

            if (part is Timed timed)
            {
                // By its own text too: time alone may change it.
                var text = timed.ToString();
                on.Add(text);
                Rest(text, [.. timed.Subformulas.SelectMany(PropositionNode.Ids), .. timed.Subformulas.Skip(1).OfType<Timed>().Select(t => t.ToString())]);
            }
        }

        return on;
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

    private static void Add(Dictionary<string, HashSet<string>> edges, string from, IEnumerable<string> to)
    {
        if (!edges.TryGetValue(from, out var ends))
        {
            edges.Add(from, ends = new(StringComparer.Ordinal));
        }

        ends.UnionWith(to);
    }

    private void Rest(string id, IReadOnlyCollection<string> on)
    {
        Add(_below, id, on);
        foreach (var one in on)
        {
            Add(_above, one, [id]);
        }
    }
}
