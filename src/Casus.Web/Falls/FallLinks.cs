using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>Everything that rests on something in a dossier, as known from a viewpoint; no value or state is part of it.</summary>
internal sealed class FallLinks
{
    private readonly ILookup<string, FallEdge> _down;

    private readonly ILookup<string, FallEdge> _up;

    // What it was made of.
    private readonly object _formulas;

    private readonly IReadOnlyList<Dependency> _dependencies;

    public FallLinks(DossierStatus status, Roles roles)
    {
        (_formulas, _dependencies) = (roles.Formulas, roles.Dependencies);
        var propositions = status.Propositions.Select(p => p.Proposition.Id).ToHashSet(StringComparer.Ordinal);
        var commitments = status.Commitments.Select(c => c.Commitment.Id).ToHashSet(StringComparer.Ordinal);
        var edges = new List<FallEdge>();
        foreach (var dependency in roles.Dependencies.Where(d => propositions.Contains(d.Needs)))
        {
            if (propositions.Contains(dependency.Of) || commitments.Contains(dependency.Of))
            {
                edges.Add(new(FallGraph.Whole(!propositions.Contains(dependency.Of), dependency.Of), FallGraph.Whole(false, dependency.Needs), FallEdgeKind.Needs));
            }
        }

        foreach (var proposition in status.Propositions.Select(p => p.Proposition))
        {
            Add(FallGraph.Whole(false, proposition.Id), proposition.Holds, FallEdgeKind.MadeOf, FallEdgeKind.MadeOfNot);
        }

        foreach (var commitment in status.Commitments.Select(c => c.Commitment))
        {
            var whole = FallGraph.Whole(true, commitment.Id);
            Add(whole, commitment.If, FallEdgeKind.WaitsFor, FallEdgeKind.WaitsForNot);

            // What is prohibited is not brought about by the prohibition.
            if (commitment.Kind != CommitmentKind.Prohibition)
            {
                edges.AddRange(commitment.Then.Propositions.Where(propositions.Contains).Select(id => new FallEdge(FallGraph.Whole(false, id), whole, FallEdgeKind.BroughtAboutBy)));
            }
        }

        All = edges;
        _down = edges.ToLookup(e => e.From, StringComparer.Ordinal);
        _up = edges.ToLookup(e => e.To, StringComparer.Ordinal);

        void Add(string from, Formula? formula, FallEdgeKind kind, FallEdgeKind negated)
        {
            foreach (var (id, isPlain) in Signs(formula))
            {
                if (propositions.Contains(id))
                {
                    edges.Add(new(from, FallGraph.Whole(false, id), isPlain ? kind : negated));
                }
            }
        }
    }

    public IReadOnlyList<FallEdge> All { get; }

    /// <summary>True where a view whose propositions are for this has the same links.</summary>
    public bool IsOf(Roles roles) => ReferenceEquals(_formulas, roles.Formulas) && _dependencies.SequenceEqual(roles.Dependencies, ReferenceEqualityComparer.Instance);

    /// <summary>Those that have any.</summary>
    public bool Has(string whole) => _down.Contains(whole) || _up.Contains(whole);

    public IEnumerable<FallEdge> Down(string whole) => _down[whole];

    public IEnumerable<FallEdge> Up(string whole) => _up[whole];

    /// <summary>What the focus rests on and what rests on it, each with its steps away; never first one way and then the other.</summary>
    public Dictionary<string, int> Reach(string focus, int most)
    {
        var start = FallGraph.Whole(false, focus);
        var distances = new Dictionary<string, int>(StringComparer.Ordinal) { [start] = 0 };
        Walk(id => _down[id].Select(e => e.To));
        Walk(id => _up[id].Select(e => e.From));
        return distances;

        void Walk(Func<string, IEnumerable<string>> next)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { start };
            var open = new Queue<(string Id, int Distance)>([(start, 0)]);
            while (open.TryDequeue(out var at))
            {
                foreach (var id in next(at.Id).Where(id => at.Distance < most && seen.Add(id)))
                {
                    distances[id] = Math.Min(distances.GetValueOrDefault(id, int.MaxValue), at.Distance + 1);
                    open.Enqueue((id, at.Distance + 1));
                }
            }
        }
    }

    // Each proposition once; plain wherever it stands plainly at least once.
    private static IEnumerable<(string Id, bool IsPlain)> Signs(Formula? formula)
    {
        var signs = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        var open = new Stack<(Formula Formula, bool IsPlain)>();
        if (formula is not null)
        {
            open.Push((formula, true));
        }

        while (open.TryPop(out var next))
        {
            switch (next.Formula)
            {
                case Not not:
                    open.Push((not.Inner, !next.IsPlain));
                    break;
                case And and:
                    PushAll(and.Parts, next.IsPlain);
                    break;
                case Or or:
                    PushAll(or.Parts, next.IsPlain);
                    break;
                case AtLeast gate:
                    PushAll(gate.Parts, next.IsPlain);
                    break;
                default:
                    foreach (var id in next.Formula.Propositions)
                    {
                        signs[id] = next.IsPlain || signs.GetValueOrDefault(id);
                    }

                    break;
            }
        }

        return signs.Select(s => (s.Key, s.Value));

        void PushAll(IEnumerable<Formula> parts, bool isPlain)
        {
            foreach (var part in parts.Reverse())
            {
                open.Push((part, isPlain));
            }
        }
    }
}
