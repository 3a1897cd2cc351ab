using Casus.Model;

namespace Casus.Logic;

/// <summary>Finds promises that wait for one another (<em>I will if you will</em>): none can fall due before another is kept.</summary>
/// <remarks>Which conditions ask about what others would bring about follows from the form of the dossier, and is looked up once; where they stand is asked each time.</remarks>
internal sealed class Circles
{
    /// <summary>A circle is looked for from each commitment; of more than so many that wait, from the first ones alone.</summary>
    private const int MostNamed = 100;

    private readonly Scope _scope;
    private readonly int[] _circular; // by their place among the commitments: those in circles, and whoever would bring about what one of these waits for
    private readonly HashSet<int> _inCircles;
    private readonly Condition?[] _conditions;
    private readonly List<PropositionNode> _basic = [];
    private readonly Dictionary<PropositionNode, int> _numbers = [];
    private readonly int[][] _asks;
    private readonly int[][] _brings;
    private readonly Condition[] _deeds;
    private readonly int?[] _kept; // that the commitment is satisfied, where some condition asks for it
    private readonly List<int>[] _keeping; // by what they would bring about
    private readonly int[][] _bringsAny; // of every commitment
    private readonly List<int>[] _asking;

    public Circles(Standings standings)
    {
        _scope = standings.Scope;
        var commitments = standings.Commitments;
        _inCircles = [.. standings.Circular().Select(c => _scope.Numbers[c.Id])];
        _bringsAny = _inCircles.Count == 0 ? [] : [.. commitments.Select(c => Basic(standings.Conditions.Of(c.Then)))];
        var asked = WithBringers(standings);
        _circular = [.. asked.Keys.Order()];
        _conditions = Array.ConvertAll(_circular, c => standings.Antecedent(commitments[c]));
        _asks = Array.ConvertAll(_circular, c => asked[c]);
        _brings = Array.ConvertAll(_circular, c => _bringsAny[c]);
        _asking = [.. Enumerable.Range(0, _basic.Count).Select(_ => new List<int>())];
        foreach (var (i, asks) in _asks.Index())
        {
            foreach (var node in asks)
            {
                _asking[node].Add(i);
            }
        }

        var kept = _basic.Index().Where(n => WhoseKeeping(n.Item) is not null).ToLookup(n => WhoseKeeping(n.Item)!, n => (int?)n.Index, StringComparer.Ordinal);
        _deeds = Array.ConvertAll(_circular, c => standings.Conditions.Of(commitments[c].Then));
        _kept = Array.ConvertAll(_circular, c => kept[commitments[c].Id].FirstOrDefault());
        _keeping = [.. Enumerable.Range(0, _basic.Count).Select(_ => new List<int>())];
        for (var i = 0; i < _kept.Length; i++)
        {
            foreach (var node in _kept[i] is null ? [] : _brings[i])
            {
                _keeping[node].Add(i);
            }
        }
    }

    /// <summary>True when it is of the same commitments and permissions.</summary>
    public bool IsOf(Scope scope) =>
        ReferenceEquals(scope.Effects, _scope.Effects) || (scope.Commitments.SequenceEqual(_scope.Commitments, ReferenceEqualityComparer.Instance) && !scope.Bearing.HasReferences);

    /// <summary>Those that wait in a circle, by their ids: for each the shortest circle, itself first and last.</summary>
    /// <param name="walked">Where each commitment stands, in order.</param>
    /// <param name="earlier">The answer of another evaluation: the same where the same ones wait.</param>
    public Answer Of(Standing[] walked, Conditions conditions, Instant valid, Answer? earlier)
    {
        if (_circular.Length == 0)
        {
            return new([], []);
        }

        var waiting = Waiting(walked, conditions, valid);
        if (earlier is not null && waiting.SequenceEqual(earlier.Waiting))
        {
            return earlier;
        }

        var isWaiting = new bool[_circular.Length];
        var bringing = Array.ConvertAll(_asking.ToArray(), _ => new List<int>());
        foreach (var i in waiting)
        {
            isWaiting[i] = true;
            foreach (var node in Brings(i))
            {
                bringing[node].Add(i);
            }
        }

        var circles = new Dictionary<string, ValueList<string>>(StringComparer.Ordinal);
        foreach (var i in waiting.Where(i => _inCircles.Contains(_circular[i])).Take(MostNamed))
        {
            if (Components.Circle(i, c => _asks[c].SelectMany(n => bringing[n]), c => isWaiting[c]) is { Count: > 0 } circle)
            {
                circles.Add(Id(i), [.. circle.Select(Id)]);
            }
        }

        return new(waiting, circles);

        string Id(int one) => _scope.Commitments[_circular[one]].Id;
    }

    // Those that fall due only once another one that waits is kept.
    private int[] Waiting(Standing[] walked, Conditions conditions, Instant valid)
    {
        var waits = new bool[_circular.Length];
        var promised = new bool[_basic.Count];
        for (var i = 0; i < waits.Length; i++)
        {
            waits[i] = _conditions[i] is not null && walked[_circular[i]].States == 1 << (int)CommitmentState.Conditional;
            foreach (var node in waits[i] ? Brings(i) : [])
            {
                promised[node] |= _basic[node].Timed is null || node == _kept[i];
            }
        }

        // What somebody bound already would bring about, or what may come of itself, nobody waits for in vain.
        var free = new bool[_basic.Count];
        var holds = new bool?[_basic.Count];
        var doubtful = new Queue<int>(Enumerable.Range(0, waits.Length).Where(i => waits[i]));
        var freed = new Queue<int>();
        for (var i = 0; i < walked.Length; i++)
        {
            foreach (var node in IsBound(i) ? _bringsAny[i] : [])
            {
                Free(node);
            }
        }

        for (var i = 0; i < waits.Length; i++)
        {
            FreeIfKept(i, IsBound(_circular[i]));
        }

        do
        {
            while (freed.TryDequeue(out var node))
            {
                _asking[node].ForEach(doubtful.Enqueue);
                _keeping[node].ForEach(i => FreeIfKept(i, false));
            }

            if (doubtful.TryDequeue(out var one) && waits[one] && _conditions[one]!.ByDefinitions(Expected) != Truth.False)
            {
                waits[one] = false;
                Array.ForEach(Brings(one), Free);
            }
        }
        while (freed.Count > 0 || doubtful.Count > 0);

        return [.. Enumerable.Range(0, waits.Length).Where(i => waits[i])];

        bool IsBound(int commitment) => (walked[commitment].States & ((1 << (int)CommitmentState.Detached) | (1 << (int)CommitmentState.Suspended))) != 0;

        void Free(int node)
        {
            if (!free[node])
            {
                free[node] = true;
                freed.Enqueue(node);
            }
        }

        // Whoever waits may yet have kept its word, where others bring about what it promised.
        void FreeIfKept(int i, bool isBound)
        {
            if (_kept[i] is { } kept && !free[kept] && (isBound || _deeds[i].ByDefinitions(Expected) != Truth.False))
            {
                Free(kept);
            }
        }

        Truth Expected(PropositionNode node)
        {
            var number = _numbers[node];
            return (holds[number] ??= conditions.Current(node).Told.At(valid) == Truth.True) ? Truth.True : promised[number] && !free[number] ? Truth.False : Truth.Open;
        }
    }

    // Down to whoever waits for nothing that is promised, each with what it asks about.
    private Dictionary<int, int[]> WithBringers(Standings standings)
    {
        var bringers = _bringsAny.SelectMany((nodes, commitment) => nodes.Select(node => (Node: node, Commitment: commitment))).ToLookup(b => b.Node, b => b.Commitment);
        var asked = new Dictionary<int, int[]>();
        var open = new Stack<int>(_inCircles);
        while (open.TryPop(out var next))
        {
            if (!asked.TryAdd(next, standings.Antecedent(_scope.Commitments[next]) is { } condition ? Basic(condition) : []))
            {
                continue;
            }

            foreach (var node in asked[next])
            {
                if (WhoseKeeping(_basic[node]) is { } kept && _scope.Numbers.TryGetValue(kept, out var number))
                {
                    open.Push(number);
                }

                foreach (var one in bringers[node])
                {
                    open.Push(one);
                }
            }
        }

        return asked;
    }

    // The commitment whose being satisfied it is; null for anything else.
    private static string? WhoseKeeping(PropositionNode node) =>
        node.Timed is StandsAs { IsStage: false } stands && Enum.Parse<CommitmentState>(stands.Word, ignoreCase: true) == CommitmentState.Satisfied ? stands.Item : null;

    private int[] Brings(int one) => _kept[one] is { } kept ? [.. _brings[one], kept] : _brings[one];

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
