using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>What a dossier's propositions are for: which commitments wait for them, which bring them about, what needs them.</summary>
public sealed class Roles
{
    private readonly Dictionary<string, PropositionStatus> _values;

    private readonly ILookup<string, CommitmentStatus> _waiting;

    private readonly ILookup<string, CommitmentStatus> _bringing;

    private readonly ILookup<string, Proposition> _parts;

    private readonly ILookup<string, Dependency> _needed;

    private readonly ILookup<string, string> _needs;

    public Roles(Dossier dossier, DossierStatus status)
    {
        _values = status.Propositions.ToDictionary(p => p.Proposition.Id, StringComparer.Ordinal);
        _waiting = Lookup(status.Commitments, c => c.Commitment.If);
        _bringing = Lookup(status.Commitments, c => c.Commitment.Then);
        _parts = Lookup(status.Propositions.Select(p => p.Proposition), p => p.Holds);
        Dependencies = [.. dossier.Dependencies.Where(d => d.Origin.Counts(status.Known, status.Drafts))];
        _needed = Dependencies.ToLookup(d => d.Needs, StringComparer.Ordinal);
        _needs = Dependencies.ToLookup(d => d.Of, d => d.Needs, StringComparer.Ordinal);
    }

    public IReadOnlyList<Dependency> Dependencies { get; }

    /// <summary>The proposition with its value, or null where the dossier has none at this time.</summary>
    public PropositionStatus? Find(string id) => _values.GetValueOrDefault(id);

    /// <summary>Commitments whose condition names it.</summary>
    public IReadOnlyList<CommitmentStatus> WaitingFor(string id) => [.. _waiting[id]];

    /// <summary>Commitments that would bring it about.</summary>
    public IReadOnlyList<CommitmentStatus> Bringing(string id) => [.. _bringing[id]];

    /// <summary>Derived propositions made of it.</summary>
    public IReadOnlyList<Proposition> MadeOf(string id) => [.. _parts[id]];

    public IReadOnlyList<Dependency> NeededBy(string id) => [.. _needed[id]];

    /// <summary>The propositions it cannot hold without, by dependencies of its own.</summary>
    public IEnumerable<string> NeedsOf(string id) => _needs[id];

    /// <summary>True when it is the outcome of one commitment and of nothing else's concern.</summary>
    public CommitmentStatus? OnlyOutcomeOf(string id) =>
        !_waiting[id].Any() && !_parts[id].Any() && !_needed[id].Any() && _bringing[id].ToList() is [var only] ? only : null;

    /// <summary>A formula with its propositions' sentences.</summary>
    public string Say(Formula formula) => formula switch
    {
        Atom atom => Find(atom.Proposition)?.Proposition.Text ?? atom.Proposition,
        _ => formula.ToString(),
    };

    private static ILookup<string, T> Lookup<T>(IEnumerable<T> items, Func<T, Formula?> formula) => items
        .SelectMany(i => formula(i)?.Propositions.Select(p => (p, i)) ?? [])
        .ToLookup(x => x.p, x => x.i, StringComparer.Ordinal);
}
