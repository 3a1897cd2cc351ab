using Casus.Model;

namespace Casus.Logic;

/// <summary>Finds promises that wait for one another (<em>I will if you will</em>): none can fall due before another is kept.</summary>
/// <remarks>Which conditions ask about what others would bring about follows from the form of the dossier, and is looked up once; where they stand is asked each time.</remarks>
internal sealed class Circles
{
    /// <summary>A circle is looked for from each commitment; of more than so many that wait, from the first ones alone.</summary>
    private const int MostNamed = 100;

    private readonly Scope _scope;
    private readonly Commitment[] _circular;
    private readonly Condition?[] _conditions;
    private readonly List<PropositionNode> _basic = [];
    private readonly Dictionary<PropositionNode, int> _numbers = [];
    private readonly int[][] _asks;
    private readonly int[][] _brings;
    private readonly Dictionary<string, int[]> _bringsAny = new(StringComparer.Ordinal);
    private readonly List<int>[] _asking;

    public Circles(Standings standings)
    {
        _scope = standings.Scope;
        _circular = [.. standings.Circular()];
        _conditions = Array.ConvertAll(_circular, standings.Antecedent);
        _asks = Array.ConvertAll(_conditions, c => c is null ? [] : Basic(c));
        _brings = Array.ConvertAll(_circular, c => Basic(standings.Conditions.Of(c.Then)));
        foreach (var commitment in _circular.Length == 0 ? [] : standings.Commitments)
        {
            _bringsAny.Add(commitment.Id, Basic(standings.Conditions.Of(commitment.Then)));
        }

        _asking = [.. Enumerable.Range(0, _basic.Count).Select(_ => new List<int>())];
        foreach (var (i, asks) in _asks.Index())
        {
            foreach (var node in asks)
            {
                _asking[node].Add(i);
            }
        }
    }

    /// <summary>True when it is of the same commitments and permissions.</summary>
    public bool IsOf(Scope scope) =>
        ReferenceEquals(scope.Effects, _scope.Effects) || (scope.Commitments.SequenceEqual(_scope.Commitments, ReferenceEqualityComparer.Instance) && !scope.Bearing.HasReferences);

    /// <summary>Those that wait in a circle, by their ids: for each the shortest circle, itself first and last.</summary>
    /// <param name="earlier">The answer of another evaluation: the same where the same ones wait.</param>
    public Answer Of(Standings standings, Instant valid, Answer? earlier)
    {
        if (_circular.Length == 0)
        {
            return new([], []);
        }

        var waiting = Waiting(standings, valid);
        if (earlier is not null && waiting.SequenceEqual(earlier.Waiting))
        {
            return earlier;
        }

        var isWaiting = new bool[_circular.Length];
        var bringing = Array.ConvertAll(_asking.ToArray(), _ => new List<int>());
        foreach (var i in waiting)
        {
            isWaiting[i] = true;
            foreach (var node in _brings[i])
            {
                bringing[node].Add(i);
            }
        }

        var circles = new Dictionary<string, ValueList<string>>(StringComparer.Ordinal);
        foreach (var i in waiting.Take(MostNamed))
        {
            if (Components.Circle(i, c => _asks[c].SelectMany(n => bringing[n]), c => isWaiting[c]) is { Count: > 0 } circle)
            {
                circles.Add(_circular[i].Id, [.. circle.Select(c => _circular[c].Id)]);
            }
        }

        return new(waiting, circles);
    }

    // Those that fall due only once another one that waits is kept.
    private int[] Waiting(Standings standings, Instant valid)
    {
        var waits = new bool[_circular.Length];
        var promised = new bool[_basic.Count];
        for (var i = 0; i < waits.Length; i++)
        {
            waits[i] = _conditions[i] is not null && standings.Walk(_circular[i]).Hypotheses.TrueForAll(h => h.State == CommitmentState.Conditional);
            foreach (var node in waits[i] ? _brings[i] : [])
            {
                promised[node] |= _basic[node].Timed is null;
            }
        }

        // What somebody bound already would bring about, or what may come of itself, nobody waits for in vain.
        var free = new bool[_basic.Count];
        foreach (var commitment in standings.Commitments.Where(c => standings.Walk(c).Hypotheses.Exists(h => h.State is CommitmentState.Detached or CommitmentState.Suspended)))
        {
            foreach (var node in _bringsAny[commitment.Id])
            {
                free[node] = true;
            }
        }

        var holds = new bool?[_basic.Count];
        var doubtful = new Queue<int>(Enumerable.Range(0, waits.Length).Where(i => waits[i]));
        while (doubtful.TryDequeue(out var i))
        {
            if (waits[i] && _conditions[i]!.ByDefinitions(Expected) != Truth.False)
            {
                waits[i] = false;
                foreach (var node in _brings[i].Where(n => !free[n]))
                {
                    free[node] = true;
                    _asking[node].ForEach(doubtful.Enqueue);
                }
            }
        }

        return [.. Enumerable.Range(0, waits.Length).Where(i => waits[i])];

        Truth Expected(PropositionNode node)
        {
            var number = _numbers[node];
            return (holds[number] ??= standings.Conditions.Current(node).Told.At(valid) == Truth.True) ? Truth.True : promised[number] && !free[number] ? Truth.False : Truth.Open;
        }
    }

    private int[] Basic(Condition condition)
    {
        var nodes = Supervaluation.Below(condition.Atoms, n => n.Definition is not null).Variables;
        return [.. nodes.Select(node =>
        {
            if (!_numbers.TryGetValue(node, out var number))
            {
                _numbers.Add(node, number = _basic.Count);
                _basic.Add(node);
            }

            return number;
        })];
    }

    /// <param name="Waiting">Those that wait for one another, by number.</param>
    /// <param name="Named">The circle of each that stands in one.</param>
    internal sealed record Answer(int[] Waiting, Dictionary<string, ValueList<string>> Named);
}
