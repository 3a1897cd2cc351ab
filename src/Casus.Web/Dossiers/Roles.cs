using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>What a dossier's propositions are for: which commitments wait for them, which bring them about, what needs them.</summary>
public sealed class Roles
{
    private readonly Dictionary<string, PropositionStatus> _values;

    private readonly DossierStatus _status;

    private readonly Form _form;

    private readonly ILookup<string, Dependency> _needed;

    private readonly ILookup<string, string> _needs;

    /// <param name="earlier">Of the dossier before something was recorded, or at another time: what formulas name is taken over where they are the same.</param>
    public Roles(Dossier dossier, DossierStatus status, Roles? earlier = null)
    {
        _status = status;
        _values = status.Propositions.ToDictionary(p => p.Proposition.Id, StringComparer.Ordinal);
        _form = earlier is not null && earlier._form.IsOf(status) ? earlier._form : new(status);
        Dependencies = [.. dossier.Dependencies.Where(d => d.Origin.Counts(status.Known, status.Drafts))];
        _needed = Dependencies.ToLookup(d => d.Needs, StringComparer.Ordinal);
        _needs = Dependencies.ToLookup(d => d.Of, d => d.Needs, StringComparer.Ordinal);
    }

    public IReadOnlyList<Dependency> Dependencies { get; }

    /// <summary>What the formulas of these commitments and propositions name: the same object as an earlier view's where these are the same.</summary>
    internal object Formulas => _form;

    /// <summary>The proposition with its value, or null where the dossier has none at this time.</summary>
    public PropositionStatus? Find(string id) => _values.GetValueOrDefault(id);

    /// <summary>Commitments whose condition names it.</summary>
    public IReadOnlyList<CommitmentStatus> WaitingFor(string id) => [.. _form.Waiting[id].Select(At)];

    /// <summary>Commitments that would bring it about.</summary>
    public IReadOnlyList<CommitmentStatus> Bringing(string id) => [.. _form.Bringing[id].Select(At)];

    /// <summary>Derived propositions made of it.</summary>
    public IReadOnlyList<Proposition> MadeOf(string id) => [.. _form.Parts[id]];

    public IReadOnlyList<Dependency> NeededBy(string id) => [.. _needed[id]];

    /// <summary>The propositions it cannot hold without, by dependencies of its own.</summary>
    public IEnumerable<string> NeedsOf(string id) => _needs[id];

    /// <summary>True when it is the outcome of one commitment and of nothing else's concern.</summary>
    public CommitmentStatus? OnlyOutcomeOf(string id) =>
        !_form.Waiting.Contains(id) && !_form.Parts.Contains(id) && !_needed.Contains(id) && _form.Bringing[id].Take(2).ToList() is [var only] ? At(only) : null;

    /// <summary>A formula with its propositions' sentences.</summary>
    public string Say(Formula formula) => formula switch
    {
        Atom atom => Find(atom.Proposition)?.Proposition.Text ?? atom.Proposition,
        _ => formula.ToString(),
    };

    /// <summary>How much hangs on a proposition: what others wait for or need comes before what only comes about.</summary>
    public int Weight(Proposition proposition)
    {
        var id = proposition.Id;
        return _form.Waiting[id].Count() + (_needed[id].Count() * 2) + _form.Parts[id].Count() + (proposition.Holds is null ? 0 : 1);
    }

    private CommitmentStatus At(int commitment) => _status.Commitments[commitment];

    // What the formulas of some commitments and propositions name; commitments by their places.
    private sealed class Form
    {
        private readonly Commitment[] _commitments;

        private readonly Proposition[] _propositions;

        public Form(DossierStatus status)
        {
            (_commitments, _propositions) = ([.. status.Commitments.Select(c => c.Commitment)], [.. status.Propositions.Select(p => p.Proposition)]);
            Waiting = Lookup(_commitments.Index(), c => c.Item.If, c => c.Index);
            Bringing = Lookup(_commitments.Index(), c => c.Item.Then, c => c.Index);
            Parts = Lookup(_propositions, p => p.Holds, p => p);
        }

        public ILookup<string, int> Waiting { get; }

        public ILookup<string, int> Bringing { get; }

        public ILookup<string, Proposition> Parts { get; }

        public bool IsOf(DossierStatus status) =>
            status.Commitments.Count == _commitments.Length && status.Propositions.Count == _propositions.Length
            && status.Commitments.Index().All(c => ReferenceEquals(c.Item.Commitment, _commitments[c.Index]))
            && status.Propositions.Index().All(p => ReferenceEquals(p.Item.Proposition, _propositions[p.Index]));

        private static ILookup<string, TValue> Lookup<T, TValue>(IEnumerable<T> items, Func<T, Formula?> formula, Func<T, TValue> value) => items
            .SelectMany(i => formula(i)?.Propositions.Select(p => (Proposition: p, Value: value(i))) ?? [])
            .ToLookup(x => x.Proposition, x => x.Value, StringComparer.Ordinal);
    }
}
